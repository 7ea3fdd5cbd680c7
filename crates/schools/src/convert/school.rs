//! Requests about schools, as commands.

use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::kernel::LocalizedText;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, known_paths, lines, localized_text, optional_id};
use jiff::civil::Date;
use uuid::Uuid;

use super::{With, code};
use crate::app::school::Register;
use crate::domain::code::spelling;
use crate::domain::school::{Agency, Grade, GradeRange, Head, Location, Profile, School, SchoolStatus, Status};
use crate::domain::{Code, SchoolId};
use crate::store;

impl TryFrom<pb::RegisterSchoolRequest> for Register {
    type Error = Failure;

    fn try_from(request: pb::RegisterSchoolRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let school = request.school.unwrap_or_default();
        let codes = school.codes.iter().enumerate().map(|(at, given)| code(&mut read, &format!("school.codes[{at}]"), given)).collect();
        let command = Self {
            id: optional_id(&request.id),
            codes,
            name: required_name(&mut read, "school.name", localized_text(school.name)),
            agency: choice(&mut read, "school.agency", school.agency, Agency::from_number, Agency::Other),
            service_area: optional_id(&school.service_area_id),
            location: location(&mut read, "school.location", &school.location.unwrap_or_default()),
            centre: optional_id(&school.centre_id),
            grades: grades(&mut read, "school.", school.lowest_grade, school.highest_grade),
            established_on: read.date("school.established_on", school.established_on.as_ref()),
            tags: school.tags,
            from: read.date("school.valid_from", school.valid_from.as_ref()),
        };
        read.finish(command)
    }
}

fn required_name(read: &mut Reader, field: &str, name: LocalizedText) -> LocalizedText {
    if name.lacks_thai() {
        read.refuse(format!("{field}.th"), "FIELD_REQUIRED", "กรุณากรอกชื่อภาษาไทย", "A Thai name is required");
    }
    name
}

fn location(read: &mut Reader, field: &str, input: &pb::LocationInput) -> Location {
    let subdistrict = spelling(&input.subdistrict_code);
    if subdistrict.len() != 6 {
        read.refuse(
            format!("{field}.subdistrict_code"),
            "CODE_MALFORMED",
            "รหัสตำบลต้องเป็นตัวเลข 6 หลัก",
            "The code of a subdistrict has 6 digits",
        );
    }
    Location { subdistrict, address: clean(&input.address), point: input.point.map(|point| (point.latitude_e6, point.longitude_e6)) }
}

fn grades(read: &mut Reader, parent: &str, lowest: i32, highest: i32) -> GradeRange {
    let lowest = choice(read, &format!("{parent}lowest_grade"), lowest, Grade::from_number, Grade::K1);
    let highest = choice(read, &format!("{parent}highest_grade"), highest, Grade::from_number, Grade::M6);
    GradeRange::try_new(lowest, highest).unwrap_or_else(|| {
        let field = format!("{parent}highest_grade");
        read.refuse(field, "GRADES_REVERSED", "ชั้นสูงสุดต้องไม่ต่ำกว่าชั้นต่ำสุด", "The highest grade must not be below the lowest");
        GradeRange::only(lowest)
    })
}

/// New values and the paths to which they belong.
#[derive(Debug)]
pub(crate) struct Masked {
    grades: (Option<Grade>, Option<Grade>),
    established_on: Option<Date>,
    tags: Vec<String>,
    paths: Vec<String>,
}

impl Masked {
    /// What is known, with the new values at the masked paths.
    pub(crate) fn over(self, school: &School) -> Result<Profile, Failure> {
        let record = school.record();
        let has = |path: &str| self.paths.iter().any(|p| p == path);
        let mut read = Reader::default();
        let lowest = if has("lowest_grade") { self.grades.0 } else { Some(record.grades.lowest()) };
        let highest = if has("highest_grade") { self.grades.1 } else { Some(record.grades.highest()) };
        let number = |grade: Option<Grade>| grade.map(Grade::number).unwrap_or_default();
        let profile = Profile {
            grades: grades(&mut read, "profile.", number(lowest), number(highest)),
            established_on: if has("established_on") { self.established_on } else { record.established_on },
            tags: if has("tags") { self.tags } else { record.tags.clone() },
        };
        read.finish(profile)
    }
}

