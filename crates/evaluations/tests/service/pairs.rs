//! Two observers of one lesson: blind for one another, compared, agreed.

use api::evaluations::v1 as pb;
use pb::ObservationPairStatus::{Dissolved, Open, Reconciled};
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::act;
use crate::given::{COORDINATOR, Client, NOTHING, client, told};
use crate::observing::{
    Reply, TEACHER, coding_content, get, instrument, mark, observed_world, observer, person, schedule, scheduled, submitted,
};

fn pairing(first: &pb::Observation, second: &pb::Observation) -> pb::PairObservationsRequest {
    pb::PairObservationsRequest { first_observation_id: first.id.clone(), second_observation_id: second.id.clone(), ..Default::default() }
}

async fn paired(client: &mut Client, request: pb::PairObservationsRequest) -> Reply<pb::ObservationPair> {
    client.pair_observations(request).await.map(|reply| reply.into_inner().pair.expect("in the reply"))
}

fn agreed(segment: i32, code: &str, rank: i32) -> pb::SegmentMark {
    pb::SegmentMark { segment, mark: Some(mark(code, rank)) }
}

fn reconciling(pair: &pb::ObservationPair, agreed: Vec<pb::SegmentMark>) -> pb::ReconcileObservationPairRequest {
    let notes = "ดูวิดีโอร่วมกัน".to_owned();
    pb::ReconcileObservationPairRequest { id: pair.id.clone(), expected_version: pair.version, agreed, notes, ..Default::default() }
}

async fn reconciled(client: &mut Client, request: pb::ReconcileObservationPairRequest) -> Reply<pb::ObservationPair> {
    client.reconcile_observation_pair(request).await.map(|reply| reply.into_inner().pair.expect("in the reply"))
}

async fn pair_of(client: &mut Client, id: &str) -> Reply<pb::GetObservationPairResponse> {
    client.get_observation_pair(pb::GetObservationPairRequest { id: id.to_owned() }).await.map(tonic::Response::into_inner)
}

