//! Appeals: filed by whoever reaches the school, decided by whoever reaches it with more rights.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Change, ResultRules, claimed};
use crate::convert::appeal::facts;
use crate::domain::appeal::{Appeal, AppealError, AppealEvent, Contested};
use crate::error::{Error, OpenAlready};
use crate::store;
use crate::store::appeal::{Conflict, Filter};

/// An appeal that somebody files.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) id: Option<Uuid>,
    pub(crate) cycle: Uuid,
    pub(crate) school: Uuid,
    pub(crate) nodes: Vec<String>,
    pub(crate) grounds: String,
}

/// What is decided about one.
#[derive(Debug)]
pub(crate) struct Decide {
    pub(crate) at: Change,
    pub(crate) is_right: bool,
    pub(crate) rationale: String,
}

/// Files an appeal against the result that was published last.
pub(crate) async fn file(uow: &mut Uow, who: &Caller, cmd: File, rules: &ResultRules) -> Result<Appeal, Error> {
    // Held, so that nothing is published and the cycle is not put away meanwhile.
    let cycle = store::cycle::hold(uow.db(), cmd.cycle).await?.ok_or_else(|| Failure::no_such("cycle_id"))?;
    let published = store::result::published(uow.db(), cmd.cycle, 0).await?.ok_or_else(|| Failure::no_such("cycle_id"))?;
    let result = store::result::find(uow.db(), (cmd.cycle, cmd.school), published.finalised.n).await?;
    let result = result.filter(|result| who.reaches(&result.scopes)).ok_or_else(|| Failure::no_such("school_id"))?;
    cycle.must_take_appeals()?;
    let contested = Contested {
        cycle: cmd.cycle,
        school: cmd.school,
        result_n: result.n,
        codes: result.finding.nodes.into_iter().map(|node| node.code).collect(),
        scopes: result.scopes,
        published_at: published.at,
    };
    let id = cmd.id.unwrap_or_else(|| uow.new_id());
    let (appeal, events) = Appeal::file(id, contested, (cmd.nodes, &cmd.grounds), rules.appeal_days, uow.now())?;
    store::appeal::insert(uow.db(), &appeal).await?;
    tell(uow, &appeal, &events);
    Ok(appeal)
}

/// Decides an appeal. Where it was right the cycle is reopened by whoever runs it. Whoever has rated the school does not decide (E10).
pub(crate) async fn decide(uow: &mut Uow, who: &Caller, cmd: Decide) -> Result<Appeal, Error> {
    let mut appeal = store::appeal::lock(uow.db(), cmd.at.id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&appeal.record().scopes)?;
    cmd.at.check(appeal.record().version, appeal.record().updated_at)?;
    if store::rated::has_rated(uow.db(), (appeal.record().cycle, appeal.record().school), &claimed(who)).await? {
        return Err(AppealError::DeciderHasRated.into());
    }
    let events = appeal.decide(cmd.is_right, &cmd.rationale, uow.now())?;
    store::appeal::save(uow.db(), &appeal).await?;
    tell(uow, &appeal, &events);
    Ok(appeal)
}

/// A page of appeals within reach.
pub(crate) async fn list(db: &mut PgConnection, who: &Caller, filter: &Filter, page: &Page) -> Result<(Vec<Appeal>, String), Error> {
    Ok(store::appeal::list(db, filter, &who.reach(), page).await?)
}

fn tell(uow: &mut Uow, appeal: &Appeal, events: &[AppealEvent]) {
    for fact in facts(appeal, events) {
        uow.emit(fact);
    }
    let record = appeal.record();
    let reason = if record.rationale.is_empty() { &record.grounds } else { &record.rationale };
    uow.audit(AuditEntry { aggregate: "appeal", id: Some(record.id), version: Some(record.version), reason: Some(reason.clone()) });
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::Open => OpenAlready::Appeal.into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
