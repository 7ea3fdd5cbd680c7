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
    values (gen_random_uuid(), 1, 'FOUNDATION', 'NOT_STATED', 'ACTIVE', decode(md5(random()::text), 'hex'), array['organisation/x'], now(), now())
    returning id
)
insert into partners.organisation_name (organisation_id, seq, kind, language, text, lookup_key, needs_context)
select id, 1, 'OFFICIAL', 'th', 'มูลนิธิทดสอบ ' || id, id::text, false from made;
with told as (
    insert into partners.outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, actor, scope, occurred_at)
    values (gen_random_uuid(), 'bench', gen_random_uuid(), 1, 'told', decode(repeat('ab', 150), 'hex'), 'bench', null, now())
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

/// The school that has a code today: one look-up by an index.
pub(crate) const RESOLVE: &str =
    "select school_id, scheme from schools.school_identifier where value = :code and valid @> current_date order by scheme;\n";

/// One of so many schools by its code.
pub(crate) fn resolve(schools: usize) -> String {
    format!("\\set n random(0, {})\n{}", schools.saturating_sub(1), RESOLVE.replace(":code", "(9990000000 + :n)::text"))
}

/// The rows of a phase of lesson study, as its lane writes them for one call, and as large: with BEGIN, two statements and COMMIT, or with
/// one statement. Each client has a cycle of its own, as each caller has.
pub(crate) fn phase(stand: &Stand, at_once: bool) -> Result<String> {
    let rows = stand.sql(
        "select c.body::text, length(o.payload)::text, length(r.reply)::text, length(r.sala_after)::text
         from schools.lesson_study_cycle c
         join schools.outbox o on o.aggregate_id = c.id and o.type = 'plan_done'
         cross join lateral (select * from schools.request where method = 'RecordLessonStudyPhase' limit 1) r
         limit 1",
    )?;
    let row: Vec<String> = rows.into_iter().next().context("no phase was recorded")?.into_iter().flatten().collect();
    let [body, payload, reply, after] = row.as_slice() else { bail!("a phase without a reply") };
    let body = body.replace('\'', "''");
    let update = format!(
        "update schools.lesson_study_cycle set version = version + 1, state = 'PLAN_DONE', ideas = 0, do_roles = '{{}}', see_roles = '{{}}',
             body = '{body}'::jsonb, updated_at = now()
         where id = ('00000000-0000-7000-8000-' || lpad(:client_id::text, 12, '0'))::uuid"
    );
    let letterbox = format!(
        "told as (
    insert into schools.outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, actor, scope, occurred_at)
    values (gen_random_uuid(), 'lesson_study', gen_random_uuid(), 1, 'plan_done', decode(repeat('ab', {payload}), 'hex'), 'bench', 'province:98', now())
), noted as (
    insert into schools.audit (at, actor, used_grant, method, aggregate_type, aggregate_id, aggregate_version, request_id)
    values (now(), 'bench', 'institute_coordinator@global', 'RecordLessonStudyPhase', 'lesson_study', gen_random_uuid(), 1, gen_random_uuid())
)
insert into schools.request (caller, method, request_id, body_hash, reply, sala_after, created_at)
values ('bench', 'RecordLessonStudyPhase', gen_random_uuid(), decode(repeat('cd', 32), 'hex'), decode(repeat('ef', {reply}), 'hex'), repeat('A', {after}), now());
"
    );
    Ok(if at_once { format!("with changed as ({update}), {letterbox}") } else { format!("begin;\n{update};\nwith {letterbox}commit;\n") })
}

/// The rows of an assessment that is submitted, as its lane reads and writes them for one call, and as large. In a transaction for each call:
/// its cycle, it and its assignment are held and read, then it is written and told. With one statement it is only written. Any of so many
/// assessments, as nobody submits one twice.
pub(crate) fn submission(stand: &Stand, assessments: u64, at_once: bool) -> Result<String> {
    let rows = stand.sql(
        "select length(o.payload)::text, length(r.reply)::text, length(r.sala_after)::text
         from (select * from evaluations.outbox where type = 'submitted' and aggregate_type = 'assessment' limit 1) o
         cross join (select * from evaluations.request where method = 'SubmitAssessment' limit 1) r",
    )?;
    let row: Vec<String> = rows.into_iter().next().context("nothing was submitted")?.into_iter().flatten().collect();
    let [payload, reply, after] = row.as_slice() else { bail!("a submission without a reply") };
    let id = "('00000000-0000-7000-8000-' || lpad(:n::text, 12, '0'))::uuid";
    let read = format!(
        "select c.id, c.status, c.framework_id, c.framework_n
         from evaluations.cycle c where c.id = (select a.cycle_id from evaluations.assessment a where a.id = {id}) for share;
         select a.id, a.version, a.assignment_id, a.cycle_id, a.school_id, a.role, a.assessor_ref, a.status, a.revision, a.nodes, a.conflicts, a.levels,
                a.specials, a.ready, a.return_reason, a.scopes, a.started_at, a.submitted_at, a.updated_at, g.status, g.late_until
         from evaluations.assessment a join evaluations.assignment g on g.id = a.assignment_id where a.id = {id} for share of g for update of a"
    );
    let update = format!(
        "update evaluations.assessment set version = version + 1, status = 'SUBMITTED', revision = revision + 1, return_reason = '',
             submitted_at = now(), updated_at = now(), summed = version + 1
         where id = {id} returning id, revision, scores"
    );
    let submission = "insert into evaluations.assessment_submission select id, revision, scores, now() from changed";
    let letterbox = format!(
        "told as (
    insert into evaluations.outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, actor, scope, occurred_at)
    values (gen_random_uuid(), 'assessment', gen_random_uuid(), 1, 'submitted', decode(repeat('ab', {payload}), 'hex'), 'bench', 'province:40', now())
), noted as (
    insert into evaluations.audit (at, actor, used_grant, method, aggregate_type, aggregate_id, aggregate_version, request_id)
    values (now(), 'bench', 'assessor@person', 'SubmitAssessment', 'assessment', gen_random_uuid(), 1, gen_random_uuid())
)
insert into evaluations.request (caller, method, request_id, body_hash, reply, sala_after, created_at)
values ('bench', 'SubmitAssessment', gen_random_uuid(), decode(repeat('cd', 32), 'hex'), decode(repeat('ef', {reply}), 'hex'), repeat('A', {after}), now());
"
    );
    let any = format!("\\set n random(0, {assessments})\n");
    Ok(if at_once {
        format!("{any}with changed as ({update}), submitted as ({submission}), {letterbox}")
    } else {
        format!("{any}begin;\n{read};\nwith changed as ({update}) {submission};\nwith {letterbox}commit;\n")
    })
}

/// The id of the organisation with this number, of those that are read.
pub(crate) fn numbered(n: usize) -> String {
    format!("00000000-0000-7000-8000-{n:012}")
}

/// One row by its primary key, of so many numbered ones.
pub(crate) fn read_by_id(rows: usize) -> String {
    let last = rows.saturating_sub(1);
    format!(
        "\\set n random(0, {last})\nselect * from partners.organisation where id = ('00000000-0000-7000-8000-' || lpad(:n::text, 12, '0'))::uuid;\n"
    )
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
