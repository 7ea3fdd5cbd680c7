//! One incoming call, and the two things it can do: ask (`query`) and act (`command`).

mod change;
mod door;
mod replay;
mod visible;

use std::sync::Arc;
use std::time::Duration;

use api::contract::{self, Mutation};
use http::HeaderValue;
use opentelemetry::trace::SpanContext;
use prost::Message;
use sha2::{Digest as _, Sha256};
use sqlx::PgConnection;
use tokio::time::Instant as Deadline;
use tokio_util::sync::CancellationToken;
use tonic::{Request, Response, Status};
use uuid::Uuid;

use crate::after::{self, After};
use crate::auth::Caller;
use crate::db::{Commit, Database, Kept, Sight, Uow};
use crate::failure::{Failure, FieldViolation, Locale};
use crate::kernel::{Clock, Ids};
use crate::metrics::Calls;
use crate::outbox::Nudge;
use crate::project::Progress;
use crate::telemetry;
use crate::watch::StreamLimits;

pub use change::Change;
pub use door::{Answer, Door};
pub use replay::sweep;

pub(crate) use replay::{Asked, Stored, find_many, may_be_repeated};

/// What the door found out about a call before the service sees it.
#[derive(Debug, Clone)]
pub struct Call {
    /// Who calls, with the grants that permit this RPC.
    pub caller: Caller,
    /// The service through which they call, where its token says so.
    pub service: Option<Arc<str>>,
    /// The RPC.
    pub method: &'static contract::Method,
    /// When the caller stops waiting.
    pub deadline: Deadline,
    /// The language of error texts.
    pub locale: Locale,
    /// What the effects of the call refer to in traces.
    pub(crate) trace: Option<SpanContext>,
    /// Under which the call stands in the log.
    pub reference: String,
    /// Where it is counted.
    pub calls: Arc<Calls>,
    /// The caller's token, to be sent along to another service.
    pub(crate) authorization: HeaderValue,
    /// When the caller's token stops being valid.
    pub token_expires: Deadline,
    /// When a stream ends because its caller wants no more of it.
    pub patience: Option<Deadline>,
    /// What streams are held to.
    pub streams: StreamLimits,
    /// Cancelled when running streams have to end.
    pub draining: CancellationToken,
}

impl Call {
    /// Takes a call that has come through the door: bounds are checked, every violation at once.
    pub fn open<T: contract::Request>(request: Request<T>) -> Result<(Self, T), Status> {
        let (_, extensions, message) = request.into_parts();
        let call = Self::of(extensions)?;
        let violations = contract::check(&message);
        if violations.is_empty() { Ok((call, message)) } else { Err(call.out_of_bounds(violations)) }
    }

    // What follows is apart from `open` because that is compiled for every request there is; so are other small functions below.
    fn of(mut extensions: http::Extensions) -> Result<Self, Status> {
        extensions.remove::<Self>().ok_or_else(|| Failure::internal("a call came past the door").into_status(Locale::Th, "-"))
    }

    fn out_of_bounds(&self, violations: Vec<contract::Violation>) -> Status {
        self.refuse(Failure::invalid(violations.into_iter().map(FieldViolation::from).collect()))
    }

    /// W3C trace context of the call, for what it sets in motion.
    pub fn traceparent(&self) -> Option<String> {
        self.trace.as_ref().map(telemetry::traceparent)
    }

    /// The answer to a refused call.
    pub fn refuse(&self, failure: impl Into<Failure>) -> Status {
        failure.into().into_status(self.locale, &self.reference)
    }

    /// Refuses whoever is not one of these services.
    pub fn must_come_from(&self, services: &[&str]) -> Result<(), Failure> {
        if self.service.as_deref().is_some_and(|service| services.contains(&service)) { Ok(()) } else { Err(Failure::service_required()) }
    }
}

/// What a service is handed: its database, the clock, ids, the bell of its relay, the progress of its reader.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The service's database.
    pub db: Database,
    /// Time.
    pub clock: Clock,
    /// Ids.
    pub ids: Ids,
    /// Rung after every commit; only source services have a relay to wake.
    pub nudge: Option<Nudge>,
    /// How far this process has read, where the service follows events.
    pub progress: Progress,
}

impl Shell {
    /// Opens a reading call: bounds are checked, every violation at once.
    pub fn enter<T: contract::Request>(&self, request: Request<T>) -> Result<(Ctx, T), Status> {
        let (call, message) = Call::open(request)?;
        Ok((self.ctx(call, RequestKey::default()), message))
    }

