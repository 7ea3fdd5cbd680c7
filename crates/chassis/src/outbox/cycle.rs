//! One turn of the relay: number what is committed, send what is numbered.

use std::time::Duration;

use sqlx::PgConnection;

use super::publish::{Outcome, publish};
use super::reconcile::{Verdict, reconcile};
use super::relay::RelayConfig;
use super::travel::Travel;
use super::{Finding, Flow, Mark, RelayState, number, rows};
use crate::bus::{Bus, BusError, NatsBus};
use crate::event::Event;
use crate::telemetry;

/// How a turn ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// There may be more.
    Busy,
    /// Something was sent, and with it everything.
    Done,
    /// Everything had been sent before.
    Idle,
    /// Nothing can be sent now.
    Blocked,
}

/// What a leading relay knows between its turns.
#[derive(Debug)]
pub(crate) struct Course<'a> {
    pub(crate) source: &'static str,
    pub(crate) bus: &'a Bus,
    pub(crate) config: &'a RelayConfig,
    pub(crate) state: &'a RelayState,
    /// Where the stream ends; None when that is in doubt.
    mark: Option<Mark>,
    /// Events that got their positions while those before them were on their way.
    ahead: Vec<Event>,
    travel: Travel,
}

impl<'a> Course<'a> {
    pub(crate) fn new(source: &'static str, bus: &'a Bus, config: &'a RelayConfig, state: &'a RelayState) -> Self {
        let travel = Travel::new(Duration::from_micros(config.batch_after_microseconds));
        Self { source, bus, config, state, mark: None, ahead: Vec::new(), travel }
    }

    /// Numbers, then sends. Numbering goes on while NATS is away, so that positions and chain keep up with the writers.
    pub(crate) async fn turn(&mut self, db: &mut PgConnection) -> Result<Turn, sqlx::Error> {
        let mut fresh = std::mem::take(&mut self.ahead);
        if fresh.is_empty() {
            fresh = number(db, self.source, self.state).await?;
        }
        if self.config.pause_before_publish {
            self.state.set_flow(self.source, Flow::Held, "held before publishing by configuration");
            return Ok(if fresh.is_empty() { Turn::Blocked } else { Turn::Busy });
        }
        match self.bus {
            Bus::Nats(nats) => self.send(db, nats, fresh).await,
            Bus::InProcess(_) => self.announce(db).await,
        }
    }

    /// Lets the next turn take all that is committed when it begins, not only what was numbered before.
    pub(crate) fn look_anew(&mut self) {
        self.ahead.clear();
    }

    /// Whether the stream has to be compared with the table before anything is sent.
    pub(crate) fn in_doubt(&self) -> bool {
        self.mark.is_none()
    }

    /// Looks whether the stream still ends where it did; a stream deleted or cut short while nothing happens is noticed here.
    pub(crate) async fn verify(&mut self) {
        let (Bus::Nats(nats), Some(mark)) = (self.bus, self.mark) else { return };
        match nats.glance(self.source).await {
            Ok(glance) if glance.last == mark.sequence => {
                self.travel.stream_takes_batches(glance.takes_batches);
                self.flow(Flow::Flowing, "");
            }
            Ok(_) | Err(BusError::NoStream(_)) => self.mark = None,
            Err(error) => self.flow(Flow::Unreachable, &error.to_string()),
        }
    }

