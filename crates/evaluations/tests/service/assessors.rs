//! The register of assessors.

use api::evaluations::v1 as pb;
use pb::AssessorRole::{External, Peer, Supervisor};
use testkit::{Counts, Refusal};

use crate::given::{NOTHING, OWNER, client};
use crate::town::{ELSEWHERE, OFFICE_1, OFFICE_5, PROVINCE, RUNS, day, id, listed, person, profile, settled};

const REQUEST: &str = "0197f0a0-0000-7000-8000-0000000000b1";

fn update(assessor: &pb::Assessor, profile: pb::AssessorProfile, is_active: bool) -> pb::UpdateAssessorRequest {
    pb::UpdateAssessorRequest {
        id: assessor.id.clone(),
        expected_version: assessor.version,
        profile: Some(profile),
        is_active,
        ..Default::default()
    }
}

#[tokio::test]
async fn a_person_is_listed_once_described_anew_and_never_told_by_reference() {
    let (world, _) = settled().await;
    let mut client = client(&world, RUNS);
    let told = world.told("evaluations").await.len();
    let made = listed(&mut client, 1, Some(3)).await;
    assert_eq!((made.version, made.is_active, made.service_area_ids.clone()), (1, true, vec![id(OFFICE_5)]));
    assert_eq!(made.affiliations[0].school_id, id(3));
    let asked = profile(&[Peer], None);
    let changed = client.update_assessor(update(&made, asked.clone(), false)).await.expect("described anew").into_inner().assessor;
    let changed = changed.expect("in the reply");
    assert_eq!((changed.version, changed.is_active, changed.roles.clone(), changed.affiliations.len()), (2, false, vec![Peer.into()], 0));
    let same = client.update_assessor(update(&changed, asked, false)).await.expect("no change").into_inner().assessor;
    assert_eq!(same, Some(changed.clone()));
    let stale = Refusal::expect(client.update_assessor(update(&made, profile(&[Peer], None), true)).await);
    assert_eq!((stale.reason.as_str(), stale.metadata["current_version"].as_str()), ("VERSION_CONFLICT", "2"));
    let read = client.get_assessor(pb::GetAssessorRequest { id: changed.id.clone() }).await.expect("there").into_inner();
    assert_eq!(read.assessor, Some(changed));
    let events = world.told("evaluations").await.split_off(told);
    assert_eq!(
        events.iter().map(chassis::event::Event::name).collect::<Vec<_>>(),
        ["evaluations.assessor.registered", "evaluations.assessor.updated"]
    );
    for event in events {
        let payload = String::from_utf8_lossy(&event.payload).into_owned();
        assert!(!payload.contains(&person(1)) && !payload.contains(&id(3)), "{} says who it is, or where the person works", event.name());
    }

    let twice = pb::RegisterAssessorRequest {
        person_ref: person(1),
        owner_organisation_id: OWNER.to_owned(),
        profile: Some(profile(&[External], None)),
        ..Default::default()
    };
    let refused = Refusal::expect(client.register_assessor(twice).await);
    assert_eq!((refused.reason.as_str(), refused.fields[0].path.as_str()), ("ALREADY_EXISTS", "person_ref"));
}

