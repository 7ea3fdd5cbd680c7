//! SQL lives in `store`, and every service looks only into its own schema.

use super::{holds, paths};
use crate::sources::{self, Part, Source};

const SERVICES: [&str; 5] = ["partners", "schools", "evaluations", "reporting", "dashboard"];

/// Where a statement may stand.
fn may_hold_sql(source: &Source) -> bool {
    let Some(place) = source.in_src() else { return source.is_test() };
    let below = |folders: &[&str]| folders.iter().any(|f| place == format!("{f}.rs") || place.starts_with(&format!("{f}/")));
    match source.crate_name() {
        Some("chassis") => below(&["db", "outbox", "project", "ctx", "bus"]),
        Some("reporting") => below(&["store", "projections"]),
        Some("testkit" | "local") => true,
        Some("xtask") => below(&["prepare"]),
        _ => below(&["store"]),
    }
}

fn is_statement(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    let begins = |word: &str| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    (begins("select") && text.contains(" from "))
        || begins("insert into")
        || begins("delete from")
        || (begins("update") && text.contains(" set "))
}

fn misplaced(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| source.is_rust() && !may_hold_sql(source)) {
        let source = source.without_tests();
        let calls = paths::of(&source)
            .into_iter()
            .filter(|n| n.root() == "sqlx" && (n.second().starts_with("query") || n.second() == "raw_sql" || n.second() == "QueryBuilder"));
        broken.extend(calls.map(|named| format!("{}:{} {}", source.path, named.line, named.text())));
        let texts = source.pieces().into_iter().filter(|piece| piece.part == Part::Text && is_statement(&piece.text));
        broken.extend(texts.map(|piece| format!("{}:{} a statement as text", source.path, piece.line)));
    }
    broken
}

/// Statements of a service that name a table of another one.
fn trespasses(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources {
        let Some(own) = source.crate_name().filter(|name| SERVICES.contains(name)) else { continue };
        let statements: Vec<String> = match source.is_rust() {
            true => source.pieces().into_iter().filter(|p| p.part == Part::Text && is_statement(&p.text)).map(|p| p.text).collect(),
            false if sources::has_extension(&source.path, "sql") => vec![without_comments(&source.text)],
            false => continue,
        };
        for other in SERVICES.iter().filter(|other| **other != own) {
            let named = |text: &String| {
                text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.')).any(|word| word.starts_with(&format!("{other}.")))
            };
            if statements.iter().any(named) {
                broken.push(format!("{} names the schema {other}", source.path));
            }
        }
    }
    broken
}

fn without_comments(sql: &str) -> String {
    sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// A migration that says neither how it may be rolled out.
fn unmarked(sources: &[Source]) -> Vec<String> {
    let migrations = sources.iter().filter(|s| s.path.contains("/migrations/") && sources::has_extension(&s.path, "sql"));
    let bad = migrations.filter(|s| !matches!(s.text.lines().next(), Some("-- expand" | "-- contract")));
    bad.map(|s| s.path.clone()).collect()
}

/// Where a statement looks over the second wall, and what it says of what it sees there: ids of schools that something refers to; whether an
/// observer is certified; whether somebody else still watches a lesson; and the job that lapses assignments, which nobody calls.
const OVER_THE_WALL: [&str; 5] = [
    "crates/schools/src/store/school/held.rs",
    "crates/evaluations/src/store/certification.rs",
    "crates/evaluations/src/store/observation.rs",
    "crates/evaluations/src/store/observation_summary.rs",
    "crates/evaluations/src/store/assignment.rs",
];

/// Statements of services that look over the second wall, or move it.
fn over_the_wall(sources: &[Source]) -> Vec<String> {
    let of_services = sources
        .iter()
        .filter(|source| source.is_rust() && source.in_src().is_some() && source.crate_name().is_some_and(|name| SERVICES.contains(&name)));
    let mut broken = Vec::new();
    for source in of_services.filter(|source| !OVER_THE_WALL.contains(&source.path.as_str())) {
        let texts = source.without_tests().pieces().into_iter().filter(|piece| piece.part == Part::Text);
        let looks = texts.filter(|piece| ["behind_the_wall", "sala.reach"].iter().any(|word| piece.text.contains(word)));
        broken.extend(looks.map(|piece| format!("{}:{}", source.path, piece.line)));
    }
    broken
}

#[test]
fn only_five_files_look_over_the_second_wall_and_each_says_one_thing() {
    let why = "the wall holds where a use case forgets a scope; a statement that steps over it forgets for everybody";
    holds("no other statement of a service names sala.reach or looks behind the wall", why, &over_the_wall(&sources::rust()));
}

#[test]
fn statements_stand_in_store_only() {
    let why = "one place to look when a table changes, and nothing above it can forget the lock, the version or the scope";
    holds(
        "sqlx queries only in store (services), projections (reporting) and db, outbox, project, ctx, bus (chassis)",
        why,
        &misplaced(&sources::rust()),
    );
}

#[test]
fn a_service_looks_only_into_its_own_schema() {
    let why = "each service must be able to move to a database of its own by a change of URL";
    holds("no statement of a service names the schema of another one", why, &trespasses(&sources::tree()));
}

#[test]
fn a_migration_says_in_its_first_line_how_it_is_deployed() {
    let why = "`expand` may run before the new binary, `contract` only after the last old one is gone";
    holds("the first line of a migration is `-- expand` or `-- contract`", why, &unmarked(&sources::tree()));
}

#[test]
fn misplaced_and_foreign_statements_are_found() {
    let made = |path: &str, text: &str| [Source::made(path, text)];
    assert_eq!(misplaced(&made("crates/partners/src/app.rs", "sqlx::query!(\"select 1\")")).len(), 1);
    assert_eq!(misplaced(&made("crates/partners/src/rpc.rs", "const Q: &str = \"select a from b\";")).len(), 1);
    assert_eq!(misplaced(&made("crates/partners/src/store/person.rs", "sqlx::query!(\"select a from b\")")).len(), 0);
    assert_eq!(trespasses(&made("crates/reporting/src/store.rs", "sqlx::query!(\"select a from partners.agreement\")")).len(), 1);
    assert_eq!(trespasses(&made("crates/reporting/migrations/1.sql", "create view v as select 1 from partners.person;")).len(), 1);
    assert_eq!(trespasses(&made("crates/reporting/src/projections.rs", "match name { \"partners.agreement.signed\" => 1 }")).len(), 0);
    assert_eq!(unmarked(&made("crates/partners/migrations/1.sql", "create table a ();")).len(), 1);
    let steps_over = "sqlx::query!(\"select id from referred_to_behind_the_wall($1)\")";
    assert_eq!(over_the_wall(&made("crates/schools/src/store/plan.rs", steps_over)).len(), 1);
    assert_eq!(over_the_wall(&made(OVER_THE_WALL[0], steps_over)).len(), 0);
    assert_eq!(over_the_wall(&made("crates/schools/src/store/plan.rs", "const Q: &str = \"set local sala.reach = '*'\";")).len(), 1);
}
