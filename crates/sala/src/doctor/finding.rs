//! What was found, and how it is told.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::say::pad;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Ok,
    /// Works, and should be looked after.
    Warn,
    /// Has to be mended.
    Fail,
    /// Could not be looked at.
    Skip,
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Skip => "skip",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) status: Status,
    pub(super) found: String,
    /// What to do; empty when there is nothing to do.
    pub(super) advice: String,
}

impl Finding {
    pub(super) fn ok(found: String) -> Self {
        Self { status: Status::Ok, found, advice: String::new() }
    }

    pub(super) fn warn(found: String, advice: impl Into<String>) -> Self {
        Self { status: Status::Warn, found, advice: advice.into() }
    }

    pub(super) fn fail(found: String, advice: impl Into<String>) -> Self {
        Self { status: Status::Fail, found, advice: advice.into() }
    }

    pub(super) fn skip(found: String, advice: impl Into<String>) -> Self {
        Self { status: Status::Skip, found, advice: advice.into() }
    }
}

/// Everything that was looked at, in that order.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<(String, Finding)>);

impl Findings {
    pub(super) fn add(&mut self, what: impl Into<String>, finding: Finding) {
        self.0.push((what.into(), finding));
    }

    /// Whether something has to be mended.
    pub(super) fn failed(&self) -> bool {
        self.0.iter().any(|(_, finding)| finding.status == Status::Fail)
    }

    /// A line each, and how many there are of a kind.
    pub(super) fn text(&self) -> String {
        let columns = self.0.iter().map(|(what, _)| what.len()).max().unwrap_or_default();
        let mut out = String::new();
        for (what, Finding { status, found, advice }) in &self.0 {
            let advice = if advice.is_empty() { String::new() } else { format!(" → {advice}") };
            let _infallible = writeln!(out, "{} {} {}{advice}", pad(status.word(), 4), pad(what, columns), one_line(found));
        }
        let count = |status: Status| self.0.iter().filter(|(_, finding)| finding.status == status).count();
        let _infallible = write!(
            out,
            "{} ok, {} to look after, {} to mend, {} not looked at",
            count(Status::Ok),
            count(Status::Warn),
            count(Status::Fail),
            count(Status::Skip)
        );
        out
    }

    /// The same for programs.
    pub(super) fn json(&self) -> String {
        let checks: Vec<Value> = self
            .0
            .iter()
            .map(|(what, f)| json!({ "check": what, "status": f.status.word(), "found": one_line(&f.found), "advice": f.advice }))
            .collect();
        format!("{:#}", json!({ "failed": self.failed(), "checks": checks }))
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings() -> Findings {
        let mut findings = Findings::default();
        findings.add("a", Finding::ok("fine".to_owned()));
        findings.add("b.longer", Finding::warn("two\n  lines".to_owned(), "do it"));
        findings
    }

    #[test]
    fn every_finding_is_one_line_with_what_to_do() {
        let text = "ok   a        fine\nwarn b.longer two lines → do it\n1 ok, 1 to look after, 0 to mend, 0 not looked at";
        assert_eq!(findings().text(), text);
        assert!(!findings().failed());
    }

    #[test]
    fn json_says_the_same() {
        let mut findings = findings();
        findings.add("c", Finding::fail("broken".to_owned(), "mend it"));
        let told: Value = serde_json::from_str(&findings.json()).expect("is JSON");
        assert_eq!(told["failed"], true);
        assert_eq!(told["checks"][2], json!({ "check": "c", "status": "fail", "found": "broken", "advice": "mend it" }));
    }
}
