//! Refusals of organisations, persons, names and ceremonies, as people read them.

use std::fmt::Display;

use chassis::failure::Failure;

use super::{fields, invalid, refused};
use crate::domain::alias::AliasError;
use crate::domain::ceremony::{Ceremony, CeremonyError};
use crate::domain::organisation::OrganisationError;

/// What is refused about an organisation.
pub(crate) fn organisation_refusal(error: OrganisationError) -> Failure {
    match error {
        OrganisationError::Invalid(problems) => fields::under("organisation", problems),
        OrganisationError::LegalEntityInvalid(_) => invalid(
            "LEGAL_ENTITY_INVALID",
            "หน่วยงานที่เป็นส่วนงานต้องระบุนิติบุคคลต้นสังกัด และหน่วยงานอื่นต้องไม่ระบุ",
            "A unit needs its legal entity, and only a unit has one",
        )
        .at("organisation.legal_entity_id"),
    }
}

/// Why a phrase names no certain organisation.
pub(crate) fn alias_refusal(error: &AliasError) -> Failure {
    match error {
        AliasError::CodeSchemeRequired { value } => invalid(
            "CODE_SCHEME_REQUIRED",
            format!("รหัส {value} ใช้ได้กับข้อมูลหลายประเภท กรุณาเลือกประเภทรหัส เช่น รหัสเขตพื้นที่การศึกษา หรือรหัสอำเภอ"),
            format!("Code {value} needs a scheme, e.g. ESAO or district"),
        ),
        AliasError::Ambiguous { value } => invalid(
            "ORGANISATION_AMBIGUOUS",
            format!("ชื่อ “{value}” ตรงกับหลายหน่วยงาน กรุณาเลือกหน่วยงาน"),
            format!("{value} matches several organisations"),
        ),
    }
    .at("text")
}

/// The text is not repeated: it may hold a name.
pub(crate) fn not_a_person_name() -> Failure {
    invalid("NOT_A_PERSON_NAME", "ข้อความนี้เป็นชื่อตำแหน่งหรือหน่วยงาน ไม่ใช่ชื่อบุคคล", "This is an office or organisation, not a person")
}

pub(super) fn ceremony(error: CeremonyError) -> Failure {
    match error {
        CeremonyError::Invalid(problems) => fields::under("", problems),
        CeremonyError::EndBeforeStart(_) => fields::end_before_start("ends_at"),
        CeremonyError::ReasonRequired(_) => invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason"),
        CeremonyError::StatusNotAllowed { status } => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ เนื่องจากสถานะปัจจุบันคือ “{}”", status.label_th()),
            format!("Not possible in the present state {}", status.label_en()),
        )
        .with("state", status.word()),
        CeremonyError::TooManyAgreements => too_many_agreements(Ceremony::MOST_AGREEMENTS),
    }
}

/// More agreements at once than one transaction or one ceremony holds.
pub(crate) fn too_many_agreements(most: impl Display) -> Failure {
    refused(
        "TOO_MANY_AGREEMENTS",
        format!("มีข้อตกลงที่เกี่ยวข้องเกิน {most} ฉบับ จึงดำเนินการในคราวเดียวไม่ได้"),
        format!("More than {most} agreements are involved, which is more than can be handled at once"),
    )
    .with("most", most.to_string())
}
