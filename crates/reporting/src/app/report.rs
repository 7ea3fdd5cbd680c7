//! A report of one thing as a stream: as it is today, then whenever it shows something else.
//!
//! A number says whether anything has changed that reports of schools are made from; only then, and on another day, the report is made again.
//! It is told when it is not what was told last, so that whoever resumes hears nothing twice.

use chassis::failure::{Failure, Kind};
use chassis::kernel::Clock;
use chassis::project::{self, SourceFreshness};
use chassis::thai::calendar::bangkok_date;
use chassis::watch::{Look, Watched};
use jiff::civil::Date;
use prost::Message;
use sha2::{Digest as _, Sha256};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Asked, invalid_token};
use crate::store;

/// Stands for everything that a report shows.
pub(crate) type Digest = [u8; 16];

/// Where a stream stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The series of its numbers.
    pub(crate) series: Uuid,
    /// Up to which change it has looked.
    pub(crate) no: i64,
    /// What was told last; None where it was told as gone.
    pub(crate) told: Option<Digest>,
}

/// Something that can be looked at again and again.
pub(crate) trait Report: Send + 'static {
    /// What is shown of it.
    type Shown: Message + Send + 'static;

    /// As it is now; `NOT_FOUND` where nothing of it is within reach.
    fn show(&self, db: &mut PgConnection, asked: Asked) -> impl Future<Output = Result<Self::Shown, Failure>> + Send;
}

/// One thing to tell.
#[derive(Debug)]
pub(crate) enum Shown<S> {
    /// As it is now.
    Report(Box<S>),
    /// No longer within reach.
    Gone,
    /// Nothing is new.
    Nothing,
}

/// A message: what is told, how to go on behind it, and how fresh it is.
#[derive(Debug)]
pub(crate) struct Told<S> {
    pub(crate) shown: Shown<S>,
    pub(crate) seen: Seen,
    pub(crate) read: Vec<SourceFreshness>,
}

/// A report as a stream.
#[derive(Debug)]
pub(crate) struct ReportStream<R> {
    report: R,
    clock: Clock,
    at: Option<Seen>,
    /// The day for which it was made last.
    day: Option<Date>,
}

impl<R: Report> ReportStream<R> {
    /// A stream from the beginning, or from where an earlier one broke off.
    pub(crate) fn new(report: R, clock: Clock, at: Option<Seen>) -> Self {
        Self { report, clock, at, day: None }
    }

    /// What is to be told now, and what was told last then.
    async fn news(&self, db: &mut PgConnection, asked: Asked) -> Result<(Shown<R::Shown>, Option<Digest>), Failure> {
        let before = self.at.map(|seen| seen.told);
        match self.report.show(db, asked).await {
            Ok(shown) => {
                let digest = Some(digest(&shown));
                let told = if before == Some(digest) { Shown::Nothing } else { Shown::Report(Box::new(shown)) };
                Ok((told, digest))
            }
            // What was never there is refused like any other question about it.
            Err(failure) if failure.kind() == Kind::NotFound && before.is_some() => {
                Ok((if before == Some(None) { Shown::Nothing } else { Shown::Gone }, None))
            }
            Err(failure) => Err(failure),
        }
    }
}

impl<R: Report + Sync> Watched for ReportStream<R> {
    type Message = Told<R::Shown>;

    async fn look(&mut self, db: &mut PgConnection, speak: bool) -> Result<Look<Self::Message>, Failure> {
        let now = store::moment_of_reports(db).await?;
        // Another read model, or one that was put back to an earlier day: what was told of it is worth nothing.
        if self.at.is_some_and(|seen| seen.series != now.series || seen.no > now.last) {
            return Err(invalid_token());
        }
        let at = self.clock.now();
        let today = bangkok_date(at);
        let same = self.day == Some(today) && self.at.is_some_and(|seen| seen.no == now.last);
        let (shown, told) = match self.at {
            Some(seen) if same => (Shown::Nothing, seen.told),
            _ => self.news(db, Asked { at, today }).await?,
        };
        let seen = Seen { series: now.series, no: now.last, told };
        (self.at, self.day) = (Some(seen), Some(today));
        if matches!(shown, Shown::Nothing) && !speak {
            return Ok(Look { messages: Vec::new(), more: false });
        }
        let read = project::freshness(db, at).await?;
        Ok(Look { messages: vec![Told { shown, seen, read }], more: false })
    }
}

fn digest(shown: &impl Message) -> Digest {
    let hash: [u8; 32] = Sha256::digest(shown.encode_to_vec()).into();
    let mut digest = Digest::default();
    digest.copy_from_slice(&hash[..16]);
    digest
}
