//! School profiles and the coverage of programmes follow areas, schools, their pupils, terms, programmes and those who are in them, statutory
//! pilot schools, plans, lesson study, visits of coaches, open classes, innovations and adoptions.
//!
//! Every event of these aggregates carries the snapshot in field 1, whatever else it says: that field is read, and of the event's name only
//! whether a count was withdrawn and whether a team or a cycle is meant. What happens once, a visit or an open class, is told as a whole.
//! Order does not matter: the newest snapshot of each aggregate wins, and what refers to something that has not been told yet waits for it
//! unseen.

use api::schools::v1 as pb;
use chassis::db::Uow;
use chassis::event::Event;
use chassis::project::{Apply, ApplyError, Projection};

use super::same_aggregate;
use crate::convert::{self, Unreadable};
use crate::domain::Newest;
use crate::store;

/// Where its events come from.
pub(crate) const SOURCES: &[&str] = &["schools"];
/// What a report rests on that also says what an organisation is called.
pub(crate) const SOURCES_WITH_ORGANISATIONS: &[&str] = &["partners", "schools"];

/// The read models.
pub(crate) const PROJECTION: Projection = Projection {
    name: "schools",
    sources: SOURCES,
    apply: Apply::Slice(|uow, events| Box::pin(apply(uow, events))),
    held: |db| Box::pin(store::held_of_schools(db)),
};

/// Reads the snapshot in field 1 and sees that it is of the event's aggregate.
macro_rules! read {
    ($event:ident, $carrier:ident, $noun:literal, $read:expr) => {{
        let snapshot = $event.decode::<$carrier>()?.snapshot.ok_or(Unreadable($noun))?;
        let told = ($read)(snapshot)?;
        same_aggregate($event, told.id)?;
        told
    }};
}

/// What comes by the thousand is written together, the rest event by event: nothing of one needs anything of another.
async fn apply(uow: &mut Uow, events: &[&Event]) -> Result<(), ApplyError> {
    let (mut schools, mut enrolments) = (Newest::default(), Newest::default());
    for event in events {
        let at = event.occurred_at;
        match event.aggregate.as_str() {
            "school" => schools.add(read!(event, SchoolTold, "school", |told| convert::school(told, at))),
            "enrolment" => {
                let withdrawn = event.event == "snapshot_withdrawn";
                enrolments.add(read!(event, EnrolmentTold, "enrolment", |told| convert::enrolment(&told, withdrawn, at)));
            }
            _ => apply_one(uow, event).await?,
        }
    }
    store::schools_told(uow.db(), &schools.into_vec()).await?;
    store::enrolments_told(uow.db(), &enrolments.into_vec()).await?;
    Ok(())
}

/// Reads the snapshot in field 1, sees that it is of the event's aggregate, and keeps it: one statement.
macro_rules! keep {
    ($uow:ident, $event:ident, $carrier:ident, $noun:literal, $read:expr, $store:path) => {{
        let told = read!($event, $carrier, $noun, $read);
        $store($uow.db(), &told).await?;
        Ok(())
    }};
}

