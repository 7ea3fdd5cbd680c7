//! How much is let in: per process, so that it never collapses, and per caller, so that one program cannot take it all.

use api::contract::Method;
use serde::Deserialize;

/// Bounds of the load. Zero switches a bound off.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct LimitsConfig {
    /// Calls at most that are worked on in this process at one time.
    pub max_in_flight: usize,
    /// Calls at most that wait for a place.
    pub max_waiting: usize,
    /// Milliseconds that a call may wait for a place.
    pub max_wait_milliseconds: u64,
    /// When calls take longer than this on average, fewer are let in at a time: work queues somewhere inside.
    pub target_milliseconds: u64,
    /// Reads per second of one caller.
    pub reads_per_second: u32,
    /// Writes per second of one caller.
    pub writes_per_second: u32,
    /// Exports, rendered documents and streams per second of one caller.
    pub exports_per_second: u32,
    /// How many seconds' worth of calls may come at once.
    pub burst_seconds: u32,
}

impl Default for LimitsConfig {
    fn default() -> Self {
        Self {
            max_in_flight: 512,
            max_waiting: 512,
            max_wait_milliseconds: 100,
            target_milliseconds: 500,
            reads_per_second: 2_000,
            writes_per_second: 1_000,
            exports_per_second: 20,
            burst_seconds: 3,
        }
    }
}

/// What a call costs, by its sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Shows something.
    Read,
    /// Changes something.
    Write,
    /// Gives much at once, or goes on for long.
    Export,
}

impl Class {
    pub(super) fn of(method: &Method) -> Self {
        let exports = ["Export", "Render", "Watch"].iter().any(|verb| method.name.starts_with(verb));
        match (method.streams || exports, method.mutates) {
            (true, _) => Self::Export,
            (false, true) => Self::Write,
            (false, false) => Self::Read,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::contract::METHODS;

    #[test]
    fn every_call_is_of_the_class_that_its_verb_says() {
        let class = |name: &str| METHODS.iter().find(|m| m.name == name).map(Class::of);
        assert_eq!(class("GetAgreement"), Some(Class::Read));
        assert_eq!(class("RecordSignature"), Some(Class::Write));
        assert_eq!(class("RenderSigningSheet"), Some(Class::Export));
        assert!(METHODS.iter().filter(|m| m.streams).all(|m| Class::of(m) == Class::Export));
    }
}
