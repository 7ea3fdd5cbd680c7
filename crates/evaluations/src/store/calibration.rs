//! Rounds of calibration: one row a round, and one an observer who took part.

use std::collections::HashMap;

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::calibration::Document;
use crate::domain::calibration::{Calibrated, CalibrationCode, CalibrationRating, CalibrationRound};
use crate::domain::{CalibrationId, FrameworkId};

struct Row {
    id: Uuid,
    framework_id: Uuid,
    framework_n: i32,
    held_on: Day,
    lesson: String,
    master: Json<Vec<Document>>,
    observers: i32,
    scopes: Vec<String>,
    created_at: Instant,
}

/// A round with as many of its ratings as were asked for.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) round: CalibrationRound,
    /// How many observers took part.
    pub(crate) observers: i32,
    /// Whose grants reach it.
    pub(crate) scopes: Vec<String>,
}

fn codes(documents: Vec<Document>) -> Vec<CalibrationCode> {
    documents.into_iter().map(CalibrationCode::from).collect()
}

fn documents(codes: &[CalibrationCode]) -> Vec<Document> {
    codes.iter().map(Document::from).collect()
}

/// The round with the ratings that these scopes reach; with all of them when there are none.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid, scopes: Option<&[String]>) -> Result<Option<Kept>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, framework_id, framework_n, held_on, lesson, master as "master: Json<Vec<Document>>", observers, scopes, created_at
           from calibration_round where id = $1"#,
        id
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let ratings = sqlx::query!(
        r#"select observer_ref, codes as "codes: Json<Vec<Document>>" from calibration_rating
           where round_id = $1 and ($2::text[] is null or scopes && $2) order by seq"#,
        id,
        scopes
    )
    .fetch_all(db)
    .await?;
    let ratings = ratings.into_iter().map(|rating| CalibrationRating { observer: rating.observer_ref, codes: codes(rating.codes.0) });
    let said = Calibrated {
        framework: FrameworkId(row.framework_id),
        framework_n: row.framework_n,
        held_on: row.held_on.0,
        lesson: row.lesson,
        master: codes(row.master.0),
        ratings: ratings.collect(),
    };
    let round = CalibrationRound { id: CalibrationId(row.id), said, created_at: row.created_at.0 };
    Ok(Some(Kept { round, observers: row.observers, scopes: row.scopes }))
}

/// A round in a list.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) id: Uuid,
    pub(crate) framework_id: Uuid,
    pub(crate) framework_n: i32,
    pub(crate) held_on: Day,
    pub(crate) lesson: String,
    /// Master codes.
    pub(crate) codes: i32,
    /// How many observers took part.
    pub(crate) observers: i32,
    pub(crate) created_at: Instant,
}

/// A page of rounds within reach, the latest first, and the token of the next page.
pub(crate) async fn list(
    db: &mut PgConnection,
    (framework, reach): (Option<Uuid>, &Reach),
    (after, page): (Option<(Date, Uuid)>, &Page),
) -> Result<(Vec<Listed>, String), sqlx::Error> {
    let (day, id) = after.unzip();
    let rows = sqlx::query_as!(
        Listed,
        r#"select id, framework_id, framework_n, held_on, lesson, jsonb_array_length(master) as "codes!", observers, created_at
           from calibration_round
           where ($1::uuid is null or framework_id = $1)
             and ($2::text[] is null or scopes && $2)
             and ($3::date is null or (held_on, id) < ($3, $4::uuid))
           order by held_on desc, id desc
           limit $5"#,
        framework,
        reach.tags(),
        day.map(Day) as Option<Day>,
        id,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    Ok(page.take(rows, |row| Cursor { key: row.held_on.0.to_string().into_bytes(), id: row.id }))
}

/// For each observer whose ratings the round has here, the round before it in which the observer took part with the same instrument, with what
/// only this observer gave.
pub(crate) async fn earlier(db: &mut PgConnection, round: &CalibrationRound) -> Result<HashMap<Uuid, CalibrationRound>, sqlx::Error> {
    let observers: Vec<Uuid> = round.said.ratings.iter().map(|rating| rating.observer).collect();
    let rows = sqlx::query!(
        r#"select distinct on (g.observer_ref) g.observer_ref, g.round_id, g.codes as "codes: Json<Vec<Document>>", r.framework_n, r.held_on,
                  r.lesson, r.master as "master: Json<Vec<Document>>", r.created_at
           from calibration_rating g join calibration_round r on r.id = g.round_id
           where g.observer_ref = any($1) and g.framework_id = $2 and (g.held_on, g.round_id) < ($3, $4::uuid)
           order by g.observer_ref, g.held_on desc, g.round_id desc"#,
        &observers,
        round.said.framework.0,
        Day(round.said.held_on) as Day,
        round.id.0
    )
    .fetch_all(db)
    .await?;
    let restored = rows.into_iter().map(|row| {
        let said = Calibrated {
            framework: round.said.framework,
            framework_n: row.framework_n,
            held_on: row.held_on.0,
            lesson: row.lesson,
            master: codes(row.master.0),
            ratings: vec![CalibrationRating { observer: row.observer_ref, codes: codes(row.codes.0) }],
        };
        (row.observer_ref, CalibrationRound { id: CalibrationId(row.round_id), said, created_at: row.created_at.0 })
    });
    Ok(restored.collect())
}

/// Writes a round; `owner` is the scope of the instrument's owner. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, round: &CalibrationRound, owner: &str) -> Result<bool, sqlx::Error> {
    let said = &round.said;
    let person = |rating: &CalibrationRating| format!("person:{}", rating.observer);
    let scopes: Vec<String> = std::iter::once(owner.to_owned()).chain(said.ratings.iter().map(person)).collect();
    let inserted = sqlx::query!(
        "insert into calibration_round (id, framework_id, framework_n, held_on, lesson, master, observers, scopes, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        round.id.0,
        said.framework.0,
        said.framework_n,
        Day(said.held_on) as Day,
        said.lesson,
        Json(documents(&said.master)) as _,
        i32::try_from(said.ratings.len()).unwrap_or(i32::MAX),
        &scopes,
        Instant(round.created_at) as Instant
    )
    .execute(&mut *db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("calibration_round_pkey") => return Ok(false),
        other => other?,
    };
    for (seq, rating) in (1..).zip(&said.ratings) {
        let seq: i32 = seq;
        sqlx::query!(
            "insert into calibration_rating (round_id, observer_ref, framework_id, held_on, seq, codes, scopes) values ($1, $2, $3, $4, $5, $6, $7)",
            round.id.0,
            rating.observer,
            said.framework.0,
            Day(said.held_on) as Day,
            seq,
            Json(documents(&rating.codes)) as _,
            &[owner.to_owned(), person(rating)]
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(true)
}
