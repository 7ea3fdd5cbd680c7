//! The standards of 2561 from their file: no rule makes a whole of them, and the school's board judges it.

use api::common::v1::LocalizedText;
use api::evaluations::v1 as pb;
use api::schools::v1::AcademicYear;
use pb::{ModerationDecision, NoValueReason, SettledKind};
use serde_json::Value;
use testkit::{Refusal, World};
use tonic::Code;

use crate::given::{Client, drafted, expert, input};
use crate::rating::{CYCLE, LATER, collected, coordinator, finalised, person, principal, published, rated, result, school};
use crate::rating::{submitted, world};
use crate::{cycle, step};

const FILE: &str = include_str!("../../../sala/demo/frameworks/iqa-be-2561.yaml");
/// Five and more of one service area, too few of another.
const SCHOOLS: [u32; 9] = [1, 2, 3, 4, 5, 6, 101, 102, 103];

fn word(from: &Value, name: &str) -> String {
    from[name].as_str().unwrap_or_default().to_owned()
}

#[expect(clippy::unnecessary_wraps, reason = "texts of messages may be absent")]
fn words(from: &Value) -> Option<LocalizedText> {
    Some(LocalizedText { th: word(from, "th"), en: word(from, "en") })
}

fn e4(from: &Value) -> i64 {
    from.as_i64().unwrap_or_default() * 10_000
}

fn node(from: &Value) -> pb::FrameworkNode {
    pb::FrameworkNode {
        code: word(from, "code"),
        parent_code: word(from, "parent"),
        kind: pb::NodeKind::from_str_name(&format!("NODE_KIND_{}", word(from, "kind"))).expect("a kind").into(),
        text: words(&from["text"]),
        weight_e4: e4(&from["weight"]),
        children_weight_e4: e4(&from["children_weight_total"]),
        scale_code: word(from, "scale"),
        scored: from["scored"].as_bool().unwrap_or_default(),
        na_allowed: from["na_allowed"].as_bool().unwrap_or_default(),
        descriptor_set_code: word(from, "descriptor_set"),
        ..Default::default()
    }
}

fn list<T>(from: &Value, each: impl Fn(&Value) -> T) -> Vec<T> {
    from.as_array().expect("a list").iter().map(each).collect()
}

/// What the file says, as far as results follow from it.
fn content() -> pb::FrameworkContent {
    let file: Value = serde_saphyr::from_str(FILE).expect("the rubric is YAML");
    let level =
        |level: &Value| pb::ScaleLevel { code: word(level, "code"), label: words(&level["label"]), points_e4: e4(&level["points"]) };
    let scale =
        |scale: &Value| pb::Scale { code: word(scale, "code"), kind: pb::ScaleType::Level.into(), levels: list(&scale["levels"], level) };
    let described = |(rank, text): (&String, &Value)| pb::LevelDescriptor { rank: rank.parse().expect("a rank"), text: words(text) };
    let descriptors = |set: &Value| pb::DescriptorSet {
        code: word(set, "code"),
        scale_code: word(set, "scale"),
        levels: set["levels"].as_object().expect("by rank").iter().map(described).collect(),
    };
    assert_eq!(
        (word(&file["aggregation"], "rule"), file["weighting"]["root_total"].as_i64()),
        ("MODE_OF_ITEMS_THEN_PANEL".to_owned(), None)
    );
    pb::FrameworkContent {
        effective_year: Some(AcademicYear { be_year: 2561 }),
        scales: list(&file["scales"], scale),
        nodes: list(&file["nodes"], node),
        descriptor_sets: list(&file["descriptor_sets"], descriptors),
        weighting: pb::WeightingRule::EqualWithinStandard.into(),
        aggregation: Some(pb::Aggregation {
            rule: pb::AggregationRule::ModeOfItemsThenPanel.into(),
            na_handling: pb::NotApplicableHandling::RemoveAndRenormalise.into(),
            ..Default::default()
        }),
        judgement: pb::Judgement::Holistic.into(),
        own_targets: true,
        ..Default::default()
    }
}

