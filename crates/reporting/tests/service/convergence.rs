//! Any order and any repetition of the events, cut into slices anywhere, gives the same board: through the real projection, on Postgres,
//! without the gate that would keep them in order.

use api::common::v1::LocalDate;
use api::partners::v1 as told;
use api::reporting::v1 as pb;
use chassis::event::Event;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use sqlx::Row as _;
use testkit::World;
use tokio::runtime::Runtime;

use crate::delivery::{any_sizes, cut, in_any_order};
use crate::story::{agreement, apply_cut, ceremony_told, event, id, listed, minute, name, organisation_told, party, world};

/// Stories tried; each is applied four times: in its order and in any other, event by event and in slices.
const CASES: u32 = 24;
const TABLES: [&str; 5] = ["partnership", "partnership_party", "partnership_ceremony", "partner_organisation", "partner_organisation_name"];
const AGREEMENTS: [u128; 3] = [1, 2, 3];
const ORGANISATIONS: [u128; 3] = [101, 102, 103];
const CEREMONIES: [u128; 2] = [51, 52];

/// What one command did: to which aggregate, with how many events, and everything else by chance.
#[derive(Debug, Clone)]
struct Step {
    kind: u8,
    which: Index,
    /// A command that says two things raises the version by two; both events carry the state after it.
    says_two_things: bool,
    parties: Vec<(u128, i32, i32, i32)>,
    state: i32,
    label: String,
    ceremony: Option<u128>,
}

fn any_step() -> impl Strategy<Value = Step> {
    let party = (select(&ORGANISATIONS[..]), 0..3_i32, 0..5_i32, 0..3_i32);
    let ceremony = prop::option::of(select(&CEREMONIES[..]));
    (0..5_u8, any::<Index>(), any::<bool>(), vec(party, 0..4), 1..9_i32, "[ก-ฮ]{1,3}", ceremony).prop_map(
        |(kind, which, says_two_things, parties, state, label, ceremony)| Step {
            kind,
            which,
            says_two_things,
            parties,
            state,
            label,
            ceremony,
        },
    )
}

/// The log that a source would have written for these commands, in order.
fn log(steps: &[Step]) -> Vec<Event> {
    let mut versions = std::collections::HashMap::<u128, i64>::new();
    let mut events = Vec::new();
    for (step, now) in steps.iter().zip(1..) {
        let aggregate = *match step.kind {
            0..=2 => step.which.get(&AGREEMENTS),
            3 => step.which.get(&ORGANISATIONS),
            _ => step.which.get(&CEREMONIES),
        };
        let version = versions.entry(aggregate).or_default();
        let first = *version + 1;
        *version += if step.says_two_things { 2 } else { 1 };
        let told = told(step, aggregate, *version, now);
        events.extend((first..=*version).map(|n| Event { aggregate_version: n, ..told.clone() }));
    }
    events
}

fn told(step: &Step, aggregate: u128, version: i64, now: i64) -> Event {
    let aggregate = id(aggregate);
    match step.kind {
        0..=2 => {
            let snapshot = snapshot(step, &aggregate, version);
            event(
                "agreement",
                &aggregate,
                version,
                "signed_by_party",
                minute(now),
                &told::AgreementSignedByParty { agreement: Some(snapshot), party_no: 1 },
            )
        }
        3 => {
            // The day of the renaming moves from version to version, so stretches of names come and go.
            let day = LocalDate { year: 2015 + step.state, month: 1, day: 1, ..Default::default() };
            let names = vec![
                told::OrganisationName { valid_to: Some(day.clone()), ..name(told::NameKind::Official, "ชื่อเดิม") },
                told::OrganisationName { valid_from: Some(day), ..name(told::NameKind::Official, &step.label) },
                name(told::NameKind::Short, &step.label),
            ];
            organisation_told(&aggregate, version, names, minute(now))
        }
        _ => {
            let status = told::CeremonyStatus::try_from(step.state % 5).unwrap_or_default();
            ceremony_told(&aggregate, version, &id(1), status, Some(minute(now + 1000)), minute(now))
        }
    }
}

