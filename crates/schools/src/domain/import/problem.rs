//! What is wrong with a row. Values of cells are never quoted: anything may stand in a cell, also what must not be kept.

use chassis::thai::DateError;

/// What is wrong with a cell or a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing stands where something must.
    CellRequired,
    /// No whole number.
    NumberExpected,
    /// A count below zero or too large.
    CountOutOfRange {
        /// The largest allowed.
        most: u32,
    },
    /// No day.
    InvalidDate,
    /// A day that is refused for another reason.
    Date(DateError),
    /// A code with another number of digits.
    CodeMalformed {
        /// How many it has.
        digits: usize,
    },
    /// A code that was kept as a number.
    LeadingZerosLost {
        /// How many digits it has.
        digits: usize,
    },
    /// Eight digits that may be a code of two schemes.
    CodeAmbiguous,
    /// A word that is not on the list.
    UnknownChoice,
    /// Characters that nobody can type.
    UnusableCharacters,
    /// A text that is too long.
    TooLong {
        /// The most characters.
        most: usize,
    },
    /// A national id inside another value.
    NationalId,
    /// The lowest grade above the highest.
    GradesReversed,
    /// The stated sum is another.
    CountsDiffer,
    /// Another row of the file is about the same.
    RowTwice {
        /// The other row.
        other: u32,
    },
    /// No such school, or not within reach.
    SchoolUnknown,
    /// The codes of a row belong to different schools, or the school has another code of the scheme.
    CodesDisagree,
    /// No such area.
    AreaUnknown,
    /// No such network centre in the service area of the school.
    CentreUnknown,
    /// A status that names another school or an agency.
    StatusNeedsMore,
    /// It changed since the plan.
    Stale,
    /// It changed since it was applied.
    ChangedSince,
    /// Something refers to it.
    ReferredTo,
}

