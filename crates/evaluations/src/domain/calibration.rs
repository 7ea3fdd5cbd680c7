//! Rounds of calibration: several observers rate a lesson whose master codes are known.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;
use uuid::Uuid;

use super::framework::FrameworkKind;
use super::framework::check::Problem;
use super::observation::problem::{Found, RecordProblem};
use super::observation::{Agreement, Instrument, InstrumentError, Violation, of_levels};
use super::statistics::{Computed, Confidence, Severity, SeverityRule, Standing};
use super::{CalibrationId, FrameworkId};

/// The level of an element in a segment of the recorded lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalibrationCode {
    /// Number of the segment, from 1.
    pub segment: i32,
    /// The element.
    pub code: String,
    /// The level.
    pub rank: i32,
}

/// What one observer gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalibrationRating {
    /// Opaque reference to the observer.
    pub observer: Uuid,
    /// The levels.
    pub codes: Vec<CalibrationCode>,
}

/// What a caller says about a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calibrated {
    /// The instrument.
    pub framework: FrameworkId,
    /// The version of it.
    pub framework_n: i32,
    /// The day.
    pub held_on: Date,
    /// Which recorded lesson it was.
    pub lesson: String,
    /// Master codes.
    pub master: Vec<CalibrationCode>,
    /// What the observers gave.
    pub ratings: Vec<CalibrationRating>,
}

/// A round. It is recorded once and does not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalibrationRound {
    /// Id.
    pub id: CalibrationId,
    /// What was said about it.
    pub said: Calibrated,
    /// When it was recorded.
    pub created_at: Timestamp,
}

/// Why a round is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalibrationError {
    /// The framework is no instrument with elements.
    #[error(transparent)]
    Instrument(#[from] InstrumentError),
    /// A day to come.
    #[error("a day to come")]
    InFuture,
    /// Codes or ratings say what they cannot say; every place is named.
    #[error("{} places are wrong", .0.len())]
    Unsound(Vec<Violation>),
}

/// Levels beside the master codes: pairs (given, master).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared(Vec<(i32, i32)>);

/// How an observer did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calibration {
    /// How far the observer agrees with the master codes.
    pub agreement: Agreement,
    /// Mean distance from them, in levels.
    pub severity: Computed<f64>,
    /// What it amounts to.
    pub standing: Standing,
    /// How far it has moved since the round before, and what that amounts to; none where there was no round before.
    pub drift: Option<(Computed<f64>, Standing)>,
}

impl CalibrationRound {
    /// Records a round.
    pub fn record(
        id: CalibrationId,
        said: Calibrated,
        instrument: Instrument<'_>,
        (today, now): (Date, Timestamp),
    ) -> Result<Self, CalibrationError> {
        if instrument.kind() != FrameworkKind::ClassroomObservation {
            return Err(InstrumentError::OfAnotherKind(instrument.kind()).into());
        }
        if said.held_on > today {
            return Err(CalibrationError::InFuture);
        }
        let mut found = Found::default();
        let master = look("master", instrument, None, &said.master, &mut found);
        let mut observers = BTreeSet::new();
        for (at, rating) in said.ratings.iter().enumerate() {
            if !observers.insert(rating.observer) {
                found.at(format!("ratings[{at}].observer_ref"), Problem::Twice(rating.observer.to_string()));
            }
            look(&format!("ratings[{at}].codes"), instrument, Some(&master), &rating.codes, &mut found);
        }
        if found.0.is_empty() { Ok(Self { id, said, created_at: now }) } else { Err(CalibrationError::Unsound(found.0)) }
    }

    /// Levels of one who took part, beside the master codes.
    pub fn compared(&self, rating: &CalibrationRating) -> Compared {
        let master = |of: &CalibrationCode| self.said.master.iter().find(|code| (code.segment, &code.code) == (of.segment, &of.code));
        Compared(rating.codes.iter().filter_map(|given| Some((given.rank, master(given)?.rank))).collect())
    }
}

/// Codes of elements, each of a segment once; beside master codes only those that have one.
fn look<'a>(
    path: &str,
    instrument: Instrument<'_>,
    master: Option<&BTreeSet<(i32, &str)>>,
    codes: &'a [CalibrationCode],
    found: &mut Found,
) -> BTreeSet<(i32, &'a str)> {
    let mut once = BTreeSet::new();
    for (at, code) in codes.iter().enumerate() {
        let path = format!("{path}[{at}]");
        let place = (code.segment, code.code.as_str());
        let Some((_, scale)) = instrument.element(&code.code).filter(|_| master.is_none_or(|master| master.contains(&place))) else {
            found.at(format!("{path}.code"), Problem::Unknown(code.code.clone()));
            continue;
        };
        if code.segment > instrument.segments() {
            found.at(format!("{path}.segment"), RecordProblem::TooManySegments(instrument.segments()));
        }
        if !scale.has(code.rank) {
            found.at(format!("{path}.rank"), Problem::NoSuchLevel { levels: scale.highest() });
        }
        if !once.insert(place) {
            found.at(format!("{path}.code"), Problem::Twice(code.code.clone()));
        }
    }
    once
}

