//! Who sees and writes what of lesson study: the schools of a team and what they belonged to on the day.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::change;
use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, world};
use crate::lesson_step;
use crate::lessons::{form, formed, members, person, plan, plan_phase, planned, read, record, see_phase};

async fn team_count(client: &mut Client) -> usize {
    client.list_lesson_study_teams(pb::ListLessonStudyTeamsRequest::default()).await.expect("a page").into_inner().teams.len()
}

async fn cycle_count(client: &mut Client) -> usize {
    client.list_lesson_study_cycles(pb::ListLessonStudyCyclesRequest::default()).await.expect("a page").into_inner().cycles.len()
}

#[tokio::test]
async fn a_teacher_works_in_the_teams_of_the_own_school_and_forms_none_with_a_school_out_of_reach() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let (own, other) = (school(&mut coordinator, primary(&map, 1)).await, school(&mut coordinator, private(1)).await);
    let mut teacher = client(&world, &format!("teacher@school:{}", own.id));
    let before = Counts::of(world.db("schools")).await;
    let foreign = Refusal::expect(teacher.form_lesson_study_team(form(&[&own, &other])).await);
    assert_eq!((foreign.code, foreign.field_reasons()), (Code::NotFound, vec![("team.school_ids[1]", "NOT_FOUND")]));
    let missing = pb::School { id: person(77), ..Default::default() };
    let missing = Refusal::expect(teacher.form_lesson_study_team(form(&[&own, &missing])).await);
    assert_eq!((foreign.text, foreign.english), (missing.text, missing.english), "out of reach reads like not there");
    assert_eq!(Counts::of(world.db("schools")).await, before);

    let mine = formed(&mut teacher, &[&own]).await;
    let together = formed(&mut coordinator, &[&own, &other]).await;
    formed(&mut coordinator, &[&other]).await;
    assert_eq!(team_count(&mut teacher).await, 2, "the own team, and the one with another school");
    let cycle = planned(&mut teacher, &mine).await;
    record(&mut teacher, plan_phase(&cycle)).await.expect("in the own school");
    planned(&mut teacher, &together).await;
    let to = |schools: &[&pb::School]| pb::ChangeLessonStudyTeamRequest {
        team: Some(pb::LessonStudyTeamChange { school_ids: schools.iter().map(|s| s.id.clone()).collect(), ..Default::default() }),
        update_mask: Some(prost_types::FieldMask { paths: vec!["school_ids".to_owned()] }),
        ..Default::default()
    };
    let of = |team: &pb::LessonStudyTeam, request| pb::ChangeLessonStudyTeamRequest {
        id: team.id.clone(),
        expected_version: team.version,
        ..request
    };
    let joined = Refusal::expect(teacher.change_lesson_study_team(of(&mine, to(&[&own, &other]))).await);
    assert_eq!(joined.field_reasons(), [("team.school_ids[1]", "NOT_FOUND")]);
    let left = Refusal::expect(teacher.change_lesson_study_team(of(&together, to(&[&own]))).await);
    assert_eq!(left.field_reasons(), [("team.school_ids", "NOT_FOUND")], "nor does it throw another school out");
    coordinator.change_lesson_study_team(of(&together, to(&[&other]))).await.expect("who reaches both may");
    assert_eq!(team_count(&mut teacher).await, 1, "a team without the own school is out of sight");
}

#[tokio::test]
async fn whatever_is_out_of_reach_answers_like_what_is_not_there() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let (own, other) = (school(&mut coordinator, primary(&map, 1)).await, school(&mut coordinator, private(1)).await);
    let team = formed(&mut coordinator, &[&own]).await;
    let cycle = planned(&mut coordinator, &team).await;
    let mut stranger = client(&world, &format!("principal@school:{}", other.id));
    let nothing = Refusal::expect(read(&mut stranger, &person(77), false).await);
    let hidden = [
        Refusal::expect(read(&mut stranger, &cycle.id, false).await),
        Refusal::expect(read(&mut stranger, &cycle.id, true).await),
        Refusal::expect(record(&mut stranger, plan_phase(&cycle)).await),
        Refusal::expect(lesson_step!(stranger, close_lesson_study_cycle, CloseLessonStudyCycleRequest, cycle)),
        Refusal::expect(
            lesson_step!(stranger, cancel_lesson_study_cycle, CancelLessonStudyCycleRequest, cycle, reason: "ไม่ใช่ของเรา".to_owned()),
        ),
        Refusal::expect(stranger.get_lesson_study_team(pb::GetLessonStudyTeamRequest { id: team.id.clone() }).await),
    ];
    for refusal in hidden {
        assert_eq!((refusal.code, &refusal.reason, &refusal.text), (Code::NotFound, &nothing.reason, &nothing.text));
    }
    assert_eq!(Refusal::expect(stranger.plan_lesson_study_cycle(plan(&team)).await).field_reasons(), [("team_id", "NOT_FOUND")]);
    let theirs = formed(&mut stranger, &[&other]).await;
    let revising = pb::PlanLessonStudyCycleRequest { revision_of: cycle.id.clone(), ..plan(&theirs) };
    assert_eq!(Refusal::expect(stranger.plan_lesson_study_cycle(revising).await).field_reasons(), [("revision_of", "NOT_FOUND")]);
    assert_eq!((team_count(&mut stranger).await, cycle_count(&mut stranger).await), (1, 0));
}

