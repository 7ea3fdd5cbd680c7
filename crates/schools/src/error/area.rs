//! Refusals about areas, as people read them.

use chassis::failure::Failure;

use super::{invalid, not_after, refused};
use crate::domain::area::{AreaError, AreaKind};

pub(super) fn failure(error: &AreaError) -> Failure {
    match *error {
        AreaError::NoName => invalid("NAME_REQUIRED", "กรุณากรอกชื่อภาษาไทยที่ใช้อยู่ในวันนี้", "A Thai name valid today is required").at("names"),
        AreaError::CodeOfAnotherScheme { kind, scheme } => invalid(
            "CODE_OF_ANOTHER_SCHEME",
            format!("รหัสของ{}ต้องเป็นประเภท {scheme}", label_th(kind)),
            format!("The code of a {kind} is of the scheme {scheme}"),
        )
        .at("code"),
        AreaError::CannotLieThere { child, parent, hierarchy } => invalid(
            "AREA_CANNOT_LIE_THERE",
            format!("{}อยู่ใน{}ไม่ได้", label_th(child), label_th(parent)),
            format!("A {child} does not lie in a {parent} ({hierarchy})"),
        ),
        AreaError::TwoParents(hierarchy) => refused(
            "AREA_HAS_TWO_PARENTS",
            "พื้นที่นี้จะอยู่ในสองพื้นที่พร้อมกันในวันเดียวกัน".to_owned(),
            format!("The area would lie in two areas of {hierarchy} on one day"),
        ),
        AreaError::NotAfterLastChange(error) => not_after(error, "on"),
        AreaError::StandingNotAllowed { before, next } => refused(
            "STANDING_NOT_ALLOWED",
            format!("เปลี่ยนสถานะจาก “{}” เป็น “{}” ไม่ได้", before.label_th(), next.label_th()),
            format!("{next} does not follow {before}"),
        )
        .with("standing", before.word()),
        AreaError::LegalBasisRequired => {
            invalid("LEGAL_BASIS_REQUIRED", "กรุณาระบุประกาศหรือกฎหมายที่ใช้อ้างอิง", "A designation needs its legal basis")
                .at("status.legal_basis")
        }
        AreaError::NotAnInnovationArea => {
            refused("NOT_AN_INNOVATION_AREA", "พื้นที่นี้ไม่ใช่พื้นที่นวัตกรรมการศึกษา", "This area is not an innovation area")
        }
        AreaError::Ended(on) => refused(
            "AREA_ENDED",
            format!("พื้นที่นี้สิ้นสุดแล้วเมื่อ {}", chassis::thai::date::format_date(on, chassis::thai::date::DateStyle::Long)),
            format!("The area ended on {on}"),
        ),
        AreaError::EndBeforeStart(_) => {
            invalid("END_BEFORE_START", "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่มต้น", "The end must not be before the start").at("on")
        }
    }
}

fn label_th(kind: AreaKind) -> &'static str {
    match kind {
        AreaKind::Country => "ประเทศ",
        AreaKind::Province => "จังหวัด",
        AreaKind::District => "อำเภอ",
        AreaKind::Subdistrict => "ตำบล",
        AreaKind::Esao => "เขตพื้นที่การศึกษา",
        AreaKind::NetworkCentre => "ศูนย์เครือข่าย",
        AreaKind::PeoJurisdiction => "เขตของสำนักงานศึกษาธิการจังหวัด",
        AreaKind::Eia => "พื้นที่นวัตกรรมการศึกษา",
        AreaKind::ProgrammeZone => "พื้นที่ของโครงการ",
    }
}
