//! What is known of schools: who is judged, where it belonged on a day, what became of it, what it took part in, who is posted there. Told by the
//! schools service.

use jiff::civil::Date;
use uuid::Uuid;

/// Statuses of a school that is not judged any more.
pub const GONE: [&str; 2] = ["MERGED_INTO", "DISSOLVED"];
/// Statuses of a participation that make a school one of the programme's.
pub const TAKING_PART: [&str; 2] = ["ACTIVE", "COMPLETED"];

/// Days `[from, to)`; a bound that is not known is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub from: Option<Date>,
    /// First day no longer.
    pub to: Option<Date>,
}

impl Days {
    /// Whether there is any day in it.
    pub fn some(self) -> bool {
        self.from.zip(self.to).is_none_or(|(from, to)| from < to)
    }
}

/// An area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownArea {
    /// Id.
    pub id: Uuid,
    /// Version of the snapshot.
    pub version: i64,
    /// What it is: `ESAO`.
    pub kind: String,
    /// Its code.
    pub code: String,
}

impl KnownArea {
    /// What schools in it are found by; None where schools belong to no such area.
    pub fn place(&self) -> Option<String> {
        match self.kind.as_str() {
            "PROVINCE" => Some(format!("province:{}", self.code)),
            "DISTRICT" => Some(format!("district:{}", self.code)),
            "ESAO" => Some(format!("esao:{}", self.code)),
            "NETWORK_CENTRE" => Some(format!("centre:{}", self.id)),
            _ => None,
        }
    }
}

/// Where a school belonged or lay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPlace {
    /// A scope or a district; of a service area, what stands there until its code is told.
    pub place: String,
    /// The service area.
    pub area: Option<Uuid>,
    /// When.
    pub days: Days,
}

/// A status of a school or a participation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownStatus {
    /// The word of the contract.
    pub status: String,
    /// When.
    pub days: Days,
}

/// A code of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCode {
    /// Whose code: `MOE8`.
    pub scheme: String,
    /// The code itself.
    pub value: String,
    /// When it holds.
    pub days: Days,
}

/// A school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSchool {
    /// Id.
    pub id: Uuid,
    /// Version of the snapshot.
    pub version: i64,
    /// Its name in Thai.
    pub name_th: String,
    /// Its name in English.
    pub name_en: String,
    /// Its place in Thai order.
    pub sort_key: Vec<u8>,
    /// The school that it was merged into, and from which day on.
    pub successor: Option<(Uuid, Option<Date>)>,
    /// Where it belonged.
    pub places: Vec<KnownPlace>,
    /// What had become of it.
    pub statuses: Vec<KnownStatus>,
    /// Its codes.
    pub codes: Vec<KnownCode>,
}

/// A school in a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownParticipation {
    /// Id.
    pub id: Uuid,
    /// Version of the snapshot.
    pub version: i64,
    /// The programme.
    pub programme: Uuid,
    /// Its cohort.
    pub cohort_no: i32,
    /// The school.
    pub school: Uuid,
    /// Its statuses, day by day.
    pub statuses: Vec<KnownStatus>,
}

/// A posting of a teacher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPosting {
    /// The school.
    pub school: Uuid,
    /// When.
    pub days: Days,
}

/// A teacher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownTeacher {
    /// Id.
    pub id: Uuid,
    /// Version of the snapshot.
    pub version: i64,
    /// The person: opaque.
    pub person: Uuid,
    /// The postings.
    pub postings: Vec<KnownPosting>,
}

/// The status, day by day, that follows from steps in their order. Of several steps on one day the last one counts.
pub fn day_by_day(steps: &[(String, Date)]) -> Vec<KnownStatus> {
    let ends = steps.iter().skip(1).map(|(_, on)| Some(*on)).chain([None]);
    let stretch = |((status, from), to): (&(String, Date), Option<Date>)| KnownStatus {
        status: status.clone(),
        days: Days { from: Some(*from), to },
    };
    steps.iter().zip(ends).map(stretch).filter(|held| held.days.some()).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn of_several_steps_on_one_day_the_last_one_is_the_status_of_the_day() {
        let (june, july) = (date(2021, 6, 1), date(2021, 7, 1));
        let steps = [("NOMINATED", june), ("APPLIED", june), ("ACTIVE", july)].map(|(status, on)| (status.to_owned(), on));
        let held: Vec<_> = day_by_day(&steps).into_iter().map(|held| (held.status, held.days.from, held.days.to)).collect();
        assert_eq!(held, [("APPLIED".to_owned(), Some(june), Some(july)), ("ACTIVE".to_owned(), Some(july), None)]);
        assert_eq!(day_by_day(&[]), []);
    }

    #[test]
    fn schools_belong_to_areas_of_four_kinds_and_an_office_goes_by_its_code() {
        let area = |kind: &str| KnownArea { id: Uuid::from_u128(7), version: 1, kind: kind.to_owned(), code: "4005".to_owned() };
        assert_eq!(area("ESAO").place().as_deref(), Some("esao:4005"));
        assert_eq!(area("NETWORK_CENTRE").place(), Some(format!("centre:{}", Uuid::from_u128(7))));
        assert_eq!(area("DISTRICT").place().as_deref(), Some("district:4005"));
        assert_eq!((area("COUNTRY").place(), area("EIA").place(), area("77").place()), (None, None, None));
    }
}
