//! A person: names with their time, and a spelling in Latin letters. No contacts are stored.

use chassis::thai::calendar::bangkok_date;
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use super::PersonId;
use super::agreement::SigningSnapshot;
use super::names::{NotAPersonName, PersonName};
use super::position::Position;
use super::problem::{FieldProblem, Problem};
use chassis::kernel::words;

words! {
    /// How far a spelling in Latin letters can be trusted.
    pub enum RomanisationStatus {
        /// The person or the organisation uses this spelling.
        SpellingInOfficialUse = "SPELLING_IN_OFFICIAL_USE",
        /// Made by somebody else.
        UnofficialTransliteration = "UNOFFICIAL_TRANSLITERATION",
    }
}

/// A name in Latin letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Romanisation {
    /// The spelling.
    pub text: String,
    /// How far it can be trusted.
    pub status: RomanisationStatus,
    /// Other spellings met.
    pub variants: Vec<String>,
}

/// All that is known of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// Id.
    pub id: PersonId,
    /// Version, raised by one with every event.
    pub version: i64,
    /// Names with their time, newest last; at least one, and no two for one day.
    pub names: Vec<PersonName>,
    /// The name in Latin letters.
    pub romanisation: Option<Romanisation>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What a command on a person tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonEvent {
    /// The person is known.
    Registered,
    /// The names changed.
    Changed,
}

impl PersonEvent {
    /// Name of the event as others subscribe to it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Registered => "partners.person.registered",
            Self::Changed => "partners.person.changed",
        }
    }

    /// The last word of the name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Changed => "changed",
        }
    }
}

/// Why a command on a person is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PersonError {
    /// Fields of what the caller says; at least one.
    #[error("fields are not as they must be")]
    Invalid(Vec<FieldProblem>),
    /// A name is that of an office or organisation.
    #[error(transparent)]
    NotAPersonName(#[from] NotAPersonName),
}

/// A person with its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    record: PersonRecord,
}

impl Person {
    /// Records a person. Its version is 1.
    pub fn register(
        id: PersonId,
        names: Vec<PersonName>,
        romanisation: Option<Romanisation>,
        now: Timestamp,
    ) -> Result<(Self, Vec<PersonEvent>), PersonError> {
        let names = checked(names)?;
        let record = PersonRecord { id, version: 1, names, romanisation, created_at: now, updated_at: now };
        Ok((Self { record }, vec![PersonEvent::Registered]))
    }

    /// The person that was recorded.
    pub const fn restore(record: PersonRecord) -> Self {
        Self { record }
    }

    /// All that is known of the person.
    pub const fn record(&self) -> &PersonRecord {
        &self.record
    }

    /// Replaces all names: the caller gives the old ones with their time, so that a wrong one can be put right.
    pub fn rename(
        &mut self,
        names: Vec<PersonName>,
        romanisation: Option<Romanisation>,
        now: Timestamp,
    ) -> Result<Vec<PersonEvent>, PersonError> {
        let names = checked(names)?;
        if names == self.record.names && romanisation == self.record.romanisation {
            return Ok(Vec::new());
        }
        self.record.names = names;
        self.record.romanisation = romanisation;
        self.record.version += 1;
        self.record.updated_at = now;
        Ok(vec![PersonEvent::Changed])
    }

    /// The name used on the day; the newest where none is known for it.
    pub fn name_on(&self, day: Date) -> Option<&PersonName> {
        self.record.names.iter().find(|name| name.period.contains(day)).or(self.record.names.last())
    }

    /// The name as printed on the day.
    pub fn display_on(&self, day: Date) -> String {
        self.name_on(day).map(|name| name.parts.display()).unwrap_or_default()
    }

    /// The name as printed today, in Bangkok.
    pub fn display_name(&self, now: Timestamp) -> String {
        self.display_on(bangkok_date(now))
    }

    /// Name and titles on the day, as an agreement keeps them: the title of the signing position first, then those of the
    /// other positions held on that day.
    pub fn snapshot(&self, signing: &Position, others: &[Position], day: Date) -> SigningSnapshot {
        let mut titles = vec![signing.printed_title().th];
        let mine = others.iter().filter(|position| position.record().person == self.record.id && position.valid_on(day));
        for title in mine.map(|position| position.printed_title().th) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        SigningSnapshot {
            display_name: self.display_on(day),
            academic_rank: self.name_on(day).map(|name| name.parts.academic_rank.clone()).unwrap_or_default(),
            titles,
            position_kind: signing.record().kind,
        }
    }
}

