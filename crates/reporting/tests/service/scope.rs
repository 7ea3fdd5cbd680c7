//! Who sees what: lists, counts and single agreements end where the caller's grants end.

use api::reporting::v1 as pb;
use testkit::{Refusal, World};
use tonic::Code;

use crate::story::{agreement, agreement_told, apply, client, id, ids, listed, minute, world};

/// Agreement 1 lies in esao:4003, 2 in esao:4001 and province:40, 3 in province:30; organisation 101 is party to 1 and 3.
async fn three_agreements() -> World {
    let world = world().await;
    let told = [(1, "esao:4003", 101), (2, "esao:4001 province:40", 102), (3, "province:30", 101)];
    for ((n, scopes, organisation), at) in told.into_iter().zip(1..) {
        let mut snapshot = agreement(&id(n), 1, &[&id(organisation)]);
        snapshot.scopes.extend(scopes.split(' ').map(str::to_owned));
        apply(&world, &[agreement_told(snapshot, minute(at))]).await;
    }
    world
}

async fn get(world: &World, grants: &str, agreement: &str) -> Result<tonic::Response<pb::GetPartnershipResponse>, tonic::Status> {
    client(world, grants).get_partnership(pb::GetPartnershipRequest { agreement_id: agreement.to_owned(), ..Default::default() }).await
}

#[tokio::test]
async fn each_caller_lists_exactly_what_their_grants_reach() {
    let world = three_agreements().await;
    let sees = async |grants: &str| ids(&listed(&world, grants).await).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(sees("legal_officer@global").await, [id(3), id(2), id(1)], "newest first");
    assert_eq!(sees("area_officer@esao:4003").await, [id(1)]);
    assert_eq!(sees("provincial_officer@province:40").await, [id(2)]);
    assert_eq!(sees(&format!("partner@organisation:{}", id(101))).await, [id(3), id(1)]);
    assert_eq!(sees(&format!("partner@agreement:{}", id(2))).await, [id(2)], "the agreement's own scope");
    assert_eq!(sees("area_officer@esao:4003 provincial_officer@province:30").await, [id(3), id(1)]);
    assert_eq!(sees("area_officer@esao:4099").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_grant_whose_role_may_not_read_the_board_opens_nothing() {
    let world = three_agreements().await;
    // The teacher's own grant is wider, but only the officer's permits this RPC.
    assert_eq!(ids(&listed(&world, "teacher@global area_officer@esao:4003").await), [id(1)]);
    let refusal = Refusal::expect(client(&world, "teacher@global").list_partnerships(pb::ListPartnershipsRequest::default()).await);
    assert_eq!((refusal.code, refusal.reason.as_str()), (Code::PermissionDenied, "PERMISSION_DENIED"));
}

#[tokio::test]
async fn a_page_never_hints_at_agreements_that_the_caller_may_not_see() {
    let world = three_agreements().await;
    let one = pb::ListPartnershipsRequest { page_size: 1, ..Default::default() };
    let page = client(&world, "area_officer@esao:4003").list_partnerships(one).await.unwrap().into_inner();
    assert_eq!((ids(&page), page.next_page_token.as_str()), (vec![id(1).as_str()], ""));
}

#[tokio::test]
async fn an_agreement_out_of_reach_answers_exactly_like_one_that_does_not_exist() {
    let world = three_agreements().await;
    assert!(get(&world, "area_officer@esao:4003", &id(1)).await.is_ok());
    let hidden = Refusal::expect(get(&world, "area_officer@esao:4003", &id(2)).await);
    let absent = Refusal::expect(get(&world, "area_officer@esao:4003", &id(99)).await);
    assert_eq!((hidden.code, hidden.reason.as_str()), (Code::NotFound, "NOT_FOUND"));
    assert_eq!((hidden.english, hidden.text, hidden.metadata), (absent.english, absent.text.clone(), absent.metadata));
    assert!(Refusal::is_thai(&absent.text));
}

#[tokio::test]
async fn an_agreement_leaves_the_board_of_an_organisation_that_is_no_longer_party_to_it() {
    let world = three_agreements().await;
    let partner = format!("partner@organisation:{}", id(101));
    apply(&world, &[agreement_told(agreement(&id(1), 2, &[&id(102)]), minute(9))]).await;
    assert_eq!(ids(&listed(&world, &partner).await), [id(3)]);
    assert_eq!(Refusal::expect(get(&world, &partner, &id(1)).await).code, Code::NotFound);
}
