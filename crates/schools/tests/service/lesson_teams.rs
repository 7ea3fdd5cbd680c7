//! Lesson study teams: who works together, never how well.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, world};
use crate::lessons::{Reply, decoded, form, formed, members, names, person, says, told};

async fn change(
    client: &mut Client,
    team: &pb::LessonStudyTeam,
    paths: &[&str],
    to: pb::LessonStudyTeamChange,
) -> Reply<pb::LessonStudyTeam> {
    let request = pb::ChangeLessonStudyTeamRequest {
        id: team.id.clone(),
        expected_version: team.version,
        team: Some(to),
        update_mask: Some(prost_types::FieldMask { paths: paths.iter().map(|path| (*path).to_owned()).collect() }),
        ..Default::default()
    };
    client.change_lesson_study_team(request).await.map(|reply| reply.into_inner().team.expect("in the reply"))
}

#[tokio::test]
async fn a_team_of_several_organisations_is_formed_and_told_in_counts_without_its_members() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (one, two) = (school(&mut client, primary(&map, 1)).await, school(&mut client, private(1)).await);
    let team = formed(&mut client, &[&one, &two]).await;
    assert_eq!((team.version, team.cross_school, team.members.as_slice()), (1, true, members().as_slice()));
    assert_eq!((team.subject.as_str(), team.grade(), &team.school_ids), ("คณิตศาสตร์", pb::Grade::P4, &vec![one.id.clone(), two.id.clone()]));
    let request = pb::GetLessonStudyTeamRequest { id: team.id.clone() };
    assert_eq!(client.get_lesson_study_team(request).await.expect("there").into_inner().team, Some(team.clone()));

    let events = told(&world, &team.id).await;
    assert_eq!((names(&events), events[0].name().as_str()), (vec![("team_formed", 1)], "schools.lesson_study.team_formed"));
    assert_eq!(events[0].scope.as_deref(), Some("province:40"));
    let snapshot = decoded::<pb::LessonStudyTeamFormed>(&events[0]).team.expect("in the event");
    let roles: Vec<(pb::LessonStudyRole, i32)> = snapshot.members.iter().map(|count| (count.role(), count.count)).collect();
    let expected = [
        (pb::LessonStudyRole::Teacher, 1),
        (pb::LessonStudyRole::UniversityLecturer, 1),
        (pb::LessonStudyRole::GraduateStudent, 1),
        (pb::LessonStudyRole::PreService, 1),
    ];
    assert_eq!((roles.as_slice(), snapshot.cross_school), (expected.as_slice(), true));
    assert_eq!(snapshot.organisation_ids, [person(901), person(902)]);
    assert!((1..=4).all(|number| !says(&events[0], &person(number))), "nobody is named, not even by reference");
    for scope in [format!("school:{}", one.id), format!("school:{}", two.id), "esao:4005".to_owned(), "province:40".to_owned()] {
        assert!(snapshot.scopes.contains(&scope), "{scope} in {:?}", snapshot.scopes);
    }
}

#[tokio::test]
async fn a_team_that_cannot_be_is_refused_with_its_field_and_nothing_is_stored() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let with = |change: &dyn Fn(&mut pb::LessonStudyTeamInput)| {
        let mut request = form(&[&made]);
        request.team.iter_mut().for_each(change);
        request
    };
    let wrong = [
        (with(&|team| team.school_ids.clear()), "team.school_ids", "FIELD_REQUIRED"),
        (with(&|team| team.school_ids.push(made.id.clone())), "team.school_ids[1]", "GIVEN_TWICE"),
        (with(&|team| team.school_ids.push(person(77))), "team.school_ids[1]", "NOT_FOUND"),
        (with(&|team| team.members.clear()), "team.members", "FIELD_REQUIRED"),
        (with(&|team| team.members.push(members()[2].clone())), "team.members[4].person_ref", "GIVEN_TWICE"),
        (with(&|team| team.members[1].role = 0), "team.members[1].role", "FIELD_REQUIRED"),
        (with(&|team| team.members[1].organisation_id.clear()), "team.members[1].organisation_id", "FIELD_REQUIRED"),
        (with(&|team| " \u{200b}".clone_into(&mut team.subject)), "team.subject", "FIELD_REQUIRED"),
        (with(&|team| team.grade = pb::Grade::M4.into()), "team.grade", "GRADE_NOT_OFFERED"),
        (pb::FormLessonStudyTeamRequest { formed_on: day(2021, 12, 21), ..form(&[&made]) }, "formed_on", "DATE_IN_FUTURE"),
        (pb::FormLessonStudyTeamRequest { academic_term: None, ..form(&[&made]) }, "academic_term", "FIELD_REQUIRED"),
    ];
    let before = Counts::of(world.db("schools")).await;
    for (request, field, reason) in wrong {
        let refusal = Refusal::expect(client.form_lesson_study_team(request).await);
        assert_eq!(refusal.field_reasons(), [(field, reason)], "{refusal:?}");
        assert!(Refusal::is_thai(&refusal.text), "{}", refusal.text);
    }
    assert_eq!(Counts::of(world.db("schools")).await, before);
}

