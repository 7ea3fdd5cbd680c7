//! Ids that cannot be mistaken for one another.

use chassis::kernel::ids;

ids! {
    /// Id of a framework.
    FrameworkId
    /// Id of a cycle.
    CycleId
    /// Id of an assessor in the register: not the reference to the person.
    AssessorId
    /// Id of an assignment.
    AssignmentId
}
