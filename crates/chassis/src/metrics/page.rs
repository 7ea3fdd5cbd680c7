//! The page that Prometheus reads, name by name.

use std::fmt;
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeGaugeValue, NoLabelSet};
use prometheus_client::metrics::MetricType;

use super::process::Process;
use super::readings::Reading;
use super::{Kept, Named, Watched};
use crate::lane::LaneFlow;
use crate::outbox::{Finding, Flow, Pending, RelayState};
use crate::project::{SourceFreshness, Standing};

/// Label names and values.
type Labels<'a, const N: usize> = [(&'static str, &'a str); N];

/// Everything at one moment.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) watched: Arc<Watched>,
    pub(super) readings: Vec<Reading>,
    pub(super) process: Process,
}

impl Collector for Page {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let mut to = Writer(encoder);
        to.info("build", "The release that runs.", &[("version", self.watched.version)])?;
        self.calls(&mut to)?;
        self.lanes(&mut to)?;
        self.relays(&mut to)?;
        self.outboxes(&mut to)?;
        self.projections(&mut to)?;
        self.databases(&mut to)?;
        self.nats(&mut to)?;
        self.process(&mut to)
    }
}

impl Page {
    fn calls(&self, to: &mut Writer<'_>) -> fmt::Result {
        let calls = &self.watched.calls;
        to.histograms("rpc_server_call_duration_seconds", "Duration of answered calls.", &calls.histograms())?;
        let refusals = calls.refusals();
        let refused = refusals.iter().map(|r| {
            let labels = [("rpc_method", r.method), ("rpc_response_status_code", r.code), ("reason", r.reason.as_str())];
            (labels, r.count)
        });
        to.counters("rpc_server_refusals", "Calls that were not answered with OK, by the reason that the caller got.", refused)?;
        let denied = calls.denied();
        let denied = denied.iter().map(|(reason, count)| ([("reason", reason.as_str())], *count));
        to.counters("authz_denied", "Calls refused for want of a valid token or of a right.", denied)?;
        to.counters("idempotency_replays", "Repeated requests answered with the reply of the first time.", [([], calls.replays())])
    }

    fn lanes(&self, to: &mut Writer<'_>) -> fmt::Result {
        let each = |value: fn(&LaneFlow) -> u64| {
            self.watched.lanes.iter().map(move |(service, lane, flow)| ([("service", *service), ("lane", *lane)], value(flow)))
        };
        to.gauges("lane_waiting_calls", "Calls that wait for a batch.", each(LaneFlow::waiting))?;
        to.sizes("lane_batch_calls", "Calls of a batch.", &self.watched.lanes)?;
        to.counters("lane_refused_calls", "Calls refused because too many waited.", each(LaneFlow::refused))?;
        to.counters("lane_repeated_calls", "Calls done by themselves because their batch had failed.", each(LaneFlow::again))
    }

    fn relays(&self, to: &mut Writer<'_>) -> fmt::Result {
        let relays = &self.watched.relays;
        let each = |value: fn(&RelayState) -> i64| relays.iter().map(move |(source, state)| (label(source), value(state)));
        let counted = |value: fn(&RelayState) -> u64| relays.iter().map(move |(source, state)| (label(source), value(state)));
        to.gauges("relay_leader", "1 where this process publishes the events of the source.", each(|state| state.leader().into()))?;
        to.gauges("relay_numbered_position", "Newest position that this process has given.", each(RelayState::numbered))?;
        to.gauges("relay_published_position", "Newest position known to be in the stream.", each(RelayState::published))?;
        let flows = relays.iter().flat_map(|(source, state)| {
            Flow::ALL.map(|flow| ([("source", *source), ("flow", flow.word())], i64::from(state.flow() == flow)))
        });
        to.gauges("relay_flow", "1 for the way in which events flow to the stream just now.", flows)?;
        to.counters("relay_republished", "Events sent once more because the stream had lost them.", counted(RelayState::republished))?;
        to.counters("relay_reconnects", "Database connections that the relay has lost.", counted(RelayState::lost))?;
        let found = relays.iter().flat_map(|(source, state)| {
            Finding::ALL.map(|finding| ([("source", *source), ("result", finding.word())], state.reconciled(finding)))
        });
        to.counters("relay_reconcile", "Comparisons of the stream with the outbox, by what they came to.", found)
    }

