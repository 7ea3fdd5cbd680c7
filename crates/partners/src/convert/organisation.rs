//! Organisations between the contract and the domain.

use api::partners::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, known_paths, local_date, period, timestamp};
use jiff::civil::Date;
use uuid::Uuid;

use super::commands::With;
use super::{change, choice, on_wire, optional_id};
use crate::domain::OrganisationId;
use crate::domain::alias::needs_context;
use crate::domain::organisation::{
    Language, LegalPersonality, NameKind, Organisation, OrganisationCode, OrganisationFields, OrganisationKind, OrganisationName,
    Personality, Sector,
};

/// A new organisation.
#[derive(Debug)]
pub(crate) struct Register(pub(crate) Option<Uuid>, pub(crate) OrganisationFields);

impl TryFrom<pb::CreateOrganisationRequest> for Register {
    type Error = Failure;

    fn try_from(request: pb::CreateOrganisationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let fields = fields(&mut read, request.organisation.unwrap_or_default());
        read.finish(Self(optional_id(&request.id), fields))
    }
}

/// New values and the paths to which they belong.
#[derive(Debug)]
pub(crate) struct Masked {
    values: OrganisationFields,
    paths: Vec<String>,
}

const PATHS: [&str; 9] =
    ["kind", "names", "codes", "parent_id", "legal_personality", "legal_entity_id", "sector", "eia_participant_type", "province_code"];

impl Masked {
    /// What is known, with the new values at the masked paths. Personality and legal entity go together.
    pub(crate) fn over(self, mut present: OrganisationFields) -> OrganisationFields {
        let new = self.values;
        for path in &self.paths {
            match path.as_str() {
                "kind" => present.kind = new.kind,
                "names" => present.names.clone_from(&new.names),
                "codes" => present.codes.clone_from(&new.codes),
                "parent_id" => present.parent = new.parent,
                "legal_personality" | "legal_entity_id" => present.personality = new.personality,
                "sector" => present.sector = new.sector,
                "eia_participant_type" => present.eia_participant_type.clone_from(&new.eia_participant_type),
                "province_code" => present.province_code.clone_from(&new.province_code),
                // Unknown paths were refused when the request was read.
                _ => {}
            }
        }
        present
    }
}

impl TryFrom<pb::UpdateOrganisationRequest> for With<Masked> {
    type Error = Failure;

    fn try_from(request: pb::UpdateOrganisationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let paths = known_paths(&mut read, request.update_mask, &PATHS);
        let values = fields(&mut read, request.organisation.unwrap_or_default());
        read.finish(Self { at, what: Masked { values, paths } })
    }
}

fn fields(read: &mut Reader, input: pb::OrganisationInput) -> OrganisationFields {
    let word = LegalPersonality::from_number(input.legal_personality).unwrap_or(LegalPersonality::NotStated);
    let legal_entity = optional_id(&input.legal_entity_id).map(OrganisationId);
    let personality = Personality::from_parts(word, legal_entity).unwrap_or_else(|_| {
        read.refuse(
            "organisation.legal_entity_id",
            "LEGAL_ENTITY_INVALID",
            "หน่วยงานที่เป็นส่วนงานต้องระบุนิติบุคคลต้นสังกัด และหน่วยงานอื่นต้องไม่ระบุ",
            "A unit needs its legal entity, and only a unit has one",
        );
        Personality::NotStated
    });
    OrganisationFields {
        kind: choice(read, "organisation.kind", input.kind, OrganisationKind::from_number, OrganisationKind::School),
        names: input.names.into_iter().enumerate().map(|(at, n)| name(read, at, &n)).collect(),
        codes: input
            .codes
            .into_iter()
            .map(|c| OrganisationCode { scheme: c.scheme, value: clean(&c.value), confirmed: c.confirmed })
            .collect(),
        parent: optional_id(&input.parent_id).map(OrganisationId),
        personality,
        sector: Sector::from_number(input.sector),
        eia_participant_type: clean(&input.eia_participant_type),
        province_code: clean(&input.province_code),
    }
}

fn name(read: &mut Reader, at: usize, input: &pb::OrganisationName) -> OrganisationName {
    let field = format!("organisation.names[{at}].");
    OrganisationName {
        kind: choice(read, &format!("{field}kind"), input.kind, NameKind::from_number, NameKind::Alias),
        language: Language::from_word(&input.language).unwrap_or(Language::Th),
        text: clean(&input.text),
        period: period(read, &field, input.valid_from.as_ref(), input.valid_to.as_ref()),
        // "สถาบันฯ" means its organisation only in context, whether or not the caller says so.
        needs_context: input.needs_context || needs_context(&input.text),
    }
}

/// The organisation on the wire, with the name of `today`.
pub(crate) fn message(organisation: &Organisation, today: Date) -> pb::Organisation {
    let record = organisation.record();
    let fields = &record.fields;
    pb::Organisation {
        id: record.id.to_string(),
        version: record.version,
        kind: fields.kind.number(),
        names: fields.names.iter().map(name_message).collect(),
        codes: fields
            .codes
            .iter()
            .map(|c| pb::OrganisationCode { scheme: c.scheme.clone(), value: c.value.clone(), confirmed: c.confirmed })
            .collect(),
        parent_id: fields.parent.map(|id| id.to_string()).unwrap_or_default(),
        legal_personality: fields.personality.word().number(),
        legal_entity_id: fields.personality.legal_entity().map(|id| id.to_string()).unwrap_or_default(),
        sector: fields.sector.map(Sector::number).unwrap_or_default(),
        eia_participant_type: fields.eia_participant_type.clone(),
        province_code: fields.province_code.clone(),
        status: record.status.number(),
        display_name: on_wire(&organisation.display_name(today)),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

fn name_message(name: &OrganisationName) -> pb::OrganisationName {
    pb::OrganisationName {
        kind: name.kind.number(),
        language: name.language.word().to_owned(),
        text: name.text.clone(),
        valid_from: name.period.from().map(local_date),
        valid_to: name.period.to().map(local_date),
        needs_context: name.needs_context,
    }
}
