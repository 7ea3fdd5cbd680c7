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
    /// Id of a programme.
    ProgrammeId
    /// Id of a participation.
    ParticipationId
    /// Id of a pilot designation.
    PilotId
}
