//! Rounds of calibration: who is stricter or milder than the master codes, and whether that has changed.

use api::evaluations::v1 as pb;
use jiff::civil::date;
use pb::SeverityStanding::{Even, Severe, TooFew, Unspecified};
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::given::{COORDINATOR, Client, NOTHING, client, told};
use crate::observing::{Reply, coding_content, day, instrument, lesson_content, observed_world, observer, owner, person};

/// Twelve elements in two segments, so that ten ratings are enough to say something.
pub(crate) fn long_content() -> pb::FrameworkContent {
    let mut content = lesson_content();
    let element = content.nodes.iter().find(|node| node.code == "2").cloned().expect("there");
    for n in 3..=6 {
        content.nodes.push(pb::FrameworkNode { code: n.to_string(), parent_code: "A".to_owned(), ..element.clone() });
    }
    content
}

fn codes(rank: impl Fn(i32) -> i32) -> Vec<pb::CalibrationCode> {
    let places = [1, 2].into_iter().flat_map(|segment| (1..=6).map(move |element| (segment, element)));
    places.map(|(segment, element)| pb::CalibrationCode { segment, code: element.to_string(), rank: rank(element) }).collect()
}

/// Master codes 2 to 4; each observer so many levels off them.
pub(crate) fn round(framework: &pb::Framework, on: jiff::civil::Date, off: &[(u32, i32)]) -> pb::RecordCalibrationRoundRequest {
    let master = |element: i32| 2 + element % 3;
    let rating = |(observer, off): &(u32, i32)| pb::CalibrationRating {
        observer_ref: person(*observer),
        codes: codes(|element| (master(element) + off).clamp(1, 5)),
    };
    pb::RecordCalibrationRoundRequest {
        framework_id: framework.id.clone(),
        framework_n: 1,
        held_on: day(on),
        lesson: "บทเรียนตัวอย่าง 1 (ข้อมูลสมมติ)".to_owned(),
        master: codes(master),
        ratings: off.iter().map(rating).collect(),
        ..Default::default()
    }
}

pub(crate) async fn recorded(client: &mut Client, request: pb::RecordCalibrationRoundRequest) -> Reply<pb::CalibrationRound> {
    client.record_calibration_round(request).await.map(|reply| reply.into_inner().round.expect("in the reply"))
}

async fn read(client: &mut Client, id: &str) -> Reply<pb::GetCalibrationRoundResponse> {
    client.get_calibration_round(pb::GetCalibrationRoundRequest { id: id.to_owned() }).await.map(tonic::Response::into_inner)
}

#[tokio::test]
async fn an_observer_who_has_become_strict_is_flagged_with_how_far_and_since_when() {
    let (world, _) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let framework = instrument(&mut all, "ALO-LONG", long_content()).await;
    let mut owner = owner(&world);
    let first = recorded(&mut owner, round(&framework, date(2021, 6, 1), &[(1, 0), (2, 0)])).await.expect("recorded");
    assert_eq!((first.codes, first.observers, first.version), (12, 2, 1));
    let second = recorded(&mut owner, round(&framework, date(2021, 12, 1), &[(1, -1), (2, 0), (3, 0)])).await.expect("recorded");
    let seen = read(&mut owner, &second.id).await.expect("the owner's");
    assert_eq!((seen.master.len(), seen.results.len()), (12, 3));
    let [strict, even, new] = &seen.results[..] else { panic!("three observers") };
    let value = |figure: &Option<pb::AgreementFigure>| figure.as_ref().map(|figure| figure.value);
    assert_eq!((strict.observer_ref.as_str(), strict.standing(), strict.drift_standing()), (person(1).as_str(), Severe, Severe));
    assert_eq!(
        (value(&strict.severity), value(&strict.drift), strict.earlier_round_id.as_str()),
        (Some(-1.0), Some(-1.0), first.id.as_str())
    );
    let agreement = strict.agreement.as_ref().expect("computed");
    assert_eq!((agreement.n, agreement.exact, agreement.adjacent, agreement.categories), (12, 0, 12, 5));
    assert_eq!((even.standing(), even.drift_standing(), value(&even.drift)), (Even, Even, Some(0.0)));
    assert_eq!((new.standing(), new.drift_standing(), new.drift.as_ref(), new.earlier_round_id.as_str()), (Even, Unspecified, None, ""));
    let before = read(&mut owner, &first.id).await.expect("the owner's");
    assert!(before.results.iter().all(|result| result.drift.is_none()), "what came later changes nothing");
    let last = world.told("evaluations").await.pop().expect("told");
    assert_eq!(last.name(), "evaluations.calibration.recorded");
    let who = person(1).into_bytes();
    assert!(!last.payload.windows(who.len()).any(|part| part == who), "observers are counted, never named");
    assert_eq!(told(&world).await.iter().filter(|event| event.contains("calibration")).count(), 2);
}

#[tokio::test]
async fn too_few_ratings_say_nothing_and_equal_ones_have_no_kappa() {
    let (world, _) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let framework = instrument(&mut all, "ALO-LONG", long_content()).await;
    let mut few = round(&framework, date(2021, 12, 1), &[(1, -1)]);
    few.ratings[0].codes.truncate(9);
    let few = recorded(&mut all, few).await.expect("what was not rated is left out");
    let seen = read(&mut all, &few.id).await.expect("everybody's");
    assert_eq!((seen.results[0].standing(), seen.results[0].agreement.as_ref().map(|of| of.n)), (TooFew, Some(9)));
    let mut equal = round(&framework, date(2021, 12, 2), &[(1, 0)]);
    for code in equal.master.iter_mut().chain(&mut equal.ratings[0].codes) {
        code.rank = 3;
    }
    let equal = recorded(&mut all, equal).await.expect("recorded");
    let kappa = read(&mut all, &equal.id).await.expect("everybody's").results[0].agreement.clone().and_then(|of| of.kappa);
    assert_eq!(kappa.map(|kappa| kappa.undefined_reason), Some("NO_VARIATION".to_owned()));
}

