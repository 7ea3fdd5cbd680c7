//! Who may say and hear what on the bus: the users of NATS with their public keys, as the server reads them.
//!
//! Streams are not visible across accounts, so all services share one, and permissions part them. A missing permission looks like a
//! timeout to the client: its log shows "Permissions Violation".

use std::fmt::Write as _;

use chassis::service::Service;

use crate::compose::services;

/// Who follows which sources. A service that only reads hears every source's heartbeats.
const FOLLOWS: [(&str, &[&str]); 2] = [("evaluations", &["schools"]), ("reporting", &["evaluations", "partners", "schools"])];

/// Somebody who signs in to NATS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum User {
    /// Makes streams: the job, or an operator who has one made anew.
    Maker(&'static str),
    /// A service. A source tells its own events and no others; who follows a source reads its stream.
    Service { name: &'static str, source: bool },
    /// Looks at the servers, from the account of the system.
    Monitor,
}

impl User {
    /// All of them.
    pub(super) fn all() -> Vec<Self> {
        let makers = ["provision", "operator"].map(Self::Maker);
        let services = services().map(|service| Self::Service { name: service.name, source: service.is_source() });
        makers.into_iter().chain(services).chain([Self::Monitor]).collect()
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Maker(name) | Self::Service { name, .. } => name,
            Self::Monitor => "monitor",
        }
    }

    fn follows(self) -> &'static [&'static str] {
        FOLLOWS.iter().find(|(name, _)| *name == self.name()).map_or(&[], |(_, sources)| sources)
    }

    /// What it may say, subject by subject: a stream by its name, never all of them.
    fn says(self) -> Vec<String> {
        match self {
            Self::Maker(_) => sources().flat_map(|source| asks(source, &["CREATE", "UPDATE", "DELETE"])).collect(),
            Self::Service { name, source } => {
                let told = [format!("sala.v1.{name}.>"), format!("sala.nudge.{name}"), format!("sala.hb.{name}")];
                let own = told.into_iter().chain(asks(name, &[])).filter(|_| source);
                own.chain(self.follows().iter().flat_map(|followed| reads(followed))).collect()
            }
            Self::Monitor => vec!["$SYS.REQ.SERVER.PING".to_owned(), "$SYS.REQ.SERVER.PING.>".to_owned()],
        }
    }

    /// What it may hear: answers to itself, and what is said to it.
    fn hears(self) -> Vec<String> {
        let mut heard = vec![format!("_INBOX.{}.>", self.name())];
        match self {
            Self::Service { name, source: true } => {
                heard.push(format!("sala.nudge.{name}"));
                heard.extend(self.follows().iter().map(|followed| format!("sala.hb.{followed}")));
            }
            Self::Service { source: false, .. } => heard.push("sala.hb.*".to_owned()),
            Self::Maker(_) | Self::Monitor => {}
        }
        heard
    }
}

fn sources() -> impl Iterator<Item = &'static str> {
    services().into_iter().filter(Service::is_source).map(|service| service.name)
}

/// What is asked of a stream of one's own.
fn asks(source: &str, more: &[&str]) -> Vec<String> {
    let stream = chassis::bus::stream_name(source);
    let calls = ["INFO", "MSG.GET"].iter().chain(more);
    calls.map(|call| format!("$JS.API.STREAM.{call}.{stream}")).collect()
}

/// What is asked of a stream that one reads.
fn reads(source: &str) -> Vec<String> {
    let stream = chassis::bus::stream_name(source);
    let consumers = ["CREATE.#", "CREATE.#.>", "MSG.NEXT.#.>", "DELETE.#.>"];
    let consumers = consumers.iter().map(|call| format!("$JS.API.CONSUMER.{}", call.replace('#', &stream)));
    asks(source, &[]).into_iter().chain(consumers).collect()
}

/// The file that nats.conf includes: every user, once for each of its public keys.
pub(super) fn file(users: &[(User, Vec<String>)]) -> String {
    let part = |system: bool| {
        let all = users.iter().filter(move |(user, _)| (*user == User::Monitor) == system);
        all.flat_map(|(user, keys)| keys.iter().map(move |key| entry(*user, key))).collect::<String>()
    };
    format!(
        "# Made by `sala keys init`, anew at every run: nothing that is changed here by hand stays. Public keys and rights, no secret.\n\
         accounts {{\n  $SYS: {{\n    users: [\n{}    ]\n  }}\n  SALA: {{\n    jetstream: enabled\n    users: [\n{}    ]\n  }}\n}}\n",
        part(true),
        part(false)
    )
}

