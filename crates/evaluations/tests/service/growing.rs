//! How far schools have come, and how far their raters agree.

use api::evaluations::v1 as pb;
use testkit::{Refusal, World};
use tonic::Code;

use crate::cycle;
use crate::given::{COORDINATOR, Client, client, in_use, told};
use crate::rating::{CYCLE, DIRECTOR, LATER, collected, coordinator, finalised, published, rated, world};

fn growing() -> pb::ComputeGrowthRequest {
    pb::ComputeGrowthRequest {
        baseline_cycle_id: CYCLE.to_owned(),
        endline_cycle_id: LATER.to_owned(),
        attribution: pb::GrowthAttribution::AtEndline.into(),
        ..Default::default()
    }
}

async fn grown(client: &mut Client, request: pb::ComputeGrowthRequest) -> Result<pb::Growth, tonic::Status> {
    client.compute_growth(request).await.map(|reply| reply.into_inner().growth.expect("in the reply"))
}

/// Schools 1 to 3 and 101 before, 1, 2, 4 and 101 afterwards; 3 was merged in between.
async fn two_rounds() -> (World, pb::Framework) {
    let world = world().await;
    let framework = published(&mut coordinator(&world), "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2020-06-01", &[1, 2, 3, 101]).await;
    collected(&world, LATER, (&framework, 1), "2021-06-01", &[1, 2, 4, 101]).await;
    for (cycle, of, level) in
        [(CYCLE, 1, 2), (CYCLE, 2, 3), (CYCLE, 3, 3), (CYCLE, 101, 3), (LATER, 1, 4), (LATER, 2, 3), (LATER, 4, 5), (LATER, 101, 2)]
    {
        rated(&world, cycle, of, (of, "SUPERVISOR"), [level; 3]).await;
    }
    let merged = format!(
        "insert into evaluations.known_school_status values ('{}', 1, 'MERGED_INTO', daterange('2020-10-01', null))",
        crate::rating::school(3)
    );
    crate::rating::sql(&world, merged).await;
    (world, framework)
}

#[tokio::test]
async fn growth_is_of_matched_schools_and_says_who_was_left_out_and_why() {
    let (world, _) = two_rounds().await;
    let mut client = coordinator(&world);
    let early = Refusal::expect(grown(&mut client, growing()).await);
    assert_eq!(
        (early.code, early.reason.as_str(), early.fields[0].path.as_str()),
        (Code::FailedPrecondition, "NOT_FINALISED", "baseline_cycle_id")
    );
    finalised(&world, CYCLE).await;
    finalised(&world, LATER).await;
    let found = grown(&mut client, growing()).await.expect("both are final");
    let dropped: Vec<(pb::DroppedReason, i32)> = found.dropped.iter().map(|count| (count.reason(), count.schools)).collect();
    assert_eq!((found.matched, dropped), (3, vec![(pb::DroppedReason::MissingInBaseline, 1), (pb::DroppedReason::ClosedBetween, 1)]));
    assert_eq!((found.up, found.same, found.down, found.form(), found.highest_e4), (1, 1, 1, pb::ValueForm::LevelMinusOne, 1_000_000));
    let measures = found.measures.clone().expect("three pairs");
    // 25, 50, 50 before; 75, 50, 25 afterwards.
    assert!((measures.gain - 25.0 / 3.0).abs() < 1e-9 && (measures.mean_before - 125.0 / 3.0).abs() < 1e-9);
    assert_eq!((measures.effects.len(), measures.effects[0].variant(), measures.hake_band.as_str()), (7, pb::EffectVariant::DAv, "LOW"));
    assert!(measures.effects.iter().all(|effect| effect.computed.as_ref().is_some_and(|computed| computed.value.is_some())));
    let read = client.get_growth(pb::GetGrowthRequest { id: found.id.clone() }).await.expect("there").into_inner().growth;
    assert_eq!(read.as_ref(), Some(&found), "to the last bit");
    assert_eq!(told(&world).await.last().map(String::as_str), Some("evaluations.growth.computed"));
    let mut director = crate::given::client(&world, DIRECTOR);
    let hidden = director.get_growth(pb::GetGrowthRequest { id: found.id }).await;
    assert_eq!(Refusal::expect(hidden).code, Code::NotFound, "it is of more than the area");
    let area =
        pb::ComputeGrowthRequest { area_scope: "esao:4005".to_owned(), node_code: "B.1".to_owned(), same_within_e4: 500_000, ..growing() };
    let of_area = grown(&mut client, area).await.expect("both are final");
    assert_eq!((of_area.matched, of_area.up, of_area.same), (2, 0, 2));
    assert!(director.get_growth(pb::GetGrowthRequest { id: of_area.id }).await.is_ok());
}

