//! Who reads what of an observation: the area sees that it is, the observer what was seen, others not before nobody can be led by it any more, the
//! teacher what is released, and nobody a list of teachers.

use api::evaluations::v1 as pb;
use testkit::Refusal;
use tonic::Code;

use crate::act;
use crate::given::{COORDINATOR, Client, NOTHING, client};
use crate::observing::{ELSEWHERE, SCHOOL, TEACHER, get, observed_world, observer, person, record, schedule, scheduled, submitted};

async fn ids(client: &mut Client, request: pb::ListObservationsRequest) -> Vec<String> {
    client.list_observations(request).await.expect("a page").into_inner().observations.into_iter().map(|of| of.id).collect()
}

async fn own(client: &mut Client) -> Vec<String> {
    let reply = client.list_observation_feedback(pb::ListObservationFeedbackRequest::default()).await.expect("a page").into_inner();
    reply.feedback.into_iter().map(|of| of.id).collect()
}

#[tokio::test]
async fn an_area_sees_its_lessons_and_a_foreign_one_is_not_there() {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let here = scheduled(&mut all, schedule(&framework, 1)).await.expect("agreed on");
    let there = pb::ScheduleObservationRequest { school_id: ELSEWHERE.to_owned(), ..schedule(&framework, 2) };
    let there = scheduled(&mut all, there).await.expect("agreed on");
    let everything = pb::ListObservationsRequest::default();
    assert_eq!(ids(&mut all, everything.clone()).await.len(), 2);
    for grant in ["supervisor@esao:4005", "supervisor@province:40"] {
        let mut supervisor = client(&world, grant);
        assert_eq!(ids(&mut supervisor, everything.clone()).await, std::slice::from_ref(&here.id), "{grant}");
        get(&mut supervisor, &here.id).await.expect("within reach");
        let (hidden, missing) =
            (Refusal::expect(get(&mut supervisor, &there.id).await), Refusal::expect(get(&mut supervisor, NOTHING).await));
        assert_eq!((hidden.code, hidden.reason, hidden.text), (missing.code, missing.reason, missing.text));
        let record = Some(record([[3, 3], [3, 3]]));
        let refused = [
            act!(supervisor, record_observation, RecordObservationRequest, there, record: record),
            act!(supervisor, submit_observation, SubmitObservationRequest, there),
            act!(supervisor, release_observation, ReleaseObservationRequest, there, feedback: "ขอบคุณ".to_owned()),
            act!(supervisor, void_observation, VoidObservationRequest, there, reason: "ผิดห้อง".to_owned()),
        ];
        assert!(refused.map(Refusal::expect).iter().all(|refused| refused.code == Code::NotFound));
    }
    let mut first = observer(&world, 1);
    assert_eq!(ids(&mut first, everything.clone()).await, std::slice::from_ref(&here.id), "what was agreed on with the observer");
    assert_eq!(Refusal::expect(get(&mut first, &there.id).await).code, Code::NotFound);
    for role in ["principal", "area_director", "area_officer", "provincial_officer", "researcher", "teacher", "partner"] {
        let mut other = client(&world, &format!("{role}@school:{SCHOOL}"));
        let refused = Refusal::expect(other.list_observations(everything.clone()).await);
        assert_eq!(refused.code, Code::PermissionDenied, "{role}: what was seen in a lesson is not for those who decide about its teacher");
        assert_eq!(Refusal::expect(get(&mut other, &here.id).await).code, Code::PermissionDenied, "{role}");
    }
}

#[tokio::test]
async fn observations_are_listed_the_latest_lessons_first_by_school_observer_and_status_and_never_by_teacher() {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let on = |day: i8, observer: u32| pb::ScheduleObservationRequest {
        observed_on: crate::observing::day(jiff::civil::date(2021, 12, day)),
        ..schedule(&framework, observer)
    };
    let mut made = Vec::new();
    for request in [on(1, 1), on(3, 2), on(2, 1)] {
        made.push(scheduled(&mut all, request).await.expect("agreed on").id);
    }
    let everything = pb::ListObservationsRequest::default();
    assert_eq!(ids(&mut all, everything.clone()).await, [made[1].clone(), made[2].clone(), made[0].clone()]);
    let of = pb::ListObservationsRequest { observer_ref: person(1), ..everything.clone() };
    assert_eq!(ids(&mut all, of).await, [made[2].clone(), made[0].clone()]);
    assert_eq!(
        ids(&mut all, pb::ListObservationsRequest { school_id: ELSEWHERE.to_owned(), ..everything.clone() }).await,
        Vec::<String>::new()
    );
    let statuses = vec![pb::ObservationStatus::Submitted.into()];
    assert_eq!(ids(&mut all, pb::ListObservationsRequest { statuses, ..everything.clone() }).await, Vec::<String>::new());
    let page = pb::ListObservationsRequest { page_size: 2, framework_id: framework.id.clone(), ..everything };
    let reply = all.list_observations(page.clone()).await.expect("a page").into_inner();
    assert!(reply.observations.iter().all(|of| of.teacher_ref.is_empty()), "a list names no teacher");
    let next = pb::ListObservationsRequest { page_token: reply.next_page_token, ..page };
    assert_eq!(ids(&mut all, next.clone()).await, [made[0].clone()]);
    let another = pb::ListObservationsRequest { school_id: SCHOOL.to_owned(), ..next };
    assert_eq!(Refusal::expect(all.list_observations(another).await).reason, "PAGE_TOKEN_INVALID");
}

