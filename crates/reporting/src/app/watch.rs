//! The board as a stream: everything within reach and filter, then what changes.
//!
//! The snapshot is read page by page, newest agreement first, each page in a snapshot of its own. What changes meanwhile is left
//! out of its page and told afterwards with the changes, so nothing is told twice and nothing is missed.

use chassis::auth::Reach;
use chassis::failure::{Failure, Kind};
use chassis::kernel::Clock;
use chassis::project::{self, SourceFreshness};
use chassis::thai::calendar::bangkok_date;
use chassis::watch::{Look, Watched};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::store::{self, After, AgreementRow, Change, Filter, Moment, Partnership};

/// Messages of one look at most.
const PAGE: i64 = 100;

/// Where a stream stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the middle of the snapshot, behind this agreement. Changes after `base` are left for later.
    Snapshot { base: i64, after: Option<After> },
    /// The snapshot has been told, but not yet what changed meanwhile.
    CatchingUp { after: i64 },
    /// Everything up to this change has been told.
    Following { after: i64 },
}

/// One thing to tell.
#[derive(Debug)]
pub(crate) enum Told {
    /// A partnership as it is now.
    Partnership(Box<Partnership>),
    /// An agreement that is no longer within reach and filter.
    Removed(Uuid),
    /// Everything that there was has been told.
    SnapshotComplete,
    /// Nothing is new.
    Nothing,
}

/// A message: what is told, how to go on behind it, and, on the last one of a look, how fresh the board is.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) told: Told,
    pub(crate) series: Uuid,
    pub(crate) place: Place,
    pub(crate) read: Option<Vec<SourceFreshness>>,
}

/// A stream of the board.
#[derive(Debug)]
pub(crate) struct Stream {
    reach: Reach,
    filter: Filter,
    clock: Clock,
    at: Option<(Uuid, Place)>,
}

impl Stream {
    /// A stream from the beginning, or from where an earlier one broke off.
    pub(crate) fn new(reach: Reach, filter: Filter, clock: Clock, at: Option<(Uuid, Place)>) -> Self {
        Self { reach, filter, clock, at }
    }

    /// What is new, each with the place behind it; whether there is more at once; and where the stream stands then.
    async fn new_things(&self, db: &mut PgConnection, from: Place, now: Moment) -> Result<(Vec<(Told, Place)>, bool, Place), Failure> {
        match from {
            Place::Snapshot { base, after } => {
                let rows = store::list(db, &self.reach, &self.filter, after, PAGE).await?;
                let whole = rows.len() < usize::try_from(PAGE).unwrap_or_default();
                let behind = rows.last().map_or(after, |row| Some(place_of(row)));
                let told = self.unchanged_since(db, rows, base).await?;
                let to = if whole { Place::CatchingUp { after: base } } else { Place::Snapshot { base, after: behind } };
                Ok((told, true, to))
            }
            Place::CatchingUp { after } => {
                let (mut told, more, after) = self.changes(db, after, now).await?;
                if more {
                    let behind = |(told, after)| (told, Place::CatchingUp { after });
                    return Ok((told.into_iter().map(behind).collect(), true, Place::CatchingUp { after }));
                }
                told.push((Told::SnapshotComplete, after));
                let last = told.len() - 1;
                // Who breaks off before the last of them is still to be told that the snapshot is complete.
                let behind = |(n, (told, after))| (told, if n == last { Place::Following { after } } else { Place::CatchingUp { after } });
                Ok((told.into_iter().enumerate().map(behind).collect(), false, Place::Following { after }))
            }
            Place::Following { after } => {
                let (told, more, after) = self.changes(db, after, now).await?;
                let behind = |(told, after)| (told, Place::Following { after });
                Ok((told.into_iter().map(behind).collect(), more, Place::Following { after }))
            }
        }
    }

    /// A page of the snapshot without what has changed since it began.
    async fn unchanged_since(&self, db: &mut PgConnection, rows: Vec<AgreementRow>, base: i64) -> Result<Vec<(Told, Place)>, Failure> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.agreement_id).collect();
        let changed = store::changed_after(db, &ids, base).await?;
        let rows = rows.into_iter().filter(|row| !changed.contains(&row.agreement_id)).collect();
        let page = store::with_parties(db, rows, bangkok_date(self.clock.now())).await?;
        let tell = |partnership: Partnership| {
            let place = Place::Snapshot { base, after: Some(place_of(&partnership.agreement)) };
            (Told::Partnership(Box::new(partnership)), place)
        };
        Ok(page.into_iter().map(tell).collect())
    }

    /// Up to a page of changes, each with its number; whether there are more; and up to which number they are known.
    async fn changes(&self, db: &mut PgConnection, after: i64, now: Moment) -> Result<(Vec<(Told, i64)>, bool, i64), Failure> {
        if after == now.last {
            return Ok((Vec::new(), false, after));
        }
        let changes = store::changes(db, &self.reach, &self.filter, after, PAGE).await?;
        let more = changes.len() == usize::try_from(PAGE).unwrap_or_default();
        let known = changes.last().filter(|_| more).map_or(now.last, |change| change.no);
        let shown: Vec<Uuid> = changes.iter().filter(|change| change.shown).map(|change| change.agreement_id).collect();
        let rows = store::those(db, &shown).await?;
        let mut partnerships = store::with_parties(db, rows, bangkok_date(self.clock.now())).await?;
        let mut tell = |change: Change| {
            let at = partnerships.iter().position(|shown| change.shown && shown.agreement.agreement_id == change.agreement_id);
            let told = at.map_or(Told::Removed(change.agreement_id), |at| Told::Partnership(Box::new(partnerships.swap_remove(at))));
            (told, change.no)
        };
        Ok((changes.into_iter().map(&mut tell).collect(), more, known))
    }
}

impl Watched for Stream {
    type Message = Message;

    async fn look(&mut self, db: &mut PgConnection, speak: bool) -> Result<Look<Message>, Failure> {
        let now = store::moment(db).await?;
        let (series, from) = self.at.unwrap_or((now.series, Place::Snapshot { base: now.last, after: None }));
        let (Place::Snapshot { base: told, .. } | Place::CatchingUp { after: told } | Place::Following { after: told }) = from;
        // Another board, or one that was put back to an earlier day: what was told of it is worth nothing.
        if series != now.series || told > now.last {
            return Err(invalid_token());
        }
        let (mut told, more, place) = self.new_things(db, from, now).await?;
        self.at = Some((series, place));
        if told.is_empty() && speak {
            told.push((Told::Nothing, place));
        }
        let mut messages: Vec<Message> = told.into_iter().map(|(told, place)| Message { told, series, place, read: None }).collect();
        if let Some(last) = messages.last_mut() {
            last.read = Some(project::freshness(db, self.clock.now()).await?);
        }
        Ok(Look { messages, more })
    }
}

/// The refusal of a token that was made for something else, or whose board is no more.
pub(crate) fn invalid_token() -> Failure {
    Failure::new(
        Kind::Invalid,
        "RESUME_TOKEN_INVALID",
        "ไม่สามารถรับข้อมูลต่อจากจุดเดิมได้ กรุณาเริ่มรับข้อมูลใหม่ทั้งหมด",
        "The stream cannot be resumed from here; begin anew without a resume token",
    )
    .at("resume_token")
}

fn place_of(row: &AgreementRow) -> After {
    After { drafted_at: row.drafted_at.0, agreement_id: row.agreement_id }
}
