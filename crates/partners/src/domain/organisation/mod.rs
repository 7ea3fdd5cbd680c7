//! An organisation: what it is, its names with their time, its codes, and whether it is a legal person.

mod fields;
#[cfg(test)]
mod tests;

use chassis::thai::calendar::bangkok_date;
use chassis::thai::normalise::clean;
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

pub use self::fields::{
    Language, LegalEntityInvalid, LegalPersonality, NameKind, OrganisationCode, OrganisationFields, OrganisationKind, OrganisationName,
    OrganisationStatus, Personality, Sector,
};
use super::problem::{FieldProblem, Problem, repeated};
use super::{LocalizedText, OrganisationId, Period};

/// All that is known of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationRecord {
    /// Id.
    pub id: OrganisationId,
    /// Version, raised by one with every event.
    pub version: i64,
    /// What is said about it.
    pub fields: OrganisationFields,
    /// Whether it still acts.
    pub status: OrganisationStatus,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What a command on an organisation tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganisationEvent {
    /// It is known.
    Registered,
    /// Something about it changed.
    Changed,
    /// Another official name is in use.
    Renamed,
}

impl OrganisationEvent {
    /// Name of the event as others subscribe to it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Registered => "partners.organisation.registered",
            Self::Changed => "partners.organisation.changed",
            Self::Renamed => "partners.organisation.renamed",
        }
    }

    /// The last word of the name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Changed => "changed",
            Self::Renamed => "renamed",
        }
    }
}

/// Why a command on an organisation is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OrganisationError {
    /// Fields of what the caller says; at least one.
    #[error("fields are not as they must be")]
    Invalid(Vec<FieldProblem>),
    /// Legal person and unit do not go together.
    #[error(transparent)]
    LegalEntityInvalid(#[from] LegalEntityInvalid),
}

/// An organisation with its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    record: OrganisationRecord,
}

impl Organisation {
    /// Records an organisation. Its version is 1.
    pub fn register(
        id: OrganisationId,
        fields: OrganisationFields,
        now: Timestamp,
    ) -> Result<(Self, Vec<OrganisationEvent>), OrganisationError> {
        let fields = checked(id, fields, bangkok_date(now))?;
        let status = OrganisationStatus::Active;
        let record = OrganisationRecord { id, version: 1, fields, status, created_at: now, updated_at: now };
        Ok((Self { record }, vec![OrganisationEvent::Registered]))
    }

    /// The organisation that was recorded.
    pub const fn restore(record: OrganisationRecord) -> Self {
        Self { record }
    }

    /// All that is known of it.
    pub const fn record(&self) -> &OrganisationRecord {
        &self.record
    }

    /// Changes what is said about it to this. Official names never vanish: one that is left out stays, ended today at the
    /// latest, and a new one without a known start begins today. Nothing happens when nothing differs.
    pub fn change(&mut self, mut fields: OrganisationFields, now: Timestamp) -> Result<Vec<OrganisationEvent>, OrganisationError> {
        let today = bangkok_date(now);
        fields.names = with_former_official_names(&self.record.fields.names, fields.names, today);
        let fields = checked(self.record.id, fields, today)?;
        if fields == self.record.fields {
            return Ok(Vec::new());
        }
        let before = self.official_name(Language::Th, today).map(str::to_owned);
        self.record.fields = fields;
        let renamed = self.official_name(Language::Th, today) != before.as_deref();
        if renamed && self.record.status == OrganisationStatus::Active {
            self.record.status = OrganisationStatus::Renamed;
        }
        self.record.version += 1;
        self.record.updated_at = now;
        Ok(vec![if renamed { OrganisationEvent::Renamed } else { OrganisationEvent::Changed }])
    }

    /// The official name in the language on the day.
    pub fn official_name(&self, language: Language, day: Date) -> Option<&str> {
        self.name(NameKind::Official, language, day)
    }

    /// The official names on the day; where none is known for it, the newest.
    pub fn display_name(&self, day: Date) -> LocalizedText {
        let newest = |language| {
            let official = |name: &&OrganisationName| name.kind == NameKind::Official && name.language == language;
            self.record.fields.names.iter().filter(official).max_by_key(|name| name.period.from()).map(|name| name.text.as_str())
        };
        let text = |language| self.official_name(language, day).or_else(|| newest(language)).unwrap_or_default();
        LocalizedText::new(text(Language::Th), text(Language::En))
    }

    /// The Thai short name on the day, or else the abbreviation; nothing where it has neither.
    pub fn short_name(&self, day: Date) -> Option<&str> {
        self.name(NameKind::Short, Language::Th, day).or_else(|| self.name(NameKind::Abbreviation, Language::Th, day))
    }

    /// The legal person that signs when this organisation does, where known: itself, or the one whose unit it is.
    pub const fn legal_person(&self) -> Option<OrganisationId> {
        match self.record.fields.personality {
            Personality::LegalEntity => Some(self.record.id),
            Personality::UnitOf(legal_entity) => Some(legal_entity),
            Personality::NotStated => None,
        }
    }

