//! Headings: which column holds what. One table of synonyms; whatever is in none of them is ignored, and columns of persons are known so
//! that their loss can be told.

use chassis::kernel::words;

use super::cell::{grade_at_start, squeezed};
use super::state::ImportKind;
use crate::domain::school::Grade;

/// Boys or girls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Boys.
    Male,
    /// Girls.
    Female,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A code of a scheme.
    Code(&'static str),
    /// A code that does not say of which scheme.
    AnyCode,
    /// The scheme of [`Column::AnyCode`].
    Scheme,
    /// Thai name of the school.
    NameTh,
    /// English name of the school.
    NameEn,
    /// The agency.
    Agency,
    /// Code of the service area.
    ServiceArea,
    /// Code or name of the network centre.
    Centre,
    /// Code of the subdistrict.
    Subdistrict,
    /// House, village and road.
    Address,
    /// The lowest grade.
    LowestGrade,
    /// The highest grade.
    HighestGrade,
    /// When it was established.
    EstablishedOn,
    /// What became of it.
    Status,
    /// The day of the count.
    AsOf,
    /// Pupils of a grade and sex.
    Pupils(Grade, Sex),
    /// The sum as stated.
    Total,
    /// Classes.
    Classes,
    /// Teachers.
    Teachers,
    /// Pupils with special needs.
    SpecialNeeds,
    /// Pupils from poor families.
    Poor,
}

words! {
    /// Why a column was left out.
    pub enum Fate {
        /// Not known.
        Unknown = "UNKNOWN",
        /// National ids.
        NationalId = "NATIONAL_ID",
        /// Other personal data.
        Personal = "PERSONAL",
        /// Stands for the same as one before it.
        Repeated = "REPEATED",
    }
}

