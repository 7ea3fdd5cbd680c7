//! Schools on the wire.

use api::schools::v1 as pb;
use chassis::wire::{local_date, on_wire, timestamp};
use jiff::civil::Date;

use super::area::name;
use super::{code_message, days};
use crate::app::school::Seen;
use crate::domain::enrolment::{Enrolment, EnrolmentStatus};
use crate::domain::school::{Affiliation, Agency, GradeRange, Head, Location, School, SizeScheme, Status};
use crate::domain::{AreaId, Code, Dated};

/// The school as it was on the day: what began later is left out.
pub(crate) fn seen(seen: &Seen) -> pb::School {
    school(&seen.school, seen.day, seen.counted.as_ref(), |period| period.from().is_none_or(|from| from <= seen.day))
}

/// The school with the whole of its history, as `day` has it.
pub(crate) fn whole(of: &School, day: Date) -> pb::School {
    school(of, day, None, |_| true)
}

fn school(of: &School, day: Date, counted: Option<&Enrolment>, is_shown: impl Fn(chassis::kernel::Period) -> bool) -> pb::School {
    fn told<'a, T, M>(
        entries: &'a [Dated<T>],
        is_shown: &impl Fn(chassis::kernel::Period) -> bool,
        say: impl Fn(&'a Dated<T>) -> M,
    ) -> Vec<M> {
        entries.iter().filter(|entry| is_shown(entry.period)).map(say).collect()
    }
    let record = of.record();
    pb::School {
        id: record.id.to_string(),
        version: record.version,
        identifiers: told(&record.identifiers, &is_shown, identifier),
        names: told(record.names.entries(), &is_shown, name),
        affiliations: told(record.affiliations.entries(), &is_shown, affiliation),
        locations: told(record.locations.entries(), &is_shown, location),
        centres: told(record.centres.entries(), &is_shown, centre),
        statuses: told(record.statuses.entries(), &is_shown, status),
        heads: told(record.heads.entries(), &is_shown, head),
        lowest_grade: record.grades.lowest().number(),
        highest_grade: record.grades.highest().number(),
        opportunity_expansion: record.grades.is_opportunity_expansion(),
        established_on: record.established_on.map(local_date),
        tags: record.tags.clone(),
        on_day: Some(on_day(of, day, counted)),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

fn on_day(of: &School, day: Date, counted: Option<&Enrolment>) -> pb::SchoolOnDay {
    let record = of.record();
    let (affiliation, location) = (record.affiliations.on(day), record.locations.on(day));
    let service_area = affiliation.and_then(|held| held.service_area.as_ref());
    pb::SchoolOnDay {
        day: Some(local_date(day)),
        display_name: on_wire(of.name_on(day)),
        agency: affiliation.map(|held| held.agency.number()).unwrap_or_default(),
        service_area_id: service_area.map(|area| area.id.to_string()).unwrap_or_default(),
        centre_id: record.centres.on(day).map(ToString::to_string).unwrap_or_default(),
        subdistrict_code: location.map(|place| place.subdistrict.clone()).unwrap_or_default(),
        district_code: location.map(|place| place.district().to_owned()).unwrap_or_default(),
        province_code: location.map(|place| place.province().to_owned()).unwrap_or_default(),
        status: record.statuses.on(day).map(|held| held.status.number()).unwrap_or_default(),
        sizes: counted.map(|counted| sizes(counted, record.grades)).unwrap_or_default(),
        pupils: counted.map(|counted| i32::try_from(counted.record().counts.pupils()).unwrap_or(i32::MAX)).unwrap_or_default(),
    }
}

/// The size by every scheme that fits the grades.
pub(super) fn sizes(counted: &Enrolment, grades: GradeRange) -> Vec<pb::SizeClass> {
    let record = counted.record();
    let size = |scheme: &SizeScheme| {
        let class = scheme.class(record.counts.pupils());
        pb::SizeClass {
            scheme: scheme.number(),
            class_no: i32::try_from(class).unwrap_or_default(),
            name: scheme.name(class).to_owned(),
            snapshot_as_of: Some(local_date(record.as_of)),
            provisional: record.status == EnrolmentStatus::Provisional,
        }
    };
    SizeScheme::fitting(grades).iter().map(size).collect()
}

fn identifier(dated: &Dated<Code>) -> pb::SchoolIdentifier {
    let (valid_from, valid_to) = days(dated.period);
    pb::SchoolIdentifier { code: Some(code_message(&dated.value)), valid_from, valid_to }
}

fn affiliation(dated: &Dated<Affiliation>) -> pb::Affiliation {
    let (valid_from, valid_to) = days(dated.period);
    let service_area_id = dated.value.service_area.as_ref().map(|area| area.id.to_string()).unwrap_or_default();
    pb::Affiliation { agency: dated.value.agency.number(), service_area_id, valid_from, valid_to }
}

fn location(dated: &Dated<Location>) -> pb::Location {
    let (valid_from, valid_to) = days(dated.period);
    let point = dated.value.point.map(|(latitude_e6, longitude_e6)| pb::GeoPoint { latitude_e6, longitude_e6 });
    pb::Location { subdistrict_code: dated.value.subdistrict.clone(), address: dated.value.address.clone(), point, valid_from, valid_to }
}

fn centre(dated: &Dated<AreaId>) -> pb::CentreMembership {
    let (valid_from, valid_to) = days(dated.period);
    pb::CentreMembership { centre_id: dated.value.to_string(), valid_from, valid_to }
}

fn status(dated: &Dated<Status>) -> pb::StatusPeriod {
    let (valid_from, valid_to) = days(dated.period);
    pb::StatusPeriod {
        status: dated.value.status.number(),
        other_school_id: dated.value.other.map(|id| id.to_string()).unwrap_or_default(),
        to_agency: dated.value.agency.map(Agency::number).unwrap_or_default(),
        reason: dated.value.reason.clone(),
        valid_from,
        valid_to,
    }
}

fn head(dated: &Dated<Head>) -> pb::HeadAssignment {
    let (valid_from, valid_to) = days(dated.period);
    pb::HeadAssignment { person_ref: dated.value.person.to_string(), acting: dated.value.acting, valid_from, valid_to }
}