#[tokio::test]
async fn what_nobody_knows_or_cannot_be_is_refused_at_its_place() {
    let (world, _) = settled().await;
    let mut client = client(&world, RUNS);
    let base = profile(&[External], Some(1));
    let works = base.affiliations[0].clone();
    let with = |affiliation: pb::AssessorAffiliation| pb::AssessorProfile { affiliations: vec![affiliation], ..base.clone() };
    let areas = |n: u128| pb::AssessorProfile { service_area_ids: vec![id(n)], ..base.clone() };
    for (profile, reason, field) in [
        (areas(77), "NOT_FOUND", "profile.service_area_ids[0]"),
        (areas(PROVINCE), "NOT_FOUND", "profile.service_area_ids[0]"),
        (with(pb::AssessorAffiliation { school_id: id(77), ..works.clone() }), "NOT_FOUND", "profile.affiliations[0].school_id"),
        (
            with(pb::AssessorAffiliation { school_id: String::new(), ..works.clone() }),
            "SCHOOL_OR_ORGANISATION",
            "profile.affiliations[0].school_id",
        ),
        (
            with(pb::AssessorAffiliation { organisation_id: NOTHING.to_owned(), ..works.clone() }),
            "SCHOOL_OR_ORGANISATION",
            "profile.affiliations[0].school_id",
        ),
        (
            with(pb::AssessorAffiliation { valid_to: day(2019, 5, 15), ..works.clone() }),
            "END_BEFORE_START",
            "profile.affiliations[0].valid_to",
        ),
        (pb::AssessorProfile { roles: vec![9], ..base.clone() }, "UNKNOWN_CHOICE", "profile.roles[0]"),
        (pb::AssessorProfile { roles: Vec::new(), ..base.clone() }, "FIELD_REQUIRED", "profile.roles"),
    ] {
        let request = pb::RegisterAssessorRequest {
            person_ref: person(1),
            owner_organisation_id: OWNER.to_owned(),
            profile: Some(profile),
            ..Default::default()
        };
        let refused = Refusal::expect(client.register_assessor(request).await);
        let named: Vec<(&str, &str)> = refused.fields.iter().map(|field| (field.reason.as_str(), field.path.as_str())).collect();
        assert_eq!(named, [(reason, field)], "{}", refused.english);
    }
    let dry = pb::RegisterAssessorRequest {
        request_id: REQUEST.to_owned(),
        validate_only: true,
        person_ref: person(1),
        owner_organisation_id: OWNER.to_owned(),
        profile: Some(base),
        ..Default::default()
    };
    let before = Counts::of(world.db("evaluations")).await;
    client.register_assessor(dry.clone()).await.expect("possible");
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
    let request = pb::RegisterAssessorRequest { validate_only: false, ..dry };
    let first = client.register_assessor(request.clone()).await.expect("listed").into_inner();
    assert_eq!(client.register_assessor(request.clone()).await.expect("replayed").into_inner(), first);
    let other = pb::RegisterAssessorRequest { person_ref: person(2), ..request };
    assert_eq!(Refusal::expect(client.register_assessor(other).await).reason, "REQUEST_ID_REUSED");
}

#[tokio::test]
async fn the_register_is_seen_by_who_keeps_it_by_the_offices_and_by_the_person() {
    let (world, _) = settled().await;
    let mut inside = client(&world, RUNS);
    let made = listed(&mut inside, 1, None).await;
    let retired = listed(&mut inside, 2, None).await;
    let off = update(&retired, profile(&[Supervisor], None), false);
    inside.update_assessor(off).await.expect("given nothing more");
    let get = |id: &str| pb::GetAssessorRequest { id: id.to_owned() };
    for (grants, sees) in [
        (RUNS.to_owned(), true),
        (ELSEWHERE.to_owned(), false),
        ("area_officer@esao:4005".to_owned(), true),
        ("area_officer@esao:4001".to_owned(), false),
        (format!("assessor@person:{}", person(1)), true),
        (format!("assessor@person:{}", person(2)), false),
    ] {
        let mut reader = client(&world, &grants);
        let (found, missing) = (reader.get_assessor(get(&made.id)).await, Refusal::expect(reader.get_assessor(get(NOTHING)).await));
        let listed = reader.list_assessors(pb::ListAssessorsRequest::default()).await.expect("a page").into_inner().assessors;
        assert_eq!((found.is_ok(), listed.len()), (sees, usize::from(sees)), "{grants}");
        if let Err(status) = found {
            let hidden = Refusal::of(&status);
            assert_eq!((hidden.code, hidden.reason, hidden.text), (missing.code, missing.reason, missing.text));
        }
    }
    let mut count =
        async |request: pb::ListAssessorsRequest| inside.list_assessors(request).await.expect("a page").into_inner().assessors.len();
    let all = pb::ListAssessorsRequest { with_inactive: true, ..Default::default() };
    assert_eq!(count(all.clone()).await, 2);
    assert_eq!(count(pb::ListAssessorsRequest { roles: vec![External.into(), Peer.into()], ..all.clone() }).await, 1);
    assert_eq!(count(pb::ListAssessorsRequest { owner_organisation_id: NOTHING.to_owned(), ..all }).await, 0);
    let mut outside = client(&world, ELSEWHERE);
    let foreign = Refusal::expect(outside.update_assessor(update(&made, profile(&[Peer], None), true)).await);
    assert_eq!(foreign.code, tonic::Code::NotFound);
    let mut officer = client(&world, "area_officer@esao:4005");
    let denied = Refusal::expect(officer.update_assessor(update(&made, profile(&[Peer], None), true)).await);
    assert_eq!(denied.code, tonic::Code::PermissionDenied);
    let theirs = pb::RegisterAssessorRequest {
        person_ref: person(3),
        owner_organisation_id: OWNER.to_owned(),
        profile: Some(pb::AssessorProfile { service_area_ids: vec![id(OFFICE_1)], ..profile(&[Peer], None) }),
        ..Default::default()
    };
    assert_eq!(Refusal::expect(outside.register_assessor(theirs).await).code, tonic::Code::PermissionDenied);
}
