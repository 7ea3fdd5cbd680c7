//! Open classes: written once.

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::kernel::LocalizedText;
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Damaged, word};
use crate::domain::open_class::{Bound, OpenClass, OpenClassMode, Opened};
use crate::domain::{LessonStudyCycleId, OpenClassId, SchoolId};

struct Row {
    id: Uuid,
    school_id: Uuid,
    held_on: Day,
    topic_th: String,
    topic_en: String,
    mode: String,
    bound: Option<String>,
    participants: Option<i64>,
    cycle_id: Option<Uuid>,
    created_at: Instant,
}

impl Row {
    fn restore(self) -> Result<OpenClass, Damaged> {
        let bound = self.bound.map(|bound| word(&bound, Bound::from_word)).transpose()?;
        Ok(OpenClass {
            id: OpenClassId(self.id),
            said: Opened {
                school: SchoolId(self.school_id),
                held_on: self.held_on.0,
                topic: LocalizedText::new(self.topic_th, self.topic_en),
                mode: word(&self.mode, OpenClassMode::from_word)?,
                participants: bound.zip(self.participants),
                cycle: self.cycle_id.map(LessonStudyCycleId),
            },
            created_at: self.created_at.0,
        })
    }
}

/// What a list of open classes asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Filter {
    pub(crate) school: Option<Uuid>,
    pub(crate) cycle: Option<Uuid>,
}

/// A page of open classes, the newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: Filter,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<OpenClass>, String), sqlx::Error> {
    let (day, id) = after.unzip();
    let rows = sqlx::query_as!(
        Row,
        "select id, school_id, held_on, topic_th, topic_en, mode, bound, participants, cycle_id, created_at
         from open_class
         where ($1::uuid is null or school_id = $1)
           and ($2::uuid is null or cycle_id = $2)
           and ($3::text[] is null or scopes && $3)
           and ($4::date is null or (held_on, id) < ($4, $5::uuid))
         order by held_on desc, id desc
         limit $6",
        filter.school,
        filter.cycle,
        reach.tags(),
        day.map(Day) as Option<Day>,
        id,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.held_on.0.to_string().into_bytes(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes an open class. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, class: &OpenClass, scopes: &[String]) -> Result<bool, sqlx::Error> {
    let said = &class.said;
    let (bound, participants) = said.participants.unzip();
    let inserted = sqlx::query!(
        "insert into open_class (id, school_id, held_on, topic_th, topic_en, mode, bound, participants, cycle_id, scopes, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        class.id.0,
        said.school.0,
        Day(said.held_on) as Day,
        said.topic.th,
        said.topic.en,
        said.mode.word(),
        bound.map(Bound::word),
        participants,
        said.cycle.map(|cycle| cycle.0),
        scopes,
        Instant(class.created_at) as Instant
    )
    .execute(db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("open_class_pkey") => Ok(false),
        other => other.map(|_| true),
    }
}
