//! What a clerk knows of a lesson that it watches, from the appointment to what its teacher is told. Nobody else watches it.

use api::evaluations::v1::ObservationStatus;
use chassis::kernel::Dice;
use uuid::Uuid;

use super::rater::{Draft, Hand, What};
use super::work::Judged;
use super::work::evaluations::Request;
use super::work::observations::{WHOLE, Watched, extent};

/// A clerk as an observer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observer<'a> {
    pub(super) person: &'a str,
    /// Whether what it watches counts.
    pub(super) certified: bool,
}

/// A lesson that is watched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lesson {
    status: ObservationStatus,
    training: bool,
    /// Segments that are recorded.
    segments: i32,
}

impl Lesson {
    fn watched(self, id: Uuid, version: i64) -> Watched {
        Watched { id, version, status: self.status, training: self.training, extent: extent(self.segments) }
    }
}

/// Agrees on a lesson of one of the schools that are judged.
pub(super) fn schedule(dice: &mut Dice, observer: Observer<'_>, judged: &Judged, hand: &Hand<'_>) -> Draft {
    let lesson = Lesson { status: ObservationStatus::Scheduled, training: false, segments: 0 };
    let school = dice.one_of(&judged.schools).unwrap_or_default();
    let request = Request::schedule(hand.form, lesson.watched(hand.id, 1), (judged, school, observer.person));
    Draft { request, id: hand.id, before: 0, after: Some(What::Lesson(lesson)) }
}

/// The next step.
pub(super) fn go_on(dice: &mut Dice, mut lesson: Lesson, (id, before): (Uuid, i64), (observer, hand): (Observer<'_>, &Hand<'_>)) -> Draft {
    use ObservationStatus::{InProgress, Reconciled, Released, Scheduled, Submitted, Unspecified, Void};
    let step: fn(&_, _) -> Request = match lesson.status {
        Scheduled | InProgress if lesson.segments == WHOLE && dice.chance(70) => {
            (lesson.status, lesson.training) = (Submitted, !observer.certified);
            Request::submit_observation
        }
        Scheduled | InProgress if dice.chance(92) => {
            // All of what is recorded is replaced: what comes later may also be less.
            (lesson.status, lesson.segments) = (InProgress, if dice.chance(70) { WHOLE } else { 1 });
            Request::record
        }
        Submitted if dice.chance(85) => {
            lesson.status = Released;
            Request::release
        }
        Scheduled | InProgress | Submitted | Reconciled | Released | Void | Unspecified => {
            lesson.status = Void;
            Request::void
        }
    };
    let request = step(hand.form, (lesson.watched(id, before + 1), before));
    Draft { request, id, before, after: (lesson.status != Void).then_some(What::Lesson(lesson)) }
}
