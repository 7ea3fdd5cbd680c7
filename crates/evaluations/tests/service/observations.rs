//! From the appointment to what the teacher reads, and what is told about it.

use api::evaluations::v1 as pb;
use pb::ObservationStatus::{InProgress, Released, Scheduled, Submitted, Void};
use sqlx::AssertSqlSafe;
use testkit::{Counts, Refusal};

use crate::act;
use crate::given::{COORDINATOR, Client, client, told};
use crate::observing::{
    LESSON, SCHOOL, TEACHER, certified, coding_content, day, get, grant, instrument, observed_world, observer, owner, person, record,
    schedule, scheduled, submitted, tried_out_instrument,
};

#[tokio::test]
async fn a_lesson_is_agreed_on_recorded_bit_by_bit_submitted_and_released_to_its_teacher() {
    let (world, framework) = observed_world().await;
    let certificate = certified(&mut owner(&world), grant(&framework, 1)).await.expect("passed");
    let mut supervisor = client(&world, "supervisor@esao:4005");
    let notified = pb::ScheduleObservationRequest {
        teacher_notified_at: Some(prost_types::Timestamp { seconds: 1_639_000_000, nanos: 0 }),
        ..schedule(&framework, 1)
    };
    let made = scheduled(&mut supervisor, notified).await.expect("agreed on");
    assert_eq!((made.version, made.status(), made.teacher_ref.as_str(), made.marks), (1, Scheduled, "", 0));
    assert!(made.teacher_notified_at.is_some());
    let mut observing = observer(&world, 1);
    let mut part = record([[3, 4], [2, 5]]);
    part.segments.truncate(1);
    part.snapshots.truncate(1);
    let begun = act!(observing, record_observation, RecordObservationRequest, made, record: Some(part.clone())).expect("as far as it came");
    assert_eq!((begun.version, begun.status(), begun.segments, begun.snapshots, begun.marks), (2, InProgress, 1, 1, 7));
    let same = act!(observing, record_observation, RecordObservationRequest, begun, record: Some(part)).expect("no change");
    assert_eq!(same, begun, "the same again is no change");
    let whole = record([[3, 4], [2, 5]]);
    let all = act!(observing, record_observation, RecordObservationRequest, begun, record: Some(whole.clone())).expect("sound");
    assert_eq!((all.version, all.segments, all.snapshots, all.marks), (3, 2, 4, 17));
    let request = pb::SubmitObservationRequest { id: all.id.clone(), expected_version: 3, ..Default::default() };
    let reply = observing.submit_observation(request).await.expect("complete").into_inner();
    let sent = reply.observation.expect("in the reply");
    assert_eq!((sent.status(), sent.training, reply.warnings.len()), (Submitted, false, 0));
    assert_eq!(sent.certification_id, certificate.id, "the one that held on the day of the lesson");
    let late = Refusal::expect(act!(observing, record_observation, RecordObservationRequest, sent, record: Some(whole.clone())));
    assert_eq!((late.reason.as_str(), late.metadata.get("state").map(String::as_str)), ("STATE_NOT_ALLOWED", Some("SUBMITTED")));

    let seen = get(&mut observing, &sent.id).await.expect("the own one");
    assert_eq!((seen.record, seen.record_withheld), (Some(whole), false), "what was recorded is what is read, every field of it");
    assert_eq!(seen.observation.map(|of| of.teacher_ref), Some(person(TEACHER)));
    let feedback = "ขอบคุณที่ให้เวลานักเรียนคิด".to_owned();
    let out = act!(observing, release_observation, ReleaseObservationRequest, sent, feedback: feedback.clone()).expect("released");
    assert_eq!((out.version, out.status(), out.released_at.is_some()), (5, Released, true));
    let mut teacher = client(&world, &format!("teacher@person:{}", person(TEACHER)));
    let request = pb::GetObservationFeedbackRequest { id: out.id.clone() };
    let read = teacher.get_observation_feedback(request).await.expect("for the teacher").into_inner();
    assert_eq!(read.text, feedback);
    let licence = read.framework.as_ref().and_then(|framework| framework.licence.as_ref());
    assert!(licence.is_some_and(|licence| !licence.attribution.is_empty()), "they go with every copy");
    let shown = read.record.expect("with what was seen");
    assert_eq!((shown.segments.len(), shown.notes.as_str()), (2, ""), "without what the observer noted down");
    let events = ["scheduled", "recorded", "recorded", "submitted", "released"];
    let told = told(&world).await;
    assert_eq!(told[told.len() - 5..], events.map(|event| format!("evaluations.observation.{event}")));
}