    fn outboxes(&self, to: &mut Writer<'_>) -> fmt::Result {
        let each = |value: fn(&Pending) -> f64| {
            self.kept().filter_map(move |(kept, reading)| Some((label(kept.service.name), value(reading.pending.as_ref()?))))
        };
        to.gauges(
            "outbox_oldest_unpublished_age_seconds",
            "Age of the oldest event that is committed and not in the stream; 0 when there is none.",
            each(|pending| pending.oldest_age.unwrap_or_default().as_secs_f64()),
        )?;
        let waiting = each(|pending| number(pending.unnumbered.saturating_add(pending.unpublished)));
        to.gauges("outbox_unpublished_events", "Events that are committed and not in the stream.", waiting)?;
        to.gauges("outbox_epoch", "Epoch of the event log.", each(|pending| number(pending.epoch)))
    }

    fn projections(&self, to: &mut Writer<'_>) -> fmt::Result {
        let each = |value: fn(&SourceFreshness) -> i64| {
            self.kept()
                .flat_map(move |(kept, reading)| reading.freshness.iter().map(move |f| (both(kept.service.name, &f.source), value(f))))
        };
        to.gauges("projection_position", "The last event that the read models contain.", each(|f| f.position))?;
        to.gauges("projection_lag_events", "Events known and not yet in the read models.", each(|f| f.lag_events))?;
        to.gauges("projection_lag_seconds", "Seconds for which something has been unread.", each(|f| f.lag_seconds))?;
        to.gauges("projection_parked_events", "Events that could not be applied.", each(|f| f.parked))?;
        to.gauges("projection_stopped", "1 where a source is not read any further.", each(|f| f.stopped.is_some().into()))?;
        to.gauges("projection_rebuilding", "1 while the read models are being built anew.", each(|f| f.rebuilding.into()))?;
        let counted = |value: fn(Standing) -> u64| {
            self.watched.readers.iter().map(move |(reader, source, progress)| (both(reader, source), value(progress.of(source))))
        };
        to.counters("projection_gap", "Times that reading stopped because an event was missing.", counted(|standing| standing.gaps))
    }

    fn databases(&self, to: &mut Writer<'_>) -> fmt::Result {
        let up = self.kept().map(|(kept, reading)| ([("service", kept.service.name)], i64::from(reading.up)));
        to.gauges("db_up", "1 while the database answers.", up)?;
        let versions = self.kept().flat_map(|(kept, reading)| {
            reading.applied.iter().map(move |set| ([("service", kept.service.name), ("set", set.set)], set.version))
        });
        to.gauges("schema_version", "Newest migration that has run, by set of tables.", versions)?;
        let pools: Vec<_> = self.watched.kept.iter().flat_map(pools).collect();
        let connections = pools.iter().flat_map(|pool| {
            let states = [("idle", pool.idle), ("used", pool.size.saturating_sub(pool.idle))];
            states.map(|(state, count)| ([("pool", pool.name.as_str()), ("state", state)], i64::from(count)))
        });
        to.gauges("db_pool_connections", "Connections of a pool.", connections)?;
        let most = pools.iter().map(|pool| ([("pool", pool.name.as_str())], i64::from(pool.most)));
        to.gauges("db_pool_connections_max", "Connections that a pool may have.", most)
    }

    fn nats(&self, to: &mut Writer<'_>) -> fmt::Result {
        let Some(nats) = &self.watched.nats else { return Ok(()) };
        let health = nats.health();
        to.gauges("nats_connected", "1 while the connection to NATS stands.", [([], i64::from(health.connected()))])?;
        to.counters("nats_disconnects", "Times that the connection to NATS broke.", [([], health.disconnects())])?;
        to.counters("nats_errors", "Errors that NATS or its client reported; a missing permission shows here.", [([], health.errors())])
    }

    fn process(&self, to: &mut Writer<'_>) -> fmt::Result {
        let process = &self.process;
        if let Some(seconds) = process.cpu_seconds {
            to.seconds("process_cpu_seconds", "User and system time.", seconds)?;
        }
        for (name, help, value) in [
            ("process_resident_memory_bytes", "Memory in use.", process.resident_bytes),
            ("process_virtual_memory_bytes", "Address space in use.", process.virtual_bytes),
            ("process_start_time_seconds", "Start, in seconds since 1970.", process.start_seconds),
            ("process_open_fds", "Open files and sockets.", process.open_fds),
            ("process_max_fds", "Open files and sockets at most.", process.max_fds),
            ("process_threads", "Threads.", process.threads),
        ] {
            to.gauges(name, help, value.map(|value| ([], value)))?;
        }
        Ok(())
    }

