//! Reports of schools as streams: as they are, then whenever they show something else, resumed anywhere without gap or repeat.

use std::time::Duration;

use api::common::v1::Completeness;
use api::partners::v1::NameKind;
use api::reporting::v1 as pb;
use api::reporting::v1::WatchParticipationCoverageRequest as WatchCoverage;
use api::reporting::v1::WatchSchoolProfileRequest as WatchProfile;
use api::schools::v1 as told;
use api::schools::v1::EnrolmentStatus;
use testkit::{Refusal, World, bounded};
use tonic::{Code, Status, Streaming};

use crate::story::{apply, client, id, minute, name, organisation_told, tell};
use crate::town::{
    CENTRE_1, CENTRE_5, EVERYBODY, OFFICE_1, OFFICE_5, OWNER, PROGRAMME, active, counted, day, moved, school, school_told, text, town,
};

/// What one message may take on a busy machine.
const SOON: Duration = Duration::from_secs(30);

type Profile = Streaming<pb::WatchSchoolProfileResponse>;
type Coverage = Streaming<pb::WatchParticipationCoverageResponse>;

async fn profile(world: &World, grants: &str, asked: WatchProfile) -> Result<Profile, Status> {
    Ok(client(world, grants).watch_school_profile(asked).await?.into_inner())
}

fn of(n: u128) -> WatchProfile {
    WatchProfile { school_id: id(n), ..Default::default() }
}

async fn coverage(world: &World, grants: &str, resume_token: &str) -> Result<Coverage, Status> {
    let asked = WatchCoverage { programme_id: id(PROGRAMME), cohort_no: 2, resume_token: resume_token.to_owned(), ..Default::default() };
    Ok(client(world, grants).watch_participation_coverage(asked).await?.into_inner())
}

/// The next message that tells something: `v2` or `gone`, with its token.
async fn next_profile(stream: &mut Profile) -> (String, String) {
    use pb::watch_school_profile_response::Told;
    loop {
        let message = bounded("a message", SOON, stream.message()).await.expect("the stream goes on").expect("it has not ended");
        match message.told {
            Some(Told::Profile(profile)) => return (format!("v{}", profile.school_version), message.resume_token),
            Some(Told::Removed(true)) => return ("gone".to_owned(), message.resume_token),
            Some(Told::Removed(false)) => panic!("it is always true"),
            None => {}
        }
    }
}

/// The same of a coverage: schools of the cohort, and how many have confirmed.
async fn next_coverage(stream: &mut Coverage) -> ((i32, i32), pb::CoverageReport, String) {
    use pb::watch_participation_coverage_response::Told;
    loop {
        let message = bounded("a message", SOON, stream.message()).await.expect("the stream goes on").expect("it has not ended");
        if let Some(Told::Report(report)) = message.told {
            let numbers = report.coverage.clone().unwrap_or_default();
            return ((numbers.schools_in_cohort, numbers.schools_confirmed), report, message.resume_token);
        }
    }
}

/// The next version of a school, under another name.
fn renamed(mut school: told::School, version: i64) -> told::School {
    school.version = version;
    school.names[0].name = text(&format!("ชื่อที่ {version} (ข้อมูลสมมติ)"));
    school
}

#[tokio::test]
async fn a_profile_is_told_and_then_every_change_to_what_it_shows_and_no_other() {
    let first = school(1, OFFICE_1, CENTRE_1);
    let world = town(&[school_told(first.clone()), school_told(school(2, OFFICE_1, CENTRE_1))]).await;
    let mut stream = profile(&world, EVERYBODY, of(1)).await.unwrap();
    let (shown, begun) = next_profile(&mut stream).await;
    assert_eq!(shown, "v1");
    // Another school: nothing to tell. Its pupils, then its name.
    apply(&world, &[school_told(renamed(school(2, OFFICE_1, CENTRE_1), 2)), counted(2, EnrolmentStatus::Confirmed)]).await;
    apply(&world, &[counted(1, EnrolmentStatus::Provisional)]).await;
    assert_eq!(next_profile(&mut stream).await.0, "v1", "it was counted");
    apply(&world, &[school_told(renamed(first.clone(), 2))]).await;
    let (shown, after) = next_profile(&mut stream).await;
    assert_eq!(shown, "v2");

    // Resumed behind the first, everything since is one change; behind the last, nothing.
    let mut early = profile(&world, EVERYBODY, WatchProfile { resume_token: begun, ..of(1) }).await.unwrap();
    assert_eq!(next_profile(&mut early).await.0, "v2");
    let mut late = profile(&world, EVERYBODY, WatchProfile { resume_token: after, ..of(1) }).await.unwrap();
    apply(&world, &[school_told(renamed(first, 3))]).await;
    for stream in [&mut stream, &mut early, &mut late] {
        assert_eq!(next_profile(stream).await.0, "v3", "nothing is told once more");
    }
}

#[tokio::test]
async fn a_school_that_leaves_reach_is_told_as_gone_and_told_again_when_it_is_back() {
    let here = school(1, OFFICE_1, CENTRE_1);
    let world = town(&[school_told(here.clone())]).await;
    let mut stream = profile(&world, "area_officer@esao:4001", of(1)).await.unwrap();
    assert_eq!(next_profile(&mut stream).await.0, "v1");
    let away = moved(here, OFFICE_5, CENTRE_5, day(2021, 10, 1));
    apply(&world, &[school_told(away.clone())]).await;
    let (shown, token) = next_profile(&mut stream).await;
    assert_eq!(shown, "gone");
    let mut resumed = profile(&world, "area_officer@esao:4001", WatchProfile { resume_token: token, ..of(1) }).await.unwrap();
    let back = moved(away, OFFICE_1, CENTRE_1, day(2021, 11, 1));
    apply(&world, &[school_told(back)]).await;
    for stream in [&mut stream, &mut resumed] {
        assert_eq!(next_profile(stream).await.0, "v3", "not told as gone once more");
    }
}

