//! The clock jumps. The machine's own clock cannot be moved by a test, so the house is handed another one.

use api::common::v1::LocalizedText;
use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use api::reporting::v1::ListPartnershipsRequest;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use jiff::{SignedDuration, Timestamp};
use testkit::{Caller, World};

use crate::world::{EVERYWHERE, house};

type Client = PartnersServiceClient<Caller>;

fn titled(title: &str) -> pb::AgreementInput {
    let title = LocalizedText { th: title.to_owned(), en: String::new() };
    pb::AgreementInput { kind: pb::AgreementKind::Mou.into(), title: Some(title), ..Default::default() }
}

fn drafting(world: &World) -> pb::CreateAgreementRequest {
    let request_id = world.ids.next(world.clock.now()).to_string();
    pb::CreateAgreementRequest {
        request_id, agreement: Some(titled("บันทึกข้อตกลงทดสอบ")), ..Default::default()
    }
}

async fn draft(client: &mut Client, request: &pb::CreateAgreementRequest) -> pb::Agreement {
    client.create_agreement(request.clone()).await.expect("drafted").into_inner().agreement.expect("in the reply")
}

async fn retitle(client: &mut Client, drafted: &pb::Agreement, title: &str) -> pb::Agreement {
    let mut request = pb::UpdateAgreementRequest {
        id: drafted.id.clone(),
        expected_version: drafted.version,
        agreement: Some(titled(title)),
        ..Default::default()
    };
    request.update_mask.get_or_insert_default().paths = vec!["title".to_owned()];
    client.update_agreement(request).await.expect("retitled").into_inner().agreement.expect("in the reply")
}

#[tokio::test]
async fn a_clock_that_jumps_back_and_ahead_changes_neither_order_nor_answers_nor_the_board() {
    let world = house().await;
    let mut client = PartnersServiceClient::new(world.as_(EVERYWHERE));
    let now = world.clock.now();
    let hour = SignedDuration::from_hours(1);
    let first_request = drafting(&world);
    let first = draft(&mut client, &first_request).await;

    world.clock.set(now - hour * 30);
    let before = retitle(&mut client, &first, "ฉบับที่เขียนก่อนร่าง").await;
    let second = draft(&mut client, &drafting(&world)).await;
    assert_eq!(draft(&mut client, &first_request).await, first, "the same request has the same answer a day earlier");

    world.clock.set(now + hour * 24 * 6);
    let last = retitle(&mut client, &before, "ฉบับสุดท้าย").await;
    assert_eq!(draft(&mut client, &first_request).await, first, "and six days later");

    let told = world.told("partners").await;
    let order: Vec<(i64, String, i64)> =
        told.iter().map(|told| (told.position, told.aggregate_id.to_string(), told.aggregate_version)).collect();
    let expected = [(1, &first.id, 1), (2, &first.id, 2), (3, &second.id, 1), (4, &first.id, 3)];
    assert_eq!(order, expected.map(|(position, id, version)| (position, id.clone(), version)), "told in the order of the commits");
    let moments: Vec<Timestamp> = told.iter().map(|told| told.occurred_at).collect();
    assert!(!moments.is_sorted(), "the clock did jump: {moments:?}");

    world.settle().await;
    let mut board = ReportingServiceClient::new(world.as_(EVERYWHERE));
    let shown = board.list_partnerships(ListPartnershipsRequest::default()).await.expect("the board answers").into_inner().partnerships;
    let newest = shown.iter().find(|row| row.agreement_id == first.id).expect("on the board");
    assert_eq!((shown.len(), newest.agreement_version), (2, last.version), "the board goes by version and not by the clock");
}
