//! A copy of the folder, with secrets of its own, and the commands that an operator types in it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use chassis::auth::Issuer;
use tokio::time::Instant;

use crate::deploy::{folder, secrets};
use crate::faults::sala;
use crate::sources;

/// The longest that a start, an upgrade or a restore may take; a machine that tests has few cores.
const PATIENCE: Duration = Duration::from_mins(10);
/// Between two looks at an engine.
const LOOK: Duration = Duration::from_secs(1);
/// Who judges in `scripts/smoke.sh`.
const PERSONS: [&str; 2] = ["0197f0a0-0000-7000-8000-000600000001", "0197f0a0-0000-7000-8000-000600000002"];

/// A house on an engine.
pub(super) struct House {
    scratch: tempfile::TempDir,
    /// What every command in it is told.
    told: Vec<(String, String)>,
    /// What is done at its end, whatever has happened.
    ends: Vec<String>,
    image: String,
}

impl House {
    /// The folder and what `sala keys init` makes with these `arguments`.
    pub(super) fn new(arguments: &[&str]) -> Self {
        let scratch = tempfile::tempdir().expect("a temporary folder");
        let copied = Command::new("cp").arg("-r").arg(folder()).arg(scratch.path().join("deploy")).status().expect("cp runs");
        assert!(copied.success(), "a copy of deploy");
        let mut house = Self { scratch, told: Vec::new(), ends: Vec::new(), image: String::new() };
        secrets::make(arguments, &house.folder().join("secrets"));
        house.image = testkit::image().unwrap_or_else(built);
        house.tell("SALA_IMAGE", &house.image.clone());
        house
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.scratch.path().join("deploy")
    }

    /// From here on a variable has this value.
    pub(super) fn tell(&mut self, name: &str, value: &str) {
        self.told.retain(|(known, _)| known != name);
        self.told.push((name.to_owned(), value.to_owned()));
    }

    /// A line that is run when the house is given up.
    pub(super) fn ends_with(&mut self, line: &str) {
        self.ends.push(line.to_owned());
    }

    /// Runs a line of a shell in the folder and gives what it printed; panics with its complaint when it fails.
    pub(super) fn run(&self, line: &str) -> String {
        let (good, said) = self.attempt(line);
        assert!(good, "{line}\n{said}");
        said
    }

    /// The same of a line that may fail; its complaint is in what it said then.
    pub(super) fn attempt(&self, line: &str) -> (bool, String) {
        let mut command = Command::new("sh");
        command.arg("-c").arg(line).current_dir(self.folder()).envs(self.told.iter().map(|(name, value)| (name, value)));
        let done = command.output().expect("sh runs");
        let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        // Compose talks on the side of what a command has to say.
        (done.status.success(), if done.status.success() { out.into_owned() } else { format!("{out}{err}") })
    }

    /// A token of the house's own issuer for `ROLE@SCOPE`.
    pub(super) fn token(&self, grant: &str) -> String {
        let issuer = Issuer::open(&self.folder().join("secrets/issuer")).expect("the local issuer of the secrets");
        issuer.mint("engine", &[grant.parse().expect("a grant")], Duration::from_hours(1)).expect("a token")
    }

    /// `scripts/smoke.sh`, with this to make calls and these places of partners, reporting, schools and evaluations.
    pub(super) fn smoke(&mut self, call: &str, places: [&str; 4]) {
        self.tell("SALA_CALL", call);
        for (service, place) in ["PARTNERS", "REPORTING", "SCHOOLS", "EVALUATIONS"].into_iter().zip(places) {
            self.tell(&format!("SALA_{service}"), place);
        }
        let [self_judging, supervisor] = PERSONS.map(|person| self.token(&format!("assessor@person:{person}")));
        let coordinator = self.token("institute_coordinator@global");
        let said = self.run(&format!("sh scripts/smoke.sh {coordinator} {self_judging} {supervisor}"));
        assert!(said.ends_with("the agreement is cancelled again\n"), "{said}");
    }

    /// `scripts/backup.sh`: the folder of the new backup, which `scripts/verify.sh` then proves.
    pub(super) fn backup(&self) -> String {
        let said = self.run("sh scripts/backup.sh backups");
        said.lines().find(|line| line.contains("/backups/sala-")).unwrap_or_else(|| panic!("no backup in: {said}")).to_owned()
    }

    /// Another name of the same image: what an upgrade is given.
    pub(super) fn next_image(&mut self) {
        self.ends_with("docker image rm sala-test:next");
        self.run(&format!("docker tag {} sala-test:next", self.image));
        self.tell("SALA_IMAGE", "sala-test:next");
    }

    /// Looks until a command says this, line by line.
    pub(super) async fn comes_to(&self, line: &str, all: impl Fn(&str) -> bool) {
        let (end, mut looks) = (Instant::now() + PATIENCE, tokio::time::interval(LOOK));
        loop {
            looks.tick().await;
            let (good, said) = self.attempt(line);
            if good && !said.is_empty() && said.lines().all(&all) {
                return;
            }
            assert!(Instant::now() < end, "after {PATIENCE:?} `{line}` says\n{said}");
        }
    }
}

impl Drop for House {
    fn drop(&mut self) {
        for line in &self.ends {
            _ = self.attempt(line);
        }
    }
}

/// The image of this checkout.
fn built() -> String {
    let image = "sala-test:today";
    let done = Command::new("docker")
        .args(["build", "--file", "deploy/Dockerfile", "--tag", image, "."])
        .current_dir(sources::root())
        .status()
        .expect("docker is installed");
    assert!(done.success(), "the image does not build");
    image.to_owned()
}

/// A client of this checkout.
pub(super) fn client() -> &'static Path {
    sala::program()
}
