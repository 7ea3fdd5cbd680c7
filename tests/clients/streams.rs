//! A stream at the command line, and its end when the server stops.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

use serde_json::Value;

use super::house;
use crate::faults::sala;

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_is_printed_line_by_line_and_a_server_that_stops_ends_it_in_words() {
    let mut street = house(&[]).await;
    let mut command = sala::command();
    command.args(["call", "WatchPartnerships", "--lang", "en", "--address", &street.board_address(), "--token", street.token()]);
    let mut call = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    let mut lines = BufReader::new(call.stdout.take().expect("is piped")).lines();
    let first: Value = serde_json::from_str(&lines.next().expect("a line").expect("text")).expect("one message a line");
    assert_eq!(first["snapshot_complete"], true, "{first}");
    assert!(first["resume_token"].is_string() && first["freshness"]["sources"][0]["source"] == "partners", "{first}");

    let mut reporting = street.reporting.take().expect("the reader runs");
    reporting.signal("TERM");
    let left = reporting.end().await;
    assert!(left.success(), "an open stream does not keep the server: {left}\n{}", reporting.said());
    let ended = call.wait().expect("the call ends");
    let mut said = String::new();
    call.stderr.take().expect("is piped").read_to_string(&mut said).expect("text");
    assert_eq!(ended.code(), Some(1), "{said}");
    assert!(said.starts_with("TEMPORARILY_UNAVAILABLE (Unavailable)") && said.contains("try again in 1 s"), "{said}");
}
