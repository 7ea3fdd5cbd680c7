//! A hot write through a lane, beside pgbench writing the same rows: a transaction each, and a statement each.

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result};
use api::partners::v1 as pb;
use chassis::auth::{AuthConfig, Authenticator, Roles};
use chassis::ctx::{Call, Door, Shell};
use chassis::db::{self, AuditEntry, Database, DatabaseConfig, Migrations};
use chassis::event::Fact;
use chassis::failure::Failure;
use chassis::kernel::{Clock, Ids};
use chassis::lane::{BatchUow, Done, Item, Lane, LaneConfig};
use chassis::outbox::Nudge;
use chassis::peer::Peer;
use chassis::project::Progress;
use chassis::serve::{self, GrpcConfig, Guard};
use sqlx::migrate::Migrator;
use tonic::body::Body;
use tonic::codegen::http::{Request, Response};
use tower::{Service as _, ServiceExt as _};
use uuid::Uuid;

use super::requests::latencies;
use super::{Line, ratio};
use crate::load::{AsyncCall, closed};
use crate::reference;
use crate::rounds::{Effort, Pairs};
use crate::stand::Stand;

static NOTHING: Migrator = Migrator::DEFAULT;
/// The call whose message carries the words.
const PATH: &str = "/sala.partners.v1.PartnersService/ReturnAgreement";
/// What somebody contributes; the scripts of the reference write as much.
const WORDS: usize = 200;

/// Words that somebody contributes.
struct Contribution(String);

impl TryFrom<pb::ReturnAgreementRequest> for Contribution {
    type Error = Failure;

    fn try_from(request: pb::ReturnAgreementRequest) -> Result<Self, Failure> {
        Ok(Self(request.reason))
    }
}

/// Makes one call after the other, as they come through the door of a service.
#[derive(Clone)]
struct Contribute {
    door: Arc<Door<Failure>>,
    lane: Lane<Contribution, pb::ReturnAgreementResponse, Failure>,
    call: Call,
    ids: Ids,
    batches: Arc<AtomicUsize>,
}

impl AsyncCall<()> for Contribute {
    async fn call(&self, (): &mut ()) -> Result<()> {
        let id = self.ids.next(Clock::system().now()).to_string();
        let message =
            pb::ReturnAgreementRequest { request_id: id.clone(), id, expected_version: 1, reason: "w".repeat(WORDS), ..Default::default() };
        let (mut request, mut call) = (tonic::Request::new(message), self.call.clone());
        call.deadline = tokio::time::Instant::now() + Duration::from_secs(10);
        request.extensions_mut().insert(call);
        self.door.act_in_lane(request, &self.lane).await?;
        Ok(())
    }
}

impl Contribute {
    /// A lane on tables of its own, in the database of the stand.
    async fn on(stand: &Stand) -> Result<Self> {
        let config = DatabaseConfig { url: stand.url(), ..DatabaseConfig::default() };
        let db = Database::open(&config, "bench")?;
        db::run(&db, &Migrations { source: true, reader: false, own: &NOTHING, models: None }).await?;
        stand.sql(
            "create table if not exists bench.contribution
                 (id uuid primary key, version bigint not null, author text not null, words text not null, created_at timestamptz not null)",
        )?;
        let (ids, batches) = (Ids::random(), Arc::new(AtomicUsize::new(0)));
        let shell = Shell { db, clock: Clock::system(), ids: ids.clone(), nudge: Some(Nudge::new()), progress: Progress::default() };
        let counted = Arc::clone(&batches);
        let lane = Lane::new(
            &shell,
            LaneConfig::default(),
            |_| None::<Uuid>,
            move |batch, items| {
                counted.fetch_add(1, Ordering::Relaxed);
                Box::pin(contribute(batch, items))
            },
        );
        Ok(Self { door: Arc::new(Door::new(shell)), lane, call: admitted(stand).await?, ids, batches })
    }
}

