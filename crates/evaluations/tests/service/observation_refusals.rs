//! What no record of a lesson can say, and what is missing in one: every place at once, by its path, and nothing is stored.

use api::evaluations::v1 as pb;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::act;
use crate::given::{COORDINATOR, NOTHING, client, published};
use crate::observing::{
    ELSEWHERE, LESSON, SCHOOL, TEACHER, absent, coding_content, day, instrument, mark, observed_world, person, record, schedule, scheduled,
};

#[tokio::test]
async fn an_appointment_names_a_school_of_the_day_an_instrument_and_two_different_people() {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let rubric = published(&mut all, "WSA-TEST", "เกณฑ์").await;
    let before = Counts::of(world.db("evaluations")).await;
    let good = schedule(&framework, 1);
    let cases = [
        (pb::ScheduleObservationRequest { school_id: NOTHING.to_owned(), ..good.clone() }, Code::NotFound, ("school_id", "NOT_FOUND")),
        (
            pb::ScheduleObservationRequest { observed_on: day(jiff::civil::date(2015, 5, 15)), ..good.clone() },
            Code::NotFound,
            ("school_id", "NOT_FOUND"),
        ),
        (
            pb::ScheduleObservationRequest { framework_id: NOTHING.to_owned(), ..good.clone() },
            Code::NotFound,
            ("framework_id", "NOT_FOUND"),
        ),
        (pb::ScheduleObservationRequest { framework_n: 2, ..good.clone() }, Code::NotFound, ("framework_n", "NOT_FOUND")),
        (
            pb::ScheduleObservationRequest { framework_id: rubric.id.clone(), ..good.clone() },
            Code::InvalidArgument,
            ("framework_id", "KIND_MISMATCH"),
        ),
        (
            pb::ScheduleObservationRequest { observer_ref: person(TEACHER), ..good.clone() },
            Code::InvalidArgument,
            ("observer_ref", "OBSERVER_IS_TEACHER"),
        ),
        (
            pb::ScheduleObservationRequest { subject: " \t".to_owned(), ..good.clone() },
            Code::InvalidArgument,
            ("subject", "FIELD_REQUIRED"),
        ),
    ];
    for (request, code, reason) in cases {
        let refused = Refusal::expect(scheduled(&mut all, request).await);
        assert_eq!((refused.code, refused.field_reasons()[0]), (code, reason));
        assert!(Refusal::is_thai(&refused.text) && !Refusal::is_thai(&refused.english), "{refused:?}");
    }
    let mut office = client(&world, "supervisor@esao:4005");
    let foreign = pb::ScheduleObservationRequest { school_id: ELSEWHERE.to_owned(), ..good };
    let foreign = Refusal::expect(scheduled(&mut office, foreign).await);
    assert_eq!((foreign.code, foreign.field_reasons()), (Code::NotFound, vec![("school_id", "NOT_FOUND")]), "out of reach is not there");
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
}

#[tokio::test]
async fn every_place_that_no_lesson_can_have_is_named_by_its_path() {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let made = scheduled(&mut all, schedule(&framework, 1)).await.expect("agreed on");
    let before = Counts::of(world.db("evaluations")).await;
    let mut odd = record([[3, 4], [6, 5]]);
    odd.segments[0].marks[1].code = "T1".to_owned();
    odd.segments[0].marks[2] = absent("1.1", pb::MarkAbsence::NotApplicable);
    odd.segments[1].start_minute = 14;
    odd.segments[1].marks[3].code = "9".to_owned();
    odd.snapshots[0].marks[0] = mark("T1", 1);
    odd.snapshots[3].minute = 40;
    odd.marks.push(mark("OA1", 1));
    let third = pb::ObservedSegment { start_minute: 60, marks: Vec::new() };
    odd.segments.push(third);
    odd.intervals_watched = 2;
    let refused = Refusal::expect(act!(all, record_observation, RecordObservationRequest, made, record: Some(odd)));
    assert_eq!(refused.code, Code::InvalidArgument);
    let expected = [
        ("record.intervals_watched", "KIND_MISMATCH"),
        ("record.segments[0].marks[1].code", "NOT_EXPECTED_HERE"),
        ("record.segments[0].marks[2].absence", "NOT_APPLICABLE_NOT_ALLOWED"),
        ("record.segments[1].start_minute", "SEGMENTS_OVERLAP"),
        ("record.segments[1].marks[0].rank", "LEVEL_UNKNOWN"),
        ("record.segments[1].marks[3].code", "CODE_UNKNOWN"),
        ("record.segments[2]", "TOO_MANY_SEGMENTS"),
        ("record.snapshots[0].marks[1].code", "NOT_EXPECTED_HERE"),
        ("record.snapshots[3].minute", "OUTSIDE_SEGMENT"),
        ("record.marks[1].code", "GIVEN_TWICE"),
    ];
    assert_eq!(refused.field_reasons(), expected);
    assert!(refused.fields.iter().all(|field| Refusal::is_thai(&field.text) && !Refusal::is_thai(&field.english)), "{:?}", refused.fields);
    let mut neither = record([[3, 4], [2, 5]]);
    neither.segments[0].marks[0] = mark("1", 0);
    neither.segments[0].marks[1].absence = pb::MarkAbsence::NotObserved.into();
    let neither = Refusal::expect(act!(all, record_observation, RecordObservationRequest, made, record: Some(neither)));
    let both = [("record.segments[0].marks[0].rank", "LEVEL_OR_ABSENCE"), ("record.segments[0].marks[1].rank", "LEVEL_OR_ABSENCE")];
    assert_eq!(neither.field_reasons(), both);
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
}