    async fn send(&mut self, db: &mut PgConnection, nats: &NatsBus, fresh: Vec<Event>) -> Result<Turn, sqlx::Error> {
        let Some(mut mark) = self.certain_mark(db, nats).await? else { return Ok(Turn::Blocked) };
        // What was numbered just now is usually what comes next: no need to read it again.
        let next = fresh.first().is_some_and(|event| event.position == mark.position + 1);
        let events = if next { fresh } else { rows::after(db, self.source, mark.position, number::BATCH.into()).await? };
        if events.iter().any(|event| event.epoch != mark.epoch) {
            self.mark = None;
            return Ok(Turn::Busy);
        }
        if events.is_empty() {
            return Ok(Turn::Idle);
        }
        let before = mark.position;
        let mut traced = telemetry::publishing(self.source, &events);
        // What comes next gets its positions while this is on its way.
        let on_their_way = publish(nats, self.source, &mut mark, &events, &mut self.travel);
        let (mut outcome, ahead) = tokio::join!(on_their_way, number(db, self.source, self.state));
        self.ahead = ahead?;
        if mark.position > before && !rows::move_mark(db, before, mark).await? {
            outcome = Outcome::Doubt("another relay has moved the watermark".to_owned());
        }
        if outcome != Outcome::Sent {
            telemetry::failed(&mut traced);
        }
        drop(traced);
        tracing::debug!(source = self.source, position = mark.position, events = mark.position - before, "published");
        self.note(outcome, mark);
        Ok(match &self.mark {
            Some(_) if self.ahead.is_empty() && events.len() < usize::from(number::BATCH) => Turn::Done,
            _ if mark.position > before => Turn::Busy,
            _ => Turn::Blocked,
        })
    }

    /// What follows from how a run ended at `mark`.
    fn note(&mut self, outcome: Outcome, mark: Mark) {
        self.mark = None;
        match outcome {
            Outcome::Sent => {
                self.mark = Some(mark);
                self.flow(Flow::Flowing, "");
            }
            Outcome::Doubt(why) => {
                tracing::warn!(source = self.source, position = mark.position, why, "the stream is compared with the outbox");
            }
            Outcome::Full(why) => self.flow(Flow::Full, &why),
            Outcome::Refused(why) => self.flow(Flow::Refused, &format!("position {}: {why}", mark.position + 1)),
        }
        self.state.set_published(mark.position);
    }

    async fn certain_mark(&mut self, db: &mut PgConnection, nats: &NatsBus) -> Result<Option<Mark>, sqlx::Error> {
        if self.mark.is_some() {
            return Ok(self.mark);
        }
        match reconcile(db, nats, self.source, self.config.provision_missing).await? {
            Verdict::Resume { mark, lost } => {
                self.state.add_reconciled(if lost > 0 { Finding::LostTail } else { Finding::Whole });
                self.travel.stream_takes_batches(nats.glance(self.source).await.is_ok_and(|glance| glance.takes_batches));
                self.mark = Some(mark);
                // A full stream or a refused event is not healed by looking at it: only the next event that gets in says so.
                if !matches!(self.state.flow(), Flow::Full | Flow::Refused) {
                    self.flow(Flow::Flowing, "");
                }
                self.state.set_published(mark.position);
                if lost > 0 {
                    tracing::warn!(
                        source = self.source,
                        position = mark.position,
                        lost,
                        "events that the stream has lost are published again"
                    );
                    self.state.add_republished(lost);
                }
            }
            Verdict::Wait(flow, why) => {
                self.state.add_reconciled(flow.into());
                self.flow(flow, &why);
            }
        }
        Ok(self.mark)
    }

    /// In one process a numbered row is a published one: readers look into the table.
    async fn announce(&mut self, db: &mut PgConnection) -> Result<Turn, sqlx::Error> {
        let head = rows::publish_all(db).await?;
        self.flow(Flow::Flowing, "");
        self.state.set_published(head);
        let known = self.mark.is_some_and(|mark| mark.position == head);
        if known {
            return Ok(Turn::Idle);
        }
        self.mark = Some(Mark { epoch: 0, position: head, sequence: 0 });
        if let Bus::InProcess(bus) = self.bus {
            bus.announce(self.source, head);
        }
        Ok(Turn::Busy)
    }

    fn flow(&self, flow: Flow, why: &str) {
        self.state.set_flow(self.source, flow, why);
    }
}

/// Gives positions to what is committed.
async fn number(db: &mut PgConnection, source: &str, state: &RelayState) -> Result<Vec<Event>, sqlx::Error> {
    let fresh = number::number(db, source).await?;
    if let Some(last) = fresh.last() {
        state.set_numbered(last.position);
    }
    Ok(fresh)
}
