//! The private nats-server: `JetStream` on 127.0.0.1, one store folder.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use nix::sys::signal::Signal;

use crate::leash::Leash;
use crate::port::free_port;
use crate::process::{end, wait_for, with_argument};
use crate::running::Running;
use crate::{DataFolder, Error, NatsProgram, Result, Version};

const SYNC_ALWAYS_SINCE: Version = Version::new(2, 10, 0);
const FREE_PORT_TRIES: u32 = 5;

/// How to start a private nats-server.
#[derive(Debug, Clone)]
pub struct NatsOptions {
    /// Names the server's folder inside the data folder and its log; several may run side by side.
    pub name: String,
    /// 0 picks a free port, kept until the handle is dropped.
    pub port: u16,
    /// Clients must give this token.
    pub token: Option<String>,
    /// Write through to the disk before acknowledging, where the server can (2.10 and newer).
    pub durable: bool,
    /// The most that all streams together may take on disk.
    pub max_file_bytes: u64,
    /// Further lines of the configuration file.
    pub extra: String,
    /// Stop the server also when this process is killed, or ends with the handle in a `static`.
    pub leash: bool,
    pub start_within: Duration,
}

impl Default for NatsOptions {
    fn default() -> Self {
        Self {
            name: "nats".to_owned(),
            port: 0,
            token: None,
            durable: true,
            max_file_bytes: 10 << 30,
            extra: String::new(),
            leash: false,
            start_within: Duration::from_secs(30),
        }
    }
}

impl NatsOptions {
    /// Fast, on a leash, on a free port.
    pub fn for_tests() -> Self {
        Self { durable: false, leash: true, ..Self::default() }
    }
}

/// A running private nats-server. Stopped when dropped.
pub struct Nats {
    program: NatsProgram,
    folder: DataFolder,
    options: NatsOptions,
    home: PathBuf,
    port: u16,
    running: Option<Running>,
    leash: Option<Leash>,
}

enum Trouble {
    PortTaken,
    Other(Error),
}

impl Nats {
    /// Stops what a killed run left over, writes the configuration, starts the server and waits until its `JetStream` is on.
    pub fn start(program: &NatsProgram, folder: &DataFolder, options: NatsOptions) -> Result<Self> {
        let home = folder.room(&options.name)?;
        let program = reachable(program, folder)?;
        let mut nats = Self { program, folder: folder.clone(), port: options.port, options, home, running: None, leash: None };
        nats.start_again()?;
        Ok(nats)
    }

    /// Starts a server that was stopped or killed, on the same port and store.
    pub fn start_again(&mut self) -> Result<()> {
        self.stop();
        stop_left_over(&self.config_file())?;
        let tries = if self.port == 0 { FREE_PORT_TRIES } else { 1 };
        for _ in 0..tries {
            let port = if self.port == 0 { free_port()? } else { self.port };
            match self.start_on(port) {
                Ok(()) => {
                    self.port = port;
                    return Ok(());
                }
                Err(Trouble::PortTaken) => {}
                Err(Trouble::Other(error)) => return Err(error),
            }
        }
        Err(Error::new(if self.port == 0 {
            "nats-server found no free port on 127.0.0.1.".to_owned()
        } else {
            format!(
                "Port {} on 127.0.0.1 is taken by another program, so nats-server cannot use it. Stop that program or choose another port.",
                self.port
            )
        }))
    }

    /// `nats://127.0.0.1:PORT`; the token is not part of it.
    pub fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn token(&self) -> Option<&str> {
        self.options.token.as_deref()
    }

    pub fn version(&self) -> Version {
        self.program.version
    }

    pub fn log(&self) -> PathBuf {
        self.folder.log(&self.options.name)
    }

