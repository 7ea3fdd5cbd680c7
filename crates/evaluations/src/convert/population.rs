//! What is told about the schools of a cycle: which they are and where they lay, so that others count by the population that was frozen.

use api::evaluations::v1 as pb;
use chassis::event::{About, Fact};
use prost::Message;
use uuid::Uuid;

use crate::domain::cycle::Cycle;
use crate::store::known::SchoolOfDay;

/// Schools of one fact at most: far below the megabyte that a message may have, however many places a school lies in.
const PART: usize = 200;

/// Facts about schools that come into a cycle, some hundred each. Each part is a thing of its own that never changes.
pub(crate) fn facts(cycle: &Cycle, schools: &[SchoolOfDay], late: bool, mut new_id: impl FnMut() -> Uuid) -> Vec<Fact> {
    let owner = cycle.record().plan.scopes();
    let enrolled = |school: &SchoolOfDay| pb::EnrolledSchool {
        school_id: school.id.to_string(),
        scopes: school.scopes.iter().chain(&owner).cloned().collect(),
    };
    let fact = |part: &[SchoolOfDay]| {
        let schools = part.iter().map(enrolled).collect();
        let payload = pb::CyclePopulationEnrolled { cycle_id: cycle.record().id.0.to_string(), schools, late }.encode_to_vec();
        About { aggregate: "cycle_population", id: new_id(), version: 1, scopes: &[] }.facts(vec![("enrolled", payload)])
    };
    schools.chunks(PART).flat_map(fact).collect()
}