#[tokio::test]
async fn what_cannot_be_compared_is_refused_with_its_reason() {
    let (world, framework) = two_rounds().await;
    let mut client = client(&world, COORDINATOR);
    finalised(&world, CYCLE).await;
    finalised(&world, LATER).await;
    let backwards = pb::ComputeGrowthRequest { baseline_cycle_id: LATER.to_owned(), endline_cycle_id: CYCLE.to_owned(), ..growing() };
    assert_eq!(Refusal::expect(grown(&mut client, backwards).await).field_reasons(), [("endline_cycle_id", "OUT_OF_ORDER")]);
    let node = pb::ComputeGrowthRequest { node_code: "X".to_owned(), ..growing() };
    assert_eq!(Refusal::expect(grown(&mut client, node).await).field_reasons(), [("node_code", "CODE_UNKNOWN")]);
    for scope in ["school:1", "esao:", "4005"] {
        let area = pb::ComputeGrowthRequest { area_scope: scope.to_owned(), ..growing() };
        assert_eq!(Refusal::expect(grown(&mut client, area).await).field_reasons(), [("area_scope", "SCOPE_MALFORMED")], "{scope}");
    }
    let copy = pb::CreateFrameworkVersionRequest { id: framework.id.clone(), copy_of_n: 1, ..Default::default() };
    let both = client.create_framework_version(copy).await.expect("copied").into_inner().framework.expect("in the reply");
    let both = in_use(&mut client, both, 2).await;
    let newer = "0197f0a0-0000-7000-8000-0000000000c3";
    collected(&world, newer, (&both, 2), "2021-11-01", &[1, 2]).await;
    for of in [1, 2] {
        rated(&world, newer, of, (of, "SUPERVISOR"), [5; 3]).await;
    }
    finalised(&world, newer).await;
    let across = pb::ComputeGrowthRequest { endline_cycle_id: newer.to_owned(), ..growing() };
    let refused = Refusal::expect(grown(&mut client, across.clone()).await);
    assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, "RESULT_NOT_COMPARABLE"));
    let row =
        pb::EquatingRow { relation: pb::EquatingRelation::Rescaled.into(), multiply_e4: 5_000, add_e4: 100_000, ..Default::default() };
    let equating = pb::SetEquatingRequest {
        id: both.id.clone(),
        expected_version: both.version,
        from_n: 1,
        to_n: 2,
        rows: vec![row],
        rationale: "ปรับสเกล".to_owned(),
        ..Default::default()
    };
    client.set_equating(equating).await.expect("both were published");
    let found = grown(&mut client, across).await.expect("it is said how they compare");
    // 25 and 50 are 22.5 and 35 by the newer version.
    assert_eq!((found.matched, found.measures.map(|measures| measures.mean_before)), (2, Some(28.75)));
}

/// The pairs of the golden file, one school each.
const PAIRS: [(u8, u8); 12] = [(1, 1), (2, 2), (3, 3), (3, 4), (4, 4), (5, 5), (4, 3), (2, 2), (3, 2), (5, 5), (1, 2), (4, 4)];

