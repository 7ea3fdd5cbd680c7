//! From defective to executed with reservation, on the agreement and on the board.

use api::common::v1::Completeness;
use api::partners::v1 as pb;

use super::Story;

#[tokio::test]
async fn the_board_shows_what_is_missing_and_follows_to_execution_with_reservation() {
    let story = Story::told().await;
    let reply = story.board().await;
    let board = reply.partnership.expect("on the board");
    assert_eq!((board.parties_count, board.signatures_recorded, board.signatures_outstanding), (7, 7, 0));
    assert_eq!((board.witness_gaps, board.authority_gaps), (14, 4));
    assert_eq!((board.state(), board.validity()), (pb::AgreementState::PartiallySigned, pb::Validity::Defective));
    assert_eq!(
        board.parties.iter().map(|p| (p.witness_gap, p.authority_gap)).collect::<Vec<_>>(),
        [(2, false), (2, true), (2, false), (2, true), (2, false), (2, true), (2, true)]
    );
    assert!(board.parties.iter().all(|party| party.organisation_name.is_some()), "every organisation has been read");
    let freshness = reply.freshness.expect("on every reply");
    assert_eq!(freshness.completeness(), Completeness::Complete);
    let log = story.world.told("partners").await;
    assert_eq!(
        freshness.sources.iter().map(|s| (s.source.as_str(), s.position, s.lag_events)).collect::<Vec<_>>(),
        [("partners", log.last().map_or(0, |event| event.position), 0)]
    );

    let executed = executed_with_reservation(&story).await;
    assert!(executed.executed_with_reservation && executed.defects.is_empty());
    assert_eq!(executed.reservations.len(), 11);
    let board = story.board().await.partnership.expect("on the board");
    assert_eq!((board.state(), board.validity()), (pb::AgreementState::Executed, pb::Validity::Complete));
    assert_eq!((board.witness_gaps, board.authority_gaps, board.executed_with_reservation), (0, 0, true));
}

async fn executed_with_reservation(story: &Story) -> pb::Agreement {
    let (mut client, mut agreement) = (story.partners(), story.agreement().await);
    let reason = "ข่าวไม่ได้ระบุชื่อพยานและหนังสือมอบอำนาจ";
    for party_no in 1..=7 {
        let waive = pb::WaiveWitnessesRequest {
            id: agreement.id.clone(),
            expected_version: agreement.version,
            party_no,
            reason: reason.to_owned(),
            ..Default::default()
        };
        agreement = client.waive_witnesses(waive).await.expect("waived").into_inner().agreement.expect("in the reply");
    }
    for party_no in [2, 4, 6, 7] {
        let waive = pb::WaiveDelegationRequest {
            id: agreement.id.clone(),
            expected_version: agreement.version,
            party_no,
            reason: reason.to_owned(),
            ..Default::default()
        };
        agreement = client.waive_delegation(waive).await.expect("waived").into_inner().agreement.expect("in the reply");
    }
    let execute = pb::ExecuteAgreementRequest {
        id: agreement.id.clone(),
        expected_version: agreement.version,
        accept_reservation: true,
        ..Default::default()
    };
    client.execute_agreement(execute).await.expect("executed").into_inner().agreement.expect("in the reply")
}

#[tokio::test]
async fn a_post_that_ended_before_the_signing_is_on_the_board_as_soon_as_it_is_known() {
    let story = Story::told().await;
    let signatory = story.agreement().await.parties.swap_remove(0).signatory.expect("party 1 has one");
    let signed_on = signatory.signed_on.expect("signed");
    let end = pb::EndPositionRequest {
        id: signatory.position_id,
        expected_version: 1,
        valid_to: Some(api::common::v1::LocalDate { be_text: String::new(), ..signed_on }),
        ..Default::default()
    };
    story.partners().end_position(end).await.expect("ended");
    let board = story.board().await.partnership.expect("on the board");
    let defects: Vec<_> = board.parties.iter().map(|party| party.defects().any(|d| d == pb::DefectReason::PositionNotValid)).collect();
    assert_eq!(defects, [true, false, false, false, false, false, false]);
    assert_eq!(board.agreement_version, story.agreement().await.version);
}

#[tokio::test]
async fn loading_again_changes_nothing() {
    let story = Story::told().await;
    let before = story.world.told("partners").await.len();
    let token = story.world.token("institute_coordinator@global");
    let outcome = sala::demo::load(story.world.peer().clone(), &token).await.expect("loads");
    assert_eq!(outcome.outcome, sala::demo::Outcome::AlreadyThere);
    assert_eq!(story.world.told("partners").await.len(), before);
}

#[tokio::test]
async fn no_name_of_a_person_is_in_any_event() {
    let story = Story::told().await;
    let names: Vec<String> = super::extract::list(&story.facts, "persons")
        .iter()
        .flat_map(|p| ["given_th", "family_th", "name_en"].map(|field| super::extract::text(p, field)))
        .collect();
    let within = |payload: &[u8], name: &str| payload.windows(name.len()).any(|window| window == name.as_bytes());
    for event in story.world.told("partners").await {
        let found = names.iter().position(|name| within(&event.payload, name));
        assert_eq!(found, None, "{} at position {} carries a name", event.name(), event.position);
    }
}