#[tokio::test]
async fn a_change_says_what_changed_and_the_same_again_changes_nothing() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let team = formed(&mut client, &[&made]).await;
    let to = || pb::LessonStudyTeamChange {
        subject: "วิทยาศาสตร์".to_owned(), members: members()[..2].to_vec(), ..Default::default()
    };
    let changed = change(&mut client, &team, &["subject", "members"], to()).await.expect("changed");
    assert_eq!((changed.version, changed.subject.as_str(), changed.members.len(), changed.grade()), (2, "วิทยาศาสตร์", 2, pb::Grade::P4));
    assert_eq!(change(&mut client, &changed, &["subject", "members"], to()).await.expect("nothing to change"), changed);
    let stale = Refusal::expect(change(&mut client, &team, &["subject"], to()).await);
    assert_eq!((stale.code, stale.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
    assert_eq!(stale.metadata.get("current_version").map(String::as_str), Some("2"));
    let unknown = Refusal::expect(change(&mut client, &changed, &["academic_term"], to()).await);
    assert_eq!(unknown.field_reasons(), [("update_mask.paths[0]", "UNKNOWN_CHOICE")], "a team of another year is another team");
    let nobody = Refusal::expect(change(&mut client, &changed, &["members"], pb::LessonStudyTeamChange::default()).await);
    assert_eq!(nobody.field_reasons(), [("team.members", "FIELD_REQUIRED")]);
    let events = told(&world, &team.id).await;
    assert_eq!(names(&events), [("team_formed", 1), ("team_changed", 2)]);
    assert_eq!(decoded::<pb::LessonStudyTeamChanged>(&events[1]).paths, ["subject", "members"]);
}

#[tokio::test]
async fn an_id_belongs_to_one_team_or_one_cycle() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let of_phone = || pb::FormLessonStudyTeamRequest { id: person(500), ..form(&[&made]) };
    let team = client.form_lesson_study_team(of_phone()).await.expect("formed").into_inner().team.expect("in the reply");
    assert_eq!(team.id, person(500));
    let again = Refusal::expect(client.form_lesson_study_team(of_phone()).await);
    assert_eq!((again.code, again.field_reasons()), (tonic::Code::AlreadyExists, vec![("id", "ALREADY_EXISTS")]));
    let cycle = pb::PlanLessonStudyCycleRequest { id: person(500), ..crate::lessons::plan(&team) };
    assert_eq!(Refusal::expect(client.plan_lesson_study_cycle(cycle).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
}

#[tokio::test]
async fn teams_are_listed_by_school_and_year_the_newest_first_in_pages() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (one, two) = (school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await);
    let year = |be_year| Some(pb::AcademicTerm { be_year, semester: 0 });
    let mut ids = Vec::new();
    for (schools, formed_on, be_year) in [
        (vec![&one], day(2020, 7, 1), 2563),
        (vec![&two], day(2021, 6, 14), 2564),
        (vec![&one, &two], day(2021, 6, 14), 2564),
        (vec![&one], day(2021, 11, 1), 2564),
    ] {
        let request = pb::FormLessonStudyTeamRequest { formed_on, academic_term: year(be_year), ..form(&schools) };
        ids.push(client.form_lesson_study_team(request).await.expect("formed").into_inner().team.expect("in the reply").id);
    }
    let mut listed = async |request: pb::ListLessonStudyTeamsRequest| -> (Vec<String>, String) {
        let page = client.list_lesson_study_teams(request).await.expect("a page").into_inner();
        (page.teams.into_iter().map(|team| team.id).collect(), page.next_page_token)
    };
    let of_one =
        |page_token: String| pb::ListLessonStudyTeamsRequest { school_id: one.id.clone(), page_size: 2, page_token, ..Default::default() };
    let (first, next) = listed(of_one(String::new())).await;
    assert_eq!(first, [ids[3].clone(), ids[2].clone()]);
    assert_eq!(listed(of_one(next)).await, (vec![ids[0].clone()], String::new()));
    let of_year = pb::ListLessonStudyTeamsRequest { academic_term: year(2564), ..Default::default() };
    assert_eq!(listed(of_year).await.0, [ids[3].clone(), ids[2].clone(), ids[1].clone()]);
    let forged = client.list_lesson_study_teams(of_one("bm90IG91cnM".to_owned())).await;
    assert_eq!(Refusal::expect(forged).reason, "PAGE_TOKEN_INVALID");
}
