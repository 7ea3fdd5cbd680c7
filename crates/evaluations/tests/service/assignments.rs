//! Who judges which school, one by one: given, declined, taken back, lapsed and let in late.

use api::evaluations::v1 as pb;
use pb::AssessorRole::{External, Peer, Self_, Supervisor};
use pb::AssignmentStatus::{Assigned, Declined, Lapsed, Withdrawn};
use prost::Message as _;
use testkit::{Counts, Refusal, World};

use crate::given::{Client, NOTHING, client, content, drafted, in_use, input};
use crate::town::{ELSEWHERE, RUNS, asks, assigned, day, id, listed, opened, person, plan, planned, settled};
use crate::{assignment_step, cycle_step};

const REQUEST: &str = "0197f0a0-0000-7000-8000-0000000000b1";

/// An open cycle of schools 1 to 3.
async fn open() -> (World, Client, pb::Cycle) {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let cycle = opened(&mut client, plan(&framework)).await;
    (world, client, cycle)
}

async fn get(client: &mut Client, id: &str) -> Result<pb::Assignment, tonic::Status> {
    let request = pb::GetAssignmentRequest { id: id.to_owned() };
    client.get_assignment(request).await.map(|reply| reply.into_inner().assignment.expect("in the reply"))
}

#[tokio::test]
async fn an_assignment_is_given_declined_by_the_assessor_and_given_to_another() {
    let (world, mut client, cycle) = open().await;
    let [one, other] = [listed(&mut client, 1, None).await, listed(&mut client, 2, None).await];
    let given = assigned(&mut client, asks(&cycle, 1, one.person_ref.clone(), External)).await;
    assert_eq!((given.version, given.status(), given.role()), (1, Assigned, External));
    assert_eq!(given.due.as_ref().map(|day| (day.year, day.month, day.day)), Some((2022, 1, 31)), "the last day of the collection");
    assert_eq!(get(&mut client, &given.id).await.expect("there"), given);

    let mut assessor = crate::given::client(&world, &format!("assessor@person:{}", one.person_ref));
    let conflict = "ญาติเป็นครูในโรงเรียน".to_owned();
    let declined = assignment_step!(assessor, decline_assignment, DeclineAssignmentRequest, given, conflict: conflict.clone());
    let declined = declined.expect("declined");
    assert_eq!((declined.version, declined.status(), declined.conflict.as_str()), (2, Declined, conflict.as_str()));
    let again = Refusal::expect(client.create_assignment(asks(&cycle, 1, one.person_ref.clone(), External)).await);
    assert_eq!(again.reason, "ALREADY_ASSIGNED", "who has declined is not asked again");
    let given = assigned(&mut client, asks(&cycle, 1, other.person_ref.clone(), External)).await;
    let reason = "เปลี่ยนผู้ประเมิน".to_owned();
    let back = assignment_step!(client, withdraw_assignment, WithdrawAssignmentRequest, given, reason: reason).expect("taken back");
    assert_eq!((back.status(), back.withdraw_reason.as_str()), (Withdrawn, "เปลี่ยนผู้ประเมิน"));

    let events: Vec<_> = world.told("evaluations").await.into_iter().filter(|event| event.aggregate == "assignment").collect();
    assert_eq!(events.iter().map(|event| event.event.as_str()).collect::<Vec<_>>(), ["created", "declined", "created", "withdrawn"]);
    let told = pb::AssignmentDeclined::decode(events[1].payload.clone()).expect("reads").assignment.expect("whole");
    assert_eq!((told.status(), told.role(), told.school_id.as_str()), (Declined, External, id(1).as_str()));
    assert!(told.scopes.contains(&"esao:4005".to_owned()) && !told.scopes.iter().any(|scope| scope.starts_with("person:")));
    assert_eq!(events[1].scope.as_deref(), Some("province:40"));
    let people = [one.person_ref, other.person_ref, conflict];
    for event in world.told("evaluations").await {
        let payload = String::from_utf8_lossy(&event.payload).into_owned();
        assert!(people.iter().all(|person| !payload.contains(person)), "{} says who judges, or why not", event.name());
    }
}