/// A call as it is when it has come through the door.
async fn admitted(stand: &Stand) -> Result<Call> {
    let auth = AuthConfig { jwks_file: stand.keys.clone(), ..AuthConfig::default() };
    let authenticator = Authenticator::open(auth).map_err(anyhow::Error::msg)?;
    let guard = Guard::new(authenticator, Roles::compiled_in()?, &GrpcConfig::default());
    let seen: Arc<Mutex<Option<Call>>> = Arc::default();
    let notes = Arc::clone(&seen);
    let behind = tower::service_fn(move |request: Request<Body>| {
        *notes.lock().unwrap_or_else(PoisonError::into_inner) = request.extensions().get::<Call>().cloned();
        async { Ok::<_, Infallible>(Response::new(Body::empty())) }
    });
    let mut peer = Peer::in_process(serve::Door::new(behind, guard));
    let request = Request::post(PATH).header("authorization", format!("Bearer {}", stand.token)).body(Body::empty())?;
    peer.ready().await.map_err(anyhow::Error::msg)?.call(request).await.map_err(anyhow::Error::msg)?;
    let call = seen.lock().unwrap_or_else(PoisonError::into_inner).take();
    call.context("the door lets this call in")
}

/// One statement for all rows; the letterbox is the lane's.
async fn contribute(
    batch: &mut BatchUow,
    items: &[Item<Contribution>],
) -> Result<Vec<Result<Done<pb::ReturnAgreementResponse>, Failure>>, Failure> {
    let ids: Vec<Uuid> = items.iter().map(|_| batch.new_id()).collect();
    let authors: Vec<&str> = items.iter().map(|item| item.caller().subject()).collect();
    let words: Vec<&str> = items.iter().map(|item| item.command().0.as_str()).collect();
    let text = "insert into contribution (id, version, author, words, created_at)
                select c.id, 1, c.author, c.words, $4 from unnest($1::uuid[], $2::text[], $3::text[]) as c(id, author, words)";
    let now = db::Instant(batch.now());
    sqlx::query(text).bind(&ids).bind(&authors).bind(&words).bind(now).execute(batch.db()).await?;
    let done = |(id, words): (Uuid, &str)| {
        let agreement = pb::Agreement { id: id.to_string(), version: 1, objectives_text: words.to_owned(), ..Default::default() };
        let fact = Fact { aggregate: "contribution", id, version: 1, event: "recorded", scope: None, payload: vec![0xab; 150] };
        let entry = AuditEntry { aggregate: "contribution", id: Some(id), version: Some(1), reason: None };
        Ok(Done::with(pb::ReturnAgreementResponse { agreement: Some(agreement) }).telling([fact]).noting(entry))
    };
    Ok(ids.into_iter().zip(words).map(done).collect())
}

/// Goals 1 and 2: a hot write.
pub(super) async fn lane(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    let contribute = Contribute::on(stand).await?;
    let mut lines = Vec::new();
    for (in_flight, each, one) in [
        (64, (">= 3x of pgbench", 3.0), (">= 1.5x of one statement", 1.5)),
        (256, (">= 5x of pgbench", 5.0), (">= 2x of one statement", 2.0)),
    ] {
        let against = [("1", reference::CONTRIBUTE, each), ("2", reference::CONTRIBUTE_AT_ONCE, one)];
        for (goal, script, (wanted, least)) in against {
            let (mut seen, mut calls) = (Vec::new(), 0);
            let batches = contribute.batches.load(Ordering::Relaxed);
            let pairs = Pairs::measure(
                effort,
                async || {
                    stand.settle()?;
                    let one = closed(in_flight, effort.window, || (), contribute.clone()).await?;
                    let rate = one.rate;
                    calls += one.latencies.len();
                    seen.push(one);
                    Ok(rate)
                },
                async || {
                    stand.settle()?;
                    reference::pgbench(stand, script, in_flight, effort.window)
                },
            )
            .await?;
            let batches = (contribute.batches.load(Ordering::Relaxed) - batches).max(1);
            let what = format!("lane, {in_flight} in flight, {} a batch{}", calls / batches, latencies(&seen));
            lines.push(ratio(goal, &what, &pairs, wanted, least));
        }
    }
    Ok(lines)
}
