//! The log, checked against itself: positions without gaps, links that follow from what they vouch for, versions that rise by one.

use sqlx::PgConnection;

use super::chain::{self, Link};
use super::rows::{self, Entry};
use crate::db::Database;

/// Rows read at a time: memory stays flat however long the log is.
const BATCH: i64 = 5_000;
/// Faults told of one log; after so many the rest says nothing new.
const FAULTS: usize = 20;

/// What is wrong at a place of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The position; 0 for the state of the log as a whole.
    pub position: i64,
    /// What is wrong, for an operator.
    pub what: String,
}

/// A log that was read from its first position to its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Events read.
    pub events: i64,
    /// Epoch of the log.
    pub epoch: i64,
    /// The last link as it follows from the events, lower-case hexadecimal.
    pub chain_head: String,
    /// What is wrong; empty when the log is whole. At most twenty.
    pub faults: Vec<Fault>,
}

/// Reads the whole log of a source in one snapshot and computes every link anew.
pub async fn verify(db: &Database, source: &str) -> Result<Verified, sqlx::Error> {
    let mut tx = db.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".to_owned()).await?;
    let mut reading = Reading::new(source);
    loop {
        let entries = rows::entries_after(&mut tx, reading.position, BATCH).await?;
        if entries.is_empty() {
            break;
        }
        for entry in &entries {
            reading.read(entry);
        }
    }
    let state = rows::state(&mut tx).await?;
    reading.ends_at(&state);
    versions_rise(&mut tx, &mut reading).await?;
    Ok(Verified { events: reading.events, epoch: state.epoch, chain_head: hex::encode(&reading.head), faults: reading.faults })
}

/// The part that needs memory for every aggregate is left to the database.
async fn versions_rise(db: &mut PgConnection, reading: &mut Reading<'_>) -> Result<(), sqlx::Error> {
    for (position, aggregate, id, version) in rows::versions_out_of_step(db, FAULTS).await? {
        reading.fault(position, format!("{aggregate} {id} jumps to version {version}"));
    }
    Ok(())
}

struct Reading<'a> {
    source: &'a str,
    position: i64,
    events: i64,
    epoch: i64,
    head: Vec<u8>,
    faults: Vec<Fault>,
}

impl<'a> Reading<'a> {
    fn new(source: &'a str) -> Self {
        Self { source, position: 0, events: 0, epoch: 0, head: chain::GENESIS.to_vec(), faults: Vec::new() }
    }

    fn fault(&mut self, position: i64, what: String) {
        if self.faults.len() < FAULTS {
            self.faults.push(Fault { position, what });
        }
    }

    fn read(&mut self, entry: &Entry) {
        if entry.position != self.position + 1 {
            self.fault(entry.position, format!("positions {} to {} are missing", self.position + 1, entry.position - 1));
        }
        if entry.epoch < self.epoch {
            self.fault(entry.position, format!("epoch {} after epoch {}", entry.epoch, self.epoch));
        }
        let link = chain::link(
            &self.head,
            &Link {
                source: self.source,
                epoch: entry.epoch,
                position: entry.position,
                event_id: entry.event_id,
                aggregate: &entry.aggregate_type,
                aggregate_id: entry.aggregate_id,
                aggregate_version: entry.aggregate_version,
                event: &entry.event,
                actor: &entry.actor,
                scope: entry.scope.as_deref(),
                occurred_at: entry.occurred_at.0,
                payload: &entry.payload,
            },
        );
        if entry.chain.as_deref() != Some(&link[..]) {
            self.fault(entry.position, "the event is not what its link vouches for, or an earlier one is not".to_owned());
        }
        // Going on from the stored link shows where the next fault is, instead of calling everything after the first one bad.
        self.head = entry.chain.clone().unwrap_or_else(|| link.to_vec());
        (self.position, self.epoch, self.events) = (entry.position, entry.epoch, self.events + 1);
    }

    fn ends_at(&mut self, state: &rows::State) {
        if state.next_position != self.position + 1 {
            let (position, next) = (self.position, state.next_position);
            self.fault(0, format!("the log ends at position {position}, but its state gives {next} next"));
        }
        if state.chain_head != self.head {
            self.fault(0, "the last link is not the one that the state of the log holds".to_owned());
        }
    }
}
