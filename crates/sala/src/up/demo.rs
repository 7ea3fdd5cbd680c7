//! What a first start records: the agreement, the map, the rubrics, the synthetic province.

use std::time::Instant;

use anyhow::{Context as _, Result};
use chassis::auth::Issuer;
use chassis::peer::Peer;
use clap::ValueEnum;

use super::start::Started;
use crate::demo::province::{self, Province, cycles};
use crate::demo::{self, Loaded, Outcome};
use crate::say::{self, Bar};
use crate::token;

/// How much of the demo is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DemoChoice {
    /// Nothing
    None,
    /// The agreement of 23 December 2564, the map of Khon Kaen and three rubrics
    Map,
    /// The same, and a synthetic province of about 940 schools, some of them judged twice, some with lessons that are watched
    Province,
}

/// Records what a newcomer looks at first, stage by stage. Gives what became of the agreement.
pub(super) async fn record(choice: DemoChoice, peer: &Peer, token: &str) -> Result<Option<Loaded>> {
    if choice == DemoChoice::None {
        return Ok(None);
    }
    let loaded = agreement(peer, token).await.context("the demo (`--demo none` leaves it out, `--fresh` begins anew)")?;
    if loaded.outcome != Outcome::NotEmpty {
        map(peer, token).await.context("the map of Khon Kaen (`--demo none` leaves it out)")?;
        frameworks(peer, token).await.context("the rubrics (`--demo none` leaves them out)")?;
    }
    Ok(Some(loaded))
}

/// Records the rest, which takes longer than anybody likes to wait for a board. The issuer gives assessors tokens of their own.
pub(super) async fn record_rest(choice: DemoChoice, seed: u64, started: &Started) -> Result<()> {
    if choice == DemoChoice::Province && started.demo.is_some_and(|loaded| loaded.outcome != Outcome::NotEmpty) {
        let recorded = province(seed, &started.peer, (&started.token, &started.issuer)).await;
        recorded.context("the synthetic province (`--demo map` leaves it out, `--fresh` begins anew)")?;
    }
    Ok(())
}

async fn agreement(peer: &Peer, token: &str) -> Result<Loaded> {
    let began = Instant::now();
    let loaded = Box::pin(demo::load(peer.clone(), token)).await?;
    let what = match loaded.outcome {
        Outcome::Loaded => "the agreement of 23 December 2564, through the API",
        Outcome::AlreadyThere => "the agreement of 23 December 2564 is there already",
        Outcome::NotEmpty => "left out: the database holds other data",
    };
    say::stage("demo", what, began.elapsed());
    Ok(loaded)
}

async fn map(peer: &Peer, token: &str) -> Result<()> {
    let began = Instant::now();
    let (areas, now) = Box::pin(demo::map::load(peer.clone(), token)).await?;
    let what = format!("the map of Khon Kaen: {areas} areas{}", if now { ", through the API" } else { " are there already" });
    say::stage("map", &what, began.elapsed());
    Ok(())
}

async fn frameworks(peer: &Peer, token: &str) -> Result<()> {
    let began = Instant::now();
    let (many, now) = Box::pin(demo::frameworks::load(peer.clone(), token)).await?;
    let what = format!("{many} rubrics with their licences{}", if now { ", through the API" } else { " are there already" });
    say::stage("rubrics", &what, began.elapsed());
    Ok(())
}

async fn province(seed: u64, peer: &Peer, (token, issuer): (&str, &Issuer)) -> Result<()> {
    let began = Instant::now();
    let province = Province::from_seed(seed)?;
    let bar = Bar::new("province");
    let outcome = Box::pin(province::load(peer.clone(), token, &province, &|done, all| bar.reach(done, all))).await?;
    drop(bar);
    let schools = province.schools.len();
    let what = match outcome {
        Outcome::Loaded => format!("a synthetic province: {schools} schools, through the API"),
        Outcome::AlreadyThere => format!("a synthetic province: {schools} schools are there already"),
        Outcome::NotEmpty => "left out: there are other schools, areas or terms".to_owned(),
    };
    say::stage("province", &what, began.elapsed());
    if outcome == Outcome::NotEmpty { Ok(()) } else { judged(&province, peer, (token, issuer)).await }
}

async fn judged(province: &Province, peer: &Peer, (token, issuer): (&str, &Issuer)) -> Result<()> {
    let began = Instant::now();
    let bar = Bar::new("cycles");
    let mint = |grant: &str| token::mint_text(issuer, grant);
    let outcome = Box::pin(cycles::load(peer.clone(), (token, &mint), province, &|done, all| bar.reach(done, all))).await?;
    drop(bar);
    let many = province.recipe.cycles.len();
    let what = match outcome {
        Outcome::Loaded => format!("{many} cycles of judging schools, published, through the API"),
        Outcome::AlreadyThere | Outcome::NotEmpty => format!("{many} cycles of judging schools are there already"),
    };
    say::stage("cycles", &what, began.elapsed());
    observed(province, peer, (token, &mint)).await
}

async fn observed(province: &Province, peer: &Peer, (token, mint): (&str, cycles::Mint<'_>)) -> Result<()> {
    let began = Instant::now();
    let bar = Bar::new("lessons");
    let outcome = Box::pin(cycles::observe(peer.clone(), (token, mint), province, &|done, all| bar.reach(done, all))).await?;
    drop(bar);
    let many: usize = province.recipe.observing.lessons.values().sum();
    let what = match outcome {
        Outcome::Loaded => format!("{many} lessons that are watched, through the API"),
        Outcome::AlreadyThere | Outcome::NotEmpty => format!("{many} lessons that are watched are there already"),
    };
    say::stage("lessons", &what, began.elapsed());
    Ok(())
}