#[tokio::test]
async fn what_was_seen_is_the_observers_alone_until_it_is_submitted_and_nobody_still_watches_the_lesson() {
    let (world, framework) = observed_world().await;
    let mut office = client(&world, "supervisor@esao:4005");
    let made = scheduled(&mut office, schedule(&framework, 1)).await.expect("agreed on");
    let untouched = get(&mut office, &made.id).await.expect("within reach");
    assert_eq!((untouched.record, untouched.record_withheld), (None, false), "there is nothing yet");
    let mut first = observer(&world, 1);
    let begun = act!(first, record_observation, RecordObservationRequest, made, record: Some(record([[3, 4], [2, 5]]))).expect("sound");
    let mut coordinator = client(&world, COORDINATOR);
    for reader in [&mut office, &mut coordinator] {
        let seen = get(reader, &begun.id).await.expect("within reach");
        assert_eq!((seen.record, seen.record_withheld), (None, true), "not submitted");
    }
    assert!(get(&mut first, &begun.id).await.expect("the own one").record.is_some());
    let sent = act!(first, submit_observation, SubmitObservationRequest, begun).expect("complete");
    assert!(get(&mut office, &sent.id).await.expect("reviewed").record.is_some());
    let mut assessor = client(&world, "assessor@esao:4005");
    let seen = get(&mut assessor, &sent.id).await.expect("within reach");
    assert_eq!((seen.record, seen.record_withheld), (None, true), "assessors never see what others saw");

    let second = scheduled(&mut office, schedule(&framework, 2)).await.expect("a second observer of the lesson");
    for reader in [&mut office, &mut coordinator, &mut observer(&world, 2)] {
        let seen = get(reader, &sent.id).await;
        assert!(seen.is_err() || seen.is_ok_and(|seen| seen.record.is_none() && seen.record_withheld), "somebody has still to submit");
    }
    let mut both = client(&world, &format!("supervisor@esao:4005 supervisor@person:{}", person(2)));
    assert!(get(&mut both, &sent.id).await.expect("within reach").record.is_none(), "not the second observer either");
    let second = act!(both, record_observation, RecordObservationRequest, second, record: Some(record([[1, 1], [1, 1]]))).expect("sound");
    assert!(get(&mut both, &second.id).await.expect("the own one").record.is_some());
    act!(both, submit_observation, SubmitObservationRequest, second).expect("complete");
    assert!(get(&mut both, &sent.id).await.expect("reviewed").record.is_some(), "nobody can be led by it any more");
}

#[tokio::test]
async fn a_teacher_reads_the_own_released_ones_by_the_own_grant_and_no_other() {
    let (world, framework) = observed_world().await;
    let mut office = client(&world, "supervisor@esao:4005");
    let sent = submitted(&mut office, &framework, 1, [[3, 4], [2, 5]]).await;
    let ask = |id: &str| pb::GetObservationFeedbackRequest { id: id.to_owned() };
    let mut teacher = client(&world, &format!("teacher@person:{}", person(TEACHER)));
    assert_eq!(own(&mut teacher).await, Vec::<String>::new());
    assert_eq!(Refusal::expect(teacher.get_observation_feedback(ask(&sent.id)).await).code, Code::NotFound, "not released yet");
    let out = act!(office, release_observation, ReleaseObservationRequest, sent, feedback: "ขอบคุณครู".to_owned()).expect("released");
    assert_eq!(own(&mut teacher).await, std::slice::from_ref(&out.id));
    teacher.get_observation_feedback(ask(&out.id)).await.expect("the own one");
    for grant in [
        format!("teacher@person:{}", person(91)),
        format!("teacher@school:{SCHOOL}"),
        "teacher@province:40".to_owned(),
        "institute_coordinator@esao:4005".to_owned(),
        format!("teacher@person:{}", person(1)),
    ] {
        let mut other = client(&world, &grant);
        assert_eq!(own(&mut other).await, Vec::<String>::new(), "{grant}");
        assert_eq!(Refusal::expect(other.get_observation_feedback(ask(&out.id)).await).code, Code::NotFound, "{grant}");
    }
    let mut in_disguise = client(&world, &format!("assessor@person:{}", person(TEACHER)));
    assert_eq!(Refusal::expect(get(&mut in_disguise, &out.id).await).code, Code::NotFound, "who was observed is not the observer");
    let void = act!(office, void_observation, VoidObservationRequest, out, reason: "ผิดห้อง".to_owned()).expect("it does not count");
    assert_eq!(own(&mut teacher).await, Vec::<String>::new());
    assert_eq!(Refusal::expect(teacher.get_observation_feedback(ask(&void.id)).await).code, Code::NotFound);
}
