//! A school on one page.

use chassis::failure::Failure;
use chassis::project::{self, SourceFreshness};
use sqlx::PgConnection;

use super::{Asked, Sight};
use crate::store::{self, Profile, ProfileOf, ResultsWithin};

/// The profile of a school, when the school lay within reach on the day. Six statements at most, and one for whoever has a narrow
/// grant.
pub(crate) async fn get_school_profile(
    db: &mut PgConnection,
    sight: &Sight,
    of: ProfileOf,
    asked: Asked,
) -> Result<(Profile, Vec<SourceFreshness>), Failure> {
    let places = super::places(db, &sight.reach).await?;
    let results = ResultsWithin { published: sight.published.tags(), newest: sight.newest.tags() };
    let profile = store::profile(db, of, places.as_deref(), results).await?.ok_or_else(Failure::not_found)?;
    Ok((profile, project::freshness(db, asked.at).await?))
}
