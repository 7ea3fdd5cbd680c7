//! The use case behind the lanes of these tests: words are added to things, or make new ones.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use api::partners::v1 as pb;
use chassis::db::AuditEntry;
use chassis::event::Fact;
use chassis::failure::Failure;
use chassis::lane::{BatchUow, Done, Item};
use tokio::sync::{Semaphore, mpsc};
use uuid::Uuid;

/// Words that an item brings to make something happen.
pub(crate) const OFFENCE: &str = "offence";
pub(crate) const PANIC: &str = "panic";
pub(crate) const SILENCE: &str = "silence";
/// Words that do not mind which version they meet.
pub(crate) const ANYWAY: &str = "anyway";

/// The words of a message that has all that these tests need.
#[derive(Debug)]
pub(crate) struct AddWords {
    pub(crate) thing: Uuid,
    expected_version: i64,
    words: String,
}

impl TryFrom<pb::ReturnAgreementRequest> for AddWords {
    type Error = Failure;

    fn try_from(request: pb::ReturnAgreementRequest) -> Result<Self, Failure> {
        let thing = Uuid::parse_str(&request.id).map_err(Failure::internal)?;
        Ok(Self { thing, expected_version: request.expected_version, words: request.reason })
    }
}

/// Lets batches go on, and writes down how they were made up.
#[derive(Debug)]
pub(crate) struct Stage {
    /// One permit for every batch that may go on.
    pub(crate) go: Semaphore,
    /// Things of every batch that has begun, and its `statement_timeout` in milliseconds.
    pub(crate) begun: mpsc::UnboundedSender<(Vec<Uuid>, i64)>,
    at_work: AtomicUsize,
    /// Batches that were at work at one time, at most.
    pub(crate) most_at_work: AtomicUsize,
}

impl Stage {
    pub(crate) fn new(begun: mpsc::UnboundedSender<(Vec<Uuid>, i64)>) -> Arc<Self> {
        Arc::new(Self { go: Semaphore::new(0), begun, at_work: AtomicUsize::new(0), most_at_work: AtomicUsize::new(0) })
    }

    pub(crate) async fn enter(&self, batch: &mut BatchUow, items: &[Item<AddWords>]) -> Result<AtWork<'_>, Failure> {
        let at_work = self.at_work.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_at_work.fetch_max(at_work, Ordering::SeqCst);
        let guard = AtWork(self);
        let timeout = "select setting::bigint from pg_settings where name = 'statement_timeout'";
        let timeout: i64 = sqlx::query_scalar(timeout).fetch_one(batch.db()).await?;
        let things = items.iter().map(|item| item.command().thing).collect();
        self.begun.send((things, timeout)).map_err(Failure::internal)?;
        self.go.acquire().await.map_err(Failure::internal)?.forget();
        Ok(guard)
    }
}

pub(crate) struct AtWork<'a>(&'a Stage);

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        self.0.at_work.fetch_sub(1, Ordering::SeqCst);
    }
}

pub(crate) type Results = Result<Vec<Result<Done<pb::ReturnAgreementResponse>, Failure>>, Failure>;

/// Adds words to things that are there.
pub(crate) async fn add(stage: &Stage, batch: &mut BatchUow, items: &[Item<AddWords>]) -> Results {
    let _at_work = stage.enter(batch, items).await?;
    assert!(!items.iter().any(|item| item.command().words == PANIC), "as this test wants it");
    let ids: Vec<Uuid> = items.iter().map(|item| item.command().thing).collect();
    let text = "select id, version from thing where id = any($1) order by id for update";
    let rows: Vec<(Uuid, i64)> = sqlx::query_as(text).bind(&ids).fetch_all(batch.db()).await?;
    let there: HashMap<Uuid, i64> = rows.into_iter().collect();
    let results: Vec<_> = items.iter().map(|item| decide(item, there.get(&item.command().thing).copied())).collect();

    let may = items.iter().zip(&results).filter(|(_, result)| result.is_ok()).map(|(item, _)| item.command());
    let (ids, words): (Vec<Uuid>, Vec<&str>) = may.map(|command| (command.thing, command.words.as_str())).unzip();
    let text = "update thing set version = version + 1, words = thing.words || ' ' || w.words
                from unnest($1::uuid[], $2::text[]) as w(id, words) where thing.id = w.id";
    sqlx::query(text).bind(&ids).bind(&words).execute(batch.db()).await?;
    Ok(results.into_iter().filter(|_| !items.iter().any(|item| item.command().words == SILENCE)).collect())
}

fn decide(item: &Item<AddWords>, version: Option<i64>) -> Result<Done<pb::ReturnAgreementResponse>, Failure> {
    let command = item.command();
    let version = version.ok_or_else(Failure::not_found)?;
    if command.expected_version != version && command.words != ANYWAY {
        return Err(Failure::stale(version, "-", "-"));
    }
    Ok(done(command.thing, version + 1, "changed", &command.words))
}

/// Makes a new thing of the words of every item, whatever is there.
pub(crate) async fn make(stage: &Stage, batch: &mut BatchUow, items: &[Item<AddWords>]) -> Results {
    let _at_work = stage.enter(batch, items).await?;
    let ids: Vec<Uuid> = items.iter().map(|_| batch.new_id()).collect();
    let words: Vec<&str> = items.iter().map(|item| item.command().words.as_str()).collect();
    let text = "insert into thing (id, version, words) select w.id, 1, w.words from unnest($1::uuid[], $2::text[]) as w(id, words)";
    sqlx::query(text).bind(&ids).bind(&words).execute(batch.db()).await?;
    Ok(ids.into_iter().zip(words).map(|(id, words)| Ok(done(id, 1, "made", words))).collect())
}

fn done(id: Uuid, version: i64, event: &'static str, words: &str) -> Done<pb::ReturnAgreementResponse> {
    let reply = pb::ReturnAgreementResponse {
        agreement: Some(pb::Agreement { id: id.to_string(), version, objectives_text: words.to_owned(), ..Default::default() }),
    };
    let fact = Fact { aggregate: "thing", id, version, event, scope: None, payload: words.as_bytes().to_vec() };
    let entry = AuditEntry { aggregate: "thing", id: Some(id), version: Some(version), reason: Some(words.to_owned()) };
    Done::with(reply).telling([fact]).noting(entry)
}
