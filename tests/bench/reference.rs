//! What the machine does without the house: pgbench on the same tables, the stream's own publishing.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use async_nats::jetstream;
use async_nats::jetstream::context::PublishAckFuture;
use std::collections::VecDeque;

use crate::stand::Stand;

/// The rows of `CreateOrganisation`, as the house writes them: BEGIN, two statements, COMMIT.
pub(crate) const CREATE: &str = "\
begin;
with made as (
    insert into partners.organisation (id, version, kind, legal_personality, status, sort_key, scopes, created_at, updated_at)
    values (gen_random_uuid(), 1, 'FOUNDATION', 'NOT_STATED', 'ACTIVE', decode(md5(random()::text), 'hex'), array['organisation:x'], now(), now())
    returning id
)
insert into partners.organisation_name (organisation_id, seq, kind, language, text, lookup_key, needs_context)
select id, 1, 'OFFICIAL', 'th', 'มูลนิธิทดสอบ ' || id, id::text, false from made;
with told as (
    insert into partners.outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, actor, scope, occurred_at)
    values (gen_random_uuid(), 'organisation', gen_random_uuid(), 1, 'registered', decode(repeat('ab', 150), 'hex'), 'bench', null, now())
), noted as (
    insert into partners.audit (at, actor, used_grant, method, aggregate_type, aggregate_id, aggregate_version, request_id)
    values (now(), 'bench', 'institute_coordinator@global', 'CreateOrganisation', 'organisation', gen_random_uuid(), 1, gen_random_uuid())
)
insert into partners.request (caller, method, request_id, body_hash, reply, created_at)
values ('bench', 'CreateOrganisation', gen_random_uuid(), decode(repeat('cd', 32), 'hex'), decode(repeat('ef', 250), 'hex'), now());
commit;
";

/// The rows of a hot write, as a lane writes them for one call: BEGIN, two statements, COMMIT.
pub(crate) const CONTRIBUTE: &str = "\
begin;
insert into bench.contribution (id, version, author, words, created_at)
values (gen_random_uuid(), 1, 'bench', repeat('w', 200), now());
with told as (
    insert into bench.outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, actor, scope, occurred_at)
    values (gen_random_uuid(), 'contribution', gen_random_uuid(), 1, 'recorded', decode(repeat('ab', 150), 'hex'), 'bench', null, now())
), noted as (
    insert into bench.audit (at, actor, used_grant, method, aggregate_type, aggregate_id, aggregate_version, request_id)
    values (now(), 'bench', 'institute_coordinator@global', 'ReturnAgreement', 'contribution', gen_random_uuid(), 1, gen_random_uuid())
)
insert into bench.request (caller, method, request_id, body_hash, reply, sala_after, created_at)
values ('bench', 'ReturnAgreement', gen_random_uuid(), decode(repeat('cd', 32), 'hex'), decode(repeat('ef', 245), 'hex'), repeat('A', 43), now());
commit;
";

/// The same rows with one statement, which is its own transaction.
pub(crate) const CONTRIBUTE_AT_ONCE: &str = "\
with made as (
    insert into bench.contribution (id, version, author, words, created_at)
    values (gen_random_uuid(), 1, 'bench', repeat('w', 200), now())
), told as (
    insert into bench.outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, actor, scope, occurred_at)
    values (gen_random_uuid(), 'contribution', gen_random_uuid(), 1, 'recorded', decode(repeat('ab', 150), 'hex'), 'bench', null, now())
), noted as (
    insert into bench.audit (at, actor, used_grant, method, aggregate_type, aggregate_id, aggregate_version, request_id)
    values (now(), 'bench', 'institute_coordinator@global', 'ReturnAgreement', 'contribution', gen_random_uuid(), 1, gen_random_uuid())
)
insert into bench.request (caller, method, request_id, body_hash, reply, sala_after, created_at)
values ('bench', 'ReturnAgreement', gen_random_uuid(), decode(repeat('cd', 32), 'hex'), decode(repeat('ef', 245), 'hex'), repeat('A', 43), now());
";

/// One row by its primary key.
pub(crate) fn read_by_id(ids: &[String]) -> String {
    let place = format!("\\set n random(0, {})", ids.len().saturating_sub(1));
    let list = ids.iter().map(|id| format!("'{id}'")).collect::<Vec<_>>().join(",");
    format!("{place}\nselect * from partners.organisation where id = (array[{list}]::uuid[])[:n + 1];\n")
}

/// A thousand rows with one statement.
pub(crate) const BATCH: &str = "\
insert into bench_effect (event_id, position, payload)
select gen_random_uuid(), n, decode(repeat('ab', 150), 'hex') from generate_series(1, 1000) as n;
";

/// Transactions a second of a pgbench script.
pub(crate) fn pgbench(stand: &Stand, script: &str, clients: usize, window: Duration) -> Result<f64> {
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(file.path(), script)?;
    let program = stand.programs.postgres()?.bin.join("pgbench");
    let output = Command::new(&program)
        .args(["--no-vacuum", "--protocol=prepared", "--jobs=2"])
        .arg(format!("--client={clients}"))
        .arg(format!("--time={}", window.as_secs().max(1)))
        .arg("--file")
        .arg(file.path())
        .arg(stand.url())
        .output()
        .with_context(|| format!("{} does not start", program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        bail!("pgbench: {}", String::from_utf8_lossy(&output.stderr));
    }
    let rate = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    rate.with_context(|| format!("pgbench says no rate: {said}"))
}

/// Messages a second that the stream takes when nobody asks it for more: a window of 256, acknowledgements awaited in order.
pub(crate) async fn publish(stand: &Stand, messages: usize, payload: &[u8]) -> Result<f64> {
    let client =
        async_nats::ConnectOptions::new().token(stand.nats.token().unwrap_or_default().to_owned()).connect(stand.nats.url()).await?;
    let context = jetstream::new(client);
    drop(context.delete_stream("BENCH").await);
    let config = jetstream::stream::Config {
        name: "BENCH".to_owned(),
        subjects: vec!["bench.>".to_owned()],
        max_bytes: 4 << 30,
        ..jetstream::stream::Config::default()
    };
    context.create_stream(config).await?;
    let payload = bytes::Bytes::copy_from_slice(payload);
    let began = Instant::now();
    let mut window: VecDeque<PublishAckFuture> = VecDeque::with_capacity(256);
    for _ in 0..messages {
        if window.len() == 256
            && let Some(first) = window.pop_front()
        {
            first.await?;
        }
        window.push_back(context.publish("bench.event", payload.clone()).await?);
    }
    for ack in window {
        ack.await?;
    }
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let rate = messages as f64 / began.elapsed().as_secs_f64();
    Ok(rate)
}