async fn apply_one(uow: &mut Uow, event: &Event) -> Result<(), ApplyError> {
    let at = event.occurred_at;
    match event.aggregate.as_str() {
        "area" => keep!(uow, event, AreaTold, "area", |told| convert::area(&told, at), store::area_told),
        "programme" => keep!(uow, event, ProgrammeTold, "programme", |told| convert::programme(told, at), store::programme_told),
        "participation" => {
            keep!(uow, event, ParticipationTold, "participation", |told| convert::participation(&told, at), store::participation_told)
        }
        "plan" => keep!(uow, event, PlanTold, "plan", |told| convert::plan(told, at), store::plan_told),
        // Two things share the word; the event says which of them it is about.
        "lesson_study" if event.event.starts_with("team_") => {
            keep!(uow, event, TeamTold, "team", |told| convert::team(&told, at), store::team_told)
        }
        "lesson_study" => keep!(uow, event, CycleTold, "cycle", |told| convert::cycle(&told, at), store::cycle_told),
        "term" => keep!(uow, event, TermTold, "term", |told| convert::term(&told, at), store::term_told),
        "pilot" => keep!(uow, event, PilotTold, "designation", |told| convert::pilot(&told, at), store::pilot_told),
        "innovation" => keep!(uow, event, InnovationTold, "innovation", |told| convert::innovation(told, at), store::innovation_told),
        "adoption" => keep!(uow, event, AdoptionTold, "adoption", |told| convert::adoption(&told, at), store::adoption_told),
        "coaching" => {
            let visit = convert::visit(&event.decode::<pb::CoachingVisited>()?, event.aggregate_version, at)?;
            same_aggregate(event, visit.id)?;
            Ok(store::visit_told(uow.db(), &visit).await?)
        }
        "open_class" => {
            let class = convert::open_class(&event.decode::<pb::OpenClassHeld>()?, event.aggregate_version, at)?;
            same_aggregate(event, class.id)?;
            Ok(store::open_class_told(uow.db(), &class).await?)
        }
        // Meetings of learning communities, plans to carry innovations and imports are in no report.
        _ => Ok(()),
    }
}

/// What all events of an aggregate have in common.
macro_rules! carriers {
    ($($name:ident: $snapshot:ident,)+) => {
        $(#[derive(Clone, PartialEq, prost::Message)]
        struct $name {
            #[prost(message, optional, tag = "1")]
            snapshot: Option<pb::$snapshot>,
        })+
    };
}

carriers! {
    AreaTold: Area,
    SchoolTold: SchoolSnapshot,
    EnrolmentTold: EnrolmentSnapshot,
    ProgrammeTold: Programme,
    ParticipationTold: Participation,
    PlanTold: DevelopmentPlan,
    TeamTold: LessonStudyTeamSnapshot,
    CycleTold: LessonStudyCycleSnapshot,
    TermTold: Term,
    PilotTold: PilotDesignation,
    InnovationTold: Innovation,
    AdoptionTold: Adoption,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use prost::Message as _;

    /// The families that are followed, with the snapshot that each carries.
    const FAMILIES: [(&str, &str); 11] = [
        ("Area", "Area"),
        ("School", "SchoolSnapshot"),
        ("EnrolmentSnapshot", "EnrolmentSnapshot"),
        ("Programme", "Programme"),
        ("Participation", "Participation"),
        ("Plan", "DevelopmentPlan"),
        ("LessonStudyTeam", "LessonStudyTeamSnapshot"),
        ("Term", "Term"),
        ("Pilot", "PilotDesignation"),
        ("Innovation", "Innovation"),
        ("Adoption", "Adoption"),
    ];

    #[test]
    fn every_event_of_a_followed_aggregate_carries_its_snapshot_in_field_one() {
        let contract = prost_types::FileDescriptorSet::decode(api::DESCRIPTORS).unwrap();
        let events = contract.file.iter().find(|file| file.name() == "sala/schools/v1/events.proto").unwrap();
        let is_event = |name: &str| !name.ends_with("Snapshot");
        let family = |name: &str| FAMILIES.iter().find(|(family, _)| name.starts_with(family)).map(|(_, snapshot)| *snapshot);
        let of_cycle = |name: &str| (name.starts_with("LessonStudy")).then_some("LessonStudyCycleSnapshot");
        let mut seen = BTreeMap::<&str, usize>::new();
        for message in events.message_type.iter().filter(|message| is_event(message.name())) {
            let Some(snapshot) = family(message.name()).or_else(|| of_cycle(message.name())) else { continue };
            let first = message.field.iter().find(|field| field.number() == 1);
            let expected = format!(".sala.schools.v1.{snapshot}");
            assert_eq!(first.map(prost_types::FieldDescriptorProto::type_name), Some(expected.as_str()), "{}", message.name());
            *seen.entry(snapshot).or_default() += 1;
        }
        assert_eq!(seen.len(), FAMILIES.len() + 1, "{seen:?}");
        assert!(seen.iter().all(|(snapshot, events)| *events >= 2 || *snapshot == "Term"), "{seen:?}");
    }
}
