//! `sala keys init`: what nobody should make by hand. Passwords, the keys with which services sign in to NATS and to each other, an
//! authority with its certificates, an issuer of tokens.
//!
//! Asks nothing and overwrites no key. What is only said anew about the keys that are there (the users of NATS, the key set of the
//! services) is written at every run, so that a release that allows more, or a second key of a service, takes one more run.

mod certificates;
mod folder;
mod users;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail};
use chassis::auth::{Issuer, ServiceKey};
use clap::{Args, Subcommand};
use nkeys::{KeyPair, KeyPairType};
use rcgen::PKCS_ED25519;
use ring::rand::{SecureRandom as _, SystemRandom};

use self::certificates::Authority;
use self::folder::{Folder, Readers};
use self::users::User;
use crate::compose::services;
use crate::say;

/// Passwords that stand alone: Postgres itself, and Grafana where compose.observability.yaml is used.
const PASSWORDS: [&str; 2] = ["postgres_password", "grafana_password"];
/// The name of a key that is on its way out: both are taken until it is removed.
const OLD: &str = "_old";

#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    /// Makes the keys, passwords and certificates that are missing in a folder; overwrites none
    Init(InitArgs),
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// Where they are kept; nobody but its owner gets into it
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// A name or address under which the edge is reached, for its certificate; may be given several times
    #[arg(long, value_name = "NAME", default_value = "localhost")]
    edge: Vec<String>,
}

