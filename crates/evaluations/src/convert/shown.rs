//! Frameworks and their versions on the wire.

use api::evaluations::v1 as pb;
use chassis::wire::{on_wire, timestamp};

use super::{content, on_wire_year};
use crate::domain::FrameworkId;
use crate::domain::framework::{CongruenceRule, Framework, FrameworkVersion, ItemCongruence, Licence, VersionHead};

/// The framework on the wire.
pub(crate) fn framework(framework: &Framework) -> pb::Framework {
    let record = framework.record();
    let about = &record.about;
    pb::Framework {
        id: record.id.to_string(),
        version: record.version,
        code: about.code.clone(),
        owner_organisation_id: about.owner.to_string(),
        kind: about.kind.number(),
        purpose: about.purpose.number(),
        unit: about.unit.number(),
        name: on_wire(&about.name),
        adapted_from: about.adapted_from.clone(),
        export_prefix: about.export_prefix.clone(),
        licence: Some(licence(&about.licence)),
        versions: record.versions.iter().map(head).collect(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

fn licence(licence: &Licence) -> pb::FrameworkLicence {
    let Licence { code, attribution, text, disclaimer, note } = licence.clone();
    pb::FrameworkLicence { code, attribution, text, disclaimer, note }
}

/// A version in short on the wire.
pub(crate) fn head(head: &VersionHead) -> pb::FrameworkVersionHead {
    pb::FrameworkVersionHead {
        n: head.n,
        status: head.status.number(),
        effective_year: head.effective_year.map(on_wire_year),
        copied_from_n: head.copied_from.unwrap_or_default(),
        content_hash: head.content_hash.map(hex::encode).unwrap_or_default(),
        experts: head.experts,
        retire_reason: head.retire_reason.clone(),
        publish_time: head.published_at.map(timestamp),
        create_time: Some(timestamp(head.created_at)),
        update_time: Some(timestamp(head.updated_at)),
    }
}

/// A version on the wire. Whoever asks learns what experts think on the whole; an event does without.
pub(crate) fn version(framework: FrameworkId, version: &FrameworkVersion, rule: Option<CongruenceRule>) -> pb::FrameworkVersion {
    let congruence = |rule: CongruenceRule| -> Vec<pb::ItemCongruence> {
        let item = |item: &ItemCongruence| pb::ItemCongruence {
            code: item.code.clone(),
            experts: item.experts,
            mean_e4: item.mean_e4(),
            sufficient: item.is_enough(rule),
        };
        version.congruence().iter().map(item).collect()
    };
    pb::FrameworkVersion {
        framework_id: framework.to_string(),
        head: Some(head(&version.head)),
        content: Some(content::message(&version.content)),
        congruence: rule.map(congruence).unwrap_or_default(),
    }
}
