//! What a newcomer needs next: addresses, a token, and three calls to paste.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::Result;
use chassis::serve::GrpcConfig;

use super::UpArgs;
use super::start::{Started, coordinator, running_file};
use crate::settings::environment;
use crate::{demo, say};

/// A call, and what it is for.
struct Example {
    what: &'static str,
    method: &'static str,
    service: &'static str,
    json: String,
}

/// Prints them.
pub(super) fn show(args: &UpArgs, started: &Started) -> Result<()> {
    let program = program()?;
    let (role, address) = (coordinator().role, reachable(started.address));
    let data = &args.data.data;
    say::line(format_args!("\ngRPC, health and reflection on {address} · data in {}", started.data.display()));
    say::line(format_args!(
        "`{program} events pending --config {}` and its like look into the running servers",
        running_file(data).display()
    ));
    say::line(format_args!("\nA token of an {role}, good for 12 hours (`{program} token --role ROLE{}` makes others):", data_flag(data)));
    say::line(format_args!("TOKEN={}", started.token));
    say::line("\nThree calls to paste, each as `sala call` and as grpcurl:");
    for example in examples(started.demo.is_some_and(|demo| demo.version > 0)) {
        say::line(format_args!("\n# {}", example.what));
        say::line(format_args!(
            "{program} call {} '{}' --as {role}{}{}",
            example.method,
            example.json,
            address_flag(address),
            data_flag(data)
        ));
        say::line(format_args!(
            "grpcurl -plaintext -H \"authorization: Bearer $TOKEN\" -d '{}' {address} {}/{}",
            example.json, example.service, example.method
        ));
    }
    say::line("");
    Ok(())
}

fn examples(demo_is_there: bool) -> [Example; 3] {
    let (partners, reporting) = ("sala.partners.v1.PartnersService", "sala.reporting.v1.ReportingService");
    let board = Example {
        what: "the board: every agreement, party by party",
        method: "ListPartnerships",
        service: reporting,
        json: "{}".to_owned(),
    };
    let [second, third] = if demo_is_there {
        let json = format!(r#"{{"id": "{}"}}"#, demo::agreement_id());
        let phrase = r#"{"text": "สพป.ขอนแก่น เขต 1-5"}"#.to_owned();
        [
            Example { what: "the agreement with its parties, witness places and defects", method: "GetAgreement", service: partners, json },
            Example { what: "one phrase, five offices", method: "ResolveOrganisations", service: partners, json: phrase },
        ]
    } else {
        let dry_run = r#"{"validate_only": true, "organisation": {"kind": "ORGANISATION_KIND_SCHOOL", "names": [{"kind": "NAME_KIND_OFFICIAL", "language": "th", "text": "โรงเรียนตัวอย่าง (ข้อมูลสมมติ)"}]}}"#;
        [
            Example { what: "organisations in Thai order", method: "ListOrganisations", service: partners, json: "{}".to_owned() },
            Example {
                what: "a dry run: everything runs, nothing stays",
                method: "CreateOrganisation",
                service: partners,
                json: dry_run.to_owned(),
            },
        ]
    };
    [board, second, third]
}

/// How this program is called from here: by its name when that finds it, else by its path from this folder.
fn program() -> Result<String> {
    let exe = std::env::current_exe()?;
    let path = environment().find(|(name, _)| name == "PATH").map(|(_, path)| path).unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join("sala")).find(|file| file.is_file());
    let is_this = |file: PathBuf| file.canonicalize().is_ok_and(|file| exe.canonicalize().is_ok_and(|exe| exe == file));
    if found.is_some_and(is_this) {
        return Ok("sala".to_owned());
    }
    let here = std::env::current_dir()?;
    let path = match exe.strip_prefix(&here) {
        // A word without a slash would be looked for on PATH.
        Ok(name) if name.components().count() == 1 => Path::new(".").join(name),
        Ok(below) => below.to_owned(),
        Err(_) => exe,
    };
    Ok(quoted(&path.display().to_string()))
}

/// For pasting into a shell.
fn quoted(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || "/._-+@:".contains(c));
    if plain { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// A port on all addresses is reached on the loopback.
fn reachable(address: SocketAddr) -> SocketAddr {
    match address.ip() {
        ip if !ip.is_unspecified() => address,
        IpAddr::V4(_) | IpAddr::V6(_) => SocketAddr::from((Ipv4Addr::LOCALHOST, address.port())),
    }
}

fn address_flag(address: SocketAddr) -> String {
    if address == GrpcConfig::default().listen { String::new() } else { format!(" --address {address}") }
}

fn data_flag(data: &Path) -> String {
    if data == Path::new(".sala") { String::new() } else { format!(" --data {}", quoted(&data.display().to_string())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Contract;

    #[test]
    fn every_example_names_an_rpc_of_the_contract() {
        let contract = Contract::compiled_in().expect("decodes");
        for example in examples(true).into_iter().chain(examples(false)) {
            let method = contract.method(&format!("{}/{}", example.service, example.method)).expect("is in the contract");
            assert_eq!(method.name(), example.method);
        }
    }

    #[test]
    fn a_word_with_a_space_or_quote_is_quoted_for_the_shell() {
        assert_eq!(quoted("target/debug/sala"), "target/debug/sala");
        assert_eq!(quoted("/a b/it's"), r"'/a b/it'\''s'");
    }

    #[test]
    fn a_port_on_all_addresses_is_called_on_the_loopback() {
        assert_eq!(reachable("0.0.0.0:50564".parse().expect("an address")).to_string(), "127.0.0.1:50564");
        assert_eq!(reachable("192.0.2.7:1".parse().expect("an address")).to_string(), "192.0.2.7:1");
        assert_eq!(address_flag(GrpcConfig::default().listen), "");
    }
}
