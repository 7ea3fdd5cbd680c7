//! Schools that take part: from nomination to the end, and who decides what.

use api::schools::v1 as pb;
use api::schools::v1::ParticipationStatus as S;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, area, client, lies_in, map, new_area, primary, school, world};
use crate::step;
use crate::taking_part::{
    NOTHING, Scene, active, endorsed, get, names, new_programme, nominated, paper, participations, programme, scene, tsqp,
};

const COACH: &str = "0197f0a0-0000-7000-8000-0000000000cc";

#[tokio::test]
async fn a_school_goes_its_way_from_nomination_to_completion_and_every_step_stays_on_record() {
    let Scene { world, coordinator: mut client, seen, .. } = scene().await;
    assert_eq!((seen.status(), seen.version, seen.cohort_no), (pb::ParticipationStatus::Nominated, 1, 2));
    let seen = endorsed(&mut client, &seen).await;
    let seen = step!(client, participation, approve_participation, ApproveParticipationRequest, seen, resolution: paper("3/2564"));
    let seen = seen.expect("approved");
    let coaches = vec![COACH.to_owned()];
    let seen = step!(client, participation, activate_participation, ActivateParticipationRequest, seen, coach_refs: coaches.clone());
    let seen = seen.expect("active");
    assert_eq!(seen.coach_refs, coaches);
    let reason = "น้ำท่วม".to_owned();
    let seen = step!(client, participation, suspend_participation, SuspendParticipationRequest, seen, reason: reason).expect("suspended");
    let seen = step!(client, participation, resume_participation, ResumeParticipationRequest, seen).expect("resumed");
    let seen = step!(client, participation, assign_coaches, AssignCoachesRequest, seen).expect("nobody coaches it");
    let done = step!(client, participation, complete_participation, CompleteParticipationRequest, seen).expect("completed");
    assert_eq!(get(&mut client, &done.id).await.expect("there"), done);
    let way = [
        S::Nominated,
        S::Applied,
        S::Eligible,
        S::SchoolBoardEndorsed,
        S::EsaoEndorsed,
        S::Approved,
        S::Active,
        S::Suspended,
        S::Active,
        S::Completed,
    ];
    assert_eq!(done.steps.iter().map(pb::ParticipationStep::status).collect::<Vec<_>>(), way);
    let papers: Vec<_> = done.steps.iter().filter_map(|step| step.resolution.as_ref()).map(|paper| paper.number.as_str()).collect();
    assert_eq!((papers, done.exit_reason.as_str(), done.coach_refs.len()), (vec!["1/2564", "2/2564", "3/2564"], "", 0));
    assert_eq!(done.ended_on.as_ref().map(|day| day.be_text.as_str()), Some("20 ธันวาคม 2564"));

    let events: Vec<_> = world.told("schools").await.into_iter().filter(|event| event.aggregate == "participation").collect();
    let words: Vec<&str> = events.iter().map(|event| event.event.as_str()).collect();
    let told =
        ["nominated", "applied", "judged", "endorsed", "endorsed", "approved", "activated", "suspended", "resumed", "coaches_assigned"];
    assert_eq!(words, [&told[..], &["completed"]].concat());
    assert!(events.iter().zip(1..).all(|(event, version)| event.aggregate_version == version));
    assert_eq!(events[10].scope.as_deref(), Some("province:40"));
    let last: pb::ParticipationCompleted = events[10].decode().expect("readable");
    assert_eq!(last.participation, Some(done));
}

