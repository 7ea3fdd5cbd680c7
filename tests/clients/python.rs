//! Python with the packages that the client needs: fetched once by their names into `target/tools/python`.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};

use crate::sources;

/// What `tests/clients/reflected.py` imports.
const PACKAGES: [&str; 4] = ["grpcio", "grpcio-reflection", "googleapis-common-protos", "protobuf"];
const IMPORTS: &str = "import grpc, grpc_reflection.v1alpha.proto_reflection_descriptor_database, google.rpc.error_details_pb2";
/// A shim on `PATH` may lack pip where the system's own Python has it.
const PROGRAMS: [&str; 3] = ["python3", "/usr/bin/python3", "/opt/homebrew/bin/python3"];

/// An interpreter and the folder with its packages.
pub(super) struct Python {
    program: &'static str,
    packages: PathBuf,
}

/// Python, ready for the client. None where it cannot be had, which is said aloud, and is a failure in CI.
pub(super) fn ready() -> Option<Python> {
    // Tests run side by side: the first one fetches, the others wait for it.
    static FETCHING: Mutex<()> = Mutex::new(());
    let _alone = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    let found = PROGRAMS.into_iter().find_map(with_packages);
    if found.is_none() {
        let why = format!("the Python client is not checked: no Python 3 here that can fetch {}", PACKAGES.join(", "));
        assert!(!in_ci(), "{why}");
        eprintln!("{why}");
    }
    found
}

fn with_packages(program: &'static str) -> Option<Python> {
    let version = run(Command::new(program).args(["-c", "import sys; print('%d.%d' % sys.version_info[:2])"]))?;
    let version = String::from_utf8(version.stdout).ok()?;
    // Compiled packages belong to one version of the language.
    let packages = local::tools_folder().join("python").join(version.trim());
    let python = Python { program, packages };
    if python.imports() || python.fetch().is_some() && python.imports() { Some(python) } else { None }
}

impl Python {
    /// The client, without its arguments.
    pub(super) fn client(&self) -> Command {
        self.script("reflected.py")
    }

    /// A client that may build on it, without its arguments.
    pub(super) fn script(&self, script: &str) -> Command {
        let mut command = Command::new(self.program);
        command.env("PYTHONPATH", &self.packages).env("PYTHONDONTWRITEBYTECODE", "1");
        command.arg(sources::root().join("tests/clients").join(script));
        command
    }

    fn imports(&self) -> bool {
        run(Command::new(self.program).env("PYTHONPATH", &self.packages).args(["-c", IMPORTS])).is_some()
    }

    /// Into a folder beside, then by one rename: a run that is cut off leaves no half of it.
    fn fetch(&self) -> Option<Output> {
        let fresh = self.packages.with_file_name(format!("new-{}", std::process::id()));
        let mut pip = Command::new(self.program);
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-cache-dir",
            "--only-binary",
            ":all:",
            "--target",
        ]);
        let done = run(pip.arg(&fresh).args(PACKAGES));
        if done.is_some() {
            _ = fs::remove_dir_all(&self.packages);
            fs::rename(&fresh, &self.packages).ok()?;
        } else {
            _ = fs::remove_dir_all(&fresh);
        }
        done
    }
}

/// Its output when it ends well.
pub(super) fn run(command: &mut Command) -> Option<Output> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    if !output.status.success() {
        eprintln!("{}", String::from_utf8_lossy(&output.stderr).trim_end());
    }
    output.status.success().then_some(output)
}

#[expect(clippy::disallowed_methods, reason = "whether this is CI is a fact about the machine, not a setting of Sala")]
pub(super) fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "false" | "0"))
}
