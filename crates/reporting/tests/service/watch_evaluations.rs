//! Reports of evaluations as streams: as they are, then whenever they show something else, resumed without gap or repeat.

use std::time::Duration;

use api::evaluations::v1::{AssessmentStatus, CycleStatus, FrameworkPurpose};
use api::reporting::v1 as pb;
use testkit::{Refusal, World, bounded};
use tonic::{Code, Status, Streaming};

use crate::evaluated::{CYCLE, assessed, cycle, found, found_in, framework, frozen, handed_in, lying, world};
use crate::story::{apply, client, id};
use crate::town::{CENTRE_5, EVERYBODY, OFFICE_1, OFFICE_5, map, school, school_told};

/// What one message may take on a busy machine.
const SOON: Duration = Duration::from_secs(30);
const OFFICE: &str = "area_director@esao:4005";

/// Six schools of office 5 in a cycle.
async fn six() -> World {
    let world = world().await;
    let schools: Vec<_> = (1..=6).map(|n| lying(n, "4005", CENTRE_5)).collect();
    let opened = [framework(FrameworkPurpose::Accountability), cycle(12, CycleStatus::Open, 1), frozen(1, &schools)];
    apply(&world, &[map(), vec![school_told(school(1, OFFICE_5, CENTRE_5))], opened.to_vec()].concat()).await;
    world
}

/// The next thing that a stream tells, its token, and every reply that tells nothing passed over.
macro_rules! next {
    ($stream:expr) => {
        loop {
            let message = bounded("a message", SOON, $stream.message()).await.expect("the stream goes on").expect("it has not ended");
            if let Some(told) = message.told {
                break (told, message.resume_token);
            }
        }
    };
}

async fn coverage(world: &World, grants: &str, token: &str) -> Result<Streaming<pb::WatchEvaluationCoverageResponse>, Status> {
    let asked = pb::WatchEvaluationCoverageRequest { cycle_id: id(CYCLE), resume_token: token.to_owned(), ..Default::default() };
    Ok(client(world, grants).watch_evaluation_coverage(asked).await?.into_inner())
}

async fn scorecard(
    world: &World,
    grants: &str,
    asked: pb::WatchAreaScorecardRequest,
) -> Result<Streaming<pb::WatchAreaScorecardResponse>, Status> {
    let asked = pb::WatchAreaScorecardRequest { cycle_id: id(CYCLE), ..asked };
    Ok(client(world, grants).watch_area_scorecard(asked).await?.into_inner())
}

fn handed(told: pb::watch_evaluation_coverage_response::Told) -> (i32, i32) {
    use pb::watch_evaluation_coverage_response::Told;
    let Told::Report(report) = told else { panic!("it is within reach") };
    let expected = report.coverage.and_then(|coverage| coverage.expected).unwrap_or_default();
    (expected.schools, expected.submitted)
}

/// Schools by level of the whole; none where there are no results.
fn levels(told: pb::watch_area_scorecard_response::Told) -> Vec<(i32, i32)> {
    use pb::watch_area_scorecard_response::Told;
    let Told::Report(report) = told else { panic!("it is within reach") };
    let whole = report.scorecard.and_then(|scorecard| scorecard.whole).unwrap_or_default();
    whole.levels.iter().map(|level| (level.level, level.schools)).collect()
}

async fn number(world: &World) -> i64 {
    let asked = sqlx::query_scalar::<_, i64>("select changed_no from report_change");
    asked.fetch_one(world.db("reporting").pool()).await.expect("there is one")
}

#[tokio::test]
async fn a_coverage_is_told_whenever_something_is_handed_in_or_given_back() {
    let world = six().await;
    let mut stream = coverage(&world, EVERYBODY, "").await.unwrap();
    let mut of_office = coverage(&world, OFFICE, "").await.unwrap();
    let (told, begun) = next!(stream);
    assert_eq!((handed(told), handed(next!(of_office).0)), ((6, 0), (6, 0)));
    apply(&world, &[assessed(1, 1, 1, AssessmentStatus::InProgress), assessed(1, 1, 2, AssessmentStatus::Submitted)]).await;
    assert_eq!((handed(next!(stream).0), handed(next!(of_office).0)), ((6, 1), (6, 1)));
    apply(&world, &[handed_in(2)]).await;
    let (told, after) = next!(stream);
    assert_eq!(handed(told), (6, 2));
    // Resumed behind the first, everything since is one change; behind the last, nothing.
    let mut early = coverage(&world, EVERYBODY, &begun).await.unwrap();
    assert_eq!(handed(next!(early).0), (6, 2));
    let mut late = coverage(&world, EVERYBODY, &after).await.unwrap();
    apply(&world, &[assessed(1, 1, 3, AssessmentStatus::Returned)]).await;
    for stream in [&mut stream, &mut early, &mut late] {
        assert_eq!(handed(next!(stream).0), (6, 1), "nothing is told once more");
    }
}

