//! What holds of any tree.

use proptest::prelude::*;

use super::check::{NumberProblem, Problem, complete, sound};
use super::*;

/// Dimensions with indicators of these weights, declared as what they are.
fn tree(weights: &[Vec<i64>]) -> Content {
    let mut nodes = Vec::new();
    for (n, weights) in weights.iter().enumerate() {
        let (code, sum) = (format!("D{n}"), weights.iter().sum());
        nodes.push(node(&code, "", sum, sum));
        nodes.extend(weights.iter().enumerate().map(|(i, weight)| node(&format!("{code}.{i}"), &code, *weight, 0)));
    }
    let total: i64 = weights.iter().flatten().sum();
    Content { nodes, root_weight_e4: total * 10_000, ..rubric() }
}

proptest! {
    #[test]
    fn a_tree_whose_weights_add_up_is_complete_and_one_ten_thousandth_more_anywhere_is_found(
        weights in prop::collection::vec(prop::collection::vec(1_i64..=100, 1..6), 1..7),
        place in any::<prop::sample::Index>(),
        by in prop_oneof![Just(-1_i64), Just(1)],
    ) {
        let mut content = tree(&weights);
        prop_assert_eq!(sound(&about(FrameworkKind::SchoolRubric), &content), vec![]);
        prop_assert_eq!(complete(&content), vec![]);
        let at = place.index(content.nodes.len());
        content.nodes[at].weight_e4 += by;
        let found = complete(&content);
        prop_assert!(found.iter().any(|violation| matches!(violation.problem, Problem::Number(NumberProblem::WeightsOff { .. }))), "{:?}", found);
    }

    #[test]
    fn a_tree_whose_nodes_stand_in_any_other_order_has_no_node_before_its_parent_or_is_refused(
        weights in prop::collection::vec(prop::collection::vec(1_i64..=100, 1..4), 1..4),
        seed in any::<u64>(),
    ) {
        let mut content = tree(&weights);
        chassis::kernel::Dice::new(seed).shuffle(&mut content.nodes);
        let before = |at: usize| content.nodes[..at].iter().any(|node| node.code == content.nodes[at].parent);
        let late: Vec<String> = (0..content.nodes.len())
            .filter(|at| !content.nodes[*at].parent.is_empty() && !before(*at))
            .map(|at| format!("nodes[{at}].parent_code"))
            .collect();
        let found = sound(&about(FrameworkKind::SchoolRubric), &content);
        prop_assert_eq!(paths(&found), late);
    }

    #[test]
    fn no_two_notes_make_the_same_bytes(one in prop::collection::vec(".{0,6}", 0..4), other in prop::collection::vec(".{0,6}", 0..4)) {
        let form = |notes: &Vec<String>| crate::domain::framework::canonical::form("X", 1, &Content { notes: notes.clone(), ..rubric() });
        prop_assert_eq!(form(&one) == form(&other), one == other);
    }

    #[test]
    fn an_item_is_enough_exactly_when_its_mean_reaches_the_rule(said in prop::collection::vec(-1_i32..=1, 1..10), need in 0_i32..=10_000) {
        let experts = i32::try_from(said.len()).expect("few");
        let sum: i32 = said.iter().sum();
        let item = ItemCongruence { code: String::new(), experts, sum };
        let exact = f64::from(sum) / f64::from(experts);
        prop_assert!((f64::from(item.mean_e4()) / 10_000.0 - exact).abs() <= 0.000_05 + f64::EPSILON);
        let rule = CongruenceRule { experts: 1, mean_e4: need };
        prop_assert_eq!(item.is_enough(rule), i64::from(sum) * 10_000 >= i64::from(need) * i64::from(experts));
    }
}
