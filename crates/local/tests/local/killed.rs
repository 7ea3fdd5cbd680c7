//! What is left when the process that started the servers is killed. The process is this test program, run once more.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use local::{DataFolder, Nats, NatsOptions, Postgres, PostgresOptions, Programs};

use crate::{is_running, scratch, until};

/// Not a test by itself: starts both servers in ./data and waits to be killed.
#[test]
#[ignore = "started by the other tests of this file"]
fn holds_servers_without_a_leash() {
    hold(&DataFolder::at(Path::new("data")).unwrap(), false);
}

/// Not a test by itself: the same on a leash, in a temporary folder.
#[test]
#[ignore = "started by the other tests of this file"]
fn holds_servers_on_a_leash() {
    hold(&DataFolder::temporary("t").unwrap(), true);
}

fn hold(folder: &DataFolder, leash: bool) {
    let programs = Programs::find();
    let postgres = Postgres::start(&programs, folder, PostgresOptions { durable: false, leash, ..PostgresOptions::default() }).unwrap();
    let nats = Nats::start(programs.nats().unwrap(), folder, NatsOptions { leash, ..NatsOptions::default() }).unwrap();
    postgres.query("sala", "CREATE TABLE kept AS SELECT 'ศาลา' AS word").unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "\nholding {} {} {}", postgres.pid().unwrap(), nats.pid().unwrap(), folder.path().display()).unwrap();
    // Until the test that started us is gone as well.
    _ = std::io::stdin().read(&mut [0]);
}

struct Holder {
    process: Child,
    postgres: u32,
    nats: u32,
    folder: String,
}

fn start_holder(which: &str, home: &Path) -> Holder {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([&format!("killed::{which}"), "--exact", "--ignored", "--nocapture"]).current_dir(home);
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
    let line = lines.find(|line| line.starts_with("holding ")).expect("the holder says what it holds");
    let mut words = line.splitn(4, ' ').skip(1);
    let mut number = || words.next().unwrap().parse().unwrap();
    let (postgres, nats) = (number(), number());
    Holder { process, postgres, nats, folder: words.next().unwrap().to_owned() }
}

impl Drop for Holder {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

#[test]
fn the_next_start_stops_what_a_killed_run_left_and_finds_its_data() {
    let (_guard, scratch) = scratch();
    let holder = start_holder("holds_servers_without_a_leash", &scratch);
    let (postgres, nats) = (holder.postgres, holder.nats);
    let error = DataFolder::at(&scratch.join("data")).err().unwrap().to_string();
    assert!(error.contains(&format!("process {}", holder.process.id())), "{error}");
    drop(holder);
    assert!(is_running(postgres) && is_running(nats), "without a leash they live on");

    let folder = DataFolder::at(&scratch.join("data")).unwrap();
    let programs = Programs::find();
    let again = Postgres::start(&programs, &folder, PostgresOptions { durable: false, leash: true, ..PostgresOptions::default() }).unwrap();
    let bus = Nats::start(programs.nats().unwrap(), &folder, NatsOptions::for_tests()).unwrap();
    assert!(!is_running(postgres) && !is_running(nats), "the old servers are gone");
    assert_eq!(again.query("sala", "SELECT word FROM kept").unwrap(), [[Some("ศาลา".to_owned())]]);
    drop((again, bus));
    folder.remove().unwrap();
}

#[test]
fn a_left_over_server_that_is_stopped_in_its_tracks_is_ended_too() {
    use nix::sys::signal::{Signal, kill};
    let (_guard, scratch) = scratch();
    let holder = start_holder("holds_servers_without_a_leash", &scratch);
    let (postgres, nats) = (holder.postgres, holder.nats);
    drop(holder);
    for pid in [postgres, nats] {
        kill(nix::unistd::Pid::from_raw(pid.try_into().unwrap()), Signal::SIGSTOP).unwrap();
    }
    let folder = DataFolder::at(&scratch.join("data")).unwrap();
    assert!(Postgres::stop_left_over(&folder).unwrap());
    assert!(Nats::stop_left_over(&folder).unwrap());
    assert!(!is_running(postgres) && !is_running(nats));
    assert!(!Postgres::stop_left_over(&folder).unwrap(), "there is nothing left to stop");
    folder.remove().unwrap();
}

#[test]
fn servers_on_a_leash_end_with_the_process_that_was_killed_and_leave_no_folder() {
    let (_guard, scratch) = scratch();
    let holder = start_holder("holds_servers_on_a_leash", &scratch);
    let (postgres, nats, folder) = (holder.postgres, holder.nats, holder.folder.clone());
    assert!(is_running(postgres) && is_running(nats) && Path::new(&folder).is_dir());
    drop(holder);
    until("Postgres has ended", || !is_running(postgres));
    until("nats-server has ended", || !is_running(nats));
    until("the temporary folder is gone", || !Path::new(&folder).exists());
}

/// Root runs every other test of this program once more as an ordinary user; an ordinary user has just run them.
#[test]
fn everything_works_for_an_ordinary_user_too() {
    if !nix::unistd::geteuid().is_root() {
        return;
    }
    let nobody = nix::unistd::User::from_name("nobody").unwrap().expect("a user `nobody`");
    let (_guard, scratch) = scratch();
    let program = scratch.join("tests");
    // Copied by another process: a child that some other test starts meanwhile would hold our open file, and the copy could not be run.
    assert!(Command::new("cp").arg(std::env::current_exe().unwrap()).arg(&program).status().unwrap().success());
    std::os::unix::fs::chown(&scratch, Some(nobody.uid.as_raw()), Some(nobody.gid.as_raw())).unwrap();
    let mut command = Command::new(&program);
    command.args(["--skip", "everything_works_for_an_ordinary_user_too"]).current_dir(&scratch).env("HOME", &scratch);
    let output = command.uid(nobody.uid.as_raw()).gid(nobody.gid.as_raw()).output().unwrap();
    assert!(output.status.success(), "{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
}
