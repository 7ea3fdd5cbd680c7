//! Read models that follow events, each exactly once in effect: how far a source has been read is stored in the reader's own
//! database, in the transaction of the effects.
//!
//! The rules, for an event at position `p` and a reader at position `mine`: `p <= mine` is skipped; `p == mine + 1` is applied;
//! `p > mine + 1` is a gap, and nothing is applied until it is filled; the same position with another id is a divergence. What
//! cannot be applied is parked together with the later events of its aggregate, and the rest flows on.
//!
//! Read models are derived, so they may be made anew at any time: beside the live generation, from the first event on
//! ([`begin`]), and then in its place.

mod anchor;
mod batch;
mod feed;
mod follower;
mod freshness;
mod generation;
mod held;
mod offset;
pub mod parked;
mod progress;
mod projector;
mod resolve;
mod seen;
mod takeover;

use futures_util::future::BoxFuture;

use crate::db::{Database, Uow};
use crate::event::Event;
use crate::kernel::{Clock, Ids};

pub use freshness::{SourceFreshness, freshness, look, positions, read_so_far};
pub use generation::{Building, GenerationError, Generations, abandon, begin, generations};
pub use held::{Held, Holding, Tally, tallies};
pub use progress::{Progress, Standing};
pub use projector::Projector;
pub use resolve::{ResolveError, give_up, retry};

pub(crate) use held::Count;
pub(crate) use seen::contains;

/// Applies one event to a read model.
pub type ApplyEach = for<'a> fn(&'a mut Uow, &'a Event) -> BoxFuture<'a, Result<(), ApplyError>>;

/// Applies a slice of events to a read model, all of them or none.
pub type ApplySlice = for<'a> fn(&'a mut Uow, &'a [&'a Event]) -> BoxFuture<'a, Result<(), ApplyError>>;

/// How events get into a read model, inside the transaction that also moves the position. It writes the read model and nothing else: no
/// mail, no call, no event of its own. An event whose aggregate version is not newer than what is held changes nothing.
#[derive(Debug, Clone, Copy)]
pub enum Apply {
    /// One after the other. Written `Apply::Each(|uow, event| Box::pin(apply(uow, event)))`.
    Each(ApplyEach),
    /// What has arrived together, in the order of the log: of the snapshots of one aggregate only the newest has to be written, and rows
    /// are written by statements on many. It must end as if each event had been applied alone. Written like the other.
    Slice(ApplySlice),
}

/// A read model that follows events.
#[derive(Debug, Clone, Copy)]
pub struct Projection {
    /// Its name.
    pub name: &'static str,
    /// The sources it follows.
    pub sources: &'static [&'static str],
    /// What it does with events; those it does not know it leaves alone.
    pub apply: Apply,
    /// What it holds, for comparison with another generation of itself and with the services that own the facts.
    pub held: Held,
}

impl Projection {
    fn follows(&self, source: &str) -> bool {
        self.sources.contains(&source)
    }

    /// Applies events of one source, in order.
    async fn apply(&self, uow: &mut Uow, events: &[&Event]) -> Result<(), ApplyError> {
        match self.apply {
            Apply::Each(apply) => {
                for event in events {
                    apply(uow, event).await?;
                }
                Ok(())
            }
            Apply::Slice(_) if events.is_empty() => Ok(()),
            Apply::Slice(apply) => apply(uow, events).await,
        }
    }
}

/// Why an event was not applied.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// It cannot be read: not by trying again, and not by waiting. No personal data in the text.
    #[error("{0}")]
    Poison(String),
    /// The database said no; its code tells whether trying again helps.
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl From<prost::DecodeError> for ApplyError {
    fn from(error: prost::DecodeError) -> Self {
        Self::Poison(format!("undecodable: {error}"))
    }
}

/// Why a source is not read any further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The next event is missing from the stream. Republication heals it, and the reader looks every second.
    Gap,
    /// The stream holds another event at a position that was read.
    Diverged,
    /// The source has begun a new epoch: what was read may not have happened.
    Epoch,
}

impl Stop {
    /// The word in `projection_offset.stopped`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Gap => "GAP",
            Self::Diverged => "DIVERGED",
            Self::Epoch => "EPOCH",
        }
    }
}

/// Applies slices of events without asking for their positions, each slice in a transaction of its own: whatever their order, however often
/// they come and wherever they are cut, the version guards of the read models must make the same of them. For tests of exactly that.
pub async fn apply_slices<'a>(
    db: &Database,
    projections: &[Projection],
    slices: impl IntoIterator<Item = &'a [Event]>,
    clock: &Clock,
    ids: &Ids,
) -> Result<(), ApplyError> {
    for slice in slices {
        let mut uow = db.begin(None, clock.now(), ids.clone()).await?;
        for projection in projections {
            let events: Vec<&Event> = slice.iter().filter(|event| projection.follows(&event.source)).collect();
            projection.apply(&mut uow, &events).await?;
        }
        uow.tx.commit().await?;
    }
    Ok(())
}

/// The same, each event a slice of its own.
pub async fn apply_events(db: &Database, projections: &[Projection], events: &[Event], clock: &Clock, ids: &Ids) -> Result<(), ApplyError> {
    apply_slices(db, projections, events.chunks(1), clock, ids).await
}
