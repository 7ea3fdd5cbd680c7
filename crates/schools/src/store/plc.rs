//! Meetings of professional learning communities: written once.

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Damaged, word};
use crate::domain::lesson_study::{Role, RoleCounts};
use crate::domain::plc::PlcMeeting;
use crate::domain::{PlcMeetingId, Reference, SchoolId};

struct Row {
    id: Uuid,
    school_id: Uuid,
    met_on: Day,
    minutes_ref: Option<String>,
    roles: Vec<String>,
    counts: Vec<i32>,
    created_at: Instant,
}

impl Row {
    fn restore(self) -> Result<PlcMeeting, Damaged> {
        let mut attendance = RoleCounts::default();
        for (role, count) in self.roles.iter().zip(self.counts) {
            let count = u32::try_from(count).map_err(|_| Damaged("a negative count".to_owned()))?;
            attendance.add(word(role, Role::from_word)?, count);
        }
        Ok(PlcMeeting {
            id: PlcMeetingId(self.id),
            school: SchoolId(self.school_id),
            met_on: self.met_on.0,
            minutes: self.minutes_ref.map(Reference::restore),
            attendance,
            created_at: self.created_at.0,
        })
    }
}

/// A page of meetings, the newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    school: Option<Uuid>,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<PlcMeeting>, String), sqlx::Error> {
    let (day, id) = after.unzip();
    let rows = sqlx::query_as!(
        Row,
        "select id, school_id, met_on, minutes_ref, roles, counts, created_at
         from plc_meeting
         where ($1::uuid is null or school_id = $1)
           and ($2::text[] is null or scopes && $2)
           and ($3::date is null or (met_on, id) < ($3, $4::uuid))
         order by met_on desc, id desc
         limit $5",
        school,
        reach.tags(),
        day.map(Day) as Option<Day>,
        id,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.met_on.0.to_string().into_bytes(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a meeting. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, meeting: &PlcMeeting, scopes: &[String]) -> Result<bool, sqlx::Error> {
    let (roles, counts): (Vec<String>, Vec<i32>) =
        meeting.attendance.iter().map(|(role, count)| (role.to_string(), i32::try_from(count).unwrap_or(i32::MAX))).unzip();
    let inserted = sqlx::query!(
        "insert into plc_meeting (id, school_id, met_on, minutes_ref, roles, counts, scopes, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        meeting.id.0,
        meeting.school.0,
        Day(meeting.met_on) as Day,
        meeting.minutes.as_ref().map(Reference::as_str),
        &roles,
        &counts,
        scopes,
        Instant(meeting.created_at) as Instant
    )
    .execute(db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("plc_meeting_pkey") => Ok(false),
        other => other.map(|_| true),
    }
}
