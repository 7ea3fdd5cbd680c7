//! Changes of what is written, and of who is party.

use chassis::auth::Caller;
use chassis::db::Uow;

use super::{PartyDraft, Shown, decide, faces_of, finish, locked};
use crate::app::Change;
use crate::domain::agreement::Content;
use crate::error::Error;

/// Changes what is written. `apply` lays the new values over the present content.
pub(crate) async fn change(uow: &mut Uow, who: &Caller, at: Change, apply: impl FnOnce(Content) -> Content) -> Result<Shown, Error> {
    decide(uow, who, at, None, |agreement, now| {
        let content = apply(agreement.record().content.clone());
        agreement.change(content, now)
    })
    .await
}

/// Adds a party at the end of the order of protocol.
pub(crate) async fn add_party(uow: &mut Uow, who: &Caller, at: Change, party: PartyDraft) -> Result<Shown, Error> {
    let mut stored = locked(uow, who, at).await?;
    let today = uow.today();
    let faces = faces_of(uow.db(), party.members(), today).await?;
    let party = party.known(&faces, "party")?;
    let events = stored.agreement.add_party(party, uow.now())?;
    finish(uow, stored.agreement, events, None).await
}

/// Removes a party; the later ones move up.
pub(crate) async fn remove_party(uow: &mut Uow, who: &Caller, at: Change, party_no: i32) -> Result<Shown, Error> {
    decide(uow, who, at, None, |agreement, now| agreement.remove_party(party_no, now)).await
}
