//! A school on one page.

use chassis::auth::Reach;
use chassis::failure::Failure;
use chassis::project::{self, SourceFreshness};
use sqlx::PgConnection;

use super::Asked;
use crate::store::{self, Profile, ProfileOf};

/// The profile of a school, when the school lay within reach on the day. Five statements at most, and one for whoever has a narrow
/// grant.
pub(crate) async fn get_school_profile(
    db: &mut PgConnection,
    reach: &Reach,
    of: ProfileOf,
    asked: Asked,
) -> Result<(Profile, Vec<SourceFreshness>), Failure> {
    let places = super::places(db, reach).await?;
    let profile = store::profile(db, of, places.as_deref()).await?.ok_or_else(Failure::not_found)?;
    Ok((profile, project::freshness(db, asked.at).await?))
}
