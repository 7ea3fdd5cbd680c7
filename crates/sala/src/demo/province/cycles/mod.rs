//! Cycles of a rubric for the schools of an office, recorded through the API from the plan to what is published, and the growth from one to the
//! next.
//!
//! Where a run has stopped is seen in what is there: a cycle says how far it has come, and who has handed in is listed. So a load goes on
//! where another one was cut off, whenever that was. A cycle that somebody has opened again since is theirs, and left alone.
//!
//! Assessors hand in their own: nobody else can, however much they may. Every one of them calls with a grant of their own. So do observers of
//! lessons.

mod collect;
mod moderate;
mod observe;
mod plan;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use api::schools::v1 as of_schools;
use chassis::peer::Peer;
use tonic::service::interceptor::InterceptedService;
use tonic::{Code, Status};

use super::ids::Ids;
use super::load::{PATIENCE, Told, insist, was_done};
use super::recipe::CyclePlan;
use super::{Province, steps};
use crate::client::{Bearer, evaluations, schools};
use crate::demo::Outcome;

type Client = EvaluationsServiceClient<InterceptedService<Peer, Bearer>>;

/// Gives a token of somebody with one grant: `assessor@person:…`.
pub type Mint<'a> = &'a dyn Fn(&str) -> Result<String>;

/// Makes a call as often as it takes: `ask!(client, open_cycle, request)`. What is refused is told with the name of the call.
macro_rules! ask {
    ($client:expr, $method:ident, $request:expr) => {{
        let (client, request) = (&$client, $request);
        let answer = $crate::demo::province::load::insist(async || (*client).clone().$method(request.clone()).await).await;
        answer.map(tonic::Response::into_inner).map_err(|status| anyhow::anyhow!("{}: {}", stringify!($method), status.message()))
    }};
}
use ask;

/// Id of a cycle of the demo, the same in every database with a province from this start value.
pub fn cycle_id(seed: u64, plan: &CyclePlan) -> String {
    plan::cycle_id(Ids { seed }, plan)
}

/// Id of the growth up to a cycle of the demo, likewise.
pub fn growth_id(seed: u64, plan: &CyclePlan) -> String {
    plan::growth_id(Ids { seed }, plan)
}

