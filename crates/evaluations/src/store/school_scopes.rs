//! Where a school belonged on a day, as far as grants can hold for it.

use chassis::db::Day;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

/// Scopes of a record about the school on its day, in order; empty where there was no such school, or none that was told of yet.
pub(crate) async fn on(db: &mut PgConnection, school: Uuid, day: Date) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!(
        "select distinct place from known_school_place
         where school_id = $1 and valid @> $2::date
           and (place like 'school:%' or place like 'centre:%' or place like 'esao:%' or place like 'province:%')
         order by place",
        school,
        Day(day) as Day
    )
    .fetch_all(db)
    .await
}