#[tokio::test]
async fn supervisors_and_officers_read_in_their_area_and_write_nothing() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let made = school(&mut coordinator, primary(&map, 1)).await;
    let team = formed(&mut coordinator, &[&made]).await;
    let cycle = planned(&mut coordinator, &team).await;
    for grants in ["supervisor@esao:4005", "area_officer@esao:4005", "area_director@province:40"] {
        let mut reader = client(&world, grants);
        assert_eq!(read(&mut reader, &cycle.id, true).await.expect("in the area").id, cycle.id);
        assert_eq!(Refusal::expect(record(&mut reader, plan_phase(&cycle)).await).code, Code::PermissionDenied, "{grants}");
        assert_eq!(Refusal::expect(reader.form_lesson_study_team(form(&[&made])).await).code, Code::PermissionDenied, "{grants}");
    }
    let mut centre = client(&world, &format!("supervisor@centre:{}", map.centres[1].id));
    assert_eq!((team_count(&mut centre).await, cycle_count(&mut centre).await), (1, 1));
    let mut elsewhere = client(&world, "supervisor@esao:4001");
    assert_eq!(Refusal::expect(read(&mut elsewhere, &cycle.id, false).await).code, Code::NotFound);
    assert_eq!((team_count(&mut elsewhere).await, cycle_count(&mut elsewhere).await), (0, 0));
    for grants in ["provincial_officer@province:40", "researcher@global", "partner@global", "assessor@global"] {
        let refusal = Refusal::expect(read(&mut client(&world, grants), &cycle.id, false).await);
        assert_eq!(refusal.code, Code::PermissionDenied, "{grants} sees reports, not who worked with whom");
    }
}

#[tokio::test]
async fn a_cycle_stays_with_the_office_of_its_week_when_the_school_moves() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let made = school(&mut coordinator, primary(&map, 1)).await;
    let team = formed(&mut coordinator, &[&made]).await;
    let before = pb::PlanLessonStudyCycleRequest { week: day(2021, 9, 29), ..plan(&team) };
    let before = coordinator.plan_lesson_study_cycle(before).await.expect("planned").into_inner().cycle.expect("in the reply");
    let (agency, to) = (pb::Agency::Obec.into(), map.offices[0].id.clone());
    change!(coordinator, change_affiliation, ChangeAffiliationRequest, made, agency: agency, service_area_id: to, valid_from: day(2021, 10, 1))
        .expect("moved");
    let after = planned(&mut coordinator, &team).await;
    let (mut old, mut new) = (client(&world, "supervisor@esao:4005"), client(&world, "supervisor@esao:4001"));
    read(&mut old, &before.id, false).await.expect("it was theirs");
    assert_eq!(Refusal::expect(read(&mut old, &after.id, false).await).code, Code::NotFound);
    read(&mut new, &after.id, false).await.expect("it is theirs");
    assert_eq!(Refusal::expect(read(&mut new, &before.id, false).await).code, Code::NotFound);
    let mut teacher = client(&world, &format!("teacher@school:{}", made.id));
    assert_eq!(cycle_count(&mut teacher).await, 2, "the school sees both");
}

#[tokio::test]
async fn guests_take_part_whatever_organisation_they_come_from() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let made = school(&mut coordinator, primary(&map, 1)).await;
    let team = formed(&mut coordinator, &[&made]).await;
    let cycle = crate::lessons::reflected(&mut coordinator, &team).await;
    let of_team: Vec<String> = members().into_iter().map(|member| member.person_ref).collect();
    let there = &see_phase(&cycle).participants;
    assert!(there.iter().any(|participant| !of_team.contains(&participant.person_ref)), "the supervisor is no member");
    assert_eq!(cycle.phases[2].participants.len(), there.len());
}
