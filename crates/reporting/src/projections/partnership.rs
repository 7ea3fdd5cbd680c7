//! The partnership board follows agreements, their ceremonies and the organisations that are party to them.
//!
//! Every event of the partners service carries the snapshot of its aggregate in field 1, whatever else it says. The board
//! reads that field and nothing more, so an event type that a newer source invents for a known aggregate is read like any
//! other. Order does not matter: the newest snapshot of each aggregate wins.

use api::partners::v1 as pb;
use chassis::db::Uow;
use chassis::event::Event;
use chassis::project::{Apply, ApplyError, Projection};

use super::same_aggregate;
use crate::convert::{self, Unreadable};
use crate::domain::{Agreement, Ceremony, Newest, Organisation};
use crate::store;

/// Where its events come from.
pub(crate) const SOURCES: &[&str] = &["partners"];

/// The read model.
pub(crate) const PROJECTION: Projection = Projection {
    name: "partnership",
    sources: SOURCES,
    apply: Apply::Slice(|uow, events| Box::pin(apply(uow, events))),
    held: |db| Box::pin(store::held(db)),
};

/// What a slice of events tells.
#[derive(Default)]
struct Told {
    agreements: Newest<Agreement>,
    ceremonies: Newest<Ceremony>,
    organisations: Newest<Organisation>,
}

async fn apply(uow: &mut Uow, events: &[&Event]) -> Result<(), ApplyError> {
    let mut told = Told::default();
    for event in events {
        told.add(event)?;
    }
    store::organisations_told(uow.db(), &told.organisations.into_vec()).await?;
    store::agreements_told(uow.db(), &told.agreements.into_vec()).await?;
    store::ceremonies_told(uow.db(), &told.ceremonies.into_vec()).await?;
    Ok(())
}

impl Told {
    fn add(&mut self, event: &Event) -> Result<(), ApplyError> {
        match event.aggregate.as_str() {
            "agreement" => self.agreements.add(agreement(event)?),
            "ceremony" => self.ceremonies.add(ceremony(event)?),
            "organisation" => self.organisations.add(organisation(event)?),
            // Persons and positions: how a position is held is already in the agreement's own snapshot, names never are.
            _ => {}
        }
        Ok(())
    }
}

/// `partners.agreement.*`
fn agreement(event: &Event) -> Result<Agreement, ApplyError> {
    let told = event.decode::<AgreementTold>()?.agreement.ok_or(Unreadable("agreement"))?;
    let agreement = convert::agreement(told, event.occurred_at)?;
    same_aggregate(event, agreement.id)?;
    Ok(agreement)
}

/// `partners.ceremony.*`
fn ceremony(event: &Event) -> Result<Ceremony, ApplyError> {
    let told = event.decode::<CeremonyTold>()?.ceremony.ok_or(Unreadable("ceremony"))?;
    let ceremony = convert::ceremony(&told, event.occurred_at)?;
    same_aggregate(event, ceremony.id)?;
    Ok(ceremony)
}

/// `partners.organisation.*`
fn organisation(event: &Event) -> Result<Organisation, ApplyError> {
    let told = event.decode::<OrganisationTold>()?.organisation.ok_or(Unreadable("organisation"))?;
    let organisation = convert::organisation(&told, event.occurred_at)?;
    same_aggregate(event, organisation.id)?;
    Ok(organisation)
}

/// What all events of an agreement have in common.
#[derive(Clone, PartialEq, prost::Message)]
struct AgreementTold {
    #[prost(message, optional, tag = "1")]
    agreement: Option<pb::AgreementSnapshot>,
}

/// What all events of a ceremony have in common.
#[derive(Clone, PartialEq, prost::Message)]
struct CeremonyTold {
    #[prost(message, optional, tag = "1")]
    ceremony: Option<pb::CeremonySnapshot>,
}

/// What all events of an organisation have in common.
#[derive(Clone, PartialEq, prost::Message)]
struct OrganisationTold {
    #[prost(message, optional, tag = "1")]
    organisation: Option<pb::OrganisationSnapshot>,
}

#[cfg(test)]
mod tests {
    use prost::Message as _;

    /// The families that the board follows, with the snapshot that each carries.
    const FAMILIES: [(&str, &str); 3] = [
        ("Agreement", ".sala.partners.v1.AgreementSnapshot"),
        ("Ceremony", ".sala.partners.v1.CeremonySnapshot"),
        ("Organisation", ".sala.partners.v1.OrganisationSnapshot"),
    ];

    #[test]
    fn every_event_of_a_followed_aggregate_carries_its_snapshot_in_field_one() {
        let contract = prost_types::FileDescriptorSet::decode(api::DESCRIPTORS).unwrap();
        let events = contract.file.iter().find(|file| file.name() == "sala/partners/v1/events.proto").unwrap();
        for (family, snapshot) in FAMILIES {
            let of_family = events.message_type.iter().filter(|m| m.name().starts_with(family) && !m.name().ends_with("Snapshot"));
            let mut seen = 0;
            for message in of_family {
                let first = message.field.iter().find(|field| field.number() == 1);
                assert_eq!(first.map(prost_types::FieldDescriptorProto::type_name), Some(snapshot), "{}", message.name());
                seen += 1;
            }
            assert!(seen >= 3, "{family}: {seen} events");
        }
    }
}
