//! What a school does with others, as its profile shows it: one statement.

use api::schools::v1 as schools;
use chassis::db::{Damaged, Day};
use jiff::civil::Date;
use serde::Deserialize;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::profile::{ProfileOf, snapshot};
use crate::domain::coverage::GONE;

/// What it does with others, as of a day.
#[derive(Debug)]
pub(crate) struct Practice {
    pub(crate) visits: Vec<TimesOf>,
    pub(crate) open_classes: Vec<TimesOf>,
    pub(crate) pilots: Vec<(PilotOf, Option<schools::Area>)>,
    pub(crate) innovations: Vec<InnovationOf>,
    pub(crate) adoptions: Vec<AdoptionOf>,
}

/// How often something was done in a term.
#[derive(Debug, Deserialize)]
pub(crate) struct TimesOf {
    /// None where the days lie in no term that has been read; the semester likewise.
    pub(crate) be_year: Option<i32>,
    pub(crate) semester: Option<i32>,
    pub(crate) times: i32,
    pub(crate) last_on: Date,
    pub(crate) follow_ups: i32,
}

/// A designation of it.
#[derive(Debug, Deserialize)]
pub(crate) struct PilotOf {
    pub(crate) id: Uuid,
    pub(crate) area: Uuid,
    pub(crate) status: String,
    pub(crate) since: Date,
    pub(crate) autonomy: Vec<String>,
    /// None before it ever was.
    pub(crate) in_effect: Option<bool>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}

/// An innovation that began there.
#[derive(Debug, Deserialize)]
pub(crate) struct InnovationOf {
    pub(crate) id: Uuid,
    pub(crate) name_th: Option<String>,
    pub(crate) name_en: Option<String>,
    pub(crate) kind: String,
    pub(crate) be_year: i32,
    pub(crate) semester: i32,
    pub(crate) maturity: String,
    pub(crate) evidence: String,
    pub(crate) published_on: Option<Date>,
    pub(crate) sustained_by: i32,
}

/// An innovation that it took up.
#[derive(Debug, Deserialize)]
pub(crate) struct AdoptionOf {
    pub(crate) id: Uuid,
    pub(crate) innovation: Uuid,
    pub(crate) source: Option<Uuid>,
    pub(crate) status: String,
    pub(crate) since: Date,
    pub(crate) name_th: Option<String>,
    pub(crate) name_en: Option<String>,
    pub(crate) kind: String,
}

/// What a school did with others by the day. Two statements where it has designations.
pub(super) async fn practice(db: &mut PgConnection, of: ProfileOf, reach: Option<&[String]>) -> Result<Practice, sqlx::Error> {
    let (day, today) = (Day(of.day), Day(of.today));
    let asked = sqlx::query_file!("src/store/practice.sql", of.school, day as Day, reach, today as Day, of.be_year, &GONE as &[&str]);
    let row = asked.fetch_one(&mut *db).await?;
    Ok(Practice {
        visits: row.visits.0,
        open_classes: row.open_classes.0,
        pilots: with_areas(db, row.pilots.0).await?,
        innovations: row.innovations.0,
        adoptions: row.adoptions.0,
    })
}

/// Designations with their innovation areas, where these have been read.
async fn with_areas(db: &mut PgConnection, pilots: Vec<PilotOf>) -> Result<Vec<(PilotOf, Option<schools::Area>)>, sqlx::Error> {
    if pilots.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = pilots.iter().map(|pilot| pilot.area).collect();
    let rows = sqlx::query!("select area_id, told from area where area_id = any ($1)", &ids).fetch_all(db).await?;
    let told = |area: Uuid| rows.iter().find(|row| row.area_id == area).map(|row| snapshot(&row.told)).transpose();
    let with_area = pilots.into_iter().map(|pilot| told(pilot.area).map(|area| (pilot, area)));
    Ok(with_area.collect::<Result<_, Damaged>>()?)
}
