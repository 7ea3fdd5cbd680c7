//! Certification of observers: an examination against master codes, and from when to when it holds (E7).

use chassis::kernel::{Period, ReasonRequired, reason};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use thiserror::Error;
use uuid::Uuid;

use super::framework::check::Problem;
use super::framework::{FrameworkKind, VersionStatus};
use super::observation::problem::Found;
use super::observation::{Instrument, InstrumentError, Violation};
use super::scores::{Decimal, Exam};
use super::{CertificationId, FrameworkId};

/// A rating of an examination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExamRating {
    /// The element.
    pub code: String,
    /// The level that the observer gave.
    pub given: i32,
    /// The level by the master code.
    pub master: i32,
}

/// What a caller says about a certification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// The instrument.
    pub framework: FrameworkId,
    /// The version of it that was examined.
    pub framework_n: i32,
    /// Opaque reference to the observer.
    pub observer: Uuid,
    /// The first day; today when none.
    pub from: Option<Date>,
    /// The examination.
    pub ratings: Vec<ExamRating>,
}

/// What is kept of a certification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificationRecord {
    /// Id.
    pub id: CertificationId,
    /// Raised by one with every event.
    pub version: i64,
    /// The instrument.
    pub framework: FrameworkId,
    /// The version of it that was examined.
    pub framework_n: i32,
    /// Opaque reference to the observer.
    pub observer: Uuid,
    /// Ratings that lay near enough.
    pub exam_within: i32,
    /// Ratings of the examination.
    pub exam_of: i32,
    /// The first day.
    pub valid_from: Date,
    /// The first day on which it does not hold any more, where it has an end.
    pub valid_to: Option<Date>,
    /// The day from which it is withdrawn.
    pub revoked_on: Option<Date>,
    /// Why; empty when it is not.
    pub revoke_reason: String,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// That somebody is certified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certification {
    record: CertificationRecord,
}

/// What happened to a certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificationEvent {
    /// It was granted.
    Granted,
    /// It was withdrawn.
    Revoked,
}

impl CertificationEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Revoked => "revoked",
        }
    }
}

/// Why a command on a certification is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CertificationError {
    /// The framework is no instrument.
    #[error(transparent)]
    Instrument(#[from] InstrumentError),
    /// A certification does not begin on a day to come.
    #[error("a day to come")]
    InFuture,
    /// Ratings of the examination say what they cannot say; every place is named.
    #[error("{} places of the examination are wrong", .0.len())]
    Unsound(Vec<Violation>),
    /// Too few ratings lie near the master code.
    #[error("{within} of {of} lie within {levels} levels")]
    NotPassed {
        /// Ratings that are near enough.
        within: u64,
        /// Ratings.
        of: u64,
        /// How near.
        levels: i32,
        /// The share that is needed, in ten-thousandths.
        share_e4: i32,
    },
    /// It was withdrawn before.
    #[error("withdrawn on {0}")]
    AlreadyRevoked(Date),
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}

/// Refuses a version by which nobody is examined: only what is in use or tried out is.
pub fn must_be_examined(kind: FrameworkKind, status: VersionStatus) -> Result<(), InstrumentError> {
    super::observation::must_be_usable(kind, status, super::observation::Purpose::Practice)
}

