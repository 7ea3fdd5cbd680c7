use std::fs;
use std::path::Path;

use local::{DataFolder, Postgres, PostgresOptions, Programs};

use crate::{is_running, scratch, until};

/// What a process that is killed has handed to the system stays: only a power failure needs fsync.
fn quick() -> PostgresOptions {
    PostgresOptions { databases: vec!["sala".to_owned()], ..PostgresOptions::for_tests() }
}

fn remember(postgres: &Postgres) {
    postgres.query("sala", "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('ศาลา'), (NULL)").unwrap();
}

fn assert_remembered(postgres: &Postgres) {
    let rows = postgres.query("sala", "SELECT word FROM kept ORDER BY word NULLS LAST").unwrap();
    assert_eq!(rows, [vec![Some("ศาลา".to_owned())], vec![None]]);
}

#[test]
fn what_was_written_is_there_after_a_stop_and_a_start() {
    let folder = DataFolder::temporary("t").unwrap();
    let mut postgres = Postgres::start(&Programs::find(), &folder, quick()).unwrap();
    remember(&postgres);
    postgres.stop();
    assert_eq!(postgres.pid(), None);
    postgres.start_again().unwrap();
    assert_remembered(&postgres);
}

#[test]
fn a_cluster_begins_as_a_copy_of_one_that_was_stopped_and_each_goes_its_own_way() {
    let model = DataFolder::temporary("t").unwrap();
    let mut first = Postgres::start(&Programs::find(), &model, quick()).unwrap();
    remember(&first);
    first.stop();
    let folder = DataFolder::temporary("t").unwrap();
    let options = PostgresOptions { copy_of: Some(model), ..PostgresOptions::for_tests() };
    let mut second = Postgres::start(&Programs::find(), &folder, options).unwrap();
    assert_remembered(&second);
    second.query("sala", "DROP TABLE kept").unwrap();
    first.start_again().unwrap();
    assert_remembered(&first);
    // What is there is never copied over.
    second.start_again().unwrap();
    second.query("sala", "CREATE TABLE kept (word text)").unwrap();
}

#[test]
fn what_was_committed_survives_a_killed_postmaster_with_a_busy_backend() {
    let folder = DataFolder::temporary("t").unwrap();
    let mut postgres = Postgres::start(&Programs::find(), &folder, quick()).unwrap();
    remember(&postgres);
    let mut busy = postgres.session("sala").unwrap();
    let backend = busy.run("SELECT pg_backend_pid()").unwrap()[0][0].clone().unwrap().parse().unwrap();
    let work = std::thread::spawn(move || busy.run("SELECT count(*) FROM generate_series(1, 100000000000)"));
    until("the backend is busy", || {
        let rows = postgres.query("sala", &format!("SELECT 1 FROM pg_stat_activity WHERE pid = {backend} AND state = 'active'")).unwrap();
        !rows.is_empty()
    });
    postgres.kill();
    postgres.start_again().unwrap();
    assert!(!is_running(backend), "an orphan must not go on writing beside the new server");
    assert!(work.join().unwrap().is_err());
    assert_remembered(&postgres);
}

#[test]
fn a_data_folder_with_a_path_of_150_characters_works() {
    let (_guard, scratch) = scratch();
    let long = scratch.join("ก".repeat(20)).join("x".repeat(90));
    fs::create_dir_all(long.parent().unwrap()).unwrap();
    assert!(long.as_os_str().len() > 150);
    let folder = DataFolder::at(&long).unwrap();
    let postgres = Postgres::start(&Programs::find(), &folder, quick()).unwrap();
    remember(&postgres);
    assert_remembered(&postgres);
    let socket_folder = postgres.socket_folder().to_path_buf();
    assert!(postgres.url("sala").starts_with("postgres://sala@localhost/sala?host=%2Ftmp%2Fsala-"));
    drop(postgres);
    assert!(!socket_folder.exists(), "nothing stays in /tmp");
    folder.remove().unwrap();
}

#[test]
fn only_the_owner_can_reach_the_socket() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = DataFolder::temporary("t").unwrap();
    let postgres = Postgres::start(&Programs::find(), &folder, PostgresOptions { leash: true, ..PostgresOptions::default() }).unwrap();
    assert_eq!(postgres.query("postgres", "SHOW fsync").unwrap(), [[Some("on".to_owned())]]);
    assert_eq!(fs::metadata(postgres.socket_folder()).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(postgres.query("postgres", "SHOW listen_addresses").unwrap(), [[Some(String::new())]]);
    assert_eq!(postgres.query("postgres", "SHOW max_connections").unwrap(), [[Some("200".to_owned())]]);
    assert_eq!(postgres.query("postgres", "SHOW server_encoding").unwrap(), [[Some("UTF8".to_owned())]]);
}

