//! The letterbox: outbox rows, audit rows and the stored reply go in with one statement, the last of a command.

mod batch;

use sqlx::PgConnection;
use uuid::Uuid;

use super::{AuditEntry, Instant, Uow};
use crate::event::Fact;

pub(crate) use batch::{Letter, write_all};

/// Who did what, for the rows written at the end of a command.
#[derive(Debug)]
pub(crate) struct Commit<'a> {
    pub(crate) actor: &'a str,
    pub(crate) grant: String,
    pub(crate) method: &'a str,
    pub(crate) traceparent: Option<String>,
    pub(crate) request_id: Option<Uuid>,
    pub(crate) body_hash: &'a [u8],
    pub(crate) kept: &'a Kept,
}

/// What a repeated request id will be answered with.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// The reply, unless it shows personal data.
    pub(crate) reply: Option<Vec<u8>>,
    /// The id of what the reply showed, otherwise.
    pub(crate) subject_id: Option<Uuid>,
    /// The value of `sala-after`.
    pub(crate) after: Option<String>,
}

impl Commit<'_> {
    /// Writes everything that the unit of work has to tell. Nothing to tell costs nothing.
    pub(crate) async fn write(&self, uow: &mut Uow) -> Result<(), sqlx::Error> {
        let facts = std::mem::take(&mut uow.facts);
        let audits = std::mem::take(&mut uow.audits);
        if facts.is_empty() && audits.is_empty() && self.request_id.is_none() {
            return Ok(());
        }
        let event_ids: Vec<Uuid> = facts.iter().map(|_| uow.new_id()).collect();
        let at = Instant(uow.now());
        self.insert(uow.db(), &facts, &event_ids, &audits, at).await
    }

    async fn insert(
        &self,
        db: &mut PgConnection,
        facts: &[Fact],
        event_ids: &[Uuid],
        audits: &[AuditEntry],
        at: Instant,
    ) -> Result<(), sqlx::Error> {
        let facts = FactColumns::of(facts);
        let audits = AuditColumns::of(audits);
        sqlx::query!(
            r#"
            with told as (
                insert into outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, scope, actor, traceparent, occurred_at)
                select f.event_id, f.aggregate_type, f.aggregate_id, f.aggregate_version, f.type, f.payload, f.scope, $8, $9, $10
                from unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::text[], $6::bytea[], $7::text[])
                     with ordinality as f(event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, scope, n)
                order by f.n
            ), noted as (
                insert into audit (at, actor, used_grant, method, aggregate_type, aggregate_id, aggregate_version, reason, request_id)
                select $10, $8, $11, $12, a.aggregate_type, a.aggregate_id, a.aggregate_version, a.reason, $13
                from unnest($14::text[], $15::uuid[], $16::bigint[], $17::text[]) as a(aggregate_type, aggregate_id, aggregate_version, reason)
            )
            insert into request (caller, method, request_id, body_hash, reply, subject_id, sala_after, created_at)
            select $8, $12, $13, $18, $19, $20, $21, $10 where $13::uuid is not null
            "#,
            event_ids,
            &facts.aggregates as &[&str],
            &facts.ids,
            &facts.versions,
            &facts.events as &[&str],
            &facts.payloads as &[&[u8]],
            &facts.scopes as &[Option<&str>],
            self.actor,
            self.traceparent.as_deref(),
            at as Instant,
            &self.grant,
            self.method,
            self.request_id,
            &audits.aggregates as &[&str],
            &audits.ids as &[Option<Uuid>],
            &audits.versions as &[Option<i64>],
            &audits.reasons as &[Option<&str>],
            self.body_hash,
            self.kept.reply.as_deref(),
            self.kept.subject_id,
            self.kept.after.as_deref(),
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

/// Facts, turned on their side for `unnest`.
#[derive(Default)]
struct FactColumns<'a> {
    aggregates: Vec<&'a str>,
    ids: Vec<Uuid>,
    versions: Vec<i64>,
    events: Vec<&'a str>,
    payloads: Vec<&'a [u8]>,
    scopes: Vec<Option<&'a str>>,
}

impl<'a> FactColumns<'a> {
    fn of(facts: &'a [Fact]) -> Self {
        let mut columns = Self::default();
        columns.add(facts);
        columns
    }

    fn add(&mut self, facts: &'a [Fact]) {
        for fact in facts {
            self.aggregates.push(fact.aggregate);
            self.ids.push(fact.id);
            self.versions.push(fact.version);
            self.events.push(fact.event);
            self.payloads.push(&fact.payload);
            self.scopes.push(fact.scope.as_deref());
        }
    }
}

/// Audit entries, turned on their side for `unnest`.
#[derive(Default)]
struct AuditColumns<'a> {
    aggregates: Vec<&'a str>,
    ids: Vec<Option<Uuid>>,
    versions: Vec<Option<i64>>,
    reasons: Vec<Option<&'a str>>,
}

impl<'a> AuditColumns<'a> {
    fn of(audits: &'a [AuditEntry]) -> Self {
        let mut columns = Self::default();
        columns.add(audits);
        columns
    }

    fn add(&mut self, audits: &'a [AuditEntry]) {
        for entry in audits {
            self.aggregates.push(entry.aggregate);
            self.ids.push(entry.id);
            self.versions.push(entry.version);
            self.reasons.push(entry.reason.as_deref());
        }
    }
}
