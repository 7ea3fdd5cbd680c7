//! Rate, errors and duration of every RPC, counted where the call ends. A call costs a few atomic additions: no lock, and no
//! allocation once an RPC has ended in the same way before.

use std::array::from_fn;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use api::contract::{self, METHODS};
use http::HeaderMap;
use prost::Message as _;
use prost_types::{FileDescriptorProto, FileDescriptorSet, MethodDescriptorProto};

/// Names of the gRPC codes, by number.
const CODES: [&str; 17] = [
    "OK",
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
];
const CANCELLED: usize = 1;
const UNKNOWN: usize = 2;
const PERMISSION_DENIED: usize = 7;
const UNAUTHENTICATED: usize = 16;

/// Upper bounds in seconds, as OpenTelemetry advises for `rpc.server.call.duration`.
pub(super) const BOUNDS: [f64; 14] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0];

/// Reasons of one RPC that are told apart; a house has fewer. What comes after them is counted together.
const REASONS: usize = 64;
/// The reason of a refusal that is not ours, and of every one too many.
const OTHER: &str = "OTHER";

/// Counts the calls of a process. The RPCs are those of the contract and the codes those of gRPC, so what it holds is bounded.
#[derive(Debug)]
pub struct Calls {
    methods: Box<[OfMethod]>,
    replays: AtomicU64,
}

#[derive(Debug)]
struct OfMethod {
    streams: bool,
    by_code: [OnceLock<Box<Durations>>; CODES.len()],
    refusals: Box<[OnceLock<Refusals>]>,
    other: AtomicU64,
}

#[derive(Debug, Default)]
struct Durations {
    buckets: [AtomicU64; BOUNDS.len() + 1],
    nanoseconds: AtomicU64,
}

#[derive(Debug)]
struct Refusals {
    code: usize,
    reason: Box<str>,
    count: AtomicU64,
}

/// A histogram at one moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Histogram {
    pub(super) method: &'static str,
    pub(super) code: &'static str,
    pub(super) seconds: f64,
    pub(super) count: u64,
    /// Upper bound and calls in the bucket alone.
    pub(super) buckets: Vec<(f64, u64)>,
}

/// Refusals of one RPC for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) method: &'static str,
    pub(super) code: &'static str,
    pub(super) reason: String,
    pub(super) count: u64,
}

impl Default for Calls {
    fn default() -> Self {
        let streaming = streaming();
        let of_method = |method: &contract::Method| OfMethod {
            streams: streaming.iter().any(|path| path == method.path),
            by_code: from_fn(|_| OnceLock::new()),
            refusals: (0..REASONS).map(|_| OnceLock::new()).collect(),
            other: AtomicU64::new(0),
        };
        Self { methods: METHODS.iter().map(of_method).collect(), replays: AtomicU64::new(0) }
    }
}

impl Calls {
    /// A call has come. It is counted when it is answered, or as cancelled when it is dropped before.
    pub(crate) fn begin(self: &Arc<Self>, method: &'static contract::Method) -> Ongoing {
        let index = METHODS.iter().position(|known| std::ptr::eq(known, method));
        Ongoing { calls: Arc::clone(self), index: index.unwrap_or(usize::MAX), began: Instant::now(), ended: false }
    }

    /// A repeated request id was answered with the reply of the first time.
    pub(crate) fn replayed(&self) {
        self.replays.fetch_add(1, Ordering::Relaxed);
    }

    /// Calls of all RPCs that ended with this code.
    #[cfg(test)]
    pub(crate) fn ended_with(&self, code: &str) -> u64 {
        self.histograms().iter().filter(|histogram| histogram.code == code).map(|histogram| histogram.count).sum()
    }

    pub(super) fn replays(&self) -> u64 {
        self.replays.load(Ordering::Relaxed)
    }

    pub(super) fn histograms(&self) -> Vec<Histogram> {
        let mut all = Vec::new();
        for (method, of_method) in METHODS.iter().zip(&self.methods) {
            for (durations, code) in of_method.by_code.iter().zip(CODES) {
                all.extend(durations.get().map(|durations| durations.seen(name(method), code)));
            }
        }
        all
    }