#[tokio::test]
async fn nobody_judges_their_own_school_from_outside_and_a_peer_may() {
    let (_world, mut client, cycle) = open().await;
    let own = listed(&mut client, 1, Some(2)).await;
    let refused = Refusal::expect(client.create_assignment(asks(&cycle, 2, own.person_ref.clone(), External)).await);
    assert_eq!((refused.reason.as_str(), refused.code), ("OWN_SCHOOL", tonic::Code::FailedPrecondition));
    assert!(refused.text.contains("สถานศึกษาของตนเอง"), "{}", refused.text);
    assigned(&mut client, asks(&cycle, 1, own.person_ref.clone(), External)).await;
    assigned(&mut client, asks(&cycle, 2, own.person_ref, Self_)).await;
    let peer = Refusal::expect(client.create_assignment(asks(&cycle, 2, person(7), Peer)).await);
    assert_eq!((peer.reason.as_str(), peer.fields[0].path.as_str()), ("ROLE_NOT_OF_CYCLE", "role"));
}

#[tokio::test]
async fn what_cannot_be_assigned_is_refused_with_its_reason() {
    let (world, mut client, cycle) = open().await;
    let one = listed(&mut client, 1, None).await;
    let base = asks(&cycle, 1, one.person_ref.clone(), External);
    for (request, reason, field) in [
        (pb::CreateAssignmentRequest { cycle_id: NOTHING.to_owned(), ..base.clone() }, "NOT_FOUND", "cycle_id"),
        (pb::CreateAssignmentRequest { school_id: id(4), ..base.clone() }, "NOT_FOUND", "school_id"),
        (pb::CreateAssignmentRequest { assessor_ref: person(9), ..base.clone() }, "NOT_FOUND", "assessor_ref"),
        (pb::CreateAssignmentRequest { due: day(2022, 2, 1), ..base.clone() }, "DUE_OUTSIDE_COLLECTION", "due"),
        (pb::CreateAssignmentRequest { due: day(2021, 12, 19), ..base.clone() }, "DUE_OUTSIDE_COLLECTION", "due"),
    ] {
        let refused = Refusal::expect(client.create_assignment(request).await);
        assert_eq!((refused.reason.as_str(), refused.fields[0].path.as_str()), (reason, field), "{}", refused.english);
    }
    let wider = pb::AssessorPolicy { roles: vec![pb::AssessorRole::Expert.into()], min_raters: 1, independence_months: 0 };
    let framework = client.list_frameworks(pb::ListFrameworksRequest::default()).await.expect("a page").into_inner().frameworks.remove(0);
    let experts = opened(&mut client, pb::CyclePlan { policy: Some(wider), ..plan(&framework) }).await;
    let expert = Refusal::expect(client.create_assignment(asks(&experts, 1, one.person_ref.clone(), pb::AssessorRole::Expert)).await);
    assert_eq!(expert.reason, "NOT_LISTED_FOR_ROLE");
    let not_yet = planned(&mut client, plan(&framework)).await;
    let early = Refusal::expect(client.create_assignment(asks(&not_yet, 1, one.person_ref.clone(), External)).await);
    assert_eq!((early.reason.as_str(), early.metadata["state"].as_str()), ("STATE_NOT_ALLOWED", "PLANNED"));

    let dry = pb::CreateAssignmentRequest { request_id: REQUEST.to_owned(), validate_only: true, ..base };
    let before = Counts::of(world.db("evaluations")).await;
    client.create_assignment(dry.clone()).await.expect("possible");
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
    let request = pb::CreateAssignmentRequest { validate_only: false, ..dry };
    let first = client.create_assignment(request.clone()).await.expect("assigned").into_inner();
    assert_eq!(client.create_assignment(request.clone()).await.expect("replayed").into_inner(), first);
    let other = pb::CreateAssignmentRequest { school_id: id(2), ..request };
    assert_eq!(Refusal::expect(client.create_assignment(other).await).reason, "REQUEST_ID_REUSED");
}

#[tokio::test]
async fn where_others_judge_a_school_judges_itself_only_beside_them() {
    let (_world, mut client, _) = open().await;
    let external = pb::FrameworkInput { kind: pb::FrameworkKind::SchoolExternal.into(), ..input("EQA-TEST", "ภายนอก") };
    let made = client.create_framework(pb::CreateFrameworkRequest { framework: Some(external), ..Default::default() }).await;
    let made = made.expect("recorded").into_inner().framework.expect("in the reply");
    let drafted = drafted(&mut client, &made, content()).await;
    let framework = in_use(&mut client, drafted, 1).await;
    let cycle = opened(&mut client, plan(&framework)).await;
    let alone = Refusal::expect(client.create_assignment(asks(&cycle, 1, person(5), Self_)).await);
    assert_eq!(alone.reason, "SELF_NOT_ENOUGH");
    let one = listed(&mut client, 1, None).await;
    assigned(&mut client, asks(&cycle, 1, one.person_ref, External)).await;
    assigned(&mut client, asks(&cycle, 1, person(5), Self_)).await;
    assert_eq!(Refusal::expect(client.create_assignment(asks(&cycle, 2, person(5), Self_)).await).reason, "SELF_NOT_ENOUGH");
}

