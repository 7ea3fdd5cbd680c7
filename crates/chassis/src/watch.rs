//! Streams that go on: everything there is, then every change, until something ends them.
//!
//! A task of its own looks and puts what it finds into a short channel, so that no transaction ever waits for a client: what is held
//! for one stream is a page and the channel. The stream ends
//!
//! - when the client takes longer over a message than configured: `SLOW_CONSUMER`;
//! - when the house drains: `TEMPORARILY_UNAVAILABLE`, so that the client resumes elsewhere;
//! - when the token expires: `SIGN_IN_REQUIRED`; at the client's own deadline: `TIMED_OUT`;
//! - at its greatest age, in good order. Streams begun together do not end together.

use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::time::Duration;

use futures_util::{FutureExt as _, Stream, StreamExt as _, stream};
use sqlx::PgConnection;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, sleep_until};
use tonic::{Response, Status};
use tracing::Instrument as _;

use crate::ctx::Ctx;
use crate::failure::{Failure, Kind};
use crate::project::Standing;

/// Statements of a look that take longer are given up, and the stream with them.
const LOOK_LIMIT: Duration = Duration::from_secs(10);
/// Many events in a row are one look: the state between two of them is never told.
const LOOKS_APART: Duration = Duration::from_millis(50);
/// What another replica has read shows in the tables only.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Messages that lie ready for the client.
const LYING: usize = 16;

/// What streams are held to.
#[derive(Debug, Clone, Copy)]
pub struct StreamLimits {
    /// A stream with nothing to tell says so after this time.
    pub keep_alive: Duration,
    /// A stream ends after this time, or up to a tenth earlier.
    pub max_age: Duration,
    /// A client that leaves a message lying for longer is cut off.
    pub slow_consumer: Duration,
}

/// What one look has found.
#[derive(Debug)]
pub struct Look<M> {
    /// What to tell, at most a page.
    pub messages: Vec<M>,
    /// Whether the next look will find more at once.
    pub more: bool,
}

/// Something that is looked at again and again. What has been told is remembered by whoever implements it.
pub trait Watched: Send + 'static {
    /// What the client is told.
    type Message: Send + 'static;

    /// What is new since the last look, read in one snapshot. With `speak` something must be said even if nothing is new.
    fn look(&mut self, db: &mut PgConnection, speak: bool) -> impl Future<Output = Result<Look<Self::Message>, Failure>> + Send;
}

/// The stream of a reply.
pub type Watching<M> = Pin<Box<dyn Stream<Item = Result<M, Status>> + Send>>;

impl Ctx {
    /// Answers with a stream. The first look is taken before the reply begins, so that what is wrong from the start refuses the
    /// call itself.
    #[expect(clippy::disallowed_methods, reason = "the task belongs to its call: it ends with the stream, a panic is the stream's end")]
    pub async fn watch<W: Watched, M: Send + 'static>(
        self,
        watched: W,
        convert: impl Fn(W::Message) -> M + Send + 'static,
    ) -> Result<Response<Watching<M>>, Status> {
        let (outlet, messages) = mpsc::channel(LYING);
        let (last_word, ended) = oneshot::channel();
        let mut watch = Watch::of(self, watched, outlet);
        if let Err(failure) = watch.look().await {
            return Err(watch.ctx.refuse(failure));
        }
        drop(tokio::spawn(watch.tell(last_word).in_current_span()));
        let told = stream::unfold(Some((messages, ended)), next);
        Ok(Response::new(Box::pin(told.map(move |told| told.map(&convert)))))
    }
}

/// What a client has still to take, and how the stream ended.
type Open<M> = (mpsc::Receiver<M>, oneshot::Receiver<Result<(), Status>>);

/// The next message. When the stream has ended, what still lies there is left: the client resumes behind what it has taken.
async fn next<M>(open: Option<Open<M>>) -> Option<(Result<M, Status>, Option<Open<M>>)> {
    let (mut messages, mut ended) = open?;
    tokio::select! {
        biased;
        end = &mut ended => end.ok()?.err().map(|status| (Err(status), None)),
        Some(message) = messages.recv() => Some((Ok(message), Some((messages, ended)))),
    }
}

/// Why a stream ends.
enum End {
    InGoodOrder,
    /// Nobody listens any more.
    Gone,
    Refused(Failure),
}

impl From<Failure> for End {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}

struct Watch<W: Watched> {
    ctx: Ctx,
    watched: W,
    found: VecDeque<W::Message>,
    more: bool,
    moves: watch::Receiver<BTreeMap<&'static str, Standing>>,
    oldest: Instant,
    looked: Instant,
    spoke: Instant,
    speak: bool,
    outlet: mpsc::Sender<W::Message>,
}

