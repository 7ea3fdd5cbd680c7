//! How the cycles of teams went, added up by the database.

use std::collections::HashMap;

use chassis::auth::Reach;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::lesson_study::{Role, Summary};
use crate::store::{Damaged, word};

/// How the cycles of each team went, as far as they are within reach. Teams without a cycle are left out.
pub(crate) async fn of_teams(db: &mut PgConnection, teams: &[Uuid], reach: &Reach) -> Result<HashMap<Uuid, Summary>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select team_id,
                  count(*) filter (where state <> 'CANCELLED') as "planned!",
                  count(*) filter (where state = 'CLOSED') as "closed!",
                  count(*) filter (where state = 'CANCELLED') as "cancelled!",
                  count(*) filter (where state in ('PLAN_DONE', 'TAUGHT', 'REFLECTED', 'CLOSED')) as "plan_done!",
                  count(*) filter (where state in ('TAUGHT', 'REFLECTED', 'CLOSED')) as "taught!",
                  count(*) filter (where state in ('REFLECTED', 'CLOSED')) as "reflected!",
                  coalesce(sum(ideas) filter (where state <> 'CANCELLED'), 0) as "ideas!",
                  count(*) filter (where state <> 'CANCELLED' and do_roles && array['HEAD', 'DEPUTY']) as "lessons_with_head!",
                  count(*) filter (where state <> 'CANCELLED' and see_roles && array['HEAD', 'DEPUTY']) as "reflections_with_head!",
                  count(*) filter (where state <> 'CANCELLED' and do_roles && array['SUPERVISOR']) as "lessons_with_supervisor!",
                  count(*) filter (where state <> 'CANCELLED' and see_roles && array['SUPERVISOR']) as "reflections_with_supervisor!"
           from lesson_study_cycle
           where team_id = any($1) and ($2::text[] is null or scopes && $2)
           group by team_id"#,
        teams,
        reach.tags()
    )
    .fetch_all(&mut *db)
    .await?;
    let mut found: HashMap<Uuid, Summary> = HashMap::with_capacity(rows.len());
    for row in rows {
        let summary = Summary {
            planned: many(row.planned)?,
            closed: many(row.closed)?,
            cancelled: many(row.cancelled)?,
            plan_done: many(row.plan_done)?,
            taught: many(row.taught)?,
            reflected: many(row.reflected)?,
            ideas: many(row.ideas)?,
            lessons_with_head: many(row.lessons_with_head)?,
            reflections_with_head: many(row.reflections_with_head)?,
            lessons_with_supervisor: many(row.lessons_with_supervisor)?,
            reflections_with_supervisor: many(row.reflections_with_supervisor)?,
            ..Summary::default()
        };
        found.insert(row.team_id, summary);
    }
    let rows = sqlx::query!(
        r#"select team_id, role as "role!", count(*) as "count!"
           from lesson_study_cycle cross join lateral unnest(see_roles) as taken(role)
           where team_id = any($1) and state <> 'CANCELLED' and ($2::text[] is null or scopes && $2)
           group by team_id, role"#,
        teams,
        reach.tags()
    )
    .fetch_all(db)
    .await?;
    for row in rows {
        let (role, count) = (word(&row.role, Role::from_word)?, many(row.count)?);
        if let Some(summary) = found.get_mut(&row.team_id) {
            summary.reflection.add(role, count);
        }
    }
    Ok(found)
}

fn many(count: i64) -> Result<u32, Damaged> {
    u32::try_from(count).map_err(|_| Damaged("more than can be counted".to_owned()))
}
