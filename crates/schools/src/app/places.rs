//! Where the schools of a record belonged on its day: it decides who may write the record and who sees it, also after a school has moved.

use chassis::auth::Caller;
use chassis::failure::Failure;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::school::School;
use crate::error::Error;
use crate::store;

/// Kinds of places that a grant can hold for.
const KINDS: [&str; 4] = ["school:", "centre:", "esao:", "province:"];

/// The school that a request names in a field, when it was there on the day and lay within reach.
pub(super) async fn school(db: &mut PgConnection, who: &Caller, id: Uuid, day: Date, field: &str) -> Result<School, Error> {
    let school = store::school::find(db, &[id]).await?.pop().filter(|school| is_within_reach(school, who, day));
    school.ok_or_else(|| Failure::no_such(field).into())
}

/// Whether there was such a school on the day, within reach.
pub(super) fn is_within_reach(school: &School, who: &Caller, day: Date) -> bool {
    school.existed_on(day) && who.reaches(&school.places_on(day))
}

/// The scopes of a record about these schools on its day.
pub(super) fn scopes(schools: &[School], day: Date) -> Vec<String> {
    let places = schools.iter().flat_map(|school| school.places_on(day));
    let mut scopes: Vec<String> = places.filter(|place| KINDS.iter().any(|kind| place.starts_with(kind))).collect();
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}
