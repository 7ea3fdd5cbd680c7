//! How many schools of a cohort are where, counted by the database: a cohort has hundreds of schools, and each row is found by an index.

use api::schools::v1 as schools;
use chassis::db::{Damaged, Day};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::profile::snapshot;
use crate::domain::Level;
use crate::domain::coverage::{GONE, Group, Population, TAKING_PART};

/// A programme as a report names it.
#[derive(Debug)]
pub(crate) struct ProgrammeRow {
    pub(crate) programme_id: Uuid,
    pub(crate) kind: String,
    pub(crate) status: String,
    pub(crate) name_th: Option<String>,
    pub(crate) name_en: Option<String>,
    pub(crate) owner_id: Uuid,
    pub(crate) owner_th: Option<String>,
    pub(crate) owner_en: Option<String>,
    pub(crate) cohorts: Vec<i32>,
}

/// What is counted.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) programme: Uuid,
    pub(crate) cohort: i32,
    /// By which areas.
    pub(crate) level: Level,
    /// Only what lies in this place.
    pub(crate) place: Option<String>,
    pub(crate) day: Date,
    /// The day whose areas schools count in, whatever the day asked for.
    pub(crate) map_of: Option<Date>,
    /// The term whose snapshots count; without a semester its whole year.
    pub(crate) term: Option<(i32, Option<i32>)>,
}

impl Question {
    fn year(&self) -> Option<i32> {
        self.term.map(|(year, _)| year)
    }

    fn semester(&self) -> Option<i32> {
        self.term.and_then(|(_, semester)| semester)
    }
}

/// The programme, with the name that its owner has on the day.
pub(crate) async fn programme(db: &mut PgConnection, id: Uuid, day: Date) -> Result<Option<ProgrammeRow>, sqlx::Error> {
    sqlx::query_as!(
        ProgrammeRow,
        r#"
        select p.programme_id, p.kind, p.status, p.name_th, p.name_en, p.owner_id, n.name_th as "owner_th?", n.name_en as "owner_en?", p.cohorts
        from programme p
        left join partner_organisation_name n on n.organisation_id = p.owner_id and n.valid_from <= $2 and n.valid_to > $2
        where p.programme_id = $1
        "#,
        id,
        Day(day) as Day
    )
    .fetch_optional(db)
    .await
}

/// What schools within these grants are found by: an office is granted by its code, and schools know its id.
pub(crate) async fn places_within(db: &mut PgConnection, grants: &[String]) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select place as "place!" from area where scope = any ($1) and place is not null union select unnest($1::text[]) order by 1"#,
        grants
    )
    .fetch_all(db)
    .await
}

/// The schools of the cohort within reach, by what is counted. A participation is of the day asked for, or of its last day; who sees it
/// follows from where the school belonged on that day.
pub(crate) async fn groups(db: &mut PgConnection, asked: &Question, reach: Option<&[String]>) -> Result<Vec<Group>, sqlx::Error> {
    sqlx::query_as!(
        Group,
        r#"
        select r.place as "place?", r.status as "status!", r.there as "there!", r.confirmed as "confirmed!", count(*) as "schools!"
        from (
            select l.place, s.status,
                   exists (select from school_place t where t.school_id = p.school_id and t.level = 'STATUS' and t.place <> all ($10)
                           and t.valid_from <= $4 and t.valid_to > $4) as there,
                   exists (select from enrolment e where e.school_id = p.school_id and e.status = 'CONFIRMED' and e.counted_on <= $4
                           and ($8::integer is null or e.be_year = $8) and ($9::integer is null or e.semester = $9)) as confirmed
            from participation p
            join participation_state s on s.participation_id = p.participation_id and s.valid_from <= $4 and s.valid_to > $4
            left join school_place l on l.school_id = p.school_id and l.level = $3
                and l.valid_from <= coalesce($5, least(p.ended_on, $4)) and l.valid_to > coalesce($5, least(p.ended_on, $4))
            where p.programme_id = $1 and p.cohort_no = $2
              and ($7::text is null or l.place = $7)
              and ($6::text[] is null or exists (
                  select from school_place g where g.school_id = p.school_id and g.place = any ($6)
                  and g.valid_from <= least(p.ended_on, $4) and g.valid_to > least(p.ended_on, $4)))
        ) r
        group by r.place, r.status, r.there, r.confirmed
        "#,
        asked.programme,
        asked.cohort,
        asked.level.word(),
        Day(asked.day) as Day,
        asked.map_of.map(Day) as Option<Day>,
        reach,
        asked.place.as_deref(),
        asked.year(),
        asked.semester(),
        &GONE as &[&str]
    )
    .fetch_all(db)
    .await
}

