//! Faults as a harness. One number decides what clerks ask for and what the weather does; the history says what they were told;
//! the checker compares it with everything that the house holds afterwards.
//!
//! | File | What |
//! |---|---|
//! | `clerk.rs`, `rater.rs`, `watcher.rs`, `work.rs` | the workload of three sources: writes with request ids, repeated, tried out, bound to fail, competing |
//! | `history.rs` | what was asked for and answered, line by line in a file that stays when a run fails |
//! | `nemesis.rs`, `proxy.rs` | the weather: kills, pauses, lost and rolled-back disks, bad lines |
//! | `town.rs` | several writers and readers on one street |
//! | `world.rs`, `reading.rs`, `fold.rs`, `checker.rs` | what the house holds and says, what it must hold, and the difference |
//! | `run.rs`, `runs.rs` | one seed; the runs |
//! | `judged.rs` | one fault at one moment: evaluations killed inside a commit |
//!
//! `cargo xtask faults` runs many seeds, `cargo xtask faults --seed X` repeats one. The clock of the machine is not moved: that
//! takes rights that a test has not; `tests/faults/clock.rs` moves the clock that the house is handed.

mod checker;
mod clerk;
mod fold;
mod history;
mod judged;
mod nemesis;
mod proxy;
mod rater;
mod reading;
mod run;
mod runs;
mod town;
mod watcher;
mod work;
mod world;

use std::time::Duration;

/// Lets time pass where the passing of time is the point: weather lasts, clerks pause. What can be awaited is awaited.
async fn lasting(time: Duration) {
    _ = tokio::time::timeout(time, std::future::pending::<()>()).await;
}
