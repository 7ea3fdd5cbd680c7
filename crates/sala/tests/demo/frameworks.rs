//! The rubrics that come with Sala, recorded through gRPC: each has the weights and counts that it is known for, its attribution goes along,
//! and a load that stops anywhere goes on.

use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use sala::demo::frameworks::{framework_id, load};
use testkit::{Caller, Counts, World};

use super::{COORDINATOR, tired};

type Client = EvaluationsServiceClient<Caller>;

async fn world() -> World {
    World::start([evaluations::service()]).await
}

/// The published version of a rubric, as a teacher reads it.
async fn read(world: &World, code: &str) -> (pb::Framework, pb::FrameworkVersion) {
    let mut client: Client = EvaluationsServiceClient::new(world.as_("teacher@province:40"));
    let request = pb::GetFrameworkVersionRequest { id: framework_id(code), n: 0 };
    let reply = client.get_framework_version(request).await.expect("everybody reads it").into_inner();
    (reply.framework.expect("in the reply"), reply.framework_version.expect("in the reply"))
}

fn nodes(version: &pb::FrameworkVersion) -> &[pb::FrameworkNode] {
    version.content.as_ref().map(|content| content.nodes.as_slice()).unwrap_or_default()
}

fn of_kind(version: &pb::FrameworkVersion, kind: pb::NodeKind) -> Vec<&pb::FrameworkNode> {
    nodes(version).iter().filter(|node| node.kind() == kind).collect()
}

async fn loaded() -> World {
    let world = world().await;
    assert_eq!(load(world.peer().clone(), &world.token(COORDINATOR)).await.expect("loads"), (3, true));
    world
}

#[tokio::test]
async fn the_standards_of_2561_have_three_standards_and_twenty_one_items() {
    let world = loaded().await;
    let (framework, version) = read(&world, "IQA-BE-2561").await;
    assert_eq!((framework.kind(), framework.purpose()), (pb::FrameworkKind::SchoolSelf, pb::FrameworkPurpose::Accountability));
    assert_eq!(framework.export_prefix, "IQA61");
    let below = |standard: &str| of_kind(&version, pb::NodeKind::Indicator).iter().filter(|node| node.code.starts_with(standard)).count();
    assert_eq!(["1.", "2.", "3."].map(below), [10, 6, 5]);
    let standards = of_kind(&version, pb::NodeKind::Standard);
    assert_eq!(standards.iter().map(|node| node.children_weight_e4).collect::<Vec<_>>(), [100_000, 60_000, 50_000]);
    let content = version.content.expect("in the reply");
    let top = content.scales[0].levels.last().and_then(|level| level.label.clone()).expect("five levels");
    assert_eq!((content.scales[0].levels.len(), top.th.as_str()), (5, "ยอดเยี่ยม"));
    assert!(content.own_targets && content.cut_offs.is_empty(), "judged against the school's own target, as a whole");
    assert_eq!(version.congruence.len(), 21);
    assert!(framework.licence.is_some_and(|licence| licence.attribution.starts_with("Ministry of Education")));
}

#[tokio::test]
async fn the_whole_school_rubric_has_seven_dimensions_that_add_up_to_a_hundred_and_fifteen_indicators() {
    let world = loaded().await;
    let (framework, version) = read(&world, "WSA-KK").await;
    assert_eq!(framework.kind(), pb::FrameworkKind::SchoolRubric);
    let weights: Vec<i64> = of_kind(&version, pb::NodeKind::Dimension).iter().map(|node| node.weight_e4 / 10_000).collect();
    assert_eq!((weights.as_slice(), weights.iter().sum::<i64>()), ([15, 15, 25, 15, 10, 10, 10].as_slice(), 100));
    let indicators = of_kind(&version, pb::NodeKind::Indicator);
    assert_eq!((indicators.len(), indicators.iter().map(|node| node.weight_e4).sum::<i64>()), (15, 1_000_000));
    let content = version.content.as_ref().expect("in the reply");
    let points: Vec<i64> = content.scales[0].levels.iter().map(|level| level.points_e4 / 10_000).collect();
    assert_eq!(points, [0, 25, 50, 75, 100]);
    let bands: Vec<i64> = content.cut_offs[0].bands.iter().map(|band| band.from_e4 / 10_000).collect();
    assert_eq!((bands.as_slice(), content.pass_percent_e4), ([0, 20, 40, 60, 80].as_slice(), 600_000));
    assert_eq!(content.aggregation.as_ref().map(|rule| rule.min_rated_e4), Some(8_000));
    assert_eq!(content.evidence, Some(pb::EvidenceRule { min_per_item: 1, from_rank: 4 }));
    assert!(version.congruence.iter().all(|item| item.sufficient && item.mean_e4 == 10_000));
}

#[tokio::test]
async fn the_observation_of_lessons_has_nine_elements_and_twenty_eight_behaviours_and_its_attribution_and_disclaimer_go_along() {
    let world = loaded().await;
    let (framework, version) = read(&world, "ALO-KK").await;
    let scored = |node: &&&pb::FrameworkNode| node.scored;
    let elements = of_kind(&version, pb::NodeKind::Indicator).iter().filter(|node| node.scale_code == "ELEMENT5").count();
    assert_eq!((elements, of_kind(&version, pb::NodeKind::Behaviour).iter().filter(scored).count()), (9, 28));
    let unscored: Vec<&str> =
        of_kind(&version, pb::NodeKind::Behaviour).iter().filter(|node| !node.scored).map(|node| node.code.as_str()).collect();
    assert_eq!(unscored, ["OA1", "OA2", "OA3", "OA4"]);
    let content = version.content.as_ref().expect("in the reply");
    let procedure = content.procedure.as_ref().expect("how a lesson is observed");
    assert_eq!((procedure.segments, procedure.segment_minutes, procedure.snapshot_minutes.as_slice()), (2, 15, [4, 9, 14].as_slice()));
    assert_eq!((procedure.exam_share_e4, procedure.double_coded_e4), (8_000, 1_500));
    assert!(content.notes.iter().any(|note| note.contains("ข้อมูลสมมติ")), "what experts say here is made up");
    let licence = framework.licence.expect("goes with every copy");
    assert_eq!((licence.code.as_str(), framework.adapted_from.as_str()), ("CC-BY-4.0-IGO", "Teach Primary 2nd ed. (adapted)"));
    assert!(licence.attribution.contains("Washington DC: World Bank"), "{}", licence.attribution);
    assert!(licence.disclaimer.contains("not endorsed by The World Bank"), "{}", licence.disclaimer);
}

#[tokio::test]
async fn a_second_load_finds_the_first_and_one_that_is_cut_off_again_and_again_comes_to_the_same() {
    let whole = loaded().await;
    let before = Counts::of(whole.db("evaluations")).await;
    assert_eq!(load(whole.peer().clone(), &whole.token(COORDINATOR)).await.expect("finds it"), (3, false));
    assert_eq!(Counts::of(whole.db("evaluations")).await, before);

    let world = world().await;
    let (token, mut cut_off) = (world.token(COORDINATOR), 0);
    while load(tired(world.peer(), 4), &token).await.is_err() {
        cut_off += 1;
        assert!(cut_off < 20, "no run gets any further");
    }
    assert!(cut_off > 3, "the load was hardly interrupted: {cut_off}");
    assert_eq!(Counts::of(world.db("evaluations")).await.tables, before.tables);
    let hash = async |world: &World| read(world, "WSA-KK").await.1.head.map(|head| head.content_hash);
    assert_eq!(hash(&whole).await, hash(&world).await, "the same content has the same hash everywhere");
}
