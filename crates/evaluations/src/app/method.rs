//! How results are made: by what a cycle's version of its framework says, and by what no framework says and the house has set.

use chassis::db::Uow;
use chassis::failure::Failure;
use sqlx::PgConnection;

use crate::domain::cycle::{Cycle, Plan};
use crate::domain::framework::{ConsensusRule, Content, Framework, Unit};
use crate::domain::result::{Method, ResultError};
use crate::domain::scores::{ConsensusRules, Triggers};
use crate::error::Error;
use crate::store;

/// What no framework says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ResultRules {
    /// One value of several raters, where neither the version of the framework nor the cycle has it.
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
    let (framework, content) = judged_by(db, plan).await?;
    let settled = cycle.record().consensus.map_or(rules.consensus, ConsensusRule::rules);
    let of = Method::of(&framework.record().about, (plan.framework_n, &content), plan.academic_year, settled);
    let method = of.map_err(ResultError::from)?;
    Ok((framework, method))
}

/// What becomes of ratings that differ in a cycle that is opened now: what its version of the framework says, else what the house has set.
/// It is settled with the cycle, so that results that are made anew are made as the first ones were (E17).
pub(super) async fn consensus(db: &mut PgConnection, plan: &Plan, rules: &ResultRules) -> Result<Option<ConsensusRule>, Error> {
    let (framework, content) = judged_by(db, plan).await?;
    let judges_schools = framework.record().about.unit == Unit::School;
    Ok(judges_schools.then(|| content.consensus.unwrap_or_else(|| rules.consensus.into())))
}

/// The framework of a plan, and what its version says. Whoever asks has seen that both are there.
async fn judged_by(db: &mut PgConnection, plan: &Plan) -> Result<(Framework, Content), Error> {
    let missing = || Failure::internal("a cycle refers to no framework");
    let framework = store::framework::find(db, plan.framework.0).await?.ok_or_else(missing)?;
    let content = store::version::content(db, plan.framework, plan.framework_n).await?.ok_or_else(missing)?;
    Ok((framework, content))
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
