//! The real binary as processes: built once, started, watched, interrupted, killed.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;

use super::until;

/// The program. Whoever runs all tests has built it and says where it is (`SALA_TEST_PROGRAM`). Otherwise the first one who asks builds
/// it, as cargo builds binaries for the tests of their own package only: in the same words as the whole run, or cargo would unite other
/// features and build the house a second time.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        if let Some(built) = testkit::built_program() {
            return built;
        }
        let this = std::env::current_exe().expect("a running program has a path");
        // target/debug/deps/e2e-0123 lies beside target/debug/sala.
        let profile = this.parent().and_then(Path::parent).expect("a test lies in target/<profile>/deps");
        let target = profile.parent().expect("a profile lies in target");
        let mut cargo = Command::new(env!("CARGO"));
        // Cargo tells a test about its own package. A build script that listens to such a variable (ring's does) would run again,
        // and everything upon it would be built again: here, and once more by whoever builds next.
        let about_this_package = |name: &str| ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|prefix| name.starts_with(prefix));
        for (name, _) in std::env::vars_os().filter(|(name, _)| about_this_package(&name.to_string_lossy())) {
            cargo.env_remove(name);
        }
        let built = cargo
            .args(["test", "--quiet", "--no-run", "--workspace", "--test", "commands", "--target-dir"])
            .arg(target)
            .current_dir(crate::sources::root())
            .status();
        assert!(built.is_ok_and(|status| status.success()), "the binary does not build");
        profile.join("sala")
    })
}

/// The program, ready for arguments, deaf to the configuration of whoever runs the tests.
pub(crate) fn command() -> Command {
    command_of(program())
}

/// The same of another build of it.
pub(crate) fn command_of(program: &Path) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("SALA_")) {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// A port for a process that is started later, or again and again.
pub(crate) fn free_port() -> u16 {
    local::free_port().expect("a free port")
}

/// A running process of the binary. Killed when dropped.
pub(crate) struct Sala {
    child: Child,
    log: PathBuf,
}

impl Sala {
    /// Starts it; everything that it says goes to the end of `log`.
    pub(crate) fn start(command: &mut Command, log: &Path) -> Self {
        let out = File::options().create(true).append(true).open(log).expect("a log file");
        let err = out.try_clone().expect("the same file");
        let child = command.stdout(out).stderr(err).spawn().expect("the binary starts");
        Self { child, log: log.to_owned() }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: no drain, no goodbye.
    pub(crate) fn kill(&mut self) {
        match self.child.kill() {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::InvalidInput => {}
            Err(error) => panic!("kill -9: {error}"),
        }
        self.child.wait().expect("a killed child can be collected");
    }

    /// Sends a signal by its name, `INT` or `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").arg(format!("-{name}")).arg(self.pid().to_string()).status();
        assert!(sent.is_ok_and(|status| status.success()), "kill -{name} {}", self.pid());
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("a child can be looked at")
    }

    /// Waits for its end.
    pub(crate) async fn end(&mut self) -> ExitStatus {
        match until(async || self.child.try_wait().ok().flatten()).await {
            Some(status) => status,
            None => panic!("the process does not end:\n{}", self.said()),
        }
    }

    /// Everything that it has said.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Sala {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// Whether a command succeeds.
pub(crate) fn succeeds(arguments: &[&str]) -> bool {
    command().args(arguments).output().is_ok_and(|done| done.status.success())
}

/// Runs a command to its end and gives what it printed; panics with its complaint when it fails.
pub(crate) fn run(arguments: &[&str]) -> String {
    run_by(program(), arguments)
}

/// The same by another build of it.
pub(crate) fn run_by(program: &Path, arguments: &[&str]) -> String {
    let done = command_of(program).args(arguments).output().expect("the binary starts");
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "sala {}: {complaint}", arguments.join(" "));
    String::from_utf8(done.stdout).expect("it prints text")
}
