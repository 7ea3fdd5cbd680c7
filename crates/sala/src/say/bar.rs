//! How far something long has come: on a terminal one line that is written over, elsewhere a line each tenth.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{line, pad};

/// Between two drawings.
const PAUSE: Duration = Duration::from_millis(100);
const COLUMNS: usize = 40;

/// A bar. What it drew on a terminal is gone when it is dropped.
pub(crate) struct Bar {
    name: &'static str,
    on_terminal: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    drawn: Option<Instant>,
    tenths: usize,
}

impl Bar {
    /// A bar on standard output; nothing is drawn yet.
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, on_terminal: io::stdout().is_terminal(), state: Mutex::default() }
    }

    /// So many of all are done.
    pub(crate) fn reach(&self, done: usize, all: usize) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if self.on_terminal {
            if state.drawn.is_none_or(|drawn| drawn.elapsed() >= PAUSE) {
                state.drawn = Some(Instant::now());
                over(&format!("  {} {}", pad(self.name, 10), drawn(done, all)));
            }
        } else if let Some(tenths) = passed(state.tenths, done, all) {
            state.tenths = tenths;
            line(format_args!("  {} {:>3} %, {done} of {all}", pad(self.name, 10), tenths * 10));
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.state.get_mut().unwrap_or_else(PoisonError::into_inner).drawn.is_some() {
            over("");
        }
    }
}

/// Writes over the line that the cursor is in. A reader that has gone away is no failure.
fn over(text: &str) {
    let mut out = io::stdout().lock();
    let _reader_gone = write!(out, "\r{text}\x1b[K").and_then(|()| out.flush());
}

fn drawn(done: usize, all: usize) -> String {
    let full = (done * COLUMNS).checked_div(all).unwrap_or_default().min(COLUMNS);
    format!("[{}{}] {done} of {all}", "#".repeat(full), ".".repeat(COLUMNS - full))
}

/// The tenths that are done, when they are more than were said.
fn passed(said: usize, done: usize, all: usize) -> Option<usize> {
    let tenths = (done * 10).checked_div(all)?;
    (tenths > said).then_some(tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_as_full_as_the_work_is_done() {
        assert_eq!(drawn(0, 200), format!("[{}] 0 of 200", ".".repeat(40)));
        assert_eq!(drawn(50, 200), format!("[{}{}] 50 of 200", "#".repeat(10), ".".repeat(30)));
        assert_eq!(drawn(200, 200), format!("[{}] 200 of 200", "#".repeat(40)));
        assert_eq!(drawn(0, 0).len(), 49, "nothing to do is no division by nothing");
    }

    #[test]
    fn a_log_gets_a_line_each_tenth_and_no_tenth_twice() {
        let mut said = 0;
        let lines: Vec<usize> = (1..=57).filter_map(|done| passed(said, done, 57).inspect(|tenths| said = *tenths)).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!(passed(0, 3, 3), Some(10), "a leap says where it ended");
    }
}
