//! The event logs and audit trails of the sources of this process, for operators and for readers that check themselves.

use std::collections::BTreeMap;

use api::common::v1 as pb;
use api::common::v1::event_log_service_server::{EventLogService, EventLogServiceServer, SERVICE_NAME};
use prost::Message as _;
use sqlx::PgConnection;
use tonic::service::Routes;
use tonic::{Request, Response, Status};
use uuid::Uuid;

use crate::auth::Reach;
use crate::ctx::{Ctx, Shell};
use crate::db::{AuditEntry, Uow};
use crate::failure::Failure;
use crate::outbox::{self, TrailEntry, TrailFilter};
use crate::page::{Cursor, Page, invalid_token};
use crate::project::{Count, Tally};
use crate::wire::{instant, timestamp};

/// Full name of the service, for health.
pub const EVENT_LOG_SERVICE: &str = SERVICE_NAME;

/// The service over the logs of these sources.
pub fn event_logs(sources: impl IntoIterator<Item = (&'static str, Shell)>) -> Routes {
    Routes::new(EventLogServiceServer::new(EventLogs { sources: sources.into_iter().collect() }))
}

#[derive(Debug)]
struct EventLogs {
    sources: BTreeMap<&'static str, Shell>,
}

impl EventLogs {
    /// Opens a call. Every shell checks the same bounds, so any of them may.
    fn enter<T: api::contract::Request>(&self, request: Request<T>) -> Result<(Ctx, T), Status> {
        match self.sources.values().next() {
            Some(any) => any.enter(request),
            None => Err(Failure::not_found().into_status(crate::failure::Locale::Th, "-")),
        }
    }

    /// The call on the database of a source. Neither a log nor an entry of the trail belongs to an area, so a grant for one area does
    /// not do.
    fn at(&self, ctx: Ctx, source: &str) -> Result<Ctx, Status> {
        if ctx.caller().reach() != Reach::All {
            return Err(ctx.refuse(ctx.caller().forbidden()));
        }
        match self.sources.get(source) {
            Some(shell) => Ok(ctx.at(shell.clone())),
            None => Err(ctx.refuse(Failure::not_found().at("source"))),
        }
    }
}

#[tonic::async_trait]
impl EventLogService for EventLogs {
    async fn get_event_log(&self, request: Request<pb::GetEventLogRequest>) -> Result<Response<pb::GetEventLogResponse>, Status> {
        let (ctx, asked) = self.enter(request)?;
        let ctx = self.at(ctx, &asked.source)?;
        let reply = ctx.query(async |db: &mut PgConnection| describe(db, &asked).await).await?;
        Ok(Response::new(reply))
    }

    async fn list_audit_entries(
        &self,
        request: Request<pb::ListAuditEntriesRequest>,
    ) -> Result<Response<pb::ListAuditEntriesResponse>, Status> {
        let (ctx, asked) = self.enter(request)?;
        let page = Page::read(asked.page_size, &asked.page_token, ctx.caller(), &question(&asked)).map_err(|f| ctx.refuse(f))?;
        let ctx = self.at(ctx, &asked.source)?;
        let reply = ctx.query_audited(async |uow: &mut Uow| list(uow, &asked, &page).await).await?;
        Ok(Response::new(reply))
    }
}

async fn describe(db: &mut PgConnection, asked: &pb::GetEventLogRequest) -> Result<pb::GetEventLogResponse, Failure> {
    let state = outbox::state(db).await?;
    let unnumbered_events = outbox::unnumbered_count(db).await?;
    let tallies = if asked.tally_at_position > 0 { tallies_at(db, asked.tally_at_position).await? } else { Vec::new() };
    Ok(pb::GetEventLogResponse {
        log: Some(pb::EventLog {
            source: asked.source.clone(),
            epoch: state.epoch,
            head_position: state.next_position - 1,
            published_position: state.published.position,
            unnumbered_events,
            chain_head: hex::encode(state.chain_head),
        }),
        tallies: tallies.into_iter().map(|Tally { aggregate, count, digest }| pb::AggregateTally { aggregate, count, digest }).collect(),
    })
}

async fn tallies_at(db: &mut PgConnection, position: i64) -> Result<Vec<Tally>, sqlx::Error> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for (aggregate, id, version) in outbox::versions_at(db, position).await? {
        counts.entry(aggregate).or_default().add(id, version);
    }
    Ok(counts.into_iter().map(|(aggregate, count)| count.tally(&aggregate)).collect())
}

/// A page of the trail. That it was read goes on record with it: the subject of a token is somebody.
async fn list(uow: &mut Uow, asked: &pb::ListAuditEntriesRequest, page: &Page) -> Result<pb::ListAuditEntriesResponse, Failure> {
    let filter = TrailFilter {
        aggregate_id: Uuid::parse_str(&asked.aggregate_id).ok(),
        method: Some(asked.method.clone()).filter(|method| !method.is_empty()),
        from: asked.from_time.as_ref().and_then(instant),
        to: asked.to_time.as_ref().and_then(instant),
    };
    let before = match page.after_key() {
        Some(key) => Some(key.try_into().map(i64::from_be_bytes).map_err(|_| invalid_token())?),
        None => None,
    };
    let entries = outbox::trail(uow.db(), &filter, before, page.limit()).await?;
    let (entries, next_page_token) = page.take(entries, |entry| Cursor { key: entry.id.to_be_bytes().to_vec(), id: Uuid::nil() });
    uow.audit(AuditEntry { aggregate: "audit", id: filter.aggregate_id, version: None, reason: None });
    Ok(pb::ListAuditEntriesResponse { entries: entries.into_iter().map(shown).collect(), next_page_token })
}

fn shown(entry: TrailEntry) -> pb::AuditEntry {
    let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    pb::AuditEntry {
        id: entry.id,
        noted_at: Some(timestamp(entry.at.0)),
        actor: entry.actor,
        used_grant: entry.used_grant,
        method: entry.method,
        aggregate: entry.aggregate_type,
        aggregate_id: id(entry.aggregate_id),
        aggregate_version: entry.aggregate_version.unwrap_or_default(),
        reason: entry.reason.unwrap_or_default(),
        request_id: id(entry.request_id),
    }
}

/// What a page token is bound to: the list and its filter, without the page fields.
fn question(asked: &pb::ListAuditEntriesRequest) -> Vec<u8> {
    let filter = pb::ListAuditEntriesRequest { page_size: 0, page_token: String::new(), ..asked.clone() };
    [b"audit:".as_slice(), &filter.encode_to_vec()].concat()
}
