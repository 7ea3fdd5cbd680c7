//! The two ends: executed, or given up.

use jiff::Timestamp;

use super::{Action, Agreement, AgreementError, AgreementEvent, AgreementState, Execution, Told};
use chassis::kernel::reason as required;

impl Agreement {
    /// Executes the agreement once every party has signed, every witness has signed or is waived, and every delegation is
    /// verified or waived. Refused with all that is missing. With something waived, `accept_reservation` must be given, and
    /// the agreement is executed with reservation.
    pub fn execute(&mut self, accept_reservation: bool, now: Timestamp) -> Told {
        self.check(Action::Execute)?;
        let mut defects = self.defects();
        if !defects.is_empty() {
            defects.sort_by_key(|defect| (defect.reason, defect.party.no));
            return Err(AgreementError::NotReady(defects));
        }
        if let (Some(signed_on), Some(effective_on)) = (self.signed_on(), self.record.content.effective_on)
            && effective_on < signed_on
        {
            return Err(AgreementError::EffectiveBeforeSigning { signed_on, effective_on });
        }
        let with_reservation = !self.reservations().is_empty();
        if with_reservation && !accept_reservation {
            return Err(AgreementError::ReservationNotAccepted);
        }
        self.record.execution = Some(Execution { executed_at: now, with_reservation });
        self.record.state = AgreementState::Executed;
        self.tell(AgreementEvent::Executed, now)
    }

    /// Gives the agreement up before execution. A ceremony that goes on without it (other agreements are signed there) is no
    /// longer its ceremony.
    pub fn cancel(&mut self, reason: &str, ceremony_goes_on: bool, now: Timestamp) -> Told {
        self.check(Action::Cancel)?;
        self.record.cancel_reason = Some(required(reason)?);
        if ceremony_goes_on {
            self.record.ceremony = None;
        }
        self.record.state = AgreementState::Cancelled;
        self.tell(AgreementEvent::Cancelled, now)
    }
}