#[tokio::test]
async fn an_assessment_that_is_saved_again_where_it_stands_is_no_change_and_neither_is_what_is_older() {
    let world = six().await;
    apply(&world, &[assessed(1, 1, 3, AssessmentStatus::InProgress)]).await;
    let before = number(&world).await;
    apply(&world, &[assessed(1, 1, 4, AssessmentStatus::InProgress), assessed(1, 1, 2, AssessmentStatus::Submitted)]).await;
    apply(&world, &[frozen(1, &[lying(1, "4005", CENTRE_5)]), cycle(11, CycleStatus::Planned, 1)]).await;
    assert_eq!(number(&world).await, before);
    apply(&world, &[assessed(1, 1, 5, AssessmentStatus::Submitted), found(1, 1, 3), found_in((2, 1), 1, 2, 4)]).await;
    // A result that is published changes what is newest and what is published.
    assert_eq!(number(&world).await, before + 4);
}

#[tokio::test]
async fn a_scorecard_of_what_is_published_is_silent_until_it_is_and_one_of_the_newest_is_not() {
    let world = six().await;
    let newest =
        pb::WatchAreaScorecardRequest { results: pb::ScorecardResults::Newest.into(), area_id: id(OFFICE_5), ..Default::default() };
    let mut public =
        scorecard(&world, OFFICE, pb::WatchAreaScorecardRequest { area_id: id(OFFICE_5), ..Default::default() }).await.unwrap();
    let mut early = scorecard(&world, OFFICE, newest.clone()).await.unwrap();
    assert_eq!((levels(next!(public).0), levels(next!(early).0)), (vec![], vec![]));
    apply(&world, &(1..=6).map(|n| found_in((1, 0), n, 1, 2)).collect::<Vec<_>>()).await;
    while levels(next!(early).0) != [(2, 6)] {}
    apply(&world, &(1..=6).map(|n| found_in((2, 2), n, 2, 3)).collect::<Vec<_>>()).await;
    loop {
        let told = levels(next!(public).0);
        assert!(told.iter().all(|(level, _)| *level == 3), "nothing of what was not published: {told:?}");
        if told == [(3, 6)] {
            break;
        }
    }
}

#[tokio::test]
async fn a_page_that_is_followed_shows_a_result_when_the_school_may_see_it() {
    use pb::watch_school_profile_response::Told;
    let world = six().await;
    let asked = pb::WatchSchoolProfileRequest { school_id: id(1), ..Default::default() };
    let principal = format!("principal@school:{}", id(1));
    let mut stream = client(&world, &principal).watch_school_profile(asked).await.unwrap().into_inner();
    let results = |told| {
        let Told::Profile(profile) = told else { panic!("it is within reach") };
        profile.results.iter().map(|result| result.n).collect::<Vec<_>>()
    };
    assert_eq!(results(next!(stream).0), Vec::<i32>::new());
    apply(&world, &[found_in((1, 0), 1, 1, 3), found_in((1, 1), 1, 2, 3)]).await;
    assert_eq!(results(next!(stream).0), [1]);
}

#[tokio::test]
async fn what_is_not_there_not_within_reach_or_not_for_this_role_and_tokens_of_other_streams_are_refused() {
    let world = six().await;
    let stranger = "area_director@esao:4001";
    assert_eq!(Refusal::expect(coverage(&world, stranger, "").await).code, Code::NotFound);
    assert_eq!(Refusal::expect(coverage(&world, &format!("principal@school:{}", id(1)), "").await).code, Code::PermissionDenied);
    let plain = pb::WatchAreaScorecardRequest::default;
    assert_eq!(Refusal::expect(scorecard(&world, stranger, plain()).await).code, Code::NotFound);
    let elsewhere = pb::WatchAreaScorecardRequest { area_id: id(OFFICE_1), ..plain() };
    assert_eq!(Refusal::expect(scorecard(&world, OFFICE, elsewhere).await).code, Code::NotFound, "none of its schools lie there");
    let newest = pb::WatchAreaScorecardRequest { results: pb::ScorecardResults::Newest.into(), ..plain() };
    assert_eq!(Refusal::expect(scorecard(&world, "supervisor@esao:4005", newest.clone()).await).code, Code::PermissionDenied);
    let mut stream = scorecard(&world, EVERYBODY, plain()).await.unwrap();
    let (_, token) = next!(stream);
    let refused = |opened: Result<(), Status>| {
        let refusal = Refusal::expect(opened);
        assert_eq!((refusal.code, refusal.field_reasons()), (Code::InvalidArgument, vec![("resume_token", "RESUME_TOKEN_INVALID")]));
    };
    refused(coverage(&world, EVERYBODY, &token).await.map(drop));
    refused(scorecard(&world, EVERYBODY, pb::WatchAreaScorecardRequest { resume_token: token.clone(), ..newest }).await.map(drop));
    refused(scorecard(&world, OFFICE, pb::WatchAreaScorecardRequest { resume_token: token, ..plain() }).await.map(drop));
}
