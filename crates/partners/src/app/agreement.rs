//! What people do with agreements. Each use case locks the agreement, lets the domain decide, saves it and tells what happened.

mod changes;
mod signing;
mod standing;

use std::collections::HashMap;

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use crate::convert::facts;
use crate::domain::agreement::{Agreement, AgreementError, AgreementEvent, Content, NewParty, PartySide, Told, WitnessSlot};
use crate::domain::{AgreementId, OrganisationId};
use crate::error::Error;
use crate::store;
use crate::store::agreement::{Filter, Stored};
use crate::store::organisation::Face;

pub(crate) use self::changes::{add_party, change, remove_party};
pub(crate) use self::signing::{
    AssignSignatory, RecordSignature, RecordWitnessSignature, assign_signatory, name_witness, record_signature, record_witness_signature,
};
pub(crate) use self::standing::{
    cancel, execute, freeze_text, open_signing, open_with, reassess, record_delegation, reopen_text, return_to_draft, revoke_delegation,
    submit, verify_delegation, waive_delegation, waive_witnesses,
};

/// Names and codes of organisations, by id.
pub(crate) type Faces = HashMap<Uuid, Face>;

/// An agreement as it is shown: with the names of its parties.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) agreement: Agreement,
    pub(crate) faces: Faces,
    /// Names of witnesses that are named but have not signed, and of signatories who have not; only in a read with names.
    pub(crate) names: Option<HashMap<Uuid, String>>,
}

/// A draft with its parties.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) id: Option<Uuid>,
    pub(crate) content: Content,
    pub(crate) parties: Vec<PartyDraft>,
}

/// A party as the caller gives it.
#[derive(Debug)]
pub(crate) struct PartyDraft {
    pub(crate) organisation: Uuid,
    pub(crate) legal_entity: Option<Uuid>,
    pub(crate) units: Vec<Uuid>,
    pub(crate) label: String,
    pub(crate) side: PartySide,
}

/// Drafts an agreement.
pub(crate) async fn draft(uow: &mut Uow, who: &Caller, draft: Draft) -> Result<Shown, Error> {
    let id = AgreementId(draft.id.unwrap_or_else(|| uow.new_id()));
    let today = uow.today();
    let faces = faces_of(uow.db(), draft.parties.iter().flat_map(PartyDraft::members), today).await?;
    let parties = draft
        .parties
        .into_iter()
        .enumerate()
        .map(|(at, party)| party.known(&faces, &format!("parties[{at}]")))
        .collect::<Result<_, _>>()?;
    let (agreement, events) = Agreement::draft(id, draft.content, parties, uow.now())?;
    let faces = with_legal_entities(uow.db(), &agreement, faces, today).await?;
    let scopes = scopes(&agreement, &faces);
    who.must_reach_new(&scopes)?;
    store::agreement::insert(uow.db(), &agreement, &scopes).await?;
    tell(uow, &agreement, &events, &scopes, None);
    Ok(Shown { agreement, faces, names: None })
}

/// One agreement, with the names of its parties.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid, today: Date) -> Result<Shown, Error> {
    let Stored { agreement, scopes } = store::agreement::find(db, AgreementId(id)).await?.ok_or(Error::NotFound)?;
    who.must_reach(&scopes)?;
    let faces = faces_of(db, members(&agreement), today).await?;
    Ok(Shown { agreement, faces, names: None })
}

/// One agreement with the names of persons; the read is put on record.
pub(crate) async fn get_with_names(uow: &mut Uow, who: &Caller, id: Uuid) -> Result<Shown, Error> {
    let Stored { agreement, scopes } = store::agreement::find(uow.db(), AgreementId(id)).await?.ok_or(Error::NotFound)?;
    who.must_reach(&scopes)?;
    who.must_also("partners.agreement.read_names", &scopes)?;
    let today = uow.today();
    let faces = faces_of(uow.db(), members(&agreement), today).await?;
    let persons: Vec<Uuid> = agreement
        .record()
        .parties
        .iter()
        .flat_map(|party| {
            let signatory = party.signatory.iter().map(|signatory| signatory.person);
            signatory.chain(party.witness_slots.iter().filter_map(WitnessSlot::person))
        })
        .map(|person| person.0)
        .collect();
    let names = store::person::display_names(uow.db(), &persons, today).await?;
    uow.audit(AuditEntry { aggregate: "agreement", id: Some(id), version: Some(agreement.record().version), reason: None });
    Ok(Shown { agreement, faces, names: Some(names) })
}

/// A page of agreements, newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    page: &Page,
    today: Date,
) -> Result<(Vec<Shown>, String), Error> {
    let (stored, next) = store::agreement::list(db, filter, reach, page).await?;
    let faces = faces_of(db, stored.iter().flat_map(|s| members(&s.agreement)), today).await?;
    let shown = stored.into_iter().map(|s| {
        let own = members(&s.agreement).filter_map(|id| faces.get(&id).map(|face| (id, face.clone()))).collect();
        Shown { agreement: s.agreement, faces: own, names: None }
    });
    Ok((shown.collect(), next))
}

