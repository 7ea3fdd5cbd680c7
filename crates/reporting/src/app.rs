//! The questions that the reports answer. Each is a story of a few statements in one snapshot, freshness included: what a
//! reply shows and how far it claims to have read belong together.

mod coverage;
mod evaluations;
mod profile;
mod report;
mod watch;

use chassis::auth::{Caller, Reach};
use chassis::failure::Failure;
use chassis::page::{self, Cursor, Page};
use chassis::project::{self, SourceFreshness};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::store::{self, After, AgreementRow, Filter, Partnership};

pub(crate) use coverage::{Covered, Place as CoveredPlace, get_participation_coverage, list_missing_schools, list_participation_coverage};
pub(crate) use evaluations::{
    EvaluationRow, Scorecard, ScorecardQuestion, get_area_scorecard, get_evaluation_coverage, list_evaluation_coverage,
    list_missing_assessments,
};
pub(crate) use profile::get_school_profile;
pub(crate) use report::{Report, ReportStream, Seen, Shown, Told as ReportTold};
pub(crate) use watch::{Message, Place, Stream, Told, invalid_token};

/// Reads the results of a school that were published.
const READ_RESULTS: &str = "evaluations.result.read";
/// Reads results before they are published. The words are those of the service that owns them: who may read a result there may read it here.
const REVIEW_RESULTS: &str = "evaluations.result.review";

/// How far a caller sees what is asked for, and results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sight {
    /// What is asked for.
    pub(crate) reach: Reach,
    /// Published results of schools.
    published: Reach,
    /// Results of schools, published or not.
    newest: Reach,
}

impl Sight {
    /// What this caller sees.
    pub(crate) fn of(who: &Caller) -> Self {
        Self { reach: who.reach(), published: who.reach_of(READ_RESULTS), newest: who.reach_of(REVIEW_RESULTS) }
    }

    /// All of it as text, for what is bound to it.
    pub(crate) fn text(&self) -> String {
        let text = |reach: &Reach| reach.tags().map_or_else(|| "*".to_owned(), |tags| tags.join(" "));
        [&self.reach, &self.published, &self.newest].map(text).join("\n")
    }
}

/// When a question is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    /// The instant, from which lags are counted.
    pub(crate) at: Timestamp,
    /// The Bangkok day, whose names organisations carry.
    pub(crate) today: Date,
}

/// A page of the board.
#[derive(Debug)]
pub(crate) struct Board {
    /// The agreements, newest first.
    pub(crate) partnerships: Vec<Partnership>,
    /// Token of the next page; empty on the last.
    pub(crate) next_page_token: String,
    /// How far each source has been read.
    pub(crate) read: Vec<SourceFreshness>,
}

/// A page of the agreements within reach. Three statements.
pub(crate) async fn list_partnerships(
    db: &mut PgConnection,
    reach: &Reach,
    filter: &Filter,
    page: &Page,
    asked: Asked,
) -> Result<Board, Failure> {
    let rows = store::list(db, reach, filter, after(page)?, page.limit()).await?;
    let (rows, next_page_token) = page.take(rows, cursor);
    let partnerships = store::with_parties(db, rows, asked.today).await?;
    let read = project::freshness(db, asked.at).await?;
    Ok(Board { partnerships, next_page_token, read })
}

/// One agreement, when it is within reach. Three statements.
pub(crate) async fn get_partnership(
    db: &mut PgConnection,
    reach: &Reach,
    agreement: Uuid,
    asked: Asked,
) -> Result<(Partnership, Vec<SourceFreshness>), Failure> {
    let row = store::find(db, reach, agreement).await?.ok_or_else(Failure::not_found)?;
    let found = store::with_parties(db, vec![row], asked.today).await?.pop().ok_or_else(Failure::not_found)?;
    Ok((found, project::freshness(db, asked.at).await?))
}

/// What schools within reach are found by; None where everything is. One statement for whoever has a narrow grant.
async fn places(db: &mut PgConnection, reach: &Reach) -> Result<Option<Vec<String>>, Failure> {
    match reach.tags() {
        Some(grants) => Ok(Some(store::places_within(db, grants).await?)),
        None => Ok(None),
    }
}

/// The sort key of a row: when it was drafted, in microseconds.
fn cursor(row: &AgreementRow) -> Cursor {
    Cursor { key: row.drafted_at.0.as_microsecond().to_be_bytes().to_vec(), id: row.agreement_id }
}

fn after(page: &Page) -> Result<Option<After>, Failure> {
    let Some((key, agreement_id)) = page.after_key().zip(page.after_id()) else { return Ok(None) };
    let micros = key.try_into().map(i64::from_be_bytes).map_err(|_| page::invalid_token())?;
    let drafted_at = Timestamp::from_microsecond(micros).map_err(|_| page::invalid_token())?;
    Ok(Some(After { drafted_at, agreement_id }))
}