/// Records the cycles of a province that is there. `token` must carry `evaluations.*` and `schools.*` everywhere.
pub async fn load(peer: Peer, (token, mint): (&str, Mint<'_>), province: &Province, told: Told<'_>) -> Result<Outcome> {
    let recorder = Recorder::new(peer, (token, mint), province, (told, calls(province)?))?;
    let mut now = false;
    for no in 0..province.recipe.cycles.len() {
        now |= Box::pin(recorder.record(no, token)).await.with_context(|| format!("cycle {}", province.recipe.cycles[no].key))?;
    }
    Ok(if now { Outcome::Loaded } else { Outcome::AlreadyThere })
}

/// Records the lessons of a province that are watched, in a cycle that stays open. `token` as before; the progress is told in lessons.
pub async fn observe(peer: Peer, (token, mint): (&str, Mint<'_>), province: &Province, told: Told<'_>) -> Result<Outcome> {
    let lessons = province.recipe.observing.lessons.values().sum();
    let recorder = Recorder::new(peer, (token, mint), province, (told, lessons))?;
    let now = Box::pin(recorder.observe(token)).await.with_context(|| format!("cycle {}", province.recipe.observing.cycle.key))?;
    Ok(if now { Outcome::Loaded } else { Outcome::AlreadyThere })
}

/// The calls that there are many of.
fn calls(province: &Province) -> Result<usize> {
    let mut calls = 0;
    for (no, plan) in province.recipe.cycles.iter().enumerate() {
        let assessments: usize = province.ratings(no)?.iter().map(|one| 1 + usize::from(one.own.is_some())).sum();
        calls += 2 * assessments + plan::judging_themselves(province, plan).count();
    }
    Ok(calls)
}

/// Who records.
struct Recorder<'a> {
    peer: Peer,
    client: Client,
    mint: Mint<'a>,
    ids: Ids,
    province: &'a Province,
    told: (Told<'a>, usize),
    done: AtomicUsize,
}

impl<'a> Recorder<'a> {
    fn new(peer: Peer, (token, mint): (&str, Mint<'a>), province: &'a Province, told: (Told<'a>, usize)) -> Result<Self> {
        let client = evaluations(peer.clone(), token)?;
        Ok(Self { peer, client, mint, ids: Ids { seed: province.seed }, province, told, done: AtomicUsize::new(0) })
    }

    /// Records a cycle from where it stands. Says whether there was anything to do.
    async fn record(&self, no: usize, token: &str) -> Result<bool> {
        use pb::CycleStatus::{Archived, CollectionClosed, Finalised, Moderation, Open, Planned, Published, Unspecified};
        let plan = &self.province.recipe.cycles[no];
        let mut cycle = if let Some(cycle) = self.found(plan).await? {
            cycle
        } else {
            self.known(plan, token).await?;
            ask!(self.client, create_cycle, plan::create(self.ids, plan))?.cycle.unwrap_or_default()
        };
        let mut now = false;
        loop {
            let at = (self.ids, plan, cycle.version);
            let next = match cycle.status() {
                Archived | Published => return Ok(now),
                Moderation | Finalised if !cycle.reopenings.is_empty() => return Ok(now),
                Planned => ask!(self.client, open_cycle, plan::open(at))?.cycle,
                Open => {
                    self.collect(no, plan).await?;
                    ask!(self.client, close_cycle_collection, plan::close(at))?.cycle
                }
                CollectionClosed => {
                    self.compare(plan).await?;
                    ask!(self.client, start_cycle_moderation, plan::moderate(at))?.cycle
                }
                Moderation => {
                    self.moderate(no, plan).await?;
                    ask!(self.client, finalise_cycle, plan::finalise(at))?.cycle
                }
                Finalised => {
                    self.grow(no, plan).await?;
                    ask!(self.client, publish_cycle, plan::publish(at))?.cycle
                }
                Unspecified => bail!("a cycle has a status"),
            };
            let next = next.context("a reply has the cycle")?;
            ensure!(next.version > cycle.version, "a step leads somewhere");
            (cycle, now) = (next, true);
        }
    }

    async fn found(&self, plan: &CyclePlan) -> Result<Option<pb::Cycle>> {
        let request = pb::GetCycleRequest { id: plan::cycle_id(self.ids, plan) };
        match insist(async || self.client.clone().get_cycle(request.clone()).await).await {
            Ok(reply) => Ok(reply.into_inner().cycle),
            Err(status) if status.code() == Code::NotFound => Ok(None),
            Err(status) => Err(status.into()),
        }
    }

    /// Asks until evaluations has been told everything up to the last call of the province, by the schools service's own events.
    async fn known(&self, plan: &CyclePlan, token: &str) -> Result<()> {
        let mut last = None;
        if let Some(programme) = steps::last_closed(&self.province.recipe) {
            let request = of_schools::GetProgrammeRequest { id: steps::programme_id(self.ids, programme) };
            last = ask!(schools(self.peer.clone(), token)?, get_programme, request)?.programme.and_then(|programme| programme.update_time);
        }
        let last = instant(last.as_ref());
        let population = Some(plan::population(plan));
        let request = pb::PreviewCyclePopulationRequest { population };
        let (mut read, mut since) = (None, Instant::now());
        loop {
            let reply = insist(async || self.client.clone().preview_cycle_population(request.clone()).await).await;
            let until = match reply {
                Ok(reply) => instant(reply.into_inner().known_until_time.as_ref()),
                // The office itself is not known yet.
                Err(status) if status.code() == Code::NotFound => None,
                Err(status) => return Err(status.into()),
            };
            if until.is_some() && until >= last {
                return Ok(());
            }
            if until > read {
                (read, since) = (until, Instant::now());
            }
            ensure!(since.elapsed() < PATIENCE, "evaluations is not told of schools; `sala events pending` says what waits");
        }
    }

    /// From the cycle before, where there is one.
    async fn grow(&self, no: usize, plan: &CyclePlan) -> Result<()> {
        if let Some(before) = no.checked_sub(1) {
            let before = &self.province.recipe.cycles[before];
            let request = plan::growth(self.ids, before, plan);
            once("compute_growth", insist(async || self.client.clone().compute_growth(request.clone()).await).await)?;
        }
        Ok(())
    }

    /// How far raters agree.
    async fn compare(&self, plan: &CyclePlan) -> Result<()> {
        let request = plan::reliability(self.ids, plan);
        once("compute_reliability", insist(async || self.client.clone().compute_reliability(request.clone()).await).await)
    }

    /// So many calls more are done.
    fn tell(&self, calls: usize) {
        let (told, all) = self.told;
        told(self.done.fetch_add(calls, Ordering::Relaxed) + calls, all);
    }
}

/// What was made by an earlier run stays as it is.
fn once<T>(call: &str, answer: Result<T, Status>) -> Result<()> {
    match answer {
        Err(status) if !was_done(&status) => Err(anyhow!("{call}: {}", status.message())),
        Ok(_) | Err(_) => Ok(()),
    }
}

fn instant(at: Option<&prost_types::Timestamp>) -> Option<(i64, i32)> {
    at.map(|at| (at.seconds, at.nanos))
}
