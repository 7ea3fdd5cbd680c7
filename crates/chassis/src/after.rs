//! Read your writes: what a reply that changed something tells its caller to wait for, and how a report reads it back.
//!
//! The token is opaque to callers: URL-safe base64 without padding over a format byte (1), the source's name behind its length,
//! the aggregate's id and its version (big-endian).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tonic::Response;
use uuid::Uuid;

use crate::event::Fact;
use crate::failure::{Failure, FieldViolation};

/// The response header that carries the token.
pub const HEADER: &str = "sala-after";
/// The request field that takes it.
const FIELD: &str = "after";
/// First byte of every token of this format.
const FORMAT: u8 = 1;

/// The token of a version of an aggregate, for whoever knows of it by other ways than a reply.
pub fn token(source: &str, aggregate_id: Uuid, version: i64) -> String {
    After { source: source.to_owned(), aggregate_id, version }.token()
}

/// A version of an aggregate that a caller knows of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct After {
    /// The service that told it.
    pub(crate) source: String,
    /// The aggregate; ids are unique over kinds.
    pub(crate) aggregate_id: Uuid,
    /// Its version.
    pub(crate) version: i64,
}

impl After {
    /// The last fact of a command: once it is visible, so is everything that the command told.
    pub(crate) fn of(source: &str, facts: &[Fact]) -> Option<Self> {
        facts.last().map(|fact| Self { source: source.to_owned(), aggregate_id: fact.id, version: fact.version })
    }

    pub(crate) fn token(&self) -> String {
        let name = self.source.as_bytes();
        let length = [u8::try_from(name.len()).unwrap_or(u8::MAX)];
        URL_SAFE_NO_PAD.encode([&[FORMAT], &length, name, self.aggregate_id.as_bytes(), &self.version.to_be_bytes()[..]].concat())
    }

    /// Reads a token of one of these sources. What is none, or comes from a source that the report does not rest on, is refused
    /// by its field.
    pub(crate) fn read(token: &str, sources: &[&str]) -> Result<Self, Failure> {
        open(token).filter(|after| sources.contains(&after.source.as_str())).ok_or_else(|| {
            let violation = FieldViolation::unlike(FIELD, "ค่าที่ได้รับใน sala-after", "the value of a `sala-after` header");
            Failure::invalid(vec![violation])
        })
    }
}

fn open(token: &str) -> Option<After> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (&[FORMAT, length], rest) = bytes.split_first_chunk()? else { return None };
    let (name, rest) = rest.split_at_checked(length.into())?;
    let (id, version) = rest.split_at_checked(16)?;
    let source = String::from_utf8(name.to_vec()).ok()?;
    let version = i64::from_be_bytes(version.try_into().ok()?);
    (version > 0).then_some(After { source, aggregate_id: Uuid::from_slice(id).ok()?, version })
}

/// A reply with the token in its header.
pub(crate) fn answer<R>(reply: R, token: Option<&str>) -> Response<R> {
    let mut response = Response::new(reply);
    if let Some(value) = token.and_then(|token| token.parse().ok()) {
        response.metadata_mut().insert(HEADER, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after() -> After {
        After { source: "partners".to_owned(), aggregate_id: Uuid::from_u128(7), version: 3 }
    }

    fn fields(token: &str, sources: &[&str]) -> Vec<String> {
        let refused = After::read(token, sources).expect_err("is no token");
        refused.fields().iter().map(|field| format!("{} {}", field.field, field.reason)).collect()
    }

    #[test]
    fn a_token_says_what_to_wait_for_and_can_stand_in_a_url() {
        let token = after().token();
        assert_eq!(After::read(&token, &["schools", "partners"]).expect("is a token"), after());
        assert!(token.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')), "{token}");
    }

    #[test]
    fn the_format_of_a_token_stays_as_it_is() {
        assert_eq!(after().token(), "AQhwYXJ0bmVycwAAAAAAAAAAAAAAAAAAAAcAAAAAAAAAAw", "apps keep tokens across an upgrade");
    }

    #[test]
    fn what_is_no_token_is_refused_by_its_field() {
        let token = after().token();
        let other_format = format!("Ag{}", &token[2..]);
        let never = After { version: 0, ..after() }.token();
        for wrong in
            ["", "x", "AQ", "AQhwYXJ0", &token[..token.len() - 2], &format!("{token}AA"), &format!("{token}=="), &other_format, &never]
        {
            assert_eq!(fields(wrong, &["partners"]), ["after FIELD_INVALID"], "{wrong:?}");
        }
    }

    #[test]
    fn a_token_of_a_source_that_the_report_does_not_rest_on_is_refused() {
        assert_eq!(fields(&after().token(), &["schools"]), ["after FIELD_INVALID"]);
    }
}
