//! The real binary, as far as it needs no server.

use std::net::TcpListener;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// Runs `sala` in an empty folder without the developer's environment.
fn sala(arguments: &[&str]) -> (Output, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sala"));
    let output = command.args(arguments).env_clear().current_dir(folder.path()).output().expect("sala starts");
    (output, folder)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_taken_port_is_one_sentence_with_the_flag_before_anything_is_started() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let began = Instant::now();
    let (output, folder) = sala(&["up", "--listen", &address]);
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(said.lines().count() == 1 && said.contains(&address) && said.contains("--listen"), "{said}");
    assert!(output.stdout.is_empty(), "{}", text(&output.stdout));
    assert_eq!(std::fs::read_dir(folder.path()).expect("is readable").count(), 0, "something was started");
}

#[test]
fn fresh_is_refused_with_a_database_of_ones_own() {
    let (output, folder) = sala(&["up", "--fresh", "--database", "postgres://h/d", "--listen", "127.0.0.1:0"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("--fresh"), "{}", text(&output.stderr));
    assert_eq!(std::fs::read_dir(folder.path()).expect("is readable").count(), 0);
}

#[test]
fn a_misspelt_command_or_flag_is_usage_with_exit_code_two() {
    for (arguments, hint) in [(["migrat", "--check"], "migrate"), (["up", "--no-dem"], "--no-demo")] {
        let (output, _folder) = sala(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(hint), "{}", text(&output.stderr));
    }
}

#[test]
fn a_call_to_nobody_says_that_nobody_answers() {
    let free = format!("127.0.0.1:{}", local::free_port().expect("a free port"));
    let (output, _folder) = sala(&["call", "GetAgreement", "--address", &free]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains(&format!("nothing answers at {free}")), "{}", text(&output.stderr));
}

#[test]
fn serve_names_the_key_that_is_missing() {
    let (output, _folder) = sala(&["serve", "partners", "--set", "grpc.listen=127.0.0.1:0"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("partners.database.url"), "{}", text(&output.stderr));
}

#[test]
fn config_show_says_where_a_value_comes_from_and_hides_secrets() {
    let file = "[partners.database]\nurl = \"postgres://sala:secret@h/d\"\n";
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("my.toml"), file).expect("is written");
    let output = Command::new(env!("CARGO_BIN_EXE_sala"))
        .args(["config", "show", "--config", "my.toml", "--set", "nats.replicas=3"])
        .env_clear()
        .env("SALA__GRPC__DRAIN_SECONDS", "7")
        .current_dir(folder.path())
        .output()
        .expect("sala starts");
    let shown = text(&output.stdout);
    for line in [
        "partners.database.url = \"***\"  # my.toml",
        "nats.replicas = 3  # --set",
        "grpc.drain_seconds = 7  # SALA__GRPC__DRAIN_SECONDS",
        "log.filter = \"info\"  # default",
    ] {
        assert!(shown.lines().any(|l| l == line), "{line} is not in\n{shown}");
    }
    assert!(!shown.contains("secret"));
}

#[test]
fn config_check_names_an_unknown_key_of_a_service() {
    let url = "reporting.database.url=postgres://h/d";
    let (output, _folder) = sala(&["config", "check", "reporting", "--set", url, "--set", "reporting.colour=blue"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("colour"), "{}", text(&output.stderr));
}

#[test]
fn describe_lists_every_service_and_explains_a_field() {
    let (all, _folder) = sala(&["describe"]);
    for service in ["service sala.partners.v1.PartnersService", "service sala.reporting.v1.ReportingService"] {
        assert!(text(&all.stdout).contains(service));
    }
    let (one, _folder) = sala(&["describe", "RecordSignature"]);
    assert!(text(&one.stdout).contains("signed_on sala.common.v1.LocalDate (required)"), "{}", text(&one.stdout));
}

#[test]
fn a_taken_admin_port_is_one_sentence_with_the_key() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let (output, _folder) = sala(&["serve", "partners", "--set", "grpc.listen=127.0.0.1:0", "--set", &format!("admin.listen={address}")]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(said.lines().count() == 1 && said.contains(&address) && said.contains("admin.listen"), "{said}");
}
