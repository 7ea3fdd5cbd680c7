//! Refusals about schools, as people read them.

use chassis::failure::Failure;

use super::{invalid, not_after, refused};
use crate::domain::school::SchoolError;

pub(super) fn failure(error: SchoolError) -> Failure {
    match error {
        SchoolError::NoName => invalid("NAME_REQUIRED", "กรุณากรอกชื่อภาษาไทยของโรงเรียน", "A school needs a Thai name").at("name"),
        SchoolError::SchemeTwice(scheme) => invalid(
            "GIVEN_TWICE",
            format!("รหัสประเภท {scheme} มีมากกว่าหนึ่งรหัส"),
            format!("Two codes of the scheme {scheme} for the same days"),
        )
        .at("school.codes"),
        SchoolError::ServiceAreaNotAllowed => invalid(
            "SERVICE_AREA_NOT_ALLOWED",
            "โรงเรียนที่ไม่ได้สังกัด สพฐ. ไม่อยู่ในเขตพื้นที่การศึกษา",
            "Only schools under OBEC are in a service area",
        )
        .at("service_area_id"),
        SchoolError::CentreOutsideServiceArea => invalid(
            "CENTRE_OUTSIDE_SERVICE_AREA",
            "ศูนย์เครือข่ายไม่ได้อยู่ในเขตพื้นที่การศึกษาของโรงเรียน",
            "The network centre does not lie in the service area of the school",
        )
        .at("centre_id"),
        SchoolError::NotAfterLastChange(error) => not_after(error, "valid_from"),
        SchoolError::StatusNotAllowed { now, next } => refused(
            "STATE_NOT_ALLOWED",
            format!("เปลี่ยนสถานะจาก “{}” เป็น “{}” ไม่ได้", now.label_th(), next.label_th()),
            format!("A school that is {now} cannot become {next}"),
        )
        .with("state", now.word()),
        SchoolError::HostRequired => invalid(
            "HOST_REQUIRED",
            "การเรียนรวมต้องระบุโรงเรียนหลัก และสถานะอื่นต้องไม่ระบุ",
            "Joint learning needs its host, and only joint learning has one",
        )
        .at("host_school_id"),
        SchoolError::AgencyRequired => invalid(
            "AGENCY_REQUIRED",
            "การถ่ายโอนต้องระบุสังกัดใหม่ และสถานะอื่นต้องไม่ระบุ",
            "A transfer needs its agency, and only a transfer has one",
        )
        .at("to_agency"),
        SchoolError::OwnAgency => {
            refused("OWN_AGENCY", "โรงเรียนอยู่ในสังกัดนี้อยู่แล้ว", "The school belongs to that agency already").at("to_agency")
        }
        SchoolError::OwnSuccessor => {
            invalid("OWN_SUCCESSOR", "โรงเรียนควบรวมกับตนเองไม่ได้", "A school cannot be merged into itself").at("into_school_id")
        }
        SchoolError::SuccessorNotOpen => refused(
            "SUCCESSOR_NOT_OPEN",
            "โรงเรียนที่รับควบรวมไม่ได้เปิดสอนในวันนั้น",
            "The school that it is merged into does not teach on that day",
        )
        .at("into_school_id"),
        SchoolError::ReasonRequired(_) => invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason"),
    }
}
