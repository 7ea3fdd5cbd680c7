//! What observed lessons add up to in an area. Whoever asks names a cycle and not days: two questions that differ by a day would tell of the
//! lessons of that day.

use chassis::auth::Caller;
use chassis::failure::Failure;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{cycle, instrument};
use crate::domain::observation::{Least, Summary};
use crate::error::Error;
use crate::store;

/// Lessons from which on something is said.
const LEAST_LESSONS: usize = 10;
/// Areas that are large enough to be asked for: what lies in them is not, as the rest could be worked out.
const KINDS: [&str; 2] = ["esao:", "province:"];

/// What the lessons of a cycle add up to, None where they are too few, and how many of them the instrument wants to be watched by two.
pub(crate) async fn summary(
    db: &mut PgConnection,
    who: &Caller,
    (cycle, area): (Uuid, Option<&str>),
    least_schools: u64,
) -> Result<(Option<Summary>, i32), Error> {
    let cycle = cycle::get(db, who, cycle).await?;
    if area.is_some_and(|area| !KINDS.iter().any(|kind| area.starts_with(kind))) {
        return Err(Failure::no_such("area_scope").into());
    }
    let plan = &cycle.record().plan;
    let chosen = instrument::named(db, (plan.framework, plan.framework_n)).await?;
    let instrument = chosen.instrument()?;
    let watched = store::observation_summary::watched(db, (cycle.record().id.0, plan), (area, &who.reach())).await?;
    let least = Least { lessons: LEAST_LESSONS, schools: usize::try_from(least_schools).unwrap_or(usize::MAX) };
    let wanted = instrument.procedure().map_or(0, |procedure| procedure.double_coded_e4);
    Ok((Summary::of(instrument, &watched, least), wanted))
}
