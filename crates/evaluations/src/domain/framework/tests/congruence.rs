//! What experts say, and when it is enough.

use super::check::Problem;
use super::*;

fn item(experts: i32, sum: i32) -> ItemCongruence {
    ItemCongruence { code: "A.1".to_owned(), experts, sum }
}

#[test]
fn the_mean_is_shown_rounded_and_compared_exactly() {
    for (experts, sum, mean) in [(3, 3, 10_000), (3, 2, 6_667), (3, 1, 3_333), (3, -1, -3_333), (3, -2, -6_667), (5, 0, 0), (0, 0, 0)] {
        assert_eq!(item(experts, sum).mean_e4(), mean, "{sum} of {experts}");
    }
    // 2/3 is shown as 0.6667, which is more than it is.
    let rule = CongruenceRule { experts: 3, mean_e4: 6_667 };
    assert!(!item(3, 2).is_enough(rule) && item(3, 3).is_enough(rule));
    assert!(item(4, 2).is_enough(RULE), "half is enough where half is asked for");
    assert!(!item(2, 2).is_enough(RULE), "two experts are too few");
}

#[test]
fn a_trial_needs_enough_experts_who_find_every_item_congruent() {
    let (mut framework, mut version) = at(VersionStatus::ExpertReview);
    for expert in 1..=2 {
        let said = says(expert, Congruence::Congruent, &version.content);
        framework.rate(&mut version, said, NOW).expect("recorded");
    }
    assert_eq!(framework.start_trial(&mut version, RULE, NOW), Err(FrameworkError::TooFewExperts { have: 2, need: 3 }));
    let mut doubtful = says(3, Congruence::Congruent, &version.content);
    doubtful.ratings[1].1 = Congruence::NotCongruent;
    framework.rate(&mut version, doubtful, NOW).expect("recorded");
    let low = framework.start_trial(&mut version, RULE, NOW).expect_err("one item is doubtful");
    let expected = ItemCongruence { code: "A.2".to_owned(), experts: 3, sum: 1 };
    assert_eq!(low, FrameworkError::CongruenceTooLow { items: vec![expected], need_e4: 5_000 });
    let convinced = says(3, Congruence::Congruent, &version.content);
    framework.rate(&mut version, convinced, NOW).expect("said again");
    assert_eq!(version.head.experts, 3, "who speaks again is not another expert");
    framework.start_trial(&mut version, RULE, NOW).expect("enough");
}

#[test]
fn an_expert_speaks_about_every_item_once() {
    let (mut framework, mut version) = at(VersionStatus::ExpertReview);
    let mut said = says(1, Congruence::Unsure, &version.content);
    said.ratings[1].0 = "A.1".to_owned();
    said.ratings[2].0 = "A".to_owned();
    let Err(FrameworkError::RatingsUnsound(found)) = framework.rate(&mut version, said, NOW) else { panic!("a dimension is no item") };
    assert_eq!(paths(&found), ["ratings[1].code", "ratings[2].code"]);
    assert_eq!(found[0].problem, Problem::Twice("A.1".to_owned()));
    let mut short = says(1, Congruence::Unsure, &version.content);
    short.ratings.pop();
    assert_eq!(framework.rate(&mut version, short, NOW), Err(FrameworkError::RatingsIncomplete(vec!["B.1".to_owned()])));
    assert!(version.ratings.is_empty() && version.congruence().is_empty());
    for expert in 1..=50 {
        let said = says(expert, Congruence::Congruent, &version.content);
        framework.rate(&mut version, said, NOW).expect("recorded");
    }
    let one_more = says(51, Congruence::Congruent, &version.content);
    assert_eq!(framework.rate(&mut version, one_more, NOW), Err(FrameworkError::TooManyExperts(50)));
}
