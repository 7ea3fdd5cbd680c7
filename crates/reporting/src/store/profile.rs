//! A school on one page: everything by its key.

use api::schools::v1 as schools;
use chassis::db::{Damaged, Day};
use jiff::civil::Date;
use prost::Message;
use serde::Deserialize;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::practice::{Practice, practice};
use super::profile_results::{ResultOf, ResultsWithin, profile_results};
use crate::domain::Level;

/// A snapshot as it was kept.
pub(super) fn snapshot<M: Message + Default>(told: &[u8]) -> Result<M, Damaged> {
    M::decode(told).map_err(|error| Damaged(error.to_string()))
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ProfileOf {
    pub(crate) school: Uuid,
    pub(crate) day: Date,
    pub(crate) today: Date,
    pub(crate) be_year: Option<i32>,
}

/// A school as of a day.
#[derive(Debug)]
pub(crate) struct Profile {
    pub(crate) version: i64,
    pub(crate) school: schools::School,
    pub(crate) latest: Option<schools::EnrolmentSnapshot>,
    pub(crate) confirmed: Option<schools::EnrolmentSnapshot>,
    pub(crate) programmes: Vec<ProgrammeOf>,
    pub(crate) plans: Vec<PlanOf>,
    pub(crate) lessons: Vec<LessonsOf>,
    pub(crate) areas: Vec<AreaOf>,
    pub(crate) practice: Practice,
    pub(crate) results: Vec<ResultOf>,
}

/// A programme that it was named for.
#[derive(Debug, Deserialize)]
pub(crate) struct ProgrammeOf {
    pub(crate) id: Uuid,
    pub(crate) programme: Uuid,
    pub(crate) name_th: Option<String>,
    pub(crate) name_en: Option<String>,
    pub(crate) kind: String,
    pub(crate) cohort_no: i32,
    pub(crate) status: String,
    pub(crate) since: Date,
    /// Of coaches, while it took part.
    pub(crate) visits: i32,
    pub(crate) last_visited_on: Option<Date>,
}

/// A plan of it.
#[derive(Debug, Deserialize)]
pub(crate) struct PlanOf {
    pub(crate) id: Uuid,
    pub(crate) title_th: Option<String>,
    pub(crate) title_en: Option<String>,
    pub(crate) first_year: i32,
    pub(crate) last_year: i32,
    pub(crate) state: String,
    pub(crate) revision: i32,
}

/// Its cycles of lesson study of one year.
#[derive(Debug, Deserialize)]
pub(crate) struct LessonsOf {
    /// None where no team of theirs has been read.
    pub(crate) be_year: Option<i32>,
    pub(crate) planned: i32,
    pub(crate) taught: i32,
    pub(crate) reflected: i32,
    pub(crate) closed: i32,
    pub(crate) cancelled: i32,
}

/// An area that it belonged to or lay in.
#[derive(Debug)]
pub(crate) struct AreaOf {
    pub(crate) level: Level,
    pub(crate) place: String,
    pub(crate) area: Option<schools::Area>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}

/// The school as of the day, when it is within reach. Five statements at most.
pub(crate) async fn profile(
    db: &mut PgConnection,
    of: ProfileOf,
    reach: Option<&[String]>,
    results: ResultsWithin<'_>,
) -> Result<Option<Profile>, sqlx::Error> {
    let row = sqlx::query_file!("src/store/profile.sql", of.school, Day(of.day) as Day, reach, Day(of.today) as Day, of.be_year)
        .fetch_optional(&mut *db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Profile {
        version: row.version,
        school: snapshot(&row.told)?,
        latest: row.latest.as_deref().map(snapshot).transpose()?,
        confirmed: row.confirmed.as_deref().map(snapshot).transpose()?,
        programmes: row.programmes.0,
        plans: row.plans.0,
        lessons: row.lessons.0,
        areas: areas_of_school(db, of.school, of.day).await?,
        practice: practice(db, of, reach).await?,
        results: profile_results(db, of, results).await?,
    }))
}

/// What a school belonged to and lay in by the day, in the order of time.
async fn areas_of_school(db: &mut PgConnection, school: Uuid, day: Date) -> Result<Vec<AreaOf>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select p.level, p.place, nullif(p.valid_from, '-infinity') as "from?: Day", nullif(p.valid_to, 'infinity') as "to?: Day",
               (select a.told from area a where a.place = p.place order by a.area_id desc limit 1) as "told?"
        from school_place p
        where p.school_id = $1 and p.valid_from <= $2 and p.level = any ($3)
        order by p.valid_from, p.seq
        "#,
        school,
        Day(day) as Day,
        &Level::OF_AREAS.map(Level::word) as &[&str]
    )
    .fetch_all(db)
    .await?;
    let areas = rows.into_iter().filter_map(|row| {
        let level = Level::from_word(&row.level)?;
        let area = row.told.as_deref().map(snapshot).transpose();
        Some(area.map(|area| AreaOf { level, place: row.place, area, from: row.from.map(Date::from), to: row.to.map(Date::from) }))
    });
    Ok(areas.collect::<Result<_, Damaged>>()?)
}

/// An area in which schools are counted.
#[derive(Debug, Clone)]
pub(crate) struct AreaRow {
    pub(crate) place: String,
    pub(crate) sort_key: Vec<u8>,
    pub(crate) area: schools::Area,
}

/// The areas that schools in these places belong to. Where a code has had several areas, the one that was recorded last.
pub(crate) async fn areas_at(db: &mut PgConnection, places: &[String]) -> Result<Vec<AreaRow>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select distinct on (place) place as "place!", sort_key, told from area where place = any ($1) order by place, area_id desc
        "#,
        places
    )
    .fetch_all(db)
    .await?;
    let rows = rows.into_iter().map(|row| Ok(AreaRow { place: row.place, sort_key: row.sort_key, area: snapshot(&row.told)? }));
    Ok(rows.collect::<Result<_, Damaged>>()?)
}

/// The level and place of an area, where schools belong to such areas.
pub(crate) async fn place_of_area(db: &mut PgConnection, area: Uuid) -> Result<Option<(Level, String)>, sqlx::Error> {
    let row = sqlx::query!(r#"select level as "level!", place as "place!" from area where area_id = $1 and place is not null"#, area)
        .fetch_optional(db)
        .await?;
    Ok(row.and_then(|row| Level::from_word(&row.level).map(|level| (level, row.place))))
}
