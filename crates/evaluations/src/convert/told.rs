//! Snapshots of the schools service → what is known of schools. What cannot be read is refused as a whole. Who heads a school and who took a
//! decision is passed over.

use std::sync::LazyLock;

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use chassis::thai::collate::Collator;
use jiff::civil::Date;
use uuid::Uuid;

use crate::domain::known::{
    Days, KnownArea, KnownCode, KnownParticipation, KnownPlace, KnownPosting, KnownSchool, KnownStatus, KnownTeacher, day_by_day,
};

/// The same order as in the lists of the schools service.
static ORDER: LazyLock<Collator> = LazyLock::new(Collator::new);

/// A snapshot that cannot be read; names the field, never its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} cannot be read")]
pub(crate) struct Unreadable(pub(crate) &'static str);

/// An area.
pub(crate) fn area(told: &pb::Area) -> Result<KnownArea, Unreadable> {
    let kind = pb::AreaKind::try_from(told.kind).map(|kind| kind.as_str_name());
    Ok(KnownArea {
        id: id(&told.id, "area.id")?,
        version: told.version,
        kind: word(kind.ok(), "AREA_KIND_", told.kind),
        code: told.code.clone().unwrap_or_default().value,
    })
}

/// A school. One that was withdrawn has no status on any day, and no place.
pub(crate) fn school(told: pb::SchoolSnapshot) -> Result<KnownSchool, Unreadable> {
    let told = told.school.ok_or(Unreadable("school"))?;
    let own = id(&told.id, "school.id")?;
    let name = told.on_day.as_ref().and_then(|on_day| on_day.display_name.as_ref());
    let name = name.or_else(|| told.names.last().and_then(|dated| dated.name.as_ref())).cloned().unwrap_or_default();
    let mut statuses = Vec::new();
    let mut successor = None;
    for held in &told.statuses {
        let known = pb::SchoolStatus::try_from(held.status);
        let days = days(held.valid_from.as_ref(), held.valid_to.as_ref(), "school.statuses")?;
        if known == Ok(pb::SchoolStatus::MergedInto) && days.to.is_none() {
            successor = Some((id(&held.other_school_id, "school.statuses.other_school_id")?, days.from));
        }
        statuses.push(KnownStatus { status: word(known.ok().map(|s| s.as_str_name()), "SCHOOL_STATUS_", held.status), days });
    }
    let places = if statuses.is_empty() { Vec::new() } else { places(own, &told)? };
    Ok(KnownSchool {
        id: own,
        version: told.version,
        sort_key: ORDER.label_sort_key(&name.th),
        name_th: name.th,
        name_en: name.en,
        successor,
        places: kept(places, |place| place.days),
        statuses: kept(statuses, |status| status.days),
        codes: kept(codes(&told)?, |code| code.days),
    })
}

fn codes(told: &pb::School) -> Result<Vec<KnownCode>, Unreadable> {
    let code = |held: &pb::SchoolIdentifier| {
        let pb::Code { scheme, value } = held.code.clone().ok_or(Unreadable("school.identifiers.code"))?;
        Ok(KnownCode { scheme, value, days: days(held.valid_from.as_ref(), held.valid_to.as_ref(), "school.identifiers")? })
    };
    told.identifiers.iter().map(code).collect()
}

fn places(own: Uuid, told: &pb::School) -> Result<Vec<KnownPlace>, Unreadable> {
    let plain = |place: String, days: Days| KnownPlace { place, area: None, days };
    let began = told.statuses.first().and_then(|first| first.valid_from.as_ref());
    let mut places = vec![plain(format!("school:{own}"), days(began, None, "school.statuses")?)];
    for lay in &told.locations {
        let held = days(lay.valid_from.as_ref(), lay.valid_to.as_ref(), "school.locations")?;
        for (level, digits) in [("province", 2), ("district", 4)] {
            let code = lay.subdistrict_code.get(..digits).ok_or(Unreadable("school.locations.subdistrict_code"))?;
            places.push(plain(format!("{level}:{code}"), held));
        }
    }
    for held in told.affiliations.iter().filter(|held| !held.service_area_id.is_empty()) {
        let office = id(&held.service_area_id, "school.affiliations.service_area_id")?;
        let days = days(held.valid_from.as_ref(), held.valid_to.as_ref(), "school.affiliations")?;
        places.push(KnownPlace { place: format!("service_area:{office}"), area: Some(office), days });
    }
    for held in &told.centres {
        let centre = id(&held.centre_id, "school.centres.centre_id")?;
        places.push(plain(format!("centre:{centre}"), days(held.valid_from.as_ref(), held.valid_to.as_ref(), "school.centres")?));
    }
    Ok(places)
}

/// A participation.
pub(crate) fn participation(told: &pb::Participation) -> Result<KnownParticipation, Unreadable> {
    let step = |step: &pb::ParticipationStep| {
        let name = pb::ParticipationStatus::try_from(step.status).map(|status| status.as_str_name());
        let on = day(step.on.as_ref(), "participation.steps.on")?.ok_or(Unreadable("participation.steps.on"))?;
        Ok((word(name.ok(), "PARTICIPATION_STATUS_", step.status), on))
    };
    Ok(KnownParticipation {
        id: id(&told.id, "participation.id")?,
        version: told.version,
        programme: id(&told.programme_id, "participation.programme_id")?,
        cohort_no: told.cohort_no,
        school: id(&told.school_id, "participation.school_id")?,
        statuses: day_by_day(&told.steps.iter().map(step).collect::<Result<Vec<_>, _>>()?),
    })
}

/// A teacher, with every posting and secondment.
pub(crate) fn teacher(told: &pb::TeacherSnapshot) -> Result<KnownTeacher, Unreadable> {
    let posting = |held: &pb::PostingSnapshot| {
        let days = days(held.valid_from.as_ref(), held.valid_to.as_ref(), "teacher.postings")?;
        Ok(KnownPosting { school: id(&held.school_id, "teacher.postings.school_id")?, days })
    };
    let postings = told.postings.iter().map(posting).collect::<Result<Vec<_>, _>>()?;
    Ok(KnownTeacher {
        id: id(&told.id, "teacher.id")?,
        version: told.version,
        person: id(&told.person_ref, "teacher.person_ref")?,
        postings: kept(postings, |posting| posting.days),
    })
}

/// What lasted a day at least.
fn kept<T>(mut held: Vec<T>, days: impl Fn(&T) -> Days) -> Vec<T> {
    held.retain(|one| days(one).some());
    held
}

/// The word of a choice without the prefix of its enum; a choice that this release does not know is its number.
fn word(name: Option<&'static str>, prefix: &str, number: i32) -> String {
    name.map_or_else(|| number.to_string(), |name| name.strip_prefix(prefix).unwrap_or(name).to_owned())
}

fn id(told: &str, field: &'static str) -> Result<Uuid, Unreadable> {
    Uuid::parse_str(told).map_err(|_| Unreadable(field))
}

fn days(from: Option<&LocalDate>, to: Option<&LocalDate>, field: &'static str) -> Result<Days, Unreadable> {
    Ok(Days { from: day(from, field)?, to: day(to, field)? })
}

fn day(told: Option<&LocalDate>, field: &'static str) -> Result<Option<Date>, Unreadable> {
    let Some(told) = told else { return Ok(None) };
    let fits = (i16::try_from(told.year), i8::try_from(told.month), i8::try_from(told.day));
    let (Ok(year), Ok(month), Ok(day)) = fits else { return Err(Unreadable(field)) };
    Date::new(year, month, day).map(Some).map_err(|_| Unreadable(field))
}

#[cfg(test)]
mod tests {
    use chassis::wire::local_date;
    use jiff::civil::date;

    use super::*;

    fn text_id(n: u128) -> String {
        Uuid::from_u128(n).to_string()
    }

    fn told() -> pb::School {
        let moved = Some(local_date(date(2022, 5, 16)));
        let lay = pb::Location { subdistrict_code: "400501".into(), ..Default::default() };
        let belonged = pb::Affiliation { service_area_id: text_id(5), valid_to: moved.clone(), ..Default::default() };
        let transferred = pb::Affiliation { agency: pb::Agency::Dla.into(), valid_from: moved.clone(), ..Default::default() };
        let merged = pb::StatusPeriod {
            status: pb::SchoolStatus::MergedInto.into(),
            other_school_id: text_id(2),
            valid_from: moved.clone(),
            ..Default::default()
        };
        let code = |value: &str| pb::SchoolIdentifier {
            code: Some(pb::Code { scheme: "MOE8".into(), value: value.into() }),
            ..Default::default()
        };
        pb::School {
            id: text_id(1),
            version: 3,
            identifiers: vec![
                pb::SchoolIdentifier { valid_to: moved.clone(), ..code("40050001") },
                pb::SchoolIdentifier { valid_from: moved.clone(), ..code("40050002") },
            ],
            locations: vec![lay],
            affiliations: vec![belonged, transferred],
            statuses: vec![pb::StatusPeriod { status: pb::SchoolStatus::Open.into(), valid_to: moved, ..Default::default() }, merged],
            ..Default::default()
        }
    }

    fn read(told: pb::School) -> Result<KnownSchool, Unreadable> {
        school(pb::SchoolSnapshot { school: Some(told) })
    }

    #[test]
    fn a_school_is_known_by_where_it_lay_and_belonged_with_time_and_by_what_became_of_it() {
        let school = read(told()).unwrap();
        let moved = date(2022, 5, 16);
        let found: Vec<_> = school.places.iter().map(|place| (place.place.as_str(), place.days.to)).collect();
        let (own, office) = (format!("school:{}", text_id(1)), format!("service_area:{}", text_id(5)));
        assert_eq!(found, [(own.as_str(), None), ("province:40", None), ("district:4005", None), (office.as_str(), Some(moved))]);
        assert_eq!(school.places[3].area, Some(Uuid::from_u128(5)));
        assert_eq!(school.statuses.iter().map(|held| held.status.as_str()).collect::<Vec<_>>(), ["OPEN", "MERGED_INTO"]);
        assert_eq!(school.successor, Some((Uuid::from_u128(2), Some(moved))));
        let codes: Vec<_> = school.codes.iter().map(|code| (code.scheme.as_str(), code.value.as_str(), code.days.to)).collect();
        assert_eq!(codes, [("MOE8", "40050001", Some(moved)), ("MOE8", "40050002", None)]);
    }

    #[test]
    fn a_school_that_was_withdrawn_is_nowhere() {
        let school = read(pb::School { statuses: Vec::new(), ..told() }).unwrap();
        assert_eq!((school.places, school.statuses), (Vec::new(), Vec::new()));
    }

    #[test]
    fn half_a_snapshot_is_unreadable() {
        assert_eq!(school(pb::SchoolSnapshot::default()), Err(Unreadable("school")));
        let mut short = told();
        "4".clone_into(&mut short.locations[0].subdistrict_code);
        assert_eq!(read(short), Err(Unreadable("school.locations.subdistrict_code")));
        let ids = pb::Participation { id: text_id(1), programme_id: text_id(2), school_id: text_id(3), ..Default::default() };
        let told = pb::Participation { steps: vec![pb::ParticipationStep::default()], ..ids };
        assert_eq!(participation(&told), Err(Unreadable("participation.steps.on")));
        let posting = pb::PostingSnapshot { school_id: text_id(1), ..Default::default() };
        let told = pb::TeacherSnapshot { id: text_id(1), person_ref: text_id(2), postings: vec![posting], ..Default::default() };
        assert_eq!(teacher(&told).unwrap().postings, [KnownPosting { school: Uuid::from_u128(1), days: Days { from: None, to: None } }]);
        let nobody = pb::TeacherSnapshot { person_ref: String::new(), ..told.clone() };
        assert_eq!(teacher(&nobody), Err(Unreadable("teacher.person_ref")));
        let nowhere = pb::TeacherSnapshot { postings: vec![pb::PostingSnapshot::default()], ..told };
        assert_eq!(teacher(&nowhere), Err(Unreadable("teacher.postings.school_id")));
    }
}
