//! Everything that people read on standard output. Logs go to standard error, and failures too.

mod bar;
mod table;
mod width;

use std::fmt::Display;
use std::io::{self, Write as _};
use std::time::Duration;

pub(crate) use bar::Bar;
pub(crate) use table::Table;
pub(crate) use width::pad;

/// Prints a line. A reader that has gone away (`sala describe | head`) is no failure.
pub(crate) fn line(text: impl Display) {
    let _reader_gone = writeln!(io::stdout().lock(), "{text}");
}

/// Prints a line of many. False when the reader has gone away and the rest is for nobody.
pub(crate) fn lines_are_read(text: impl Display) -> bool {
    writeln!(io::stdout().lock(), "{text}").is_ok()
}

/// Prints a failure to standard error.
pub(crate) fn failure(text: impl Display) {
    let _reader_gone = writeln!(io::stderr().lock(), "error: {text}");
}

/// Prints what somebody should know although nothing failed.
pub(crate) fn note(text: impl Display) {
    let _reader_gone = writeln!(io::stderr().lock(), "{text}");
}

/// Prints a stage of a start, what it found, and how long it took.
pub(crate) fn stage(name: &str, what: &str, took: Duration) {
    line(format!("  {} {} {:>6.2} s", pad(name, 10), pad(what, 58), took.as_secs_f64()));
}
