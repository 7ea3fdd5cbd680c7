//! Cut-offs that a version compares exactly, and those that it says are compared after rounding: the golden 43.995 % against 44.

use api::evaluations::v1 as pb;
use serde_json::Value;

use crate::given::{begin, create, in_use};
use crate::rating::{CYCLE, LATER, collected, content, coordinator, finalised, rated, school, world};

const GOLDEN: &str = include_str!("../golden/statistics.yaml");

/// Whether the golden case says that the cut-off is reached, and to how many places it rounds first.
fn golden(id: &str) -> (bool, Option<i32>) {
    let file: Value = serde_saphyr::from_str(GOLDEN).expect("the golden file is YAML");
    let case = file["cut_offs"].as_array().expect("cases").iter().find(|case| case["id"] == id).expect("is one of them");
    assert_eq!((case["input"]["percent"].as_str(), case["input"]["cut_off"].as_str()), (Some("43.995"), Some("44")), "{id}");
    let places = case["input"]["places"].as_i64().map(|places| i32::try_from(places).expect("a few"));
    (case["expect"]["reached"].as_bool().expect("yes or no"), places)
}

/// Weights of 42.01, 17.99 and 40: levels 2, 4 and 3 come to 10.5025 + 13.4925 + 20. The third level begins at 44 %, and passes.
fn rubric(places: Option<i32>) -> pb::FrameworkContent {
    let mut content = content();
    for (code, weight_e4) in [("A.1", 420_100), ("A.2", 179_900)] {
        content.nodes.iter_mut().filter(|node| node.code == code).for_each(|node| node.weight_e4 = weight_e4);
    }
    content.pass_percent_e4 = 440_000;
    let table = &mut content.cut_offs[0];
    (table.rounded, table.places) = (places.is_some(), places.unwrap_or_default());
    table.bands[2].from_e4 = 440_000;
    content
}

#[tokio::test]
async fn a_percentage_just_below_a_cut_off_reaches_it_only_where_the_version_rounds_first() {
    let (exact, rounding) = (golden("CUT-1-compare-unrounded"), golden("CUT-2-compare-rounded-half-up-two-places"));
    assert_eq!((exact, rounding), ((false, None), (true, Some(2))));
    let world = world().await;
    let mut client = coordinator(&world);
    let mut framework = create(&mut client, "CUT-TEST", "จุดตัด").await;
    for (n, (_, places)) in (1..).zip([exact, rounding]) {
        let request = begin(&framework, rubric(places));
        let draft = client.create_framework_version(request).await.expect("begun").into_inner().framework.expect("in the reply");
        framework = in_use(&mut client, draft, n).await;
    }
    for (cycle, n, (reached, _)) in [(CYCLE, 1, exact), (LATER, 2, rounding)] {
        collected(&world, cycle, (&framework, n), "2021-06-01", &[1]).await;
        rated(&world, cycle, 1, (11, "SUPERVISOR"), [2, 4, 3]).await;
        finalised(&world, cycle).await;
        let request = pb::GetResultRequest { cycle_id: cycle.to_owned(), school_id: school(1), n: 0 };
        let found = client.get_result(request).await.expect("there").into_inner().result.expect("in the reply");
        let overall = found.overall.expect("all is rated");
        assert_eq!((overall.exact.as_str(), overall.value_e4), ("8799/200", Some(439_950)), "the value itself is the same");
        assert_eq!((overall.level, overall.passed), (if reached { 3 } else { 2 }, Some(reached)), "version {n}");
    }
}