#[tokio::test]
async fn without_a_certificate_on_the_day_it_counts_as_training_and_says_so() {
    let (world, framework) = observed_world().await;
    let mut inside = owner(&world);
    let late = pb::GrantCertificationRequest { valid_from: day(LESSON.tomorrow().expect("a day")), ..grant(&framework, 2) };
    certified(&mut inside, late).await.expect("passed, a day too late");
    let lost = certified(&mut inside, grant(&framework, 3)).await.expect("passed");
    let revoked = pb::RevokeCertificationRequest {
        id: lost.id, expected_version: 1, reason: "สอบใหม่".to_owned(), ..Default::default()
    };
    inside.revoke_certification(revoked).await.expect("withdrawn");
    let withdrawn = "update evaluations.certification set revoked_on = '2021-12-15' where revoked_on is not null";
    sqlx::raw_sql(withdrawn).execute(world.db("evaluations").pool()).await.expect("on the day of the lesson");
    let mut supervisor = client(&world, "supervisor@esao:4005");
    for observer in [1, 2, 3] {
        let period = i32::try_from(observer).expect("small");
        let request = pb::ScheduleObservationRequest { period, ..schedule(&framework, observer) };
        let made = scheduled(&mut supervisor, request).await.expect("agreed on");
        let made =
            act!(supervisor, record_observation, RecordObservationRequest, made, record: Some(record([[3, 3], [3, 3]]))).expect("sound");
        let request = pb::SubmitObservationRequest { id: made.id.clone(), expected_version: made.version, ..Default::default() };
        let reply = supervisor.submit_observation(request).await.expect("complete").into_inner();
        let sent = reply.observation.expect("in the reply");
        assert_eq!((sent.training, sent.certification_id.as_str()), (true, ""), "{observer}");
        assert_eq!(reply.warnings, ["OBSERVER_NOT_CERTIFIED"], "{observer}");
    }
}

#[tokio::test]
async fn an_instrument_that_is_tried_out_is_for_practice_which_never_counts() {
    let (world, _) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let trial = tried_out_instrument(&mut all, "ALO-TRIAL", crate::observing::lesson_content()).await;
    certified(&mut all, grant(&trial, 1)).await.expect("passed");
    let refused = Refusal::expect(scheduled(&mut all, schedule(&trial, 1)).await);
    assert_eq!((refused.code, refused.field_reasons()), (tonic::Code::FailedPrecondition, vec![("framework_n", "VERSION_NOT_IN_USE")]));
    let practice = pb::ScheduleObservationRequest { purpose: pb::ObservationPurpose::Practice.into(), ..schedule(&trial, 1) };
    let made = scheduled(&mut all, practice).await.expect("agreed on");
    let made = act!(all, record_observation, RecordObservationRequest, made, record: Some(record([[3, 3], [3, 3]]))).expect("sound");
    let sent = act!(all, submit_observation, SubmitObservationRequest, made).expect("complete");
    assert!(sent.training && !sent.certification_id.is_empty());
}

