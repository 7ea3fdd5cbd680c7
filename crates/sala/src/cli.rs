//! The command line. What a command does is in the module of its name.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::settings::ConfigArgs;
use crate::{access, audit, call, describe, doctor, events, health, keys, migrate, reference, reporting, say, serve, token, up};

/// Sala: who agreed to what, which schools take part, how they develop, and what it adds up to for an area.
///
/// Without a command it does `up`.
#[derive(Debug, Parser)]
#[command(name = "sala", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    up: up::UpArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs everything in one process, with a private Postgres and nats-server (the default)
    Up(up::UpArgs),
    /// Runs one or several services, as in production
    Serve(serve::ServeArgs),
    /// Brings the tables of the services up to date
    Migrate(migrate::MigrateArgs),
    /// Checks or shows the configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Looks at everything an operator would look at, and says what to do; exit code 1 when something has to be mended
    Doctor(doctor::DoctorArgs),
    /// Asks a running Sala whether it serves; exit code 0 when it does
    Healthcheck(health::HealthArgs),
    /// Prints a token of the local issuer of `sala up`
    Token(token::TokenArgs),
    /// Calls an RPC and prints the reply as JSON, or the error with its reason, fields and texts
    Call(call::CallArgs),
    /// Explains services, RPCs, messages and enums of the contract
    Describe(describe::DescribeArgs),
    /// Says who may do what, and why not
    #[command(subcommand)]
    Access(access::AccessCommand),
    /// Makes what nobody should make by hand: passwords, keys, certificates
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    /// Looks after the event log and its streams
    #[command(subcommand)]
    Events(events::EventsCommand),
    /// Checks the event logs against themselves
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Makes read models anew, and compares them with the services that own the facts
    #[command(subcommand)]
    Reporting(reporting::ReportingCommand),
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Checks everything that `serve` with these services would need, without connecting to anything
    Check {
        /// Services to check; all when none is named
        #[arg(value_name = "SERVICE")]
        services: Vec<String>,
        #[command(flatten)]
        config: ConfigArgs,
    },
    /// Prints every key with its default, its environment variable and its meaning, as deploy/CONFIGURATION.md has them
    Reference,
    /// Prints every key with its value and where the value came from; secrets stay hidden
    Show {
        #[command(flatten)]
        config: ConfigArgs,
    },
}

impl Cli {
    /// Does what the command line says. The future of a command lives on the heap: they are large and only one runs.
    pub(crate) async fn run(self) -> anyhow::Result<ExitCode> {
        match self.command.unwrap_or(Command::Up(self.up)) {
            Command::Up(args) => Box::pin(up::run(args)).await,
            Command::Serve(args) => Box::pin(serve::run(args)).await,
            Command::Migrate(args) => Box::pin(migrate::run(args)).await,
            Command::Config(ConfigCommand::Check { services, config }) => serve::check(&services, &config),
            Command::Config(ConfigCommand::Show { config }) => serve::show(&config),
            Command::Config(ConfigCommand::Reference) => {
                say::line(reference::page().trim_end());
                Ok(ExitCode::SUCCESS)
            }
            Command::Doctor(args) => Box::pin(doctor::run(args)).await,
            Command::Healthcheck(args) => Box::pin(health::run(args)).await,
            Command::Token(args) => token::run(&args),
            Command::Call(args) => Box::pin(call::run(args)).await,
            Command::Describe(args) => describe::run(&args),
            Command::Access(command) => access::run(&command),
            Command::Keys(command) => keys::run(&command),
            Command::Events(command) => Box::pin(events::run(command)).await,
            Command::Audit(command) => Box::pin(audit::run(command)).await,
            Command::Reporting(command) => Box::pin(reporting::run(command)).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn without_a_command_the_flags_are_those_of_up() {
        let cli = Cli::try_parse_from(["sala", "--no-demo", "--listen", "127.0.0.1:0"]).expect("flags of up");
        assert!(cli.command.is_none());
        assert!(cli.up.no_demo);
    }

    #[test]
    fn the_demo_is_whole_unless_somebody_wants_less_of_it_and_nobody_wants_both() {
        let demo = |flags: &[&str]| Cli::try_parse_from(["sala"].iter().chain(flags)).map(|cli| cli.up.demo);
        assert_eq!(demo(&[]).ok(), Some(up::DemoChoice::Province));
        assert_eq!(demo(&["--demo", "map", "--demo-seed", "7"]).ok(), Some(up::DemoChoice::Map));
        assert!(demo(&["--demo", "map", "--no-demo"]).is_err());
        assert!(demo(&["--demo-seed", "-1"]).is_err());
    }
}
