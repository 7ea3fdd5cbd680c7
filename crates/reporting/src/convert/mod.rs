//! Between the contract and the service: what events tell, what requests ask, what replies show.

mod asked;
mod asked_evaluations;
mod asked_schools;
mod fresh;
pub(crate) mod resume;
mod shown;
mod shown_evaluations;
mod shown_practice;
mod shown_schools;
mod told;
mod told_evaluations;
mod told_practice;
mod told_schools;
mod words;

pub(crate) use asked::{filter, question, watched, watched_question};
pub(crate) use asked_evaluations::{evaluation_covered, evaluation_covered_by_area, evaluation_missing, scorecard_asked};
pub(crate) use asked_schools::{covered as coverage_asked, covered_by_area, missing as missing_asked, profile_of};
pub(crate) use fresh::freshness;
pub(crate) use shown::{message, partnership};
pub(crate) use shown_evaluations::{evaluation_coverage, evaluation_row, missing_assessment, reported_cycle, scorecard};
pub(crate) use shown_schools::{coverage, covered, missing_school, profile, programme as coverage_programme};
pub(crate) use told::{Unreadable, agreement, ceremony, organisation};
pub(crate) use told_evaluations::{assessment, assignment, enrolled, evaluation_cycle, framework, result};
pub(crate) use told_practice::{adoption, innovation, open_class, pilot, term, visit};
pub(crate) use told_schools::{area, cycle, enrolment, participation, plan, programme, school, team};
