//! How strict assessors of a cycle are: who reads it, when, and what it amounts to.

use api::evaluations::v1 as pb;
use pb::SeverityStanding::{Lenient, Severe, TooFew};
use pb::UndefinedReason::{NoPairs, TooFew as Few};
use testkit::{Refusal, World};
use tonic::Code;

use crate::given::{Client, NOTHING, client};
use crate::rating::{CYCLE, collected, coordinator, person, published, rated, rows, sql, world};

fn asking() -> pb::ListAssessorSeveritiesRequest {
    pb::ListAssessorSeveritiesRequest { cycle_id: CYCLE.to_owned(), ..Default::default() }
}

async fn listed(
    client: &mut Client,
    request: pb::ListAssessorSeveritiesRequest,
) -> Result<pb::ListAssessorSeveritiesResponse, tonic::Status> {
    client.list_assessor_severities(request).await.map(tonic::Response::into_inner)
}

/// 41 gives one level less than 42 to four schools and the same to a fifth; 43 and 45 have one school together, 44 one alone.
async fn judged() -> World {
    let world = world().await;
    let framework = published(&mut coordinator(&world), "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1, 2, 3, 4, 5, 6, 7]).await;
    for of in 1..=5 {
        rated(&world, CYCLE, of, (41, "SUPERVISOR"), [3; 3]).await;
        rated(&world, CYCLE, of, (42, "SUPERVISOR"), if of == 5 { [3; 3] } else { [4; 3] }).await;
    }
    for (of, by, role) in [(6, 43, "SELF"), (6, 45, "SUPERVISOR"), (7, 44, "SUPERVISOR")] {
        rated(&world, CYCLE, of, (by, role), [3; 3]).await;
    }
    world
}

#[tokio::test]
async fn whoever_is_stricter_than_those_who_judged_the_same_is_flagged_and_too_little_is_no_number() {
    let world = judged().await;
    let mut client = coordinator(&world);
    let found = listed(&mut client, asking()).await.expect("its collection has ended").severities;
    let known: Vec<String> = found.iter().map(|one| one.assessor_ref.clone()).collect();
    assert_eq!(known, [41, 42, 43, 44, 45].map(person));
    let value = |at: usize| found[at].severity.as_ref().map(|computed| (computed.value, computed.undefined()));
    let one = |at: usize| (found[at].ratings, found[at].standing());
    assert_eq!((one(0), one(1)), ((15, Severe), (15, Lenient)));
    for (at, mean) in [(0, -0.8), (1, 0.8)] {
        let (severity, interval) = (value(at).and_then(|(value, _)| value).expect("a value"), found[at].interval.expect("an interval"));
        assert!((severity - mean).abs() < 1e-9 && interval.lower < severity && severity < interval.upper, "{severity}");
        assert!(interval.lower * interval.upper > 0.0 && interval.confidence_e4 == 9_500, "nought is left out");
    }
    for at in [2, 4] {
        assert_eq!((one(at), value(at)), ((3, TooFew), Some((None, Few))), "a number that says nothing is not shown");
        assert_eq!((found[at].interval, found[at].interval_undefined()), (None, Few));
    }
    assert_eq!((one(3), value(3)), ((0, TooFew), Some((None, NoPairs))));
    let supervisors = pb::ListAssessorSeveritiesRequest { roles: vec![pb::AssessorRole::Supervisor.into()], ..asking() };
    let found = listed(&mut client, supervisors).await.expect("its collection has ended").severities;
    let alone = found.last().expect("45 is there");
    assert_eq!((found.len(), alone.ratings, alone.assessor_ref.as_str()), (4, 0, person(45).as_str()), "schools do not count themselves");
}

#[tokio::test]
async fn severity_is_read_by_whoever_runs_the_cycle_after_its_collection_on_record_and_told_nobody() {
    let world = judged().await;
    sql(&world, format!("update evaluations.cycle set status = 'OPEN' where id = '{CYCLE}'")).await;
    let early = Refusal::expect(listed(&mut coordinator(&world), asking()).await);
    assert_eq!((early.code, early.reason.as_str()), (Code::FailedPrecondition, "STATE_NOT_ALLOWED"), "others have yet to judge blindly");
    sql(&world, format!("update evaluations.cycle set status = 'COLLECTION_CLOSED' where id = '{CYCLE}'")).await;
    for grants in ["researcher@global", "area_director@province:40", "assessor@person:0197f0a0-0000-7000-8000-0000000f0041"] {
        assert_eq!(Refusal::expect(listed(&mut client(&world, grants), asking()).await).code, Code::PermissionDenied, "{grants}");
    }
    let mut stranger = client(&world, &format!("institute_coordinator@organisation:{NOTHING}"));
    let missing = pb::ListAssessorSeveritiesRequest { cycle_id: NOTHING.to_owned(), ..Default::default() };
    let (hidden, missing) = (Refusal::expect(listed(&mut stranger, asking()).await), Refusal::expect(listed(&mut stranger, missing).await));
    assert_eq!((hidden.code, hidden.reason, hidden.text), (Code::NotFound, missing.reason, missing.text));
    let reads = "method = 'ListAssessorSeverities'";
    assert_eq!(rows(&world, "audit", reads).await, 0);
    let first = listed(&mut coordinator(&world), pb::ListAssessorSeveritiesRequest { page_size: 3, ..asking() }).await.expect("a page");
    let next = pb::ListAssessorSeveritiesRequest { page_size: 3, page_token: first.next_page_token.clone(), ..asking() };
    let last = listed(&mut coordinator(&world), next).await.expect("a page");
    assert_eq!((first.severities.len(), last.severities.len(), last.next_page_token.as_str()), (3, 2, ""));
    assert_eq!(rows(&world, "audit", &format!("{reads} and aggregate_id = '{CYCLE}'")).await, 2);
    let known: Vec<Vec<u8>> = (41..=45).map(|by| person(by).into_bytes()).collect();
    let names = |payload: &[u8]| known.iter().any(|who| payload.windows(who.len()).any(|part| part == who));
    assert!(world.told("evaluations").await.iter().all(|event| !names(&event.payload)));
}