#[tokio::test]
async fn assignments_are_seen_by_the_area_the_school_whoever_runs_the_cycle_and_the_assessor() {
    let (world, mut inside, cycle) = open().await;
    let [one, other] = [listed(&mut inside, 1, None).await, listed(&mut inside, 2, None).await];
    let first = assigned(&mut inside, asks(&cycle, 1, one.person_ref.clone(), External)).await;
    let second = assigned(&mut inside, asks(&cycle, 2, other.person_ref.clone(), Supervisor)).await;
    let school = format!("principal@school:{}", id(1));
    for (grants, sees) in [
        (RUNS, vec![&second.id, &first.id]),
        (ELSEWHERE, vec![]),
        ("area_director@esao:4005", vec![&second.id, &first.id]),
        ("area_officer@esao:4001", vec![]),
        ("supervisor@province:40", vec![&second.id, &first.id]),
        (&school, vec![&first.id]),
        (&format!("assessor@person:{}", one.person_ref), vec![&first.id]),
        (&format!("assessor@person:{}", person(9)), vec![]),
    ] {
        let mut reader = client(&world, grants);
        let page = reader.list_assignments(pb::ListAssignmentsRequest::default()).await.expect("a page").into_inner().assignments;
        assert_eq!(page.iter().map(|one| &one.id).collect::<Vec<_>>(), sees, "{grants}");
        let missing = Refusal::expect(get(&mut reader, NOTHING).await);
        for assignment in [&first, &second] {
            match get(&mut reader, &assignment.id).await {
                Ok(found) => assert!(found == *assignment && sees.contains(&&assignment.id), "{grants}"),
                Err(status) => {
                    let hidden = Refusal::of(&status);
                    assert_eq!(
                        (hidden.code, hidden.reason, hidden.text),
                        (missing.code, missing.reason.clone(), missing.text.clone()),
                        "{grants}"
                    );
                    assert!(!sees.contains(&&assignment.id), "{grants}");
                }
            }
        }
    }
    let mut officer = client(&world, "area_officer@esao:4001");
    let foreign = Refusal::expect(officer.create_assignment(asks(&cycle, 3, one.person_ref.clone(), External)).await);
    assert_eq!((foreign.code, foreign.fields[0].path.as_str()), (tonic::Code::NotFound, "school_id"));
    let foreign = assignment_step!(officer, withdraw_assignment, WithdrawAssignmentRequest, first, reason: "เปลี่ยน".to_owned());
    assert_eq!(Refusal::expect(foreign).code, tonic::Code::NotFound);
    let mut assessor = client(&world, &format!("assessor@person:{}", one.person_ref));
    let not_theirs = assignment_step!(assessor, decline_assignment, DeclineAssignmentRequest, second, conflict: "ญาติ".to_owned());
    assert_eq!(Refusal::expect(not_theirs).code, tonic::Code::NotFound);
    let stale = pb::Assignment { version: 7, ..first.clone() };
    let stale = assignment_step!(assessor, decline_assignment, DeclineAssignmentRequest, stale, conflict: "ญาติ".to_owned());
    assert_eq!(Refusal::expect(stale).reason, "VERSION_CONFLICT");
    let mut found = async |request: pb::ListAssignmentsRequest| {
        let page = inside.list_assignments(request).await.expect("a page").into_inner();
        (page.assignments.into_iter().map(|one| one.id).collect::<Vec<_>>(), page.next_page_token)
    };
    let all = pb::ListAssignmentsRequest::default;
    assert_eq!(found(pb::ListAssignmentsRequest { school_id: id(2), ..all() }).await.0, vec![second.id.clone()]);
    assert_eq!(found(pb::ListAssignmentsRequest { assessor_ref: one.person_ref, ..all() }).await.0, vec![first.id.clone()]);
    assert_eq!(found(pb::ListAssignmentsRequest { roles: vec![Supervisor.into()], ..all() }).await.0, vec![second.id.clone()]);
    assert_eq!(found(pb::ListAssignmentsRequest { statuses: vec![Declined.into()], ..all() }).await.0, Vec::<String>::new());
    assert_eq!(found(pb::ListAssignmentsRequest { cycle_id: NOTHING.to_owned(), ..all() }).await.0, Vec::<String>::new());
    let (_, token) = found(pb::ListAssignmentsRequest { page_size: 1, ..all() }).await;
    let rest = found(pb::ListAssignmentsRequest { page_size: 1, page_token: token, ..all() }).await;
    assert_eq!(rest, (vec![first.id], String::new()));
}

