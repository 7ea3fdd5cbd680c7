//! How results are made: by what a cycle's version of its framework says, and by what no framework says and the house has set.

use chassis::db::Uow;
use chassis::failure::Failure;
use sqlx::PgConnection;

use crate::domain::cycle::Cycle;
use crate::domain::framework::Framework;
use crate::domain::result::{Method, ResultError};
use crate::domain::scores::{ConsensusRules, Triggers};
use crate::error::Error;
use crate::store;

/// What no framework says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ResultRules {
    /// One value of several raters.
    pub(crate) consensus: ConsensusRules,
    /// When raters of a school lie apart.
    pub(crate) triggers: Triggers,
    /// Days within which an appeal is filed.
    pub(crate) appeal_days: i32,
    /// Schools from which on counts of an area are published.
    pub(crate) least_schools: u64,
}

/// The framework of a cycle, and how it makes the results of the cycle's year.
pub(super) async fn method(db: &mut PgConnection, cycle: &Cycle, rules: &ResultRules) -> Result<(Framework, Method), Error> {
    let plan = &cycle.record().plan;
    let missing = || Failure::internal("a cycle refers to no framework");
    let framework = store::framework::find(db, plan.framework.0).await?.ok_or_else(missing)?;
    let head = framework.record().versions.iter().find(|head| head.n == plan.framework_n).ok_or_else(missing)?;
    let version = store::version::find(db, plan.framework, head).await?.ok_or_else(missing)?;
    let of = Method::of(&framework.record().about, (head.n, &version.content), plan.academic_year, rules.consensus);
    let method = of.map_err(ResultError::from)?;
    Ok((framework, method))
}

/// Writes and tells what became of a cycle.
pub(super) async fn stepped(
    uow: &mut Uow,
    cycle: &Cycle,
    events: &[crate::domain::cycle::CycleEvent],
    reason: Option<String>,
) -> Result<(), Error> {
    store::cycle::save(uow.db(), cycle).await?;
    super::cycle::tell(uow, cycle, events, &[], reason);
    Ok(())
}
