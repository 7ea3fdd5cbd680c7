//! How strict the assessors of a cycle are: for whoever runs the cycle and nobody else, once nobody judges blindly any more.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::{Cursor, Page};
use uuid::Uuid;

use super::method::{ResultRules, method};
use crate::domain::AssessorRole;
use crate::domain::cycle::{CycleError, CycleStatus};
use crate::domain::severity::{AssessorSeverity, severities};
use crate::domain::statistics::SeverityRule;
use crate::error::Error;
use crate::store;
use crate::store::rated::Counting;

/// How results are made, and from when on severity counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SeverityRules {
    pub(crate) results: ResultRules,
    pub(crate) counts: SeverityRule,
}

/// A page of the assessors of a cycle with how strict they are. That somebody has looked at persons is put on record.
pub(crate) async fn list(
    uow: &mut Uow,
    who: &Caller,
    (id, roles): (Uuid, &[AssessorRole]),
    by: &SeverityRules,
    page: &Page,
) -> Result<(Vec<AssessorSeverity>, String), Error> {
    let cycle = store::cycle::find(uow.db(), id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&cycle.record().plan.scopes())?;
    let (status, version) = (cycle.record().status, cycle.record().version);
    if matches!(status, CycleStatus::Planned | CycleStatus::Open) {
        return Err(CycleError::StatusNotAllowed(status).into());
    }
    let (_, method) = method(uow.db(), &cycle, &by.results).await?;
    let said = store::rated::said(uow.db(), (id, None), Counting::Submitted).await?;
    let raters = store::rated::assessors(uow.db(), id).await?;
    let mut found = severities(&said, &raters, roles, &method, by.counts);
    found.retain(|one| page.after_id().is_none_or(|after| one.assessor > after));
    uow.audit(AuditEntry { aggregate: "cycle", id: Some(id), version: Some(version), reason: None });
    Ok(page.take(found, |one| Cursor { key: Vec::new(), id: one.assessor }))
}
