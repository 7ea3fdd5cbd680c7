//! What is said about a school.

use chassis::kernel::words;
use uuid::Uuid;

use crate::domain::{AreaId, SchoolId};

words! {
    /// The agency that a school belongs to (สังกัด).
    pub enum Agency {
        /// Basic education commission (สพฐ.).
        Obec = "OBEC",
        /// Private education commission (สช.).
        Opec = "OPEC",
        /// Local government (อปท.).
        Dla = "DLA",
        /// Vocational education commission (สอศ.).
        Ovec = "OVEC",
        /// Learning encouragement (สกร.).
        Dole = "DOLE",
        /// A university, as a demonstration school (สาธิต).
        Mhesi = "MHESI",
        /// Another agency.
        Other = "OTHER",
    }
}

words! {
    /// Grades, in the order of age.
    pub enum Grade {
        /// Kindergarten 1.
        K1 = "K1",
        /// Kindergarten 2.
        K2 = "K2",
        /// Kindergarten 3.
        K3 = "K3",
        /// Primary 1.
        P1 = "P1",
        /// Primary 2.
        P2 = "P2",
        /// Primary 3.
        P3 = "P3",
        /// Primary 4.
        P4 = "P4",
        /// Primary 5.
        P5 = "P5",
        /// Primary 6.
        P6 = "P6",
        /// Lower secondary 1.
        M1 = "M1",
        /// Lower secondary 2.
        M2 = "M2",
        /// Lower secondary 3.
        M3 = "M3",
        /// Upper secondary 4.
        M4 = "M4",
        /// Upper secondary 5.
        M5 = "M5",
        /// Upper secondary 6.
        M6 = "M6",
    }
}

words! {
    /// What became of a school.
    pub enum SchoolStatus {
        /// Teaches.
        Open = "OPEN",
        /// Has no pupils and is not dissolved.
        NoPupils = "NO_PUPILS",
        /// Its pupils learn at a host school.
        JointLearning = "JOINT_LEARNING",
        /// Merged into another school.
        MergedInto = "MERGED_INTO",
        /// Transferred to another agency.
        TransferredTo = "TRANSFERRED_TO",
        /// Dissolved.
        Dissolved = "DISSOLVED",
    }
}

impl SchoolStatus {
    /// Whether a school of this status may get the other one.
    pub fn may_become(self, next: Self) -> bool {
        use SchoolStatus as S;
        match self {
            S::Open => next != S::Open,
            S::NoPupils => next != S::NoPupils,
            S::JointLearning => matches!(next, S::MergedInto | S::TransferredTo | S::Dissolved),
            S::MergedInto | S::TransferredTo | S::Dissolved => false,
        }
    }

    /// As people read it.
    pub fn label_th(self) -> &'static str {
        match self {
            Self::Open => "ปกติ",
            Self::NoPupils => "ไม่มีนักเรียน",
            Self::JointLearning => "เรียนรวม",
            Self::MergedInto => "ควบรวม",
            Self::TransferredTo => "ถ่ายโอน",
            Self::Dissolved => "ยุบ/เลิก",
        }
    }
}

/// The status of a school, and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The status.
    pub status: SchoolStatus,
    /// The host of joint learning, the successor of a merged school.
    pub other: Option<SchoolId>,
    /// The agency that a school was transferred to.
    pub agency: Option<Agency>,
    /// Why; may be empty for the first one.
    pub reason: String,
}

impl Status {
    /// Nothing but the status.
    pub fn plain(status: SchoolStatus) -> Self {
        Self { status, other: None, agency: None, reason: String::new() }
    }
}

/// A service area and its code, which scopes are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceArea {
    /// The area.
    pub id: AreaId,
    /// Its code, `4005`.
    pub code: String,
}

/// Whom a school belongs to. Only schools under OBEC are in a service area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affiliation {
    /// The agency.
    pub agency: Agency,
    /// The service area.
    pub service_area: Option<ServiceArea>,
}

/// Where a school lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// TIS 1099, six digits.
    pub subdistrict: String,
    /// Address below the subdistrict; may be empty.
    pub address: String,
    /// Latitude and longitude in millionths of a degree.
    pub point: Option<(i32, i32)>,
}

impl Location {
    /// Its district, TIS 1099.
    pub fn district(&self) -> &str {
        self.subdistrict.get(..4).unwrap_or_default()
    }

    /// Its province, TIS 1099.
    pub fn province(&self) -> &str {
        self.subdistrict.get(..2).unwrap_or_default()
    }
}

/// Who heads a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Opaque reference to the person.
    pub person: Uuid,
    /// A deputy or teacher acts.
    pub acting: bool,
}

/// The grades that a school offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeRange {
    lowest: Grade,
    highest: Grade,
}

impl GradeRange {
    /// From the lowest to the highest, both included; nothing where they are the other way round.
    pub fn try_new(lowest: Grade, highest: Grade) -> Option<Self> {
        (lowest <= highest).then_some(Self { lowest, highest })
    }

    /// One grade.
    pub fn only(grade: Grade) -> Self {
        Self { lowest: grade, highest: grade }
    }

    /// The lowest.
    pub fn lowest(self) -> Grade {
        self.lowest
    }

    /// The highest.
    pub fn highest(self) -> Grade {
        self.highest
    }

    /// Whether a grade is among them.
    pub fn contains(self, grade: Grade) -> bool {
        (self.lowest..=self.highest).contains(&grade)
    }

    /// Primary and lower secondary grades in one school (โรงเรียนขยายโอกาส).
    pub fn is_opportunity_expansion(self) -> bool {
        self.lowest <= Grade::P6 && (Grade::M1..=Grade::M3).contains(&self.highest)
    }
}
