//! A second shape of data: an interval record of 25 codes every two minutes, which is no rubric.

use api::evaluations::v1 as pb;
use testkit::Refusal;

use crate::given::{COORDINATOR, begin, client, content, expert, input, text, version, world};
use crate::step;

fn group(code: &str, name: &str, codes: usize) -> pb::IntervalCodeGroup {
    let code_of = |n: usize| pb::IntervalCode { code: format!("{code}{n}"), text: text(&format!("รหัส {n}")) };
    pb::IntervalCodeGroup { code: code.to_owned(), name: text(name), codes: (1..=codes).map(code_of).collect() }
}

/// Twelve codes of the teacher and thirteen of the pupils.
fn record() -> pb::FrameworkContent {
    pb::FrameworkContent {
        interval_coding: Some(pb::IntervalCoding {
            interval_seconds: 120,
            several_codes: true,
            groups: vec![group("T", "ครู", 12), group("S", "นักเรียน", 13)],
        }),
        scales: Vec::new(),
        nodes: Vec::new(),
        descriptor_sets: Vec::new(),
        weighting: pb::WeightingRule::None.into(),
        root_weight_e4: 0,
        aggregation: Some(pb::Aggregation { rule: pb::AggregationRule::ShareOfIntervals.into(), ..Default::default() }),
        cut_offs: Vec::new(),
        pass_percent_e4: 0,
        evidence: None,
        ..content()
    }
}

#[tokio::test]
async fn a_record_of_twenty_five_codes_every_two_minutes_is_published_like_a_rubric() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let about = pb::FrameworkInput {
        kind: pb::FrameworkKind::IntervalCoding.into(),
        purpose: pb::FrameworkPurpose::Research.into(),
        unit: pb::JudgedUnit::Lesson.into(),
        ..input("INT-TEST", "บันทึกตามช่วงเวลา")
    };
    let request = pb::CreateFrameworkRequest { framework: Some(about), ..Default::default() };
    let made = client.create_framework(request).await.expect("recorded").into_inner().framework.expect("in the reply");
    let tree = Refusal::expect(client.create_framework_version(begin(&made, content())).await);
    let kind = [("content.interval_coding", "KIND_MISMATCH"), ("content.nodes", "KIND_MISMATCH")];
    assert_eq!(tree.field_reasons(), kind);
    let mut twice = record();
    twice.interval_coding.as_mut().expect("codes").groups[1].codes[0].code = "T1".to_owned();
    let twice = Refusal::expect(client.create_framework_version(begin(&made, twice)).await);
    assert_eq!(twice.field_reasons(), [("content.interval_coding.groups[1].codes[0].code", "GIVEN_TWICE")]);

    let mut now = client.create_framework_version(begin(&made, record())).await.expect("begun").into_inner().framework.expect("in it");
    now = step!(client, submit_framework_version, SubmitFrameworkVersionRequest, now, 1).expect("needs neither scale nor descriptor");
    let coding = record().interval_coding.expect("codes");
    let said = |code: &pb::IntervalCode| pb::ExpertRating { code: code.code.clone(), congruence: pb::Congruence::Congruent.into() };
    let said: Vec<pb::ExpertRating> = coding.groups.iter().flat_map(|group| &group.codes).map(said).collect();
    assert_eq!(said.len(), 25);
    for number in 1..=3 {
        now = step!(client, record_expert_ratings, RecordExpertRatingsRequest, now, 1, expert_ref: expert(number), ratings: said.clone())
            .expect("recorded");
    }
    now = step!(client, start_framework_trial, StartFrameworkTrialRequest, now, 1).expect("congruent");
    now = step!(client, publish_framework_version, PublishFrameworkVersionRequest, now, 1).expect("tried out");
    let (_, read) = version(&mut client, &now, 1).await.expect("there");
    assert_eq!((read.content, read.congruence.len()), (Some(record()), 25));
}