/// The standards in use, and the codes of their 21 items.
async fn standards(client: &mut Client) -> (pb::Framework, Vec<String>) {
    let content = content();
    let is_parent = |code: &String| content.nodes.iter().any(|node| node.parent_code == *code);
    let items: Vec<String> = content.nodes.iter().map(|node| node.code.clone()).filter(|code| !is_parent(code)).collect();
    assert_eq!(items.len(), 21);
    let about = pb::FrameworkInput {
        kind: pb::FrameworkKind::SchoolSelf.into(),
        purpose: pb::FrameworkPurpose::Accountability.into(),
        ..input("IQA-BE-2561", "มาตรฐานการศึกษา")
    };
    let request = pb::CreateFrameworkRequest { framework: Some(about), ..Default::default() };
    let made = client.create_framework(request).await.expect("recorded").into_inner().framework.expect("in the reply");
    let mut now = drafted(client, &made, content).await;
    now = step!(client, submit_framework_version, SubmitFrameworkVersionRequest, now, 1).expect("complete");
    for n in 1..=3 {
        let congruent = |code: &String| pb::ExpertRating { code: code.clone(), congruence: pb::Congruence::Congruent.into() };
        let said = items.iter().map(congruent).collect();
        now = step!(client, record_expert_ratings, RecordExpertRatingsRequest, now, 1, expert_ref: expert(n), ratings: said)
            .expect("recorded");
    }
    now = step!(client, start_framework_trial, StartFrameworkTrialRequest, now, 1).expect("congruent");
    (step!(client, publish_framework_version, PublishFrameworkVersionRequest, now, 1).expect("tried out"), items)
}

/// What somebody says of the items of a school: `level` of all of them, but for some.
async fn says(world: &World, (cycle, of): (&str, u32), by: (u32, &str), items: &[String], level: u8, but: &[(&str, u8)]) {
    let level = |code: &str| but.iter().find(|(node, _)| *node == code).map_or(level, |(_, level)| *level).to_string();
    let levels: Vec<String> = items.iter().map(|code| level(code)).collect();
    let scores: Vec<(&str, &str)> = items.iter().zip(&levels).map(|(code, level)| (code.as_str(), level.as_str())).collect();
    submitted(world, cycle, of, by, &scores).await;
}

/// A year in which all is good, and the next one that is being moderated, with two raters of each school: in schools of the first area all is
/// better, but that levels of the second standard of school 1 tie and the raters of school 2 lie apart about one item.
async fn two_years() -> World {
    let world = world().await;
    let (framework, items) = standards(&mut coordinator(&world)).await;
    collected(&world, LATER, (&framework, 1), "2020-06-01", &SCHOOLS).await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &SCHOOLS).await;
    for of in SCHOOLS {
        let now = if of <= 6 { 4 } else { 3 };
        let but: &[(&str, u8)] = if of == 1 { &[("2.1", 5), ("2.2", 5), ("2.3", 5), ("2.4", 3), ("2.5", 3), ("2.6", 3)] } else { &[] };
        for (by, role) in [(of, "SELF"), (of + 200, "SUPERVISOR")] {
            says(&world, (LATER, of), (by, role), &items, 3, &[]).await;
            let apart: &[(&str, u8)] = if (of, role) == (2, "SELF") { &[("3.1", 2)] } else { but };
            says(&world, (CYCLE, of), (by, role), &items, now, apart).await;
        }
    }
    finalised(&world, LATER).await;
    let started = cycle!(world, coordinator(&world), start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("it has ended");
    assert_eq!((started.locked_assessments, started.opened_cases), (18, 1));
    world
}

fn opening(of: u32, nodes: &[&str]) -> pb::OpenModerationCaseRequest {
    pb::OpenModerationCaseRequest {
        cycle_id: CYCLE.to_owned(),
        school_id: school(of),
        node_codes: nodes.iter().map(|code| (*code).to_owned()).collect(),
        reason: "คณะกรรมการสถานศึกษาพิจารณาผลโดยรวม".to_owned(),
        overall: true,
        ..Default::default()
    }
}

/// A case about nodes of a school and the whole, before its board.
async fn before_the_board(client: &mut Client, of: u32, nodes: &[&str]) -> pb::ModerationCase {
    let case = client.open_moderation_case(opening(of, nodes)).await.expect("people judge it").into_inner().moderation_case.expect("there");
    let (id, expected_version, panel_refs) = (case.id, case.version, vec![person(900)]);
    let request = pb::AssignModerationPanelRequest { id, expected_version, panel_refs, ..Default::default() };
    client.assign_moderation_panel(request).await.expect("nobody of them rates").into_inner().moderation_case.expect("there")
}

fn deciding(case: &pb::ModerationCase, changes: &[(&str, i32)], overall_level: i32) -> pb::DecideModerationCaseRequest {
    let change =
        |(code, level): &(&str, i32)| pb::ModeratedScore { node_code: (*code).to_owned(), kind: SettledKind::Level.into(), level: *level };
    pb::DecideModerationCaseRequest {
        id: case.id.clone(),
        expected_version: case.version,
        decision: ModerationDecision::Change.into(),
        changes: changes.iter().map(change).collect(),
        rationale: "มติที่ประชุมคณะกรรมการสถานศึกษา ครั้งที่ 1/2565".to_owned(),
        overall_level,
        ..Default::default()
    }
}

