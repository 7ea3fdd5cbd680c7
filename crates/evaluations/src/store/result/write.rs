//! Results that are written many at once.

use chassis::db::Instant;
use jiff::Timestamp;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::result::SchoolRecord;
use crate::store::document::finding::Document;

/// Rows of results of one cycle, made while the ones before them are written.
#[derive(Default)]
pub(crate) struct Made {
    ids: Vec<Uuid>,
    versions: Vec<i64>,
    schools: Vec<Uuid>,
    levels: Vec<Option<i16>>,
    no_values: Vec<Option<String>>,
    /// With commas between them.
    flags: Vec<String>,
    hashes: Vec<Vec<u8>>,
    bodies: Vec<Json<Document>>,
}

impl Made {
    /// The rows of these results.
    pub(crate) fn of<'a>(results: impl IntoIterator<Item = &'a SchoolRecord>) -> Self {
        let mut made = Self::default();
        for result in results {
            let finding = &result.finding;
            made.ids.push(result.id);
            made.versions.push(result.version);
            made.schools.push(result.school);
            made.levels.push(finding.level().map(i16::from));
            made.no_values.push(finding.overall.as_ref().err().map(ToString::to_string));
            made.flags.push(finding.flags.iter().map(|flag| flag.word()).collect::<Vec<_>>().join(","));
            made.hashes.push(finding.hash.to_vec());
            made.bodies.push(Json(Document::from(finding)));
        }
        made
    }
}

/// Writes them as the nth finalisation of their cycle found them; nothing of earlier versions changes.
pub(crate) async fn write(db: &mut PgConnection, (cycle, n): (Uuid, i32), made: &Made, at: Timestamp) -> Result<(), sqlx::Error> {
    if made.ids.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "insert into result as held (id, version, cycle_id, school_id, n, published_n, scopes, level, no_value, flags)
         select m.id, m.version, $1, m.school_id, $2, 0, s.scopes, m.level, m.no_value, string_to_array(m.flags, ',')
         from unnest($3::uuid[], $4::bigint[], $5::uuid[], $6::smallint[], $7::text[], $8::text[])
              as m(id, version, school_id, level, no_value, flags)
         join cycle_school s on s.cycle_id = $1 and s.school_id = m.school_id
         on conflict (cycle_id, school_id) do update
         set version = excluded.version, n = excluded.n, level = excluded.level, no_value = excluded.no_value, flags = excluded.flags",
        cycle,
        n,
        &made.ids,
        &made.versions,
        &made.schools,
        &made.levels as &[Option<i16>],
        &made.no_values as &[Option<String>],
        &made.flags
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into result_version (result_id, n, hash, body, finalised_at)
         select m.id, $1, m.hash, m.body, $2 from unnest($3::uuid[], $4::bytea[], $5::jsonb[]) as m(id, hash, body)",
        n,
        Instant(at) as Instant,
        &made.ids,
        &made.hashes,
        &made.bodies as &[Json<Document>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Marks the newest versions of a cycle's results as published; each that was not is raised by one.
pub(crate) async fn mark_published(db: &mut PgConnection, cycle: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query!("update result set published_n = n, version = version + 1 where cycle_id = $1 and published_n <> n", cycle)
        .execute(db)
        .await?;
    Ok(())
}
