//! Lessons that add up: each once, as far as it counts by now.

use chassis::auth::Reach;
use chassis::db::Day;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::Damaged;
use super::document::{observation, pair};
use crate::domain::cycle::Plan;
use crate::domain::observation::Watched;

struct Row {
    school: Uuid,
    record: Json<observation::Document>,
    agreed: Option<Json<pair::Document>>,
    observers: i64,
}

impl Row {
    fn read(self) -> Result<Watched, Damaged> {
        let agreed = match self.agreed {
            Some(pair) => pair.0.read()?.1,
            None => Vec::new(),
        };
        Ok(Watched { school: self.school, record: self.record.0.read()?.with(&agreed), double_coded: self.observers > 1 })
    }
}

/// Lessons of a cycle's schools that were watched with its instrument on the days of its collection, in an area and within reach. Of a lesson
/// that two watched the half of a reconciled pair comes first, then whoever submitted first.
pub(crate) async fn watched(
    db: &mut PgConnection,
    (cycle, plan): (Uuid, &Plan),
    (area, reach): (Option<&str>, &Reach),
) -> Result<Vec<Watched>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"
        select school_id as "school!", record as "record!: Json<observation::Document>", body as "agreed?: Json<pair::Document>",
               observers as "observers!"
        from (
            select distinct on (o.school_id, o.teacher_ref, o.observed_on, o.period)
                   o.school_id, o.record, p.body,
                   count(*) over (partition by o.school_id, o.teacher_ref, o.observed_on, o.period) as observers
            from observation o
            join cycle_school s on s.cycle_id = $1 and s.school_id = o.school_id
            left join observation_pair p on p.id = o.pair_id and p.status = 'RECONCILED'
            where o.framework_id = $2 and o.framework_n = $3 and o.observed_on between $4 and $5
              and o.status in ('SUBMITTED', 'RECONCILED', 'RELEASED') and not o.training and o.purpose in ('FEEDBACK', 'MONITORING')
              and ($6::text is null or $6 = any(o.scopes))
              and ($7::text[] is null or o.scopes && $7)
              and not another_watches_behind_the_wall(o.id)
            order by o.school_id, o.teacher_ref, o.observed_on, o.period, p.id is null, o.submitted_at, o.id
        ) as lesson
        "#,
        cycle,
        plan.framework.0,
        plan.framework_n,
        Day(plan.windows.collect_from) as Day,
        Day(plan.windows.collect_to) as Day,
        area,
        reach.tags()
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Row::read).collect::<Result<_, _>>()?)
}
