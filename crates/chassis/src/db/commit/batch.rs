//! The letterbox of a batch: what many calls have to tell, each under its own name, still with one statement.
//!
//! Who acts is written beside every row before it is sent. A join inside the statement would find it too, but Postgres does not know
//! how long an array is and would compare every row with every call.

use uuid::Uuid;

use super::{AuditColumns, Commit, FactColumns};
use crate::db::{AuditEntry, Instant, Uow};
use crate::event::Fact;

/// What one call of a batch has to tell.
#[derive(Debug)]
pub(crate) struct Letter<'a> {
    pub(crate) commit: Commit<'a>,
    pub(crate) facts: &'a [Fact],
    pub(crate) audits: &'a [AuditEntry],
}

/// Writes everything that the calls of a batch have to tell. Nothing to tell costs nothing.
pub(crate) async fn write_all(letters: &[Letter<'_>], uow: &mut Uow) -> Result<(), sqlx::Error> {
    let (told, noted, answered) = (Told::of(letters), Noted::of(letters), Answered::of(letters));
    if told.actors.is_empty() && noted.actors.is_empty() && answered.callers.is_empty() {
        return Ok(());
    }
    let event_ids: Vec<Uuid> = told.actors.iter().map(|_| uow.new_id()).collect();
    let at = Instant(uow.now());
    sqlx::query!(
        r#"
        with told as (
            insert into outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, scope, actor, traceparent, occurred_at)
            select f.event_id, f.aggregate_type, f.aggregate_id, f.aggregate_version, f.type, f.payload, f.scope, f.actor, f.traceparent, $24
            from unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::text[], $6::bytea[], $7::text[], $8::text[], $9::text[])
                 with ordinality as f(event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, scope, actor, traceparent, n)
            order by f.n
        ), noted as (
            insert into audit (at, actor, used_grant, method, aggregate_type, aggregate_id, aggregate_version, reason, request_id)
            select $24, a.actor, a.used_grant, a.method, a.aggregate_type, a.aggregate_id, a.aggregate_version, a.reason, a.request_id
            from unnest($10::text[], $11::text[], $12::text[], $13::text[], $14::uuid[], $15::bigint[], $16::text[], $17::uuid[])
                 as a(actor, used_grant, method, aggregate_type, aggregate_id, aggregate_version, reason, request_id)
        )
        insert into request (caller, method, request_id, body_hash, reply, sala_after, created_at)
        select r.caller, r.method, r.request_id, r.body_hash, r.reply, r.sala_after, $24
        from unnest($18::text[], $19::text[], $20::uuid[], $21::bytea[], $22::bytea[], $23::text[])
             with ordinality as r(caller, method, request_id, body_hash, reply, sala_after, n)
        order by r.n
        "#,
        &event_ids,
        &told.facts.aggregates as &[&str],
        &told.facts.ids,
        &told.facts.versions,
        &told.facts.events as &[&str],
        &told.facts.payloads as &[&[u8]],
        &told.facts.scopes as &[Option<&str>],
        &told.actors as &[&str],
        &told.traceparents as &[Option<&str>],
        &noted.actors as &[&str],
        &noted.grants as &[&str],
        &noted.methods as &[&str],
        &noted.audits.aggregates as &[&str],
        &noted.audits.ids as &[Option<Uuid>],
        &noted.audits.versions as &[Option<i64>],
        &noted.audits.reasons as &[Option<&str>],
        &noted.request_ids as &[Option<Uuid>],
        &answered.callers as &[&str],
        &answered.methods as &[&str],
        &answered.request_ids,
        &answered.body_hashes as &[&[u8]],
        &answered.replies as &[Option<&[u8]>],
        &answered.afters as &[Option<&str>],
        at as Instant,
    )
    .execute(uow.db())
    .await?;
    Ok(())
}

/// Facts in the order of the calls, each with the one who tells it.
#[derive(Default)]
struct Told<'a> {
    facts: FactColumns<'a>,
    actors: Vec<&'a str>,
    traceparents: Vec<Option<&'a str>>,
}

impl<'a> Told<'a> {
    fn of(letters: &'a [Letter<'_>]) -> Self {
        let mut columns = Self::default();
        for letter in letters {
            columns.facts.add(letter.facts);
            for _ in letter.facts {
                columns.actors.push(letter.commit.actor);
                columns.traceparents.push(letter.commit.traceparent.as_deref());
            }
        }
        columns
    }
}

/// Audit entries, each with the one who acted and the grant that permitted it.
#[derive(Default)]
struct Noted<'a> {
    audits: AuditColumns<'a>,
    actors: Vec<&'a str>,
    grants: Vec<&'a str>,
    methods: Vec<&'a str>,
    request_ids: Vec<Option<Uuid>>,
}

impl<'a> Noted<'a> {
    fn of(letters: &'a [Letter<'_>]) -> Self {
        let mut columns = Self::default();
        for letter in letters {
            columns.audits.add(letter.audits);
            for _ in letter.audits {
                columns.actors.push(letter.commit.actor);
                columns.grants.push(&letter.commit.grant);
                columns.methods.push(letter.commit.method);
                columns.request_ids.push(letter.commit.request_id);
            }
        }
        columns
    }
}

/// Replies, in the order of their keys: two batches with request ids in common wait for one another instead of blocking each other.
#[derive(Default)]
struct Answered<'a> {
    callers: Vec<&'a str>,
    methods: Vec<&'a str>,
    request_ids: Vec<Uuid>,
    body_hashes: Vec<&'a [u8]>,
    replies: Vec<Option<&'a [u8]>>,
    afters: Vec<Option<&'a str>>,
}

impl<'a> Answered<'a> {
    fn of(letters: &'a [Letter<'_>]) -> Self {
        let named = letters.iter().filter_map(|letter| letter.commit.request_id.map(|id| (id, &letter.commit)));
        let mut named: Vec<_> = named.collect();
        named.sort_unstable_by_key(|(id, commit)| (commit.actor, commit.method, *id));
        let mut columns = Self::default();
        for (request_id, commit) in named {
            columns.callers.push(commit.actor);
            columns.methods.push(commit.method);
            columns.request_ids.push(request_id);
            columns.body_hashes.push(commit.body_hash);
            columns.replies.push(commit.kept.reply.as_deref());
            columns.afters.push(commit.kept.after.as_deref());
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Kept;

    #[test]
    fn replies_are_stored_in_the_order_of_their_keys_and_only_those_that_can_be_asked_for() {
        let kept = Kept::default();
        let calls = [("chai", Some(1)), ("anong", Some(3)), ("anong", None), ("anong", Some(2))];
        let letters = calls.map(|(actor, request_id)| Letter {
            commit: Commit {
                actor,
                grant: String::new(),
                method: "ReturnAgreement",
                traceparent: None,
                request_id: request_id.map(Uuid::from_u128),
                body_hash: &[],
                kept: &kept,
            },
            facts: &[],
            audits: &[],
        });
        let answered = Answered::of(&letters);
        assert_eq!(answered.callers, ["anong", "anong", "chai"]);
        assert_eq!(answered.request_ids, [2, 3, 1].map(Uuid::from_u128));
    }
}
