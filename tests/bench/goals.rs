//! The goals, each measured beside its reference, and the table of what came out.

mod assessments;
mod events;
mod figures;
mod finalise;
mod lane;
mod phases;
mod requests;
mod rubric;
mod schools;

use std::io::Write as _;

use anyhow::{Result, bail};

use crate::rounds::{Effort, Pairs};
use crate::stand::Stand;

/// A line of the table.
pub(crate) struct Line {
    pub(crate) goal: &'static str,
    pub(crate) what: String,
    pub(crate) found: String,
    pub(crate) wanted: &'static str,
    pub(crate) met: bool,
}

/// All goals, by the names they are asked for with. The relay's comes after what reads the log: its events are made up, and no read model
/// knows them. A country of schools comes last, for what it tells would be read by all others.
const NAMES: [&str; 12] =
    ["lane", "command", "read", "projection", "visible", "relay", "memory", "import", "schools", "phases", "finalise", "assessments"];

pub(crate) async fn run(wanted: &[String], effort: Effort) -> Result<()> {
    if let Some(unknown) = wanted.iter().find(|name| !NAMES.contains(&name.as_str())) {
        bail!("there is no goal {unknown:?}; there are {}", NAMES.join(", "));
    }
    let stand = Stand::open().await?;
    eprintln!(
        "{} rounds of {} s; PostgreSQL {}, nats-server {}",
        effort.rounds,
        effort.window.as_secs(),
        stand.postgres.version(),
        stand.nats.version()
    );
    let mut out = std::io::stdout();
    for name in NAMES.iter().filter(|name| wanted.is_empty() || wanted.iter().any(|w| w == *name)) {
        let found = match *name {
            "lane" => lane::lane(&stand, effort).await?,
            "command" => requests::command(&stand, effort).await?,
            "read" => requests::read(&stand, effort).await?,
            "relay" => events::relay(&stand, effort).await?,
            "projection" => events::projection(&stand, effort).await?,
            "visible" => events::visible(&stand, effort).await?,
            "import" => schools::import(&stand, effort).await?,
            "schools" => schools::reading(&stand, effort).await?,
            "phases" => phases::phases(&stand, effort).await?,
            "finalise" => finalise::finalise(&stand, effort).await?,
            "assessments" => assessments::assessments(&stand, effort).await?,
            _ => figures::memory(&stand).await?,
        };
        for line in &found {
            let verdict = if line.met { "met" } else { "SHORT" };
            writeln!(out, "{:<4} {:<58} {:<40} {:<22} {verdict}", line.goal, line.what, line.found, line.wanted)?;
        }
    }
    Ok(())
}

/// A ratio that should be at least so much.
pub(crate) fn ratio(goal: &'static str, what: &str, pairs: &Pairs, wanted: &'static str, least: f64) -> Line {
    let (house, reference) = pairs.rates();
    Line {
        goal,
        what: what.to_owned(),
        found: format!("{} [{house:.0}/s to {reference:.0}/s]", pairs.shown()),
        wanted,
        met: pairs.median_ratio() >= least,
    }
}
