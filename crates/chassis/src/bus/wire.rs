//! An event as a NATS message: `CloudEvents` 1.0 in binary mode, and back. The payload is carried as bytes, never re-encoded.

use async_nats::{HeaderMap, HeaderValue};
use bytes::Bytes;
use jiff::Timestamp;
use uuid::Uuid;

use crate::event::Event;

const EPOCH: &str = "sala-epoch";
const POSITION: &str = "sala-position";
const AGGREGATE_VERSION: &str = "sala-aggregate-version";
const SCOPE: &str = "sala-scope";
const CHAIN: &str = "sala-chain";
const TRACEPARENT: &str = "traceparent";

/// A message that is no event of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WireError {
    #[error("the subject is not sala.v1.<source>.<aggregate>.<event>")]
    Subject,
    #[error("the header {0} is missing or unreadable")]
    Header(&'static str),
}

/// The headers of an event; with its payload they are the whole message.
pub(crate) fn headers(event: &Event) -> HeaderMap {
    let mut map = HeaderMap::new();
    put(&mut map, "ce-specversion", "1.0");
    put(&mut map, "ce-id", &event.id.to_string());
    put(&mut map, "ce-type", &event.kind());
    put(&mut map, "ce-source", &format!("/sala/{}", event.source));
    put(&mut map, "ce-subject", &format!("{}/{}", event.aggregate, event.aggregate_id));
    put(&mut map, "ce-time", &event.occurred_at.to_string());
    put(&mut map, EPOCH, &event.epoch.to_string());
    put(&mut map, POSITION, &event.position.to_string());
    put(&mut map, AGGREGATE_VERSION, &event.aggregate_version.to_string());
    if let Some(scope) = &event.scope {
        put(&mut map, SCOPE, scope);
    }
    if let Some(chain) = &event.chain {
        put(&mut map, CHAIN, &hex::encode(chain));
    }
    if let Some(traceparent) = &event.traceparent {
        put(&mut map, TRACEPARENT, traceparent);
    }
    map
}

/// The event in a message.
pub(crate) fn decode(subject: &str, headers: Option<&HeaderMap>, payload: Bytes) -> Result<Event, WireError> {
    let mut tokens = subject.split('.');
    let (Some("sala"), Some("v1"), Some(source), Some(aggregate), Some(event), None) =
        (tokens.next(), tokens.next(), tokens.next(), tokens.next(), tokens.next(), tokens.next())
    else {
        return Err(WireError::Subject);
    };
    let text = |name: &'static str| headers.and_then(|map| map.get(name)).map(HeaderValue::as_str).ok_or(WireError::Header(name));
    let number = |name: &'static str| text(name)?.parse::<i64>().map_err(|_| WireError::Header(name));
    let aggregate_id = text("ce-subject")?.rsplit('/').next().and_then(|id| Uuid::parse_str(id).ok());
    Ok(Event {
        source: source.to_owned(),
        epoch: number(EPOCH)?,
        position: number(POSITION)?,
        id: Uuid::parse_str(text("ce-id")?).map_err(|_| WireError::Header("ce-id"))?,
        aggregate: aggregate.to_owned(),
        aggregate_id: aggregate_id.ok_or(WireError::Header("ce-subject"))?,
        aggregate_version: number(AGGREGATE_VERSION)?,
        event: event.to_owned(),
        scope: text(SCOPE).ok().map(str::to_owned),
        traceparent: text(TRACEPARENT).ok().map(str::to_owned),
        occurred_at: text("ce-time")?.parse::<Timestamp>().map_err(|_| WireError::Header("ce-time"))?,
        chain: text(CHAIN).ok().map(|link| hex::decode(link).map_err(|_| WireError::Header(CHAIN))).transpose()?,
        payload,
    })
}

/// A value with a line break cannot travel in a header (and would panic inside the client): it is left out.
fn put(map: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = value.parse::<HeaderValue>() {
        map.insert(name, value);
    } else {
        tracing::warn!(header = name, "a value with a line break was left out of an event's headers");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        Event {
            source: "partners".to_owned(),
            epoch: 3,
            position: 42,
            id: Uuid::from_u128(7),
            aggregate: "agreement".to_owned(),
            aggregate_id: Uuid::from_u128(8),
            aggregate_version: 5,
            event: "signed_by_party".to_owned(),
            scope: Some("province:40".to_owned()),
            traceparent: Some("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".to_owned()),
            occurred_at: "2021-12-23T02:00:00.123456Z".parse().unwrap(),
            chain: Some(vec![0xab; 32]),
            payload: Bytes::from_static(b"\x0a\x00bytes"),
        }
    }

    #[test]
    fn an_event_comes_back_from_the_wire_as_it_went() {
        let event = event();
        assert_eq!(decode(&event.subject(), Some(&headers(&event)), event.payload.clone()), Ok(event));
    }

    #[test]
    fn what_an_event_lacks_is_not_sent() {
        let event = Event { scope: None, traceparent: None, chain: None, ..event() };
        let map = headers(&event);
        assert_eq!((map.get(SCOPE), map.get(TRACEPARENT), map.get(CHAIN)), (None, None, None));
        assert_eq!(decode(&event.subject(), Some(&map), event.payload.clone()), Ok(event));
    }

    #[test]
    fn the_headers_are_cloud_events_in_binary_mode() {
        let map = headers(&event());
        let text = |name: &str| map.get(name).map(|value| value.as_str().to_owned()).unwrap_or_default();
        assert_eq!(text("ce-specversion"), "1.0");
        assert_eq!(text("ce-type"), "sala.partners.agreement.signed_by_party.v1");
        assert_eq!(text("ce-source"), "/sala/partners");
        assert_eq!(text("ce-subject"), format!("agreement/{}", Uuid::from_u128(8)));
        assert_eq!(text("ce-time"), "2021-12-23T02:00:00.123456Z");
    }

    #[test]
    fn a_message_without_a_position_is_no_event() {
        let event = event();
        let mut map = headers(&event);
        map.insert(POSITION, "many");
        assert_eq!(decode(&event.subject(), Some(&map), Bytes::new()), Err(WireError::Header(POSITION)));
        assert_eq!(decode(&event.subject(), None, Bytes::new()), Err(WireError::Header("ce-subject")));
        assert_eq!(decode("sala.v2.partners.agreement.signed", Some(&map), Bytes::new()), Err(WireError::Subject));
        assert_eq!(decode("sala.v1.partners.agreement.signed.late", Some(&map), Bytes::new()), Err(WireError::Subject));
    }

    #[test]
    fn a_line_break_never_reaches_a_header() {
        let event = Event { traceparent: Some("00\r\nNats-Msg-Id: forged".to_owned()), ..event() };
        assert_eq!(headers(&event).get(TRACEPARENT), None);
    }
}
