//! `sala up` in awkward places: deep folders, bare environments, taken ports, sudden deaths.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ::sala::demo::frameworks;
use ::sala::demo::province::{Recipe, SEED, cycles};
use tempfile::TempDir;

use super::sala::{self, Sala, free_port};
use super::until;

/// Ctrl-C to the end of everything.
const STOPS_WITHIN: Duration = Duration::from_secs(5);
const READY: &str = "\nSala is ready\n";
/// Without the synthetic province, which takes a while.
const MAP: &[&str] = &["--demo", "map"];

/// A place where somebody runs `sala up`, and what runs there.
struct Place {
    /// The working folder.
    home: PathBuf,
    port: u16,
    /// How the data folder is named on the command line, if at all.
    data: Option<PathBuf>,
    starts: u32,
    // Removed at the end.
    _scratch: TempDir,
}

impl Place {
    /// A folder that other users may pass, as the servers of root are not root.
    fn new() -> Self {
        let scratch = tempfile::Builder::new().prefix("sala-up-").tempdir().expect("a temporary folder");
        fs::set_permissions(scratch.path(), fs::Permissions::from_mode(0o755)).expect("a folder of ours");
        let home = scratch.path().to_owned();
        Self { data: Some(home.join("data")), home, port: free_port(), starts: 0, _scratch: scratch }
    }

    fn up(&mut self, arguments: &[&str]) -> Sala {
        let mut command = sala::command();
        command.arg("up").args(["--listen", &format!("127.0.0.1:{}", self.port)]).args(arguments);
        self.start(command)
    }

    fn start(&mut self, mut command: Command) -> Sala {
        self.starts += 1;
        if let Some(data) = &self.data {
            command.arg("--data").arg(data);
        }
        Sala::start(command.current_dir(&self.home), &self.home.join(format!("up-{}.log", self.starts)))
    }

    /// A call by the binary itself, as the screen of `up` tells people to make it.
    fn call(&self, method: &str) -> String {
        self.call_with(method, "{}")
    }