    /// Opens a call that changes something: its request id and body are remembered for replay.
    pub fn enter_command<T: Mutation>(&self, request: Request<T>) -> Result<(Ctx, T), Status> {
        let (call, message) = Call::open(request)?;
        let mut key = RequestKey { validate_only: message.validate_only(), ..RequestKey::default() };
        if !message.request_id().is_empty() {
            key.remember(message.request_id(), &message.encode_to_vec());
        }
        Ok((self.ctx(call, key), message))
    }

    fn ctx(&self, call: Call, request: RequestKey) -> Ctx {
        Ctx { call, shell: self.clone(), request }
    }
}

/// What a repeated call is known by.
#[derive(Debug, Default)]
pub(crate) struct RequestKey {
    pub(crate) id: Option<Uuid>,
    pub(crate) body_hash: Vec<u8>,
    pub(crate) validate_only: bool,
}

impl RequestKey {
    fn remember(&mut self, id: &str, body: &[u8]) {
        self.id = Uuid::parse_str(id).ok();
        self.body_hash = Sha256::digest(body).to_vec();
    }
}

/// One incoming call.
#[derive(Debug)]
pub struct Ctx {
    call: Call,
    shell: Shell,
    request: RequestKey,
}

impl Ctx {
    /// The same call on another service's database.
    pub(crate) fn at(self, shell: Shell) -> Self {
        Self { shell, ..self }
    }

    /// Who calls.
    pub fn caller(&self) -> &Caller {
        &self.call.caller
    }

    /// What the door found out: for asking another service on behalf of the caller (`peer.on_behalf_of(ctx.call())`).
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// What a repetition of this call is known by.
    pub(crate) fn request(&self) -> &RequestKey {
        &self.request
    }

    /// The Bangkok day.
    pub fn today(&self) -> jiff::civil::Date {
        crate::thai::calendar::bangkok_date(self.shell.clock.now())
    }

    /// What the service was handed.
    pub(crate) fn shell(&self) -> &Shell {
        &self.shell
    }

    /// A number by chance, so that what begins together need not end together.
    pub(crate) fn chance(&self) -> u8 {
        self.shell.ids.next(self.shell.clock.now()).as_bytes()[15]
    }

    /// The answer to a refused call.
    pub fn refuse(&self, failure: impl Into<Failure>) -> Status {
        self.call.refuse(failure)
    }

    /// Turns a request into a command; every bad field at once.
    pub fn convert<T, C: TryFrom<T, Error = Failure>>(&self, request: T) -> Result<C, Status> {
        C::try_from(request).map_err(|failure| self.refuse(failure))
    }

    /// Reads: one snapshot, read-only, no outbox.
    pub async fn query<R, E: Into<Failure>>(&self, run: impl AsyncFnOnce(&mut PgConnection) -> Result<R, E>) -> Result<R, Status> {
        let outcome = async {
            let _traced = self.traced("query");
            let mut tx = self.shell.db.begin_read_for(&self.sight(), self.time_left()?).await?;
            run(&mut tx).await.map_err(Into::into)
            // Nothing to commit: dropping the transaction returns the connection, which rolls back behind the reply.
        };
        outcome.await.map_err(|failure: Failure| self.refuse(failure))
    }

    /// Reads personal data: what `run` notes with `uow.audit` is on record before the reply leaves.
    pub async fn query_audited<R, E: Into<Failure>>(&self, run: impl AsyncFnOnce(&mut Uow) -> Result<R, E>) -> Result<R, Status> {
        let outcome = async {
            let _traced = self.traced("query");
            let mut uow = self.begin().await?;
            let reply = run(&mut uow).await.map_err(Into::into)?;
            self.commit_with(None, &Kept::default()).write(&mut uow).await?;
            uow.tx.commit().await?;
            Ok(reply)
        };
        outcome.await.map_err(|failure: Failure| self.refuse(failure))
    }

    /// Acts: one transaction; outbox, audit and the stored reply are its last statement. A repeated request id replays the
    /// reply of the first time. The reply carries the header `sala-after`.
    pub async fn command<R, E>(&self, run: impl AsyncFnOnce(&mut Uow) -> Result<R, E>) -> Result<Response<R>, Status>
    where
        R: Message + Default,
        E: Into<Failure>,
    {
        let outcome = match self.attempt(async |uow: &mut Uow| run(uow).await.map(|reply| (reply, None))).await {
            Err(failure) => self.earlier_reply(failure).await.and_then(|stored| Ok(after::answer(stored.message()?, stored.after()))),
            done => done,
        };
        outcome.map_err(|failure| self.refuse(failure))
    }