#[tokio::test]
async fn two_observers_are_compared_agree_where_they_differ_and_keep_what_each_of_them_saw() {
    let (world, framework) = observed_world().await;
    let mut office = client(&world, "supervisor@esao:4005");
    let first = submitted(&mut office, &framework, 1, [[3, 4], [2, 5]]).await;
    let second = submitted(&mut office, &framework, 2, [[3, 3], [2, 3]]).await;
    let pair = paired(&mut office, pairing(&first, &second)).await.expect("one lesson");
    assert_eq!((pair.version, pair.status(), pair.agreement.as_ref()), (1, Open, None));
    let early = Refusal::expect(act!(office, release_observation, ReleaseObservationRequest, first, feedback: "ขอบคุณ".to_owned()));
    assert_eq!((early.code, early.reason.as_str()), (Code::FailedPrecondition, "PAIR_NOT_RECONCILED"));
    let read = pair_of(&mut office, &pair.id).await.expect("within reach");
    let places = |marks: &[pb::SegmentMark]| {
        let one = |one: &pb::SegmentMark| (one.segment, one.mark.clone().map(|mark| (mark.code, mark.rank)).unwrap_or_default());
        marks.iter().map(one).map(|(segment, (code, rank))| (segment, code, rank)).collect::<Vec<_>>()
    };
    assert_eq!(places(&read.differing), [(1, "2".to_owned(), 4), (2, "2".to_owned(), 5)]);
    assert!(read.first.is_some() && read.second.is_some());

    let pair = reconciled(&mut office, reconciling(&pair, vec![agreed(1, "2", 4), agreed(2, "2", 4)])).await.expect("agreed");
    let agreement = pair.agreement.clone().expect("computed");
    assert_eq!((pair.status(), pair.differences), (Reconciled, 2));
    assert_eq!((agreement.n, agreement.exact, agreement.adjacent, agreement.categories), (4, 2, 3, 5));
    let kappa = agreement.kappa.expect("defined");
    // By hand: d² of the pairs (3,3) (4,3) (2,2) (5,3) is 5; of all pairs of the margins 32, a fourth of it by chance; 1 − 5/8.
    assert!(kappa.undefined_reason.is_empty() && (kappa.value - 0.375).abs() < 1e-12, "{kappa:?}");
    let read = pair_of(&mut office, &pair.id).await.expect("within reach");
    assert_eq!((places(&read.agreed).len(), read.notes.as_str()), (2, "ดูวิดีโอร่วมกัน"));
    let of = get(&mut office, &first.id).await.expect("reviewed");
    let observation = of.observation.expect("in the reply");
    assert_eq!((observation.status(), observation.pair_id.as_str()), (pb::ObservationStatus::Reconciled, pair.id.as_str()));
    let level = |record: &pb::ObservationRecord| record.segments[1].marks.iter().find(|mark| mark.code == "2").map(|mark| mark.rank);
    assert_eq!((of.record.as_ref().and_then(level), places(&of.agreed).len()), (Some(5), 2), "the own coding stays");

    act!(office, release_observation, ReleaseObservationRequest, observation, feedback: "ขอบคุณ".to_owned()).expect("released");
    let mut teacher = client(&world, &format!("teacher@person:{}", person(TEACHER)));
    let request = pb::GetObservationFeedbackRequest { id: first.id.clone() };
    let shown = teacher.get_observation_feedback(request).await.expect("for the teacher").into_inner();
    assert_eq!(shown.record.as_ref().and_then(level), Some(4), "a teacher reads what both agreed on");
    let told = told(&world).await;
    let events = [
        "observation_pair.opened",
        "observation.reconciled",
        "observation.reconciled",
        "observation_pair.reconciled",
        "observation.released",
    ];
    assert_eq!(told[told.len() - 5..], events.map(|event| format!("evaluations.{event}")));
    let again = Refusal::expect(reconciled(&mut office, reconciling(&pair, Vec::new())).await);
    assert_eq!(again.reason, "STATE_NOT_ALLOWED");
    let half = get(&mut office, &second.id).await.expect("reviewed").observation.expect("in the reply");
    act!(office, void_observation, VoidObservationRequest, half, reason: "ผิดห้อง".to_owned()).expect("it does not count");
    let request = pb::GetObservationFeedbackRequest { id: first.id.clone() };
    let after = teacher.get_observation_feedback(request).await.expect("for the teacher").into_inner();
    assert_eq!(after.record, shown.record, "what was released stays what it was");
}

#[tokio::test]
async fn neither_sees_what_the_other_marks_before_both_have_submitted() {
    let (world, framework) = observed_world().await;
    let mut office = client(&world, "supervisor@esao:4005");
    let first = submitted(&mut office, &framework, 1, [[3, 4], [2, 5]]).await;
    let second = scheduled(&mut office, schedule(&framework, 2)).await.expect("agreed on");
    let pair = paired(&mut office, pairing(&first, &second)).await.expect("one lesson");
    let read = pair_of(&mut office, &pair.id).await.expect("within reach");
    assert_eq!((read.first, read.second, read.differing.len()), (None, None, 0));
    let early = Refusal::expect(reconciled(&mut office, reconciling(&pair, Vec::new())).await);
    assert_eq!((early.code, early.reason.as_str()), (Code::FailedPrecondition, "NOT_SUBMITTED_BY_BOTH"));
    for observer in [&mut observer(&world, 1), &mut observer(&world, 2)] {
        assert_eq!(Refusal::expect(pair_of(observer, &pair.id).await).code, Code::PermissionDenied, "not for observers");
    }
    assert_eq!(Refusal::expect(get(&mut observer(&world, 2), &first.id).await).code, Code::NotFound);
}

