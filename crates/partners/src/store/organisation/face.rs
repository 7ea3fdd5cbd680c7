//! What others need to show of an organisation: names and the areas it belongs to.

use std::collections::HashMap;

use chassis::db::Day;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

/// Names and areas of an organisation.
#[derive(Debug, Clone)]
pub(crate) struct Face {
    pub(crate) id: Uuid,
    pub(crate) name_th: Option<String>,
    pub(crate) name_en: Option<String>,
    pub(crate) short_name: Option<String>,
    pub(crate) legal_entity: Option<Uuid>,
    scopes: Vec<String>,
}

impl Face {
    /// The areas in which it lies: `esao:4003`, `province:40`.
    pub(crate) fn areas(&self) -> impl Iterator<Item = String> + '_ {
        self.scopes.iter().filter(|scope| scope.starts_with("esao:") || scope.starts_with("province:")).cloned()
    }
}

/// Faces by id, with the names of `day`; one statement.
pub(crate) async fn faces(db: &mut PgConnection, ids: &[Uuid], day: Date) -> Result<HashMap<Uuid, Face>, sqlx::Error> {
    let faces = sqlx::query_as!(
        Face,
        r#"with named as (
               select n.organisation_id, n.kind, n.language, n.text, n.seq
               from organisation_name n
               where n.organisation_id = any($1)
                 and (n.valid_from is null or n.valid_from <= $2)
                 and (n.valid_to is null or $2 < n.valid_to)
           )
           select o.id,
                  (select text from named n where n.organisation_id = o.id and kind = 'OFFICIAL' and language = 'th' limit 1) as name_th,
                  (select text from named n where n.organisation_id = o.id and kind = 'OFFICIAL' and language = 'en' limit 1) as name_en,
                  (select text from named n where n.organisation_id = o.id and kind in ('SHORT', 'ABBREVIATION') and language = 'th'
                   order by kind desc, seq limit 1) as short_name,
                  case o.legal_personality when 'LEGAL_ENTITY' then o.id else o.legal_entity_id end as legal_entity,
                  o.scopes
           from organisation o where o.id = any($1)"#,
        ids,
        Day(day) as Day
    )
    .fetch_all(db)
    .await?;
    Ok(faces.into_iter().map(|face| (face.id, face)).collect())
}
