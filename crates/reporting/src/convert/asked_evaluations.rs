//! Requests about evaluation cycles → questions.

use api::reporting::v1 as pb;
use chassis::failure::Failure;
use chassis::wire::{Reader, optional_id};
use jiff::civil::Date;
use uuid::Uuid;

use super::asked_schools::{level, map_of};
use crate::app::ScorecardQuestion;
use crate::domain::Level;
use crate::domain::scorecard::Results;
use crate::store::CycleQuestion;

/// What is counted in one area, or as a whole. As a whole, any level will do.
pub(crate) fn evaluation_covered(asked: &pb::GetEvaluationCoverageRequest, today: Date) -> Result<(CycleQuestion, Option<Uuid>), Failure> {
    Ok((question(&asked.cycle_id, Level::Province, asked.basis, today)?, optional_id(&asked.area_id)))
}

/// What is counted area by area.
pub(crate) fn evaluation_covered_by_area(asked: &pb::ListEvaluationCoverageRequest, today: Date) -> Result<CycleQuestion, Failure> {
    question(&asked.cycle_id, level(asked.level), asked.basis, today)
}

/// Which schools are named.
pub(crate) fn evaluation_missing(asked: &pb::ListMissingAssessmentsRequest, today: Date) -> Result<(CycleQuestion, Option<Uuid>), Failure> {
    Ok((question(&asked.cycle_id, Level::Province, asked.basis, today)?, optional_id(&asked.area_id)))
}

/// Which scorecard.
pub(crate) fn scorecard_asked(asked: &pb::GetAreaScorecardRequest) -> Result<ScorecardQuestion, Failure> {
    let mut read = Reader::default();
    let cycle = read.id("cycle_id", &asked.cycle_id);
    let results = match asked.results() {
        pb::ScorecardResults::Unspecified | pb::ScorecardResults::Published => Results::Published,
        pb::ScorecardResults::Newest => Results::Newest,
    };
    let target = Some(asked.target_level).filter(|level| *level > 0);
    read.finish(ScorecardQuestion { cycle, area: optional_id(&asked.area_id), results, target })
}

fn question(cycle: &str, level: Level, basis: i32, today: Date) -> Result<CycleQuestion, Failure> {
    let mut read = Reader::default();
    let cycle = read.id("cycle_id", cycle);
    read.finish(CycleQuestion { cycle, level, place: None, today, map_of: map_of(basis, today) })
}