#[tokio::test]
async fn an_interval_record_shows_in_how_many_of_its_intervals_each_code_was_marked() {
    let (world, _) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let coding = instrument(&mut all, "INT-TEST", coding_content()).await;
    let made = scheduled(&mut all, schedule(&coding, 1)).await.expect("agreed on");
    let interval = |n: i32, codes: &[&str]| pb::ObservedInterval { n, codes: codes.iter().map(ToString::to_string).collect() };
    let coded = pb::ObservationRecord {
        intervals_watched: 3,
        intervals: vec![interval(1, &["T1", "S1"]), interval(3, &["T1"])],
        ..Default::default()
    };
    let made = act!(all, record_observation, RecordObservationRequest, made, record: Some(coded.clone())).expect("sound");
    assert_eq!((made.intervals, made.marks), (3, 3));
    let sent = act!(all, submit_observation, SubmitObservationRequest, made).expect("complete");
    let seen = get(&mut all, &sent.id).await.expect("reviewed");
    assert_eq!(seen.record, Some(coded));
    let shares: Vec<(&str, i64)> = seen.interval_shares.iter().map(|share| (share.code.as_str(), share.percent_e4)).collect();
    assert_eq!(shares, [("T1", 666_667), ("T2", 0), ("S1", 333_333)]);
}

#[tokio::test]
async fn what_does_not_count_says_why_and_lets_the_lesson_be_observed_anew() {
    let (world, framework) = observed_world().await;
    let mut supervisor = client(&world, "supervisor@esao:4005");
    let made = scheduled(&mut supervisor, schedule(&framework, 1)).await.expect("agreed on");
    let twice = Refusal::expect(scheduled(&mut supervisor, schedule(&framework, 1)).await);
    assert_eq!((twice.code, twice.field_reasons()), (tonic::Code::AlreadyExists, vec![("observer_ref", "ALREADY_EXISTS")]));
    let void = act!(supervisor, void_observation, VoidObservationRequest, made, reason: "ครูลาป่วย".to_owned()).expect("it does not count");
    assert_eq!((void.status(), void.void_reason.as_str()), (Void, "ครูลาป่วย"));
    let again = Refusal::expect(act!(supervisor, void_observation, VoidObservationRequest, void, reason: "ครูลาป่วย".to_owned()));
    assert_eq!(again.reason, "STATE_NOT_ALLOWED");
    scheduled(&mut supervisor, schedule(&framework, 1)).await.expect("anew");
}

#[tokio::test]
async fn events_and_replies_and_the_trail_say_how_much_was_seen_and_neither_what_nor_by_whom_nor_of_whom() {
    let (world, framework) = observed_world().await;
    let mut supervisor = client(&world, "supervisor@esao:4005");
    let request = pb::ScheduleObservationRequest { request_id: person(71), ..schedule(&framework, 1) };
    let made = scheduled(&mut supervisor, request).await.expect("agreed on");
    let telling =
        pb::ObservationRecord { notes: "ครูตะโกนใส่นักเรียน".to_owned(), ..record([[1, 1], [1, 1]]) };
    let made =
        act!(supervisor, record_observation, RecordObservationRequest, made, record: Some(telling), request_id: person(72)).expect("sound");
    let made = act!(supervisor, submit_observation, SubmitObservationRequest, made, request_id: person(73)).expect("complete");
    let feedback = "ควรปรับปรุง".to_owned();
    let made = act!(supervisor, release_observation, ReleaseObservationRequest, made, feedback: feedback.clone(), request_id: person(74))
        .expect("out");
    get(&mut supervisor, &made.id).await.expect("reviewed");
    let events = world.told("evaluations").await;
    let last = events.last().expect("told");
    let fact: pb::ObservationReleased = last.decode().expect("readable");
    let snapshot = fact.observation.expect("snapshot");
    assert_eq!(
        (last.scope.as_deref(), snapshot.version, snapshot.marks, snapshot.school_id.as_str()),
        (Some("province:40"), 4, 17, SCHOOL)
    );
    assert_eq!(snapshot.scopes, ["esao:4005".to_owned(), "province:40".to_owned(), format!("school:{SCHOOL}")], "and not the observer");
    let holds = |payload: &[u8], word: &str| payload.windows(word.len()).any(|part| part == word.as_bytes());
    for event in events.iter().filter(|event| event.aggregate == "observation") {
        for word in [person(1), person(TEACHER), "ตะโกน".to_owned(), feedback.clone(), "คณิตศาสตร์".to_owned()]
        {
            assert!(!holds(&event.payload, &word), "{} says {word}", event.name());
        }
    }
    let tables = "select coalesce(string_agg(t::text, ' '), '') from (select row(a.*)::text t from evaluations.audit a \
                  union all select encode(reply, 'escape') from evaluations.request) s";
    let kept: String = sqlx::query_scalar(AssertSqlSafe(tables)).fetch_one(world.db("evaluations").pool()).await.expect("read");
    assert!(kept.contains(&made.id), "the replies are there");
    for word in [person(TEACHER).as_str(), "OA1", "T2", "1.1"] {
        assert!(!kept.contains(word), "kept for a repetition or on record: {word}");
    }
    let bytes: Vec<Vec<u8>> = sqlx::query_scalar("select reply from evaluations.request where reply is not null")
        .fetch_all(world.db("evaluations").pool())
        .await
        .expect("read");
    assert!(bytes.iter().all(|reply| !holds(reply, "ตะโกน") && !holds(reply, &feedback)));
}