#[test]
fn a_cluster_of_another_version_is_not_touched_and_the_package_is_named() {
    let folder = DataFolder::temporary("t").unwrap();
    Postgres::start(&Programs::find(), &folder, quick()).unwrap().stop();
    fs::write(folder.path().join("postgres/PG_VERSION"), "13\n").unwrap();
    let error = Postgres::start(&Programs::find(), &folder, quick()).err().unwrap().to_string();
    assert!(error.contains("PostgreSQL 13") && error.contains("postgresql-13") && error.contains("--fresh"), "{error}");
}

#[test]
fn an_initdb_that_was_killed_leaves_nothing_that_matters() {
    let folder = DataFolder::temporary("t").unwrap();
    fs::create_dir(folder.path().join("postgres.new")).unwrap();
    fs::write(folder.path().join("postgres.new/PG_VERSION"), "15\n").unwrap();
    let postgres = Postgres::start(&Programs::find(), &folder, quick()).unwrap();
    remember(&postgres);
    assert!(!folder.path().join("postgres.new").exists());
}

#[test]
fn a_number_in_an_old_pid_file_that_is_somebody_elses_now_is_ignored() {
    let folder = DataFolder::temporary("t").unwrap();
    let mut postgres = Postgres::start(&Programs::find(), &folder, quick()).unwrap();
    remember(&postgres);
    postgres.kill();
    let file = folder.path().join("postgres/postmaster.pid");
    let old = fs::read_to_string(&file).unwrap();
    let rest = old.split_once('\n').unwrap().1;
    fs::write(&file, format!("{}\n{rest}", std::process::id())).unwrap();
    postgres.start_again().unwrap();
    assert_remembered(&postgres);
}

#[test]
fn a_server_that_cannot_start_is_explained_with_the_end_of_its_log() {
    let folder = DataFolder::temporary("t").unwrap();
    let options = PostgresOptions { settings: vec![("shared_buffers".into(), "nonsense".into())], ..quick() };
    let error = Postgres::start(&Programs::find(), &folder, options).err().unwrap().to_string();
    assert!(error.contains("shared_buffers") && error.contains("postgres.log"), "{error}");
}

#[test]
fn a_statement_that_fails_says_why() {
    let folder = DataFolder::temporary("t").unwrap();
    let postgres = Postgres::start(&Programs::find(), &folder, quick()).unwrap();
    let mut session = postgres.session("sala").unwrap();
    let error = session.run("SELECT 1; SELECT * FROM nowhere").unwrap_err().to_string();
    assert!(error.contains("nowhere") && error.contains("42P01"), "{error}");
    assert_eq!(session.run("SELECT 2").unwrap(), [[Some("2".to_owned())]], "the connection lives on");
    let error = postgres.session("missing").err().unwrap().to_string();
    assert!(error.contains("missing"), "{error}");
}

#[test]
fn an_end_that_nobody_asked_for_is_noticed() {
    let folder = DataFolder::temporary("t").unwrap();
    let mut postgres = Postgres::start(&Programs::find(), &folder, quick()).unwrap();
    assert!(postgres.ended().is_none());
    let pid = nix::unistd::Pid::from_raw(postgres.pid().unwrap().try_into().unwrap());
    nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGINT).unwrap();
    until("Postgres has ended", || postgres.ended().is_some());
    assert!(Path::new(&postgres.log()).is_file());
}

#[test]
fn a_frozen_server_answers_nothing_and_goes_on_where_it_stood() {
    let folder = DataFolder::temporary("t").unwrap();
    let mut postgres = Postgres::start(&Programs::find(), &folder, quick()).unwrap();
    let mut session = postgres.session("sala").unwrap();
    session.run("CREATE TABLE one AS SELECT 1 AS n").unwrap();
    postgres.freeze();
    session.be_patient(std::time::Duration::from_millis(300));
    let silence = session.run("INSERT INTO one VALUES (2)").unwrap_err().to_string();
    assert!(silence.contains("does not answer"), "{silence}");
    postgres.thaw();
    let mut counted = Vec::new();
    until("what was asked while it stood still is done", || {
        counted = postgres.query("sala", "SELECT count(*) FROM one").unwrap();
        counted == [[Some("2".to_owned())]]
    });
    postgres.freeze();
    let pid = postgres.pid().unwrap();
    drop(postgres);
    assert!(!is_running(pid), "a frozen server can be stopped");
}
