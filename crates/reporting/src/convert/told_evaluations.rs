//! What the evaluations service tells of frameworks, cycles, their schools, assignments, assessments and results → what the read models keep.
//! What cannot be read is refused as a whole.

use api::evaluations::v1 as pb;
use jiff::Timestamp;
use prost::Message as _;
use uuid::Uuid;

use super::told::{Unreadable, id, text};
use super::told_schools::required;
use super::words::word;
use crate::domain::{Enrolled, EvaluationCycle, Found, Framework, NodeFound, Task};

/// Levels on the wire of a result are whole; indices between two are in these.
const UNIT: i64 = 10_000;

/// A framework.
pub(crate) fn framework(told: pb::Framework, told_at: Timestamp) -> Result<Framework, Unreadable> {
    let name = told.name.unwrap_or_default();
    Ok(Framework {
        id: id(&told.id, "framework.id")?,
        version: told.version,
        code: told.code,
        kind: word::<pb::FrameworkKind>(told.kind),
        purpose: word::<pb::FrameworkPurpose>(told.purpose),
        name_th: text(name.th),
        name_en: text(name.en),
        told_at,
    })
}

/// A cycle, without why it was made anew.
pub(crate) fn evaluation_cycle(told: pb::Cycle, told_at: Timestamp) -> Result<EvaluationCycle, Unreadable> {
    let plan = told.plan.unwrap_or_default();
    let (name, term, policy) = (plan.name.unwrap_or_default(), plan.term.unwrap_or_default(), plan.policy.unwrap_or_default());
    Ok(EvaluationCycle {
        id: id(&told.id, "cycle.id")?,
        version: told.version,
        framework: (id(&plan.framework_id, "cycle.plan.framework_id")?, plan.framework_n),
        is_trial: plan.is_trial,
        status: word::<pb::CycleStatus>(told.status),
        term: (term.be_year, term.semester),
        round: word::<pb::CycleRound>(plan.round),
        owner: id(&plan.owner_organisation_id, "cycle.plan.owner_organisation_id")?,
        name_th: text(name.th),
        name_en: text(name.en),
        population_on: required(plan.population.unwrap_or_default().as_of.as_ref(), "cycle.plan.population.as_of")?,
        min_raters: policy.min_raters,
        result_n: told.result_n,
        told_at,
    })
}

/// A school of a cycle.
pub(crate) fn enrolled(told: pb::EnrolledSchool, cycle: Uuid, late: bool) -> Result<Enrolled, Unreadable> {
    Ok(Enrolled { cycle, school: id(&told.school_id, "school.school_id")?, scopes: told.scopes, late })
}

/// An assignment.
pub(crate) fn assignment(told: &pb::AssignmentSnapshot, told_at: Timestamp) -> Result<Task, Unreadable> {
    Ok(Task {
        id: id(&told.id, "assignment.id")?,
        version: told.version,
        cycle: id(&told.cycle_id, "assignment.cycle_id")?,
        school: id(&told.school_id, "assignment.school_id")?,
        status: word::<pb::AssignmentStatus>(told.status),
        told_at,
    })
}

/// How far an assessment has come.
pub(crate) fn assessment(told: &pb::Assessment, told_at: Timestamp) -> Result<Task, Unreadable> {
    Ok(Task {
        id: id(&told.id, "assessment.id")?,
        version: told.version,
        cycle: id(&told.cycle_id, "assessment.cycle_id")?,
        school: id(&told.school_id, "assessment.school_id")?,
        status: word::<pb::AssessmentStatus>(told.status),
        told_at,
    })
}

/// A result.
pub(crate) fn result(mut told: pb::Result, told_at: Timestamp) -> Result<Found, Unreadable> {
    let nodes = std::mem::take(&mut told.nodes);
    // The name of the day is in the snapshot of the school.
    told.school_name = None;
    let overall = told.overall.as_ref();
    let whole = (String::new(), overall.and_then(level), overall.and_then(|value| value.value_e4));
    Ok(Found {
        id: id(&told.id, "result.id")?,
        version: told.version,
        cycle: id(&told.cycle_id, "result.cycle_id")?,
        school: id(&told.school_id, "result.school_id")?,
        n: told.n,
        published_n: told.published_n,
        form: word::<pb::ValueForm>(told.form),
        passed: overall.and_then(|value| value.passed),
        nodes: [whole].into_iter().chain(nodes.into_iter().map(node)).collect(),
        told: told.encode_to_vec(),
        told_at,
    })
}