impl Problem {
    /// The reason, a word that never changes.
    pub fn reason(&self) -> &'static str {
        match self {
            Self::CellRequired => "IMPORT_CELL_REQUIRED",
            Self::NumberExpected => "NUMBER_EXPECTED",
            Self::CountOutOfRange { .. } => "IMPORT_COUNT_OUT_OF_RANGE",
            Self::InvalidDate => "IMPORT_DATE_INVALID",
            Self::Date(error) => error.reason(),
            Self::CodeMalformed { .. } => "SCHOOL_CODE_MALFORMED",
            Self::LeadingZerosLost { .. } => "SCHOOL_CODE_ZEROS_LOST",
            Self::CodeAmbiguous => "SCHOOL_CODE_AMBIGUOUS",
            Self::UnknownChoice => "IMPORT_UNKNOWN_CHOICE",
            Self::UnusableCharacters => "IMPORT_UNUSABLE_CHARACTERS",
            Self::TooLong { .. } => "IMPORT_TEXT_TOO_LONG",
            Self::NationalId => "IMPORT_NATIONAL_ID",
            Self::GradesReversed => "IMPORT_GRADES_REVERSED",
            Self::CountsDiffer => "COUNTS_DO_NOT_ADD_UP",
            Self::RowTwice { .. } => "IMPORT_ROW_DUPLICATE",
            Self::SchoolUnknown => "SCHOOL_UNKNOWN",
            Self::CodesDisagree => "SCHOOL_CODES_DISAGREE",
            Self::AreaUnknown => "IMPORT_AREA_UNKNOWN",
            Self::CentreUnknown => "IMPORT_CENTRE_UNKNOWN",
            Self::StatusNeedsMore => "IMPORT_STATUS_NEEDS_MORE",
            Self::Stale => "IMPORT_ROW_STALE",
            Self::ChangedSince => "IMPORT_CHANGED_SINCE",
            Self::ReferredTo => "IMPORT_REFERRED_TO",
        }
    }

    /// What a clerk reads in Thai.
    pub fn text_th(&self) -> String {
        match self {
            Self::CellRequired => "กรุณากรอกข้อมูลในช่องนี้".into(),
            Self::NumberExpected => "ช่องนี้ต้องเป็นตัวเลขจำนวนเต็ม กรุณาตรวจสอบ".into(),
            Self::CountOutOfRange { most } => format!("จำนวนต้องอยู่ระหว่าง 0 ถึง {most}"),
            Self::InvalidDate => "วันที่ไม่ถูกต้อง กรุณากรอก วัน เดือน และปี พ.ศ. เช่น 10 มิถุนายน 2564".into(),
            Self::Date(error) => error.text_th(),
            Self::CodeMalformed { digits } => format!("รหัสในช่องนี้ต้องเป็นตัวเลข {digits} หลัก กรุณาตรวจสอบ"),
            Self::LeadingZerosLost { digits } => {
                format!("รหัสถูกเก็บเป็นตัวเลข เลขศูนย์ข้างหน้าจึงหายไป กรุณาตั้งคอลัมน์เป็นข้อความแล้วกรอกให้ครบ {digits} หลัก")
            }
            Self::CodeAmbiguous => "รหัส 8 หลักนี้อาจเป็นรหัสกระทรวงหรือรหัส SMIS กรุณาตั้งชื่อคอลัมน์เป็น SMIS8 หรือ MOE8 หรือระบุในคอลัมน์ประเภทรหัส".into(),
            Self::UnknownChoice => "ค่าในช่องนี้ไม่มีในรายการ กรุณาตรวจสอบ".into(),
            Self::UnusableCharacters => "ช่องนี้มีอักขระที่ใช้ไม่ได้ กรุณาพิมพ์ใหม่".into(),
            Self::TooLong { most } => format!("ข้อความยาวเกิน {most} ตัวอักษร"),
            Self::NationalId => "พบเลขประจำตัวประชาชนในช่องนี้ ระบบไม่จัดเก็บข้อมูลนี้ กรุณาลบออก".into(),
            Self::GradesReversed => "ชั้นสูงสุดต้องไม่ต่ำกว่าชั้นต่ำสุด".into(),
            Self::CountsDiffer => "จำนวนรวมไม่ตรงกับผลรวมรายชั้น กรุณาตรวจสอบ".into(),
            Self::RowTwice { other } => format!("แถวนี้ซ้ำกับแถวที่ {other} ในไฟล์เดียวกัน"),
            Self::SchoolUnknown => "ไม่พบโรงเรียนตามรหัสนี้ในความดูแลของท่าน กรุณาตรวจสอบรหัส".into(),
            Self::CodesDisagree => "รหัสในแถวนี้ไม่ตรงกับรหัสของโรงเรียนในระบบ กรุณาตรวจสอบ".into(),
            Self::AreaUnknown => "ไม่พบพื้นที่ตามรหัสนี้ กรุณาตรวจสอบรหัสเขตพื้นที่หรือรหัสตำบล".into(),
            Self::CentreUnknown => "ไม่พบศูนย์เครือข่ายตามชื่อหรือรหัสนี้ในเขตพื้นที่ของโรงเรียน กรุณาตรวจสอบ".into(),
            Self::StatusNeedsMore => "สถานะนี้ต้องระบุโรงเรียนหรือหน่วยงานปลายทางด้วย กรุณาบันทึกที่ข้อมูลโรงเรียนโดยตรง".into(),
            Self::Stale => "ข้อมูลนี้มีการเปลี่ยนแปลงหลังจากตรวจไฟล์ จึงไม่ได้นำเข้าแถวนี้ กรุณาตรวจไฟล์อีกครั้ง".into(),
            Self::ChangedSince => "ข้อมูลนี้มีการเปลี่ยนแปลงหลังจากนำเข้า จึงไม่ได้คืนค่าเดิม".into(),
            Self::ReferredTo => "มีข้อมูลอื่นอ้างถึงโรงเรียนนี้แล้ว จึงไม่ได้ยกเลิกการบันทึก".into(),
        }
    }

    /// What is read in English.
    pub fn text_en(&self) -> String {
        match self {
            Self::CellRequired => "Something must stand in this cell".into(),
            Self::NumberExpected => "A whole number is expected".into(),
            Self::CountOutOfRange { most } => format!("A count lies between 0 and {most}"),
            Self::InvalidDate => "This is no date; write day, month and year, such as 10 June 2021".into(),
            Self::Date(error) => error.text_en(),
            Self::CodeMalformed { digits } => format!("A code of this column has {digits} digits"),
            Self::LeadingZerosLost { digits } => {
                format!("The code was kept as a number and lost its leading zeros; make the column text and write all {digits} digits")
            }
            Self::CodeAmbiguous => {
                "These 8 digits may be a ministry code or an SMIS code; call the column SMIS8 or MOE8, or say it in the column of schemes"
                    .into()
            }
            Self::UnknownChoice => "The value is not on the list".into(),
            Self::UnusableCharacters => "The cell has characters that cannot be used; type it again".into(),
            Self::TooLong { most } => format!("The text has more than {most} characters"),
            Self::NationalId => "There is a national id in this cell, which is not kept; remove it".into(),
            Self::GradesReversed => "The highest grade must not be below the lowest".into(),
            Self::CountsDiffer => "The stated total differs from the sum of the grades".into(),
            Self::RowTwice { other } => format!("This row repeats row {other} of the file"),
            Self::SchoolUnknown => "No school within your reach has this code".into(),
            Self::CodesDisagree => "The codes of this row are not those of one school".into(),
            Self::AreaUnknown => "No area has this code; check the code of the service area or of the subdistrict".into(),
            Self::CentreUnknown => "No network centre of the school's service area has this code or name".into(),
            Self::StatusNeedsMore => "This status names another school or an agency; record it with the school itself".into(),
            Self::Stale => "This has changed since the file was read; the row was not applied. Read the file again".into(),
            Self::ChangedSince => "This has changed since it was imported; it was not put back".into(),
            Self::ReferredTo => "Something refers to this school already; it was not withdrawn".into(),
        }
    }
}
