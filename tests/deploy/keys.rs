//! `sala keys init`, and what its keys open and do not open.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Output;
use std::time::SystemTime;

use async_nats::jetstream;
use tokio_stream::StreamExt as _;

use super::bus::{Servers, connect, options, read, with_seed};
use super::{folder, secrets};
use crate::faults::{sala, until};

/// What no container reads.
const OF_THE_OWNER: [&str; 3] = ["ca.key", "issuer/issuer.key", "monitor_nkey"];

/// Every file with its mode, the time of its last change and what is in it.
fn files(folder: &Path, below: &str) -> BTreeMap<String, (u32, SystemTime, Vec<u8>)> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        let about = entry.metadata().expect("is there");
        if about.is_dir() {
            found.extend(files(&entry.path(), &format!("{name}/")));
        } else {
            let text = fs::read(entry.path()).expect("can be read");
            found.insert(name, (about.permissions().mode() & 0o777, about.modified().expect("a time"), text));
        }
    }
    found
}

fn init(house: &Path) -> Output {
    let done =
        sala::command().args(["keys", "init", "secrets", "--edge", "sala.example.org"]).current_dir(house).output().expect("sala runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done
}

/// The words of a secret: lines long enough to be one.
fn words(secret: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(secret).into_owned();
    text.split(['\n', ':', '@']).filter(|word| word.len() >= 20 && !word.contains("-----")).map(str::to_owned).collect()
}

#[test]
fn the_first_run_makes_everything_and_the_second_changes_nothing_and_neither_says_a_secret() {
    let house = tempfile::tempdir().expect("a temporary folder");
    fs::copy(folder().join("compose.yaml"), house.path().join("compose.yaml")).expect("a copy");
    let first = init(house.path());
    let made = files(&house.path().join("secrets"), "");
    let second = init(house.path());
    let again = files(&house.path().join("secrets"), "");
    assert!(again.keys().eq(made.keys()), "the second run makes or removes files");
    let changed: Vec<&String> = made.iter().filter(|(name, one)| again[*name] != **one).map(|(name, _)| name).collect();
    assert!(changed.is_empty(), "the second run must change nothing: {changed:?}");
    assert_eq!(fs::read_to_string(house.path().join(".env")).expect("compose is told"), "SALA_SECRETS=./secrets\n");

    let said = |output: &Output| format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let (first, second) = (said(&first), said(&second));
    assert!(first.lines().all(|line| line.starts_with("made secrets/")), "{first}");
    assert!(second.lines().all(|line| line.starts_with("kept secrets/")), "{second}");
    assert_eq!(first.replace("made ", "kept "), second, "the same files");
    let folder_mode = fs::metadata(house.path().join("secrets")).expect("is there").permissions().mode() & 0o777;
    assert_eq!(folder_mode, 0o700, "nobody else gets as far as the files");
    for (name, (mode, _, text)) in &made {
        let expected = if OF_THE_OWNER.contains(&name.as_str()) { 0o600 } else { 0o644 };
        assert!(*mode == expected || name == "issuer/jwks.json", "{name}: {mode:o}");
        assert!(name == "issuer/jwks.json" || first.contains(&format!("secrets/{name}\n")) || first.ends_with(name), "{name} is not named");
        let told = words(text).into_iter().any(|word| first.contains(&word));
        assert!(!told, "{name} is printed");
    }
    let users = String::from_utf8_lossy(&made["nats_users.conf"].2).into_owned();
    for (name, (_, _, seed)) in made.iter().filter(|(name, _)| name.ends_with("_nkey")) {
        assert!(!users.contains(String::from_utf8_lossy(seed).trim()), "{name} stands where only public keys do");
    }
}

#[test]
fn what_somebody_else_brings_is_kept() {
    let house = tempfile::tempdir().expect("a temporary folder");
    let secret = house.path().join("secrets");
    fs::create_dir(&secret).expect("a folder");
    let brought = [("jwks.json", "{\"keys\": []}"), ("edge.pem", "of a public authority"), ("partners_database_url", "postgres://a@b/c")];
    for (name, text) in brought {
        fs::write(secret.join(name), text).expect("written");
    }
    let said = String::from_utf8_lossy(&init(house.path()).stdout).into_owned();
    for (name, text) in brought {
        assert_eq!(fs::read_to_string(secret.join(name)).expect("is there"), text, "{name}");
        assert!(said.contains(&format!("kept secrets/{name}")), "{said}");
    }
    assert!(!secret.join("issuer").exists(), "there is an issuer already");
    assert!(said.contains("SALA_SECRETS=secrets"), "no compose.yaml was beside it: {said}");

    fs::write(secret.join("partners_nkey"), "not a seed").expect("written");
    let done = sala::command().args(["keys", "init", "secrets"]).current_dir(house.path()).output().expect("sala runs");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(!done.status.success() && said.contains("secrets/partners_nkey") && !said.contains("not a seed"), "{said}");
}

/// Each service says and hears what is its own, and is refused what is not.
async fn everybody_does_its_own(servers: &Servers) {
    let (reporting, evaluations) = (servers.user("reporting").await, servers.user("evaluations").await);
    let mut beats = reporting.client.subscribe("sala.hb.*").await.expect("heard");
    reporting.client.flush().await.expect("the server has read it");
    for name in ["partners", "schools", "evaluations"] {
        let user = servers.user(name).await;
        let told = jetstream::new(user.client.clone()).publish(format!("sala.v1.{name}.thing.made"), "told".into()).await.expect("sent");
        told.await.unwrap_or_else(|e| panic!("{name}: {e}: {:?}", user.refusals()));
        let mut nudges = user.client.subscribe(format!("sala.nudge.{name}")).await.expect("heard");
        user.client.publish(format!("sala.nudge.{name}"), "".into()).await.expect("sent");
        assert!(nudges.next().await.is_some(), "{name} hears its own bell");
        user.client.publish(format!("sala.hb.{name}"), "beat".into()).await.expect("sent");
        assert_eq!(beats.next().await.map(|beat| beat.subject.to_string()), Some(format!("sala.hb.{name}")));
        for other in ["partners", "schools", "evaluations"].into_iter().filter(|other| *other != name) {
            assert!(user.is_refused(&format!("sala.v1.{other}.thing.made")).await, "{name} tells what {other} tells");
        }
        assert!(user.is_refused(&format!("$JS.API.STREAM.DELETE.SALA_{}", name.to_uppercase())).await, "{name} deletes its log");
        let read = read(&reporting.client, name).await;
        assert_eq!(read.as_deref(), Some("told"), "{name}: {:?}", reporting.refusals());
    }
    assert_eq!(read(&evaluations.client, "schools").await.as_deref(), Some("told"), "{:?}", evaluations.refusals());
    assert!(evaluations.refusals().is_empty(), "{:?}", evaluations.refusals());
    for subject in ["sala.v1.partners.thing.made", "sala.nudge.partners", "sala.hb.partners", "sala.anything", "$JS.API.STREAM.LIST"] {
        assert!(reporting.is_refused(subject).await, "reporting says something on {subject}");
    }
    // Answers to somebody else are nobody's business.
    let _others = reporting.client.subscribe("_INBOX.>").await.expect("asked");
    let refused = until(async || reporting.refusals().iter().any(|refusal| refusal.contains("_INBOX.>")).then_some(())).await;
    assert!(refused.is_some(), "{:?}", reporting.refusals());
    let monitor = servers.user("monitor").await;
    let answer = monitor.client.request("$SYS.REQ.SERVER.PING", "".into()).await.expect("the server answers");
    assert!(String::from_utf8_lossy(&answer.payload).contains("\"server\""));
    assert!(monitor.is_refused("sala.v1.partners.thing.made").await);
}

/// Who has no key of the house, trusts somebody else, or does not encrypt, stays outside.
async fn nobody_else_comes_in(servers: &Servers) {
    let (secret, addresses) = (servers.secrets(), servers.addresses());
    let stranger = tempfile::tempdir().expect("a temporary folder");
    secrets::make(&[], stranger.path());
    let foreign = fs::read_to_string(stranger.path().join("partners_nkey")).expect("a seed");
    let wrong = connect(with_seed(&secret, "partners", foreign.trim()), &addresses).await.expect_err("a seed of another house");
    assert!(wrong.to_string().contains("authorization"), "{wrong}");
    let wrong = connect(options(stranger.path(), "partners"), &addresses).await.expect_err("another authority");
    assert!(wrong.to_string().to_lowercase().contains("certificate") || wrong.to_string().contains("TLS"), "{wrong}");
    let mut plain = TcpStream::connect(("127.0.0.1", servers.nodes[0].port)).expect("it listens");
    plain.write_all(b"CONNECT {\"verbose\":true}\r\nPING\r\n").expect("sent");
    let mut heard = Vec::new();
    // Closed, whatever the server had to say before.
    _ = plain.read_to_end(&mut heard);
    let heard = String::from_utf8_lossy(&heard).into_owned();
    assert!(heard.contains("\"tls_required\":true") && !heard.contains("+OK") && !heard.contains("PONG"), "{heard}");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_keys_of_the_house_everybody_does_its_own_and_nobody_else_comes_in() {
    for program in testkit::nats_programs() {
        let servers = Servers::alone(&program).await;
        let made = until(async || sala::succeeds(&["events", "provision", "--config", &servers.config("provision")]).then_some(())).await;
        assert!(made.is_some(), "nats-server {}: {}", program.version, servers.log(1));
        everybody_does_its_own(&servers).await;
        nobody_else_comes_in(&servers).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_changed_while_the_old_one_still_opens_and_then_no_longer() {
    let newest = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let servers = Servers::alone(&newest).await;
    let (secret, addresses) = (servers.secrets(), servers.addresses());
    let (key, old) = (secret.join("partners_nkey"), secret.join("partners_nkey_old"));
    let before = fs::read_to_string(&key).expect("a seed");
    let opens = async |seed: &str| connect(with_seed(&secret, "partners", seed.trim()), &addresses).await.is_ok();

    fs::rename(&key, &old).expect("beside");
    secrets::make(&[], &secret);
    let after = fs::read_to_string(&key).expect("a new seed");
    assert_ne!(before, after);
    assert!(opens(&before).await && !opens(&after).await, "the server does not know it yet");
    servers.reload();
    assert!(until(async || opens(&after).await.then_some(())).await.is_some(), "{}", servers.log(1));
    assert!(opens(&before).await, "both open");

    fs::remove_file(&old).expect("was there");
    secrets::make(&[], &secret);
    servers.reload();
    assert!(until(async || (!opens(&before).await).then_some(())).await.is_some(), "{}", servers.log(1));
    assert!(opens(&after).await);
}
