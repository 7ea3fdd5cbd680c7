//! Plans of where innovations are carried.

use chassis::auth::Reach;
use chassis::db::{Instant, constraint};
use chassis::page::{Cursor, Page};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Damaged;
use crate::domain::scale_out::{NewScaleOut, ScaleOut, ScaleOutRecord};
use crate::domain::term::AcademicTerm;
use crate::domain::{AreaId, InnovationId, ScaleOutId, SchoolId};

struct Row {
    id: Uuid,
    version: i64,
    innovation_id: Uuid,
    area_id: Uuid,
    node_id: Uuid,
    target_schools: i32,
    first_year: i16,
    first_semester: i16,
    last_year: i16,
    last_semester: i16,
    created_at: Instant,
}

impl Row {
    fn restore(self) -> Result<ScaleOut, Damaged> {
        let term = |be_year: i16, semester: i16| {
            AcademicTerm::try_new(be_year.into(), semester.into()).ok_or_else(|| Damaged("no term".to_owned()))
        };
        Ok(ScaleOut::restore(ScaleOutRecord {
            id: ScaleOutId(self.id),
            version: self.version,
            plan: NewScaleOut {
                innovation: InnovationId(self.innovation_id),
                area: AreaId(self.area_id),
                node: SchoolId(self.node_id),
                target_schools: self.target_schools,
                terms: (term(self.first_year, self.first_semester)?, term(self.last_year, self.last_semester)?),
            },
            created_at: self.created_at.0,
        }))
    }
}

/// Writes a new plan. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, scale_out: &ScaleOut) -> Result<bool, sqlx::Error> {
    let ScaleOutRecord { id, version, plan, created_at } = scale_out.record();
    let (first, last) = plan.terms;
    let inserted = sqlx::query!(
        "insert into scale_out
             (id, version, innovation_id, area_id, node_id, target_schools, first_year, first_semester, last_year, last_semester, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id.0,
        version,
        plan.innovation.0,
        plan.area.0,
        plan.node.0,
        plan.target_schools,
        first.be_year(),
        first.semester(),
        last.be_year(),
        last.semester(),
        Instant(*created_at) as Instant
    )
    .execute(db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("scale_out_pkey") => Ok(false),
        other => other.map(|_| true),
    }
}

/// A page of plans for areas within reach, in the order of their ids, and the token of the next page.
pub(crate) async fn list(
    db: &mut PgConnection,
    (innovation, area): (Option<Uuid>, Option<Uuid>),
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<ScaleOut>, String), sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select s.* from scale_out s join area a on a.id = s.area_id
           where ($1::text[] is null or a.scopes && $1)
             and ($2::uuid is null or s.innovation_id = $2)
             and ($3::uuid is null or s.area_id = $3)
             and ($4::uuid is null or s.id > $4)
           order by s.id
           limit $5"#,
        reach.tags(),
        innovation,
        area,
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}
