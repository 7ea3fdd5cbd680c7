//! How far an innovation has reached, counted from the adoptions that a caller may see.

use chassis::auth::Reach;
use chassis::db::Day;
use jiff::civil::Date;
use sqlx::PgConnection;

use crate::domain::InnovationId;
use crate::domain::adoption::AdoptionStatus;
use crate::store::word;

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    /// Adoptions of each status that has some, and those of them with evidence.
    pub(crate) by_status: Vec<(AdoptionStatus, i64, i64)>,
    /// Schools that hold to it, with evidence, by place: `esao:4005`, `province:40`.
    pub(crate) places: Vec<(String, i64)>,
    /// The longest way from school to school; 0 when no school holds to it.
    pub(crate) depth: i32,
}

/// Counts the adoptions of an innovation in schools within reach, by where they lie today.
pub(crate) async fn reach(db: &mut PgConnection, innovation: InnovationId, (reach, today): (&Reach, Date)) -> Result<Counted, sqlx::Error> {
    let (tags, today) = (reach.tags(), Day(today));
    let by_status = sqlx::query!(
        r#"select status, count(*) as "all!", count(*) filter (where evidence > 0) as "shown!"
           from adoption a
           where innovation_id = $1
             and ($2::text[] is null
                  or exists (select from school_place p where p.school_id = a.school_id and p.place = any($2) and p.valid @> $3::date))
           group by status"#,
        innovation.0,
        tags,
        today as Day
    )
    .fetch_all(&mut *db)
    .await?;
    let places = sqlx::query!(
        r#"select h.place, count(*) as "schools!"
           from adoption a join school_place h on h.school_id = a.school_id
           where a.innovation_id = $1 and a.evidence > 0 and a.status <> 'STOPPED'
             and h.valid @> $3::date and (h.place like 'esao:%' or h.place like 'province:%')
             and ($2::text[] is null
                  or exists (select from school_place p where p.school_id = a.school_id and p.place = any($2) and p.valid @> $3::date))
           group by h.place order by h.place"#,
        innovation.0,
        tags,
        today as Day
    )
    .fetch_all(&mut *db)
    .await?;
    // A school holds an innovation once, and nobody has it from himself over others: every school is met once.
    let depth = sqlx::query_scalar!(
        r#"with recursive held as (
               select school_id, source_id from adoption a
               where innovation_id = $1 and evidence > 0 and status <> 'STOPPED'
                 and ($2::text[] is null
                      or exists (select from school_place p where p.school_id = a.school_id and p.place = any($2) and p.valid @> $3::date))
           ), line(school_id, depth) as (
               select school_id, 1 from held where source_id is null or source_id not in (select school_id from held)
               union all
               select h.school_id, l.depth + 1 from line l join held h on h.source_id = l.school_id
           )
           select coalesce(max(depth), 0) as "depth!" from line"#,
        innovation.0,
        tags,
        today as Day
    )
    .fetch_one(db)
    .await?;
    let status = |row: &str| word(row, AdoptionStatus::from_word);
    Ok(Counted {
        by_status: by_status.iter().map(|row| Ok((status(&row.status)?, row.all, row.shown))).collect::<Result<_, sqlx::Error>>()?,
        places: places.into_iter().map(|row| (row.place, row.schools)).collect(),
        depth,
    })
}
