//! What the function behind a lane works with: calls, one transaction for all of them, and what it gives back for each.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;
use tokio::time::Instant;
use tonic::Response;
use uuid::Uuid;

use crate::after::{self, After};
use crate::auth::Caller;
use crate::ctx::Ctx;
use crate::db::{AuditEntry, Kept, Letter, Uow};
use crate::event::Fact;
use crate::failure::Failure;

/// One call of a batch.
#[derive(Debug)]
pub struct Item<C> {
    pub(super) ctx: Arc<Ctx>,
    pub(super) command: C,
}

impl<C> Item<C> {
    /// Who calls.
    pub fn caller(&self) -> &Caller {
        self.ctx.caller()
    }

    /// What they want.
    pub fn command(&self) -> &C {
        &self.command
    }

    pub(super) fn deadline(&self) -> Instant {
        self.ctx.call().deadline
    }

    pub(super) fn request_id(&self) -> Option<Uuid> {
        self.ctx.request().id
    }

    /// What a repetition of the call will be answered with.
    pub(super) fn kept<R: prost::Message>(&self, schema: &str, done: &Done<R>) -> Kept {
        Kept {
            reply: self.request_id().map(|_| done.reply.encode_to_vec()),
            subject_id: None,
            after: After::of(schema, &done.facts).map(|after| after.token()),
        }
    }

    /// What the call has to tell.
    pub(super) fn letter<'a, R>(&'a self, done: &'a Done<R>, kept: &'a Kept) -> Letter<'a> {
        Letter { commit: self.ctx.commit_with(self.request_id(), kept), facts: &done.facts, audits: &done.audits }
    }
}

/// The one transaction of a batch. It tells and notes nothing by itself: who told it would be lost, so that belongs into the [`Done`]
/// of a call.
#[derive(Debug)]
pub struct BatchUow(pub(super) Uow);

impl BatchUow {
    /// The connection, inside the transaction.
    pub fn db(&mut self) -> &mut PgConnection {
        self.0.db()
    }

    /// The instant of the batch; the same at every call of this.
    pub fn now(&self) -> Timestamp {
        self.0.now()
    }

    /// The Bangkok day of [`BatchUow::now`].
    pub fn today(&self) -> Date {
        self.0.today()
    }

    /// A new `UUIDv7`.
    pub fn new_id(&self) -> Uuid {
        self.0.new_id()
    }
}

/// What was done for one call: its reply, the facts that it tells and its entries in the audit trail.
#[derive(Debug)]
pub struct Done<R> {
    reply: R,
    facts: Vec<Fact>,
    audits: Vec<AuditEntry>,
}

impl<R> Done<R> {
    /// Done, with this reply. It is stored as it is for a repeated request id, so it must not show personal data.
    pub fn with(reply: R) -> Self {
        Self { reply, facts: Vec::new(), audits: Vec::new() }
    }

    /// Tells facts, in order.
    #[must_use]
    pub fn telling(mut self, facts: impl IntoIterator<Item = Fact>) -> Self {
        self.facts.extend(facts);
        self
    }

    /// Adds an entry to the audit trail, once for every command.
    #[must_use]
    pub fn noting(mut self, entry: AuditEntry) -> Self {
        self.audits.push(entry);
        self
    }

    pub(super) fn into_reply(self) -> R {
        self.reply
    }
}

/// How a call of a batch ended.
pub(super) type Outcome<R> = Result<Reply<R>, Failure>;

/// A reply on its way to its caller.
#[derive(Debug)]
pub(super) struct Reply<R> {
    pub(super) message: R,
    /// The value of `sala-after`.
    pub(super) after: Option<String>,
}

impl<R> Reply<R> {
    pub(super) fn into_response(self) -> Response<R> {
        after::answer(self.message, self.after.as_deref())
    }
}