#[tokio::test]
async fn a_pair_that_is_none_is_refused_and_so_is_what_cannot_be_agreed_on() {
    let (world, framework) = observed_world().await;
    let mut office = client(&world, "supervisor@esao:4005");
    let first = submitted(&mut office, &framework, 1, [[3, 4], [2, 5]]).await;
    let second = submitted(&mut office, &framework, 2, [[3, 3], [2, 3]]).await;
    let other = pb::ScheduleObservationRequest { period: 3, ..schedule(&framework, 3) };
    let other = scheduled(&mut office, other).await.expect("agreed on");
    let before = Counts::of(world.db("evaluations")).await;
    for not_one in [pairing(&first, &first), pairing(&first, &other)] {
        let refused = Refusal::expect(paired(&mut office, not_one).await);
        assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, "NOT_ONE_LESSON"));
    }
    let nothing = pb::PairObservationsRequest { second_observation_id: NOTHING.to_owned(), ..pairing(&first, &second) };
    let nothing = Refusal::expect(paired(&mut office, nothing).await);
    assert_eq!((nothing.code, nothing.field_reasons()), (Code::NotFound, vec![("second_observation_id", "NOT_FOUND")]));
    let mut stranger = client(&world, "supervisor@esao:4101");
    let hidden = Refusal::expect(paired(&mut stranger, pairing(&first, &second)).await);
    assert_eq!((hidden.code, hidden.field_reasons()), (Code::NotFound, vec![("first_observation_id", "NOT_FOUND")]));
    let mut by_person = client(&world, &format!("supervisor@person:{} supervisor@person:{}", person(1), person(2)));
    let own = Refusal::expect(paired(&mut by_person, pairing(&first, &second)).await);
    assert_eq!(own.code, Code::NotFound, "whoever pairs reaches the lesson and not only its observers");
    assert_eq!(Counts::of(world.db("evaluations")).await, before);

    let request = pb::PairObservationsRequest { request_id: person(70), ..pairing(&first, &second) };
    let pair = paired(&mut office, request.clone()).await.expect("one lesson");
    assert_eq!(paired(&mut office, request.clone()).await.expect("replayed"), pair);
    let other_body =
        Refusal::expect(paired(&mut office, pb::PairObservationsRequest { first_observation_id: other.id.clone(), ..request }).await);
    assert_eq!(other_body.reason, "REQUEST_ID_REUSED");
    let taken = Refusal::expect(paired(&mut office, pairing(&second, &first)).await);
    assert_eq!((taken.code, taken.field_reasons()), (Code::FailedPrecondition, vec![("first_observation_id", "ALREADY_PAIRED")]));

    let before = Counts::of(world.db("evaluations")).await;
    let missing = Refusal::expect(reconciled(&mut office, reconciling(&pair, vec![agreed(1, "2", 4)])).await);
    assert_eq!((missing.code, missing.field_reasons()), (Code::InvalidArgument, vec![("agreed", "AGREEMENT_INCOMPLETE")]));
    assert!(missing.english.contains("2:2"), "{missing:?}");
    let odd = [agreed(1, "1", 4), agreed(1, "2", 6), agreed(1, "2", 1), agreed(3, "2", 1), agreed(1, "1.1", 1), agreed(2, "2", 0)];
    let unreadable = Refusal::expect(reconciled(&mut office, reconciling(&pair, odd[5..].to_vec())).await);
    assert_eq!(unreadable.field_reasons(), [("agreed[0].mark.rank", "LEVEL_OR_ABSENCE")]);
    let refused = Refusal::expect(reconciled(&mut office, reconciling(&pair, odd[..5].to_vec())).await);
    let expected = [
        ("agreed[0].mark.code", "NOT_EXPECTED_HERE"),
        ("agreed[1].mark.rank", "LEVEL_UNKNOWN"),
        ("agreed[2].mark.code", "GIVEN_TWICE"),
        ("agreed[3].segment", "TOO_MANY_SEGMENTS"),
        ("agreed[4].mark.code", "CODE_UNKNOWN"),
    ];
    assert_eq!(refused.field_reasons(), expected);
    let stale = pb::ReconcileObservationPairRequest { expected_version: 7, ..reconciling(&pair, Vec::new()) };
    assert_eq!(Refusal::expect(reconciled(&mut office, stale).await).reason, "VERSION_CONFLICT");
    let foreign = Refusal::expect(reconciled(&mut stranger, reconciling(&pair, Vec::new())).await);
    assert_eq!(foreign.code, Code::NotFound);
    assert_eq!(Refusal::expect(pair_of(&mut stranger, &pair.id).await).code, Code::NotFound);
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
}

