//! What cannot be read is set aside with the later events of its aggregate; the rest flows on, and the board says so.

use api::common::v1::Completeness;
use api::partners::v1 as told;
use chassis::event::Event;
use chassis::project::{ApplyError, apply_events};
use sqlx::Row as _;

use crate::story::{
    agreement, agreement_told, ceremony_told, event, id, ids, listed, minute, name, organisation_told, projections, shown, tell, world,
};

#[tokio::test]
async fn an_unreadable_event_holds_back_its_agreement_and_nothing_else() {
    let world = world().await;
    let mut broken = agreement_told(agreement(&id(1), 2, &[&id(101)]), minute(2));
    broken.payload = vec![0x0A, 0xFF].into();
    let events = [
        agreement_told(agreement(&id(1), 1, &[&id(101)]), minute(1)),
        broken,
        agreement_told(agreement(&id(2), 1, &[&id(101)]), minute(3)),
        agreement_told(agreement(&id(1), 3, &[&id(101)]), minute(4)),
        organisation_told(&id(101), 1, vec![name(told::NameKind::Official, "ผู้ร่วมลงนาม")], minute(5)),
    ];
    tell(&world, &events).await;
    world.settle().await;

    let board = listed(&world, "operator@global").await;
    assert_eq!(ids(&board), [id(2), id(1)]);
    assert_eq!(shown(&world, &id(1)).await.agreement_version, 1, "nothing after the event that could not be read");
    assert_eq!(board.partnerships[0].parties[0].organisation_name.as_ref().map(|n| n.th.as_str()), Some("ผู้ร่วมลงนาม"));
    let freshness = board.freshness.unwrap();
    assert_eq!((freshness.sources[0].position, freshness.sources[0].parked_events), (5, 2));
    assert_eq!(freshness.completeness(), Completeness::Stopped);

    let rows = sqlx::query("select position, reason from projection_parked order by position")
        .fetch_all(world.db("reporting").pool())
        .await
        .unwrap();
    let parked: Vec<(i64, String)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(parked.iter().map(|(position, _)| *position).collect::<Vec<_>>(), [2, 4]);
    assert!(parked[0].1.starts_with("undecodable"), "{}", parked[0].1);
}

#[tokio::test]
async fn half_a_snapshot_changes_nothing_and_its_refusal_names_the_field() {
    let world = world().await;
    let whole = agreement(&id(1), 2, &[&id(101)]);
    let with = |change: fn(&mut told::AgreementSnapshot)| {
        let mut snapshot = whole.clone();
        change(&mut snapshot);
        Event {
            aggregate_id: id(1).parse().unwrap(),
            ..event("agreement", &id(1), 2, "changed", minute(2), &told::AgreementChanged { agreement: Some(snapshot), paths: vec![] })
        }
    };
    let bad_start = ceremony_told(&id(50), 1, "", told::CeremonyStatus::Planned, None, minute(2));
    let unreadable = [
        (event("agreement", &id(1), 2, "changed", minute(2), &told::AgreementChanged::default()), "agreement cannot be read"),
        (with(|s| s.id = "1".into()), "agreement.id cannot be read"),
        (with(|s| s.id = id(2)), "the snapshot is not of the event's aggregate"),
        (with(|s| s.ceremony_id = "soon".into()), "agreement.ceremony_id cannot be read"),
        (with(|s| s.parties[0].organisation_id.clear()), "party.organisation_id cannot be read"),
        (bad_start, "ceremony.agreement_id cannot be read"),
        (event("organisation", &id(101), 1, "renamed", minute(2), &told::OrganisationRenamed::default()), "organisation cannot be read"),
    ];
    crate::story::apply(&world, &[agreement_told(agreement(&id(1), 1, &[&id(101)]), minute(1))]).await;
    let before = shown(&world, &id(1)).await;
    for (event, why) in unreadable {
        match apply_events(world.db("reporting"), &projections(&world), &[event], &world.clock, &world.ids).await {
            Err(ApplyError::Poison(text)) => assert_eq!(text, why),
            other => panic!("{why}: expected a refusal, got {other:?}"),
        }
    }
    assert_eq!(shown(&world, &id(1)).await, before);
}