    fn call_with(&self, method: &str, json: &str) -> String {
        let mut command = sala::command();
        command.current_dir(&self.home).args([
            "call",
            method,
            json,
            "--as",
            "institute_coordinator",
            "--address",
            &format!("127.0.0.1:{}", self.port),
        ]);
        if let Some(data) = &self.data {
            command.arg("--data").arg(data);
        }
        let done = command.output().expect("the binary starts");
        assert!(done.status.success(), "{method}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).expect("JSON is text")
    }

    fn asked(&self, method: &str, request: &serde_json::Value) -> serde_json::Value {
        serde_json::from_str(&self.call_with(method, &request.to_string())).expect("`sala call` prints JSON")
    }

    /// Where the data really is.
    fn data(&self) -> PathBuf {
        let named = self.data.clone().unwrap_or_else(|| self.home.join(".sala"));
        named.canonicalize().expect("the data folder is there")
    }
}

async fn ready(sala: &mut Sala) {
    says(sala, READY).await;
}

/// Waits until the start has come so far. A busy machine takes its time: one that goes on saying something is not given up.
async fn says(sala: &mut Sala, what: &str) {
    while !sala.said().contains(what) {
        let heard = sala.said().len();
        let news = until(async || (sala.said().len() > heard || sala.ended().is_some()).then_some(())).await;
        assert!(news.is_some() && sala.ended().is_none(), "`sala up` does not say {what:?}:\n{}", sala.said());
    }
}

/// Ctrl-C, and that it was enough.
async fn interrupted(mut sala: Sala, data: &Path) {
    let began = Instant::now();
    sala.signal("INT");
    let status = sala.end().await;
    assert!(status.success(), "Ctrl-C ends with {status}:\n{}", sala.said());
    assert!(began.elapsed() < STOPS_WITHIN, "Ctrl-C took {:?}", began.elapsed());
    assert_eq!(running_in(data), Vec::<u32>::new(), "nothing is left running");
}

/// Processes that were started for a data folder: they name it, or stand in it.
fn running_in(data: &Path) -> Vec<u32> {
    let there = |pid: &u32| {
        let folder = PathBuf::from(format!("/proc/{pid}"));
        let named = fs::read(folder.join("cmdline"))
            .is_ok_and(|line| line.split(|b| *b == 0).any(|word| Path::new(&*String::from_utf8_lossy(word)).starts_with(data)));
        named || fs::read_link(folder.join("cwd")).is_ok_and(|cwd| cwd.starts_with(data))
    };
    let pids = fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(there).collect()
}

fn kill_9(pids: &[u32]) {
    for pid in pids {
        // One may have gone with another.
        _ = Command::new("kill").args(["-9", &pid.to_string()]).stderr(Stdio::null()).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn up_keeps_its_data_through_ctrl_c_and_every_kind_of_death_until_it_is_told_to_wipe_it() {
    let mut place = Place::new();
    let mut first = place.up(MAP);
    ready(&mut first).await;
    let (board, data) = (place.call("ListPartnerships"), place.data());
    assert!(board.contains("AGREEMENT_STATE_PARTIALLY_SIGNED"), "{board}");
    assert!(running_in(&data).len() >= 2 || !Path::new("/proc").exists(), "the servers are found while they run");
    interrupted(first, &data).await;

    let mut second = place.up(MAP);
    ready(&mut second).await;
    assert!(second.said().contains("is there already"), "{}", second.said());
    // The servers stay behind, and the next start has to deal with them.
    second.kill();
    let mut third = place.up(MAP);
    ready(&mut third).await;
    assert_eq!(agreements(&place), 1);
    let servers = running_in(&data);
    third.kill();
    kill_9(&servers);

    let mut fourth = place.up(MAP);
    ready(&mut fourth).await;
    assert_eq!(agreements(&place), 1, "what was answered is there after kill -9 of everything");
    interrupted(fourth, &data).await;

    let mut fresh = place.up(&["--fresh", "--no-demo"]);
    ready(&mut fresh).await;
    assert_eq!(agreements(&place), 0, "--fresh wipes");
    interrupted(fresh, &data).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_province_that_ctrl_c_and_kill_9_interrupt_is_whole_after_the_start_that_nobody_interrupts() {
    let mut place = Place::new();
    let mut first = place.up(&[]);
    says(&mut first, " 20 %, ").await;
    let data = place.data();
    interrupted(first, &data).await;
    let mut second = place.up(&[]);
    says(&mut second, " 50 %, ").await;
    second.kill();
    let mut third = place.up(&[]);
    says(&mut third, &format!("  {:10} {:>3} %, ", "cycles", 50)).await;
    assert!(third.said().contains("a synthetic province: 939 schools, through the API"), "{}", third.said());
    third.kill();
    let mut fourth = place.up(&[]);
    says(&mut fourth, &format!("  {:10} {:>3} %, ", "lessons", 30)).await;
    assert!(fourth.said().contains("a synthetic province: 939 schools are there already"), "{}", fourth.said());
    assert!(fourth.said().contains("2 cycles of judging schools, published, through the API"), "{}", fourth.said());
    fourth.kill();

    let mut fifth = place.up(&[]);
    ready(&mut fifth).await;
    assert!(fifth.said().contains("2 cycles of judging schools are there already"), "{}", fifth.said());
    assert_eq!(schools(&place), 939);
    assert_watched(&place);
    interrupted(fifth, &data).await;

    let mut sixth = place.up(&[]);
    ready(&mut sixth).await;
    assert!(sixth.said().contains("40 lessons that are watched are there already"), "{}", sixth.said());
    assert_watched(&place);
    interrupted(sixth, &data).await;
}

/// Forty lessons, six of them with two observers, have come as far as the recipe says, each once, and what counts of them adds up.
fn assert_watched(place: &Place) {
    let observing = Recipe::compiled_in().expect("the recipe can be followed").observing;
    let asked = serde_json::json!({ "page_size": 1000, "framework_id": frameworks::framework_id(&observing.cycle.framework) });
    let mut statuses: BTreeMap<String, usize> = BTreeMap::new();
    let observations = place.asked("ListObservations", &asked)["observations"].as_array().cloned().unwrap_or_default();
    for observation in &observations {
        *statuses.entry(observation["status"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
        assert!(!observation["training"].as_bool().unwrap_or_default(), "every observer is certified: {observation}");
    }
    let of = |status: &str| statuses.get(&format!("OBSERVATION_STATUS_{status}")).copied().unwrap_or_default();
    let found = ["SCHEDULED", "IN_PROGRESS", "SUBMITTED", "RECONCILED", "RELEASED", "VOID"].map(of);
    assert_eq!((observations.len(), found), (46, [3, 1, 8, 0, 33, 1]), "{statuses:?}");

    let cycle_id = cycles::cycle_id(SEED, &observing.cycle);
    let summary = place.asked("GetObservationSummary", &serde_json::json!({ "cycle_id": cycle_id, "area_scope": "esao:4005" }));
    let number = |field: &str| summary[field].as_i64().unwrap_or_default();
    let figures = ["lesson_count", "double_coded_count", "double_coded_e4", "double_coded_least_e4"].map(number);
    assert_eq!((figures, number("school_count") >= 15), ([35, 6, 1_714, 1_500], true), "{summary}");
    let codes = summary["codes"].as_array().expect("what was seen");
    let element = codes.iter().find(|code| code["code"] == "1").expect("the first element");
    assert_eq!((codes.len(), element["lesson_count"].as_i64()), (43, Some(35)), "{element}");
}

fn schools(place: &Place) -> usize {
    let list = place.asked("ListSchools", &serde_json::json!({ "page_size": 1000 }));
    list["schools"].as_array().map_or(0, Vec::len)
}

fn agreements(place: &Place) -> usize {
    let board: serde_json::Value = serde_json::from_str(&place.call("ListAgreements")).expect("`sala call` prints JSON");
    board["agreements"].as_array().map_or(0, Vec::len)
}

#[tokio::test(flavor = "multi_thread")]
async fn up_starts_in_a_folder_of_150_characters_without_any_environment() {
    let mut place = Place::new();
    let deep = (0..).map(|n| format!("โฟลเดอร์-{n}")).scan(place.home.join("data"), |path, name| {
        path.push(name);
        Some(path.clone())
    });
    let deep = deep.into_iter().find(|path| path.as_os_str().len() >= 150).expect("longer and longer");
    place.data = Some(deep);
    let mut command = Command::new(sala::program());
    // Not even PATH: `env -i`.
    command.env_clear().stdin(Stdio::null()).args(["up", "--no-demo", "--listen", &format!("127.0.0.1:{}", place.port)]);
    let mut sala = place.start(command);
    ready(&mut sala).await;
    let data = place.data();
    interrupted(sala, &data).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn up_beside_another_program_on_its_port_says_so_at_once_and_names_the_flag() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let mut place = Place::new();
    place.port = taken.local_addr().expect("a bound port").port();
    // Built before the clock runs.
    sala::program();
    let began = Instant::now();
    let mut sala = place.up(&[]);
    let status = sala.end().await;
    assert!(began.elapsed() < Duration::from_secs(1), "took {:?}", began.elapsed());
    let said = sala.said();
    assert_eq!(status.code(), Some(1), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "one sentence:\n{said}");
    assert!(said.contains("--listen") && said.contains(&place.port.to_string()), "{said}");
    assert!(!place.home.join("data").exists(), "nothing was begun");
}

#[tokio::test(flavor = "multi_thread")]
async fn up_runs_in_a_clone_below_a_home_that_only_its_owner_may_enter() {
    let mut place = Place::new();
    fs::set_permissions(&place.home, fs::Permissions::from_mode(0o700)).expect("a folder of ours");
    place.home = place.home.join("sala");
    fs::create_dir(&place.home).expect("a folder in it");
    place.data = None;
    let mut sala = place.up(&["--no-demo"]);
    ready(&mut sala).await;
    let data = place.data();
    interrupted(sala, &data).await;
    // For root the data is not below the home, and nobody else removes it.
    if !data.starts_with(&place.home) {
        fs::remove_dir_all(&data).expect("a data folder of this test");
    }
}