impl<W: Watched> Watch<W> {
    fn of(ctx: Ctx, watched: W, outlet: mpsc::Sender<W::Message>) -> Self {
        let (now, moves) = (Instant::now(), ctx.shell().progress.moves());
        let age = ctx.call().streams.max_age;
        let earlier = age.mul_f64(f64::from(ctx.chance()) / 255.0 / 10.0);
        Self {
            ctx,
            watched,
            found: VecDeque::new(),
            more: false,
            moves,
            oldest: now + age.saturating_sub(earlier),
            looked: now,
            spoke: now,
            speak: false,
            outlet,
        }
    }

    /// Tells until something ends the stream, and says what it was.
    async fn tell(mut self, last_word: oneshot::Sender<Result<(), Status>>) {
        let end = match self.go_on().await {
            Ok(never) => match never {},
            Err(End::InGoodOrder | End::Gone) => Ok(()),
            Err(End::Refused(failure)) => Err(self.ctx.refuse(failure)),
        };
        let _nobody_listens = last_word.send(end);
    }

    async fn go_on(&mut self) -> Result<Infallible, End> {
        loop {
            while let Some(message) = self.found.pop_front() {
                self.hand_over(message).await?;
            }
            if !self.more {
                self.until_something_may_be_new().await?;
            }
            self.look().await?;
        }
    }

    async fn hand_over(&mut self, message: W::Message) -> Result<(), End> {
        let (at, end) = self.end();
        let patience = Instant::now() + self.ctx.call().streams.slow_consumer;
        tokio::select! {
            biased;
            () = self.ctx.call().draining.cancelled() => return Err(leaving().into()),
            () = sleep_until(at) => return Err(end),
            place = self.outlet.reserve() => place.map_err(|_| End::Gone)?.send(message),
            () = sleep_until(patience) => return Err(slow_consumer().into()),
        }
        self.spoke = Instant::now();
        Ok(())
    }

    async fn look(&mut self) -> Result<(), Failure> {
        // Marked before the look: what moves after it is looked at again.
        self.moves.mark_unchanged();
        self.looked = Instant::now();
        let mut tx = self.ctx.shell().db.begin_read_for(&self.ctx.sight(), LOOK_LIMIT).await?;
        // The door catches panics of calls, but a stream outlives its call.
        let look = AssertUnwindSafe(self.watched.look(&mut tx, self.speak)).catch_unwind().await;
        let look = look.map_err(|_| Failure::internal("a look panicked"))??;
        (self.speak, self.more) = (false, look.more);
        self.found.extend(look.messages);
        Ok(())
    }

    /// When the stream ends at the latest, and how.
    fn end(&self) -> (Instant, End) {
        let call = self.ctx.call();
        let age = (self.oldest, End::InGoodOrder);
        let token = (call.token_expires, Failure::unauthenticated("the token has expired").into());
        let patience = call.patience.map(|at| (at, Failure::timed_out().into()));
        patience.into_iter().chain([token]).fold(age, |first, other| if other.0 < first.0 { other } else { first })
    }

    async fn until_something_may_be_new(&mut self) -> Result<(), End> {
        let (at, end) = self.end();
        let speak_at = self.spoke + self.ctx.call().streams.keep_alive;
        let (again, apart) = (self.looked + LOOK_AGAIN, self.looked + LOOKS_APART);
        let moved = async {
            sleep_until(apart).await;
            // The sender lives as long as the shell, which this stream holds.
            self.moves.changed().await
        };
        tokio::select! {
            biased;
            () = self.ctx.call().draining.cancelled() => return Err(leaving().into()),
            () = self.outlet.closed() => return Err(End::Gone),
            () = sleep_until(at) => return Err(end),
            () = sleep_until(speak_at.min(again)) => {}
            _ = moved => {}
        }
        self.speak = speak_at <= Instant::now();
        Ok(())
    }
}

fn leaving() -> Failure {
    Failure::unavailable().retry_after(Duration::from_secs(1))
}

fn slow_consumer() -> Failure {
    Failure::new(
        Kind::Busy,
        "SLOW_CONSUMER",
        "แอปรับข้อมูลไม่ทัน กรุณาเชื่อมต่อใหม่เพื่อรับข้อมูลต่อจากจุดเดิม",
        "The client did not take the messages in time; connect again to go on from where it was",
    )
    .retry_after(Duration::from_secs(1))
}