    /// Acts, when the reply shows personal data: only the id of what it shows is stored, and a repeated request id reads it
    /// again under the rights of the day.
    pub async fn command_rereading<R, E>(
        &self,
        run: impl AsyncFnOnce(&mut Uow) -> Result<(R, Uuid), E>,
        reread: impl AsyncFnOnce(&mut PgConnection, Uuid) -> Result<R, E>,
    ) -> Result<Response<R>, Status>
    where
        R: Message + Default,
        E: Into<Failure>,
    {
        match self.attempt(async |uow: &mut Uow| run(uow).await.map(|(reply, shows)| (reply, Some(shows)))).await {
            Err(failure) => match self.earlier_reply(failure).await.and_then(|stored| Ok((stored.subject()?, stored))) {
                Ok((id, stored)) => {
                    let reply = self.query(async |db: &mut PgConnection| reread(db, id).await).await?;
                    Ok(after::answer(reply, stored.after()))
                }
                Err(failure) => Err(self.refuse(failure)),
            },
            Ok(reply) => Ok(reply),
        }
    }

    async fn attempt<R, E>(&self, run: impl AsyncFnOnce(&mut Uow) -> Result<(R, Option<Uuid>), E>) -> Result<Response<R>, Failure>
    where
        R: Message + Default,
        E: Into<Failure>,
    {
        let _traced = self.traced("command");
        let mut uow = self.begin().await?;
        let (reply, shows) = run(&mut uow).await.map_err(Into::into)?;
        if self.request.validate_only {
            return Ok(Response::new(reply));
        }
        let bytes = (self.request.id.is_some() && shows.is_none()).then(|| reply.encode_to_vec());
        let after = self.commit(uow, bytes, shows).await?;
        Ok(after::answer(reply, after.as_deref()))
    }

    /// Commits with what a repeated call is answered with. Gives what the caller may wait for.
    async fn commit(&self, mut uow: Uow, reply: Option<Vec<u8>>, shows: Option<Uuid>) -> Result<Option<String>, Failure> {
        let after = After::of(self.shell.db.schema(), &uow.facts).map(|after| after.token());
        let kept = Kept { reply, subject_id: shows, after };
        self.commit_with(self.request.id, &kept).write(&mut uow).await?;
        uow.tx.commit().await?;
        if let Some(nudge) = &self.shell.nudge {
            nudge.ring();
        }
        Ok(kept.after)
    }

    /// Who did what, for the rows of the letterbox.
    pub(crate) fn commit_with<'a>(&'a self, request_id: Option<Uuid>, kept: &'a Kept) -> Commit<'a> {
        Commit {
            actor: self.call.caller.subject(),
            grant: self.call.caller.grant_text(),
            method: self.call.method.name,
            traceparent: self.call.traceparent(),
            request_id,
            body_hash: &self.request.body_hash,
            kept,
        }
    }

    /// The span of a transaction, as long as it is held.
    pub(crate) fn traced(&self, operation: &'static str) -> Option<impl Drop + use<>> {
        telemetry::transaction(self.call.trace.as_ref(), self.shell.db.schema(), operation)
    }

    /// A transaction with the caller's deadline and reach.
    pub(crate) async fn begin(&self) -> Result<Uow, Failure> {
        let (now, ids) = (self.shell.clock.now(), self.shell.ids.clone());
        Ok(self.shell.db.begin_for(&self.sight(), self.time_left()?, now, ids).await?)
    }

    /// How far its transactions see.
    pub(crate) fn sight(&self) -> Sight {
        self.shell.db.sight([self.caller()])
    }

    /// When the caller stops waiting.
    pub(crate) fn deadline(&self) -> Deadline {
        self.call.deadline
    }

    fn time_left(&self) -> Result<Duration, Failure> {
        let left = self.call.deadline.saturating_duration_since(Deadline::now());
        if left.is_zero() { Err(Failure::timed_out()) } else { Ok(left) }
    }

    /// A command failed: perhaps because it was done before. The first time's reply, else the failure itself.
    pub(crate) async fn earlier_reply(&self, failure: Failure) -> Result<Stored, Failure> {
        let Some(id) = self.request.id.filter(|_| may_be_repeated(&failure)) else { return Err(failure) };
        let mut tx = self.shell.db.begin_read(self.time_left()?).await?;
        match replay::find(&mut tx, self.call.caller.subject(), self.call.method.name, id).await? {
            Some(stored) => self.repeated(stored),
            None => Err(failure),
        }
    }

    /// What is stored under the call's request id answers it, where it was stored for the same body.
    pub(crate) fn repeated(&self, stored: Stored) -> Result<Stored, Failure> {
        if stored.body_hash != self.request.body_hash {
            return Err(Failure::request_id_reused());
        }
        self.call.calls.replayed();
        Ok(stored)
    }
}
