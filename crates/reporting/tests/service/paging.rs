//! Lists: pages and filters.

use api::partners::v1::{AgreementState, Validity};
use api::reporting::v1 as pb;
use api::reporting::v1::ListPartnershipsRequest as List;
use testkit::{Refusal, World};
use tonic::{Code, Status};

use crate::story::{agreement, agreement_told, apply, client, id, ids, minute, world};

const EVERYBODY: &str = "legal_officer@global";

async fn list(world: &World, asked: List) -> Result<pb::ListPartnershipsResponse, Status> {
    Ok(client(world, EVERYBODY).list_partnerships(asked).await?.into_inner())
}

/// Every page, one after the other.
async fn pages(world: &World, mut asked: List) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    loop {
        let page = list(world, asked.clone()).await.expect("the page is there");
        pages.push(ids(&page).into_iter().map(str::to_owned).collect());
        if page.next_page_token.is_empty() {
            return pages;
        }
        asked.page_token = page.next_page_token;
        assert!(pages.len() < 100, "the pages come to an end");
    }
}

/// Agreements drafted at these minutes, numbered from 1.
async fn drafted_at(minutes: &[i64]) -> World {
    let world = world().await;
    for (n, at) in (1..).zip(minutes) {
        apply(&world, &[agreement_told(agreement(&id(n), 1, &[&id(100 + n)]), minute(*at))]).await;
    }
    world
}

#[tokio::test]
async fn agreements_drafted_at_one_instant_are_paged_without_loss_or_repeat() {
    let world = drafted_at(&[5, 5, 5, 5, 5, 8, 2]).await;
    let all = pages(&world, List { page_size: 2, ..Default::default() }).await;
    let expected = [vec![id(6), id(5)], vec![id(4), id(3)], vec![id(2), id(1)], vec![id(7)]];
    assert_eq!(all, expected);
}

#[tokio::test]
async fn a_page_that_ends_with_the_list_has_no_next_one() {
    let world = drafted_at(&[1, 2]).await;
    assert_eq!(pages(&world, List { page_size: 2, ..Default::default() }).await, [vec![id(2), id(1)]]);
}

#[tokio::test]
async fn a_change_does_not_move_an_agreement_between_pages() {
    let world = drafted_at(&[1, 2, 3]).await;
    let first = list(&world, List { page_size: 2, ..Default::default() }).await.unwrap();
    apply(&world, &[agreement_told(agreement(&id(1), 2, &[&id(101)]), minute(60))]).await;
    let next = list(&world, List { page_size: 2, page_token: first.next_page_token.clone(), ..Default::default() }).await.unwrap();
    assert_eq!((ids(&first), ids(&next)), (vec![id(3).as_str(), id(2).as_str()], vec![id(1).as_str()]));
    assert_eq!(next.partnerships[0].agreement_version, 2);
}

#[tokio::test]
async fn a_page_token_of_another_filter_or_another_caller_is_refused() {
    let world = drafted_at(&[1, 2, 3]).await;
    let token = list(&world, List { page_size: 1, ..Default::default() }).await.unwrap().next_page_token;
    let refused = |outcome: Result<_, Status>| {
        let refusal = Refusal::expect(outcome);
        assert_eq!((refusal.code, refusal.reason.as_str()), (Code::InvalidArgument, "PAGE_TOKEN_INVALID"));
        assert_eq!(refusal.fields.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(), ["page_token"]);
    };
    let with = |asked: List| List { page_size: 1, page_token: token.clone(), ..asked };
    refused(list(&world, with(List { states: vec![AgreementState::Draft.into()], ..Default::default() })).await);
    refused(list(&world, with(List { validity: Validity::Defective.into(), ..Default::default() })).await);
    refused(list(&world, with(List { organisation_id: id(101), ..Default::default() })).await);
    refused(list(&world, List { page_token: "bm90aGluZw".into(), ..Default::default() }).await);
    // Cut off behind the id: bound to the right question, but without a sort key.
    refused(list(&world, List { page_token: token[..32].into(), ..Default::default() }).await);
    let other = client(&world, "institute_coordinator@global").list_partnerships(with(List::default())).await;
    refused(other.map(tonic::Response::into_inner));
    assert_eq!(ids(&list(&world, List { page_size: 9, page_token: token.clone(), ..Default::default() }).await.unwrap()).len(), 2);
}

#[tokio::test]
async fn filters_by_state_validity_and_party_narrow_the_list_together() {
    let world = world().await;
    let told = [
        (1, AgreementState::Draft, Validity::Defective, 101),
        (2, AgreementState::Executed, Validity::Complete, 101),
        (3, AgreementState::Cancelled, Validity::Defective, 102),
        (4, AgreementState::Draft, Validity::Defective, 102),
    ];
    for (n, state, validity, organisation) in told {
        let mut snapshot = agreement(&id(n), 1, &[&id(organisation), &id(103)]);
        (snapshot.state, snapshot.validity) = (state.into(), validity.into());
        apply(&world, &[agreement_told(snapshot, minute(i64::try_from(n).unwrap()))]).await;
    }
    let found = async |asked: List| pages(&world, asked).await.concat();
    let (draft, executed) = (i32::from(AgreementState::Draft), i32::from(AgreementState::Executed));
    assert_eq!(found(List { states: vec![draft], ..Default::default() }).await, [id(4), id(1)]);
    assert_eq!(found(List { states: vec![draft, executed], ..Default::default() }).await, [id(4), id(2), id(1)]);
    assert_eq!(found(List { validity: Validity::Complete.into(), ..Default::default() }).await, [id(2)]);
    assert_eq!(found(List { organisation_id: id(102), ..Default::default() }).await, [id(4), id(3)]);
    assert_eq!(found(List { organisation_id: id(101), states: vec![draft], ..Default::default() }).await, [id(1)]);
    assert_eq!(found(List { organisation_id: id(999), ..Default::default() }).await, Vec::<String>::new());
    // One filtered page after the other, with nothing of the others in between.
    assert_eq!(pages(&world, List { states: vec![draft], page_size: 1, ..Default::default() }).await, [[id(4)], [id(1)]]);
}

#[tokio::test]
async fn every_bad_field_of_a_request_is_named() {
    let world = world().await;
    let asked = List {
        page_size: 1001,
        page_token: "x".repeat(2001),
        states: vec![99],
        validity: 9,
        organisation_id: "nobody".into(),
        after: "x".repeat(201),
    };
    let refusal = Refusal::expect(list(&world, asked).await);
    assert_eq!(refusal.code, Code::InvalidArgument);
    let named = [
        ("page_size", "VALUE_OUT_OF_RANGE"),
        ("page_token", "FIELD_TOO_LONG"),
        ("states[0]", "UNKNOWN_CHOICE"),
        ("validity", "UNKNOWN_CHOICE"),
        ("organisation_id", "FIELD_INVALID"),
        ("after", "FIELD_TOO_LONG"),
    ];
    assert_eq!(refusal.field_reasons(), named);
}
