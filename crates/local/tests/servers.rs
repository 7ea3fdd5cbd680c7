//! The servers themselves: start, stop, kill, start again.

use local::{DataFolder, Nats, NatsOptions, Postgres, PostgresOptions, Programs};

#[test]
fn what_was_written_is_there_after_a_restart() {
    let programs = Programs::find();
    let folder = DataFolder::temporary("test").unwrap();
    let mut postgres = Postgres::start(&programs, &folder, PostgresOptions { databases: vec!["sala".into()], ..PostgresOptions::for_tests() }).unwrap();
    postgres.query("sala", "CREATE TABLE a (b text); INSERT INTO a VALUES ('ศาลา'), (NULL)").unwrap();
    postgres.stop();
    postgres.start_again().unwrap();
    let rows = postgres.query("sala", "SELECT b FROM a").unwrap();
    assert_eq!(rows, [vec![Some("ศาลา".to_owned())], vec![None]]);
    for program in &programs.nats {
        let nats = Nats::start(program, &folder, NatsOptions::for_tests()).unwrap();
        eprintln!("{} {}", nats.url(), nats.version());
    }
}