    /// The process number while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.running.as_ref().map(Running::pid)
    }

    /// Says how the server ended by itself; `None` while it runs or after `stop`.
    pub fn ended(&mut self) -> Option<Error> {
        let running = self.running.as_mut()?;
        let status = running.ended()?;
        Some(Error::new(format!("nats-server ended by itself ({status}). {}", running.log.tail())))
    }

    /// Orderly end; SIGKILL after 5 s. Does nothing if not running.
    pub fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            running.end(&[(Signal::SIGTERM, Duration::from_secs(5))]);
            self.untie();
        }
    }

    /// SIGKILL, as a power failure would.
    pub fn kill(&mut self) {
        if let Some(mut running) = self.running.take() {
            running.kill();
            self.untie();
        }
    }

    /// SIGSTOP: connections stay open and nothing answers.
    pub fn pause(&mut self) {
        if let Some(running) = &mut self.running {
            running.signal(Signal::SIGSTOP);
        }
    }

    /// SIGCONT after `pause`.
    pub fn resume(&mut self) {
        if let Some(running) = &mut self.running {
            running.signal(Signal::SIGCONT);
        }
    }

    /// Stops the server and empties its store, as a lost disk would; `start_again` brings it back empty.
    pub fn lose_disk(&mut self) -> Result<()> {
        self.kill();
        remove_folder(&self.home.join("store"))
    }

    /// Keeps a copy of the store as it is now, in place of an earlier one. The server is paused for as long as that takes.
    pub fn copy_disk(&mut self) -> Result<()> {
        self.pause();
        let (store, copy) = (self.home.join("store"), self.home.join("copy"));
        let copied = remove_folder(&copy).and_then(|()| self.folder.owner().copy_folder(&store, &copy));
        self.resume();
        copied
    }

    /// Kills the server and puts the copy in place of its store, as a backup of the disk would; `start_again` brings it back with
    /// what it knew then.
    pub fn roll_back_disk(&mut self) -> Result<()> {
        self.kill();
        let (store, copy) = (self.home.join("store"), self.home.join("copy"));
        remove_folder(&store)?;
        self.folder.owner().copy_folder(&copy, &store)
    }

    /// Stops every nats-server that an earlier run left on this data folder. True if there was one.
    pub fn stop_left_over(folder: &DataFolder) -> Result<bool> {
        let homes = fs::read_dir(folder.path()).into_iter().flatten().flatten();
        let configs: Vec<PathBuf> = homes.map(|home| home.path().join("nats.conf")).filter(|config| config.is_file()).collect();
        configs.iter().try_fold(false, |found, config| Ok(stop_left_over(config)? || found))
    }

    fn start_on(&mut self, port: u16) -> std::result::Result<(), Trouble> {
        // A look before the leap gives the sentence with the port instead of a line in a log.
        drop(TcpListener::bind(SocketAddrV4::new(Ipv4Addr::LOCALHOST, port)).map_err(|_| Trouble::PortTaken)?);
        self.write_config(port).map_err(Trouble::Other)?;
        let mut command = Command::new(&self.program.path);
        self.folder.owner().dress(&mut command, self.folder.path());
        command.arg("-c").arg(self.config_file());
        let running = Running::spawn(command, &self.log()).map_err(Trouble::Other)?;
        let pid = running.pid();
        self.running = Some(running);
        if self.options.leash {
            let pid_file = self.home.join("nats.pid");
            let leash = Leash::tie(self.folder.owner(), self.folder.path(), pid, &pid_file, Signal::SIGTERM);
            self.leash = Some(leash.map_err(Trouble::Other)?);
        }
        let ready = self.wait_until_ready(port);
        if ready.is_err() {
            self.stop();
        }
        ready
    }

    fn wait_until_ready(&mut self, port: u16) -> std::result::Result<(), Trouble> {
        let seconds = self.options.start_within.as_secs();
        let name = format!("\"server_name\":\"{}\"", self.server_name());
        let Some(running) = &mut self.running else { return Ok(()) };
        let ready = wait_for(self.options.start_within, || {
            if let Some(status) = running.ended() {
                return Some(Err(format!("ended while starting ({status})")));
            }
            // The greeting tells our server from one that took the port in between, and that its streams are open.
            greeting(port).filter(|info| info.contains(&name) && info.contains("\"jetstream\":true")).map(|_| Ok(()))
        });
        let trouble = match ready {
            Some(Ok(())) => return Ok(()),
            Some(Err(trouble)) => trouble,
            None => format!("did not answer on port {port} within {seconds} s"),
        };
        if running.log.text().contains("address already in use") {
            return Err(Trouble::PortTaken);
        }
        let tail = running.log.tail();
        Err(Trouble::Other(Error::new(format!("nats-server {} ({}) {trouble}. {tail}", self.program.version, self.program.path.display()))))
    }

    fn write_config(&self, port: u16) -> Result<()> {
        let sync = if self.options.durable && self.program.version >= SYNC_ALWAYS_SINCE { "  sync_interval: always\n" } else { "" };
        let token = self.token().map_or_else(String::new, |token| format!("authorization {{ token: {} }}\n", quoted(token)));
        let text = format!(
            "# Written at every start.\nserver_name: {}\nlisten: \"127.0.0.1:{port}\"\npid_file: {}\njetstream {{\n  store_dir: {}\n  \
             max_memory_store: 64MB\n  max_file_store: {}\n{sync}}}\n{token}{}\n",
            quoted(&self.server_name()),
            quoted(&self.home.join("nats.pid").to_string_lossy()),
            quoted(&self.home.join("store").to_string_lossy()),
            self.options.max_file_bytes,
            self.options.extra
        );
        let file = self.config_file();
        let cannot = |e| Error::io(format!("cannot write {}", file.display()), &e);
        fs::write(&file, text).map_err(cannot)?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).map_err(cannot)?;
        self.folder.owner().give(&file)
    }

    fn config_file(&self) -> PathBuf {
        self.home.join("nats.conf")
    }

    /// Unlike any other server's, so that its greeting proves it is ours.
    fn server_name(&self) -> String {
        format!("sala-{}-{}", self.options.name, crate::folder::hash(self.folder.path()))
    }

    fn untie(&mut self) {
        if let Some(leash) = self.leash.take() {
            leash.untie();
        }
    }
}

