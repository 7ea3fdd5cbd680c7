//! Coaching visits: written once.

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::coaching::{CoachingVisit, FollowUp, Visited};
use crate::domain::{CoachingVisitId, SchoolId};

struct Row {
    id: Uuid,
    school_id: Uuid,
    coach_ref: Uuid,
    visited_on: Day,
    purpose: String,
    notes: String,
    follow_ups: Vec<String>,
    due_on: Vec<Option<Day>>,
    created_at: Instant,
}

impl Row {
    fn restore(self) -> CoachingVisit {
        let follow_ups = self.follow_ups.into_iter().zip(self.due_on);
        CoachingVisit {
            id: CoachingVisitId(self.id),
            said: Visited {
                school: SchoolId(self.school_id),
                coach: self.coach_ref,
                visited_on: self.visited_on.0,
                purpose: self.purpose,
                notes: self.notes,
                follow_ups: follow_ups.map(|(text, due_on)| FollowUp { text, due_on: due_on.map(Into::into) }).collect(),
            },
            created_at: self.created_at.0,
        }
    }
}

/// What a list of visits asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Filter {
    pub(crate) school: Option<Uuid>,
    pub(crate) coach: Option<Uuid>,
}

/// A page of visits, the newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: Filter,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<CoachingVisit>, String), sqlx::Error> {
    let (day, id) = after.unzip();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, school_id, coach_ref, visited_on, purpose, notes, follow_ups, due_on as "due_on: Vec<Option<Day>>", created_at
           from coaching_visit
           where ($1::uuid is null or school_id = $1)
             and ($2::uuid is null or coach_ref = $2)
             and ($3::text[] is null or scopes && $3)
             and ($4::date is null or (visited_on, id) < ($4, $5::uuid))
           order by visited_on desc, id desc
           limit $6"#,
        filter.school,
        filter.coach,
        reach.tags(),
        day.map(Day) as Option<Day>,
        id,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.visited_on.0.to_string().into_bytes(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect(), next))
}

/// Writes a visit. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, visit: &CoachingVisit, scopes: &[String]) -> Result<bool, sqlx::Error> {
    let said = &visit.said;
    let texts: Vec<String> = said.follow_ups.iter().map(|follow_up| follow_up.text.clone()).collect();
    let due: Vec<Option<Day>> = said.follow_ups.iter().map(|follow_up| follow_up.due_on.map(Day)).collect();
    let inserted = sqlx::query!(
        "insert into coaching_visit (id, school_id, coach_ref, visited_on, purpose, notes, follow_ups, due_on, scopes, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        visit.id.0,
        said.school.0,
        said.coach,
        Day(said.visited_on) as Day,
        said.purpose,
        said.notes,
        &texts,
        &due as &[Option<Day>],
        scopes,
        Instant(visit.created_at) as Instant
    )
    .execute(db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("coaching_visit_pkey") => Ok(false),
        other => other.map(|_| true),
    }
}
