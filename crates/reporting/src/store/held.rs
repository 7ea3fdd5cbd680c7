//! What the board holds of its sources, for comparison.

use chassis::project::Holding;
use sqlx::PgConnection;

/// Agreements, ceremonies and organisations, each with its version.
pub(crate) async fn held(db: &mut PgConnection) -> Result<Vec<Holding>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select 'agreement' as "kind!", agreement_id as "id!", agreement_version as "version!" from partnership
        union all select 'ceremony', ceremony_id, version from partnership_ceremony
        union all select 'organisation', organisation_id, version from partner_organisation
        "#
    )
    .fetch_all(db)
    .await?;
    let kind = |word: &str| match word {
        "agreement" => "agreement",
        "ceremony" => "ceremony",
        _ => "organisation",
    };
    Ok(rows.into_iter().map(|row| Holding { source: "partners", aggregate: kind(&row.kind), id: row.id, version: row.version }).collect())
}
