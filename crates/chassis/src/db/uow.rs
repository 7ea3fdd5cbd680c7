//! One unit of work: a transaction, a frozen instant, and what will be told when it commits.

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::{PgConnection, Postgres, Transaction};
use uuid::Uuid;

use crate::event::Fact;
use crate::kernel::Ids;
use crate::thai::calendar::bangkok_date;

/// One transaction. Functions that take `&mut Uow` never end it: begin and commit belong to the chassis.
#[derive(Debug)]
pub struct Uow {
    pub(crate) tx: Transaction<'static, Postgres>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) audits: Vec<AuditEntry>,
    now: Timestamp,
    ids: Ids,
}

/// What a command did to which aggregate, for the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Kind of the aggregate.
    pub aggregate: &'static str,
    /// Its id, where there is one.
    pub id: Option<Uuid>,
    /// Its version afterwards.
    pub version: Option<i64>,
    /// The reason given, where one is required.
    pub reason: Option<String>,
}

impl Uow {
    pub(crate) fn new(tx: Transaction<'static, Postgres>, now: Timestamp, ids: Ids) -> Self {
        Self { tx, facts: Vec::new(), audits: Vec::new(), now, ids }
    }

    /// The connection, inside the transaction.
    pub fn db(&mut self) -> &mut PgConnection {
        &mut self.tx
    }

    /// The instant of this unit of work; the same at every call.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The Bangkok day of [`Uow::now`].
    pub fn today(&self) -> Date {
        bangkok_date(self.now)
    }

    /// A new `UUIDv7`.
    pub fn new_id(&self) -> Uuid {
        self.ids.next(self.now)
    }

    /// Tells a fact. It is written just before the commit, with its audit entry, in one statement.
    pub fn emit(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// Adds an entry to the audit trail: once for every command, and for every read of personal data.
    pub fn audit(&mut self, entry: AuditEntry) {
        self.audits.push(entry);
    }
}
