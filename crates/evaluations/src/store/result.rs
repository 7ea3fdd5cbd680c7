//! Results of schools, version by version; finalisations and publications of cycles. Whoever writes has locked the cycle.

mod edition;
mod write;

use std::collections::HashMap;

use chassis::auth::Reach;
use chassis::db::Instant;
use chassis::kernel::LocalizedText;
use chassis::page::{Cursor, Page};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::Damaged;
use super::document::finding::Document;
use crate::domain::result::SchoolRecord;
use crate::domain::scores::Flag;

pub(crate) use edition::{Finalised, Published, finalised, insert_finalisation, insert_publication, published};
pub(crate) use write::{Made, mark_published, write};

struct Row {
    id: Uuid,
    version: i64,
    cycle_id: Uuid,
    school_id: Uuid,
    n: i32,
    published_n: i32,
    scopes: Vec<String>,
    min_raters: Option<i32>,
    framework_id: Uuid,
    framework_n: i32,
    name_th: String,
    name_en: String,
    sort_key: Vec<u8>,
    hash: Vec<u8>,
    body: Json<Document>,
    finalised_at: Instant,
}

impl Row {
    fn restore(self) -> Result<SchoolRecord, Damaged> {
        Ok(SchoolRecord {
            id: self.id,
            version: self.version,
            cycle: self.cycle_id,
            framework: (self.framework_id, self.framework_n),
            school: self.school_id,
            school_name: LocalizedText::new(self.name_th, self.name_en),
            n: self.n,
            published_n: self.published_n,
            scopes: self.scopes,
            asked: self.min_raters.unwrap_or_default(),
            finding: self.body.0.read(self.hash)?,
            finalised_at: self.finalised_at.0,
        })
    }
}

/// A school of a cycle's population.
#[derive(Debug)]
pub(crate) struct InCycle {
    pub(crate) school: Uuid,
    pub(crate) name: LocalizedText,
    pub(crate) scopes: Vec<String>,
}

/// The population of a cycle, in the order of the schools' ids; of one school where it is named.
pub(crate) async fn population(db: &mut PgConnection, cycle: Uuid, school: Option<Uuid>) -> Result<Vec<InCycle>, sqlx::Error> {
    let rows = sqlx::query!(
        "select school_id, name_th, name_en, scopes from cycle_school
         where cycle_id = $1 and ($2::uuid is null or school_id = $2) order by school_id",
        cycle,
        school
    )
    .fetch_all(db)
    .await?;
    let school = rows.into_iter().map(|row| InCycle {
        school: row.school_id,
        name: LocalizedText::new(row.name_th, row.name_en),
        scopes: row.scopes,
    });
    Ok(school.collect())
}

/// The newest result of every school of a cycle, by school.
pub(crate) async fn newest(db: &mut PgConnection, cycle: Uuid) -> Result<HashMap<Uuid, SchoolRecord>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select r.id, r.version, r.cycle_id, r.school_id, v.n, r.published_n, r.scopes, (c.body #>> '{policy,min_raters}')::integer as min_raters,
                  c.framework_id, c.framework_n,
                  s.name_th, s.name_en, s.sort_key, v.hash, v.body as "body: Json<Document>", v.finalised_at
           from result r
           join result_version v on v.result_id = r.id and v.n = r.n
           join cycle c on c.id = r.cycle_id
           join cycle_school s on s.cycle_id = r.cycle_id and s.school_id = r.school_id
           where r.cycle_id = $1"#,
        cycle
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| Ok((row.school_id, row.restore()?))).collect::<Result<_, Damaged>>()?)
}

/// The result of a school as of the cycle's nth finalisation; the newest when 0.
pub(crate) async fn find(db: &mut PgConnection, (cycle, school): (Uuid, Uuid), n: i32) -> Result<Option<SchoolRecord>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select r.id, r.version, r.cycle_id, r.school_id, v.n, r.published_n, r.scopes, (c.body #>> '{policy,min_raters}')::integer as min_raters,
                  c.framework_id, c.framework_n,
                  s.name_th, s.name_en, s.sort_key, v.hash, v.body as "body: Json<Document>", v.finalised_at
           from result r
           join result_version v on v.result_id = r.id and (v.n <= $3 or $3 = 0)
           join cycle c on c.id = r.cycle_id
           join cycle_school s on s.cycle_id = r.cycle_id and s.school_id = r.school_id
           where r.cycle_id = $1 and r.school_id = $2
           order by v.n desc
           limit 1"#,
        cycle,
        school,
        n
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of results asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) cycle: Uuid,
    pub(crate) levels: Vec<i16>,
    pub(crate) flags: Vec<Flag>,
    pub(crate) without_value: bool,
}

/// A page of newest results within reach, in Thai order of the schools' names, and the token of the next page.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<SchoolRecord>, String), sqlx::Error> {
    let flags: Vec<String> = filter.flags.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select r.id, r.version, r.cycle_id, r.school_id, v.n, r.published_n, r.scopes, (c.body #>> '{policy,min_raters}')::integer as min_raters,
                  c.framework_id, c.framework_n,
                  s.name_th, s.name_en, s.sort_key, v.hash, v.body as "body: Json<Document>", v.finalised_at
           from cycle_school s
           join result r on r.cycle_id = s.cycle_id and r.school_id = s.school_id
           join result_version v on v.result_id = r.id and v.n = r.n
           join cycle c on c.id = r.cycle_id
           where s.cycle_id = $1
             and ($2::text[] is null or r.scopes && $2)
             and (cardinality($3::smallint[]) = 0 or r.level = any($3))
             and (cardinality($4::text[]) = 0 or r.flags && $4
                  or 'TOO_FEW_RATERS' = any($4) and (v.body ->> 'raters')::integer < (c.body #>> '{policy,min_raters}')::integer)
             and (not $5 or r.no_value is not null)
             and ($6::bytea is null or (s.sort_key, s.school_id) > ($6, $7::uuid))
           order by s.sort_key, s.school_id
           limit $8"#,
        filter.cycle,
        reach.tags(),
        &filter.levels,
        &flags,
        filter.without_value,
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.school_id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// A page of versions of a school's result, the newest first, and the token of the next page.
pub(crate) async fn versions(
    db: &mut PgConnection,
    (cycle, school): (Uuid, Uuid),
    page: &Page,
) -> Result<(Vec<SchoolRecord>, String), sqlx::Error> {
    // The number of the last version that was seen; a token of this list has four bytes there.
    let before = page.after_key().and_then(|key| key.try_into().ok()).map(i32::from_be_bytes);
    let rows = sqlx::query_as!(
        Row,
        r#"select r.id, r.version, r.cycle_id, r.school_id, v.n, r.published_n, r.scopes, (c.body #>> '{policy,min_raters}')::integer as min_raters,
                  c.framework_id, c.framework_n,
                  s.name_th, s.name_en, s.sort_key, v.hash, v.body as "body: Json<Document>", v.finalised_at
           from result r
           join result_version v on v.result_id = r.id
           join cycle c on c.id = r.cycle_id
           join cycle_school s on s.cycle_id = r.cycle_id and s.school_id = r.school_id
           where r.cycle_id = $1 and r.school_id = $2 and ($3::integer is null or v.n < $3)
           order by v.n desc
           limit $4"#,
        cycle,
        school,
        before,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.n.to_be_bytes().to_vec(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}
