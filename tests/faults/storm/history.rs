//! What the clerks asked for and what they were told, written down before and after each call: in memory for the checker, and
//! line by line in a file that stays when a run fails.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use serde::Serialize;
use uuid::Uuid;

use super::fold::{Kind, Source};

/// What a call is meant to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Fate {
    /// To be done.
    Real,
    /// To be tried out and not to stay.
    Dry,
    /// To be refused: stale, broken, or about nothing.
    Doomed,
}

/// A change that a clerk wants, however often it has to be asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Intent {
    pub(super) what: &'static str,
    pub(super) kind: Kind,
    /// Known beforehand, unless the service makes it.
    pub(super) id: Option<Uuid>,
    pub(super) request_id: Uuid,
    /// Stands in what is written and nowhere else: by it an event is known as the event of this write.
    pub(super) mark: String,
    /// Version of the thing before; 0 where it is new.
    pub(super) before: i64,
    pub(super) fate: Fate,
    /// The clerk keeps asking until there is an answer.
    pub(super) insists: bool,
    /// What has to be kept as it was said.
    pub(super) says: Vec<String>,
}

/// What became of one call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    Ok {
        id: Uuid,
        version: i64,
        /// Stands for every byte of the reply.
        reply: String,
    },
    Failed {
        code: String,
        reason: String,
    },
    /// Done, or not done: the clerk cannot know.
    Unknown {
        why: String,
    },
}

/// A write with all its calls, in the order in which they were answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Write {
    pub(super) intent: Intent,
    pub(super) outcomes: Vec<Outcome>,
}

/// What is known of a write as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known<'a> {
    Ok { id: Uuid, version: i64 },
    Failed { code: &'a str, reason: &'a str },
    Unknown,
}

impl Write {
    /// One answer is enough. A refusal is final too: what another call of the same write might still do meets the same refusal.
    pub(super) fn known(&self) -> Known<'_> {
        let ok = self.outcomes.iter().find_map(|outcome| match outcome {
            Outcome::Ok { id, version, .. } => Some(Known::Ok { id: *id, version: *version }),
            Outcome::Failed { .. } | Outcome::Unknown { .. } => None,
        });
        let failed = self.outcomes.iter().find_map(|outcome| match outcome {
            Outcome::Failed { code, reason } => Some(Known::Failed { code, reason }),
            Outcome::Ok { .. } | Outcome::Unknown { .. } => None,
        });
        ok.or(failed).unwrap_or(Known::Unknown)
    }
}

/// A line of the file.
#[derive(Serialize)]
struct Line<'a, T: Serialize> {
    ms: u128,
    write: usize,
    writer: usize,
    #[serde(flatten)]
    what: Step<'a, T>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Step<'a, T: Serialize> {
    Call(&'a Intent),
    Answer(T),
}

/// The book that all clerks of a run share.
#[derive(Clone)]
pub(super) struct History(Arc<Mutex<Book>>);

struct Book {
    began: Instant,
    path: PathBuf,
    file: File,
    writes: Vec<Write>,
}

impl History {
    /// An empty book, written to `path`.
    pub(super) fn begin(path: &Path) -> Self {
        let file = File::create(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        Self(Arc::new(Mutex::new(Book { began: Instant::now(), path: path.to_owned(), file, writes: Vec::new() })))
    }

    /// A write that is going to be asked for; its number.
    pub(super) fn intend(&self, intent: Intent) -> usize {
        let mut book = self.open();
        book.writes.push(Write { intent, outcomes: Vec::new() });
        book.writes.len() - 1
    }

    /// Before a call.
    pub(super) fn call(&self, write: usize, writer: usize) {
        let book = self.open();
        book.line(write, writer, Step::<()>::Call(&book.writes[write].intent));
    }

    /// After a call.
    pub(super) fn answer(&self, write: usize, writer: usize, outcome: Outcome) {
        let mut book = self.open();
        book.line(write, writer, Step::Answer(&outcome));
        book.writes[write].outcomes.push(outcome);
    }

    /// Anything else that explains the run, such as a fault.
    pub(super) fn note(&self, what: &str) {
        let book = self.open();
        let line = serde_json::json!({ "ms": book.began.elapsed().as_millis(), "note": what });
        (&book.file).write_all(format!("{line}\n").as_bytes()).unwrap_or_else(|e| panic!("{}: {e}", book.path.display()));
    }

    /// The writes of a source.
    pub(super) fn writes(&self, source: Source) -> Vec<Write> {
        self.open().writes.iter().filter(|write| write.intent.kind.source() == source).cloned().collect()
    }

    pub(super) fn path(&self) -> PathBuf {
        self.open().path.clone()
    }

    fn open(&self) -> std::sync::MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    /// Written through at once: the last line before a crash is the one that matters.
    fn line<T: Serialize>(&self, write: usize, writer: usize, what: Step<'_, T>) {
        let line = Line { ms: self.began.elapsed().as_millis(), write, writer, what };
        let text = serde_json::to_string(&line).expect("a line is JSON");
        (&self.file).write_all(format!("{text}\n").as_bytes()).unwrap_or_else(|e| panic!("{}: {e}", self.path.display()));
    }
}
