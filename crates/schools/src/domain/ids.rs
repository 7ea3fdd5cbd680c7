//! Ids that cannot be mistaken for one another.

use chassis::kernel::ids;

ids! {
    /// Id of an area.
    AreaId
    /// Id of a school.
    SchoolId
    /// Id of an enrolment snapshot.
    EnrolmentId
    /// Id of a term.
    TermId
    /// Id of an innovation.
    InnovationId
    /// Id of an adoption of an innovation by a school.
    AdoptionId
    /// Id of a development plan.
    PlanId
    /// Id of a plan of where an innovation is carried.
    ScaleOutId
}
