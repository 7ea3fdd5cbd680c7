//! Ceremonies: one row each, read and written whole.

use chassis::db::{Instant, constraint};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::{Damaged, word};
use crate::domain::ceremony::{
    Attendance, AttendeeCategory, Ceremony, CeremonyPlan, CeremonyRecord, CeremonyStatus, ParticipationMode, Performer, ProgrammeItem,
    ProgrammeItemKind, ProgrammePerformer,
};
use crate::domain::{AgreementId, Bound, BoundedQuantity, CeremonyId, PersonId};

struct Row {
    id: Uuid,
    version: i64,
    agreement_id: Uuid,
    also_signed: Vec<Uuid>,
    status: String,
    starts_at: Instant,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

/// The form in which a ceremony lies in `ceremony.body`. Fields are only ever added, with a default.
#[derive(Debug, Serialize, Deserialize)]
struct Document {
    ends_at: Option<Timestamp>,
    venue: String,
    modes_stated: Vec<String>,
    programme: Vec<ItemDoc>,
    attendance: Vec<AttendanceDoc>,
    reason: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct ItemDoc {
    seq: i32,
    kind: String,
    text: String,
    performer: String,
    person: Option<Uuid>,
}

#[derive(Debug, Serialize, Deserialize)]
struct AttendanceDoc {
    mode: String,
    role_text: String,
    quantity: Option<QuantityDoc>,
    quantity_text: String,
    categories: Vec<CategoryDoc>,
}

#[derive(Debug, Serialize, Deserialize)]
struct CategoryDoc {
    code: String,
    text: String,
    quantity: Option<QuantityDoc>,
}

#[derive(Debug, Serialize, Deserialize)]
struct QuantityDoc {
    bound: String,
    value: i64,
}

/// The ceremony, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: CeremonyId) -> Result<Option<Ceremony>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, agreement_id, also_signed, status, starts_at, body as "body: Json<Document>", created_at, updated_at
           from ceremony where id = $1 for update"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(restore).transpose()?)
}

/// The ceremony as it is.
pub(crate) async fn find(db: &mut PgConnection, id: CeremonyId) -> Result<Option<Ceremony>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, agreement_id, also_signed, status, starts_at, body as "body: Json<Document>", created_at, updated_at
           from ceremony where id = $1"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(restore).transpose()?)
}

/// Writes a new ceremony. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, ceremony: &Ceremony) -> Result<bool, sqlx::Error> {
    let record = ceremony.record();
    let (first, others) = signed_there(record);
    let inserted = sqlx::query!(
        "insert into ceremony (id, version, agreement_id, also_signed, status, starts_at, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        record.id.0,
        record.version,
        first,
        &others,
        record.status.word(),
        Instant(record.plan.starts_at) as Instant,
        Json(document(record)) as _,
        Instant(record.created_at) as Instant,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("ceremony_pkey") => Ok(false),
        other => other.map(|_| true),
    }
}

/// Writes the ceremony over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, ceremony: &Ceremony) -> Result<(), sqlx::Error> {
    let record = ceremony.record();
    let (first, others) = signed_there(record);
    sqlx::query!(
        "update ceremony set version = $2, agreement_id = $3, also_signed = $4, status = $5, starts_at = $6, body = $7, updated_at = $8
         where id = $1",
        record.id.0,
        record.version,
        first,
        &others,
        record.status.word(),
        Instant(record.plan.starts_at) as Instant,
        Json(document(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The first of the agreements, and the others. Without any there is no first, which the column refuses.
fn signed_there(record: &CeremonyRecord) -> (Option<Uuid>, Vec<Uuid>) {
    let mut agreements = record.agreements.iter().map(|id| id.0);
    (agreements.next(), agreements.collect())
}

fn document(record: &CeremonyRecord) -> Document {
    Document {
        ends_at: record.plan.ends_at,
        venue: record.plan.venue.clone(),
        modes_stated: record.plan.modes_stated.iter().map(ToString::to_string).collect(),
        programme: record.plan.programme.iter().map(item_doc).collect(),
        attendance: record.attendance.iter().map(attendance_doc).collect(),
        reason: record.reason.clone(),
    }
}

fn item_doc(item: &ProgrammeItem) -> ItemDoc {
    ItemDoc {
        seq: item.seq,
        kind: item.kind.to_string(),
        text: item.text.clone(),
        performer: item.performer.word().to_string(),
        person: item.performer.person().map(|id| id.0),
    }
}

fn attendance_doc(from: &Attendance) -> AttendanceDoc {
    let category =
        |c: &AttendeeCategory| CategoryDoc { code: c.code.clone(), text: c.text.clone(), quantity: c.quantity.map(quantity_doc) };
    AttendanceDoc {
        mode: from.mode.to_string(),
        role_text: from.role_text.clone(),
        quantity: from.quantity.map(quantity_doc),
        quantity_text: from.quantity_text.clone(),
        categories: from.categories.iter().map(category).collect(),
    }
}

fn quantity_doc(quantity: BoundedQuantity) -> QuantityDoc {
    QuantityDoc { bound: quantity.bound.to_string(), value: quantity.value }
}

fn restore(row: Row) -> Result<Ceremony, Damaged> {
    let Json(document) = row.body;
    Ok(Ceremony::restore(CeremonyRecord {
        id: CeremonyId(row.id),
        version: row.version,
        agreements: std::iter::once(row.agreement_id).chain(row.also_signed).map(AgreementId).collect(),
        status: word(&row.status, CeremonyStatus::from_word)?,
        plan: CeremonyPlan {
            starts_at: row.starts_at.0,
            ends_at: document.ends_at,
            venue: document.venue,
            modes_stated: document.modes_stated.iter().map(|mode| word(mode, ParticipationMode::from_word)).collect::<Result<_, _>>()?,
            programme: document.programme.into_iter().map(item).collect::<Result<_, _>>()?,
        },
        attendance: document.attendance.into_iter().map(attendance).collect::<Result<_, _>>()?,
        reason: document.reason,
        created_at: row.created_at.0,
        updated_at: row.updated_at.0,
    }))
}

fn item(from: ItemDoc) -> Result<ProgrammeItem, Damaged> {
    let performer = word(&from.performer, ProgrammePerformer::from_word)?;
    let performer =
        Performer::from_parts(performer, from.person.map(PersonId)).ok_or_else(|| Damaged("performer and person differ".to_owned()))?;
    Ok(ProgrammeItem { seq: from.seq, kind: word(&from.kind, ProgrammeItemKind::from_word)?, text: from.text, performer })
}

fn attendance(from: AttendanceDoc) -> Result<Attendance, Damaged> {
    let category =
        |c: CategoryDoc| Ok(AttendeeCategory { code: c.code, text: c.text, quantity: c.quantity.as_ref().map(quantity).transpose()? });
    Ok(Attendance {
        mode: word(&from.mode, ParticipationMode::from_word)?,
        role_text: from.role_text,
        quantity: from.quantity.as_ref().map(quantity).transpose()?,
        quantity_text: from.quantity_text,
        categories: from.categories.into_iter().map(category).collect::<Result<_, Damaged>>()?,
    })
}

fn quantity(from: &QuantityDoc) -> Result<BoundedQuantity, Damaged> {
    Ok(BoundedQuantity { bound: word(&from.bound, Bound::from_word)?, value: from.value })
}