/// Makes what is missing and says so.
pub(crate) fn run(command: &KeysCommand) -> Result<ExitCode> {
    let KeysCommand::Init(args) = command;
    let mut folder = Folder::open(&args.folder)?;
    passwords(&mut folder)?;
    bus(&mut folder)?;
    between_services(&mut folder)?;
    certificates(&mut folder, &args.edge)?;
    tokens(&mut folder)?;
    let told = folder.tell_compose()?;
    say::line(folder.summary());
    if !told {
        say::line(format_args!("compose.yaml finds them by SALA_SECRETS={} in its .env", args.folder.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// A password for every role of the database, within the address under which it is used.
fn passwords(folder: &mut Folder) -> Result<()> {
    for name in PASSWORDS {
        folder.keep(name, Readers::Containers, || Ok(format!("{}\n", password()?)))?;
    }
    let own = |service: &'static str| format!("{service}_database_url");
    let relay = |service: &'static str| format!("{service}_relay_database_url");
    let mut roles = vec![("owner_database_url".to_owned(), "sala_owner".to_owned())];
    for service in services() {
        roles.push((own(service.name), format!("sala_{}", service.name)));
        if service.is_source() {
            roles.push((relay(service.name), format!("sala_{}_relay", service.name)));
        }
    }
    for (file, role) in roles {
        let url = || Ok(format!("postgres://{role}:{}@postgres:5432/sala\n", password()?));
        folder.keep(&file, Readers::Containers, url)?;
    }
    Ok(())
}

/// 48 hexadecimal digits: nothing in them needs escaping in an address, in SQL or in a configuration.
fn password() -> Result<String> {
    let mut bytes = [0_u8; 24];
    SystemRandom::new().fill(&mut bytes).map_err(|_| anyhow!("there are no random numbers on this machine"))?;
    Ok(hex::encode(bytes))
}

/// A seed for every user of NATS, and the file in which the server reads the public halves and who may say and hear what.
fn bus(folder: &mut Folder) -> Result<()> {
    let mut users = Vec::new();
    for user in User::all() {
        let name = format!("{}_nkey", user.name());
        let readers = if user == User::Monitor { Readers::Owner } else { Readers::Containers };
        folder.keep(&name, readers, || Ok(format!("{}\n", KeyPair::new_user().seed()?)))?;
        let mut keys = Vec::new();
        for file in [name.clone(), format!("{name}{OLD}")] {
            if let Some(seed) = folder.read(&file)? {
                keys.push(public_half(&seed).with_context(|| folder.unusable(&file, "no seed of an nkey user"))?);
            }
        }
        users.push((user, keys));
    }
    folder.write("nats_users.conf", &users::file(&users))
}

fn public_half(seed: &str) -> Result<String> {
    let key = KeyPair::from_seed(seed.trim_end())?;
    if key.key_pair_type() == KeyPairType::User { Ok(key.public_key()) } else { Err(anyhow!("it is a seed of somebody else")) }
}

/// A key for every service, and the set by which the others know it.
fn between_services(folder: &mut Folder) -> Result<()> {
    let mut set = Vec::new();
    for service in services() {
        let name = format!("{}_service_key", service.name);
        folder.keep(&name, Readers::Containers, || Ok(rcgen::KeyPair::generate_for(&PKCS_ED25519)?.serialize_pem()))?;
        for file in [name.clone(), format!("{name}{OLD}")] {
            if folder.read(&file)?.is_some() {
                let key = ServiceKey::open(&folder.path(&file)).map_err(|e| anyhow!(e));
                set.push(key.with_context(|| folder.unusable(&file, "no Ed25519 key"))?.jwk(service.name));
            }
        }
    }
    folder.write("services.json", &format!("{}\n", serde_json::json!({ "keys": set })))
}

/// The authority of the house, and what it has signed: the server of the bus, and the edge.
fn certificates(folder: &mut Folder, edge: &[String]) -> Result<()> {
    if folder.read("ca.pem")?.is_some() && folder.read("ca.key")?.is_none() {
        return of_another_authority(folder);
    }
    folder.keep("ca.key", Readers::Owner, Authority::key)?;
    let Some(key) = folder.read("ca.key")? else { return Ok(()) };
    let authority = Authority::with(&key).with_context(|| folder.unusable("ca.key", "no key of an authority"))?;
    folder.keep("ca.pem", Readers::Containers, || authority.certificate())?;
    folder.keep("nats.pem", Readers::Containers, || authority.for_the_bus())?;
    folder.keep("edge.pem", Readers::Containers, || authority.for_the_edge(edge))
}

/// Where somebody else signs for the house, the key is not here, and nothing can be signed.
fn of_another_authority(folder: &mut Folder) -> Result<()> {
    for name in ["ca.pem", "nats.pem", "edge.pem"] {
        if folder.read(name)?.is_none() {
            bail!("{} is missing, and ca.pem is of an authority whose key is not here: bring it", folder.path(name).display());
        }
        folder.kept(name);
    }
    Ok(())
}

/// An issuer of the house's own, for who has no other: not where a key set of somebody else is there already.
fn tokens(folder: &mut Folder) -> Result<()> {
    let own = folder.path("issuer");
    let (key, set) = (own.join("issuer.key"), own.join("jwks.json"));
    let made = !key.exists();
    if made && folder.read("jwks.json")?.is_some() {
        folder.kept("jwks.json");
        return Ok(());
    }
    if made || !set.exists() {
        Issuer::open(&own)?;
    }
    folder.note(made, "issuer/issuer.key");
    folder.keep("jwks.json", Readers::Containers, || read(&set))
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| file.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_passwords_are_the_same_and_none_needs_escaping() {
        let (one, another) = (password().expect("random"), password().expect("random"));
        assert_ne!(one, another);
        assert!(one.len() == 48 && one.chars().all(|c| c.is_ascii_hexdigit()), "{}", one.len());
    }

    #[test]
    fn only_the_seed_of_a_user_has_a_public_half_for_the_server() {
        let seed = KeyPair::new_user().seed().expect("a seed");
        assert!(public_half(&format!("{seed}\n")).expect("a user").starts_with('U'));
        for wrong in [KeyPair::new_account().seed().expect("a seed"), "password".to_owned()] {
            assert!(public_half(&wrong).is_err());
        }
    }
}
