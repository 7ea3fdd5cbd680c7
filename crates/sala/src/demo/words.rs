//! Words of the extract and members of the contract: the contract's name is the prefix and the word.

use anyhow::{Context as _, Result};
use api::common::v1::{Bound, LocalDate, LocalizedText};
use api::partners::v1 as pb;
use jiff::Timestamp;
use jiff::civil::Date;

macro_rules! member {
    ($($function:ident -> $name:ty, $prefix:literal;)+) => {
        $(pub(super) fn $function(word: &str) -> Result<i32> {
            let name = format!("{}_{word}", $prefix);
            let member = <$name>::from_str_name(&name).with_context(|| format!("demo/mou-2564.yaml: the contract has no {name}"))?;
            Ok(member.into())
        })+
    };
}

member! {
    organisation_kind -> pb::OrganisationKind, "ORGANISATION_KIND";
    romanisation_status -> pb::RomanisationStatus, "ROMANISATION_STATUS";
    position_kind -> pb::PositionKind, "POSITION_KIND";
    agreement_kind -> pb::AgreementKind, "AGREEMENT_KIND";
    modality -> pb::Modality, "MODALITY";
    side -> pb::PartySide, "PARTY_SIDE";
    capacity -> pb::SigningCapacity, "SIGNING_CAPACITY";
    programme_item_kind -> pb::ProgrammeItemKind, "PROGRAMME_ITEM_KIND";
    participation_mode -> pb::ParticipationMode, "PARTICIPATION_MODE";
    bound -> Bound, "BOUND";
}

/// A text in one or both languages.
pub(super) fn text(th: &str, en: &str) -> LocalizedText {
    LocalizedText { th: th.to_owned(), en: en.to_owned() }
}

pub(super) fn day(date: Date) -> LocalDate {
    LocalDate { year: date.year().into(), month: date.month().into(), day: date.day().into(), be_text: String::new() }
}

pub(super) fn instant(at: Timestamp) -> prost_types::Timestamp {
    prost_types::Timestamp { seconds: at.as_second(), nanos: at.subsec_nanosecond() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_the_contract_does_not_know_is_an_error_with_its_full_name() {
        assert_eq!(capacity("PRINCIPAL").ok(), Some(pb::SigningCapacity::Principal.into()));
        assert!(capacity("WITNESS").is_err_and(|e| e.to_string().contains("SIGNING_CAPACITY_WITNESS")));
    }
}
