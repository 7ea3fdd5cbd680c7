//! The board as a stream: the whole of it, then every change, resumed anywhere without gap or repeat.

use std::time::Duration;

use api::common::v1::Completeness;
use api::partners::v1 as told;
use api::reporting::v1 as pb;
use api::reporting::v1::WatchPartnershipsRequest as Watch;
use api::reporting::v1::watch_partnerships_response::Told;
use testkit::{Refusal, World, bounded};
use tonic::{Code, Status, Streaming};

use crate::story::{agreement, agreement_told, apply, apply_cut, ceremony_told, client, id, minute, name, organisation_told, tell, world};

pub(crate) const EVERYBODY: &str = "legal_officer@global";
/// What one message may take on a busy machine.
const SOON: Duration = Duration::from_secs(30);

pub(crate) type Board = Streaming<pb::WatchPartnershipsResponse>;

pub(crate) async fn open(world: &World, grants: &str, asked: Watch) -> Result<Board, Status> {
    Ok(client(world, grants).watch_partnerships(asked).await?.into_inner())
}

/// The next message; None at the end.
pub(crate) async fn next(board: &mut Board) -> Result<Option<pb::WatchPartnershipsResponse>, Status> {
    bounded("a message", SOON, board.message()).await
}

/// A message in short: `1 v2`, `1 gone`, `complete`, `alive`.
pub(crate) fn short(message: &pb::WatchPartnershipsResponse) -> String {
    let number = |id: &str| id.parse::<uuid::Uuid>().expect("an id").as_u128();
    match &message.told {
        Some(Told::Partnership(shown)) => format!("{} v{}", number(&shown.agreement_id), shown.agreement_version),
        Some(Told::RemovedAgreementId(id)) => format!("{} gone", number(id)),
        Some(Told::SnapshotComplete(whole)) => (if *whole { "complete" } else { "incomplete" }).to_owned(),
        None => "alive".to_owned(),
    }
}

/// Messages up to one that is `last` in short, without those that only say that the stream is alive.
async fn until(board: &mut Board, last: &str) -> Vec<pb::WatchPartnershipsResponse> {
    let mut messages = Vec::new();
    // A stream that says nothing but that it is alive would go on for ever.
    let all = async {
        loop {
            let message = next(board).await.expect("the stream goes on").expect("the stream has not ended");
            let is_last = short(&message) == last;
            if message.told.is_some() {
                messages.push(message);
            }
            if is_last {
                return;
            }
        }
    };
    bounded(last, SOON * 2, all).await;
    messages
}

async fn shorts(board: &mut Board, last: &str) -> Vec<String> {
    until(board, last).await.iter().map(short).collect()
}

/// Version `version` of agreement `n`, between 101 and 100 + n.
fn version(n: u128, version: i64) -> chassis::event::Event {
    let at = minute(i64::try_from(n).expect("small") + version * 1000);
    agreement_told(agreement(&id(n), version, &[&id(101), &id(100 + n)]), at)
}

#[tokio::test]
async fn the_board_is_told_whole_and_then_every_change_to_what_it_shows() {
    let world = world().await;
    tell(&world, &[version(1, 1), version(2, 1), version(3, 1)]).await;
    world.settle().await;
    let mut board = open(&world, EVERYBODY, Watch::default()).await.unwrap();
    let snapshot = until(&mut board, "complete").await;
    assert_eq!(snapshot.iter().map(short).collect::<Vec<_>>(), ["3 v1", "2 v1", "1 v1", "complete"], "newest first");
    let fresh = snapshot[3].freshness.clone().expect("the last of them says how fresh the board is");
    assert_eq!((fresh.completeness(), fresh.sources[0].position), (Completeness::Complete, 3));

    // Its own change; a ceremony of it; the name of a party of two; a newcomer.
    let mut held = agreement(&id(1), 2, &[&id(101), &id(102)]);
    held.ceremony_id = id(51);
    tell(&world, &[agreement_told(held, minute(2000))]).await;
    world.settle().await;
    assert_eq!(shorts(&mut board, "1 v2").await, ["1 v2"]);
    tell(&world, &[ceremony_told(&id(51), 1, &id(1), told::CeremonyStatus::Planned, Some(minute(9000)), minute(2001))]).await;
    world.settle().await;
    let planned = until(&mut board, "1 v2").await;
    let Some(Told::Partnership(shown)) = &planned[0].told else { panic!("{planned:?}") };
    assert_eq!(shown.ceremony_starts_at, Some(chassis::wire::timestamp(minute(9000))));
    tell(&world, &[organisation_told(&id(103), 1, vec![name(told::NameKind::Official, "หน่วยงานทดสอบ")], minute(2002)), version(4, 1)])
        .await;
    world.settle().await;
    let renamed = until(&mut board, "4 v1").await;
    assert_eq!(renamed.iter().map(short).collect::<Vec<_>>(), ["3 v1", "4 v1"], "only where the renamed organisation is party");
    let Some(Told::Partnership(shown)) = &renamed[0].told else { panic!("{renamed:?}") };
    assert_eq!(shown.parties[1].organisation_name.as_ref().map(|name| name.th.as_str()), Some("หน่วยงานทดสอบ"));
}