#[tokio::test]
async fn everything_that_is_missing_is_named_when_it_is_submitted() {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let made = scheduled(&mut all, schedule(&framework, 1)).await.expect("agreed on");
    let nothing = Refusal::expect(act!(all, submit_observation, SubmitObservationRequest, made));
    assert_eq!((nothing.reason.as_str(), nothing.metadata.get("state").map(String::as_str)), ("STATE_NOT_ALLOWED", Some("SCHEDULED")));
    let mut part = record([[3, 4], [2, 5]]);
    part.segments[0].marks.truncate(2);
    part.segments.truncate(1);
    part.snapshots.truncate(2);
    part.snapshots[0].marks.truncate(1);
    let begun = act!(all, record_observation, RecordObservationRequest, made, record: Some(part)).expect("it may be incomplete");
    let refused = Refusal::expect(act!(all, submit_observation, SubmitObservationRequest, begun));
    assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, "OBSERVATION_INCOMPLETE"));
    let expected = [
        ("record.segments", "RECORD_TOO_SHORT"),
        ("record.snapshots", "RECORD_TOO_SHORT"),
        ("record.segments[0].marks", "MARKS_MISSING"),
        ("record.snapshots[0].marks", "MARKS_MISSING"),
    ];
    assert_eq!(refused.field_reasons(), expected);
    assert!(refused.fields[2].english.contains("1.2, 2"), "{:?}", refused.fields[2]);
    let whole = act!(all, record_observation, RecordObservationRequest, begun, record: Some(record([[3, 4], [2, 5]]))).expect("sound");
    act!(all, submit_observation, SubmitObservationRequest, whole).expect("complete by now");
}

#[tokio::test]
async fn nothing_was_seen_of_a_lesson_to_come() {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let next = pb::ScheduleObservationRequest { observed_on: day(jiff::civil::date(2021, 12, 21)), ..schedule(&framework, 1) };
    let made = scheduled(&mut all, next).await.expect("appointments are of days to come");
    let early = Refusal::expect(act!(all, record_observation, RecordObservationRequest, made, record: Some(record([[3, 4], [2, 5]]))));
    assert_eq!((early.code, early.reason.as_str()), (Code::FailedPrecondition, "LESSON_TO_COME"));
    assert!(early.text.contains("2564"), "days in Thai texts are of the Buddhist era: {}", early.text);
}

#[tokio::test]
async fn an_interval_record_takes_intervals_and_a_rubric_takes_none() {
    let (world, _) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let coding = instrument(&mut all, "INT-TEST", coding_content()).await;
    let made = scheduled(&mut all, schedule(&coding, 1)).await.expect("agreed on");
    let interval = |n: i32, codes: &[&str]| pb::ObservedInterval { n, codes: codes.iter().map(ToString::to_string).collect() };
    let odd = pb::ObservationRecord {
        intervals_watched: 2,
        intervals: vec![interval(3, &["T1"]), interval(1, &["T1", "T1"]), interval(1, &["X"])],
        ..record([[1, 1], [1, 1]])
    };
    let refused = Refusal::expect(act!(all, record_observation, RecordObservationRequest, made, record: Some(odd)));
    let expected = [
        ("record.segments", "KIND_MISMATCH"),
        ("record.snapshots", "KIND_MISMATCH"),
        ("record.marks", "KIND_MISMATCH"),
        ("record.intervals[0].n", "INTERVAL_UNKNOWN"),
        ("record.intervals[1].codes[1]", "GIVEN_TWICE"),
        ("record.intervals[2].n", "GIVEN_TWICE"),
        ("record.intervals[2].codes[0]", "CODE_UNKNOWN"),
    ];
    assert_eq!(refused.field_reasons(), expected);
    let mut one = coding_content();
    one.interval_coding.as_mut().expect("codes").several_codes = false;
    let single = instrument(&mut all, "INT-ONE", one).await;
    let made = scheduled(&mut all, schedule(&single, 1)).await.expect("agreed on");
    let two = pb::ObservationRecord { intervals_watched: 1, intervals: vec![interval(1, &["T1", "S1"])], ..Default::default() };
    let two = Refusal::expect(act!(all, record_observation, RecordObservationRequest, made, record: Some(two)));
    assert_eq!(two.field_reasons(), [("record.intervals[0].codes", "ONE_CODE_AN_INTERVAL")]);
    let empty = act!(all, record_observation, RecordObservationRequest, made, record: Some(pb::ObservationRecord::default()));
    let empty = Refusal::expect(act!(all, submit_observation, SubmitObservationRequest, empty.expect("it may be incomplete")));
    assert_eq!(empty.field_reasons(), [("record.intervals_watched", "FIELD_REQUIRED")]);
}

#[tokio::test]
async fn days_are_gregorian_and_feedback_says_something() {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let mut buddhist = schedule(&framework, 1);
    buddhist.observed_on.as_mut().expect("a day").year = 2564;
    let refused = Refusal::expect(scheduled(&mut all, buddhist).await);
    assert_eq!(refused.field_reasons()[0].0, "observed_on");
    let made = scheduled(&mut all, schedule(&framework, 1)).await.expect("agreed on");
    assert_eq!((made.school_id.as_str(), made.observed_on.map(|on| on.day)), (SCHOOL, Some(i32::from(LESSON.day()))));
    let silent = Refusal::expect(
        all.release_observation(pb::ReleaseObservationRequest {
            id: made.id.clone(),
            expected_version: 1,
            feedback: "\u{200b}".to_owned(),
            ..Default::default()
        })
        .await,
    );
    assert_eq!(silent.field_reasons(), [("feedback", "FIELD_REQUIRED")]);
}