impl TryFrom<pb::UpdateSchoolProfileRequest> for With<Masked> {
    type Error = Failure;

    fn try_from(request: pb::UpdateSchoolProfileRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let paths = known_paths(&mut read, request.update_mask, &["lowest_grade", "highest_grade", "established_on", "tags"]);
        let profile = request.profile.unwrap_or_default();
        let what = Masked {
            grades: (Grade::from_number(profile.lowest_grade), Grade::from_number(profile.highest_grade)),
            established_on: read.date("profile.established_on", profile.established_on.as_ref()),
            tags: profile.tags,
            paths,
        };
        read.finish(Self { at, what })
    }
}

impl TryFrom<pb::AddSchoolIdentifierRequest> for With<(Code, Option<Date>)> {
    type Error = Failure;

    fn try_from(request: pb::AddSchoolIdentifierRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let code = code(&mut read, "code", &request.code.unwrap_or_default());
        let from = read.date("valid_from", request.valid_from.as_ref());
        read.finish(Self { at, what: (code, from) })
    }
}

/// Requests that say something from a day on.
macro_rules! dated {
    ($($request:ident => $what:ty, |$r:ident, $read:ident| $value:expr;)+) => {$(
        impl TryFrom<pb::$request> for With<($what, Date)> {
            type Error = Failure;

            fn try_from($r: pb::$request) -> Result<Self, Failure> {
                let mut $read = Reader::default();
                let at = change(&$r.id, $r.expected_version)?;
                let from = $read.required_date("valid_from", $r.valid_from.as_ref());
                let value = $value;
                $read.finish(Self { at, what: (value, from) })
            }
        }
    )+};
}

/// An agency and a service area.
pub(crate) type Belonging = (Agency, Option<Uuid>);
/// A network centre, or none.
pub(crate) type Centre = Option<Uuid>;
/// The successor of a school, and why it is merged.
pub(crate) type Merger = (Uuid, String);

dated! {
    RenameSchoolRequest => LocalizedText, |r, read| required_name(&mut read, "name", localized_text(r.name));
    RelocateSchoolRequest => Location, |r, read| location(&mut read, "location", &r.location.unwrap_or_default());
    ChangeAffiliationRequest => Belonging, |r, read| {
        (choice(&mut read, "agency", r.agency, Agency::from_number, Agency::Other), optional_id(&r.service_area_id))
    };
    ChangeCentreRequest => Centre, |r, read| optional_id(&r.centre_id);
    AssignHeadRequest => Option<Head>, |r, read| optional_id(&r.person_ref).map(|person| Head { person, acting: r.acting });
    ChangeSchoolStatusRequest => Status, |r, read| status(&mut read, &r);
    MergeSchoolRequest => Merger, |r, read| (read.id("into_school_id", &r.into_school_id), lines(&r.reason));
}

fn status(read: &mut Reader, request: &pb::ChangeSchoolStatusRequest) -> Status {
    let status = choice(read, "status", request.status, SchoolStatus::from_number, SchoolStatus::Open);
    if status == SchoolStatus::MergedInto {
        read.refuse("status", "UNKNOWN_CHOICE", "การควบรวมใช้คำสั่ง MergeSchool", "Merging is done by MergeSchool");
    }
    Status {
        status,
        other: optional_id(&request.host_school_id).map(SchoolId),
        agency: Agency::from_number(request.to_agency),
        reason: lines(&request.reason),
    }
}

/// The filter of a list of schools.
pub(crate) fn filter(request: &pb::ListSchoolsRequest, today: Date) -> Result<store::school::Filter, Failure> {
    let agencies = request.agencies.iter().copied().filter_map(Agency::from_number);
    let statuses = request.statuses.iter().copied().filter_map(SchoolStatus::from_number);
    Ok(store::school::Filter {
        day: super::day(request.as_of.as_ref(), "as_of", today)?,
        area: Vec::new(),
        agencies: agencies.map(|agency| format!("agency:{agency}")).collect(),
        statuses: statuses.map(|status| format!("status:{status}")).collect(),
    })
}