    pub(super) fn refusals(&self) -> Vec<Refused> {
        let mut all = Vec::new();
        for (method, of_method) in METHODS.iter().zip(&self.methods) {
            let method = name(method);
            let seen = of_method.refusals.iter().map_while(OnceLock::get).map(|refusals| Refused {
                method,
                code: CODES[refusals.code],
                reason: refusals.reason.to_string(),
                count: refusals.count.load(Ordering::Relaxed),
            });
            all.extend(seen);
            let count = of_method.other.load(Ordering::Relaxed);
            if count > 0 {
                all.push(Refused { method, code: CODES[UNKNOWN], reason: OTHER.to_owned(), count });
            }
        }
        all
    }

    /// Refusals for want of a right, by reason.
    pub(super) fn denied(&self) -> Vec<(String, u64)> {
        let mut by_reason = std::collections::BTreeMap::<String, u64>::new();
        let denials = [CODES[PERMISSION_DENIED], CODES[UNAUTHENTICATED]];
        for refused in self.refusals().into_iter().filter(|refused| denials.contains(&refused.code)) {
            *by_reason.entry(refused.reason).or_default() += refused.count;
        }
        by_reason.into_iter().collect()
    }

    fn ended(&self, index: usize, code: usize, reason: &str, took: Duration) {
        let Some(of_method) = self.methods.get(index) else { return };
        of_method.by_code[code].get_or_init(Box::default).add(took);
        if code != 0 {
            of_method.refused(code, reason);
        }
    }
}

impl OfMethod {
    /// Finds the counter of a reason, or gives it the next free one. Two that come first at the same time find each other.
    fn refused(&self, code: usize, reason: &str) {
        for slot in &self.refusals {
            let refusals = slot.get_or_init(|| Refusals { code, reason: reason.into(), count: AtomicU64::new(0) });
            if refusals.code == code && *refusals.reason == *reason {
                refusals.count.fetch_add(1, Ordering::Relaxed);
                return;
            }
        }
        self.other.fetch_add(1, Ordering::Relaxed);
    }
}

impl Durations {
    fn add(&self, took: Duration) {
        let seconds = took.as_secs_f64();
        let bucket = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
        self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        self.nanoseconds.fetch_add(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn seen(&self, method: &'static str, code: &'static str) -> Histogram {
        let bounds = BOUNDS.into_iter().chain([f64::INFINITY]);
        let buckets: Vec<_> = bounds.zip(&self.buckets).map(|(bound, calls)| (bound, calls.load(Ordering::Relaxed))).collect();
        let seconds = Duration::from_nanos(self.nanoseconds.load(Ordering::Relaxed)).as_secs_f64();
        Histogram { method, code, seconds, count: buckets.iter().map(|(_, calls)| calls).sum(), buckets }
    }
}

/// A call that is not answered yet.
#[derive(Debug)]
pub(crate) struct Ongoing {
    calls: Arc<Calls>,
    index: usize,
    began: Instant,
    ended: bool,
}

impl Ongoing {
    /// Whether the answer may be many messages, and how it ends is not known before the last.
    pub(crate) fn streams(&self) -> bool {
        self.calls.methods.get(self.index).is_some_and(|of_method| of_method.streams)
    }

    /// The answer has these headers. A refusal says its code and, before the first colon of its message, its reason there; a good
    /// answer says nothing yet.
    /// Gives the name of the code.
    pub(crate) fn answered(mut self, headers: &HeaderMap) -> &'static str {
        let code = headers.get("grpc-status").map_or(Some(0), |value| value.to_str().ok()?.parse().ok());
        let code = code.filter(|code: &usize| *code < CODES.len()).unwrap_or(UNKNOWN);
        let message = headers.get("grpc-message").map_or(&b""[..], |value| value.as_bytes());
        self.ended = true;
        self.calls.ended(self.index, code, reason(message), self.began.elapsed());
        CODES[code]
    }
}

impl Drop for Ongoing {
    fn drop(&mut self) {
        if !self.ended {
            self.calls.ended(self.index, CANCELLED, "CANCELLED", self.began.elapsed());
        }
    }
}

/// `SCREAMING_SNAKE` before a colon, which may be percent-encoded.
fn reason(message: &[u8]) -> &str {
    let length = message.iter().take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || **byte == b'_').count();
    let (word, rest) = message.split_at(length);
    let known = length > 0 && (rest.starts_with(b":") || rest.starts_with(b"%3A"));
    std::str::from_utf8(word).ok().filter(|_| known).unwrap_or(OTHER)
}

