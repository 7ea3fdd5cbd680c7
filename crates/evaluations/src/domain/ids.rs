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
    /// Id of an assessment.
    AssessmentId
    /// Id of a certification of an observer.
    CertificationId
    /// Id of an observation of a lesson.
    ObservationId
    /// Id of a pair of observations of one lesson.
    PairId
    /// Id of a round of calibration.
    CalibrationId
}
