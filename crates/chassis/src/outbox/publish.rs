//! Events into the stream: a sliding window, acknowledgements awaited in order, every event fenced by the one before it.

use std::collections::VecDeque;
use std::error::Error as _;

use async_nats::jetstream::context::{PublishAckFuture, PublishError, PublishErrorKind};
use async_nats::jetstream::message::PublishMessage;
use async_nats::jetstream::publish::PublishAck;
use async_nats::jetstream::{Error as Answer, ErrorCode};
use sqlx::PgConnection;

use super::{Mark, rows};
use crate::bus::{NatsBus, headers, stream_name};
use crate::event::Event;

/// Events on their way at a time, and acknowledgements after which the watermark is written.
const WINDOW: u16 = 256;

/// How a run of events ended. In every case the mark stands at the last event that is certainly in the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All of them are in the stream.
    Sent,
    /// Nobody knows what the stream holds: compare before going on.
    Doubt(String),
    /// The stream has no room.
    Full(String),
    /// NATS will not take this event, now or later.
    Refused(String),
}

/// Sends `events`, which begin right after the mark, and moves the mark and the watermark with the acknowledgements.
pub(crate) async fn publish(
    db: &mut PgConnection,
    bus: &NatsBus,
    source: &str,
    mark: &mut Mark,
    events: &[Event],
) -> Result<Outcome, sqlx::Error> {
    let mut saved = mark.position;
    let mut outcome = Outcome::Sent;
    let mut on_their_way: VecDeque<PublishAckFuture> = VecDeque::with_capacity(WINDOW.into());
    let (mut sequence, stream) = (mark.sequence, stream_name(source));
    let mut waiting = events.iter();
    loop {
        while on_their_way.len() < usize::from(WINDOW) && outcome == Outcome::Sent {
            let Some(event) = waiting.next() else { break };
            match bus.context().send_publish(event.subject(), message(event, mark.epoch, &stream, sequence)).await {
                Ok(ack) => on_their_way.push_back(ack),
                Err(error) => outcome = meaning(&error),
            }
            sequence += 1;
        }
        let Some(ack) = on_their_way.pop_front() else { break };
        if let Err(trouble) = accept(ack.await, mark) {
            // If one event of the window is lost, the fence has refused all later ones: their answers say nothing new.
            outcome = trouble;
            break;
        }
        if mark.position - saved >= i64::from(WINDOW) {
            if !rows::move_mark(db, saved, *mark).await? {
                return Ok(moved_by_another());
            }
            saved = mark.position;
        }
    }
    if mark.position != saved && !rows::move_mark(db, saved, *mark).await? {
        return Ok(moved_by_another());
    }
    Ok(outcome)
}

/// The event as it travels, to be taken only as the one after `sequence` of the right stream.
fn message(event: &Event, epoch: i64, stream: &str, sequence: u64) -> PublishMessage {
    PublishMessage::build()
        .headers(headers(event))
        .payload(event.payload.clone())
        .message_id(format!("{}.{epoch}.{}", event.source, event.position))
        .expected_stream(stream)
        .expected_last_sequence(sequence)
}

/// Moves the mark if the event was stored just now and just there.
fn accept(answer: Result<PublishAck, PublishError>, mark: &mut Mark) -> Result<(), Outcome> {
    let ack = answer.map_err(|error| meaning(&error))?;
    if ack.duplicate || ack.sequence != mark.sequence + 1 {
        return Err(Outcome::Doubt(format!("event {} was stored before, under sequence {}", mark.position + 1, ack.sequence)));
    }
    mark.position += 1;
    mark.sequence = ack.sequence;
    Ok(())
}

fn meaning(error: &PublishError) -> Outcome {
    if error.kind() == PublishErrorKind::MaxPayloadExceeded {
        return Outcome::Refused(error.to_string());
    }
    let answer = error.source().and_then(|source| source.downcast_ref::<Answer>());
    let code = answer.map_or(ErrorCode::default(), Answer::error_code);
    match code {
        ErrorCode::STREAM_STORE_FAILED
        | ErrorCode::STORAGE_RESOURCES_EXCEEDED
        | ErrorCode::ACCOUNT_RESOURCES_EXCEEDED
        | ErrorCode::INSUFFICIENT_RESOURCES => Outcome::Full(error.to_string()),
        ErrorCode::STREAM_MESSAGE_EXCEEDS_MAXIMUM | ErrorCode::STREAM_SEALED => Outcome::Refused(error.to_string()),
        // 10071 (wrong last sequence), 10164 and 10201 of newer servers, no answer, no stream, and whatever is not known yet.
        _ => Outcome::Doubt(error.to_string()),
    }
}

fn moved_by_another() -> Outcome {
    Outcome::Doubt("another relay has moved the watermark".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ack(sequence: u64, duplicate: bool) -> PublishAck {
        PublishAck { sequence, duplicate, ..PublishAck::default() }
    }

    #[test]
    fn an_event_counts_as_published_only_when_it_was_stored_right_after_the_one_before() {
        let before = Mark { epoch: 1, position: 7, sequence: 9 };
        let mut mark = before;
        assert!(matches!(accept(Ok(ack(10, true)), &mut mark), Err(Outcome::Doubt(_))));
        assert!(matches!(accept(Ok(ack(12, false)), &mut mark), Err(Outcome::Doubt(_))));
        assert!(matches!(accept(Err(PublishErrorKind::TimedOut.into()), &mut mark), Err(Outcome::Doubt(_))));
        assert_eq!(mark, before);
        assert_eq!(accept(Ok(ack(10, false)), &mut mark), Ok(()));
        assert_eq!(mark, Mark { epoch: 1, position: 8, sequence: 10 });
    }

    #[test]
    fn the_server_s_words_decide_between_waiting_comparing_and_stopping() {
        let answered = |code: u64| {
            let json = format!(r#"{{"code":503,"err_code":{code},"description":"no"}}"#);
            meaning(&PublishError::with_source(PublishErrorKind::Other, serde_json::from_str::<Answer>(&json).unwrap()))
        };
        assert!(matches!(answered(10_077), Outcome::Full(_)));
        assert!(matches!(answered(10_054), Outcome::Refused(_)));
        for code in [10_071, 10_164, 10_201, 0] {
            assert!(matches!(answered(code), Outcome::Doubt(_)), "{code}");
        }
        assert!(matches!(meaning(&PublishErrorKind::MaxPayloadExceeded.into()), Outcome::Refused(_)));
    }
}
