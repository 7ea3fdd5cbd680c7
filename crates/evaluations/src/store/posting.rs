//! Where teachers are posted: written from the schools service's events like everything that is known of schools, and read as what speaks against
//! somebody's judging a school from outside.

use std::collections::HashSet;

use chassis::db::Day;
use chassis::kernel::Period;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Damaged;
use crate::domain::assessor::Register;
use crate::domain::known::{KnownPosting, KnownTeacher};

/// Teachers, with their postings in the place of those that they had. The rows stand behind the second wall, and there is no caller here.
pub(crate) async fn teachers_told(db: &mut PgConnection, told: &[KnownTeacher]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    super::assignment::look_over_the_wall(db).await?;
    let let_in = sqlx::query_scalar!(
        "insert into known_teacher as held (id, version) select * from unnest($1::uuid[], $2::bigint[])
         on conflict (id) do update set version = excluded.version where excluded.version > held.version
         returning id",
        &told.iter().map(|teacher| teacher.id).collect::<Vec<_>>(),
        &told.iter().map(|teacher| teacher.version).collect::<Vec<_>>()
    )
    .fetch_all(&mut *db)
    .await?;
    sqlx::query!("delete from known_posting where teacher_id = any($1)", &let_in).execute(&mut *db).await?;
    let known: HashSet<&Uuid> = let_in.iter().collect();
    let newer = told.iter().filter(|teacher| known.contains(&teacher.id));
    let postings: Vec<(&KnownTeacher, i32, &KnownPosting)> =
        newer.flat_map(|teacher| teacher.postings.iter().zip(0..).map(move |(posting, seq)| (teacher, seq, posting))).collect();
    sqlx::query!(
        "insert into known_posting (teacher_id, seq, person_ref, school_id, valid)
         select s.teacher_id, s.seq, s.person_ref, s.school_id, daterange(s.valid_from, s.valid_to)
         from unnest($1::uuid[], $2::integer[], $3::uuid[], $4::uuid[], $5::date[], $6::date[])
              as s(teacher_id, seq, person_ref, school_id, valid_from, valid_to)",
        &postings.iter().map(|(teacher, _, _)| teacher.id).collect::<Vec<_>>(),
        &postings.iter().map(|(_, seq, _)| *seq).collect::<Vec<_>>(),
        &postings.iter().map(|(teacher, _, _)| teacher.person).collect::<Vec<_>>(),
        &postings.iter().map(|(_, _, posting)| posting.school).collect::<Vec<_>>(),
        &postings.iter().map(|(_, _, posting)| posting.days.from.map(Day)).collect::<Vec<_>>() as &[Option<Day>],
        &postings.iter().map(|(_, _, posting)| posting.days.to.map(Day)).collect::<Vec<_>>() as &[Option<Day>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What schools say of where these persons are posted on some day that counts, and which schools were merged with these: two statements,
/// however many they are.
pub(crate) async fn register(db: &mut PgConnection, persons: &[Uuid], schools: &[Uuid], counts: Period) -> Result<Register, sqlx::Error> {
    let merged = sqlx::query!(
        r#"with recursive before(judged, id) as (
               select s, s from unnest($1::uuid[]) s
               union select b.judged, k.id from before b join known_school k on k.body ->> 'successor' = b.id::text
           ), after(judged, id) as (
               select s, s from unnest($1::uuid[]) s
               union select a.judged, (k.body ->> 'successor')::uuid from after a join known_school k on k.id = a.id
               where k.body ->> 'successor' is not null
           )
           select judged as "judged!", id as "id!" from before where id <> judged
           union select judged, id from after where id <> judged
           order by 1, 2"#,
        schools
    )
    .fetch_all(&mut *db)
    .await?;
    let rows = sqlx::query!(
        r#"select person_ref, school_id, lower(valid) as "from: Day", upper(valid) as "to: Day" from known_posting
           where person_ref = any($1) and valid && daterange($2, $3) order by person_ref, school_id, valid"#,
        persons,
        counts.from().map(Day) as Option<Day>,
        counts.to().map(Day) as Option<Day>
    )
    .fetch_all(db)
    .await?;
    let mut register = Register::default();
    for row in merged {
        register.merged.entry(row.judged).or_default().push(row.id);
    }
    for row in rows {
        let period = Period::try_new(row.from.map(|day| day.0), row.to.map(|day| day.0)).map_err(|error| Damaged(error.to_string()))?;
        register.posted.entry(row.person_ref).or_default().push((row.school_id, period));
    }
    Ok(register)
}
