//! Writing an agreement: its content and its parties.

use jiff::Timestamp;

use super::party::{check_distinct, renumber};
use super::{Action, Agreement, AgreementError, AgreementEvent, AgreementRecord, AgreementState, Content, NewParty, Party, Told};
use crate::domain::AgreementId;

impl Agreement {
    /// Drafts an agreement with its parties in the order of protocol, as far as they are known. Its version is 1.
    pub fn draft(
        id: AgreementId,
        content: Content,
        parties: Vec<NewParty>,
        now: Timestamp,
    ) -> Result<(Self, Vec<AgreementEvent>), AgreementError> {
        let content = checked(content)?;
        let parties: Vec<Party> =
            parties.into_iter().zip(1..).map(|(party, no)| Party::new(no, party, content.witnesses_per_party)).collect();
        check_distinct(&parties)?;
        let record = AgreementRecord {
            id,
            version: 1,
            content,
            parties,
            state: AgreementState::Draft,
            agreed_text: None,
            ceremony: None,
            execution: None,
            cancel_reason: None,
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![AgreementEvent::Drafted]))
    }

    /// Changes what is written to this. What the parties agree on changes only in a draft; the number for people and the
    /// days of effect until execution; the note on the sources also after it. Nothing happens when nothing differs.
    pub fn change(&mut self, content: Content, now: Timestamp) -> Told {
        let content = checked(content)?;
        let differences = self.record.content.differences(&content);
        for (_, action) in &differences {
            self.check(*action)?;
        }
        if differences.is_empty() {
            return Ok(Vec::new());
        }
        for party in &mut self.record.parties {
            party.ask_for_witnesses(content.witnesses_per_party);
        }
        self.record.content = content;
        self.tell(AgreementEvent::Changed(differences.into_iter().map(|(path, _)| path).collect()), now)
    }

    /// Adds a party at the end of the order of protocol.
    pub fn add_party(&mut self, party: NewParty, now: Timestamp) -> Told {
        self.check(Action::ChangeParties)?;
        let mut parties = self.record.parties.clone();
        parties.push(Party::new(0, party, self.record.content.witnesses_per_party));
        check_distinct(&parties)?;
        renumber(&mut parties);
        self.record.parties = parties;
        let party_no = self.record.parties.last().map_or(0, |party| party.party_no);
        self.tell(AgreementEvent::PartyAdded(party_no), now)
    }

    /// Removes a party, and whoever was to sign for it; the later ones move up.
    pub fn remove_party(&mut self, party_no: i32, now: Timestamp) -> Told {
        self.check(Action::ChangeParties)?;
        let organisation = self.party(party_no)?.organisation;
        self.record.parties.retain(|party| party.party_no != party_no);
        renumber(&mut self.record.parties);
        self.tell(AgreementEvent::PartyRemoved(organisation), now)
    }
}

/// The content with its number in one form, when nothing is wrong with it.
fn checked(mut content: Content) -> Result<Content, AgreementError> {
    content.reference_no = chassis::thai::normalise::clean(&content.reference_no);
    let problems = content.problems();
    if !problems.is_empty() {
        return Err(AgreementError::Invalid(problems));
    }
    content.check_days()?;
    Ok(content)
}
