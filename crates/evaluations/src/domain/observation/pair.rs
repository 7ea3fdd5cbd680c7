//! Two observations of one lesson. How far they agree is computed before anybody talks; what they agree on afterwards stands beside what each
//! had seen.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::agreement::{self, Agreement};
use super::check::possible;
use super::error::PairError;
use super::event::{ObservationEvent, PairEvent};
use super::instrument::Instrument;
use super::problem::{Found, RecordProblem};
use super::record::SegmentMark;
use super::status::{Action, ObservationStatus, PairStatus};
use super::{Observation, ObservationId, PairId};
use crate::domain::framework::check::Problem;

/// What is kept of a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct PairRecord {
    /// Id.
    pub id: PairId,
    /// Raised by one with every event.
    pub version: i64,
    /// The first observation.
    pub first: ObservationId,
    /// The second one.
    pub second: ObservationId,
    /// How far it has come.
    pub status: PairStatus,
    /// How far the two agreed before they talked; none before they are reconciled.
    pub agreement: Option<Agreement>,
    /// What they agreed on.
    pub agreed: Vec<SegmentMark>,
    /// Why, in words.
    pub notes: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    record: PairRecord,
}

/// What happened to a pair and to its halves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reconciled {
    /// To the pair.
    pub pair: Vec<PairEvent>,
    /// To each of the two.
    pub halves: Vec<ObservationEvent>,
}

impl Pair {
    /// Makes a pair of two observations of one lesson.
    pub fn open(
        id: PairId,
        (first, second): (&mut Observation, &mut Observation),
        now: Timestamp,
    ) -> Result<(Self, Vec<PairEvent>), PairError> {
        if first.record.id == second.record.id || !first.record.lesson.is_shared_with(&second.record.lesson) {
            return Err(PairError::NotOneLesson);
        }
        for (half, field) in [(&*first, "first_observation_id"), (&*second, "second_observation_id")] {
            if half.record.pair.is_some() {
                return Err(PairError::AlreadyPaired { field });
            }
            if !half.record.status.allows(Action::Pair) {
                return Err(PairError::ObservationNotAllowed(half.record.status));
            }
        }
        first.belong_to(Some(id));
        second.belong_to(Some(id));
        let record = PairRecord {
            id,
            version: 1,
            first: first.record.id,
            second: second.record.id,
            status: PairStatus::Open,
            agreement: None,
            agreed: Vec::new(),
            notes: String::new(),
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![PairEvent::Opened]))
    }

    /// What was kept.
    pub fn restore(record: PairRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &PairRecord {
        &self.record
    }

    /// The two have talked: something is said of exactly the elements in which they differ.
    pub fn reconcile(
        &mut self,
        instrument: Instrument<'_>,
        (first, second): (&mut Observation, &mut Observation),
        (agreed, notes): (Vec<SegmentMark>, String),
        now: Timestamp,
    ) -> Result<Reconciled, PairError> {
        self.must_be_open()?;
        if [&first.record, &second.record].iter().any(|half| half.status != ObservationStatus::Submitted) {
            return Err(PairError::NotSubmittedByBoth);
        }
        let (mine, theirs) = (&first.record.record, &second.record.record);
        let differing = agreement::differing(instrument, mine, theirs);
        check(instrument, &differing, &agreed)?;
        self.record.agreement = Some(agreement::of_records(instrument, mine, theirs));
        self.record.agreed = agreed;
        self.record.notes = notes;
        self.record.status = PairStatus::Reconciled;
        let halves = first.reconcile(now);
        second.reconcile(now);
        Ok(Reconciled { pair: self.happened(PairEvent::Reconciled, now), halves })
    }

    /// One of the two does not count: as long as nothing was agreed on the other one stands alone again. What both had agreed on holds for the
    /// other one ever after, so that nobody reads something else than was released.
    pub fn dissolve(&mut self, (first, second): (&mut Observation, &mut Observation), now: Timestamp) -> Vec<PairEvent> {
        if self.must_be_open().is_err() {
            return Vec::new();
        }
        first.belong_to(None);
        second.belong_to(None);
        self.record.status = PairStatus::Dissolved;
        self.happened(PairEvent::Dissolved, now)
    }

    fn must_be_open(&self) -> Result<(), PairError> {
        match self.record.status {
            PairStatus::Open => Ok(()),
            status @ (PairStatus::Reconciled | PairStatus::Dissolved) => Err(PairError::StatusNotAllowed(status)),
        }
    }

    fn happened(&mut self, event: PairEvent, now: Timestamp) -> Vec<PairEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}

fn check(instrument: Instrument<'_>, differing: &[SegmentMark], agreed: &[SegmentMark]) -> Result<(), PairError> {
    let (mut found, mut said) = (Found::default(), BTreeSet::new());
    let place = |of: &SegmentMark| (of.segment, of.mark.code.clone());
    for (at, one) in agreed.iter().enumerate() {
        let path = format!("agreed[{at}].mark");
        match instrument.element(&one.mark.code) {
            Some((node, scale)) if (1..=instrument.segments()).contains(&one.segment) => {
                if !said.insert(place(one)) {
                    found.at(format!("{path}.code"), Problem::Twice(one.mark.code.clone()));
                } else if !differing.iter().any(|other| place(other) == place(one)) {
                    found.at(format!("{path}.code"), RecordProblem::SeenAlike);
                }
                possible(node, scale, one.mark.seen, &path, &mut found);
            }
            Some(_) => found.at(format!("agreed[{at}].segment"), RecordProblem::TooManySegments(instrument.segments())),
            None => found.at(format!("{path}.code"), Problem::Unknown(one.mark.code.clone())),
        }
    }
    if !found.0.is_empty() {
        return Err(PairError::Unsound(found.0));
    }
    let missing = differing.iter().filter(|one| !said.contains(&place(one)));
    let missing: Vec<String> = missing.map(|one| format!("{}:{}", one.segment, one.mark.code)).collect();
    if missing.is_empty() { Ok(()) } else { Err(PairError::Incomplete(missing)) }
}