#[tokio::test]
async fn what_nobody_began_lapses_after_the_collection_and_comes_back_when_it_may_be_late() {
    let (world, mut client, cycle) = open().await;
    let one = listed(&mut client, 1, None).await;
    let [idle, begun] = [1, 2].map(|school| asks(&cycle, school, one.person_ref.clone(), External));
    let (idle, begun) = (assigned(&mut client, idle).await, assigned(&mut client, begun).await);
    // The first save of an assessment says so.
    sqlx::query("update assignment set started_at = now() where id = $1::uuid")
        .bind(&begun.id)
        .execute(world.db("evaluations").pool())
        .await
        .expect("begun");
    let late_until = |text: &str| {
        let at: jiff::Timestamp = text.parse().expect("an instant");
        Some(chassis::wire::timestamp(at))
    };
    let grant = |until: &str, reason: &str| pb::GrantLateSubmissionRequest {
        id: idle.id.clone(),
        expected_version: idle.version,
        late_until_time: late_until(until),
        reason: reason.to_owned(),
        ..Default::default()
    };
    assert_eq!(world.tidy("evaluations").await, 0, "the cycle is open");
    let early = Refusal::expect(client.grant_late_submission(grant("2022-01-10T10:00:00Z", "น้ำท่วม")).await);
    assert_eq!((early.reason.as_str(), early.metadata["state"].as_str()), ("STATE_NOT_ALLOWED", "OPEN"));
    cycle_step!(client, close_cycle_collection, CloseCycleCollectionRequest, cycle).expect("closed");
    assert_eq!(world.tidy("evaluations").await, 1);
    assert_eq!(world.tidy("evaluations").await, 0, "once");
    let lapsed = get(&mut client, &idle.id).await.expect("there");
    assert_eq!((lapsed.status(), lapsed.version), (Lapsed, 2));
    assert_eq!(get(&mut client, &begun.id).await.expect("there").status(), Assigned, "what was begun does not lapse");

    let past = pb::GrantLateSubmissionRequest { expected_version: 2, ..grant("2021-12-20T02:00:00Z", "น้ำท่วม") };
    assert_eq!(Refusal::expect(client.grant_late_submission(past).await).fields[0].path, "late_until_time");
    let may = pb::GrantLateSubmissionRequest { expected_version: 2, ..grant("2021-12-25T10:00:00Z", "น้ำท่วม") };
    let late = client.grant_late_submission(may).await.expect("let in late").into_inner().assignment.expect("in the reply");
    assert_eq!((late.status(), late.late_reason.as_str(), late.late_until_time), (Assigned, "น้ำท่วม", late_until("2021-12-25T10:00:00Z")));
    assert_eq!(world.tidy("evaluations").await, 0, "it may be late still");
    world.clock.set("2021-12-25T10:00:00Z".parse().expect("an instant"));
    assert_eq!(world.tidy("evaluations").await, 1);
    let mut officer = crate::given::client(&world, "area_officer@esao:4005");
    let denied = Refusal::expect(officer.grant_late_submission(grant("2022-01-10T10:00:00Z", "น้ำท่วม")).await);
    assert_eq!(denied.code, tonic::Code::PermissionDenied, "an officer does not override");
    let events: Vec<_> = world.told("evaluations").await.into_iter().filter(|event| event.aggregate == "assignment").collect();
    let names: Vec<&str> = events.iter().map(|event| event.event.as_str()).collect();
    assert_eq!(names, ["created", "created", "lapsed", "late_granted", "lapsed"]);
    let begun = assignment_step!(client, withdraw_assignment, WithdrawAssignmentRequest, begun, reason: "เปลี่ยน".to_owned());
    assert_eq!(Refusal::expect(begun).reason, "ASSESSMENT_BEGUN");
}
