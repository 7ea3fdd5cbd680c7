//! `proto/service_config.json` at work: a call that is made while the writer is down is answered once it is back.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

use super::{house, node, python, text};
use crate::faults::street::Street;
use crate::sources;

/// A client that makes a call without the service config and one with it, for every line that it is given.
struct Client {
    process: Child,
    tells: ChildStdin,
    says: Lines<BufReader<ChildStdout>>,
}

impl Client {
    fn start(command: &mut Command) -> Self {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the client starts");
        let tells = process.stdin.take().expect("is piped");
        let says = BufReader::new(process.stdout.take().expect("is piped")).lines();
        Self { process, tells, says }
    }

    fn tell(&mut self, name: &str) {
        writeln!(self.tells, "{name}").expect("the client listens");
    }

    fn answer(&mut self) -> Value {
        let line = self.says.next().expect("the client has not ended").expect("its output can be read");
        serde_json::from_str(&line).expect("it prints JSON")
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

fn made(answer: &Value) -> &str {
    text(&answer["organisation"]["names"][0]["text"])
}

async fn is_answered_once_the_writer_is_back(street: &mut Street, mut client: Client) {
    client.tell("มูลนิธิหนึ่ง");
    assert_eq!(made(&client.answer()), "มูลนิธิหนึ่ง");
    assert_eq!(made(&client.answer()), "มูลนิธิหนึ่ง");
    street.kill_partners();
    client.tell("มูลนิธิสอง");
    let alone = client.answer();
    assert_eq!(alone["code"], "UNAVAILABLE", "without the service config an app meets the restart: {alone}");
    street.start_partners(&[]);
    let retried = client.answer();
    assert_eq!(made(&retried), "มูลนิธิสอง", "{retried}\n{}", street.last_words());
    assert_eq!(street.one("select count(*) from partners.organisation"), "3", "a call that was retried was made once");
    street.ready().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn grpcio_with_the_service_config_does_not_notice_that_the_writer_is_restarted() {
    let Some(python) = python::ready() else { return };
    let mut street = house(&[]).await;
    let mut command = python.client();
    command.args([street.address(), street.token().to_owned()]).arg(sources::root().join("proto/service_config.json"));
    let client = Client::start(&mut command);
    is_answered_once_the_writer_is_back(&mut street, client).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn grpc_js_with_the_service_config_does_not_notice_that_the_writer_is_restarted() {
    let Some(node) = node::ready() else { return };
    let mut street = house(&[]).await;
    let mut command = node.client("grpcjs.cjs");
    command.arg(sources::root().join("proto")).args([street.token(), &street.address()]);
    let client = Client::start(&mut command);
    is_answered_once_the_writer_is_back(&mut street, client).await;
}
