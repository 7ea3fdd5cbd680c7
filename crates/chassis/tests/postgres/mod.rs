//! The Postgres of these tests: the one that the test run hands them, or one of their own.

use std::sync::OnceLock;

use local::{DataFolder, Postgres, PostgresOptions, Programs};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// A new database; gives its URL.
pub(crate) async fn new_database() -> String {
    let name = format!("sala_test_{}", &local::random_token().unwrap()[..16]);
    let mut admin = PgConnection::connect(&url("postgres")).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(format!("create database {name}"))).execute(&mut admin).await.unwrap();
    url(&name)
}

fn url(database: &str) -> String {
    static SERVER: OnceLock<(String, Option<Postgres>)> = OnceLock::new();
    let (of_postgres, _own) = SERVER.get_or_init(|| {
        if let Some(url) = setting("SALA_TEST_DATABASE_URL") {
            return (url, None);
        }
        let own = Postgres::start(&Programs::find(), &DataFolder::in_memory("chassis").unwrap(), PostgresOptions::for_tests()).unwrap();
        (own.url("postgres"), Some(own))
    });
    of_postgres.replacen("/postgres?", &format!("/{database}?"), 1)
}

/// What the test run says; nothing when it says nothing.
#[expect(clippy::disallowed_methods, reason = "how the test run hands its servers to the processes of its tests")]
pub(crate) fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