async fn judged(client: &mut Client, of: u32, changes: &[(&str, i32)], overall_level: i32) -> pb::ModerationCase {
    let nodes: Vec<&str> = changes.iter().map(|(code, _)| *code).collect();
    let case = before_the_board(client, of, &nodes).await;
    let reply = client.decide_moderation_case(deciding(&case, changes, overall_level)).await.expect("decided");
    reply.into_inner().moderation_case.expect("in the reply")
}

/// Levels and their schools; nothing where they are kept back.
type Counted = Option<Vec<(i32, i32)>>;

/// Schools by level, area by area.
fn counted(areas: &[pb::AreaCounts]) -> Vec<(&str, Counted)> {
    let levels = |area: &pb::AreaCounts| area.levels.iter().map(|count| (count.level, count.schools)).collect();
    areas.iter().map(|area| (area.scope.as_str(), (!area.suppressed).then(|| levels(area)))).collect()
}

#[tokio::test]
async fn a_board_judges_what_no_rule_makes_and_that_is_found_published_and_compared() {
    let world = two_years().await;
    let mut client = coordinator(&world);
    let listing = pb::ListModerationCasesRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    let apart = client.list_moderation_cases(listing).await.expect("a page").into_inner().moderation_cases.remove(0);
    crate::rating::decided_by_panel(&mut client, apart, &[("3.1", 4)]).await;
    let case = judged(&mut client, 1, &[("2", 4)], 5).await;
    let (standard, whole) = (&case.nodes[0], case.overall.as_ref().expect("the case is about it"));
    assert_eq!((standard.agreed(), standard.raters, standard.outcome_index_e4), (SettledKind::Unsettled, 0, 40_000));
    assert_eq!(
        (whole.agreed(), whole.moderated_level, whole.outcome(), whole.node_code.as_str()),
        (SettledKind::Unsettled, 5, SettledKind::Level, "")
    );
    for of in 2..=6 {
        judged(&mut client, of, &[], 4).await;
    }
    cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE).expect("all is decided");
    let found = result(&mut client, 1, 0).await.expect("there");
    assert_eq!((found.overall.as_ref().map(|value| value.level), found.no_value()), (Some(5), NoValueReason::Unspecified));
    assert_eq!((found.overall_moderated, &found.overall_computed, found.no_value_computed()), (true, &None, NoValueReason::NotAggregated));
    let second = found.nodes.iter().find(|node| node.node_code == "2").expect("there");
    assert_eq!((second.settled(), second.index_e4, second.moderated, &second.value), (SettledKind::Level, 40_000, true, &None));
    let other = result(&mut client, 101, 0).await.expect("there");
    assert_eq!((&other.overall, other.no_value(), other.overall_moderated), (&None, NoValueReason::NotAggregated, false));
    let listed = pb::ListResultsRequest { cycle_id: CYCLE.to_owned(), levels: vec![4, 5], ..Default::default() };
    assert_eq!(client.list_results(listed).await.expect("a page").into_inner().results.len(), 6);

    let made = cycle!(world, client, publish_cycle, PublishCycleRequest, CYCLE).expect("it has results").publication.expect("there");
    let nobody = ("esao:4001", Some(Vec::new()));
    assert_eq!(counted(&made.areas), [("", Some(vec![(4, 5), (5, 1)])), nobody, ("esao:4005", Some(vec![(4, 5), (5, 1)]))]);
    assert_eq!(made.nodes.iter().map(|node| node.node_code.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
    for node in &made.nodes {
        // The three of 4001 would follow from all less those of 4005.
        assert_eq!(
            counted(&node.areas),
            [("", Some(vec![(3, 3), (4, 6)])), ("esao:4001", None), ("esao:4005", None)],
            "{}",
            node.node_code
        );
        assert_eq!((node.areas[0].schools, node.areas[0].passed), (9, None));
    }
    let read = client.get_publication(pb::GetPublicationRequest { cycle_id: CYCLE.to_owned(), n: 0 }).await.expect("public").into_inner();
    assert_eq!(read.publication, Some(made));
    let own = result(&mut principal(&world, 1), 1, 0).await.expect("published");
    assert_eq!(own.overall.map(|value| value.level), Some(5), "the principal reads what the board judged");

    let mut grown = async |node_code: &str| {
        let request = pb::ComputeGrowthRequest {
            baseline_cycle_id: LATER.to_owned(),
            endline_cycle_id: CYCLE.to_owned(),
            node_code: node_code.to_owned(),
            attribution: pb::GrowthAttribution::AtEndline.into(),
            ..Default::default()
        };
        client.compute_growth(request).await.expect("both are final").into_inner().growth.expect("in the reply")
    };
    let second = grown("2").await;
    assert_eq!((second.matched, second.dropped.len(), second.up, second.same), (9, 0, 6, 3), "the tie that was decided is compared");
    let gain = second.measures.expect("nine pairs").gain;
    assert!((gain - 6.0 / 9.0).abs() < 1e-9, "{gain}");
    assert_eq!(grown("").await.matched, 0, "nobody judged the whole of the first year");
}

#[tokio::test]
async fn a_year_that_no_board_has_judged_is_published_by_its_standards_alone() {
    let world = two_years().await;
    let made = cycle!(world, coordinator(&world), publish_cycle, PublishCycleRequest, LATER).expect("it has results").publication;
    let made = made.expect("in the reply");
    assert_eq!((made.results, made.areas.len(), made.nodes.len()), (9, 0, 3));
    assert_eq!(counted(&made.nodes[1].areas)[0], ("", Some(vec![(3, 9)])));
}

#[tokio::test]
async fn what_a_board_cannot_judge_is_refused_with_its_reason() {
    let world = two_years().await;
    let mut client = coordinator(&world);
    let wrong = async |request: pb::OpenModerationCaseRequest| Refusal::expect(coordinator(&world).open_moderation_case(request).await);
    for (request, field) in
        [(pb::OpenModerationCaseRequest { overall: false, ..opening(1, &[]) }, "node_codes"), (opening(1, &[""]), "node_codes[0]")]
    {
        let refused = wrong(request).await;
        assert_eq!((refused.code, refused.field_reasons()), (Code::InvalidArgument, vec![(field, "FIELD_REQUIRED")]));
    }
    assert_eq!(wrong(opening(1, &["X"])).await.field_reasons(), [("node_codes", "CODE_UNKNOWN")]);
    let case = before_the_board(&mut client, 1, &["1"]).await;
    assert_eq!((case.nodes[0].agreed(), case.nodes[0].agreed_index_e4), (SettledKind::Level, 40_000), "what its items suggest");
    let refused =
        async |request: pb::DecideModerationCaseRequest| Refusal::expect(coordinator(&world).decide_moderation_case(request).await);
    assert_eq!(refused(deciding(&case, &[], 6)).await.field_reasons(), [("overall_level", "LEVEL_UNKNOWN")]);
    assert_eq!(refused(deciding(&case, &[("1", 6)], 4)).await.field_reasons(), [("changes", "LEVEL_UNKNOWN")]);
    let open = refused(deciding(&case, &[("1", 5)], 0)).await;
    assert_eq!((open.code, open.reason.as_str()), (Code::FailedPrecondition, "NOTHING_TO_UPHOLD"), "nobody has said what the whole is");
    let upheld = pb::DecideModerationCaseRequest { decision: ModerationDecision::Uphold.into(), ..deciding(&case, &[], 0) };
    assert_eq!(refused(upheld).await.reason, "NOTHING_TO_UPHOLD");
    let of_nodes = pb::OpenModerationCaseRequest { overall: false, ..opening(3, &["1.1.1"]) };
    let of_nodes = client.open_moderation_case(of_nodes).await.expect("rated").into_inner().moderation_case.expect("in the reply");
    let (id, expected_version, panel_refs) = (of_nodes.id, of_nodes.version, vec![person(900)]);
    let request = pb::AssignModerationPanelRequest { id, expected_version, panel_refs, ..Default::default() };
    let of_nodes = client.assign_moderation_panel(request).await.expect("assigned").into_inner().moderation_case.expect("there");
    assert_eq!(refused(deciding(&of_nodes, &[], 4)).await.field_reasons(), [("overall_level", "NOT_EXPECTED_HERE")]);
}

#[tokio::test]
async fn a_whole_that_the_framework_computes_is_judged_by_nobody() {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1]).await;
    rated(&world, CYCLE, 1, (11, "SELF"), [4, 3, 5]).await;
    cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("its collection has ended");
    for nodes in [&[][..], &["A.1"]] {
        let refused = Refusal::expect(client.open_moderation_case(opening(1, nodes)).await);
        assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, "OVERALL_COMPUTED"));
    }
    let case = client.open_moderation_case(pb::OpenModerationCaseRequest { overall: false, ..opening(1, &["A.1"]) }).await;
    let case = case.expect("rated").into_inner().moderation_case.expect("in the reply");
    assert_eq!(case.overall, None);
    let (id, expected_version, panel_refs) = (case.id, case.version, vec![person(900)]);
    let request = pb::AssignModerationPanelRequest { id, expected_version, panel_refs, ..Default::default() };
    let case = client.assign_moderation_panel(request).await.expect("assigned").into_inner().moderation_case.expect("there");
    let refused = Refusal::expect(client.decide_moderation_case(deciding(&case, &[("A.1", 5)], 4)).await);
    assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, "OVERALL_COMPUTED"));
}
