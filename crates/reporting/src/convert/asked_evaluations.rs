//! Requests about evaluation cycles → questions.

use api::reporting::v1 as pb;
use chassis::failure::Failure;
use chassis::wire::{Reader, optional_id};
use jiff::civil::Date;
use uuid::Uuid;

use super::asked_schools::{level, map_of};
use crate::domain::Level;
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

/// Of which cycle and area, and the level that shares are counted from.
pub(crate) fn scorecard_asked(asked: &pb::GetAreaScorecardRequest) -> Result<(Uuid, Option<Uuid>, Option<i32>), Failure> {
    let mut read = Reader::default();
    let cycle = read.id("cycle_id", &asked.cycle_id);
    read.finish((cycle, optional_id(&asked.area_id), Some(asked.target_level).filter(|level| *level > 0)))
}

fn question(cycle: &str, level: Level, basis: i32, today: Date) -> Result<CycleQuestion, Failure> {
    let mut read = Reader::default();
    let cycle = read.id("cycle_id", cycle);
    read.finish(CycleQuestion { cycle, level, place: None, today, map_of: map_of(basis, today) })
}