    fn name(&self, kind: NameKind, language: Language, day: Date) -> Option<&str> {
        let wanted = |name: &&OrganisationName| name.kind == kind && name.language == language && name.period.contains(day);
        self.record.fields.names.iter().find(wanted).map(|name| name.text.as_str())
    }
}

/// The new names, with the official ones of before that they leave out.
fn with_former_official_names(before: &[OrganisationName], mut after: Vec<OrganisationName>, today: Date) -> Vec<OrganisationName> {
    for name in &mut after {
        name.text = clean(&name.text);
    }
    let same = |a: &OrganisationName, b: &OrganisationName| a.kind == b.kind && a.language == b.language && a.text == b.text;
    let official = |name: &&OrganisationName| name.kind == NameKind::Official;
    let left_out = before.iter().filter(official).filter(|old| !after.iter().any(|new| same(old, new))).collect::<Vec<_>>();
    for old in left_out {
        let in_use = old.period.contains(today);
        let end = if in_use { start_of_successor(&mut after, old.language, today) } else { today };
        let ends_later = old.period.to().is_none_or(|to| to > end);
        // A name that was to begin later and is left out was never in use.
        let period = if ends_later { old.period.ending(end).ok() } else { Some(old.period) };
        after.extend(period.map(|period| OrganisationName { period, ..old.clone() }));
    }
    after
}

/// The first day of the official name that is in use today; one without a known start begins today.
fn start_of_successor(names: &mut [OrganisationName], language: Language, today: Date) -> Date {
    let succeeds =
        |name: &&mut OrganisationName| name.kind == NameKind::Official && name.language == language && name.period.contains(today);
    let Some(successor) = names.iter_mut().find(succeeds) else { return today };
    let start = successor.period.from().unwrap_or(today);
    successor.period = Period::try_new(Some(start), successor.period.to()).unwrap_or(successor.period);
    start
}

/// The fields in one spelling, when nothing is wrong with them.
fn checked(id: OrganisationId, mut fields: OrganisationFields, today: Date) -> Result<OrganisationFields, OrganisationError> {
    if fields.personality.legal_entity() == Some(id) {
        return Err(LegalEntityInvalid.into());
    }
    for name in &mut fields.names {
        name.text = clean(&name.text);
    }
    for code in &mut fields.codes {
        code.value = chassis::thai::normalise::search_key(&code.value);
    }
    let mut problems = Vec::new();
    name_problems(&fields.names, today, &mut problems);
    code_problems(&fields, &mut problems);
    if fields.parent == Some(id) {
        problems.push(FieldProblem::new("parent_id", Problem::OwnParent));
    }
    if problems.is_empty() { Ok(fields) } else { Err(OrganisationError::Invalid(problems)) }
}

fn name_problems(names: &[OrganisationName], today: Date, problems: &mut Vec<FieldProblem>) {
    for (at, name) in names.iter().enumerate() {
        if name.text.is_empty() {
            problems.push(FieldProblem::new(format!("names[{at}].text"), Problem::Required));
        }
        let same_use = |other: &&OrganisationName| (other.kind, other.language) == (name.kind, name.language);
        let clash =
            |other: &OrganisationName| other.period.overlaps(name.period) && (name.kind == NameKind::Official || other.text == name.text);
        if names[..at].iter().filter(same_use).any(clash) {
            problems.push(FieldProblem::new(format!("names[{at}]"), Problem::NamesOverlap));
        }
    }
    let official =
        |name: &OrganisationName| name.kind == NameKind::Official && name.language == Language::Th && name.period.contains(today);
    if !names.iter().any(official) {
        problems.push(FieldProblem::new("names", Problem::NoOfficialThaiName));
    }
}

fn code_problems(fields: &OrganisationFields, problems: &mut Vec<FieldProblem>) {
    for (at, code) in fields.codes.iter().enumerate() {
        if code.value.is_empty() {
            problems.push(FieldProblem::new(format!("codes[{at}].value"), Problem::Required));
        }
    }
    let codes: Vec<String> = fields.codes.iter().map(|code| format!("{} {}", code.scheme, code.value)).collect();
    for (at, code) in repeated(codes.iter().map(String::as_str)) {
        problems.push(FieldProblem::new(format!("codes[{at}]"), Problem::Twice(code.to_owned())));
    }
    let province = &fields.province_code;
    let two_digits = province.len() == 2 && province.bytes().all(|b| b.is_ascii_digit());
    if !(province.is_empty() || two_digits) {
        problems.push(FieldProblem::new("province_code", Problem::NotACode(province.clone())));
    }
    let participant = fields.eia_participant_type.as_str();
    if !matches!(participant, "" | "01" | "02" | "03" | "04" | "05" | "06") {
        problems.push(FieldProblem::new("eia_participant_type", Problem::NotACode(participant.to_owned())));
    }
}