fn entry(user: User, key: &str) -> String {
    let mut out = format!("      # {}\n      {{\n        nkey: \"{key}\"\n        permissions: {{\n", user.name());
    for (what, subjects) in [("publish", user.says()), ("subscribe", user.hears())] {
        let _infallible = writeln!(out, "          {what}: {{\n            allow: [");
        for subject in subjects {
            let _infallible = writeln!(out, "              \"{subject}\"");
        }
        out.push_str("            ]\n          }\n");
    }
    out.push_str("        }\n      }\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{Room, followed};
    use crate::settings::Settings;

    fn named(name: &str) -> User {
        User::all().into_iter().find(|user| user.name() == name).expect("a user")
    }

    #[test]
    fn reporting_reads_three_streams_and_tells_nothing() {
        let said = named("reporting").says();
        let of = |stream: &str| {
            [
                format!("$JS.API.STREAM.INFO.{stream}"),
                format!("$JS.API.STREAM.MSG.GET.{stream}"),
                format!("$JS.API.CONSUMER.CREATE.{stream}"),
                format!("$JS.API.CONSUMER.CREATE.{stream}.>"),
                format!("$JS.API.CONSUMER.MSG.NEXT.{stream}.>"),
                format!("$JS.API.CONSUMER.DELETE.{stream}.>"),
            ]
        };
        let expected: Vec<String> = ["SALA_EVALUATIONS", "SALA_PARTNERS", "SALA_SCHOOLS"].iter().flat_map(|stream| of(stream)).collect();
        assert_eq!(said, expected);
        assert_eq!(named("reporting").hears(), ["_INBOX.reporting.>", "sala.hb.*"]);
    }

    #[test]
    fn a_source_tells_its_own_events_and_asks_about_its_own_stream() {
        let expected = [
            "sala.v1.partners.>",
            "sala.nudge.partners",
            "sala.hb.partners",
            "$JS.API.STREAM.INFO.SALA_PARTNERS",
            "$JS.API.STREAM.MSG.GET.SALA_PARTNERS",
        ];
        assert_eq!(named("partners").says(), expected);
        assert_eq!(named("partners").hears(), ["_INBOX.partners.>", "sala.nudge.partners"]);
        assert_eq!(named("evaluations").hears(), ["_INBOX.evaluations.>", "sala.nudge.evaluations", "sala.hb.schools"]);
    }

    #[test]
    fn nobody_may_both_make_a_stream_and_tell_events_and_nobody_speaks_for_all_streams() {
        for user in User::all() {
            let said = user.says();
            let makes = said.iter().any(|subject| subject.starts_with("$JS.API.STREAM.CREATE."));
            let tells = said.iter().any(|subject| subject.starts_with("sala."));
            assert!(!(makes && tells), "{}", user.name());
            for subject in said.iter().filter(|subject| subject.starts_with("$JS.")) {
                assert!(sources().any(|source| subject.contains(&chassis::bus::stream_name(source))), "{}: {subject}", user.name());
            }
        }
    }

    #[tokio::test]
    async fn whoever_follows_a_source_may_read_its_stream_and_nobody_else() {
        let url = "postgres://h/d";
        let urls = services().map(|service| format!("{}.database.url={url}", service.name));
        let settings = Settings::with(&urls.each_ref().map(String::as_str)).expect("fits");
        for service in services() {
            let room = Room::open(service, &settings).expect("connects to nothing");
            assert_eq!(named(service.name).follows(), followed(&settings, &room).expect("its read models"), "{}", service.name);
        }
    }

    #[test]
    fn a_user_with_two_keys_stands_there_twice_with_the_same_rights() {
        let keys = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let text = file(&[(named("partners"), keys(&["UNEW", "UOLD"])), (User::Monitor, keys(&["UMON"]))]);
        assert_eq!(text.matches("\"sala.v1.partners.>\"").count(), 2);
        let (system, house) = text.split_once("SALA: {").expect("two accounts");
        assert!(system.contains("\"UMON\"") && !system.contains("\"UNEW\"") && house.contains("\"UOLD\"") && !house.contains("\"UMON\""));
    }
}
