//! What is told about frameworks.

use api::evaluations::v1 as pb;
use chassis::event::Fact;
use prost::Message;

use super::{equating, shown};
use crate::domain::framework::{Equating, Framework, FrameworkEvent, FrameworkVersion};

/// What a fact is about beside the framework.
#[derive(Debug, Clone, Copy)]
pub(crate) enum About<'a> {
    /// Nothing.
    Framework,
    /// A version, by its number.
    Version(i32),
    /// A version that is published now: it goes along whole.
    Published(&'a FrameworkVersion),
    /// How two versions compare.
    Equating(&'a Equating),
}

/// Facts about a framework.
pub(crate) fn of(framework: &Framework, events: &[FrameworkEvent], about: About<'_>) -> Vec<Fact> {
    let record = framework.record();
    let snapshot = Some(shown::framework(framework));
    let n = match about {
        About::Version(n) => n,
        About::Published(version) => version.head.n,
        About::Framework | About::Equating(_) => 0,
    };
    macro_rules! of_version {
        ($message:ident) => {
            pb::$message { framework: snapshot.clone(), n }.encode_to_vec()
        };
    }
    let encoded = |event: FrameworkEvent| match event {
        FrameworkEvent::Created => pb::FrameworkCreated { framework: snapshot.clone() }.encode_to_vec(),
        FrameworkEvent::Updated => pb::FrameworkUpdated { framework: snapshot.clone() }.encode_to_vec(),
        FrameworkEvent::VersionDrafted => of_version!(FrameworkVersionDrafted),
        FrameworkEvent::VersionUpdated => of_version!(FrameworkVersionUpdated),
        FrameworkEvent::Submitted => of_version!(FrameworkSubmitted),
        FrameworkEvent::Rated => of_version!(FrameworkRated),
        FrameworkEvent::TrialStarted => of_version!(FrameworkTrialStarted),
        FrameworkEvent::Retired => of_version!(FrameworkRetired),
        FrameworkEvent::Published => {
            let version = if let About::Published(version) = about { Some(shown::version(record.id, version, None)) } else { None };
            pb::FrameworkPublished { framework: snapshot.clone(), framework_version: version }.encode_to_vec()
        }
        FrameworkEvent::Equated => {
            let equating = if let About::Equating(equating) = about { Some(equating::message(record.id, equating)) } else { None };
            pb::FrameworkEquated { framework: snapshot.clone(), equating }.encode_to_vec()
        }
    };
    let about = chassis::event::About { aggregate: "framework", id: record.id.0, version: record.version, scopes: &[] };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}
