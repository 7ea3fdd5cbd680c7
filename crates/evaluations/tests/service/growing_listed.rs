//! What was computed about growth is found again by whoever reaches it.

use api::evaluations::v1 as pb;
use testkit::{Refusal, World};

use crate::given::{COORDINATOR, Client, NOTHING, client};
use crate::rating::{CYCLE, DIRECTOR, LATER, collected, coordinator, finalised, published, rated, world};

const LAST: &str = "0197f0a0-0000-7000-8000-0000000000c4";
const AREA: &str = "esao:4005";

/// Three cycles one after the other, and four computations in this order: from the first to the second of everybody and of an area, from the
/// second to the third of everybody and of an area.
async fn four() -> (World, pb::Framework, [pb::Growth; 4]) {
    let world = world().await;
    let framework = published(&mut coordinator(&world), "WSA-TEST", "เกณฑ์").await;
    for (at, (cycle, as_of)) in (1..).zip([(CYCLE, "2019-06-01"), (LATER, "2020-06-01"), (LAST, "2021-06-01")]) {
        collected(&world, cycle, (&framework, 1), as_of, &[1, 2, 101]).await;
        for of in [1, 2, 101] {
            rated(&world, cycle, of, (of, "SUPERVISOR"), [at; 3]).await;
        }
        finalised(&world, cycle).await;
    }
    let mut client = coordinator(&world);
    let mut made = Vec::new();
    for (from, to, area) in [(CYCLE, LATER, ""), (CYCLE, LATER, AREA), (LATER, LAST, ""), (LATER, LAST, AREA)] {
        let request = pb::ComputeGrowthRequest {
            baseline_cycle_id: from.to_owned(),
            endline_cycle_id: to.to_owned(),
            area_scope: area.to_owned(),
            attribution: pb::GrowthAttribution::AtEndline.into(),
            ..Default::default()
        };
        made.push(client.compute_growth(request).await.expect("both are final").into_inner().growth.expect("in the reply"));
    }
    (world, framework, made.try_into().expect("four"))
}

async fn listed(client: &mut Client, request: pb::ListGrowthsRequest) -> Vec<pb::Growth> {
    client.list_growths(request).await.expect("a page").into_inner().growths
}

#[tokio::test]
async fn computations_are_listed_the_newest_first_by_framework_cycle_and_area() {
    let (world, framework, [first, first_of_area, second, second_of_area]) = four().await;
    let mut client = coordinator(&world);
    let all = pb::ListGrowthsRequest::default();
    let whole = [second_of_area.clone(), second.clone(), first_of_area.clone(), first.clone()];
    assert_eq!(listed(&mut client, all.clone()).await, whole, "as they were computed");
    let of_framework = |id: &str| pb::ListGrowthsRequest { framework_id: id.to_owned(), ..all.clone() };
    assert_eq!(listed(&mut client, of_framework(&framework.id)).await, whole);
    assert_eq!(listed(&mut client, of_framework(NOTHING)).await, []);
    let of_cycle = |id: &str| pb::ListGrowthsRequest { cycle_id: id.to_owned(), ..all.clone() };
    assert_eq!(listed(&mut client, of_cycle(LATER)).await, whole, "from or to it");
    assert_eq!(listed(&mut client, of_cycle(CYCLE)).await, [first_of_area.clone(), first]);
    let of_area = pb::ListGrowthsRequest { area_scope: AREA.to_owned(), ..of_cycle(LAST) };
    assert_eq!(listed(&mut client, of_area.clone()).await, [second_of_area]);
    assert_eq!(listed(&mut client, pb::ListGrowthsRequest { area_scope: "esao:4001".to_owned(), ..of_area }).await, []);
}

#[tokio::test]
async fn computations_come_in_pages_whose_tokens_belong_to_their_question() {
    let (world, _, made) = four().await;
    let mut client = coordinator(&world);
    let page = pb::ListGrowthsRequest { page_size: 3, ..Default::default() };
    let first = client.list_growths(page.clone()).await.expect("a page").into_inner();
    assert_eq!(first.growths.iter().map(|growth| &growth.id).collect::<Vec<_>>(), [&made[3].id, &made[2].id, &made[1].id]);
    let next = pb::ListGrowthsRequest { page_token: first.next_page_token, ..page };
    let rest = client.list_growths(next.clone()).await.expect("a page").into_inner();
    assert_eq!((rest.growths.as_slice(), rest.next_page_token.as_str()), (&made[..1], ""));
    let other = pb::ListGrowthsRequest { area_scope: AREA.to_owned(), ..next };
    assert_eq!(Refusal::expect(client.list_growths(other).await).reason, "PAGE_TOKEN_INVALID");
}

#[tokio::test]
async fn computations_are_listed_as_far_as_they_are_reached_one_by_one() {
    let (world, _, made) = four().await;
    let mut director = client(&world, DIRECTOR);
    let own = listed(&mut director, pb::ListGrowthsRequest::default()).await;
    assert_eq!(own, [made[3].clone(), made[1].clone()], "of the own area");
    for growth in &made {
        let read = director.get_growth(pb::GetGrowthRequest { id: growth.id.clone() }).await;
        assert_eq!(read.is_ok(), own.contains(growth));
    }
    let mut elsewhere = client(&world, "area_director@esao:4001");
    assert_eq!(listed(&mut elsewhere, pb::ListGrowthsRequest::default()).await, []);
    let mut everybody = client(&world, COORDINATOR);
    assert_eq!(listed(&mut everybody, pb::ListGrowthsRequest::default()).await.len(), 4);
}