/// The schools of each area that were there on the day, within reach, and how many of them take part or have finished, where the
/// participation is within reach too.
pub(crate) async fn populations(
    db: &mut PgConnection,
    asked: &Question,
    reach: Option<&[String]>,
    records: Option<&[String]>,
) -> Result<Vec<Population>, sqlx::Error> {
    sqlx::query_as!(
        Population,
        r#"
        select l.place, count(*) as "schools!",
               count(*) filter (where exists (
                   select from participation p
                   join participation_state s on s.participation_id = p.participation_id and s.valid_from <= $4 and s.valid_to > $4
                   where p.programme_id = $1 and p.cohort_no = $2 and p.school_id = l.school_id and s.status = any ($8)
                     and ($10::text[] is null or exists (
                         select from school_place g where g.school_id = p.school_id and g.place = any ($10)
                         and g.valid_from <= least(p.ended_on, $4) and g.valid_to > least(p.ended_on, $4))))) as "taking_part!"
        from school_place l
        join school_place t on t.school_id = l.school_id and t.level = 'STATUS' and t.place <> all ($9)
            and t.valid_from <= $4 and t.valid_to > $4
        where l.level = $3 and l.valid_from <= coalesce($5, $4) and l.valid_to > coalesce($5, $4)
          and ($7::text is null or l.place = $7)
          and ($6::text[] is null or exists (
              select from school_place g where g.school_id = l.school_id and g.place = any ($6) and g.valid_from <= $4 and g.valid_to > $4))
        group by l.place
        "#,
        asked.programme,
        asked.cohort,
        asked.level.word(),
        Day(asked.day) as Day,
        asked.map_of.map(Day) as Option<Day>,
        reach,
        asked.place.as_deref(),
        &TAKING_PART as &[&str],
        &GONE as &[&str],
        records
    )
    .fetch_all(db)
    .await
}

/// A school that is expected to have confirmed its numbers and has not.
#[derive(Debug)]
pub(crate) struct MissingRow {
    pub(crate) school: schools::School,
    pub(crate) status: String,
}

/// A page of these schools in Thai order, and the token of the next page.
pub(crate) async fn missing(
    db: &mut PgConnection,
    asked: &Question,
    reach: Option<&[String]>,
    page: &Page,
) -> Result<(Vec<MissingRow>, String), sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select c.school_id, c.sort_key, c.told, s.status
        from participation p
        join participation_state s on s.participation_id = p.participation_id and s.valid_from <= $4 and s.valid_to > $4
        join school c on c.school_id = p.school_id
        left join school_place l on l.school_id = p.school_id and l.level = $3
            and l.valid_from <= coalesce($5, least(p.ended_on, $4)) and l.valid_to > coalesce($5, least(p.ended_on, $4))
        where p.programme_id = $1 and p.cohort_no = $2 and s.status = any ($11)
          and ($7::text is null or l.place = $7)
          and ($6::text[] is null or exists (
              select from school_place g where g.school_id = p.school_id and g.place = any ($6)
              and g.valid_from <= least(p.ended_on, $4) and g.valid_to > least(p.ended_on, $4)))
          and exists (select from school_place t where t.school_id = p.school_id and t.level = 'STATUS' and t.place <> all ($10)
                      and t.valid_from <= $4 and t.valid_to > $4)
          and not exists (select from enrolment e where e.school_id = p.school_id and e.status = 'CONFIRMED' and e.counted_on <= $4
                          and ($8::integer is null or e.be_year = $8) and ($9::integer is null or e.semester = $9))
          and ($12::bytea is null or (c.sort_key, c.school_id) > ($12, $13::uuid))
        order by c.sort_key, c.school_id
        limit $14
        "#,
        asked.programme,
        asked.cohort,
        asked.level.word(),
        Day(asked.day) as Day,
        asked.map_of.map(Day) as Option<Day>,
        reach,
        asked.place.as_deref(),
        asked.year(),
        asked.semester(),
        &GONE as &[&str],
        &TAKING_PART as &[&str],
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.school_id });
    let rows = rows.into_iter().map(|row| Ok(MissingRow { school: snapshot(&row.told)?, status: row.status }));
    Ok((rows.collect::<Result<_, Damaged>>()?, next))
}
