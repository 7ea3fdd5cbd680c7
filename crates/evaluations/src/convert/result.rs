//! Requests about results; results and publications on the wire.

use api::evaluations::v1 as pb;
use chassis::event::{About, Fact};
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, lines, on_wire, timestamp};
use prost::Message;

use super::cycle;
use crate::app::cycle::OfCycle;
use crate::app::result::{Finalise, Outcome, Reopen};
use crate::domain::result::{AreaCounts, FoundNode, NodeCounts, ResultEvent, SchoolRecord, Valued};
use crate::domain::scores::{Agreed, Decimal, Flag, Score};
use crate::store::result::{Filter, Published};

impl TryFrom<pb::FinaliseCycleRequest> for OfCycle<Finalise> {
    type Error = Failure;

    fn try_from(request: pb::FinaliseCycleRequest) -> Result<Self, Failure> {
        let what = Finalise { leave_undecided: request.leave_undecided };
        Ok(Self { at: change(&request.id, request.expected_version)?, what })
    }
}

impl TryFrom<pb::ReopenCycleRequest> for OfCycle<Reopen> {
    type Error = Failure;

    fn try_from(request: pb::ReopenCycleRequest) -> Result<Self, Failure> {
        let what = Reopen { reason: lines(&request.reason), approval: clean(&request.approval) };
        Ok(Self { at: change(&request.id, request.expected_version)?, what })
    }
}

/// Steps of which nothing more is said than which cycle takes them.
macro_rules! steps {
    ($($request:ident)+) => {$(
        impl TryFrom<pb::$request> for OfCycle<()> {
            type Error = Failure;

            fn try_from(request: pb::$request) -> Result<Self, Failure> {
                Ok(Self { at: change(&request.id, request.expected_version)?, what: () })
            }
        }
    )+};
}

steps! { PublishCycleRequest StartCycleModerationRequest }

/// The filter of a list of results.
pub(crate) fn filter(request: &pb::ListResultsRequest) -> Result<Filter, Failure> {
    let mut read = Reader::default();
    let cycle = read.id("cycle_id", &request.cycle_id);
    read.finish(Filter {
        cycle,
        levels: request.levels.iter().filter_map(|level| i16::try_from(*level).ok()).collect(),
        flags: request.flags.iter().filter_map(|number| Flag::from_number(*number)).collect(),
        without_value: request.without_value,
    })
}

/// What came of a finalisation.
pub(crate) fn outcome(outcome: &Outcome) -> pb::FinaliseCycleResponse {
    pb::FinaliseCycleResponse {
        cycle: Some(cycle::message(&outcome.cycle)),
        found: count(outcome.found),
        revised: count(outcome.revised),
        unchanged: count(outcome.unchanged),
        without_ratings: count(outcome.without_ratings),
        undecided_cases: count(outcome.undecided),
        hash: hex::encode(outcome.hash),
    }
}

/// What happened to a result, with the result as it is then.
pub(crate) fn fact(result: &SchoolRecord, event: ResultEvent) -> Fact {
    let snapshot = Some(message(result));
    let payload = match event {
        ResultEvent::Finalised => pb::ResultFinalised { result: snapshot }.encode_to_vec(),
        ResultEvent::Revised => pb::ResultRevised { result: snapshot }.encode_to_vec(),
        ResultEvent::Published => pb::ResultPublished { result: snapshot }.encode_to_vec(),
    };
    let about = About { aggregate: "result", id: result.id, version: result.version, scopes: &result.scopes };
    about.facts(vec![(event.word(), payload)]).remove(0)
}

/// A result without its nodes, for lists.
pub(crate) fn head(result: &SchoolRecord) -> pb::Result {
    pb::Result { nodes: Vec::new(), ..message(result) }
}

