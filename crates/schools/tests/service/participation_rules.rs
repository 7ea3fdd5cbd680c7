//! What is refused of a participation, and what holds when schools move, end or belong to nobody's office.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::change;
use crate::given::{COORDINATOR, client, day, private, school};
use crate::step;
use crate::taking_part::{
    NOTHING, REQUEST, Scene, active, endorsed, get, names, new_programme, nominated, paper, participations, programme, scene,
};

const COACH: &str = "0197f0a0-0000-7000-8000-0000000000cc";

#[tokio::test]
async fn what_is_wrong_with_a_nomination_is_said_with_its_field() {
    let Scene { world, coordinator: mut client, map, programme, school: made, .. } = scene().await;
    let hidden = school(&mut client, private(1)).await;
    let before = Counts::of(world.db("schools")).await;
    let good = || names(&programme, 1, &made);
    let wrong = [
        (pb::NominateSchoolRequest { programme_id: NOTHING.to_owned(), ..good() }, "programme_id", "NOT_FOUND"),
        (pb::NominateSchoolRequest { school_id: NOTHING.to_owned(), ..good() }, "school_id", "NOT_FOUND"),
        (pb::NominateSchoolRequest { cohort_no: 3, ..good() }, "cohort_no", "NOT_FOUND"),
        (pb::NominateSchoolRequest { cohort_no: 101, ..good() }, "cohort_no", "VALUE_OUT_OF_RANGE"),
        (pb::NominateSchoolRequest { on: day(2021, 12, 21), ..good() }, "on", "DATE_IN_FUTURE"),
        (pb::NominateSchoolRequest { on: day(2564, 12, 20), ..good() }, "on", "CE_YEAR_EXPECTED"),
    ];
    for (request, field, reason) in wrong {
        assert_eq!(Refusal::expect(client.nominate_school(request).await).field_reasons(), [(field, reason)]);
    }
    let mut office = crate::given::client(&world, "area_officer@esao:4005");
    let [foreign, absent] = [hidden.id.clone(), NOTHING.to_owned()].map(|school_id| pb::NominateSchoolRequest { school_id, ..good() });
    let (foreign, absent) = (Refusal::expect(office.nominate_school(foreign).await), Refusal::expect(office.nominate_school(absent).await));
    assert_eq!((foreign.code, foreign.field_reasons(), &foreign.text), (absent.code, absent.field_reasons(), &absent.text));
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let named = office.nominate_school(good()).await.expect("a school of their own").into_inner().participation.expect("in the reply");
    let again = pb::NominateSchoolRequest { id: named.id, ..names(&programme, 2, &hidden) };
    assert_eq!(Refusal::expect(client.nominate_school(again).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
    let in_no_area = pb::ListParticipationsRequest { area_id: NOTHING.to_owned(), ..Default::default() };
    assert_eq!(Refusal::expect(client.list_participations(in_no_area).await).field_reasons(), [("area_id", "NOT_FOUND")]);
    assert_eq!(map.offices.len(), 2);
}

#[tokio::test]
async fn a_step_out_of_turn_or_out_of_time_is_refused_and_changes_nothing() {
    let Scene { world, coordinator: mut client, programme, school, .. } = scene().await;
    let named = pb::NominateSchoolRequest { on: day(2021, 10, 1), ..names(&programme, 1, &school) };
    let seen = client.nominate_school(named).await.expect("nominated").into_inner().participation.expect("in the reply");
    let before = Counts::of(world.db("schools")).await;
    let early = Refusal::expect(step!(client, participation, complete_participation, CompleteParticipationRequest, seen));
    assert_eq!((early.code, early.reason.as_str()), (Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    assert_eq!((early.metadata.get("state").map(String::as_str), early.text.contains("เสนอชื่อ")), (Some("NOMINATED"), true));
    let back = Refusal::expect(step!(client, participation, apply_for_programme, ApplyForProgrammeRequest, seen, on: day(2021, 9, 30)));
    assert_eq!((back.code, back.field_reasons()), (Code::FailedPrecondition, vec![("on", "BEFORE_LAST_STEP")]));
    assert_eq!((back.metadata.get("last").map(String::as_str), back.text.contains("1 ตุลาคม 2564")), (Some("2021-10-01"), true));
    let late = Refusal::expect(step!(client, participation, apply_for_programme, ApplyForProgrammeRequest, seen, on: day(2021, 12, 21)));
    assert_eq!(late.field_reasons(), [("on", "DATE_IN_FUTURE")]);
    assert_eq!(Counts::of(world.db("schools")).await, before);

    let applied = step!(client, participation, apply_for_programme, ApplyForProgrammeRequest, seen).expect("applied");
    let unexplained = Refusal::expect(step!(client, participation, judge_eligibility, JudgeEligibilityRequest, applied));
    assert_eq!(unexplained.field_reasons(), [("reason", "REASON_REQUIRED")]);
    let eligible = step!(client, participation, judge_eligibility, JudgeEligibilityRequest, applied, eligible: true).expect("eligible");
    let board: i32 = pb::EndorsingBody::SchoolBoard.into();
    let endorse = |body: i32, resolution| pb::EndorseParticipationRequest {
        id: eligible.id.clone(),
        expected_version: eligible.version,
        on: day(2021, 12, 20),
        body,
        resolution,
        ..Default::default()
    };
    let dated = |number: &str, on| Some(pb::Resolution { number: number.to_owned(), on });
    for (request, field, reason) in [
        (endorse(0, paper("1/2564")), "body", "FIELD_REQUIRED"),
        (endorse(board, None), "resolution", "FIELD_REQUIRED"),
        (endorse(board, dated("1/2564", None)), "resolution.on", "FIELD_REQUIRED"),
        (endorse(board, dated("\u{a0}", day(2021, 6, 1))), "resolution.number", "FIELD_REQUIRED"),
        (endorse(board, dated("1/2564", day(2021, 12, 21))), "resolution.on", "RESOLUTION_AFTER_STEP"),
    ] {
        assert_eq!(Refusal::expect(client.endorse_participation(request).await).field_reasons(), [(field, reason)]);
    }
}

#[tokio::test]
async fn who_is_found_not_eligible_is_out_with_the_reason() {
    let Scene { world: _world, coordinator: mut client, seen, .. } = scene().await;
    let seen = step!(client, participation, apply_for_programme, ApplyForProgrammeRequest, seen).expect("applied");
    let reason = "โรงเรียนขนาดใหญ่".to_owned();
    let out = step!(client, participation, judge_eligibility, JudgeEligibilityRequest, seen, reason: reason.clone()).expect("judged");
    assert_eq!((out.status(), out.exit_reason.as_str()), (pb::ParticipationStatus::Ineligible, reason.as_str()));
    let refusal = Refusal::expect(step!(client, participation, withdraw_participation, WithdrawParticipationRequest, out, reason: reason));
    assert_eq!(refusal.metadata.get("state").map(String::as_str), Some("INELIGIBLE"), "it is out already");
}

#[tokio::test]
async fn a_school_is_removed_or_lapses_for_a_reason_and_coaches_stand_once() {
    let Scene { world: _world, coordinator: mut client, programme, school, seen, .. } = scene().await;
    let seen = active(&mut client, &seen).await;
    let twice = vec![COACH.to_owned(); 2];
    let refusal = Refusal::expect(step!(client, participation, assign_coaches, AssignCoachesRequest, seen, coach_refs: twice));
    assert_eq!(refusal.field_reasons(), [("coach_refs", "GIVEN_TWICE")]);
    let seen = step!(client, participation, assign_coaches, AssignCoachesRequest, seen, coach_refs: vec![COACH.to_owned()]);
    let seen = seen.expect("assigned");
    let same = step!(client, participation, assign_coaches, AssignCoachesRequest, seen, coach_refs: vec![COACH.to_owned()]);
    assert_eq!(same.expect("as it was"), seen, "the same coaches are no change");
    let spaces =
        Refusal::expect(step!(client, participation, remove_participation, RemoveParticipationRequest, seen, reason: " ".to_owned()));
    assert_eq!(spaces.field_reasons(), [("reason", "FIELD_REQUIRED")]);
    let reason = "ไม่ส่งรายงาน".to_owned();
    let out =
        step!(client, participation, remove_participation, RemoveParticipationRequest, seen, reason: reason.clone()).expect("removed");
    assert_eq!((out.status(), out.exit_reason.as_str()), (pb::ParticipationStatus::Removed, reason.as_str()));

    let other = nominated(&mut client, &programme, 1, &school).await;
    let other = endorsed(&mut client, &other).await;
    let other = step!(client, participation, approve_participation, ApproveParticipationRequest, other).expect("approved");
    let out = step!(client, participation, lapse_participation, LapseParticipationRequest, other, reason: reason).expect("lapsed");
    assert_eq!((out.status(), out.active_from), (pb::ParticipationStatus::Lapsed, None));
}

#[tokio::test]
async fn a_stale_step_is_refused_a_repeated_one_replayed_and_a_dry_run_keeps_nothing() {
    let Scene { world, coordinator: mut client, seen, .. } = scene().await;
    let apply = |request_id: &str, validate_only| pb::ApplyForProgrammeRequest {
        request_id: request_id.to_owned(),
        validate_only,
        id: seen.id.clone(),
        expected_version: seen.version,
        on: None,
    };
    let before = Counts::of(world.db("schools")).await;
    let dry = client.apply_for_programme(apply("", true)).await.expect("possible").into_inner().participation;
    assert_eq!(dry.map(|p| (p.status(), p.version)), Some((pb::ParticipationStatus::Applied, 2)));
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let first = client.apply_for_programme(apply(REQUEST, false)).await.expect("applied").into_inner();
    assert_eq!(client.apply_for_programme(apply(REQUEST, false)).await.expect("replayed").into_inner(), first);
    let other = pb::ApplyForProgrammeRequest { on: day(2021, 12, 20), ..apply(REQUEST, false) };
    assert_eq!(Refusal::expect(client.apply_for_programme(other).await).reason, "REQUEST_ID_REUSED");
    let stale = Refusal::expect(client.apply_for_programme(apply("", false)).await);
    assert_eq!((stale.code, stale.reason.as_str()), (Code::Aborted, "VERSION_CONFLICT"));
    assert_eq!(stale.metadata.get("current_version").map(String::as_str), Some("2"));
}

#[tokio::test]
async fn a_school_in_no_service_area_takes_part_on_the_word_of_its_board() {
    let Scene { world: _world, coordinator: mut client, programme, .. } = scene().await;
    let other = school(&mut client, private(1)).await;
    let seen = nominated(&mut client, &programme, 2, &other).await;
    let seen = step!(client, participation, apply_for_programme, ApplyForProgrammeRequest, seen).expect("applied");
    let seen = step!(client, participation, judge_eligibility, JudgeEligibilityRequest, seen, eligible: true).expect("eligible");
    let (board, esao) = (pb::EndorsingBody::SchoolBoard.into(), pb::EndorsingBody::Esao.into());
    let seen =
        step!(client, participation, endorse_participation, EndorseParticipationRequest, seen, body: board, resolution: paper("1/2564"));
    let seen = seen.expect("endorsed");
    let refusal = Refusal::expect(
        step!(client, participation, endorse_participation, EndorseParticipationRequest, seen, body: esao, resolution: paper("2/2564")),
    );
    assert_eq!((refusal.code, refusal.field_reasons()), (Code::FailedPrecondition, vec![("body", "SERVICE_AREA_REQUIRED")]));
    step!(client, participation, approve_participation, ApproveParticipationRequest, seen).expect("approved");
}

#[tokio::test]
async fn a_school_with_an_office_is_not_approved_without_it() {
    let Scene { world: _world, coordinator: mut client, seen, .. } = scene().await;
    let seen = step!(client, participation, apply_for_programme, ApplyForProgrammeRequest, seen).expect("applied");
    let seen = step!(client, participation, judge_eligibility, JudgeEligibilityRequest, seen, eligible: true).expect("eligible");
    let board = pb::EndorsingBody::SchoolBoard.into();
    let seen =
        step!(client, participation, endorse_participation, EndorseParticipationRequest, seen, body: board, resolution: paper("1/2564"));
    let seen = seen.expect("endorsed");
    let refusal = Refusal::expect(step!(client, participation, approve_participation, ApproveParticipationRequest, seen));
    assert_eq!(refusal.metadata.get("state").map(String::as_str), Some("SCHOOL_BOARD_ENDORSED"));
}

#[tokio::test]
async fn a_closed_programme_lets_nobody_in_and_everybody_in_it_finish() {
    let Scene { world: _world, coordinator: mut client, programme, school: made, seen, .. } = scene().await;
    let inside = active(&mut client, &seen).await;
    let other = school(&mut client, private(1)).await;
    let waiting = nominated(&mut client, &programme, 2, &other).await;
    let reason = "สิ้นสุดโครงการ".to_owned();
    step!(client, programme, close_programme, CloseProgrammeRequest, programme, reason: reason.clone()).expect("closed");
    for refusal in [
        Refusal::expect(client.nominate_school(names(&programme, 1, &made)).await),
        Refusal::expect(step!(client, participation, apply_for_programme, ApplyForProgrammeRequest, waiting)),
    ] {
        assert_eq!((refusal.code, refusal.reason.as_str()), (Code::FailedPrecondition, "PROGRAMME_CLOSED"));
    }
    step!(client, participation, withdraw_participation, WithdrawParticipationRequest, waiting, reason: reason).expect("out");
    step!(client, participation, complete_participation, CompleteParticipationRequest, inside).expect("finished");
}

#[tokio::test]
async fn a_school_that_is_no_more_is_not_nominated_and_does_not_begin() {
    let Scene { world: _world, coordinator: mut client, programme, school: made, seen, .. } = scene().await;
    let seen = endorsed(&mut client, &seen).await;
    let seen = step!(client, participation, approve_participation, ApproveParticipationRequest, seen).expect("approved");
    let reason = "ประกาศตัวอย่าง".to_owned();
    let dissolved = pb::SchoolStatus::Dissolved.into();
    change!(client, change_school_status, ChangeSchoolStatusRequest, made, status: dissolved, reason: reason.clone(), valid_from: day(2021, 12, 1))
        .expect("dissolved");
    for refusal in [
        Refusal::expect(client.nominate_school(names(&programme, 1, &made)).await),
        Refusal::expect(step!(client, participation, activate_participation, ActivateParticipationRequest, seen)),
    ] {
        assert_eq!((refusal.code, refusal.reason.as_str()), (Code::FailedPrecondition, "SCHOOL_CLOSED"));
    }
    step!(client, participation, lapse_participation, LapseParticipationRequest, seen, reason: reason).expect("lapsed");
}

#[tokio::test]
async fn what_a_merged_school_took_part_in_stays_with_it_and_may_only_end() {
    let Scene { world, coordinator: mut client, map, programme, school: made, seen } = scene().await;
    let seen = active(&mut client, &seen).await;
    let other = school(&mut client, crate::given::primary(&map, 2)).await;
    world.clock.set("2022-05-16T02:00:00Z".parse().expect("an instant"));
    let (into_school_id, reason) = (other.id.clone(), "ประกาศตัวอย่าง".to_owned());
    change!(client, merge_school, MergeSchoolRequest, made, into_school_id: into_school_id, reason: reason.clone(), valid_from: day(2022, 5, 16))
        .expect("merged");
    assert_eq!(get(&mut client, &seen.id).await.expect("there"), seen, "under its own id, as it was");
    let of_other = pb::ListParticipationsRequest { school_id: other.id.clone(), ..Default::default() };
    assert!(participations(&mut client, of_other).await.is_empty(), "nothing is carried over");
    let before = Counts::of(world.db("schools")).await;
    for refusal in [
        Refusal::expect(step!(client, participation, assign_coaches, AssignCoachesRequest, seen, coach_refs: vec![COACH.to_owned()])),
        Refusal::expect(step!(client, participation, suspend_participation, SuspendParticipationRequest, seen, reason: reason.clone())),
    ] {
        assert_eq!((refusal.code, refusal.reason.as_str()), (Code::FailedPrecondition, "SCHOOL_CLOSED"));
    }
    assert_eq!(Counts::of(world.db("schools")).await, before);
    // Recorded late, of a day on which there was a school.
    let rests = step!(client, participation, suspend_participation, SuspendParticipationRequest, seen, on: day(2022, 5, 15), reason: reason.clone());
    let rests = rests.expect("the school was there");
    let resumed = Refusal::expect(step!(client, participation, resume_participation, ResumeParticipationRequest, rests));
    assert_eq!(resumed.reason, "SCHOOL_CLOSED");
    let over = step!(client, participation, remove_participation, RemoveParticipationRequest, rests, reason: reason).expect("ended");
    assert_eq!(over.status(), pb::ParticipationStatus::Removed);
    // The school that took it in takes part when it is named itself.
    nominated(&mut client, &programme, 2, &other).await;
}

#[tokio::test]
async fn what_lasts_goes_with_the_school_to_its_new_office_and_what_is_over_stays_with_the_old_one() {
    let Scene { world, mut coordinator, map, school: made, seen, .. } = scene().await;
    let over = active(&mut coordinator, &seen).await;
    let over = step!(coordinator, participation, complete_participation, CompleteParticipationRequest, over).expect("completed");
    let running = programme(&mut coordinator, new_programme(pb::ProgrammeKind::WsaPilot, "โครงการอื่น (ข้อมูลสมมติ)")).await;
    let running = nominated(&mut coordinator, &running, 1, &made).await;
    world.clock.set("2022-01-10T02:00:00Z".parse().expect("an instant"));
    let (agency, to) = (pb::Agency::Obec.into(), map.offices[0].id.clone());
    change!(coordinator, change_affiliation, ChangeAffiliationRequest, made, agency: agency, service_area_id: to, valid_from: day(2022, 1, 10))
        .expect("moved");
    let (mut old, mut new) = (client(&world, "area_officer@esao:4005"), client(&world, "area_officer@esao:4001"));
    for (office, theirs, others) in [(&mut old, &over, &running), (&mut new, &running, &over)] {
        assert_eq!(get(office, &theirs.id).await.expect("theirs"), *theirs);
        assert_eq!(Refusal::expect(get(office, &others.id).await).code, Code::NotFound);
        let listed = participations(office, pb::ListParticipationsRequest::default()).await;
        assert_eq!(listed.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), [theirs.id.as_str()]);
    }
    for (area, theirs) in [(&map.offices[1], &over), (&map.offices[0], &running)] {
        let request = pb::ListParticipationsRequest { area_id: area.id.clone(), ..Default::default() };
        let listed = participations(&mut client(&world, COORDINATOR), request).await;
        assert_eq!(listed.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), [theirs.id.as_str()]);
    }
    assert_eq!(Refusal::expect(step!(old, participation, apply_for_programme, ApplyForProgrammeRequest, running)).code, Code::NotFound);
    step!(new, participation, apply_for_programme, ApplyForProgrammeRequest, running).expect("it is theirs now");
}