#[tokio::test]
async fn reading_what_was_seen_is_put_on_record_with_its_reader() {
    let (world, framework) = observed_world().await;
    let mut supervisor = client(&world, "supervisor@esao:4005");
    let made = submitted(&mut supervisor, &framework, 1, [[3, 4], [2, 5]]).await;
    let reads = async || {
        let text = "select count(*) from evaluations.audit where method = 'GetObservation' and aggregate_id = $1::uuid";
        sqlx::query_scalar::<_, i64>(text).bind(&made.id).fetch_one(world.db("evaluations").pool()).await.expect("counted")
    };
    assert_eq!(reads().await, 0);
    get(&mut supervisor, &made.id).await.expect("reviewed");
    assert_eq!(reads().await, 1);
}

#[tokio::test]
async fn an_observation_is_made_once_by_one_request_and_whoever_comes_second_learns_the_version_of_now() {
    let (world, framework) = observed_world().await;
    let mut supervisor: Client = client(&world, "supervisor@esao:4005");
    let request = pb::ScheduleObservationRequest { request_id: person(70), ..schedule(&framework, 1) };
    let before = Counts::of(world.db("evaluations")).await;
    let dry = pb::ScheduleObservationRequest { validate_only: true, ..request.clone() };
    scheduled(&mut supervisor, dry).await.expect("possible");
    assert_eq!(Counts::of(world.db("evaluations")).await, before, "a dry run keeps nothing");
    let made = scheduled(&mut supervisor, request.clone()).await.expect("agreed on");
    assert_eq!(scheduled(&mut supervisor, request.clone()).await.expect("replayed"), made);
    let other = Refusal::expect(scheduled(&mut supervisor, pb::ScheduleObservationRequest { period: 3, ..request }).await);
    assert_eq!((other.code, other.reason.as_str()), (tonic::Code::AlreadyExists, "REQUEST_ID_REUSED"));
    let whole = Some(record([[3, 4], [2, 5]]));
    let begun = act!(supervisor, record_observation, RecordObservationRequest, made, record: whole.clone()).expect("sound");
    let stale = [
        act!(supervisor, record_observation, RecordObservationRequest, made, record: whole),
        act!(supervisor, submit_observation, SubmitObservationRequest, made),
        act!(supervisor, void_observation, VoidObservationRequest, made, reason: "ผิดห้อง".to_owned()),
        act!(supervisor, release_observation, ReleaseObservationRequest, made, feedback: "ขอบคุณ".to_owned()),
    ];
    for stale in stale.map(Refusal::expect) {
        assert_eq!((stale.code, stale.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
        assert_eq!(stale.metadata.get("current_version").map(String::as_str), Some("2"));
    }
    let before = Counts::of(world.db("evaluations")).await;
    act!(supervisor, submit_observation, SubmitObservationRequest, begun, validate_only: true).expect("possible");
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
}