#[tokio::test]
async fn a_half_that_does_not_count_ends_the_pair_and_the_other_half_stands_alone() {
    let (world, framework) = observed_world().await;
    let mut office = client(&world, "supervisor@esao:4005");
    let first = submitted(&mut office, &framework, 1, [[3, 4], [2, 5]]).await;
    let second = scheduled(&mut office, schedule(&framework, 2)).await.expect("agreed on");
    let pair = paired(&mut office, pairing(&first, &second)).await.expect("one lesson");
    let void = act!(office, void_observation, VoidObservationRequest, second, reason: "มาไม่ทัน".to_owned()).expect("it does not count");
    assert_eq!(void.pair_id, "");
    let read = pair_of(&mut office, &pair.id).await.expect("within reach").pair.expect("in the reply");
    assert_eq!((read.version, read.status()), (2, Dissolved));
    act!(office, release_observation, ReleaseObservationRequest, first, feedback: "ขอบคุณ".to_owned()).expect("alone again");
    let over = Refusal::expect(reconciled(&mut office, reconciling(&read, Vec::new())).await);
    assert_eq!((over.reason.as_str(), over.metadata.get("state").map(String::as_str)), ("STATE_NOT_ALLOWED", Some("DISSOLVED")));
}

#[tokio::test]
async fn interval_records_are_compared_cell_by_cell_and_need_no_agreement() {
    let (world, _) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let coding = instrument(&mut all, "INT-TEST", coding_content()).await;
    let mut halves = Vec::new();
    for (observer, fourth) in [(1, "T2"), (2, "T1")] {
        let made = scheduled(&mut all, schedule(&coding, observer)).await.expect("agreed on");
        let codes = ["T1", "T1", "T2", fourth];
        let intervals = (1..).zip(codes).map(|(n, code)| pb::ObservedInterval { n, codes: vec![code.to_owned()] }).collect();
        let record = pb::ObservationRecord { intervals_watched: 4, intervals, ..Default::default() };
        let made = act!(all, record_observation, RecordObservationRequest, made, record: Some(record)).expect("sound");
        halves.push(act!(all, submit_observation, SubmitObservationRequest, made).expect("complete"));
    }
    let pair = paired(&mut all, pairing(&halves[0], &halves[1])).await.expect("one lesson");
    let pair = reconciled(&mut all, reconciling(&pair, Vec::new())).await.expect("there are no elements");
    let agreement = pair.agreement.expect("computed");
    // Of 12 cells 3 are marked by both and 1 by each alone: 10/12 seen, (4·4 + 8·8)/144 by chance.
    assert_eq!((agreement.n, agreement.exact, agreement.categories), (12, 10, 2));
    assert!(agreement.kappa.is_some_and(|kappa| (kappa.value - 0.625).abs() < 1e-12));
}

#[tokio::test]
async fn of_two_who_pair_or_reconcile_at_the_same_moment_one_is_told_what_the_other_did() {
    let (world, framework) = observed_world().await;
    let mut office = client(&world, "supervisor@esao:4005");
    let mut made = Vec::new();
    for observer in 1..=3 {
        made.push(submitted(&mut office, &framework, observer, [[3, 4], [2, 5]]).await);
    }
    let [mut one, mut other] = [office.clone(), office.clone()];
    let both = tokio::join!(paired(&mut one, pairing(&made[0], &made[1])), paired(&mut other, pairing(&made[2], &made[0])));
    let (done, late): (Vec<_>, Vec<_>) = [both.0, both.1].into_iter().partition(Result::is_ok);
    assert_eq!(late.into_iter().map(|late| Refusal::expect(late).reason).collect::<Vec<_>>(), ["ALREADY_PAIRED"]);
    let pair = done.into_iter().next().expect("one of the two").expect("made");
    let agree = || reconciling(&pair, Vec::new());
    let both = tokio::join!(reconciled(&mut one, agree()), reconciled(&mut other, agree()));
    let (done, late): (Vec<_>, Vec<_>) = [both.0, both.1].into_iter().partition(Result::is_ok);
    assert_eq!(
        (done.len(), late.into_iter().map(|late| Refusal::expect(late).reason).collect::<Vec<_>>()),
        (1, vec!["VERSION_CONFLICT".to_owned()])
    );
}