/// A node. What was rated has its level or an index; what is made from others may have a level by its rule. Nothing else is a level.
fn node(told: pb::NodeResult) -> NodeFound {
    let value = told.value.as_ref();
    let level = match pb::SettledKind::try_from(told.settled) {
        Ok(pb::SettledKind::Level) => Some(told.index_e4),
        Ok(pb::SettledKind::Unspecified) => value.and_then(level),
        Ok(
            pb::SettledKind::NotApplicable
            | pb::SettledKind::NotObserved
            | pb::SettledKind::InsufficientEvidence
            | pb::SettledKind::NotYetRated
            | pb::SettledKind::Unsettled,
        )
        | Err(_) => None,
    };
    let value = value.and_then(|value| value.value_e4);
    (told.node_code, level, value)
}

fn level(value: &pb::ResultValue) -> Option<i64> {
    (value.level > 0).then(|| i64::from(value.level) * UNIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn text_id(n: u128) -> String {
        Uuid::from_u128(n).to_string()
    }

    fn told(nodes: Vec<pb::NodeResult>) -> pb::Result {
        let overall = Some(pb::ResultValue { value_e4: Some(785_000), level: 4, passed: Some(true), ..Default::default() });
        pb::Result { id: text_id(1), version: 2, cycle_id: text_id(2), school_id: text_id(3), overall, nodes, ..Default::default() }
    }

    #[test]
    fn the_whole_comes_first_and_only_levels_are_levels() {
        let rated = |code: &str, kind: pb::SettledKind, index_e4| pb::NodeResult {
            node_code: code.to_owned(),
            settled: kind.into(),
            index_e4,
            ..Default::default()
        };
        let made = pb::NodeResult {
            node_code: "A".to_owned(),
            value: Some(pb::ResultValue { value_e4: Some(600_000), ..Default::default() }),
            ..Default::default()
        };
        let nodes = vec![made, rated("A.1", pb::SettledKind::Level, 35_000), rated("A.2", pb::SettledKind::NotApplicable, 0)];
        let read = result(told(nodes), AT).unwrap();
        let node = |code: &str, level, value| (code.to_owned(), level, value);
        assert_eq!(
            read.nodes,
            [
                node("", Some(40_000), Some(785_000)),
                node("A", None, Some(600_000)),
                node("A.1", Some(35_000), None),
                node("A.2", None, None)
            ]
        );
        assert_eq!(read.passed, Some(true));
    }

    #[test]
    fn a_result_without_a_value_of_the_whole_says_nothing_of_it() {
        let read = result(pb::Result { overall: None, ..told(vec![]) }, AT).unwrap();
        assert_eq!((read.nodes, read.passed), (vec![(String::new(), None, None)], None));
    }

    #[test]
    fn a_revised_result_is_not_published_although_the_one_before_it_was() {
        let read = |n, published_n| result(pb::Result { n, published_n, ..told(vec![]) }, AT).unwrap().is_published();
        assert_eq!([read(1, 0), read(1, 1), read(2, 1), read(2, 2), read(0, 0)], [false, true, false, true, false]);
    }

    #[test]
    fn what_is_kept_of_a_snapshot_is_without_nodes_and_names() {
        let school_name = Some(api::common::v1::LocalizedText {
            th: "โรงเรียนตัวอย่าง (ข้อมูลสมมติ)".to_owned(), en: String::new()
        });
        let node = pb::NodeResult { node_code: "A.1".to_owned(), ..Default::default() };
        let read = result(pb::Result { school_name, n: 3, ..told(vec![node]) }, AT).unwrap();
        let kept = pb::Result::decode(read.told.as_slice()).unwrap();
        assert_eq!((kept.n, kept.nodes, kept.school_name, kept.overall.map(|value| value.level)), (3, vec![], None, Some(4)));
    }

    #[test]
    fn a_cycle_without_the_day_of_its_population_is_unreadable() {
        let plan = pb::CyclePlan { framework_id: text_id(1), owner_organisation_id: text_id(2), ..Default::default() };
        let told = pb::Cycle { id: text_id(3), plan: Some(plan), ..Default::default() };
        assert_eq!(evaluation_cycle(told, AT), Err(Unreadable("cycle.plan.population.as_of")));
    }
}