/// The names in one spelling and in order of time, when nothing is wrong with them.
fn checked(names: Vec<PersonName>) -> Result<Vec<PersonName>, PersonError> {
    let mut names: Vec<PersonName> =
        names.into_iter().map(|name| PersonName { parts: name.parts.cleaned(), period: name.period }).collect();
    let mut problems = Vec::new();
    if names.is_empty() {
        problems.push(FieldProblem::new("names", Problem::Required));
    }
    for (at, name) in names.iter().enumerate() {
        if name.parts.given.is_empty() {
            problems.push(FieldProblem::new(format!("names[{at}].given"), Problem::Required));
        }
        if names[..at].iter().any(|earlier| earlier.period.overlaps(name.period)) {
            problems.push(FieldProblem::new(format!("names[{at}]"), Problem::NamesOverlap));
        }
    }
    if !problems.is_empty() {
        return Err(PersonError::Invalid(problems));
    }
    for name in &names {
        name.parts.check()?;
    }
    // A name without a known start is older than any with one; stable for the rest.
    names.sort_by_key(|name| name.period.from());
    Ok(names)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::domain::names::NameParts;
    use crate::domain::position::{NewPosition, PositionKind};
    use crate::domain::{LocalizedText, OrganisationId, Period, PositionId};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;
    const ID: PersonId = PersonId(Uuid::from_u128(1));

    fn named(family: &str, from: Option<Date>, to: Option<Date>) -> PersonName {
        let parts = NameParts {
            prefix: "นาง".to_owned(), given: "สมหญิง".to_owned(), family: family.to_owned(), ..NameParts::default()
        };
        PersonName { parts, period: Period::try_new(from, to).unwrap() }
    }

    fn registered(names: Vec<PersonName>) -> Person {
        Person::register(ID, names, None, NOW).unwrap().0
    }

    fn position(id: u128, title: &str, kind: PositionKind, to: Option<Date>) -> Position {
        let new = NewPosition {
            person: ID,
            organisation: OrganisationId(Uuid::from_u128(9)),
            title: LocalizedText::thai(title),
            kind,
            kind_text: String::new(),
            order_no: String::new(),
            order_date: None,
            period: Period::try_new(None, to).unwrap(),
        };
        Position::assign(PositionId(Uuid::from_u128(id)), new, NOW).unwrap().0
    }

    #[test]
    fn a_person_is_printed_under_the_name_of_the_day() {
        let wedding = date(2022, 2, 14);
        let person = registered(vec![named("หลัง (ข้อมูลสมมติ)", Some(wedding), None), named("ก่อน (ข้อมูลสมมติ)", None, Some(wedding))]);
        assert_eq!(person.display_on(date(2021, 12, 23)), "นางสมหญิง ก่อน (ข้อมูลสมมติ)");
        assert_eq!(person.display_on(wedding), "นางสมหญิง หลัง (ข้อมูลสมมติ)");
        assert_eq!(person.record().names[1].period.from(), Some(wedding));
    }

    #[test]
    fn a_day_without_a_name_falls_back_to_the_newest() {
        let person = registered(vec![named("ตัวอย่าง", None, Some(date(2000, 1, 1)))]);
        assert_eq!(person.display_on(date(2021, 12, 23)), "นางสมหญิง ตัวอย่าง");
    }

    #[test]
    fn two_names_for_one_day_and_no_name_are_refused() {
        let overlap = vec![named("หนึ่ง", None, None), named("สอง", Some(date(2022, 2, 14)), None)];
        let refused = |names| Person::register(ID, names, None, NOW).unwrap_err();
        assert_eq!(refused(overlap), PersonError::Invalid(vec![FieldProblem::new("names[1]", Problem::NamesOverlap)]));
        assert_eq!(refused(vec![]), PersonError::Invalid(vec![FieldProblem::new("names", Problem::Required)]));
    }

    #[test]
    fn an_office_cannot_be_recorded_as_a_person() {
        let mut office = named("", None, None);
        office.parts.prefix = String::new();
        office.parts.given = "ศึกษาธิการจังหวัดขอนแก่น".to_owned();
        assert!(matches!(Person::register(ID, vec![office], None, NOW), Err(PersonError::NotAPersonName(_))));
    }

    #[test]
    fn the_same_names_again_change_nothing() {
        let mut person = registered(vec![named("ตัวอย่าง", None, None)]);
        assert_eq!(person.rename(vec![named(" ตัวอย่าง\u{A0}", None, None)], None, NOW), Ok(vec![]));
        assert_eq!(person.rename(vec![named("ใหม่", None, None)], None, NOW), Ok(vec![PersonEvent::Changed]));
        assert_eq!(person.record().version, 2);
    }

    #[test]
    fn a_snapshot_shows_the_signing_title_first_and_only_posts_of_that_day() {
        let day = date(2021, 12, 23);
        let person = registered(vec![named("ตัวอย่าง", None, None)]);
        let acting = position(1, "ผู้อำนวยการสถาบัน", PositionKind::Acting, None);
        let deputy = position(2, "รองอธิการบดี", PositionKind::Substantive, None);
        let over = position(3, "คณบดี", PositionKind::Substantive, Some(day));
        let snapshot = person.snapshot(&acting, &[deputy, acting.clone(), over], day);
        assert_eq!(snapshot.titles, ["รักษาการแทนผู้อำนวยการสถาบัน", "รองอธิการบดี"]);
        assert_eq!((snapshot.position_kind, snapshot.display_name.as_str()), (PositionKind::Acting, "นางสมหญิง ตัวอย่าง"));
    }
}
