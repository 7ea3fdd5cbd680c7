//! What people read: what was published everybody, the rest whoever reaches the owner.

use chassis::auth::{Caller, Reach};
use chassis::failure::Failure;
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::framework::{Equating, Framework, FrameworkVersion, VersionHead, VersionStatus};
use crate::error::Error;
use crate::store;
use crate::store::{framework, version};

/// A framework as the caller sees it.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) framework: Framework,
    /// Whether the caller's grants reach its owner.
    pub(crate) from_inside: bool,
}

/// One framework, as far as the caller may see it.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Seen, Error> {
    let found = store::framework::find(db, id).await?.ok_or_else(Failure::not_found)?;
    seen(who, found).ok_or_else(|| Failure::not_found().into())
}

/// The framework, as far as the caller may see it.
pub(super) fn seen(who: &Caller, framework: Framework) -> Option<Seen> {
    if who.reaches(&framework.record().about.scopes()) {
        return Some(Seen { framework, from_inside: true });
    }
    framework.is_public().then(|| Seen { framework: framework.for_everybody(), from_inside: false })
}

/// A page of frameworks in Thai order, each as far as the caller may see it.
pub(crate) async fn list(
    db: &mut PgConnection,
    who: &Caller,
    (filter, reach): (&framework::Filter, &Reach),
    page: &Page,
) -> Result<(Vec<Framework>, String), Error> {
    let (found, next) = store::framework::list(db, filter, reach, page).await?;
    Ok((found.into_iter().filter_map(|framework| seen(who, framework)).map(|seen| seen.framework).collect(), next))
}

/// One version, whole; the newest that is in use when `n` is 0.
pub(crate) async fn get_version(db: &mut PgConnection, who: &Caller, (id, n): (Uuid, i32)) -> Result<(Seen, FrameworkVersion), Error> {
    let seen = get(db, who, id).await?;
    let record = seen.framework.record();
    let wanted = |head: &&VersionHead| if n == 0 { head.status == VersionStatus::Published } else { head.n == n };
    let head = record.versions.iter().rfind(wanted).ok_or_else(|| Failure::no_such("n"))?;
    let found = store::version::find(db, record.id, head).await?.ok_or_else(|| Failure::no_such("n"))?;
    Ok((seen, found))
}

/// A page of versions in short, the newest first.
pub(crate) async fn list_versions(
    db: &mut PgConnection,
    who: &Caller,
    (id, statuses): (Uuid, Vec<VersionStatus>),
    page: &Page,
) -> Result<(Vec<VersionHead>, String), Error> {
    let Seen { framework, from_inside } = get(db, who, id).await?;
    let filter = version::Filter { framework: framework.record().id, statuses, public: !from_inside };
    Ok(store::version::list(db, &filter, page).await?)
}

/// How results of one version compare with those of another. Both were published, so whoever sees the framework sees it.
pub(crate) async fn equating(
    db: &mut PgConnection,
    who: &Caller,
    (id, between): (Uuid, (i32, i32)),
) -> Result<(Framework, Equating), Error> {
    let Seen { framework, .. } = get(db, who, id).await?;
    let found = store::equating::find(db, framework.record().id, between).await?;
    Ok((framework, found.ok_or_else(|| Failure::no_such("to_n"))?))
}
