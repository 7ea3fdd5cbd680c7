//! Where an agreement stands: the steps of its life cycle, and what others do that bears on it.

use chassis::auth::Caller;
use chassis::db::Uow;

use super::{Shown, decide, finish, locked};
use crate::app::{Change, ceremony};
use crate::domain::PositionId;
use crate::domain::agreement::{Agreement, Instrument, SigningPosition, TextHash};
use crate::error::{Error, too_many_agreements};
use crate::store;
use crate::store::agreement::Stored;

/// Puts a draft before the lawyers and the parties.
pub(crate) async fn submit(uow: &mut Uow, who: &Caller, at: Change) -> Result<Shown, Error> {
    decide(uow, who, at, None, Agreement::submit).await
}

/// Gives a submitted draft back.
pub(crate) async fn return_to_draft(uow: &mut Uow, who: &Caller, at: Change, reason: &str) -> Result<Shown, Error> {
    decide(uow, who, at, Some(reason), |agreement, now| agreement.return_to_draft(reason, now)).await
}

/// Freezes the text on which all agree.
pub(crate) async fn freeze_text(uow: &mut Uow, who: &Caller, at: Change, legal_text: Option<TextHash>) -> Result<Shown, Error> {
    decide(uow, who, at, None, |agreement, now| agreement.freeze_text(legal_text, now)).await
}

/// Opens the agreement for signatures.
pub(crate) async fn open_signing(uow: &mut Uow, who: &Caller, at: Change) -> Result<Shown, Error> {
    decide(uow, who, at, None, Agreement::open_signing).await
}

/// Takes the agreement back to its agreed text.
pub(crate) async fn reopen_text(uow: &mut Uow, who: &Caller, at: Change, reason: &str) -> Result<Shown, Error> {
    decide(uow, who, at, Some(reason), |agreement, now| agreement.reopen_text(reason, now)).await
}

/// Waives the unsigned witness places of a party.
pub(crate) async fn waive_witnesses(uow: &mut Uow, who: &Caller, at: Change, party_no: i32, reason: &str) -> Result<Shown, Error> {
    decide(uow, who, at, Some(reason), |agreement, now| agreement.waive_witnesses(party_no, reason, now)).await
}

/// Records the delegation letter of a representative.
pub(crate) async fn record_delegation(uow: &mut Uow, who: &Caller, at: Change, party_no: i32, letter: Instrument) -> Result<Shown, Error> {
    decide(uow, who, at, None, |agreement, now| agreement.record_delegation(party_no, letter, now)).await
}

/// Confirms that the letter was seen.
pub(crate) async fn verify_delegation(uow: &mut Uow, who: &Caller, at: Change, party_no: i32) -> Result<Shown, Error> {
    decide(uow, who, at, None, |agreement, now| agreement.verify_delegation(party_no, now)).await
}

/// Withdraws the letter.
pub(crate) async fn revoke_delegation(uow: &mut Uow, who: &Caller, at: Change, party_no: i32, reason: &str) -> Result<Shown, Error> {
    decide(uow, who, at, Some(reason), |agreement, now| agreement.revoke_delegation(party_no, reason, now)).await
}

/// Lets the agreement be executed without the letter.
pub(crate) async fn waive_delegation(uow: &mut Uow, who: &Caller, at: Change, party_no: i32, reason: &str) -> Result<Shown, Error> {
    decide(uow, who, at, Some(reason), |agreement, now| agreement.waive_delegation(party_no, reason, now)).await
}

/// Executes the agreement.
pub(crate) async fn execute(uow: &mut Uow, who: &Caller, at: Change, accept_reservation: bool) -> Result<Shown, Error> {
    decide(uow, who, at, None, |agreement, now| agreement.execute(accept_reservation, now)).await
}

/// Gives the agreement up. A ceremony that has others to sign goes on without it, one that has none is cancelled with it.
pub(crate) async fn cancel(uow: &mut Uow, who: &Caller, at: Change, reason: &str) -> Result<Shown, Error> {
    let Stored { mut agreement, .. } = locked(uow, who, at).await?;
    let id = agreement.record().id;
    let present = match agreement.record().ceremony {
        Some(ceremony) => store::ceremony::lock(uow.db(), ceremony).await?,
        None => None,
    };
    let goes_on = present.as_ref().is_some_and(|ceremony| ceremony.goes_on_without(id));
    let events = agreement.cancel(reason, goes_on, uow.now())?;
    let shown = finish(uow, agreement, events, Some(reason)).await?;
    if let Some(present) = present {
        ceremony::lose(uow, present, id, reason).await?;
    }
    Ok(shown)
}

/// Agreements of which one position decides that are judged anew at once.
const MOST_REASSESSED: i64 = 500;

/// Open agreements whose signatory is in a position, locked before the position changes; refused when they are too many.
pub(crate) async fn open_with(uow: &mut Uow, position: PositionId) -> Result<Vec<Agreement>, Error> {
    let found = store::agreement::lock_open_with(uow.db(), position, MOST_REASSESSED + 1).await?;
    if i64::try_from(found.len()).is_ok_and(|count| count <= MOST_REASSESSED) {
        return Ok(found.into_iter().map(|stored| stored.agreement).collect());
    }
    Err(Error::Failure(too_many_agreements(MOST_REASSESSED)))
}

/// Judges agreements anew by how a position is held now, and tells of each for which something is missing that was not, or no
/// longer.
pub(crate) async fn reassess(uow: &mut Uow, agreements: Vec<Agreement>, position: &SigningPosition) -> Result<(), Error> {
    for mut agreement in agreements {
        let events = agreement.reassess(position, uow.now())?;
        if !events.is_empty() {
            finish(uow, agreement, events, None).await?;
        }
    }
    Ok(())
}
