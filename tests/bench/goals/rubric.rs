//! A rubric to judge by, made as an app would make it.

use anyhow::{Context as _, Result};
use api::common::v1::LocalizedText;
use api::evaluations::v1 as pb;

use crate::reference;
use crate::stand::Evaluations;

/// A rubric of so many dimensions with so many indicators each.
pub(super) struct Rubric {
    pub(super) code: &'static str,
    pub(super) dimensions: i64,
    pub(super) indicators: i64,
}

impl Rubric {
    /// It, in use.
    pub(super) async fn in_use(&self, client: &mut Evaluations) -> Result<pb::Framework> {
        let about = pb::FrameworkInput {
            code: self.code.to_owned(),
            owner_organisation_id: reference::numbered(2),
            kind: pb::FrameworkKind::SchoolRubric.into(),
            purpose: pb::FrameworkPurpose::Formative.into(),
            unit: pb::JudgedUnit::School.into(),
            name: text("เกณฑ์ตัวอย่าง (ข้อมูลสมมติ)"),
            licence: Some(pb::FrameworkLicence { code: "PROJECT-OWNED".to_owned(), attribution: "Sala".to_owned(), ..Default::default() }),
            ..Default::default()
        };
        let request = pb::CreateFrameworkRequest { framework: Some(about), ..Default::default() };
        let id = client.create_framework(request).await?.into_inner().framework.context("in the reply")?.id;
        let request = pb::CreateFrameworkVersionRequest { id: id.clone(), content: Some(self.content()), ..Default::default() };
        client.create_framework_version(request).await?;
        client
            .submit_framework_version(pb::SubmitFrameworkVersionRequest { id: id.clone(), expected_version: 2, n: 1, ..Default::default() })
            .await?;
        for expert in 1..=3 {
            let said = |code: String| pb::ExpertRating { code, congruence: pb::Congruence::Congruent.into() };
            let request = pb::RecordExpertRatingsRequest {
                id: id.clone(),
                expected_version: 2 + i64::try_from(expert)?,
                n: 1,
                expert_ref: reference::numbered(expert),
                ratings: self.codes().map(said).collect(),
                ..Default::default()
            };
            client.record_expert_ratings(request).await?;
        }
        client
            .start_framework_trial(pb::StartFrameworkTrialRequest { id: id.clone(), expected_version: 6, n: 1, ..Default::default() })
            .await?;
        let request = pb::PublishFrameworkVersionRequest { id, expected_version: 7, n: 1, ..Default::default() };
        client.publish_framework_version(request).await?.into_inner().framework.context("in the reply")
    }

    /// Codes of its indicators.
    pub(super) fn codes(&self) -> impl Iterator<Item = String> + use<> {
        let indicators = self.indicators;
        (1..=self.dimensions).flat_map(move |dimension| (1..=indicators).map(move |n| format!("D{dimension}.{n}")))
    }

    fn content(&self) -> pb::FrameworkContent {
        let node = |code: String, parent: String, weight: i64| pb::FrameworkNode {
            kind: if parent.is_empty() { pb::NodeKind::Dimension } else { pb::NodeKind::Indicator }.into(),
            text: text("ข้อความ"),
            weight_e4: weight * 10_000,
            children_weight_e4: if parent.is_empty() { weight * 10_000 } else { 0 },
            scale_code: if parent.is_empty() { String::new() } else { "FIVE".to_owned() },
            scored: !parent.is_empty(),
            na_allowed: !parent.is_empty(),
            descriptor_set_code: if parent.is_empty() { String::new() } else { "LOOKS".to_owned() },
            parent_code: parent,
            code,
            ..Default::default()
        };
        let group = |dimension: i64| {
            let code = format!("D{dimension}");
            let items = (1..=self.indicators).map(move |n| node(format!("D{dimension}.{n}"), format!("D{dimension}"), 10));
            std::iter::once(node(code, String::new(), 10 * self.indicators)).chain(items)
        };
        let level = |(n, points_e4): (i32, i64)| pb::ScaleLevel { code: format!("L{n}"), label: text("ระดับ"), points_e4 };
        pb::FrameworkContent {
            effective_year: Some(api::schools::v1::AcademicYear { be_year: 2564 }),
            scales: vec![pb::Scale {
                code: "FIVE".to_owned(),
                kind: pb::ScaleType::Level.into(),
                levels: (1..).zip([0, 250_000, 500_000, 750_000, 1_000_000]).map(level).collect(),
            }],
            nodes: (1..=self.dimensions).flat_map(group).collect(),
            descriptor_sets: vec![pb::DescriptorSet {
                code: "LOOKS".to_owned(),
                scale_code: "FIVE".to_owned(),
                levels: (1..=5).map(|rank| pb::LevelDescriptor { rank, text: text("คำอธิบาย") }).collect(),
            }],
            weighting: pb::WeightingRule::Declared.into(),
            root_weight_e4: self.dimensions * self.indicators * 100_000,
            aggregation: Some(pb::Aggregation {
                rule: pb::AggregationRule::WeightedPoints.into(),
                percent_formula: pb::PercentFormula::LevelMinusOne.into(),
                min_rated_e4: 8_000,
                ..Default::default()
            }),
            judgement: pb::Judgement::PerIndicator.into(),
            ..Default::default()
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and this is made to stand in them")]
fn text(th: &str) -> Option<LocalizedText> {
    Some(LocalizedText { th: th.to_owned(), en: String::new() })
}
