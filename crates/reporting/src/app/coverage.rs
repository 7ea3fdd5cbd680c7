//! How many schools of a cohort take part, area by area or as a whole. A count never includes what the caller may not see: who sees a
//! participation follows from where its school belonged on the day of the record, whichever map it is counted on.

use std::collections::HashMap;

use chassis::auth::Reach;
use chassis::failure::Failure;
use chassis::page::{Cursor, Page};
use chassis::project::{self, SourceFreshness};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Asked;
use crate::domain::Level;
use crate::domain::coverage::{Coverage, by_place};
use crate::store::{self, AreaRow, MissingRow, ProgrammeRow, Question};

/// Sorts behind every area that has a name, and what lies in none behind those.
const NAMELESS: u8 = 0xff;

/// A row of a report.
#[derive(Debug)]
pub(crate) struct Covered {
    /// Where; None for a programme as a whole, and for what lies in no area of the level.
    pub(crate) place: Option<Place>,
    /// The numbers.
    pub(crate) coverage: Coverage,
}

/// An area of a report.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) level: Level,
    /// What schools in it are found by.
    pub(crate) found_by: String,
    /// None where the area has not been read.
    pub(crate) area: Option<AreaRow>,
}

/// A page of a report.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) programme: ProgrammeRow,
    pub(crate) rows: Vec<Covered>,
    pub(crate) next_page_token: String,
    /// All areas together.
    pub(crate) total: Coverage,
    pub(crate) read: Vec<SourceFreshness>,
}

/// How far the caller sees: which schools, and of which the participation in this programme.
struct Sight {
    schools: Option<Vec<String>>,
    records: Option<Vec<String>>,
}

/// The coverage area by area. Six statements at most.
pub(crate) async fn list_participation_coverage(
    db: &mut PgConnection,
    reach: &Reach,
    question: &Question,
    page: &Page,
    asked: Asked,
) -> Result<Report, Failure> {
    let (programme, sight) = begin(db, reach, question).await?;
    let groups = store::groups(db, question, sight.records.as_deref()).await?;
    let populations = store::populations(db, question, sight.schools.as_deref(), sight.records.as_deref()).await?;
    let (places, total) = by_place(&groups, &populations);
    let names: Vec<String> = places.keys().flatten().cloned().collect();
    let mut areas: HashMap<String, AreaRow> = store::areas_at(db, &names).await?.into_iter().map(|row| (row.place.clone(), row)).collect();
    let mut rows: Vec<(Vec<u8>, Covered)> = Vec::with_capacity(places.len());
    for (place, coverage) in places {
        let place = place.map(|found_by| Place { level: question.level, area: areas.remove(&found_by), found_by });
        rows.push((key(place.as_ref()), Covered { place, coverage }));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows.retain(|(key, _)| page.after_key().is_none_or(|after| key.as_slice() > after));
    let (rows, next_page_token) = page.take(rows, |(key, _)| Cursor { key: key.clone(), id: Uuid::nil() });
    let rows = rows.into_iter().map(|(_, covered)| covered).collect();
    Ok(Report { programme, rows, next_page_token, total, read: project::freshness(db, asked.at).await? })
}

/// The coverage of one area, or of the programme as a whole. Seven statements at most.
pub(crate) async fn get_participation_coverage(
    db: &mut PgConnection,
    reach: &Reach,
    mut question: Question,
    area: Option<Uuid>,
    asked: Asked,
) -> Result<(ProgrammeRow, Covered, Vec<SourceFreshness>), Failure> {
    let (programme, sight) = begin(db, reach, &question).await?;
    narrow(db, &mut question, area).await?;
    let groups = store::groups(db, &question, sight.records.as_deref()).await?;
    let (populations, areas) = match question.place.clone() {
        Some(place) => {
            let populations = store::populations(db, &question, sight.schools.as_deref(), sight.records.as_deref()).await?;
            (populations, store::areas_at(db, &[place]).await?)
        }
        None => (Vec::new(), Vec::new()),
    };
    let (_, coverage) = by_place(&groups, &populations);
    if coverage.is_empty() && *reach != Reach::All {
        return Err(Failure::not_found());
    }
    let place = question.place.map(|found_by| Place { level: question.level, found_by, area: areas.into_iter().next() });
    Ok((programme, Covered { place, coverage }, project::freshness(db, asked.at).await?))
}

/// A page of schools, and the token of the next page.
pub(crate) type Missing = (Vec<MissingRow>, String, Vec<SourceFreshness>);

/// The schools that are expected to have confirmed their numbers and have not. Five statements at most.
pub(crate) async fn list_missing_schools(
    db: &mut PgConnection,
    reach: &Reach,
    (mut question, area): (Question, Option<Uuid>),
    page: &Page,
    asked: Asked,
) -> Result<Missing, Failure> {
    let (_, sight) = begin(db, reach, &question).await?;
    narrow(db, &mut question, area).await?;
    let (rows, next) = store::missing(db, &question, sight.records.as_deref(), page).await?;
    Ok((rows, next, project::freshness(db, asked.at).await?))
}

/// The programme, which is public knowledge, and how far the caller sees. Who runs the programme sees all who take part in it.
async fn begin(db: &mut PgConnection, reach: &Reach, question: &Question) -> Result<(ProgrammeRow, Sight), Failure> {
    let programme = store::programme(db, question.programme, question.day).await?;
    let programme = programme.filter(|programme| programme.cohorts.contains(&question.cohort)).ok_or_else(Failure::not_found)?;
    let run_by = [format!("programme:{}", programme.programme_id), format!("organisation:{}", programme.owner_id)];
    let runs_it = reach.tags().is_none_or(|tags| tags.iter().any(|tag| run_by.contains(tag)));
    let schools = super::places(db, reach).await?;
    let records = schools.clone().filter(|_| !runs_it);
    Ok((programme, Sight { schools, records }))
}

/// Only what lies in the area.
async fn narrow(db: &mut PgConnection, question: &mut Question, area: Option<Uuid>) -> Result<(), Failure> {
    if let Some(area) = area {
        let (level, place) = store::place_of_area(db, area).await?.ok_or_else(|| Failure::no_such("area_id"))?;
        (question.level, question.place) = (level, Some(place));
    }
    Ok(())
}

/// Where a row stands in the list: by the name of its area, those without a name behind, what lies in none last.
pub(super) fn key(place: Option<&Place>) -> Vec<u8> {
    let Some(place) = place else { return vec![NAMELESS, NAMELESS] };
    let name = place.area.as_ref().map_or_else(|| vec![NAMELESS], |area| area.sort_key.clone());
    [name, vec![0], place.found_by.clone().into_bytes()].concat()
}
