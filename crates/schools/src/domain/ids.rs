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
    /// Id of a programme.
    ProgrammeId
    /// Id of a participation.
    ParticipationId
    /// Id of a pilot designation.
    PilotId
    /// Id of a lesson study team.
    LessonStudyTeamId
    /// Id of a cycle of lesson study.
    LessonStudyCycleId
    /// Id of a coaching visit.
    CoachingVisitId
    /// Id of an open class.
    OpenClassId
    /// Id of a meeting of a professional learning community.
    PlcMeetingId
    /// Id of an import.
    ImportId
    /// Id of a teacher.
    TeacherId
}
