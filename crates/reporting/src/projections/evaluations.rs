//! The coverage of evaluation cycles and the scorecards of areas follow frameworks, cycles and their schools, assignments, assessments and
//! results.
//!
//! Every event of these aggregates carries the snapshot in field 1, whatever else it says; two events of a cycle also say which schools came into
//! it, each of which is told once. Order does not matter: the newest snapshot of each aggregate wins, and what refers to something that has
//! not been told yet waits for it unseen. A whole slice is written with one statement a table: results come by the hundred, and assessments
//! are saved again and again.

use api::evaluations::v1 as pb;
use chassis::db::Uow;
use chassis::event::Event;
use chassis::project::{Apply, ApplyError, Projection};

use super::same_aggregate;
use crate::convert::{self, Unreadable};
use crate::domain::{Enrolled, EvaluationCycle, Found, Framework, Newest, Task};
use crate::store;

/// Where its events come from.
const FOLLOWED: &[&str] = &["evaluations"];
/// What reports of evaluations rest on: where areas lie and what schools are called is told by another source.
pub(crate) const SOURCES: &[&str] = &["evaluations", "schools"];

/// The read models.
pub(crate) const PROJECTION: Projection = Projection {
    name: "evaluations",
    sources: FOLLOWED,
    apply: Apply::Slice(|uow, events| Box::pin(apply(uow, events))),
    held: |db| Box::pin(store::held_of_evaluations(db)),
};

/// What a slice of events tells.
#[derive(Default)]
struct Told {
    frameworks: Newest<Framework>,
    cycles: Newest<EvaluationCycle>,
    schools: Vec<Enrolled>,
    assignments: Newest<Task>,
    assessments: Newest<Task>,
    results: Newest<Found>,
    /// The newest of those that were published: what was revised since takes nothing away from it.
    published: Newest<Found>,
}

async fn apply(uow: &mut Uow, events: &[&Event]) -> Result<(), ApplyError> {
    let mut told = Told::default();
    for event in events {
        told.add(event)?;
    }
    let db = uow.db();
    store::frameworks_told(db, &told.frameworks.into_vec()).await?;
    store::evaluation_cycles_told(db, &told.cycles.into_vec()).await?;
    store::evaluation_schools_told(db, &told.schools).await?;
    store::assignments_told(db, &told.assignments.into_vec()).await?;
    store::assessments_told(db, &told.assessments.into_vec()).await?;
    store::results_told(db, &told.results.into_vec()).await?;
    store::published_results_told(db, &told.published.into_vec()).await?;
    Ok(())
}

/// Reads the snapshot in field 1 and sees that it is of the event's aggregate.
macro_rules! read {
    ($event:ident, $carrier:ident, $noun:literal, $read:expr) => {{
        let snapshot = $event.decode::<$carrier>()?.snapshot.ok_or(Unreadable($noun))?;
        let told = ($read)(snapshot)?;
        same_aggregate($event, told.id)?;
        told
    }};
}

impl Told {
    fn add(&mut self, event: &Event) -> Result<(), ApplyError> {
        let at = event.occurred_at;
        match event.aggregate.as_str() {
            "framework" => self.frameworks.add(read!(event, FrameworkTold, "framework", |told| convert::framework(told, at))),
            "cycle" => {
                self.cycles.add(read!(event, CycleTold, "cycle", |told| convert::evaluation_cycle(told, at)));
                self.enrol(event)?;
            }
            "assignment" => self.assignments.add(read!(event, AssignmentTold, "assignment", |told| convert::assignment(&told, at))),
            "assessment" => self.assessments.add(read!(event, AssessmentTold, "assessment", |told| convert::assessment(&told, at))),
            "result" => {
                let found = read!(event, ResultTold, "result", |told| convert::result(told, at));
                if found.is_published() {
                    self.published.add(found.clone());
                }
                self.results.add(found);
            }
            // Who looks into what, how far raters agree, growth and appeals are in no report.
            _ => {}
        }
        Ok(())
    }

    /// The schools that came into a cycle, where the event is about that.
    fn enrol(&mut self, event: &Event) -> Result<(), ApplyError> {
        let (schools, late) = match event.event.as_str() {
            "population_frozen" => (event.decode::<pb::CyclePopulationFrozen>()?.schools, false),
            "school_added" => (event.decode::<pb::CycleSchoolAdded>()?.school.into_iter().collect(), true),
            _ => return Ok(()),
        };
        for school in schools {
            self.schools.push(convert::enrolled(school, event.aggregate_id, late)?);
        }
        Ok(())
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
    FrameworkTold: Framework,
    CycleTold: Cycle,
    AssignmentTold: AssignmentSnapshot,
    AssessmentTold: Assessment,
    ResultTold: Result,
}

#[cfg(test)]
mod tests {
    use prost::Message as _;

    /// The families that are followed, with the snapshot that each carries.
    const FAMILIES: [(&str, &str); 5] = [
        ("Framework", "Framework"),
        ("Cycle", "Cycle"),
        ("Assignment", "AssignmentSnapshot"),
        ("Assessment", "Assessment"),
        ("Result", "Result"),
    ];

    #[test]
    fn every_event_of_a_followed_aggregate_carries_its_snapshot_in_field_one() {
        let contract = prost_types::FileDescriptorSet::decode(api::DESCRIPTORS).unwrap();
        let events = contract.file.iter().find(|file| file.name() == "sala/evaluations/v1/events.proto").unwrap();
        for (family, snapshot) in FAMILIES {
            let of_family = events.message_type.iter().filter(|message| message.name().starts_with(family));
            let mut seen = 0;
            for message in of_family {
                let first = message.field.iter().find(|field| field.number() == 1);
                let expected = format!(".sala.evaluations.v1.{snapshot}");
                assert_eq!(first.map(prost_types::FieldDescriptorProto::type_name), Some(expected.as_str()), "{}", message.name());
                seen += 1;
            }
            assert!(seen >= 3, "{family}: {seen} events");
        }
    }
}
