//! What is said about an organisation: what it is, its names with their time, its codes, whether it is a legal person.

use thiserror::Error;

use crate::domain::{OrganisationId, Period};
use chassis::kernel::words;

words! {
    /// What an organisation is.
    pub enum OrganisationKind {
        /// University (มหาวิทยาลัย).
        University = "UNIVERSITY",
        /// Unit of a university: institute, faculty, bureau (ส่วนงาน).
        UniversityUnit = "UNIVERSITY_UNIT",
        /// Primary education service area office (สพป.).
        EsaoPrimary = "ESAO_PRIMARY",
        /// Secondary education service area office (สพม.).
        EsaoSecondary = "ESAO_SECONDARY",
        /// Provincial education office (ศธจ.).
        Peo = "PEO",
        /// Regional education office (ศธภ.).
        Reo = "REO",
        /// Agency of a ministry (หน่วยงานของกระทรวง).
        MinistryAgency = "MINISTRY_AGENCY",
        /// Local government (อปท.).
        LocalGovernment = "LOCAL_GOVERNMENT",
        /// Fund (กองทุน).
        Fund = "FUND",
        /// Foundation (มูลนิธิ).
        Foundation = "FOUNDATION",
        /// Company (บริษัทเอกชน).
        Company = "COMPANY",
        /// Association (สมาคม).
        Association = "ASSOCIATION",
        /// Foreign organisation (องค์กรต่างประเทศ).
        Foreign = "FOREIGN",
        /// School as a partner (โรงเรียน).
        School = "SCHOOL",
    }
}

words! {
    /// What a name is for.
    pub enum NameKind {
        /// The full official name.
        Official = "OFFICIAL",
        /// A short name (สพป.ขอนแก่น เขต 1).
        Short = "SHORT",
        /// An abbreviation (มข.).
        Abbreviation = "ABBREVIATION",
        /// Another name in use.
        Alias = "ALIAS",
    }
}

words! {
    /// The language of a name.
    pub enum Language {
        /// Thai.
        Th = "th",
        /// English.
        En = "en",
    }
}

words! {
    /// Whether an organisation is a legal person (นิติบุคคล), as a word.
    pub enum LegalPersonality {
        /// A legal person of its own.
        LegalEntity = "LEGAL_ENTITY",
        /// A unit of a legal person.
        Unit = "UNIT",
        /// The source does not say.
        NotStated = "NOT_STATED",
    }
}

words! {
    /// Public or private.
    pub enum Sector {
        /// State (ภาครัฐ).
        State = "STATE",
        /// Private (ภาคเอกชน).
        Private = "PRIVATE",
    }
}

words! {
    /// Whether an organisation still acts.
    pub enum OrganisationStatus {
        /// Acts under its present name.
        Active = "ACTIVE",
        /// Carries a new name; the old one stays among the names.
        Renamed = "RENAMED",
        /// Merged into another.
        Merged = "MERGED",
        /// Dissolved.
        Dissolved = "DISSOLVED",
    }
}

/// One name of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationName {
    /// What the name is for.
    pub kind: NameKind,
    /// Its language.
    pub language: Language,
    /// The name, in one spelling. It is looked up by [`crate::domain::alias::key`].
    pub text: String,
    /// When it is used.
    pub period: Period,
    /// It means this organisation only inside an agreement with it (`สถาบันฯ`).
    pub needs_context: bool,
}

/// A code for people, with its scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationCode {
    /// Scheme, an upper-case word: ESAO, PROVINCE …
    pub scheme: String,
    /// The code; text, leading zeros stay.
    pub value: String,
    /// Whether the client has confirmed it.
    pub confirmed: bool,
}

/// Whether an organisation is a legal person, and of which it is a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personality {
    /// A legal person of its own.
    LegalEntity,
    /// A unit of this legal person.
    UnitOf(OrganisationId),
    /// The source does not say.
    NotStated,
}

impl Personality {
    /// The legal person is given exactly where the word says unit.
    pub fn from_parts(word: LegalPersonality, legal_entity: Option<OrganisationId>) -> Result<Self, LegalEntityInvalid> {
        match (word, legal_entity) {
            (LegalPersonality::LegalEntity, None) => Ok(Self::LegalEntity),
            (LegalPersonality::Unit, Some(legal_entity)) => Ok(Self::UnitOf(legal_entity)),
            (LegalPersonality::NotStated, None) => Ok(Self::NotStated),
            _ => Err(LegalEntityInvalid),
        }
    }

    /// The word for it.
    pub const fn word(self) -> LegalPersonality {
        match self {
            Self::LegalEntity => LegalPersonality::LegalEntity,
            Self::UnitOf(_) => LegalPersonality::Unit,
            Self::NotStated => LegalPersonality::NotStated,
        }
    }

    /// The legal person of which it is a unit.
    pub const fn legal_entity(self) -> Option<OrganisationId> {
        match self {
            Self::UnitOf(legal_entity) => Some(legal_entity),
            Self::LegalEntity | Self::NotStated => None,
        }
    }
}

/// A legal person is given without the word unit, or the word without a legal person, or the organisation is its own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a unit needs its legal entity, and only a unit has one")]
pub struct LegalEntityInvalid;

/// What a caller says about an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationFields {
    /// What it is.
    pub kind: OrganisationKind,
    /// Names; an official Thai one is valid today.
    pub names: Vec<OrganisationName>,
    /// Codes by scheme; a code belongs to one organisation, which the store checks.
    pub codes: Vec<OrganisationCode>,
    /// The organisation above it.
    pub parent: Option<OrganisationId>,
    /// Whether it is a legal person.
    pub personality: Personality,
    /// Public or private, where known.
    pub sector: Option<Sector>,
    /// Participant type of the national innovation-area schema, `01` to `06`; may be empty.
    pub eia_participant_type: String,
    /// Province code, two digits; may be empty.
    pub province_code: String,
}
