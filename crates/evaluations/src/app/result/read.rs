//! What people read of results. Whoever reviews them sees the newest; whoever only reads them sees what was published.

use chassis::auth::Caller;
use chassis::failure::Failure;
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::framework::Framework;
use crate::domain::result::SchoolRecord;
use crate::error::Error;
use crate::store;
use crate::store::result::{Filter, Published};

/// Sees results before they are published.
pub(in crate::app) const REVIEW: &str = "evaluations.result.review";

/// The result of a school as of the cycle's nth finalisation, the newest when 0; for whoever does not review results as of the nth
/// publication.
pub(crate) async fn find(db: &mut PgConnection, who: &Caller, (cycle, school): (Uuid, Uuid), n: i32) -> Result<SchoolRecord, Error> {
    let newest = store::result::find(db, (cycle, school), 0).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&newest.scopes)?;
    if who.may(REVIEW, &newest.scopes) {
        let found = if n == 0 { Some(newest) } else { store::result::find(db, (cycle, school), n).await? };
        return found.ok_or_else(|| Failure::no_such("n").into());
    }
    let published = store::result::published(db, cycle, n).await?.ok_or_else(Failure::not_found)?;
    Ok(store::result::find(db, (cycle, school), published.finalised.n).await?.ok_or_else(Failure::not_found)?)
}

/// A page of newest results within reach.
pub(crate) async fn list(db: &mut PgConnection, who: &Caller, filter: &Filter, page: &Page) -> Result<(Vec<SchoolRecord>, String), Error> {
    Ok(store::result::list(db, filter, &who.reach(), page).await?)
}

/// A page of versions of the result of a school.
pub(crate) async fn versions(
    db: &mut PgConnection,
    who: &Caller,
    (cycle, school): (Uuid, Uuid),
    page: &Page,
) -> Result<(Vec<SchoolRecord>, String), Error> {
    let newest = store::result::find(db, (cycle, school), 0).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&newest.scopes)?;
    Ok(store::result::versions(db, (cycle, school), page).await?)
}

/// What was published of a cycle, with the framework that it was judged by.
pub(crate) async fn publication(db: &mut PgConnection, cycle: Uuid, n: i32) -> Result<(Published, Framework), Error> {
    let published = store::result::published(db, cycle, n).await?.ok_or_else(Failure::not_found)?;
    let cycle = store::cycle::find(db, cycle).await?.ok_or_else(Failure::not_found)?;
    let framework = store::framework::find(db, cycle.record().plan.framework.0).await?.ok_or_else(Failure::not_found)?;
    Ok((published, framework.for_everybody()))
}
