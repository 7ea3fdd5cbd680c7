//! What may be compared with what.

use super::check::Problem;
use super::*;

fn row(from: &str, to: &str, relation: Relation) -> EquatingRow {
    let multiply_e4 = if relation == Relation::Rescaled { 12_500 } else { 0 };
    EquatingRow { from: from.to_owned(), to: to.to_owned(), relation, multiply_e4, add_e4: 0 }
}

/// A framework with two published versions; the second one has a scale of four levels for B.1.
fn two() -> (Framework, FrameworkVersion, FrameworkVersion) {
    let (mut framework, mut first) = at(VersionStatus::Trial);
    framework.publish(&mut first, NOW).expect("in use");
    let mut other = rubric();
    other.scales.push(Scale { code: "FOUR".to_owned(), ..scale(4) });
    other.nodes[4].scale = "FOUR".to_owned();
    let (mut second, _) = framework.draft(other, Some(1), NOW).expect("sound");
    second.head.published_at = Some(NOW);
    (framework, first, second)
}

#[test]
fn what_no_row_speaks_of_is_not_comparable() {
    let (mut framework, first, second) = two();
    let rows = vec![row("A.1", "A.1", Relation::Identical), row("B.1", "B.1", Relation::Rescaled), row("A.2", "", Relation::NotComparable)];
    let before = framework.record().version;
    let (equating, events) = framework.equate((&first, &second), rows, " ทบทวนรายข้อ ", NOW).expect("sound");
    assert_eq!((events, framework.record().version), (vec![FrameworkEvent::Equated], before + 1));
    assert_eq!((equating.from_n, equating.to_n, equating.rationale.as_str()), (1, 2, "ทบทวนรายข้อ"));
    let of = ["A.1", "B.1", "A.2", "A", ""].map(|code| equating.of(code));
    assert_eq!(of, [Relation::Identical, Relation::Rescaled, Relation::NotComparable, Relation::NotComparable, Relation::NotComparable]);
}

#[test]
fn rows_lead_from_node_to_node_once_and_only_rescaled_ones_have_numbers() {
    let (mut framework, first, second) = two();
    let rows = vec![
        row("A.1", "A.9", Relation::Identical),
        row("A.1", "A.2", Relation::Identical),
        row("B.1", "B.1", Relation::Identical),
        row("", "A", Relation::Identical),
        EquatingRow { multiply_e4: 0, ..row("A", "A.2", Relation::Rescaled) },
        EquatingRow { multiply_e4: 1, add_e4: 1, ..row("A.2", "", Relation::NotComparable) },
    ];
    let Err(FrameworkError::EquatingUnsound(found)) = framework.equate((&first, &second), rows, "เหตุผล", NOW) else {
        panic!("every row is wrong")
    };
    let expected = [
        "rows[0].to_code",
        "rows[0].relation",
        "rows[1].from_code",
        "rows[2].relation",
        "rows[3].to_code",
        "rows[4].to_code",
        "rows[4].multiply_e4",
        "rows[5].multiply_e4",
        "rows[5].add_e4",
    ];
    assert_eq!(paths(&found), expected);
    assert_eq!(found[3].problem, Problem::DescribesAnotherScale("B.1".to_owned()), "five levels are not four");
}

#[test]
fn results_are_compared_from_an_older_published_version_to_a_newer_one_and_for_a_reason() {
    let (mut framework, first, mut second) = two();
    let rows = || vec![row("A.1", "A.1", Relation::Identical)];
    assert_eq!(framework.equate((&second, &first), rows(), "เหตุผล", NOW), Err(FrameworkError::NotLater));
    assert_eq!(framework.equate((&first, &first), rows(), "เหตุผล", NOW), Err(FrameworkError::NotLater));
    assert_eq!(framework.equate((&first, &second), rows(), " ", NOW), Err(FrameworkError::RationaleRequired));
    second.head.published_at = None;
    assert_eq!(framework.equate((&first, &second), rows(), "เหตุผล", NOW), Err(FrameworkError::NotPublished { n: 2, field: "to_n" }));
}