#[tokio::test]
async fn agreement_is_that_of_the_golden_pairs_with_its_circumstances() {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let schools: Vec<u32> = (1..=12).collect();
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &schools).await;
    for (of, (one, other)) in (1..).zip(PAIRS) {
        rated(&world, CYCLE, of, (of, "SELF"), [3, one, 3]).await;
        rated(&world, CYCLE, of, (of + 20, "SUPERVISOR"), [3, other, 3]).await;
    }
    let request = pb::ComputeReliabilityRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    let run = client.compute_reliability(request.clone()).await.expect("its collection has ended").into_inner().run.expect("in the reply");
    assert_eq!((run.schools, run.assessments, run.nodes.len()), (12, 24, 4));
    let of = |node: usize, variant: pb::StatisticVariant| {
        let found = run.nodes[node].statistics.iter().find(|statistic| statistic.variant() == variant);
        found.cloned().expect("it is there")
    };
    let near = |node: usize, variant: pb::StatisticVariant, golden: f64| {
        let found = of(node, variant);
        assert_eq!((found.n, found.pairs, found.categories.as_slice()), (12, 12, &[1, 2, 3, 4, 5][..]));
        let value = found.computed.and_then(|computed| computed.value).expect("a value");
        assert!((value - golden).abs() < 1e-6, "{variant:?} is {value}");
    };
    near(1, pb::StatisticVariant::ExactAgreement, 0.666_667);
    near(1, pb::StatisticVariant::AdjacentAgreement, 1.0);
    near(1, pb::StatisticVariant::Kappa, 0.582_609);
    near(1, pb::StatisticVariant::KappaLinear, 0.771_429);
    near(1, pb::StatisticVariant::KappaQuadratic, 0.899_582);
    let equal = of(0, pb::StatisticVariant::KappaQuadratic).computed.expect("in the reply");
    assert_eq!((equal.value, equal.undefined()), (None, pb::UndefinedReason::NoVariation), "never 1, never NaN");
    assert_eq!((run.nodes[3].node_code.as_str(), of(3, pb::StatisticVariant::ExactAgreement).n), ("", 36), "everything together");
    let read = client.get_reliability_run(pb::GetReliabilityRunRequest { id: run.id.clone() }).await.expect("there").into_inner().run;
    assert_eq!(read.as_ref(), Some(&run), "to the last bit");
    let alone = pb::ComputeReliabilityRequest { roles: vec![pb::AssessorRole::Supervisor.into()], ..request };
    let none = client.compute_reliability(alone).await.expect("computed").into_inner().run.expect("in the reply");
    let first = none.nodes[0].statistics[0].computed.as_ref().map(pb::Computed::undefined);
    assert_eq!((none.schools, first), (0, Some(pb::UndefinedReason::NoPairs)));
    let listing = pb::ListReliabilityRunsRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    assert_eq!(client.list_reliability_runs(listing.clone()).await.expect("a page").into_inner().runs.len(), 2);
    let mut researcher = crate::given::client(&world, "researcher@province:40");
    assert_eq!(researcher.list_reliability_runs(listing).await.expect("a page").into_inner().runs.len(), 0, "out of reach");
    let hidden = researcher.get_reliability_run(pb::GetReliabilityRunRequest { id: run.id }).await;
    assert_eq!(Refusal::expect(hidden).code, Code::NotFound);
}

#[tokio::test]
async fn agreement_is_computed_once_the_collection_has_ended() {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1]).await;
    crate::rating::sql(&world, format!("update evaluations.cycle set status = 'OPEN' where id = '{CYCLE}'")).await;
    let request = pb::ComputeReliabilityRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    assert_eq!(Refusal::expect(client.compute_reliability(request).await).reason, "STATE_NOT_ALLOWED");
    let early = Refusal::expect(cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE));
    assert_eq!(early.reason, "STATE_NOT_ALLOWED");
}
