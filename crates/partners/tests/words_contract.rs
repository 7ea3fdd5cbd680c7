//! The closed lists of the domain and the enums of the contract: the same members, words and numbers. Stored words and
//! numbers on the wire both depend on it.

use api::partners::v1 as pb;
use partners::domain::agreement as agreements;
use partners::domain::{Bound, ceremony, organisation, person, position};

/// Every member has the number and the word of the contract, and the contract has no member more.
macro_rules! same {
    ($($prefix:literal $domain:ty => $contract:ty;)+) => {$(
        for member in <$domain>::ALL {
            let twin = <$contract>::try_from(member.number()).expect("the contract has a member with this number");
            assert_eq!(twin.as_str_name(), format!(concat!($prefix, "_{}"), member.word()));
            assert_eq!(<$domain>::from_number(member.number()), Some(*member));
        }
        let beyond = i32::try_from(<$domain>::ALL.len() + 1).expect("a short list");
        assert!(<$contract>::try_from(beyond).is_err(), "the contract has more members of {}", $prefix);
    )+};
}

#[test]
fn agreements_speak_the_words_of_the_contract() {
    same! {
        "AGREEMENT_KIND" agreements::AgreementKind => pb::AgreementKind;
        "AGREEMENT_STATE" agreements::AgreementState => pb::AgreementState;
        "VALIDITY" agreements::Validity => pb::Validity;
        "DEFECT_REASON" agreements::DefectReason => pb::DefectReason;
        "PARTY_SIDE" agreements::PartySide => pb::PartySide;
        "JOINED_VIA" agreements::JoinedVia => pb::JoinedVia;
        "MODALITY" agreements::Modality => pb::Modality;
        "SIGNING_CAPACITY" agreements::SigningCapacity => pb::SigningCapacity;
        "SIGNATORY_STATUS" agreements::SignatoryStatus => pb::SignatoryStatus;
        "SIGNATURE_MEDIUM" agreements::SignatureMedium => pb::SignatureMedium;
        "DELEGATION_STATUS" agreements::DelegationStatus => pb::DelegationStatus;
        "WITNESS_SLOT_STATUS" agreements::WitnessSlotStatus => pb::WitnessSlotStatus;
        "INNOVATION_AREA_STATUS" agreements::InnovationAreaStatus => pb::InnovationAreaStatus;
    }
}

#[test]
fn organisations_persons_and_ceremonies_speak_the_words_of_the_contract() {
    same! {
        "ORGANISATION_KIND" organisation::OrganisationKind => pb::OrganisationKind;
        "NAME_KIND" organisation::NameKind => pb::NameKind;
        "LEGAL_PERSONALITY" organisation::LegalPersonality => pb::LegalPersonality;
        "SECTOR" organisation::Sector => pb::Sector;
        "ORGANISATION_STATUS" organisation::OrganisationStatus => pb::OrganisationStatus;
        "ROMANISATION_STATUS" person::RomanisationStatus => pb::RomanisationStatus;
        "POSITION_KIND" position::PositionKind => pb::PositionKind;
        "CEREMONY_STATUS" ceremony::CeremonyStatus => pb::CeremonyStatus;
        "PROGRAMME_ITEM_KIND" ceremony::ProgrammeItemKind => pb::ProgrammeItemKind;
        "PROGRAMME_PERFORMER" ceremony::ProgrammePerformer => pb::ProgrammePerformer;
        "PARTICIPATION_MODE" ceremony::ParticipationMode => pb::ParticipationMode;
        "BOUND" Bound => api::common::v1::Bound;
    }
}
