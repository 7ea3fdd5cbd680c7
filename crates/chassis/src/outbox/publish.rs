//! Events into the stream, fenced so that each is taken only as the one after the event before it: in a sliding window, acknowledgements
//! awaited in order, or in batches.

use std::collections::VecDeque;
use std::error::Error as _;

use async_nats::HeaderMap;
use async_nats::header::{
    NATS_BATCH_COMMIT, NATS_BATCH_COMMIT_FINAL, NATS_BATCH_ID, NATS_BATCH_SEQUENCE, NATS_EXPECTED_LAST_SEQUENCE, NATS_EXPECTED_STREAM,
    NATS_MESSAGE_ID,
};
use async_nats::jetstream::context::{PublishAckFuture, PublishError, PublishErrorKind};
use async_nats::jetstream::message::PublishMessage;
use async_nats::jetstream::publish::PublishAck;
use async_nats::jetstream::{Error as Answer, ErrorCode};
use tokio::time::Instant;

use super::Mark;
use super::travel::Travel;
use crate::bus::{NatsBus, headers, stream_name};
use crate::event::Event;

/// Events on their way at a time.
const WINDOW: usize = 256;
/// Events of a batch; servers take a thousand.
const TOGETHER: usize = 1_000;

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

/// Sends `events`, which begin right after the mark, and moves the mark with the acknowledgements.
pub(crate) async fn publish(bus: &NatsBus, source: &str, mark: &mut Mark, events: &[Event], travel: &mut Travel) -> Outcome {
    let stream = stream_name(source);
    let mut waiting = events;
    while !waiting.is_empty() {
        let leg = travel.next(waiting.len());
        let (now, later) = waiting.split_at(leg.events);
        let began = Instant::now();
        let outcome = if leg.together { in_batches(bus, &stream, mark, now).await } else { in_window(bus, &stream, mark, now).await };
        travel.learn(leg, outcome == Outcome::Sent, began.elapsed());
        if outcome != Outcome::Sent {
            return outcome;
        }
        waiting = later;
    }
    Outcome::Sent
}

async fn in_window(bus: &NatsBus, stream: &str, mark: &mut Mark, events: &[Event]) -> Outcome {
    let mut outcome = Outcome::Sent;
    let mut on_their_way: VecDeque<PublishAckFuture> = VecDeque::with_capacity(WINDOW);
    let mut sequence = mark.sequence;
    let mut waiting = events.iter();
    loop {
        while on_their_way.len() < WINDOW && outcome == Outcome::Sent {
            let Some(event) = waiting.next() else { break };
            match bus.context().send_publish(event.subject(), message(event, mark.epoch, stream, sequence)).await {
                Ok(ack) => on_their_way.push_back(ack),
                Err(error) => outcome = meaning(&error),
            }
            sequence += 1;
        }
        let Some(ack) = on_their_way.pop_front() else { return outcome };
        if let Err(trouble) = accept(ack.await, 1, mark) {
            // If one event of the window is lost, the fence has refused all later ones: their answers say nothing new.
            return trouble;
        }
    }
}

/// Batch after batch, each fenced by the one before it, without waiting in between.
async fn in_batches(bus: &NatsBus, stream: &str, mark: &mut Mark, events: &[Event]) -> Outcome {
    let mut outcome = Outcome::Sent;
    let mut on_their_way = Vec::new();
    let mut sequence = mark.sequence;
    for batch in events.chunks(TOGETHER) {
        match send_batch(bus, stream, mark.epoch, sequence, batch).await {
            Ok(ack) => on_their_way.push((ack, batch.len())),
            Err(why) => {
                outcome = Outcome::Doubt(why);
                break;
            }
        }
        sequence += batch.len() as u64;
    }
    for (ack, events) in on_their_way {
        if let Err(trouble) = accept(ack.await, events, mark) {
            // Which of its events is to blame shows when they go alone.
            let (Outcome::Full(why) | Outcome::Refused(why) | Outcome::Doubt(why)) = trouble else { return outcome };
            return Outcome::Doubt(format!("a batch was not taken: {why}"));
        }
    }
    outcome
}

/// Sends the events of a batch; the acknowledgement of the last one is that of all.
async fn send_batch(bus: &NatsBus, stream: &str, epoch: i64, sequence: u64, batch: &[Event]) -> Result<PublishAckFuture, String> {
    let id = bus.new_batch_id();
    let travelling = |event: &Event, place: usize| {
        let mut headers = fenced(event, epoch, stream, (place == 0).then_some(sequence));
        headers.insert(NATS_BATCH_ID, id.as_str());
        headers.insert(NATS_BATCH_SEQUENCE, (place + 1).to_string().as_str());
        headers
    };
    let Some((last, others)) = batch.split_last() else { return Err("an empty batch".to_owned()) };
    for (place, event) in others.iter().enumerate() {
        let sent = bus.client().publish_with_headers(event.subject(), travelling(event, place), event.payload.clone());
        sent.await.map_err(|error| error.to_string())?;
    }
    let mut headers = travelling(last, others.len());
    headers.insert(NATS_BATCH_COMMIT, NATS_BATCH_COMMIT_FINAL);
    let commit = PublishMessage::build().headers(headers).payload(last.payload.clone());
    bus.context().send_publish(last.subject(), commit).await.map_err(|error| error.to_string())
}

/// The event as it travels, to be taken only as the one after `sequence` of the right stream.
fn message(event: &Event, epoch: i64, stream: &str, sequence: u64) -> PublishMessage {
    PublishMessage::build().headers(fenced(event, epoch, stream, Some(sequence))).payload(event.payload.clone())
}

/// The headers of an event with those that let it into the right stream only once, and (`after`) only behind this sequence.
fn fenced(event: &Event, epoch: i64, stream: &str, after: Option<u64>) -> HeaderMap {
    let mut headers = headers(event);
    headers.insert(NATS_MESSAGE_ID, format!("{}.{epoch}.{}", event.source, event.position).as_str());
    headers.insert(NATS_EXPECTED_STREAM, stream);
    if let Some(sequence) = after {
        headers.insert(NATS_EXPECTED_LAST_SEQUENCE, sequence.to_string().as_str());
    }
    headers
}

/// Moves the mark if so many events were stored just now and just there.
fn accept(answer: Result<PublishAck, PublishError>, events: usize, mark: &mut Mark) -> Result<(), Outcome> {
    let ack = answer.map_err(|error| meaning(&error))?;
    if ack.duplicate || ack.sequence != mark.sequence + events as u64 {
        return Err(Outcome::Doubt(format!("event {} was stored before, under sequence {}", mark.position + 1, ack.sequence)));
    }
    mark.position += i64::try_from(events).unwrap_or(i64::MAX);
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
        assert!(matches!(accept(Ok(ack(10, true)), 1, &mut mark), Err(Outcome::Doubt(_))));
        assert!(matches!(accept(Ok(ack(12, false)), 1, &mut mark), Err(Outcome::Doubt(_))));
        assert!(matches!(accept(Ok(ack(10, false)), 3, &mut mark), Err(Outcome::Doubt(_))));
        assert!(matches!(accept(Err(PublishErrorKind::TimedOut.into()), 1, &mut mark), Err(Outcome::Doubt(_))));
        assert_eq!(mark, before);
        assert_eq!(accept(Ok(ack(10, false)), 1, &mut mark), Ok(()));
        assert_eq!(accept(Ok(ack(310, false)), 300, &mut mark), Ok(()));
        assert_eq!(mark, Mark { epoch: 1, position: 308, sequence: 310 });
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