#[tokio::test]
async fn many_changes_in_a_row_may_be_one_but_the_last_is_told() {
    let world = world().await;
    let mut board = open(&world, EVERYBODY, Watch::default()).await.unwrap();
    assert_eq!(shorts(&mut board, "complete").await, ["complete"]);
    tell(&world, &(1..=40).flat_map(|v| [version(1, v), version(2, v)]).collect::<Vec<_>>()).await;
    world.settle().await;
    let seen = shorts(&mut board, "2 v40").await;
    assert!(seen.contains(&"1 v40".to_owned()) && seen.len() < 80, "{seen:?}");
}

#[tokio::test]
async fn a_stream_is_resumed_behind_any_of_its_messages_without_gap_or_repeat() {
    let world = world().await;
    // More than a page.
    apply(&world, &(1..=130).map(|n| version(n, 1)).collect::<Vec<_>>()).await;
    let mut board = open(&world, EVERYBODY, Watch::default()).await.unwrap();
    let mut whole = until(&mut board, "complete").await;
    apply(&world, &(1..=130).filter(|n| n % 2 == 0).map(|n| version(n, 2)).collect::<Vec<_>>()).await;
    whole.extend(until(&mut board, "130 v2").await);
    assert_eq!(whole.len(), 130 + 1 + 65);
    let mut resumed = Vec::new();
    for broken_off in [130, 131, 150, 195] {
        let asked = Watch { resume_token: whole[broken_off - 1].resume_token.clone(), ..Watch::default() };
        let mut board = open(&world, EVERYBODY, asked).await.unwrap();
        let mut told = Vec::new();
        for _ in broken_off..whole.len() {
            told.push(short(&next(&mut board).await.unwrap().expect("the stream goes on")));
        }
        // Whoever breaks off before the snapshot is complete hears of the changes first.
        told.sort_unstable();
        let mut expected: Vec<String> = whole[broken_off..].iter().map(short).collect();
        expected.sort_unstable();
        assert_eq!(told, expected, "behind message {broken_off}");
        resumed.push(board);
    }
    apply(&world, &[version(1, 2)]).await;
    for mut board in resumed {
        assert_eq!(shorts(&mut board, "1 v2").await, ["1 v2"], "nothing is told once more");
    }
}

#[tokio::test]
async fn what_changes_while_the_snapshot_is_told_is_told_once_and_before_it_is_complete() {
    let world = world().await;
    apply(&world, &(1..=130).map(|n| version(n, 1)).collect::<Vec<_>>()).await;
    let mut board = open(&world, EVERYBODY, Watch::default()).await.unwrap();
    let before = until(&mut board, "121 v1").await;
    assert_eq!(before.len(), 10, "130 down to 121");
    drop(board);
    // One that was told, one that was not, a newcomer.
    apply(&world, &[version(125, 2), version(3, 2), version(131, 1)]).await;
    let resumed = Watch { resume_token: before[9].resume_token.clone(), ..Watch::default() };
    let told = shorts(&mut open(&world, EVERYBODY, resumed).await.unwrap(), "complete").await;
    let mut expected: Vec<String> = (1..=120).rev().filter(|n| *n != 3).map(|n| format!("{n} v1")).collect();
    expected.extend(["125 v2", "3 v2", "131 v1", "complete"].map(str::to_owned));
    assert_eq!(told, expected);
}

