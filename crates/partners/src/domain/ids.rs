//! Ids that cannot be mistaken for one another.

use chassis::kernel::ids;

ids! {
    /// Id of an organisation.
    OrganisationId
    /// Id of a person.
    PersonId
    /// Id of a position: a person in an office for a time.
    PositionId
    /// Id of an agreement.
    AgreementId
    /// Id of a ceremony.
    CeremonyId
}
