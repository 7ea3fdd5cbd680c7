//! How Postgres answers what is asked often: the very statements of this file, as they were prepared.

use std::time::Duration;

use api::schools::v1::ListSchoolsRequest;
use api::schools::v1::schools_service_client::SchoolsServiceClient;
use chassis::db::Database;
use jiff::civil::date;
use sqlx::pool::PoolConnection;
use sqlx::{AssertSqlSafe, PgConnection, Postgres};
use testkit::{World, bounded};

use super::*;

const TODAY: Date = date(2021, 12, 20);

/// Enough schools that reading all of them would be dearer than looking one up.
const MANY: &str = "
    insert into school (id, version, sort_key, body, created_at, updated_at)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, decode(lpad(to_hex(n), 8, '0'), 'hex'),
           jsonb_build_object('identifiers', '[]'::jsonb, 'names', '[]'::jsonb, 'affiliations', '[]'::jsonb, 'locations', '[]'::jsonb,
                              'statuses', '[]'::jsonb, 'lowest_grade', 'P1', 'highest_grade', 'P6'), now(), now()
    from generate_series(1, 5000) n;
    insert into school_identifier (school_id, seq, scheme, value, valid)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, 'OBEC10', (9990000000 + n)::text, daterange(null, null)
    from generate_series(1, 5000) n;
    insert into school_place (school_id, seq, place, valid)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1,
           'school:00000000-0000-7000-8000-' || lpad(n::text, 12, '0'), daterange(null, null)
    from generate_series(1, 5000) n;
    analyze school; analyze school_identifier; analyze school_place;
";

async fn many(db: &Database) -> PoolConnection<Postgres> {
    let mut connection = db.pool().acquire().await.expect("a connection");
    sqlx::raw_sql(MANY).execute(&mut *connection).await.expect("schools");
    connection
}

/// The plan of the statement that was prepared on this connection and names this, for these arguments; whatever they are when `generic`.
async fn plan(db: &mut PgConnection, names: &str, arguments: &str, generic: bool) -> String {
    let found = "select name from pg_prepared_statements where statement like '%' || $1 || '%' and statement not like '%pg_prepared%'";
    let name: String = sqlx::query_scalar(found).bind(names).fetch_one(&mut *db).await.expect("was prepared");
    let mode = if generic { "force_generic_plan" } else { "force_custom_plan" };
    let text = format!("set plan_cache_mode = {mode}; explain (costs off) execute {name}({arguments})");
    let rows = sqlx::raw_sql(AssertSqlSafe(text)).fetch_all(db).await.expect("explained");
    let line = |row: &sqlx::postgres::PgRow| sqlx::Row::get::<String, _>(row, 0);
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_code_is_found_by_one_index_whether_or_not_its_scheme_is_given() {
    let world = World::start([crate::service()]).await;
    let mut db = many(world.db("schools")).await;
    let found = by_code(&mut db, "9990000777", None, TODAY).await.expect("asked");
    assert_eq!(found.len(), 1);
    for (scheme, generic) in [("null", false), ("'OBEC10'", false), ("null", true)] {
        let plan = plan(&mut db, "from school_identifier", &format!("'9990000777', {scheme}, '{TODAY}'"), generic).await;
        assert!(plan.contains("school_identifier_once") && !plan.contains("Seq Scan"), "{scheme} {generic}\n{plan}");
    }
}

#[tokio::test]
async fn the_thousandth_page_begins_where_the_one_before_it_ended() {
    let world = World::start([crate::service()]).await;
    drop(many(world.db("schools")).await);
    let mut client = SchoolsServiceClient::new(world.as_("institute_coordinator@global"));
    let request = ListSchoolsRequest { page_size: 5, ..ListSchoolsRequest::default() };
    assert_eq!(client.list_schools(request).await.expect("listed").into_inner().schools.len(), 5);
    let mut db = bounded("the connection of the list", Duration::from_secs(20), listing(world.db("schools"))).await;
    let arguments = format!("'{TODAY}', null, '{{}}', '{{}}', '{{}}', '\\x00001000', '00000000-0000-7000-8000-000000004096', 6");
    let plan = plan(&mut db, "order by s.sort_key", &arguments, false).await;
    let from_there = plan.contains("school_in_thai_order") && plan.contains("Index Cond: (ROW(sort_key, id) > ");
    assert!(from_there && !plan.contains("Seq Scan") && !plan.contains("Sort"), "{plan}");
}

/// The connection on which the list was asked, as soon as it is given back.
async fn listing(db: &Database) -> PoolConnection<Postgres> {
    let asked =
        "select count(*) from pg_prepared_statements where statement like '%order by s.sort_key%' and statement not like '%pg_prepared%'";
    loop {
        let idle: Vec<_> = std::iter::from_fn(|| db.pool().try_acquire()).collect();
        for mut db in idle {
            if sqlx::query_scalar::<_, i64>(asked).fetch_one(&mut *db).await.expect("asked") > 0 {
                return db;
            }
        }
        tokio::task::yield_now().await;
    }
}
