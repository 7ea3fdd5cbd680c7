//! Which results of two versions may be compared.

use chassis::auth::Caller;
use chassis::db::Uow;

use super::Change;
use super::framework::{lock, tell, version};
use crate::convert::facts::About;
use crate::domain::framework::{Equating, EquatingRow, Framework};
use crate::error::Error;
use crate::store;

/// What a caller says about two versions.
#[derive(Debug)]
pub(crate) struct SetEquating {
    pub(crate) at: Change,
    pub(crate) between: (i32, i32),
    pub(crate) rows: Vec<EquatingRow>,
    pub(crate) rationale: String,
}

/// Says how results of one published version compare with those of a later one.
pub(crate) async fn equate(uow: &mut Uow, who: &Caller, cmd: SetEquating) -> Result<(Framework, Equating), Error> {
    let mut framework = lock(uow, who, cmd.at.id).await?;
    cmd.at.check(framework.record().version, framework.record().updated_at)?;
    let (from_n, to_n) = cmd.between;
    let older = version(uow, &framework, from_n, "from_n").await?;
    let newer = version(uow, &framework, to_n, "to_n").await?;
    let (equating, events) = framework.equate((&older, &newer), cmd.rows, &cmd.rationale, uow.now())?;
    store::equating::set(uow.db(), framework.record().id, &equating).await?;
    store::framework::save(uow.db(), &framework).await?;
    tell(uow, &framework, &events, About::Equating(&equating), Some(&cmd.rationale));
    Ok((framework, equating))
}