/// Headings, squeezed, and what they stand for.
const SYNONYMS: [(&[&str], Column); 23] = [
    (&["obec10", "รหัสโรงเรียน10หลัก", "รหัสสถานศึกษา10หลัก", "รหัสobec", "obeccode", "schoolid10"], Column::Code("OBEC10")),
    (&["smis8", "smis", "รหัสsmis", "รหัสsmis8หลัก", "smiscode", "รหัสโรงเรียนsmis"], Column::Code("SMIS8")),
    (&["moe8", "moe", "รหัสmoe", "รหัสกระทรวง", "รหัสกระทรวง8หลัก", "รหัสโรงเรียนกระทรวง", "moecode"], Column::Code("MOE8")),
    (&["obec6", "percode", "รหัสpercode", "รหัสโรงเรียน6หลัก"], Column::Code("OBEC6")),
    (&["รหัสโรงเรียน", "รหัสสถานศึกษา", "รหัสรร", "รหัส", "schoolcode", "school", "code", "schoolid"], Column::AnyCode),
    (&["ประเภทรหัส", "ชนิดรหัส", "scheme", "codescheme", "codetype"], Column::Scheme),
    (&["ชื่อโรงเรียน", "ชื่อสถานศึกษา", "โรงเรียน", "สถานศึกษา", "ชื่อรร", "schoolname", "nameth", "ชื่อโรงเรียนไทย"], Column::NameTh),
    (&["ชื่อโรงเรียนภาษาอังกฤษ", "ชื่อภาษาอังกฤษ", "schoolnameen", "schoolnameenglish", "nameen"], Column::NameEn),
    (&["สังกัด", "หน่วยงานต้นสังกัด", "ต้นสังกัด", "agency", "affiliation"], Column::Agency),
    (&["รหัสเขตพื้นที่", "รหัสเขตพื้นที่การศึกษา", "รหัสเขต", "รหัสสพป", "รหัสสพม", "esao", "esaocode", "servicearea"], Column::ServiceArea),
    (
        &["ศูนย์เครือข่าย", "ชื่อศูนย์เครือข่าย", "รหัสศูนย์เครือข่าย", "เครือข่าย", "กลุ่มโรงเรียน", "ศูนย์พัฒนา", "networkcentre", "centre", "network"],
        Column::Centre,
    ),
    (&["ที่ตั้ง", "ที่ตั้งโรงเรียน", "ที่อยู่โรงเรียน", "ที่อยู่สถานศึกษา", "ที่ตั้งสถานศึกษา", "address", "schooladdress"], Column::Address),
    (&["สถานะ", "สถานภาพ", "สถานะโรงเรียน", "สถานภาพโรงเรียน", "schoolstatus", "status"], Column::Status),
    (&["รหัสตำบล", "ตำบลรหัส", "subdistrict", "subdistrictcode", "tambon", "tamboncode"], Column::Subdistrict),
    (&["ชั้นต่ำสุด", "ชั้นต่ำสุดที่เปิดสอน", "เปิดสอนตั้งแต่ชั้น", "ระดับต่ำสุด", "lowestgrade", "gradefrom"], Column::LowestGrade),
    (&["ชั้นสูงสุด", "ชั้นสูงสุดที่เปิดสอน", "เปิดสอนถึงชั้น", "ถึงชั้น", "ระดับสูงสุด", "highestgrade", "gradeto"], Column::HighestGrade),
    (&["วันที่ก่อตั้ง", "วันก่อตั้ง", "ก่อตั้งเมื่อ", "establishedon", "established"], Column::EstablishedOn),
    (&["ข้อมูลณวันที่", "ณวันที่", "วันที่นับ", "วันที่ข้อมูล", "วันที่", "asof", "date", "asofdate"], Column::AsOf),
    (&["รวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "รวมนักเรียน", "จำนวนนักเรียน", "จำนวนนักเรียนรวม", "นักเรียนรวม", "total", "pupils"], Column::Total),
    (&["จำนวนห้อง", "จำนวนห้องเรียน", "ห้องเรียน", "ห้อง", "classes", "classrooms"], Column::Classes),
    (&["จำนวนครู", "ครู", "ครูทั้งหมด", "teachers"], Column::Teachers),
    (&["นักเรียนพิเศษ", "จำนวนนักเรียนพิเศษ", "นักเรียนพิการเรียนรวม", "จำนวนนักเรียนพิการ", "specialneeds"], Column::SpecialNeeds),
    (&["นักเรียนยากจน", "จำนวนนักเรียนยากจน", "ยากจน", "poor"], Column::Poor),
];

/// Parts of squeezed headings of national ids.
const NATIONAL_ID: [&str; 9] =
    ["ประจำตัวประชาชน", "บัตรประชาชน", "เลขประชาชน", "เลข13หลัก", "citizen", "nationalid", "idcard", "personalid", "thaiid"];

/// Parts of squeezed headings of other personal data.
const PERSONAL: [&str; 34] = [
    "นามสกุล",
    "ชื่อสกุล",
    "ชื่อครู",
    "ชื่อนักเรียน",
    "ชื่อผู้",
    "ชื่อบิดา",
    "ชื่อมารดา",
    "ผู้อำนวยการ",
    "ผอ",
    "ผู้ปกครอง",
    "ผู้บริหาร",
    "คำนำหน้า",
    "โทรศัพท์",
    "เบอร์โทร",
    "เบอร์มือถือ",
    "มือถือ",
    "อีเมล",
    "อีเมล์",
    "วันเกิด",
    "วันเดือนปีเกิด",
    "ศาสนา",
    "เชื้อชาติ",
    "หมู่เลือด",
    "กรุ๊ปเลือด",
    "ที่อยู่",
    "surname",
    "lastname",
    "firstname",
    "fullname",
    "phone",
    "mobile",
    "email",
    "birth",
    "religion",
];

/// What a heading stands for in a file of this kind; nothing where it is not known.
pub fn recognised(heading: &str, kind: ImportKind) -> Option<Column> {
    let key = squeezed(heading);
    let known = SYNONYMS.iter().find(|(names, _)| names.contains(&key.as_str())).map(|(_, column)| *column);
    known.or_else(|| pupils(&key)).filter(|column| belongs(*column, kind))
}

/// Why a column with this heading, which is not known, is left out.
pub fn fate(heading: &str) -> Fate {
    let key = squeezed(heading);
    if NATIONAL_ID.iter().any(|part| key.contains(part)) {
        Fate::NationalId
    } else if PERSONAL.iter().any(|part| key.contains(part)) {
        Fate::Personal
    } else {
        Fate::Unknown
    }
}

/// `ป.1 ชาย`, `อนุบาล 2 (หญิง)`, `P1 male`, `m3_f`, `ชาย ม.2`.
fn pupils(key: &str) -> Option<Column> {
    let (grade, rest) = grade_at_start(key).or_else(|| {
        let (sex, grade) = ["ชาย", "หญิง"].iter().find_map(|sex| key.strip_prefix(sex).map(|rest| (*sex, rest)))?;
        grade_at_start(grade).filter(|(_, rest)| rest.is_empty()).map(|(grade, _)| (grade, sex))
    })?;
    let sex = match rest {
        "ชาย" | "ช" | "male" | "m" | "boys" => Sex::Male,
        "หญิง" | "ญ" | "female" | "f" | "girls" => Sex::Female,
        _ => return None,
    };
    Some(Column::Pupils(grade, sex))
}

/// Whether a file of this kind has such a column.
fn belongs(column: Column, kind: ImportKind) -> bool {
    let for_schools = match column {
        Column::Code(_) | Column::AnyCode | Column::Scheme | Column::NameTh => return true,
        Column::NameEn
        | Column::Agency
        | Column::ServiceArea
        | Column::Centre
        | Column::Subdistrict
        | Column::Address
        | Column::LowestGrade
        | Column::HighestGrade
        | Column::EstablishedOn
        | Column::Status => true,
        Column::AsOf | Column::Pupils(..) | Column::Total | Column::Classes | Column::Teachers | Column::SpecialNeeds | Column::Poor => {
            false
        }
    };
    for_schools == (kind == ImportKind::Schools)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_has_many_spellings() {
        let pupils = |heading: &str| recognised(heading, ImportKind::Enrolment);
        for heading in ["ป.1 ชาย", "ป.๑ (ชาย)", "ประถมศึกษาปีที่ 1 ชาย", "P1 male", "p1_m", "ป1ช", "ชาย ป.1", "ชั้น ป.1 ชาย"]
        {
            assert_eq!(pupils(heading), Some(Column::Pupils(Grade::P1, Sex::Male)), "{heading}");
        }
        assert_eq!(pupils("อ.2 หญิง"), Some(Column::Pupils(Grade::K2, Sex::Female)));
        assert_eq!(pupils("m3_f"), Some(Column::Pupils(Grade::M3, Sex::Female)));
        assert_eq!(pupils("ป.1 รวม"), None);
        assert_eq!(pupils("รหัส\u{a0}SMIS"), Some(Column::Code("SMIS8")));
        assert_eq!(pupils("PERCODE"), Some(Column::Code("OBEC6")));
        assert_eq!(pupils("ข้อมูล ณ วันที่"), Some(Column::AsOf));
        assert_eq!(recognised("ข้อมูล ณ วันที่", ImportKind::Schools), None, "a file of schools has no such column");
        let schools = |heading: &str| recognised(heading, ImportKind::Schools);
        assert_eq!((schools("ที่ตั้งโรงเรียน"), schools("ที่อยู่")), (Some(Column::Address), None), "whose address it is must be said");
        assert_eq!((schools("ศูนย์เครือข่าย"), schools("สถานภาพ")), (Some(Column::Centre), Some(Column::Status)));
    }

    #[test]
    fn no_synonym_stands_for_two_things_and_each_is_squeezed() {
        let all: Vec<&str> = SYNONYMS.iter().flat_map(|(names, _)| names.iter().copied()).collect();
        for (at, name) in all.iter().enumerate() {
            assert_eq!(&squeezed(name), name);
            assert!(!all[..at].contains(name), "{name}");
        }
        for part in NATIONAL_ID.iter().chain(&PERSONAL) {
            assert_eq!(&squeezed(part), part);
        }
    }

    #[test]
    fn columns_of_persons_are_known_by_their_headings() {
        let cases = [
            ("เลขประจำตัวประชาชน", Fate::NationalId),
            ("National ID", Fate::NationalId),
            ("ชื่อ-นามสกุล ผู้อำนวยการ", Fate::Personal),
            ("เบอร์โทรศัพท์", Fate::Personal),
            ("วัน/เดือน/ปีเกิด", Fate::Personal),
            ("E-mail", Fate::Personal),
            ("หมายเหตุ", Fate::Unknown),
        ];
        for (heading, expected) in cases {
            assert_eq!((recognised(heading, ImportKind::Schools), fate(heading)), (None, expected), "{heading}");
        }
    }
}