#[tokio::test]
async fn a_round_is_its_owners_and_an_observer_reads_the_own_result() {
    let (world, _) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let framework = instrument(&mut all, "ALO-LONG", long_content()).await;
    let earlier = recorded(&mut all, round(&framework, date(2021, 6, 1), &[(1, 0)])).await.expect("recorded");
    let made = recorded(&mut all, round(&framework, date(2021, 12, 1), &[(1, -1), (2, 0)])).await.expect("recorded");
    let seen = read(&mut observer(&world, 1), &made.id).await.expect("took part");
    assert_eq!(seen.results.iter().map(|of| of.observer_ref.as_str()).collect::<Vec<_>>(), [person(1)]);
    assert_eq!((seen.results[0].earlier_round_id.as_str(), seen.round.map(|round| round.observers)), (earlier.id.as_str(), Some(2)));
    let mut stranger = client(&world, &format!("institute_coordinator@organisation:{NOTHING}"));
    for outside in [&mut stranger, &mut observer(&world, 3), &mut client(&world, "supervisor@esao:4005")] {
        let (hidden, missing) = (Refusal::expect(read(outside, &made.id).await), Refusal::expect(read(outside, NOTHING).await));
        assert_eq!((hidden.code, hidden.reason, hidden.text), (Code::NotFound, missing.reason, missing.text));
    }
    let denied = Refusal::expect(recorded(&mut stranger, round(&framework, date(2021, 12, 1), &[(1, 0)])).await);
    assert_eq!(denied.code, Code::PermissionDenied);
    let denied = Refusal::expect(recorded(&mut observer(&world, 1), round(&framework, date(2021, 12, 1), &[(1, 0)])).await);
    assert_eq!(denied.code, Code::PermissionDenied);
}

#[tokio::test]
async fn a_round_that_says_what_it_cannot_is_refused_with_every_place_and_one_is_recorded_once() {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let long = instrument(&mut all, "ALO-LONG", long_content()).await;
    let coding = instrument(&mut all, "INT-TEST", coding_content()).await;
    let good = round(&long, date(2021, 12, 1), &[(1, 0)]);
    let before = Counts::of(world.db("evaluations")).await;
    let mut odd = round(&long, date(2021, 12, 1), &[(1, 0), (1, 0)]);
    odd.master[0].code = "1.1".to_owned();
    odd.master[1].segment = 3;
    odd.master[2].rank = 6;
    odd.ratings[0].codes = vec![odd.ratings[0].codes[3].clone(), odd.ratings[0].codes[3].clone()];
    odd.ratings[1].codes.truncate(1);
    let refused = Refusal::expect(recorded(&mut all, odd).await);
    let expected = [
        ("master[0].code", "CODE_UNKNOWN"),
        ("master[1].segment", "TOO_MANY_SEGMENTS"),
        ("master[2].rank", "LEVEL_UNKNOWN"),
        ("ratings[0].codes[1].code", "GIVEN_TWICE"),
        ("ratings[1].observer_ref", "GIVEN_TWICE"),
        ("ratings[1].codes[0].code", "CODE_UNKNOWN"),
    ];
    assert_eq!((refused.code, refused.field_reasons()), (Code::InvalidArgument, expected.to_vec()));
    let late = pb::RecordCalibrationRoundRequest { held_on: day(date(2021, 12, 21)), ..good.clone() };
    assert_eq!(Refusal::expect(recorded(&mut all, late).await).field_reasons(), [("held_on", "DATE_IN_FUTURE")]);
    let kind = pb::RecordCalibrationRoundRequest { framework_id: coding.id.clone(), ..good.clone() };
    assert_eq!(Refusal::expect(recorded(&mut all, kind).await).field_reasons(), [("framework_id", "KIND_MISMATCH")]);
    let nothing = pb::RecordCalibrationRoundRequest { framework_id: NOTHING.to_owned(), ..good.clone() };
    assert_eq!(Refusal::expect(recorded(&mut all, nothing).await).field_reasons(), [("framework_id", "NOT_FOUND")]);
    assert_eq!(Counts::of(world.db("evaluations")).await, before);

    let request = pb::RecordCalibrationRoundRequest { request_id: person(70), ..good };
    recorded(&mut all, pb::RecordCalibrationRoundRequest { validate_only: true, ..request.clone() }).await.expect("possible");
    assert_eq!(Counts::of(world.db("evaluations")).await, before, "a dry run keeps nothing");
    let made = recorded(&mut all, request.clone()).await.expect("recorded");
    assert_eq!(recorded(&mut all, request.clone()).await.expect("replayed"), made);
    let other = pb::RecordCalibrationRoundRequest { framework_id: framework.id.clone(), ..request };
    assert_eq!(Refusal::expect(recorded(&mut all, other).await).reason, "REQUEST_ID_REUSED");
    let twin = pb::RecordCalibrationRoundRequest { id: made.id, ..round(&long, date(2021, 12, 1), &[(2, 0)]) };
    assert_eq!(Refusal::expect(recorded(&mut all, twin).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
}