#[tokio::test]
async fn a_programme_has_all_of_its_schools_and_an_area_only_its_own() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let programme = tsqp(&mut coordinator).await;
    let far = area(&mut coordinator, new_area(pb::AreaKind::Province, "TIS1099", "60", "นครสวรรค์", vec![])).await;
    let office = area(&mut coordinator, new_area(pb::AreaKind::Esao, "ESAO", "6001", "สพป.นครสวรรค์ เขต 1", vec![])).await;
    let parents = vec![lies_in(&far, pb::Hierarchy::Administrative)];
    area(&mut coordinator, new_area(pb::AreaKind::District, "TIS1099", "6001", "เมืองนครสวรรค์", parents)).await;
    for number in 1..=30 {
        let input = if number < 30 {
            primary(&map, number)
        } else {
            let location = Some(pb::LocationInput { subdistrict_code: "600101".to_owned(), ..Default::default() });
            pb::SchoolInput { service_area_id: office.id.clone(), centre_id: String::new(), location, ..primary(&map, number) }
        };
        let school = school(&mut coordinator, input).await;
        nominated(&mut coordinator, &programme, 2, &school).await;
    }
    let of_programme = || pb::ListParticipationsRequest { programme_id: programme.id.clone(), cohort_no: 2, ..Default::default() };
    let within = |area: &pb::Area| pb::ListParticipationsRequest { area_id: area.id.clone(), ..of_programme() };
    assert_eq!(participations(&mut coordinator, of_programme()).await.len(), 30);
    assert_eq!(participations(&mut coordinator, within(&map.province)).await.len(), 29);
    assert_eq!(participations(&mut coordinator, within(&map.offices[1])).await.len(), 29);
    assert_eq!(participations(&mut coordinator, within(&map.offices[0])).await.len(), 0);
    let elsewhere = participations(&mut coordinator, within(&far)).await;
    assert_eq!(elsewhere.len(), 1);
    assert_eq!(participations(&mut coordinator, pb::ListParticipationsRequest { cohort_no: 1, ..of_programme() }).await.len(), 0);

    let reaches = [
        ("provincial_officer@province:40".to_owned(), 29),
        ("area_officer@esao:6001".to_owned(), 1),
        (format!("principal@school:{}", elsewhere[0].school_id), 1),
        (format!("institute_coordinator@programme:{}", programme.id), 30),
        (format!("institute_coordinator@organisation:{}", programme.owner_organisation_id), 30),
        (format!("institute_coordinator@programme:{NOTHING}"), 0),
        ("area_officer@esao:4001".to_owned(), 0),
    ];
    for (grants, many) in reaches {
        assert_eq!(participations(&mut client(&world, &grants), of_programme()).await.len(), many, "{grants}");
    }
    let mut pages = Vec::new();
    let (mut token, mut seen) = (String::new(), Vec::new());
    while pages.is_empty() || !token.is_empty() {
        let request = pb::ListParticipationsRequest { page_size: 12, page_token: token, ..of_programme() };
        let page = coordinator.list_participations(request).await.expect("a page").into_inner();
        pages.push(page.participations.len());
        seen.extend(page.participations.into_iter().map(|p| p.school_id));
        token = page.next_page_token;
    }
    assert_eq!(pages, [12, 12, 6]);
    let schools = coordinator.list_schools(pb::ListSchoolsRequest::default()).await.expect("a page").into_inner().schools;
    assert_eq!(seen, schools.into_iter().map(|school| school.id).collect::<Vec<_>>(), "in Thai order of the schools, each once");
}

#[tokio::test]
async fn a_school_is_active_in_many_programmes_and_once_in_a_cohort() {
    let Scene { world, coordinator: mut client, programme: tsqp, school, seen, .. } = scene().await;
    active(&mut client, &seen).await;
    let refusal = Refusal::expect(client.nominate_school(names(&tsqp, 2, &school)).await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::AlreadyExists, vec![("school_id", "ALREADY_PARTICIPATING")]));
    assert_eq!(refusal.text, "โรงเรียนนี้อยู่ในโครงการ โรงเรียนพัฒนาตนเอง (ข้อมูลสมมติ) รุ่นที่ 2 แล้ว");
    let first = nominated(&mut client, &tsqp, 1, &school).await;
    active(&mut client, &first).await;
    let other = programme(&mut client, new_programme(pb::ProgrammeKind::WsaPilot, "โครงการอื่น (ข้อมูลสมมติ)")).await;
    let other = nominated(&mut client, &other, 1, &school).await;
    active(&mut client, &other).await;
    let statuses = vec![pb::ParticipationStatus::Active.into()];
    let request = pb::ListParticipationsRequest { school_id: school.id.clone(), statuses, ..Default::default() };
    assert_eq!(participations(&mut client, request).await.len(), 3);

    let (mut one, mut two) = (client.clone(), client.clone());
    let programme = programme(&mut client, new_programme(pb::ProgrammeKind::Other, "โครงการที่สี่ (ข้อมูลสมมติ)")).await;
    let (a, b) = tokio::join!(one.nominate_school(names(&programme, 1, &school)), two.nominate_school(names(&programme, 1, &school)));
    let refused = [a, b].into_iter().filter_map(Result::err).map(|status| Refusal::of(&status).reason).collect::<Vec<_>>();
    assert_eq!(refused, ["ALREADY_PARTICIPATING"], "of two at once one is there first");
    assert_eq!(world.told("schools").await.iter().filter(|event| event.name() == "schools.participation.nominated").count(), 4);
}

