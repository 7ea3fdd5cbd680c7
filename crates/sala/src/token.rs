//! `sala token`: tokens of the local issuer that `sala up` keeps in its data folder.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use chassis::auth::{Grant, Issuer, Roles, Scope};
use clap::Args;

use crate::contract::did_you_mean;
use crate::near::near;
use crate::say;

/// Folder of the issuer inside the data folder.
const FOLDER: &str = "issuer";
const LIFETIME: Duration = Duration::from_hours(12);

/// Where the data of `sala up` is.
#[derive(Debug, Clone, Args)]
pub(crate) struct DataArgs {
    /// The data folder of `sala up`
    #[arg(long, value_name = "FOLDER", default_value = ".sala")]
    pub(crate) data: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct TokenArgs {
    /// The role, for example `institute_coordinator`; may be given as ROLE@SCOPE
    #[arg(long)]
    role: String,
    /// Where the role holds: global, province:40, esao:4003, organisation:ID …
    #[arg(long)]
    scope: Option<Scope>,
    /// Whom the token speaks for
    #[arg(long)]
    subject: Option<String>,
    /// How long it holds: a number with s, m, h or d, as in 90m
    #[arg(long, value_parser = lifetime, default_value = "12h")]
    lifetime: Duration,
    #[command(flatten)]
    data: DataArgs,
}

/// Prints a token and nothing else, so that `$(sala token …)` works.
pub(crate) fn run(args: &TokenArgs) -> Result<ExitCode> {
    let grant = match &args.scope {
        Some(_) if args.role.contains('@') => bail!("the scope is given twice: in --role {} and in --scope", args.role),
        Some(scope) => Grant { role: known_role(&args.role)?, scope: scope.clone() },
        None => grant(&args.role)?,
    };
    let subject = args.subject.clone().unwrap_or_else(|| subject(&grant));
    say::line(open(&args.data)?.mint(&subject, &[grant], args.lifetime)?);
    Ok(ExitCode::SUCCESS)
}

/// A token for `ROLE` or `ROLE@SCOPE`.
pub(crate) fn mint_for(data: &DataArgs, text: &str) -> Result<String> {
    mint(&open(data)?, &grant(text)?)
}

/// A token of this issuer for `ROLE@SCOPE`.
pub(crate) fn mint_text(issuer: &Issuer, text: &str) -> Result<String> {
    mint(issuer, &grant(text)?)
}

/// A token of this issuer for half a day.
pub(crate) fn mint(issuer: &Issuer, grant: &Grant) -> Result<String> {
    Ok(issuer.mint(&subject(grant), std::slice::from_ref(grant), LIFETIME)?)
}

/// The issuer of a data folder, made when there is none. The folder stays with the user who runs Sala.
pub(crate) fn issuer_in(data: &Path) -> Result<Issuer> {
    Ok(Issuer::open(&data.join(FOLDER))?)
}

/// A token is only worth something to a Sala that knows the key, so a missing issuer is an error here.
fn open(data: &DataArgs) -> Result<Issuer> {
    let folder = data.data.join(FOLDER);
    match folder.join("issuer.key").try_exists() {
        Ok(true) => issuer_in(&data.data),
        Ok(false) => bail!("there is no local issuer in {}: `sala up` makes one there; --data names another folder", data.data.display()),
        Err(error) => Err(error).with_context(|| format!("cannot look into {}: the user who runs `sala up` can", data.data.display())),
    }
}

fn grant(text: &str) -> Result<Grant> {
    let (role, scope) = match text.split_once('@') {
        Some((role, scope)) => (role, scope.parse().map_err(anyhow::Error::msg)?),
        None => (text, Scope::global()),
    };
    Ok(Grant { role: known_role(role)?, scope })
}

fn known_role(role: &str) -> Result<String> {
    let roles = Roles::compiled_in()?;
    if roles.names().any(|name| name == role) {
        return Ok(role.to_owned());
    }
    let all: Vec<&str> = roles.names().collect();
    bail!("there is no role {role:?}{}; the roles are {}", did_you_mean(&near(role, roles.names())), all.join(", "))
}

fn subject(grant: &Grant) -> String {
    format!("local-{}", grant.role)
}

fn lifetime(text: &str) -> Result<Duration, String> {
    let wrong = || format!("{text:?} is no lifetime such as 30m, 12h or 7d");
    let (number, unit) = text.split_at_checked(text.len().saturating_sub(1)).ok_or_else(wrong)?;
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => return Err(wrong()),
    };
    let number: u64 = number.parse().map_err(|_| wrong())?;
    number.checked_mul(seconds).filter(|s| *s > 0).map(Duration::from_secs).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetimes_are_read_with_their_unit_and_nothing_else_is() {
        assert_eq!(lifetime("90m"), Ok(Duration::from_mins(90)));
        assert_eq!(lifetime("7d"), Ok(Duration::from_hours(168)));
        for wrong in ["", "h", "12", "1.5h", "0s", "-1h", "5ชม", "18446744073709551615d"] {
            assert!(lifetime(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_misspelt_role_is_answered_with_the_nearest() {
        let error = grant("legal_oficer@global").expect_err("misspelt").to_string();
        assert!(error.contains("did you mean legal_officer?"), "{error}");
    }

    #[test]
    fn a_role_without_a_scope_holds_everywhere() {
        assert_eq!(grant("partner").expect("is a role").to_string(), "partner@global");
        assert_eq!(grant("area_officer@esao:4003").expect("is a role").to_string(), "area_officer@esao:4003");
    }

    #[test]
    fn a_token_needs_the_issuer_of_a_started_sala() {
        let empty = tempfile::tempdir().expect("a temporary folder");
        let data = DataArgs { data: empty.path().to_owned() };
        let error = mint_for(&data, "partner").expect_err("no issuer yet").to_string();
        assert!(error.contains("`sala up`"), "{error}");
        issuer_in(empty.path()).expect("is made");
        assert_eq!(mint_for(&data, "partner").expect("minted").split('.').count(), 3);
    }
}
