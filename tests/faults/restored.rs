//! `backup.sh`, `verify.sh` and `restore.sh`: everything is destroyed and comes back.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::deployed::{Deployed, creates_a_framework, make_roles, registers_an_area};
use super::opened::{Open, token};
use super::sala;
use crate::deploy::{copy_files, folder, secrets};

/// What the hook says that stands for `docker compose up`.
const BRING_UP: &str = "bring it up";

/// A script of the folder, told where this house is instead of compose.
fn script(house: &Deployed, name: &str, secrets: &Path) -> Command {
    let path = std::iter::once(house.postgres.bin().to_owned()).chain(["/usr/local/bin", "/usr/bin", "/bin"].map(Into::into));
    let mut command = Command::new("sh");
    command
        .arg(folder().join("scripts").join(name))
        .env_clear()
        .env("PATH", std::env::join_paths(path).expect("plain folders"))
        .env("PGHOST", house.postgres.socket_folder())
        .env("PGUSER", "sala")
        .env("SALA_PG", "")
        .env("SALA_RUN", sala::program())
        .env("SALA_CONFIG", house.config("operator"))
        .env("SALA_SECRETS", secrets)
        .stdin(Stdio::null());
    command
}

/// How it ended, and what it said.
fn done(command: &mut Command) -> (bool, String) {
    let done = command.output().expect("sh runs");
    (done.status.success(), format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr)))
}

/// Every table of every service with a digest of all that is in it.
fn digests(house: &Deployed) -> BTreeMap<String, String> {
    let tables = "select format('%I.%I', schemaname, tablename) from pg_tables \
                  where schemaname !~ '^(pg_|information_schema)' order by 1";
    let text = |row: &local::Row| row.first().cloned().flatten().unwrap_or_default();
    let found: Vec<String> = house.postgres.query("sala", tables).expect("the tables").iter().map(text).collect();
    let digest = |table: String| {
        let sql = format!("select md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) from {table} t");
        let digest = house.postgres.query("sala", &sql).expect("a digest");
        (table, digest.iter().map(text).collect())
    };
    found.into_iter().map(digest).collect()
}

fn verified(house: &Deployed) -> String {
    sala::run(&["audit", "verify", "--config", &house.config("operator")])
}

/// The new house has the old one's secrets, out of the backup.
fn unpack(backup: &Path, into: &Path) {
    let done = Command::new("tar").arg("-xf").arg(backup.join("secrets.tar")).arg("-C").arg(into).status().expect("tar runs");
    assert!(done.success(), "secrets.tar");
    fs::set_permissions(into, fs::Permissions::from_mode(0o700)).expect("a folder of ours");
}

/// What a bad disk or a bad person does to a backup is found before anything is touched.
fn a_spoiled_backup_is_refused(house: &Deployed, backup: &Path, secrets: &Path) {
    let manifest = backup.join("manifest");
    let good = fs::read_to_string(&manifest).expect("the manifest");
    fs::write(&manifest, good.replace("epoch 1", "epoch 7")).expect("spoiled");
    let (whole, said) = done(script(house, "restore.sh", secrets).arg(backup));
    assert!(!whole && said.contains("is damaged"), "{said}");
    fs::write(&manifest, good).expect("mended");
    let tables = house.postgres.query("postgres", "select 1 from pg_database where datname = 'sala'").expect("an answer");
    assert!(tables.is_empty(), "nothing was touched");
}

