//! A line per stage with its time.

use std::time::Instant;

use anyhow::Result;

/// Runs a stage and says how long it took. The line appears when the stage is done, after whatever the stage itself printed.
pub(crate) fn stage<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    let done = work();
    let mark = if done.is_ok() { "✓" } else { "✗" };
    eprintln!("{mark} {name:<28} {:>7.1} s", start.elapsed().as_secs_f64());
    done
}
