//! What evaluations have before clerks begin: a rubric in use, and how any framework is put into use.

use api::common::v1::LocalizedText;
use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use api::schools::v1::AcademicYear;
use testkit::Caller;

use super::schools::{id, thai};

/// The nodes that are rated.
pub(in crate::faults::storm) const NODES: [&str; 3] = ["A.1", "A.2", "A.3"];
/// Experts who find every item congruent: as many as the configuration asks for.
const EXPERTS: u128 = 3;

/// Puts a framework into use; its id.
pub(super) async fn published(caller: &Caller, (about, content): (pb::FrameworkInput, pb::FrameworkContent)) -> String {
    let mut client = EvaluationsServiceClient::new(caller.clone());
    let judged: Vec<String> = content.nodes.iter().filter(|node| !node.scale_code.is_empty()).map(|node| node.code.clone()).collect();
    let create = pb::CreateFrameworkRequest { framework: Some(about), ..Default::default() };
    let made = client.create_framework(create).await.expect("a framework");
    let id_of_framework = made.into_inner().framework.expect("in the reply").id;
    let mut expected_version = 1;
    macro_rules! step {
        ($method:ident, $request:ident { $($field:ident: $value:expr),* }) => {{
            let request = pb::$request { id: id_of_framework.clone(), expected_version, $($field: $value,)* ..Default::default() };
            let reply = client.$method(request).await.expect("a step of the framework").into_inner();
            expected_version = reply.framework.expect("in the reply").version;
        }};
    }
    let draft = pb::CreateFrameworkVersionRequest { id: id_of_framework.clone(), content: Some(content), ..Default::default() };
    let begun = client.create_framework_version(draft).await.expect("a draft").into_inner();
    expected_version = expected_version.max(begun.framework.expect("in the reply").version);
    step!(submit_framework_version, SubmitFrameworkVersionRequest { n: 1 });
    for expert in 0..EXPERTS {
        let congruent = |code: &String| pb::ExpertRating { code: code.clone(), congruence: pb::Congruence::Congruent.into() };
        let ratings = judged.iter().map(congruent).collect();
        step!(record_expert_ratings, RecordExpertRatingsRequest { n: 1, expert_ref: id(0xe0 + expert), ratings: ratings });
    }
    step!(start_framework_trial, StartFrameworkTrialRequest { n: 1 });
    let publish = pb::PublishFrameworkVersionRequest { id: id_of_framework.clone(), expected_version, n: 1, ..Default::default() };
    client.publish_framework_version(publish).await.expect("in use");
    id_of_framework
}

/// The rubric by which schools are judged, and what its version says.
pub(super) fn rubric() -> (pb::FrameworkInput, pb::FrameworkContent) {
    let about = pb::FrameworkInput {
        kind: pb::FrameworkKind::SchoolRubric.into(),
        unit: pb::JudgedUnit::School.into(),
        ..about("WSA-TEST", "เกณฑ์ทดสอบ (ข้อมูลสมมติ)")
    };
    (about, content())
}

pub(super) fn about(code: &str, name: &str) -> pb::FrameworkInput {
    pb::FrameworkInput {
        code: code.to_owned(),
        owner_organisation_id: id(0xc),
        purpose: pb::FrameworkPurpose::Formative.into(),
        name: Some(thai(name.to_owned())),
        licence: Some(pb::FrameworkLicence { code: "PROJECT-OWNED".to_owned(), attribution: "Sala".to_owned(), ..Default::default() }),
        ..Default::default()
    }
}

/// One dimension with three indicators on a scale of two levels.
fn content() -> pb::FrameworkContent {
    let dimension = pb::FrameworkNode {
        code: "A".to_owned(),
        kind: pb::NodeKind::Dimension.into(),
        text: text(),
        weight_e4: 1_000_000,
        children_weight_e4: 1_000_000,
        ..Default::default()
    };
    let indicator = |(code, weight_e4): (&str, i64)| pb::FrameworkNode {
        code: code.to_owned(),
        parent_code: "A".to_owned(),
        kind: pb::NodeKind::Indicator.into(),
        text: text(),
        weight_e4,
        scale_code: "TWO".to_owned(),
        scored: true,
        descriptor_set_code: "TWO".to_owned(),
        ..Default::default()
    };
    let nodes = std::iter::once(dimension).chain(NODES.into_iter().zip([400_000, 300_000, 300_000]).map(indicator)).collect();
    pb::FrameworkContent {
        effective_year: Some(AcademicYear { be_year: 2564 }),
        scales: vec![pb::Scale {
            code: "TWO".to_owned(),
            kind: pb::ScaleType::Level.into(),
            levels: levels([("L1", 0), ("L2", 1_000_000)]),
        }],
        nodes,
        descriptor_sets: vec![described("TWO")],
        weighting: pb::WeightingRule::Declared.into(),
        root_weight_e4: 1_000_000,
        aggregation: Some(pb::Aggregation {
            rule: pb::AggregationRule::WeightedPoints.into(),
            percent_formula: pb::PercentFormula::LevelMinusOne.into(),
            ..Default::default()
        }),
        judgement: pb::Judgement::PerIndicator.into(),
        notes: vec!["ทดสอบ".to_owned()],
        ..Default::default()
    }
}

#[expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and a text is made to stand in them")]
pub(super) fn text() -> Option<LocalizedText> {
    Some(thai("ข้อความ".to_owned()))
}

pub(super) fn levels(of: [(&str, i64); 2]) -> Vec<pb::ScaleLevel> {
    of.map(|(code, points_e4)| pb::ScaleLevel { code: code.to_owned(), label: text(), points_e4 }).to_vec()
}

/// What the two levels of a scale look like, under the code of the scale.
pub(super) fn described(scale: &str) -> pb::DescriptorSet {
    let levels = [1, 2].map(|rank| pb::LevelDescriptor { rank, text: text() }).to_vec();
    pb::DescriptorSet { code: scale.to_owned(), scale_code: scale.to_owned(), levels }
}