/// Runs restore.sh to the place where the house is brought up, and after that to its end.
async fn restored(house: &Deployed, backup: &Path, secrets: &Path, before: &BTreeMap<String, String>) -> (Open, String) {
    let hook = house.folder().join("up.sh");
    fs::write(&hook, format!("echo '{BRING_UP}'\nread -r sources\n")).expect("a hook");
    // The doors are not open yet, and their numbers not known: the comparison comes afterwards.
    let mut restoring = script(house, "restore.sh", secrets)
        .arg(backup)
        .env("SALA_UP", format!("sh {}", hook.display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("sh runs");
    let mut lines = BufReader::new(restoring.stdout.take().expect("a pipe")).lines();
    let mut said: Vec<String> = Vec::new();
    while said.last().is_none_or(|line| line != BRING_UP) {
        said.push(lines.next().unwrap_or_else(|| panic!("it ended too early:\n{}", said.join("\n"))).expect("text"));
    }
    assert_eq!(&digests(house), before, "every table is as it was when the backup was made");
    let open = Open::doors(house).await;
    restoring.stdin.take().expect("a pipe").write_all(b"up\n").expect("it listens");
    said.extend(lines.map(|line| line.expect("text")));
    assert!(restoring.wait().expect("it ends").success(), "{}", said.join("\n"));
    (open, said.join("\n"))
}

#[tokio::test(flavor = "multi_thread")]
async fn after_everything_is_destroyed_a_backup_brings_back_every_row_every_chain_and_every_report() {
    let (kept, raw) = (tempfile::tempdir().expect("a place for backups"), tempfile::tempdir().expect("a place for secrets"));
    secrets::make(&[], raw.path());
    let house = Deployed::bare(|secrets| unpacked_from(raw.path(), secrets));
    make_roles(&house.postgres, house.folder());
    house.move_in();
    sala::run(&["migrate", "--config", &house.config("migrate")]);
    sala::run(&["events", "provision", "--config", &house.config("provision")]);
    let open = Open::doors(&house).await;
    open.desk.crowd(2, 3).join_all().await;
    registers_an_area(open.ports[2], &open.token).await;
    creates_a_framework(open.ports[3], &open.token).await;
    open.read_to(18).await;
    let board = open.desk.board().await.0;
    // A backup is made while everything runs; only to compare row by row does this house stand still.
    let (good, _) = done(script(&house, "backup.sh", raw.path()).arg(kept.path()));
    assert!(good, "a backup under way");
    open.close().await;
    let (before, chains) = (digests(&house), verified(&house));
    let (good, said) = done(script(&house, "backup.sh", raw.path()).args(["--keep", "1"]).arg(kept.path()));
    assert!(good && said.contains("removed "), "{said}");
    let backup = PathBuf::from(said.lines().next().expect("the new backup"));
    assert_eq!(fs::read_dir(kept.path()).expect("backups").count(), 1, "{said}");
    let (good, said) = done(script(&house, "restore.sh", raw.path()).arg(&backup));
    assert!(!good && said.contains("--replace"), "a database that is there is not overwritten: {said}");

    // What is told after the backup is gone with the house, but somebody may have read it.
    let late = Open::doors(&house).await;
    late.desk.round().await;
    late.close().await;
    drop(house);

    let house = Deployed::bare(|secrets| unpack(&backup, secrets));
    house.move_in();
    a_spoiled_backup_is_refused(&house, &backup, raw.path());
    let (good, said) = done(script(&house, "verify.sh", raw.path()).arg(&backup));
    assert!(good && said.contains("can be restored"), "{said}");
    let (open, said) = restored(&house, &backup, raw.path(), &before).await;
    for line in chains.lines() {
        assert!(said.contains(line), "the chain of the old house is not in:\n{said}");
    }
    let after = verified(&house);
    assert_eq!(after, chains.replace("epoch 1", "epoch 2"), "the same links, and a new epoch of every log");
    open.read_to(18).await;
    assert_eq!(open.desk.board().await.0, board);
    let (operator, config, sources) = (token(&house, "operator"), house.config("operator"), open.sources());
    let compare = ["reporting", "reconcile", "--config", &config, "--token", &operator];
    let compared = sala::run(&compare.into_iter().chain(sources.split(' ')).collect::<Vec<_>>());
    assert!(compared.contains("same") && !compared.contains("DIFFERENT"), "{compared}");
    open.desk.round().await;
    open.read_to(21).await;
    open.close().await;
}

/// Copies the secrets as `sala keys init` made them, with the addresses of the containers in them.
fn unpacked_from(raw: &Path, into: &Path) {
    copy_files(raw, into);
    copy_files(&raw.join("issuer"), &into.join("issuer"));
}