/// A result on the wire.
pub(crate) fn message(result: &SchoolRecord) -> pb::Result {
    let finding = &result.finding;
    pb::Result {
        id: result.id.to_string(),
        version: result.version,
        cycle_id: result.cycle.to_string(),
        school_id: result.school.to_string(),
        school_name: on_wire(&result.school_name),
        n: result.n,
        published_n: result.published_n,
        framework_id: result.framework.0.to_string(),
        framework_n: result.framework.1,
        form: finding.form.number(),
        overall: finding.overall.as_ref().ok().map(value),
        no_value: finding.overall.as_ref().err().map(|reason| reason.number()).unwrap_or_default(),
        raters: count(finding.raters),
        coverage_e4: part(finding.coverage),
        weight_rated_e4: finding.weight_rated.map(Decimal::units),
        flags: result.flags().into_iter().map(Flag::number).collect(),
        nodes: finding.nodes.iter().map(node).collect(),
        hash: hex::encode(finding.hash),
        finalise_time: Some(timestamp(result.finalised_at)),
        overall_moderated: finding.computed.is_some(),
        overall_computed: finding.computed.as_ref().and_then(|computed| computed.as_ref().ok()).map(value),
        no_value_computed: finding.computed.as_ref().and_then(|it| it.as_ref().err()).map(|reason| reason.number()).unwrap_or_default(),
    }
}

fn value(value: &Valued) -> pb::ResultValue {
    pb::ResultValue {
        exact: value.exact.clone(),
        value_e4: value.rounded.map(Decimal::units),
        level: value.level.map(i32::from).unwrap_or_default(),
        label: value.label.clone(),
        passed: value.passed,
    }
}

fn node(node: &FoundNode) -> pb::NodeResult {
    let (settled, index_e4) = node.settled.map(settled).unwrap_or_default();
    pb::NodeResult {
        node_code: node.code.clone(),
        settled,
        index_e4,
        moderated: node.moderated,
        raters: count(node.raters),
        value: node.value.as_ref().map(value),
        coverage_e4: part(node.coverage),
        low_coverage: node.low_coverage,
    }
}

/// What holds of a node, and the index where it is one.
pub(super) fn settled(agreed: Agreed) -> (i32, i64) {
    match agreed {
        Agreed::Index(index) => (pb::SettledKind::Level.into(), index.units()),
        Agreed::Special(score) => (kind(score).into(), 0),
        Agreed::Open(_) => (pb::SettledKind::Unsettled.into(), 0),
    }
}

/// What kind of score it is.
pub(super) fn kind(score: Score) -> pb::SettledKind {
    match score {
        Score::Level(_) => pb::SettledKind::Level,
        Score::NotApplicable => pb::SettledKind::NotApplicable,
        Score::NotObserved => pb::SettledKind::NotObserved,
        Score::InsufficientEvidence => pb::SettledKind::InsufficientEvidence,
        Score::NotYetRated => pb::SettledKind::NotYetRated,
    }
}

/// What was published of a cycle.
pub(crate) fn publication(cycle_id: String, published: &Published) -> pb::Publication {
    let finalised = &published.finalised;
    let covered = i64::from(finalised.results) * 10_000 / i64::from(finalised.population.max(1));
    pb::Publication {
        cycle_id,
        n: finalised.n,
        hash: hex::encode(finalised.hash),
        population: finalised.population,
        results: finalised.results,
        coverage_e4: i32::try_from(covered).unwrap_or_default(),
        least: number(published.edition.least),
        areas: published.edition.areas.iter().map(area).collect(),
        publish_time: Some(timestamp(published.at)),
        nodes: published.edition.nodes.iter().map(node_counts).collect(),
    }
}

fn node_counts(node: &NodeCounts) -> pb::NodeCounts {
    pb::NodeCounts { node_code: node.code.clone(), areas: node.areas.iter().map(area).collect() }
}

fn area(area: &AreaCounts) -> pb::AreaCounts {
    pb::AreaCounts {
        scope: area.scope.clone(),
        within: area.within.clone(),
        suppressed: area.suppressed,
        schools: number(area.schools),
        levels: area.levels.iter().map(|(level, schools)| pb::LevelCount { level: i32::from(*level), schools: number(*schools) }).collect(),
        passed: area.passed.map(number),
    }
}

fn part(of: Decimal) -> i32 {
    i32::try_from(of.units()).unwrap_or_default()
}

pub(super) fn count(of: usize) -> i32 {
    i32::try_from(of).unwrap_or(i32::MAX)
}

pub(super) fn number(of: u64) -> i32 {
    i32::try_from(of).unwrap_or(i32::MAX)
}
