//! Browsers at the same port: gRPC-Web, and who may call from a page of another origin.

use std::time::Duration;

use http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::after;

/// What a browser may show to the page: how a call went, why it was refused, and what to read it back with.
const EXPOSED: [HeaderName; 4] = [
    HeaderName::from_static("grpc-status"),
    HeaderName::from_static("grpc-message"),
    HeaderName::from_static("grpc-status-details-bin"),
    HeaderName::from_static(after::HEADER),
];
/// What a page may send besides what every page may.
const ACCEPTED: [HeaderName; 7] = [
    AUTHORIZATION,
    CONTENT_TYPE,
    ACCEPT_LANGUAGE,
    HeaderName::from_static("grpc-timeout"),
    HeaderName::from_static("traceparent"),
    HeaderName::from_static("x-grpc-web"),
    HeaderName::from_static("x-user-agent"),
];
/// How long a browser need not ask again.
const REMEMBERED: Duration = Duration::from_hours(1);

/// Answers the questions that browsers ask before a page of another origin may call. `*` stands for every origin; without any, no
/// page of another origin may call. No cookies: a token is a header, and the page has to hold it.
pub(super) fn cors(allowed_origins: &[String]) -> Result<CorsLayer, String> {
    let origins = if allowed_origins.iter().any(|origin| origin == "*") {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(allowed_origins.iter().map(|origin| exact(origin)).collect::<Result<Vec<_>, _>>()?)
    };
    Ok(CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([http::Method::POST])
        .allow_headers(ACCEPTED)
        .expose_headers(EXPOSED)
        .max_age(REMEMBERED))
}

/// As a browser sends it: scheme, host and port, and nothing behind. Anything else would never match, without a word.
fn exact(origin: &str) -> Result<HeaderValue, String> {
    let refuse = || format!("grpc.allowed_origins: {origin:?} is no origin such as https://app.example.org, and not *");
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).ok_or_else(refuse)?;
    if host.is_empty() || host.contains('/') || host.bytes().any(|b| b.is_ascii_uppercase() || b.is_ascii_whitespace()) {
        return Err(refuse());
    }
    HeaderValue::from_str(origin).map_err(|_| refuse())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_that_no_browser_would_send_is_an_error_that_names_it() {
        for right in ["https://app.example.org", "http://localhost:5173", "*"] {
            assert!(cors(&[right.to_owned()]).is_ok(), "{right}");
        }
        for wrong in ["app.example.org", "https://app.example.org/", "https://", "https://App.example.org", "https://a b"] {
            let error = cors(&[wrong.to_owned()]).expect_err(wrong);
            assert!(error.contains("grpc.allowed_origins") && error.contains(wrong), "{error}");
        }
    }
}