/// The shape of every change: lock, check reach and version, decide, save, tell.
async fn decide(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    reason: Option<&str>,
    decide: impl FnOnce(&mut Agreement, jiff::Timestamp) -> Told,
) -> Result<Shown, Error> {
    let Stored { mut agreement, .. } = locked(uow, who, at).await?;
    let events = decide(&mut agreement, uow.now())?;
    finish(uow, agreement, events, reason).await
}

/// The agreement, locked, within reach, in the version that the caller has seen.
pub(crate) async fn locked(uow: &mut Uow, who: &Caller, at: Change) -> Result<Stored, Error> {
    let stored = store::agreement::lock(uow.db(), AgreementId(at.id)).await?.ok_or(Error::NotFound)?;
    who.must_reach(&stored.scopes)?;
    at.check(stored.agreement.record().version, stored.agreement.record().updated_at)?;
    Ok(stored)
}

/// Saves and tells. No events means that nothing changed: then nothing is written.
pub(crate) async fn finish(uow: &mut Uow, agreement: Agreement, events: Vec<AgreementEvent>, reason: Option<&str>) -> Result<Shown, Error> {
    let today = uow.today();
    let faces = faces_of(uow.db(), members(&agreement), today).await?;
    if events.is_empty() {
        return Ok(Shown { agreement, faces, names: None });
    }
    let scopes = scopes(&agreement, &faces);
    store::agreement::save(uow.db(), &agreement, &scopes).await?;
    tell(uow, &agreement, &events, &scopes, reason);
    Ok(Shown { agreement, faces, names: None })
}

fn tell(uow: &mut Uow, agreement: &Agreement, events: &[AgreementEvent], scopes: &[String], reason: Option<&str>) {
    let record = agreement.record();
    for fact in facts::agreement(agreement, events, scopes) {
        uow.emit(fact);
    }
    uow.audit(AuditEntry {
        aggregate: "agreement",
        id: Some(record.id.0),
        version: Some(record.version),
        reason: reason.map(str::to_owned),
    });
}

/// Every organisation that takes part: parties, units, legal entities.
fn members(agreement: &Agreement) -> impl Iterator<Item = Uuid> + '_ {
    agreement.record().parties.iter().flat_map(|party| party.members().chain(party.legal_entity)).map(|id| id.0)
}

async fn faces_of(db: &mut PgConnection, ids: impl Iterator<Item = Uuid>, today: Date) -> Result<Faces, Error> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Faces::new());
    }
    Ok(store::organisation::faces(db, &ids, today).await?)
}

/// Adds the legal entities that came with the parties' own records.
async fn with_legal_entities(db: &mut PgConnection, agreement: &Agreement, faces: Faces, today: Date) -> Result<Faces, Error> {
    if members(agreement).all(|id| faces.contains_key(&id)) { Ok(faces) } else { faces_of(db, members(agreement), today).await }
}

/// Who may see the agreement: itself, its organisations, and the areas these and its text name.
fn scopes(agreement: &Agreement, faces: &Faces) -> Vec<String> {
    let record = agreement.record();
    let mut scopes = vec![format!("agreement:{}", record.id)];
    for id in members(agreement) {
        scopes.push(format!("organisation:{id}"));
        scopes.extend(faces.get(&id).into_iter().flat_map(Face::areas));
    }
    scopes.extend(record.content.area_scope.iter().map(|area| format!("{}:{}", area.scheme.word().to_lowercase(), area.value)));
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}

impl PartyDraft {
    fn members(&self) -> impl Iterator<Item = Uuid> + '_ {
        std::iter::once(self.organisation).chain(self.units.iter().copied()).chain(self.legal_entity)
    }

    /// The party, once every organisation it names is known. `field` is where the caller gave it.
    fn known(self, faces: &Faces, field: &str) -> Result<NewParty, Error> {
        let know = |id: Uuid, at: &str| faces.get(&id).ok_or_else(|| Error::NoSuch { field: format!("{field}.{at}") });
        let legal_entity = match self.legal_entity {
            Some(id) => Some(know(id, "legal_entity_id")?.id),
            None => know(self.organisation, "organisation_id")?.legal_entity,
        };
        for (at, unit) in self.units.iter().enumerate() {
            know(*unit, &format!("unit_ids[{at}]"))?;
        }
        Ok(NewParty {
            organisation: OrganisationId(know(self.organisation, "organisation_id")?.id),
            legal_entity: legal_entity.map(OrganisationId),
            units: self.units.into_iter().map(OrganisationId).collect(),
            label: self.label,
            side: self.side,
        })
    }
}

impl From<store::agreement::Conflict> for Error {
    fn from(conflict: store::agreement::Conflict) -> Self {
        match conflict {
            store::agreement::Conflict::IdTaken => Self::Taken { field: "id" },
            store::agreement::Conflict::ReferenceTaken => Self::Taken { field: "agreement.reference_no" },
            store::agreement::Conflict::Sql(error) => error.into(),
        }
    }
}

impl From<AgreementError> for Error {
    fn from(error: AgreementError) -> Self {
        Self::Agreement(Box::new(error))
    }
}