fn snapshot(step: &Step, aggregate: &str, version: i64) -> told::AgreementSnapshot {
    let mut snapshot = agreement(aggregate, version, &[]);
    snapshot.state = step.state;
    snapshot.reference_no.clone_from(&step.label);
    snapshot.ceremony_id = step.ceremony.map(id).unwrap_or_default();
    // Numbers with holes, and an order that is not that of the numbers.
    let parties = step.parties.iter().zip([2, 1, 5]).map(|((organisation, capacity, delegation, signed), no)| told::PartySnapshot {
        protocol_order: 10 - no,
        capacity: *capacity,
        delegation_status: *delegation,
        signatory_status: *signed,
        witnesses_signed: *signed,
        defects: (1..=*signed).collect(),
        ..party(no, &id(*organisation))
    });
    snapshot.parties = parties.collect();
    snapshot.scopes = step.parties.iter().map(|(organisation, ..)| format!("organisation:{}", id(*organisation))).collect();
    snapshot
}

/// A story, as it was told and as it arrives.
fn any_story() -> impl Strategy<Value = (Vec<Event>, Vec<Event>)> {
    vec(any_step(), 1..16).prop_flat_map(|steps| in_any_order(log(&steps)))
}

/// Everything that the service holds and everything that it shows.
#[derive(Debug, PartialEq)]
struct Board {
    tables: Vec<String>,
    shown: Vec<pb::Partnership>,
}

async fn board_after(world: &World, slices: &[&[Event]]) -> Board {
    let pool = world.db("reporting").pool();
    for table in TABLES {
        sqlx::query(sqlx::AssertSqlSafe(format!("truncate {table} cascade"))).execute(pool).await.expect("the table is ours");
    }
    apply_cut(world, slices.iter().copied()).await;
    let mut tables = Vec::new();
    // Not `partnership_change` and `partnership_left`: in which order things were told is what they are about.
    for table in TABLES {
        let dump = format!("select coalesce(string_agg(t::text, e'\\n' order by t::text), '') from {table} t");
        tables.push(sqlx::query(sqlx::AssertSqlSafe(dump)).fetch_one(pool).await.expect("the table is ours").get(0));
    }
    Board { tables, shown: listed(world, "legal_officer@global").await.partnerships }
}

/// Told in order, the board shows the last state of every agreement. Without this, a board that never changes would pass.
fn shows_the_end_of(log: &[Event], board: &Board) -> Result<(), TestCaseError> {
    let mut last = std::collections::BTreeMap::new();
    for event in log.iter().filter(|event| event.aggregate == "agreement") {
        let decoded = event.decode::<told::AgreementSignedByParty>().expect("it was encoded here");
        last.insert(event.aggregate_id.to_string(), decoded.agreement.unwrap_or_default());
    }
    prop_assert_eq!(board.shown.len(), last.len());
    for shown in &board.shown {
        let told = &last[&shown.agreement_id];
        prop_assert_eq!((shown.agreement_version, shown.state, &shown.reference_no), (told.version, told.state, &told.reference_no));
        prop_assert_eq!(shown.parties.len(), told.parties.len());
    }
    Ok(())
}

#[test]
fn any_permutation_and_duplication_of_the_events_in_any_slices_gives_the_same_board() {
    let runtime = Runtime::new().unwrap();
    let world = runtime.block_on(world());
    let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&(any_story(), any_sizes()), |((log, shuffled), sizes)| {
        let board = |events: &[Event], sizes: &[usize]| runtime.block_on(board_after(&world, &cut(events, sizes)));
        let in_order = board(&log, &[1]);
        shows_the_end_of(&log, &in_order)?;
        prop_assert_eq!(&board(&log, &sizes), &in_order);
        prop_assert_eq!(&board(&shuffled, &[1]), &in_order);
        prop_assert_eq!(&board(&shuffled, &sizes), &in_order);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    runtime.block_on(async { drop(world) });
}