impl Certification {
    /// Records that somebody has passed. How long it holds, and how near to the master codes is near enough, is the instrument's rule.
    pub fn grant(
        id: CertificationId,
        said: &Examined,
        instrument: Instrument<'_>,
        (today, now): (Date, Timestamp),
    ) -> Result<(Self, Vec<CertificationEvent>), CertificationError> {
        let from = said.from.unwrap_or(today);
        if from > today {
            return Err(CertificationError::InFuture);
        }
        let (exam_within, exam_of) = examine(instrument, &said.ratings)?;
        let months = instrument.procedure().map_or(0, |procedure| procedure.certified_months);
        let valid_to = (months > 0).then(|| from.checked_add(i64::from(months).months()).ok()).flatten();
        let record = CertificationRecord {
            id,
            version: 1,
            framework: said.framework,
            framework_n: said.framework_n,
            observer: said.observer,
            exam_within,
            exam_of,
            valid_from: from,
            valid_to,
            revoked_on: None,
            revoke_reason: String::new(),
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![CertificationEvent::Granted]))
    }

    /// What was kept.
    pub fn restore(record: CertificationRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &CertificationRecord {
        &self.record
    }

    /// Whether the observer is certified on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        let valid = Period::try_new(Some(self.record.valid_from), self.record.valid_to).is_ok_and(|valid| valid.contains(day));
        valid && self.record.revoked_on.is_none_or(|revoked| day < revoked)
    }

    /// Withdraws it from today on.
    pub fn revoke(&mut self, why: &str, (today, now): (Date, Timestamp)) -> Result<Vec<CertificationEvent>, CertificationError> {
        if let Some(on) = self.record.revoked_on {
            return Err(CertificationError::AlreadyRevoked(on));
        }
        self.record.revoke_reason = reason(why)?;
        self.record.revoked_on = Some(today);
        self.record.version += 1;
        self.record.updated_at = now;
        Ok(vec![CertificationEvent::Revoked])
    }
}