/// Paths of the RPCs that answer with a stream.
fn streaming() -> Vec<String> {
    let files = FileDescriptorSet::decode(api::DESCRIPTORS).unwrap_or_default().file;
    let in_file = |file: FileDescriptorProto| {
        let package = file.package.unwrap_or_default();
        file.service.into_iter().flat_map(move |service| {
            let service_name = format!("/{package}.{}", service.name());
            let streams = service.method.into_iter().filter(MethodDescriptorProto::server_streaming);
            streams.map(move |method| format!("{service_name}/{}", method.name())).collect::<Vec<_>>()
        })
    };
    files.into_iter().flat_map(in_file).collect()
}

/// `sala.partners.v1.PartnersService/CreateAgreement`.
fn name(method: &'static contract::Method) -> &'static str {
    method.path.trim_start_matches('/')
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn method() -> &'static contract::Method {
        &METHODS[1]
    }

    fn headers(code: u8, message: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("grpc-status", HeaderValue::from(u16::from(code)));
        headers.insert("grpc-message", HeaderValue::from_static(message));
        headers
    }

    #[test]
    fn a_good_answer_and_a_refusal_are_counted_under_their_codes() {
        let calls = Arc::new(Calls::default());
        calls.begin(method()).answered(&HeaderMap::new());
        calls.begin(method()).answered(&headers(10, "VERSION_CONFLICT:%20Somebody%20else"));
        calls.begin(method()).answered(&headers(10, "VERSION_CONFLICT%3A Somebody else"));
        let seen: Vec<_> = calls.histograms().into_iter().map(|h| (h.method, h.code, h.count)).collect();
        assert_eq!(seen, [(name(method()), "OK", 1), (name(method()), "ABORTED", 2)]);
        let refused = Refused { method: name(method()), code: "ABORTED", reason: "VERSION_CONFLICT".to_owned(), count: 2 };
        assert_eq!(calls.refusals(), [refused]);
    }

    #[test]
    fn a_caller_who_goes_away_is_a_cancelled_call() {
        let calls = Arc::new(Calls::default());
        drop(calls.begin(method()));
        assert_eq!(calls.histograms().iter().map(|h| (h.code, h.count)).collect::<Vec<_>>(), [("CANCELLED", 1)]);
    }

    #[test]
    fn denials_of_all_rpcs_are_added_up_by_their_reason() {
        let calls = Arc::new(Calls::default());
        for of in [&METHODS[0], &METHODS[1]] {
            calls.begin(of).answered(&headers(7, "PERMISSION_DENIED: no"));
            calls.begin(of).answered(&headers(16, "SIGN_IN_REQUIRED: no"));
            calls.begin(of).answered(&headers(5, "NOT_FOUND: no"));
        }
        assert_eq!(calls.denied(), [("PERMISSION_DENIED".to_owned(), 2), ("SIGN_IN_REQUIRED".to_owned(), 2)]);
    }

    #[test]
    fn a_message_that_is_not_ours_has_no_reason_and_reasons_without_end_share_one_counter() {
        assert_eq!(reason(b"Error, decoded message length too large"), OTHER);
        assert_eq!(reason(b""), OTHER);
        let calls = Arc::new(Calls::default());
        for number in 0..REASONS + 5 {
            calls.ended(1, 3, &format!("REASON_{number}"), Duration::ZERO);
        }
        let refusals = calls.refusals();
        assert_eq!(refusals.len(), REASONS + 1);
        assert_eq!(refusals.last().map(|last| (last.reason.as_str(), last.count)), Some((OTHER, 5)));
    }

    #[test]
    fn a_duration_falls_into_the_first_bucket_that_holds_it() {
        let durations = Durations::default();
        for milliseconds in [1, 5, 6, 11_000] {
            durations.add(Duration::from_millis(milliseconds));
        }
        let seen = durations.seen("m", "OK");
        let filled: Vec<_> = seen.buckets.iter().filter(|(_, calls)| *calls > 0).copied().collect();
        assert_eq!(filled, [(0.005, 2), (0.01, 1), (f64::INFINITY, 1)]);
        assert_eq!((seen.count, seen.seconds), (4, 11.012));
    }
}
