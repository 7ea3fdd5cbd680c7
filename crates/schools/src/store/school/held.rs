//! Who holds codes, and who refers to schools: what an import asks about many at once.

use std::collections::HashSet;

use chassis::db::Day;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::{Code, SchoolId};

/// Who holds a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Holder {
    pub(crate) school: SchoolId,
    /// On the day, or later.
    pub(crate) holds: bool,
    /// On the day itself.
    pub(crate) on_day: bool,
}

/// Who holds, will hold or has held each of these codes, seen from a day each; in the order of the codes.
pub(crate) async fn holders(db: &mut PgConnection, codes: &[(&Code, Date)]) -> Result<Vec<Vec<Holder>>, sqlx::Error> {
    let schemes: Vec<&str> = codes.iter().map(|(code, _)| code.scheme()).collect();
    let values: Vec<&str> = codes.iter().map(|(code, _)| code.value()).collect();
    let days: Vec<Day> = codes.iter().map(|(_, day)| Day(*day)).collect();
    let rows = sqlx::query!(
        r#"select w.n as "n!", i.school_id, i.valid @> w.day as "on_day!", i.valid && daterange(w.day, null) as "holds!"
           from unnest($1::text[], $2::text[], $3::date[]) with ordinality as w(scheme, value, day, n)
           join school_identifier i on i.value = w.value and i.scheme = w.scheme
           order by w.n, i.valid"#,
        &schemes as &[&str],
        &values as &[&str],
        &days as &[Day]
    )
    .fetch_all(db)
    .await?;
    let mut held = vec![Vec::new(); codes.len()];
    for row in rows {
        if let Some(of) = usize::try_from(row.n - 1).ok().and_then(|at| held.get_mut(at)) {
            of.push(Holder { school: SchoolId(row.school_id), holds: row.holds, on_day: row.on_day });
        }
    }
    Ok(held)
}

/// Those of the schools to which something refers: pupils, programmes, lessons, teachers, plans, innovations, terms, or another school's
/// history. Also what the caller does not reach: otherwise a school would be withdrawn under somebody else's plan.
pub(crate) async fn referred_to(db: &mut PgConnection, schools: &[Uuid]) -> Result<HashSet<SchoolId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        r#"select w.id as "id!" from unnest($1::uuid[]) as w(id)
           where exists (select from enrolment e where e.school_id = w.id)
              or exists (select from term t where t.school_id = w.id)
              or exists (select from pilot_designation p where p.school_id = w.id)
              or exists (select from lesson_study_of_school l where l.school_id = w.id)
              or exists (select from open_class c where c.school_id = w.id)
              or exists (select from plc_meeting m where m.school_id = w.id)
              or exists (select from adoption a where a.school_id = w.id or a.source_id = w.id)
              or exists (select from scale_out s where s.node_id = w.id)
           union
           select r.id from referred_to_behind_the_wall($1) as r(id) where r.id = any($1)
           union
           select (s.held ->> 'other')::uuid
           from (select jsonb_array_elements(body -> 'statuses') as held from school
                 where jsonb_path_exists(body, '$.statuses[*].other')) s
           where (s.held ->> 'other')::uuid = any($1)"#,
        schools
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(SchoolId).collect())
}