/// Ratings near enough, and all of them; 0 of 0 where the instrument asks for no examination.
fn examine(instrument: Instrument<'_>, ratings: &[ExamRating]) -> Result<(i32, i32), CertificationError> {
    let rule = instrument.procedure().filter(|procedure| procedure.exam_share_e4 > 0);
    let mut found = Found::default();
    match (rule, ratings.is_empty()) {
        (Some(_), true) => found.at("exam_ratings", Problem::Required),
        (None, false) => found.at("exam_ratings", Problem::GoesWith("exam_share_e4")),
        (Some(_), false) | (None, true) => {}
    }
    let mut pairs = Vec::new();
    for (at, rating) in ratings.iter().enumerate() {
        let Some((_, scale)) = instrument.element(&rating.code) else {
            found.at(format!("exam_ratings[{at}].code"), Problem::Unknown(rating.code.clone()));
            continue;
        };
        for (rank, field) in [(rating.given, "given_rank"), (rating.master, "master_rank")] {
            if !scale.has(rank) {
                found.at(format!("exam_ratings[{at}].{field}"), Problem::NoSuchLevel { levels: scale.highest() });
            }
        }
        pairs.extend(u8::try_from(rating.given).ok().zip(u8::try_from(rating.master).ok()));
    }
    if !found.0.is_empty() {
        return Err(CertificationError::Unsound(found.0));
    }
    let Some(rule) = rule else { return Ok((0, 0)) };
    let within_levels = u8::try_from(rule.exam_within_levels).unwrap_or(u8::MAX);
    let result = Exam { within_levels, share: Decimal::of_units(rule.exam_share_e4.into()) }.judge(&pairs);
    if !result.passed {
        let (levels, share_e4) = (rule.exam_within_levels, rule.exam_share_e4);
        return Err(CertificationError::NotPassed { within: result.within, of: result.of, levels, share_e4 });
    }
    let count = |of: u64| i32::try_from(of).unwrap_or(i32::MAX);
    Ok((count(result.within), count(result.of)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::observation::given;
    use super::*;

    fn rating(code: &str, given: i32, master: i32) -> ExamRating {
        ExamRating { code: code.to_owned(), given, master }
    }

    fn grant(ratings: Vec<ExamRating>, from: Option<Date>) -> Result<Certification, CertificationError> {
        let content = given::content();
        let instrument = Instrument::try_new(FrameworkKind::ClassroomObservation, &content).unwrap();
        let said = Examined { framework: FrameworkId(Uuid::nil()), framework_n: 1, observer: Uuid::from_u128(1), from, ratings };
        Certification::grant(CertificationId(Uuid::nil()), &said, instrument, (date(2022, 1, 31), Timestamp::UNIX_EPOCH)).map(|made| made.0)
    }

    fn passed() -> Vec<ExamRating> {
        vec![rating("1", 3, 3), rating("1", 4, 3), rating("2", 2, 3), rating("2", 5, 5), rating("2", 1, 5)]
    }

    #[test]
    fn four_fifths_near_the_master_code_are_certified_for_as_long_as_the_instrument_says() {
        let certified = grant(passed(), None).unwrap();
        let record = certified.record();
        assert_eq!((record.exam_within, record.exam_of, record.valid_from), (4, 5, date(2022, 1, 31)));
        assert_eq!(record.valid_to, Some(date(2023, 1, 31)), "twelve months");
        let days = [date(2022, 1, 30), date(2022, 1, 31), date(2023, 1, 30), date(2023, 1, 31)];
        assert_eq!(days.map(|day| certified.holds_on(day)), [false, true, true, false]);
        let failed = grant(passed().into_iter().rev().take(4).collect(), None);
        assert_eq!(failed, Err(CertificationError::NotPassed { within: 3, of: 4, levels: 1, share_e4: 8_000 }));
        assert_eq!(grant(passed(), Some(date(2022, 2, 1))), Err(CertificationError::InFuture));
    }

    #[test]
    fn an_examination_is_about_elements_and_their_levels() {
        let refused = |ratings| match grant(ratings, None) {
            Err(CertificationError::Unsound(found)) => found.into_iter().map(|one| one.path).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(Vec::new()), ["exam_ratings"]);
        let odd = vec![rating("1.1", 1, 1), rating("T1", 1, 1), rating("9", 1, 1), rating("1", 6, 0)];
        let expected = ["exam_ratings[0].code", "exam_ratings[1].code", "exam_ratings[2].code"];
        let found = refused(odd);
        assert_eq!(found[..3], expected);
        assert_eq!(found[3..], ["exam_ratings[3].given_rank", "exam_ratings[3].master_rank"]);
    }

    #[test]
    fn an_instrument_without_examination_takes_no_ratings() {
        let mut content = given::content();
        content.procedure.as_mut().unwrap().exam_share_e4 = 0;
        content.procedure.as_mut().unwrap().certified_months = 0;
        let instrument = Instrument::try_new(FrameworkKind::ClassroomObservation, &content).unwrap();
        let said = |ratings| Examined {
            framework: FrameworkId(Uuid::nil()),
            framework_n: 1,
            observer: Uuid::from_u128(1),
            from: Some(date(2020, 1, 1)),
            ratings,
        };
        let grant =
            |said| Certification::grant(CertificationId(Uuid::nil()), &said, instrument, (date(2022, 1, 31), Timestamp::UNIX_EPOCH));
        let (made, _) = grant(said(Vec::new())).unwrap();
        assert_eq!((made.record().exam_of, made.record().valid_to), (0, None));
        assert!(made.holds_on(date(2099, 1, 1)));
        assert!(matches!(grant(said(passed())), Err(CertificationError::Unsound(_))));
    }

    #[test]
    fn what_is_withdrawn_held_until_then() {
        let mut certified = grant(passed(), None).unwrap();
        let on = (date(2022, 6, 1), Timestamp::UNIX_EPOCH);
        assert_eq!(certified.revoke(" ", on), Err(ReasonRequired.into()));
        assert_eq!(certified.revoke("สอบใหม่", on), Ok(vec![CertificationEvent::Revoked]));
        assert!(certified.holds_on(date(2022, 5, 31)) && !certified.holds_on(date(2022, 6, 1)));
        assert_eq!(
            (certified.record().version, certified.revoke("อีก", on)),
            (2, Err(CertificationError::AlreadyRevoked(date(2022, 6, 1))))
        );
    }

    #[test]
    fn only_what_observes_lessons_and_is_in_use_or_tried_out_is_examined() {
        let kind = FrameworkKind::ClassroomObservation;
        assert_eq!(must_be_examined(kind, VersionStatus::Trial), Ok(()));
        assert_eq!(must_be_examined(kind, VersionStatus::Retired), Err(InstrumentError::NotInUse(VersionStatus::Retired)));
        let survey = FrameworkKind::Survey;
        assert_eq!(must_be_examined(survey, VersionStatus::Published), Err(InstrumentError::OfAnotherKind(survey)));
    }
}
