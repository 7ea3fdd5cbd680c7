//! The board as it changes: numbers of changes, which the triggers of the migration keep in the order of commits.

use std::collections::HashSet;

use chassis::auth::Reach;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Filter;
use crate::domain::Word;

/// Where the board, or the reports of schools, stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The series to which its numbers belong.
    pub(crate) series: Uuid,
    /// The last change.
    pub(crate) last: i64,
}

/// A partnership that has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    /// Which change.
    pub(crate) no: i64,
    /// Of what.
    pub(crate) agreement_id: Uuid,
    /// Whether it is within reach and meets the filter now.
    pub(crate) shown: bool,
}

/// Where the board stands in this snapshot.
pub(crate) async fn moment(db: &mut PgConnection) -> Result<Moment, sqlx::Error> {
    sqlx::query_as!(
        Moment,
        r#"select series, (select coalesce(max(changed_no), 0) from partnership_change) as "last!" from partnership_series"#
    )
    .fetch_one(db)
    .await
}

/// Where the reports of schools stand in this snapshot.
pub(crate) async fn moment_of_reports(db: &mut PgConnection) -> Result<Moment, sqlx::Error> {
    sqlx::query_as!(Moment, "select series, changed_no as last from report_change").fetch_one(db).await
}

/// Up to `limit` changes after `after`, in their order. Those of partnerships that the caller cannot see and could not see at
/// `after` are left out, those that no longer meet the filter are not.
pub(crate) async fn changes(
    db: &mut PgConnection,
    reach: &Reach,
    filter: &Filter,
    after: i64,
    limit: i64,
) -> Result<Vec<Change>, sqlx::Error> {
    let states: Vec<&str> = filter.states.iter().map(Word::as_str).collect();
    sqlx::query_as!(
        Change,
        r#"
        select c.changed_no as no, c.agreement_id,
               ($1::text[] is null or p.scopes && $1)
                   and ($2::text[] = '{}' or p.state = any ($2))
                   and ($3::text is null or p.validity = $3)
                   and ($4::uuid is null or exists (
                       select from partnership_party q where q.organisation_id = $4 and q.agreement_id = p.agreement_id)) as "shown!"
        from partnership_change c
        join partnership p on p.agreement_id = c.agreement_id
        where c.changed_no > $5
          and ($1::text[] is null or p.scopes && $1 or exists (
              select from partnership_left l where l.agreement_id = c.agreement_id and l.scope = any ($1) and l.left_no > $5))
        order by c.changed_no
        limit $6
        "#,
        reach.tags() as Option<&[String]>,
        &states as &[&str],
        filter.validity.as_ref().map(Word::as_str),
        filter.organisation_id,
        after,
        limit
    )
    .fetch_all(db)
    .await
}

/// Which of these agreements have changed after `after`.
pub(crate) async fn changed_after(db: &mut PgConnection, agreements: &[Uuid], after: i64) -> Result<HashSet<Uuid>, sqlx::Error> {
    let changed = sqlx::query_scalar!(
        "select agreement_id from partnership_change where agreement_id = any ($1) and changed_no > $2",
        agreements,
        after
    )
    .fetch_all(db)
    .await?;
    Ok(changed.into_iter().collect())
}
