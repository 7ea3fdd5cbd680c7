//! What the house does a second, beside what the machine does without it. Every figure is a ratio to a reference that is measured in
//! the same rounds, one after the other; absolute numbers belong to the machine and are shown only for orientation.
//!
//! `cargo xtask bench [GOAL …] [--rounds N] [--seconds N]`; the goals are those of the table that it prints.

mod copied;
mod goals;
mod load;
mod reference;
mod rounds;
mod stand;

use std::time::Duration;

use anyhow::{Result, bail};

use rounds::Effort;

fn main() -> Result<()> {
    let mut effort = Effort { rounds: 3, window: Duration::from_secs(5) };
    let mut wanted = Vec::new();
    // Cargo adds `--bench` to the arguments of a bench target.
    let mut arguments = std::env::args().skip(1).filter(|word| word != "--bench");
    while let Some(word) = arguments.next() {
        let mut number = || arguments.next().and_then(|n| n.parse::<u32>().ok()).filter(|n| *n > 0);
        match word.as_str() {
            "--rounds" => effort.rounds = number().map_or_else(|| bail!("--rounds wants a number"), Ok)?,
            "--seconds" => effort.window = Duration::from_secs(number().map_or_else(|| bail!("--seconds wants a number"), Ok)?.into()),
            goal if !goal.starts_with('-') => wanted.push(goal.to_owned()),
            other => bail!("{other}: not a flag of the bench"),
        }
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(goals::run(&wanted, effort))
}
