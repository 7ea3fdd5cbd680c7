use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use local::{DataFolder, Nats, NatsOptions, Programs};

use crate::is_running;

/// One request over the text protocol: connect, subscribe to a reply subject, publish, read the answer.
fn request(nats: &Nats, subject: &str, body: &str) -> String {
    let stream = TcpStream::connect(("127.0.0.1", nats.port())).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let token = nats.token().map(|token| format!(",\"auth_token\":\"{token}\"")).unwrap_or_default();
    let hello = format!(
        "CONNECT {{\"verbose\":false,\"pedantic\":false{token}}}\r\nSUB reply 1\r\nPUB {subject} reply {}\r\n{body}\r\n",
        body.len()
    );
    (&stream).write_all(hello.as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map(|line| line.expect("an answer in time"));
    let head = lines.find(|line| line.starts_with("MSG ") || line.starts_with("-ERR")).expect("an answer");
    if head.starts_with("-ERR") { head } else { lines.next().unwrap() }
}

fn keep_a_message(nats: &Nats) {
    let created = request(nats, "$JS.API.STREAM.CREATE.kept", r#"{"name":"kept","subjects":["kept"],"storage":"file"}"#);
    assert!(!created.contains("error"), "{created}");
    let stored = request(nats, "kept", "ศาลา");
    assert!(stored.contains("\"seq\":1"), "{stored}");
}

fn kept_messages(nats: &Nats) -> Option<u64> {
    let info = request(nats, "$JS.API.STREAM.INFO.kept", "");
    info.split_once("\"messages\":")?.1.split(',').next()?.parse().ok()
}

fn durable() -> NatsOptions {
    NatsOptions { token: Some(local::random_token().unwrap()), leash: true, ..NatsOptions::default() }
}

#[test]
fn a_killed_server_comes_back_on_the_same_port_with_its_messages() {
    let programs = Programs::find();
    programs.nats().unwrap();
    for program in &programs.nats {
        let folder = DataFolder::temporary("t").unwrap();
        let mut nats = Nats::start(program, &folder, durable()).unwrap();
        keep_a_message(&nats);
        let (port, pid) = (nats.port(), nats.pid().unwrap());
        nats.kill();
        assert!(!is_running(pid));
        nats.start_again().unwrap();
        assert_eq!((nats.port(), kept_messages(&nats)), (port, Some(1)), "nats-server {}", nats.version());
        nats.stop();
        nats.start_again().unwrap();
        assert_eq!(kept_messages(&nats), Some(1));
        nats.lose_disk().unwrap();
        nats.start_again().unwrap();
        assert_eq!(kept_messages(&nats), None, "the stream went with the disk");
    }
}

#[test]
fn a_disk_that_is_rolled_back_knows_what_it_knew_when_it_was_copied() {
    let programs = Programs::find();
    programs.nats().unwrap();
    for program in &programs.nats {
        let folder = DataFolder::temporary("t").unwrap();
        let mut nats = Nats::start(program, &folder, durable()).unwrap();
        keep_a_message(&nats);
        nats.copy_disk().unwrap();
        assert!(request(&nats, "kept", "อีก").contains("\"seq\":2"));
        nats.roll_back_disk().unwrap();
        nats.start_again().unwrap();
        assert_eq!(kept_messages(&nats), Some(1), "nats-server {}", nats.version());
        nats.copy_disk().unwrap();
        assert!(request(&nats, "kept", "อีก").contains("\"seq\":2"), "a copy takes the place of the one before");
    }
}

#[test]
fn a_client_without_the_token_is_refused() {
    let programs = Programs::find();
    let folder = DataFolder::temporary("t").unwrap();
    let nats = Nats::start(programs.nats().unwrap(), &folder, durable()).unwrap();
    let stream = TcpStream::connect(("127.0.0.1", nats.port())).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    (&stream).write_all(b"CONNECT {\"verbose\":false}\r\nPING\r\n").unwrap();
    let refused = BufReader::new(stream).lines().map_while(Result::ok).find(|line| line.starts_with("-ERR") || line.starts_with("PONG"));
    assert!(refused.as_deref().is_some_and(|line| line.contains("Authorization")), "{refused:?}");
}

#[test]
fn a_taken_port_is_named() {
    let programs = Programs::find();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let folder = DataFolder::temporary("t").unwrap();
    let options = NatsOptions { port, ..durable() };
    let error = Nats::start(programs.nats().unwrap(), &folder, options).err().unwrap().to_string();
    assert!(error.contains(&format!("Port {port} ")) && error.contains("choose another port"), "{error}");
}

#[test]
fn two_servers_live_side_by_side_in_one_folder() {
    let programs = Programs::find();
    let folder = DataFolder::temporary("t").unwrap();
    let one = Nats::start(programs.nats().unwrap(), &folder, durable()).unwrap();
    let two = Nats::start(programs.nats().unwrap(), &folder, NatsOptions { name: "second".into(), ..durable() }).unwrap();
    keep_a_message(&one);
    assert_eq!((kept_messages(&one), kept_messages(&two)), (Some(1), None));
}

#[test]
fn a_configuration_that_the_server_refuses_is_explained_with_the_end_of_its_log() {
    let programs = Programs::find();
    let folder = DataFolder::temporary("t").unwrap();
    let options = NatsOptions { extra: "cluster { no_such_setting: 1 }".into(), ..durable() };
    let error = Nats::start(programs.nats().unwrap(), &folder, options).err().unwrap().to_string();
    assert!(error.contains("no_such_setting") && error.contains("nats.log"), "{error}");
}