impl Drop for Nats {
    fn drop(&mut self) {
        self.stop();
    }
}

fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|e| Error::io(format!("cannot remove {}", folder.display()), &e))?;
    }
    Ok(())
}

fn stop_left_over(config: &Path) -> Result<bool> {
    let pids = with_argument("nats-server", config);
    if end(&pids, &[(Signal::SIGTERM, Duration::from_secs(5)), (Signal::SIGKILL, Duration::from_secs(5))]) {
        return Ok(!pids.is_empty());
    }
    Err(Error::new(format!(
        "A nats-server of an earlier run still uses {} and cannot be stopped (process {pids:?}). Stop it first.",
        config.display()
    )))
}

/// The program itself, or a copy in the data folder where the user that runs it cannot get to it (a clone under root's home).
fn reachable(program: &NatsProgram, folder: &DataFolder) -> Result<NatsProgram> {
    if folder.owner().can_reach(&program.path) {
        return Ok(program.clone());
    }
    let copy = folder.room("bin")?.join(format!("nats-server-{}", program.version));
    let size = |path: &Path| fs::metadata(path).map(|at| at.len()).ok();
    if size(&copy) != size(&program.path) {
        let cannot = |e| Error::io(format!("cannot copy {} to {}", program.path.display(), copy.display()), &e);
        fs::copy(&program.path, &copy).map_err(cannot)?;
        fs::set_permissions(&copy, fs::Permissions::from_mode(0o755)).map_err(cannot)?;
        folder.owner().give(&copy)?;
    }
    Ok(NatsProgram { path: copy, version: program.version })
}

fn greeting(port: u16) -> Option<String> {
    let patience = Duration::from_millis(500);
    let stream = TcpStream::connect_timeout(&SocketAddrV4::new(Ipv4Addr::LOCALHOST, port).into(), patience).ok()?;
    stream.set_read_timeout(Some(patience)).ok()?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).ok()?;
    line.starts_with("INFO ").then_some(line)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