impl Compared {
    fn severity(&self) -> Severity {
        let pairs: Vec<(f64, f64)> = self.0.iter().map(|(given, master)| (f64::from(*given), f64::from(*master))).collect();
        Severity::from_master(&pairs, Confidence::NINETY_FIVE)
    }

    /// How the observer did, and how that has changed since an earlier round.
    pub fn judge(&self, instrument: Instrument<'_>, earlier: Option<&Self>, rule: SeverityRule) -> Calibration {
        let severity = self.severity();
        let drift = earlier.map(|earlier| {
            let before = earlier.severity();
            (severity.drift_since(&before), severity.drifted_since(&before, rule))
        });
        Calibration {
            agreement: of_levels(instrument, self.0.iter().copied()),
            severity: severity.mean,
            standing: severity.standing(rule),
            drift,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::observation::given;
    use super::super::statistics::Undefined;
    use super::*;

    const RULE: SeverityRule = SeverityRule { least: 4, levels: 0.5 };

    fn codes(ranks: [i32; 4]) -> Vec<CalibrationCode> {
        let places = [(1, "1"), (1, "2"), (2, "1"), (2, "2")];
        places.into_iter().zip(ranks).map(|((segment, code), rank)| CalibrationCode { segment, code: code.to_owned(), rank }).collect()
    }

    fn said(ratings: Vec<CalibrationRating>) -> Calibrated {
        let (framework, lesson) = (FrameworkId(Uuid::nil()), "บทเรียนตัวอย่าง (ข้อมูลสมมติ)".to_owned());
        Calibrated { framework, framework_n: 1, held_on: date(2022, 6, 1), lesson, master: codes([3, 4, 3, 4]), ratings }
    }

    fn rated(observer: u128, ranks: [i32; 4]) -> CalibrationRating {
        CalibrationRating { observer: Uuid::from_u128(observer), codes: codes(ranks) }
    }

    fn record(said: Calibrated) -> Result<CalibrationRound, CalibrationError> {
        let content = given::content();
        let instrument = Instrument::try_new(FrameworkKind::ClassroomObservation, &content).unwrap();
        CalibrationRound::record(CalibrationId(Uuid::nil()), said, instrument, (date(2022, 6, 1), Timestamp::UNIX_EPOCH))
    }

    #[test]
    fn an_observer_below_the_master_codes_is_severe_and_drift_is_what_changed() {
        let content = given::content();
        let instrument = Instrument::try_new(FrameworkKind::ClassroomObservation, &content).unwrap();
        let round = record(said(vec![rated(1, [2, 3, 2, 3]), rated(2, [3, 4, 3, 4])])).unwrap();
        let [strict, even] = [0, 1].map(|at| round.compared(&round.said.ratings[at]));
        let judged = strict.judge(instrument, Some(&even), RULE);
        assert_eq!((judged.agreement.n, judged.agreement.exact, judged.agreement.adjacent, judged.agreement.categories), (4, 0, 4, 5));
        assert_eq!((judged.severity, judged.standing, judged.drift), (Ok(-1.0), Standing::Severe, Some((Ok(-1.0), Standing::Severe))));
        let judged = even.judge(instrument, None, RULE);
        assert_eq!((judged.severity, judged.standing, judged.drift), (Ok(0.0), Standing::Even, None));
        assert_eq!(judged.agreement.kappa, Ok(1.0));
        let nothing = Compared(Vec::new()).judge(instrument, None, RULE);
        assert_eq!((nothing.severity, nothing.agreement.kappa), (Err(Undefined::NoData), Err(Undefined::NoPairs)));
    }

    #[test]
    fn a_round_says_what_the_instrument_has_each_once_and_rates_what_has_a_master_code() {
        let mut odd = said(vec![rated(1, [3, 4, 3, 6]), rated(1, [3, 4, 3, 4])]);
        odd.master.truncate(3);
        odd.master[2].segment = 3;
        odd.master.push(odd.master[0].clone());
        odd.master[1].code = "1.1".to_owned();
        let Err(CalibrationError::Unsound(found)) = record(odd) else { panic!("refused") };
        let paths: Vec<&str> = found.iter().map(|one| one.path.as_str()).collect();
        let master = ["master[1].code", "master[2].segment", "master[3].code"];
        assert_eq!(paths[..3], master);
        let rest = ["ratings[0].codes[1].code", "ratings[0].codes[2].code", "ratings[0].codes[3].code"];
        assert_eq!(paths[3..6], rest, "nothing to compare them with");
        assert_eq!(paths[6], "ratings[1].observer_ref");
        let rank = record(said(vec![rated(1, [3, 4, 3, 6])])).unwrap_err();
        assert!(matches!(rank, CalibrationError::Unsound(found) if found[0].path == "ratings[0].codes[3].rank"));
        let late = Calibrated { held_on: date(2022, 6, 2), ..said(Vec::new()) };
        assert_eq!(record(late), Err(CalibrationError::InFuture));
    }
}