#[tokio::test]
async fn what_leaves_filter_or_reach_is_told_as_gone_to_those_who_could_see_it_and_to_nobody_else() {
    let world = world().await;
    let between = |version: i64, state: told::AgreementState, other: u128| {
        let mut snapshot = agreement(&id(1), version, &[&id(101), &id(other)]);
        snapshot.state = state.into();
        agreement_told(snapshot, minute(version))
    };
    apply(&world, &[between(1, told::AgreementState::Draft, 102)]).await;
    let drafts = Watch { states: vec![told::AgreementState::Draft.into()], ..Watch::default() };
    let within = |organisation: u128| format!("partner@organisation:{}", id(organisation));
    let mut of_drafts = open(&world, EVERYBODY, drafts).await.unwrap();
    let mut of_party = open(&world, &within(102), Watch { organisation_id: id(102), ..Watch::default() }).await.unwrap();
    let mut of_stranger = open(&world, &within(103), Watch::default()).await.unwrap();
    assert_eq!(shorts(&mut of_drafts, "complete").await, ["1 v1", "complete"]);
    assert_eq!(shorts(&mut of_party, "complete").await, ["1 v1", "complete"]);
    let seen = until(&mut of_stranger, "complete").await;
    assert_eq!(seen.len(), 1, "nothing is within reach");

    apply(&world, &[between(2, told::AgreementState::Executed, 104)]).await;
    assert_eq!(shorts(&mut of_drafts, "1 gone").await, ["1 gone"], "no draft any more");
    assert_eq!(shorts(&mut of_party, "1 gone").await, ["1 gone"], "no party any more");
    // It goes on changing out of reach: nobody hears of that who was told that it is gone, nor who never saw it.
    apply(&world, &[between(3, told::AgreementState::Executed, 104), between(4, told::AgreementState::Draft, 103)]).await;
    assert_eq!(shorts(&mut of_drafts, "1 v4").await.last().map(String::as_str), Some("1 v4"), "a draft again");
    assert_eq!(shorts(&mut of_stranger, "1 v4").await, ["1 v4"], "within reach for the first time");
    apply(&world, &[between(5, told::AgreementState::Draft, 102)]).await;
    assert_eq!(shorts(&mut of_party, "1 v5").await, ["1 v5"], "back again, and nothing in between");
}

#[tokio::test]
async fn what_changes_together_is_told_one_by_one_and_resumed_between_any_two() {
    let world = world().await;
    let (second, third) = (id(102), id(103));
    let between = |n: u128, version: i64, other: &str| agreement_told(agreement(&id(n), version, &[&id(101), other]), minute(version));
    apply(&world, &(1..=4).map(|n| between(n, 1, &second)).collect::<Vec<_>>()).await;
    let party = format!("partner@organisation:{second}");
    let (mut of_all, mut of_party) =
        (open(&world, EVERYBODY, Watch::default()).await.unwrap(), open(&world, &party, Watch::default()).await.unwrap());
    until(&mut of_all, "complete").await;
    until(&mut of_party, "complete").await;
    // One slice: two versions of one agreement, a renamed party, three that leave the reach of the party.
    let renamed = organisation_told(&second, 1, vec![name(told::NameKind::Official, "หน่วยงานทดสอบ")], minute(2));
    let slice = [between(1, 2, &second), between(2, 2, &third), renamed, between(1, 3, &third), between(3, 2, &third)];
    apply_cut(&world, [&slice[..]]).await;
    // The name is told with each of its agreements that has not changed otherwise.
    let all = until(&mut of_all, "3 v2").await;
    assert_eq!(all.iter().map(short).collect::<Vec<_>>(), ["4 v1", "1 v3", "2 v2", "3 v2"]);
    let gone = until(&mut of_party, "3 gone").await;
    assert_eq!(gone.iter().map(short).collect::<Vec<_>>(), ["4 v1", "1 gone", "2 gone", "3 gone"]);
    for (grants, told) in [(EVERYBODY, &all), (party.as_str(), &gone)] {
        for broken_off in 1..told.len() {
            let asked = Watch { resume_token: told[broken_off - 1].resume_token.clone(), ..Watch::default() };
            let mut resumed = open(&world, grants, asked).await.unwrap();
            let expected: Vec<String> = told[broken_off..].iter().map(short).collect();
            assert_eq!(shorts(&mut resumed, expected.last().expect("something is left")).await, expected);
        }
    }
}

#[tokio::test]
async fn a_token_of_another_filter_caller_or_board_is_refused() {
    let world = world().await;
    apply(&world, &[version(1, 1)]).await;
    let mut board = open(&world, EVERYBODY, Watch::default()).await.unwrap();
    let token = until(&mut board, "complete").await.pop().expect("a message").resume_token;
    let with = |asked: Watch| Watch { resume_token: token.clone(), ..asked };
    let refused = async |grants: &str, asked: Watch| {
        let refusal = Refusal::expect(open(&world, grants, asked).await);
        assert_eq!((refusal.code, refusal.field_reasons()), (Code::InvalidArgument, vec![("resume_token", "RESUME_TOKEN_INVALID")]));
    };
    refused(EVERYBODY, with(Watch { organisation_id: id(101), ..Watch::default() })).await;
    refused("institute_coordinator@global", with(Watch::default())).await;
    refused(EVERYBODY, Watch { resume_token: token[..20].to_owned(), ..Watch::default() }).await;
    open(&world, EVERYBODY, with(Watch::default())).await.expect("resumed");
    // The board was read anew: what streams know of it is worth nothing, and those that run are told.
    sqlx::query("update partnership_series set series = gen_random_uuid()").execute(world.db("reporting").pool()).await.unwrap();
    refused(EVERYBODY, with(Watch::default())).await;
    apply(&world, &[version(1, 2)]).await;
    assert_eq!(Refusal::expect(next(&mut board).await).reason, "RESUME_TOKEN_INVALID");
}
