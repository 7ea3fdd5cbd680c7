//! Node with the packages that the clients need: fetched once by their names into `target/tools/node`.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::{Mutex, PoisonError};

use super::python::{in_ci, run};
use crate::sources;

/// What `tests/clients/*.cjs` ask for.
const PACKAGES: [&str; 6] =
    ["@grpc/grpc-js", "@grpc/proto-loader", "@connectrpc/connect", "@connectrpc/connect-web", "@bufbuild/protobuf", "protobufjs"];

/// The folder with the packages.
pub(super) struct Node {
    packages: PathBuf,
}

/// Node, ready for a client. None where it cannot be had, which is said aloud, and is a failure in CI.
pub(super) fn ready() -> Option<Node> {
    // Tests run side by side: the first one fetches, the others wait for it.
    static FETCHING: Mutex<()> = Mutex::new(());
    let _alone = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    let node = Node { packages: local::tools_folder().join("node") };
    let found = node.asks() || node.fetch().is_some() && node.asks();
    if !found {
        let why = format!("the clients in JavaScript are not checked: no Node here that can fetch {}", PACKAGES.join(", "));
        assert!(!in_ci(), "{why}");
        eprintln!("{why}");
    }
    found.then_some(node)
}

impl Node {
    /// A client, without its arguments.
    pub(super) fn client(&self, script: &str) -> Command {
        let mut command = self.node();
        command.arg(sources::root().join("tests/clients").join(script));
        command
    }

    fn node(&self) -> Command {
        let mut command = Command::new("node");
        command.env("NODE_PATH", self.packages.join("node_modules"));
        command
    }

    fn asks(&self) -> bool {
        let script = format!("for (const name of {PACKAGES:?}) require(name)");
        run(self.node().args(["-e", &script])).is_some()
    }

    /// Into a folder beside, then by one rename: a run that is cut off leaves no half of it.
    fn fetch(&self) -> Option<Output> {
        let fresh = self.packages.with_file_name(format!("new-node-{}", std::process::id()));
        let mut npm = Command::new("npm");
        npm.args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]).arg(&fresh).args(PACKAGES);
        fs::create_dir_all(&fresh).ok()?;
        let done = run(&mut npm);
        if done.is_some() {
            _ = fs::remove_dir_all(&self.packages);
            fs::rename(&fresh, &self.packages).ok()?;
        } else {
            _ = fs::remove_dir_all(&fresh);
        }
        done
    }
}
