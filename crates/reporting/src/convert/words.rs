//! Enums of the contract as words without their prefix, and back.

use api::evaluations::v1 as evaluations;
use api::partners::v1 as partners;
use api::schools::v1 as schools;

use crate::domain::Word;

/// An enum of the contract.
pub(crate) trait Choice: Sized {
    /// What all its names begin with.
    const PREFIX: &'static str;
    /// The full name of a number, when it has one.
    fn name_of(number: i32) -> Option<&'static str>;
    /// The number of a full name.
    fn number_of(name: &str) -> Option<i32>;
}

macro_rules! choices {
    ($($context:ident::$choice:ident = $prefix:literal,)+) => {
        $(impl Choice for $context::$choice {
            const PREFIX: &'static str = $prefix;
            fn name_of(number: i32) -> Option<&'static str> {
                Self::try_from(number).ok().map(|choice| choice.as_str_name())
            }
            fn number_of(name: &str) -> Option<i32> {
                Self::from_str_name(name).map(Into::into)
            }
        })+
    };
}

choices! {
    evaluations::AssessmentStatus = "ASSESSMENT_STATUS_",
    evaluations::AssignmentStatus = "ASSIGNMENT_STATUS_",
    evaluations::CycleRound = "CYCLE_ROUND_",
    evaluations::CycleStatus = "CYCLE_STATUS_",
    evaluations::FrameworkKind = "FRAMEWORK_KIND_",
    evaluations::FrameworkPurpose = "FRAMEWORK_PURPOSE_",
    evaluations::ValueForm = "VALUE_FORM_",
    partners::AgreementKind = "AGREEMENT_KIND_",
    partners::AgreementState = "AGREEMENT_STATE_",
    partners::CeremonyStatus = "CEREMONY_STATUS_",
    partners::DefectReason = "DEFECT_REASON_",
    partners::DelegationStatus = "DELEGATION_STATUS_",
    partners::PartySide = "PARTY_SIDE_",
    partners::PositionKind = "POSITION_KIND_",
    partners::SignatoryStatus = "SIGNATORY_STATUS_",
    partners::SigningCapacity = "SIGNING_CAPACITY_",
    partners::Validity = "VALIDITY_",
    schools::AdoptionStatus = "ADOPTION_STATUS_",
    schools::AreaKind = "AREA_KIND_",
    schools::AutonomyItem = "AUTONOMY_ITEM_",
    schools::EnrolmentStatus = "ENROLMENT_STATUS_",
    schools::EvidenceLevel = "EVIDENCE_LEVEL_",
    schools::InnovationKind = "INNOVATION_KIND_",
    schools::InnovationMaturity = "INNOVATION_MATURITY_",
    schools::LessonStudyState = "LESSON_STUDY_STATE_",
    schools::ParticipationStatus = "PARTICIPATION_STATUS_",
    schools::PilotStatus = "PILOT_STATUS_",
    schools::PlanState = "PLAN_STATE_",
    schools::ProgrammeKind = "PROGRAMME_KIND_",
    schools::ProgrammeStatus = "PROGRAMME_STATUS_",
    schools::SchoolStatus = "SCHOOL_STATUS_",
}

/// The word of a choice on the wire.
pub(crate) fn word<C: Choice>(number: i32) -> Word {
    C::name_of(number).map_or_else(|| Word::unknown(number), |name| Word::known(name.strip_prefix(C::PREFIX).unwrap_or(name)))
}

/// The choice on the wire of a stored word. A word that no release ever wrote counts as not given.
pub(crate) fn number<C: Choice>(word: &str) -> i32 {
    C::number_of(&format!("{}{word}", C::PREFIX)).or_else(|| word.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back<C: Choice>() {
        let known: Vec<i32> = (0..64).filter(|n| C::name_of(*n).is_some()).collect();
        assert!(known.len() > 1, "{}", C::PREFIX);
        for n in known {
            assert!(C::name_of(n).unwrap().starts_with(C::PREFIX), "{} names {n}", C::PREFIX);
            assert_eq!(number::<C>(word::<C>(n).as_str()), n, "{}", C::PREFIX);
        }
    }

    #[test]
    fn every_choice_of_the_contract_survives_being_stored() {
        there_and_back::<evaluations::AssessmentStatus>();
        there_and_back::<evaluations::AssignmentStatus>();
        there_and_back::<evaluations::CycleRound>();
        there_and_back::<evaluations::CycleStatus>();
        there_and_back::<evaluations::FrameworkKind>();
        there_and_back::<evaluations::FrameworkPurpose>();
        there_and_back::<evaluations::ValueForm>();
        there_and_back::<partners::AgreementKind>();
        there_and_back::<partners::AgreementState>();
        there_and_back::<partners::CeremonyStatus>();
        there_and_back::<partners::DefectReason>();
        there_and_back::<partners::DelegationStatus>();
        there_and_back::<partners::PartySide>();
        there_and_back::<partners::PositionKind>();
        there_and_back::<partners::SignatoryStatus>();
        there_and_back::<partners::SigningCapacity>();
        there_and_back::<partners::Validity>();
        there_and_back::<schools::AdoptionStatus>();
        there_and_back::<schools::AreaKind>();
        there_and_back::<schools::AutonomyItem>();
        there_and_back::<schools::EnrolmentStatus>();
        there_and_back::<schools::EvidenceLevel>();
        there_and_back::<schools::InnovationKind>();
        there_and_back::<schools::InnovationMaturity>();
        there_and_back::<schools::LessonStudyState>();
        there_and_back::<schools::ParticipationStatus>();
        there_and_back::<schools::PilotStatus>();
        there_and_back::<schools::PlanState>();
        there_and_back::<schools::ProgrammeKind>();
        there_and_back::<schools::ProgrammeStatus>();
        there_and_back::<schools::SchoolStatus>();
    }

    #[test]
    fn words_are_stored_without_the_prefix_of_their_enum() {
        assert_eq!(word::<partners::AgreementState>(6), Word::known("PARTIALLY_SIGNED"));
        assert_eq!(word::<partners::AgreementKind>(0), Word::known("UNSPECIFIED"));
    }

    #[test]
    fn a_choice_of_a_newer_release_passes_through_as_its_number() {
        assert_eq!(word::<partners::AgreementState>(77).as_str(), "77");
        assert_eq!(number::<partners::AgreementState>("77"), 77);
        assert_eq!(number::<partners::AgreementState>("NEVER_WRITTEN"), 0);
    }
}
