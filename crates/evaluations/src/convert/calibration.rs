//! Rounds of calibration between the contract and the domain.

use api::evaluations::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, local_date, optional_id, timestamp};
use uuid::Uuid;

use super::observation_pair::{agreement, figure};
use super::{count, said};
use crate::app::calibration::{Calibrate, Seen};
use crate::domain::calibration::{Calibrated, Calibration, CalibrationCode, CalibrationRating, CalibrationRound};
use crate::domain::statistics::Standing;
use crate::domain::{CalibrationId, FrameworkId};
use crate::store::calibration::Listed;

impl TryFrom<pb::RecordCalibrationRoundRequest> for Calibrate {
    type Error = Failure;

    fn try_from(request: pb::RecordCalibrationRoundRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let mut rating = |(at, rating): (usize, &pb::CalibrationRating)| CalibrationRating {
            observer: read.id(&format!("ratings[{at}].observer_ref"), &rating.observer_ref),
            codes: rating.codes.iter().map(code).collect(),
        };
        let ratings = request.ratings.iter().enumerate().map(&mut rating).collect();
        let said = Calibrated {
            framework: FrameworkId(read.id("framework_id", &request.framework_id)),
            framework_n: request.framework_n,
            held_on: read.required_date("held_on", request.held_on.as_ref()),
            lesson: said(&mut read, "lesson", clean(&request.lesson)),
            master: request.master.iter().map(code).collect(),
            ratings,
        };
        read.finish(Self { id: optional_id(&request.id), said })
    }
}

fn code(given: &pb::CalibrationCode) -> CalibrationCode {
    CalibrationCode { segment: given.segment, code: clean(&given.code), rank: given.rank }
}

/// The round on the wire, without what was rated.
pub(crate) fn message(round: &CalibrationRound, observers: i32) -> pb::CalibrationRound {
    let said = &round.said;
    pb::CalibrationRound {
        id: round.id.to_string(),
        version: 1,
        framework_id: said.framework.to_string(),
        framework_n: said.framework_n,
        held_on: Some(local_date(said.held_on)),
        lesson: said.lesson.clone(),
        codes: count(said.master.len()),
        observers,
        create_time: Some(timestamp(round.created_at)),
    }
}

/// A round that was recorded just now: everybody's ratings are in it.
pub(crate) fn recorded(round: &CalibrationRound) -> pb::CalibrationRound {
    message(round, count(round.said.ratings.len()))
}

/// A round in a list.
pub(crate) fn listed(found: &Listed) -> pb::CalibrationRound {
    pb::CalibrationRound {
        id: found.id.to_string(),
        version: 1,
        framework_id: found.framework_id.to_string(),
        framework_n: found.framework_n,
        held_on: Some(local_date(found.held_on.0)),
        lesson: found.lesson.clone(),
        codes: found.codes,
        observers: found.observers,
        create_time: Some(timestamp(found.created_at.0)),
    }
}

/// One round with results.
pub(crate) fn seen(seen: &Seen) -> pb::GetCalibrationRoundResponse {
    let master = |code: &CalibrationCode| pb::CalibrationCode { segment: code.segment, code: code.code.clone(), rank: code.rank };
    pb::GetCalibrationRoundResponse {
        round: Some(message(&seen.round, seen.observers)),
        results: seen.results.iter().map(result).collect(),
        master: seen.round.said.master.iter().map(master).collect(),
    }
}

fn result((observer, how, earlier): &(Uuid, Calibration, Option<CalibrationId>)) -> pb::ObserverCalibration {
    pb::ObserverCalibration {
        observer_ref: observer.to_string(),
        agreement: Some(agreement(&how.agreement)),
        severity: Some(figure(how.severity)),
        standing: how.standing.number(),
        earlier_round_id: earlier.map(|id| id.to_string()).unwrap_or_default(),
        drift: how.drift.map(|(moved, _)| figure(moved)),
        drift_standing: how.drift.map_or(0, |(_, standing): (_, Standing)| standing.number()),
    }
}