    fn kept(&self) -> impl Iterator<Item = (&Kept, &Reading)> {
        self.watched.kept.iter().zip(&self.readings)
    }
}

/// A pool at one moment.
struct Pool {
    name: String,
    size: u32,
    idle: u32,
    most: u32,
}

fn pools(kept: &Kept) -> impl Iterator<Item = Pool> {
    let own = (kept.service.name.to_owned(), &kept.db);
    let relay = (!kept.relay_db.shares_pool_with(&kept.db)).then(|| (format!("{}_relay", kept.service.name), &kept.relay_db));
    std::iter::once(own).chain(relay).map(|(name, db)| {
        let pool = db.pool();
        let idle = u32::try_from(pool.num_idle()).unwrap_or(u32::MAX);
        Pool { name, size: pool.size(), idle, most: pool.options().get_max_connections() }
    })
}

fn label(source: &str) -> Labels<'_, 1> {
    [("source", source)]
}

fn both<'a>(reader: &'a str, source: &'a str) -> Labels<'a, 2> {
    [("reader", reader), ("source", source)]
}

#[expect(clippy::cast_precision_loss, reason = "a count of events beyond 2^53 is not going to be")]
fn number(count: i64) -> f64 {
    count as f64
}

/// Writes families; one without a row is left out.
struct Writer<'a>(DescriptorEncoder<'a>);

impl Writer<'_> {
    fn info<const N: usize>(&mut self, name: &str, help: &str, labels: &Labels<'_, N>) -> fmt::Result {
        self.0.encode_descriptor(name, help, None, MetricType::Info)?.encode_info(labels)
    }

    fn gauges<'l, const N: usize, V: EncodeGaugeValue>(
        &mut self,
        name: &str,
        help: &str,
        rows: impl IntoIterator<Item = (Labels<'l, N>, V)>,
    ) -> fmt::Result {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_none() {
            return Ok(());
        }
        let mut family = self.0.encode_descriptor(name, help, None, MetricType::Gauge)?;
        for (labels, value) in rows {
            family.encode_family(&labels)?.encode_gauge(&value)?;
        }
        Ok(())
    }

    /// The name is that of the family; its rows end in `_total`.
    fn counters<'l, const N: usize>(
        &mut self,
        name: &str,
        help: &str,
        rows: impl IntoIterator<Item = (Labels<'l, N>, u64)>,
    ) -> fmt::Result {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_none() {
            return Ok(());
        }
        let mut family = self.0.encode_descriptor(name, help, None, MetricType::Counter)?;
        for (labels, count) in rows {
            family.encode_family(&labels)?.encode_counter::<NoLabelSet, u64, u64>(&count, None)?;
        }
        Ok(())
    }

    fn seconds(&mut self, name: &str, help: &str, seconds: f64) -> fmt::Result {
        self.0.encode_descriptor(name, help, None, MetricType::Counter)?.encode_counter::<NoLabelSet, f64, u64>(&seconds, None)
    }

    fn histograms(&mut self, name: &str, help: &str, rows: &[super::calls::Histogram]) -> fmt::Result {
        if rows.is_empty() {
            return Ok(());
        }
        let mut family = self.0.encode_descriptor(name, help, None, MetricType::Histogram)?;
        for row in rows {
            let labels = [("rpc_system_name", "grpc"), ("rpc_method", row.method), ("rpc_response_status_code", row.code)];
            family.encode_family(&labels)?.encode_histogram::<NoLabelSet>(row.seconds, row.count, &row.buckets, None)?;
        }
        Ok(())
    }
    /// The sizes of the batches of lanes.
    fn sizes(&mut self, name: &str, help: &str, lanes: &[Named]) -> fmt::Result {
        if lanes.is_empty() {
            return Ok(());
        }
        let mut family = self.0.encode_descriptor(name, help, None, MetricType::Histogram)?;
        for (service, lane, flow) in lanes {
            let buckets = flow.sizes();
            let batches = buckets.iter().map(|(_, batches)| batches).sum();
            let calls = number(i64::try_from(flow.calls()).unwrap_or(i64::MAX));
            let labels = [("service", *service), ("lane", *lane)];
            family.encode_family(&labels)?.encode_histogram::<NoLabelSet>(calls, batches, &buckets, None)?;
        }
        Ok(())
    }
}
