//! `sala access`: who may do what, from the role table of the configuration; nothing has to run for it.

use std::process::ExitCode;

use anyhow::Result;
use chassis::auth::{Explanation, Roles, Verdict};
use clap::{Args, Subcommand};

use crate::contract::{Contract, did_you_mean};
use crate::near::near;
use crate::settings::ConfigArgs;
use crate::{compose, say};

#[derive(Debug, Subcommand)]
pub(crate) enum AccessCommand {
    /// Says which grant allows something, or what is missing; exit code 0 when it is allowed
    Explain(ExplainArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The RPC (`GetAgreement`) or the permission word (partners.agreement.sign)
    #[arg(value_name = "RPC|PERMISSION")]
    what: String,
    /// Grants of the user, as in their token: `ROLE@SCOPE`
    #[arg(required = true, value_name = "GRANT")]
    grants: Vec<String>,
    /// A scope that the thing carries, as in `--on organisation:ID --on province:40`; without any the question is whether the door opens
    #[arg(long = "on", value_name = "SCOPE")]
    scopes: Vec<String>,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Does what the command says.
pub(crate) fn run(command: &AccessCommand) -> Result<ExitCode> {
    let AccessCommand::Explain(args) = command;
    let roles = compose::roles(&args.config.settings()?.auth)?;
    let permission = permission(&args.what)?;
    let told = roles.explain(&args.grants, permission, &args.scopes);
    say::line(lines(&roles, &args.grants, &told).join("\n"));
    Ok(if told.gap.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn permission(what: &str) -> Result<&'static str> {
    if let Some(method) = api::contract::METHODS.iter().find(|method| method.permission == what) {
        return Ok(method.permission);
    }
    if what.contains('.') && !what.contains('/') && !what.starts_with("sala.") {
        let words = api::contract::METHODS.iter().map(|method| method.permission);
        anyhow::bail!("no RPC needs the permission {what:?}{}", did_you_mean(&near(what, words)));
    }
    let method = Contract::compiled_in()?.method(what)?;
    let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
    api::contract::method(&path).map(|known| known.permission).ok_or_else(|| anyhow::anyhow!("{what} has no permission"))
}

fn lines(roles: &Roles, grants: &[String], told: &Explanation) -> Vec<String> {
    let width = grants.iter().map(String::len).max().unwrap_or_default();
    let mut lines = vec![told.text.en.clone(), told.text.th.clone()];
    for (grant, verdict) in grants.iter().zip(&told.verdicts) {
        let role = grant.split('@').next().unwrap_or_default();
        let why = match verdict {
            Verdict::Allows => "allows it".to_owned(),
            Verdict::Unreadable => "is not role@scope with a scope that is known here".to_owned(),
            Verdict::RoleUnknown => format!("there is no such role{}", did_you_mean(&near(role, roles.names()))),
            Verdict::PermissionMissing => "its role lacks the permission".to_owned(),
            Verdict::ScopeElsewhere => "its role has the permission, but holds elsewhere".to_owned(),
        };
        lines.push(format!("  {}  {why}", say::pad(grant, width)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_about_is_found_by_its_word_or_its_rpc() {
        assert_eq!(permission("partners.agreement.sign").expect("a word"), "partners.agreement.sign");
        assert_eq!(permission("GetAgreement").expect("an RPC"), "partners.agreement.read");
        assert_eq!(permission("sala.partners.v1.PartnersService/GetAgreement").expect("an RPC"), "partners.agreement.read");
        let error = permission("partners.agreement.sing").expect_err("misspelt").to_string();
        assert!(error.contains("did you mean partners.agreement.sign"), "{error}");
        assert!(permission("GetAgrement").expect_err("misspelt").to_string().contains("GetAgreement"));
    }

    #[test]
    fn each_grant_gets_its_line() {
        let roles = Roles::compiled_in().expect("parses");
        let grants: Vec<String> = ["partner@province:41", "legal_oficer@global", "teacher@global"].map(str::to_owned).to_vec();
        let told = roles.explain(&grants, "partners.agreement.read", &["province:40".to_owned()]);
        let text = lines(&roles, &grants, &told).join("\n");
        for part in
            ["Not allowed", "ไม่อนุญาต", "province:40, global", "holds elsewhere", "did you mean legal_officer?", "lacks the permission"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}
