//! What rests on two sources says of each how far it was read, and is as complete as the worse of them.

use std::time::Duration;

use api::common::v1::{Completeness, Freshness};
use api::partners::v1 as partners;
use api::reporting::v1 as pb;
use chassis::after::token;
use testkit::{Refusal, World, bounded};
use tonic::Code;
use uuid::Uuid;

use crate::story::{client, event, id, listed, minute, name, organisation_told, tell, world_of_three, world_of_two};
use crate::town::{
    CENTRE_1, EVERYBODY, OFFICE_1, OWNER, PROGRAMME, active, day, map, moved, of_schools, programme, school, school_told, whole,
};

fn read(freshness: &Freshness) -> Vec<(&str, i64, i64)> {
    freshness.sources.iter().map(|source| (source.source.as_str(), source.position, source.lag_events)).collect()
}

async fn coverage(world: &World) -> pb::GetParticipationCoverageResponse {
    client(world, EVERYBODY).get_participation_coverage(whole()).await.expect("it is there").into_inner()
}

#[tokio::test]
async fn coverage_and_a_profile_rest_on_two_sources_each_and_the_board_on_one() {
    let world = world_of_three().await;
    let schools = [map(), vec![school_told(school(1, OFFICE_1, CENTRE_1)), programme(), active(1)]].concat();
    tell(&world, &schools).await;
    world.settle().await;
    let shown = coverage(&world).await;
    let freshness = shown.freshness.expect("every reply carries it");
    let told = i64::try_from(schools.len()).expect("few");
    assert_eq!(read(&freshness), [("partners", 0, 0), ("schools", told, 0)]);
    assert_eq!(shown.programme.and_then(|programme| programme.owner_name), None, "nobody has told who that is");

    tell(&world, &[organisation_told(&id(OWNER), 1, vec![name(partners::NameKind::Official, "หน่วยงานทดสอบ")], minute(1))]).await;
    world.settle().await;
    let shown = coverage(&world).await;
    let freshness = shown.freshness.expect("every reply carries it");
    assert_eq!((read(&freshness), freshness.completeness()), (vec![("partners", 1, 0), ("schools", told, 0)], Completeness::Complete));
    assert_eq!(shown.programme.and_then(|programme| programme.owner_name).map(|name| name.th).as_deref(), Some("หน่วยงานทดสอบ"));

    let asked = pb::GetSchoolProfileRequest { school_id: id(1), ..Default::default() };
    let profile = client(&world, EVERYBODY).get_school_profile(asked).await.unwrap().into_inner().freshness.unwrap();
    assert_eq!((read(&profile), profile.completeness()), (vec![("evaluations", 0, 0), ("schools", told, 0)], Completeness::Complete));
    assert_eq!(read(&listed(&world, EVERYBODY).await.freshness.unwrap()), [("partners", 1, 0)]);
}

#[tokio::test]
async fn what_cannot_be_read_of_one_source_stops_what_rests_on_it_and_nothing_else() {
    let world = world_of_two().await;
    let mut broken = school_told(school(1, OFFICE_1, CENTRE_1));
    broken.payload = vec![0x0A, 0xFF].into();
    let assigned = partners::PositionAssigned { position: None };
    tell(
        &world,
        &[programme(), broken, school_told(school(2, OFFICE_1, CENTRE_1)), event("position", &id(7), 1, "assigned", minute(3), &assigned)],
    )
    .await;
    world.settle().await;
    assert_eq!(coverage(&world).await.freshness.unwrap().completeness(), Completeness::Stopped);
    assert_eq!(listed(&world, EVERYBODY).await.freshness.unwrap().completeness(), Completeness::Complete);
    let asked = |n| pb::GetSchoolProfileRequest { school_id: id(n), ..Default::default() };
    assert!(client(&world, EVERYBODY).get_school_profile(asked(2)).await.is_ok());
    assert_eq!(Refusal::expect(client(&world, EVERYBODY).get_school_profile(asked(1)).await).code, Code::NotFound);
}

#[tokio::test]
async fn events_of_things_that_no_report_shows_count_as_read() {
    let world = world_of_two().await;
    let met = api::schools::v1::PlcMet { id: id(8), school_id: id(1), ..Default::default() };
    tell(&world, &[of_schools("plc", &id(8), 1, "met", &met)]).await;
    world.settle().await;
    let pool = world.db("reporting").pool();
    let offset = "select position from projection_offset where source = 'schools'";
    assert_eq!(sqlx::query_scalar::<_, i64>(offset).fetch_one(pool).await.unwrap(), 1);
    let parked = sqlx::query_scalar::<_, i64>("select count(*) from projection_parked").fetch_one(pool).await.unwrap();
    assert_eq!(parked, 0);
}

#[tokio::test]
async fn a_question_waits_until_the_profile_shows_the_change_of_a_school() {
    let world = world_of_two().await;
    let first = school(1, OFFICE_1, CENTRE_1);
    tell(&world, &[school_told(first.clone())]).await;
    world.settle().await;
    tell(&world, &[school_told(moved(first, OFFICE_1, 0, day(2021, 10, 1)))]).await;
    let asked = async {
        let after = token("schools", Uuid::from_u128(1), 2);
        let asked = pb::GetSchoolProfileRequest { school_id: id(1), after, ..Default::default() };
        let shown = client(&world, EVERYBODY).get_school_profile(asked).await.expect("it becomes visible").into_inner();
        assert_eq!(shown.profile.map(|profile| profile.school_version), Some(2));
    };
    bounded("the answer", Duration::from_secs(10), async { tokio::join!(biased; asked, world.settle()) }).await;
    let of_partners = token("partners", Uuid::from_u128(1), 1);
    let wrong = pb::GetSchoolProfileRequest { school_id: id(1), after: of_partners.clone(), ..Default::default() };
    let refusal = Refusal::expect(client(&world, EVERYBODY).get_school_profile(wrong).await);
    assert_eq!(refusal.field_reasons(), [("after", "FIELD_INVALID")], "a profile says nothing about agreements");
    let missing = pb::ListMissingSchoolsRequest { programme_id: id(PROGRAMME), cohort_no: 2, after: of_partners, ..Default::default() };
    let refusal = Refusal::expect(client(&world, EVERYBODY).list_missing_schools(missing).await);
    assert_eq!(refusal.field_reasons(), [("after", "FIELD_INVALID")]);
}