#[tokio::test]
async fn the_board_speaks_through_its_school_the_area_through_its_office_and_the_programme_through_who_runs_it() {
    let Scene { world, school, programme, seen, .. } = scene().await;
    let mut principal = client(&world, &format!("principal@school:{}", school.id));
    let mut office = client(&world, "area_officer@esao:4005");
    let mut province = client(&world, "institute_coordinator@province:40");
    let mut runs_it = client(&world, &format!("institute_coordinator@programme:{}", programme.id));
    let (board, esao) = (pb::EndorsingBody::SchoolBoard, pb::EndorsingBody::Esao);
    macro_rules! endorse {
        ($client:expr, $seen:expr, $body:expr) => {
            step!(
                $client, participation, endorse_participation, EndorseParticipationRequest, $seen,
                body: $body.into(), resolution: paper("1/2564")
            )
        };
    }
    let denied =
        |refusal: Refusal| assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::PermissionDenied, "PERMISSION_DENIED"));
    let hidden = |refusal: Refusal| assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::NotFound, "NOT_FOUND"));

    let seen = step!(principal, participation, apply_for_programme, ApplyForProgrammeRequest, seen).expect("its own school");
    denied(Refusal::expect(step!(office, participation, judge_eligibility, JudgeEligibilityRequest, seen, eligible: true)));
    denied(Refusal::expect(step!(province, participation, judge_eligibility, JudgeEligibilityRequest, seen, eligible: true)));
    let seen = step!(runs_it, participation, judge_eligibility, JudgeEligibilityRequest, seen, eligible: true).expect("they run it");
    let seen = endorse!(principal, seen, board).expect("its own board");
    for client in [&mut principal, &mut province, &mut runs_it] {
        denied(Refusal::expect(endorse!(client, seen, esao)));
    }
    let before = Counts::of(world.db("schools")).await;
    for grants in ["area_officer@esao:4001", "area_director@province:41"] {
        let mut elsewhere = client(&world, grants);
        hidden(Refusal::expect(endorse!(elsewhere, seen, esao)));
        hidden(Refusal::expect(get(&mut elsewhere, &seen.id).await));
        hidden(Refusal::expect(get(&mut elsewhere, NOTHING).await));
    }
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let seen = endorse!(office, seen, esao).expect("its own office");
    denied(Refusal::expect(step!(office, participation, approve_participation, ApproveParticipationRequest, seen)));
    denied(Refusal::expect(step!(province, participation, approve_participation, ApproveParticipationRequest, seen)));
    let seen = step!(runs_it, participation, approve_participation, ApproveParticipationRequest, seen).expect("they run it");
    let reason = "โรงเรียนขอถอนตัว".to_owned();
    denied(Refusal::expect(step!(office, participation, lapse_participation, LapseParticipationRequest, seen, reason: reason.clone())));
    let seen = step!(principal, participation, withdraw_participation, WithdrawParticipationRequest, seen, reason: reason.clone());
    assert_eq!(seen.map(|seen| (seen.status(), seen.exit_reason)).ok(), Some((pb::ParticipationStatus::Withdrawn, reason.clone())));
    let on_record: Vec<(String, Option<String>)> =
        sqlx::query_as("select used_grant, reason from audit where method like '%WithdrawParticipation'")
            .fetch_all(world.db("schools").pool())
            .await
            .expect("the trail answers");
    assert_eq!(on_record, [(format!("principal@school:{}", school.id), Some(reason))]);
}
