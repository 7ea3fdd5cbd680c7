//! What the readers answer about cycles of evaluation, to be held against the log.

use std::collections::BTreeMap;
use std::time::Duration;

use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use api::reporting::v1::{EvaluationCounts, GetEvaluationCoverageRequest, ListMissingAssessmentsRequest};
use uuid::Uuid;

use super::fold::{Counts, Report, reports};
use super::town::Town;
use super::world::World;

/// Cycles that are asked about: that of the run, and some of the clerks' own.
const ASKED: usize = 4;

/// What each reader says of some cycles, in a house where nothing is under way.
pub(super) async fn said(town: &Town, world: &World, round: Uuid) -> Vec<(Uuid, Report)> {
    let opened = reports(&world.told);
    let mut cycles: Vec<Uuid> = opened.keys().copied().filter(|cycle| *cycle != round).take(ASKED - 1).collect();
    cycles.extend(opened.contains_key(&round).then_some(round));
    let mut said = Vec::new();
    for reader in 0..town.readers.len() {
        let mut client = ReportingServiceClient::new(town.reader(reader).patience(Duration::from_secs(5)));
        for cycle in &cycles {
            let asked = GetEvaluationCoverageRequest { cycle_id: cycle.to_string(), ..Default::default() };
            let coverage = client.get_evaluation_coverage(asked).await.expect("the reader answers").into_inner().coverage;
            let asked = ListMissingAssessmentsRequest { cycle_id: cycle.to_string(), page_size: 1_000, ..Default::default() };
            let missing = client.list_missing_assessments(asked).await.expect("the reader answers").into_inner().schools;
            let coverage = coverage.unwrap_or_default();
            let missing = missing.into_iter().map(|one| (one.school_id.parse().unwrap_or_default(), (one.assigned, one.submitted)));
            let report =
                Report { expected: counts(coverage.expected), late: counts(coverage.late), missing: missing.collect::<BTreeMap<_, _>>() };
            said.push((*cycle, report));
        }
    }
    said
}

fn counts(told: Option<EvaluationCounts>) -> Counts {
    let told = told.unwrap_or_default();
    Counts { schools: told.schools, assigned: told.assigned, submitted: told.submitted, partly: told.partly_submitted }
}
