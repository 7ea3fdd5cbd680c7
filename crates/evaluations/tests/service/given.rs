//! What stories about frameworks begin with. Owners and experts are references that nobody has.

use api::common::v1::LocalizedText;
use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use api::schools::v1::AcademicYear;
use testkit::{Caller, World};

pub(crate) const COORDINATOR: &str = "institute_coordinator@global";
pub(crate) const OWNER: &str = "0197f0a0-0000-7000-8000-0000000000f1";
pub(crate) const NOTHING: &str = "0197f0a0-0000-7000-8000-0000000000aa";

pub(crate) type Client = EvaluationsServiceClient<Caller>;

pub(crate) async fn world() -> World {
    World::start([evaluations::service()]).await
}

pub(crate) fn client(world: &World, grants: &str) -> Client {
    EvaluationsServiceClient::new(world.as_(grants))
}

#[expect(clippy::unnecessary_wraps, reason = "texts of messages may be absent")]
pub(crate) fn text(th: &str) -> Option<LocalizedText> {
    Some(LocalizedText { th: th.to_owned(), en: String::new() })
}

pub(crate) fn input(code: &str, name: &str) -> pb::FrameworkInput {
    pb::FrameworkInput {
        code: code.to_owned(),
        owner_organisation_id: OWNER.to_owned(),
        kind: pb::FrameworkKind::SchoolRubric.into(),
        purpose: pb::FrameworkPurpose::Formative.into(),
        unit: pb::JudgedUnit::School.into(),
        name: text(&format!("{name} (ข้อมูลสมมติ)")),
        licence: Some(pb::FrameworkLicence {
            code: "CC-BY-4.0".to_owned(),
            attribution: "คณะผู้จัดทำตัวอย่าง (ข้อมูลสมมติ)".to_owned(),
            disclaimer: "ฉบับดัดแปลง".to_owned(),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn scale() -> pb::Scale {
    let level = |(n, points_e4): (i32, i64)| pb::ScaleLevel { code: format!("L{n}"), label: text("ระดับ"), points_e4 };
    pb::Scale {
        code: "FIVE".to_owned(),
        kind: pb::ScaleType::Level.into(),
        levels: (1..).zip([0, 250_000, 500_000, 750_000, 1_000_000]).map(level).collect(),
    }
}

fn node(code: &str, parent_code: &str, weight: i64, children: i64) -> pb::FrameworkNode {
    let of_item = |word: &str| if children == 0 { word.to_owned() } else { String::new() };
    pb::FrameworkNode {
        code: code.to_owned(),
        parent_code: parent_code.to_owned(),
        kind: if children == 0 { pb::NodeKind::Indicator } else { pb::NodeKind::Dimension }.into(),
        text: text("ข้อความ"),
        weight_e4: weight * 10_000,
        children_weight_e4: children * 10_000,
        scale_code: of_item("FIVE"),
        scored: children == 0,
        na_allowed: children == 0,
        descriptor_set_code: of_item("LOOKS"),
        ..Default::default()
    }
}

/// Two dimensions of 60 and 40 with three indicators; everything that a version can say is said.
pub(crate) fn content() -> pb::FrameworkContent {
    let mut nodes =
        vec![node("A", "", 60, 60), node("A.1", "A", 35, 0), node("A.2", "A", 25, 0), node("B", "", 40, 40), node("B.1", "B", 40, 0)];
    nodes[1].tags = vec!["EQUITY".to_owned()];
    nodes[2].only_if = Some(pb::OnlyIf { node_code: "A.1".to_owned(), level_code: "L5".to_owned() });
    nodes[2].evidence = Some(pb::EvidenceRule { min_per_item: 2, from_rank: 3 });
    let described = |rank: i32| pb::LevelDescriptor { rank, text: text("คำอธิบาย") };
    let band = |rank: i32| pb::CutOffBand { rank, from_e4: i64::from(rank - 1) * 200_000, label: None };
    pb::FrameworkContent {
        effective_year: Some(AcademicYear { be_year: 2567 }),
        scales: vec![scale()],
        nodes,
        descriptor_sets: vec![pb::DescriptorSet {
            code: "LOOKS".to_owned(),
            scale_code: "FIVE".to_owned(),
            levels: (1..=5).map(described).collect(),
        }],
        weighting: pb::WeightingRule::Declared.into(),
        root_weight_e4: 1_000_000,
        aggregation: Some(pb::Aggregation {
            rule: pb::AggregationRule::WeightedPoints.into(),
            alternatives: vec![pb::AggregationRule::Min.into()],
            percent_formula: pb::PercentFormula::LevelMinusOne.into(),
            na_handling: pb::NotApplicableHandling::RemoveAndRenormalise.into(),
            min_rated_e4: 8_000,
            measures: vec!["DIMENSION_PERCENT".to_owned()],
        }),
        cut_offs: vec![pb::CutOffTable {
            code: "OVERALL".to_owned(),
            scope: pb::CutOffScope::Overall.into(),
            year: Some(AcademicYear { be_year: 2567 }),
            unit: pb::CutOffUnit::Percent.into(),
            rounded: true,
            places: 2,
            bands: (1..=5).map(band).collect(),
            ..Default::default()
        }],
        pass_percent_e4: 600_000,
        evidence: Some(pb::EvidenceRule { min_per_item: 1, from_rank: 4 }),
        judgement: pb::Judgement::PerIndicator.into(),
        rounds: vec![pb::MeasuringRound::Baseline.into(), pb::MeasuringRound::Endline.into()],
        notes: vec!["ร่างภาษาไทย".to_owned()],
        ..Default::default()
    }
}

pub(crate) async fn create(client: &mut Client, code: &str, name: &str) -> pb::Framework {
    let request = pb::CreateFrameworkRequest { framework: Some(input(code, name)), ..Default::default() };
    client.create_framework(request).await.expect("recorded").into_inner().framework.expect("in the reply")
}

pub(crate) fn begin(framework: &pb::Framework, content: pb::FrameworkContent) -> pb::CreateFrameworkVersionRequest {
    pb::CreateFrameworkVersionRequest { id: framework.id.clone(), content: Some(content), ..Default::default() }
}

pub(crate) async fn drafted(client: &mut Client, framework: &pb::Framework, content: pb::FrameworkContent) -> pb::Framework {
    let request = begin(framework, content);
    client.create_framework_version(request).await.expect("begun").into_inner().framework.expect("in the reply")
}

/// A step of a version: `step!(client, submit_framework_version, SubmitFrameworkVersionRequest, framework, 1, reason: …)`.
#[macro_export]
macro_rules! step {
    ($client:expr, $method:ident, $request:ident, $framework:expr, $n:expr $(, $field:ident: $value:expr)*) => {{
        let framework = &$framework;
        let request = pb::$request {
            id: framework.id.clone(), expected_version: framework.version, n: $n, $($field: $value,)* ..Default::default()
        };
        $client.$method(request).await.map(|reply| reply.into_inner().framework.expect("in the reply"))
    }};
}

/// Id of an expert who does not exist.
pub(crate) fn expert(n: u32) -> String {
    format!("0197f0a0-0000-7000-8000-0000000e{n:04}")
}

/// The same about every item of the rubric.
pub(crate) fn ratings(said: pb::Congruence) -> Vec<pb::ExpertRating> {
    ["A.1", "A.2", "B.1"].map(|code| pb::ExpertRating { code: code.to_owned(), congruence: said.into() }).to_vec()
}

/// Takes a draft before experts, who find every item congruent, and into its trial.
pub(crate) async fn tried_out(client: &mut Client, framework: pb::Framework, n: i32) -> pb::Framework {
    found_congruent(client, (framework, n), &ratings(pb::Congruence::Congruent)).await
}

async fn found_congruent(client: &mut Client, (framework, n): (pb::Framework, i32), said: &[pb::ExpertRating]) -> pb::Framework {
    let mut now = step!(client, submit_framework_version, SubmitFrameworkVersionRequest, framework, n).expect("complete");
    for number in 1..=3 {
        now = step!(client, record_expert_ratings, RecordExpertRatingsRequest, now, n, expert_ref: expert(number), ratings: said.to_vec())
            .expect("recorded");
    }
    step!(client, start_framework_trial, StartFrameworkTrialRequest, now, n).expect("congruent")
}

pub(crate) async fn in_use(client: &mut Client, framework: pb::Framework, n: i32) -> pb::Framework {
    let tried = tried_out(client, framework, n).await;
    step!(client, publish_framework_version, PublishFrameworkVersionRequest, tried, n).expect("published")
}

/// A framework whose first version is in use.
pub(crate) async fn published(client: &mut Client, code: &str, name: &str) -> pb::Framework {
    published_with(client, (code, name), content()).await
}

/// A framework whose first version says this and is in use.
pub(crate) async fn published_with(client: &mut Client, (code, name): (&str, &str), content: pb::FrameworkContent) -> pb::Framework {
    let made = create(client, code, name).await;
    let items = content.nodes.iter().filter(|node| node.scored);
    let said: Vec<pb::ExpertRating> =
        items.map(|node| pb::ExpertRating { code: node.code.clone(), congruence: pb::Congruence::Congruent.into() }).collect();
    let drafted = drafted(client, &made, content).await;
    let tried = found_congruent(client, (drafted, 1), &said).await;
    step!(client, publish_framework_version, PublishFrameworkVersionRequest, tried, 1).expect("published")
}

pub(crate) async fn version(
    client: &mut Client,
    framework: &pb::Framework,
    n: i32,
) -> Result<(pb::Framework, pb::FrameworkVersion), tonic::Status> {
    let request = pb::GetFrameworkVersionRequest { id: framework.id.clone(), n };
    let reply = client.get_framework_version(request).await?.into_inner();
    Ok((reply.framework.expect("in the reply"), reply.framework_version.expect("in the reply")))
}

/// Events so far, in order.
pub(crate) async fn told(world: &World) -> Vec<String> {
    world.told("evaluations").await.iter().map(chassis::event::Event::name).collect()
}
