//! What the parties are called.

use api::common::v1::LocalDate;
use api::partners::v1::{NameKind, OrganisationName};
use api::reporting::v1::PartnershipParty;
use testkit::World;

use crate::story::{agreement, agreement_told, apply, id, minute, name, organisation_told, shown, world};

async fn first_party(world: &World) -> PartnershipParty {
    shown(world, &id(1)).await.parties.remove(0)
}

fn thai(party: &PartnershipParty) -> Option<&str> {
    party.organisation_name.as_ref().map(|name| name.th.as_str())
}

#[tokio::test]
async fn a_party_is_shown_without_a_name_until_its_organisation_has_been_read() {
    let world = world().await;
    apply(&world, &[agreement_told(agreement(&id(1), 1, &[&id(101)]), minute(1))]).await;
    let unknown = first_party(&world).await;
    assert_eq!((unknown.organisation_id.as_str(), thai(&unknown), unknown.organisation_short_name.as_str()), (id(101).as_str(), None, ""));
    assert_eq!(unknown.label, "ฝ่ายที่ 1");

    let names = vec![name(NameKind::Official, "สำนักงานทดสอบ"), name(NameKind::Short, "สนง.ทดสอบ")];
    apply(&world, &[organisation_told(&id(101), 1, names, minute(0))]).await;
    let known = first_party(&world).await;
    assert_eq!((thai(&known), known.organisation_short_name.as_str()), (Some("สำนักงานทดสอบ"), "สนง.ทดสอบ"));
}

#[tokio::test]
async fn a_new_name_is_shown_from_the_bangkok_day_on_which_it_begins() {
    let world = world().await;
    let day = LocalDate { year: 2021, month: 12, day: 21, ..Default::default() };
    let old = OrganisationName { valid_to: Some(day.clone()), ..name(NameKind::Official, "ชื่อเดิม") };
    let new = OrganisationName { valid_from: Some(day), ..name(NameKind::Official, "ชื่อใหม่") };
    apply(
        &world,
        &[agreement_told(agreement(&id(1), 1, &[&id(101)]), minute(1)), organisation_told(&id(101), 2, vec![old, new], minute(2))],
    )
    .await;

    world.clock.set("2021-12-20T16:59:59Z".parse().unwrap());
    assert_eq!(thai(&first_party(&world).await), Some("ชื่อเดิม"));
    world.clock.set("2021-12-20T17:00:00Z".parse().unwrap());
    assert_eq!(thai(&first_party(&world).await), Some("ชื่อใหม่"));
}

#[tokio::test]
async fn an_older_snapshot_of_an_organisation_does_not_bring_an_old_name_back() {
    let world = world().await;
    let called = |version, text| organisation_told(&id(101), version, vec![name(NameKind::Official, text)], minute(version));
    apply(&world, &[agreement_told(agreement(&id(1), 1, &[&id(101)]), minute(1)), called(3, "สาม"), called(2, "สอง"), called(3, "สาม")])
        .await;
    assert_eq!(thai(&first_party(&world).await), Some("สาม"));
}