#[tokio::test]
async fn what_is_not_there_or_not_within_reach_and_tokens_of_other_streams_are_refused() {
    let world = town(&[school_told(school(1, OFFICE_1, CENTRE_1)), active(1)]).await;
    let hidden = Refusal::expect(profile(&world, "area_officer@esao:4005", of(1)).await);
    let absent = Refusal::expect(profile(&world, "area_officer@esao:4005", of(77)).await);
    assert_eq!((hidden.code, hidden.text), (Code::NotFound, absent.text));
    assert_eq!(Refusal::expect(coverage(&world, "area_officer@esao:4005", "").await).code, Code::NotFound, "nothing of it is theirs");
    for grants in ["provincial_officer@global", "teacher@global"] {
        assert_eq!(Refusal::expect(profile(&world, grants, of(1)).await).code, Code::PermissionDenied);
    }
    let mut stream = profile(&world, EVERYBODY, of(1)).await.unwrap();
    let (_, token) = next_profile(&mut stream).await;
    let refused = async |opened: Result<(), Status>| {
        let refusal = Refusal::expect(opened);
        assert_eq!((refusal.code, refusal.field_reasons()), (Code::InvalidArgument, vec![("resume_token", "RESUME_TOKEN_INVALID")]));
    };
    let with = |asked: WatchProfile| WatchProfile { resume_token: token.clone(), ..asked };
    refused(profile(&world, EVERYBODY, with(of(2))).await.map(drop)).await;
    refused(
        profile(&world, EVERYBODY, with(WatchProfile { academic_year: Some(told::AcademicYear { be_year: 2564 }), ..of(1) }))
            .await
            .map(drop),
    )
    .await;
    refused(profile(&world, "area_officer@esao:4001", with(of(1))).await.map(drop)).await;
    refused(coverage(&world, EVERYBODY, &token).await.map(drop)).await;
    // The read model was made anew: those that run are told as well.
    sqlx::query("update report_change set series = gen_random_uuid()").execute(world.db("reporting").pool()).await.unwrap();
    refused(profile(&world, EVERYBODY, with(of(1))).await.map(drop)).await;
    let ended = bounded("the end", SOON, async {
        loop {
            if let Err(status) = stream.message().await {
                return Refusal::of(&status).reason;
            }
        }
    });
    assert_eq!(ended.await, "RESUME_TOKEN_INVALID");
}

#[tokio::test]
async fn a_coverage_is_told_whenever_its_numbers_or_names_are_others() {
    let world = town(&[school_told(school(1, OFFICE_1, CENTRE_1)), school_told(school(2, OFFICE_5, CENTRE_5)), active(1)]).await;
    let mut stream = coverage(&world, EVERYBODY, "").await.unwrap();
    let mut of_office = coverage(&world, "area_officer@esao:4001", "").await.unwrap();
    assert_eq!(next_coverage(&mut stream).await.0, (1, 0));
    assert_eq!(next_coverage(&mut of_office).await.0, (1, 0));
    apply(&world, &[active(2)]).await;
    assert_eq!(next_coverage(&mut stream).await.0, (2, 0));
    apply(&world, &[counted(1, EnrolmentStatus::Confirmed)]).await;
    let (numbers, report, token) = next_coverage(&mut stream).await;
    assert_eq!((numbers, report.programme.and_then(|programme| programme.owner_name)), ((2, 1), None));
    assert_eq!(next_coverage(&mut of_office).await.0, (1, 1), "the other school is none of theirs");
    apply(&world, &[organisation_told(&id(OWNER), 1, vec![name(NameKind::Official, "สถาบันตัวอย่าง (ข้อมูลสมมติ)")], minute(9))]).await;
    let (_, report, _) = next_coverage(&mut stream).await;
    let owner = report.programme.and_then(|programme| programme.owner_name);
    assert_eq!(owner.map(|name| name.th).as_deref(), Some("สถาบันตัวอย่าง (ข้อมูลสมมติ)"));
    let mut resumed = coverage(&world, EVERYBODY, &token).await.unwrap();
    assert_eq!(next_coverage(&mut resumed).await.0, (2, 1), "with the name of its owner");
}

#[tokio::test]
async fn a_stream_says_how_fresh_it_is_and_follows_the_log() {
    let world = crate::story::world_of_three().await;
    tell(&world, &[school_told(school(1, OFFICE_1, CENTRE_1))]).await;
    world.settle().await;
    let mut stream = profile(&world, EVERYBODY, of(1)).await.unwrap();
    let first = bounded("a message", SOON, stream.message()).await.unwrap().expect("the profile");
    let fresh = first.freshness.expect("every message says it");
    assert_eq!((fresh.completeness(), fresh.sources[1].source.as_str(), fresh.sources[1].position), (Completeness::Complete, "schools", 1));
    tell(&world, &[school_told(renamed(school(1, OFFICE_1, CENTRE_1), 2))]).await;
    world.settle().await;
    assert_eq!(next_profile(&mut stream).await.0, "v2");
}
