//! Equatings.

use api::evaluations::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, lines, timestamp};

use crate::app::SetEquating;
use crate::domain::FrameworkId;
use crate::domain::framework::{Equating, EquatingRow, Relation};

impl TryFrom<pb::SetEquatingRequest> for SetEquating {
    type Error = Failure;

    fn try_from(request: pb::SetEquatingRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let rows = request.rows.iter().enumerate().map(|(at, input)| row(&mut read, at, input)).collect();
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, between: (request.from_n, request.to_n), rows, rationale: lines(&request.rationale) })
    }
}

fn row(read: &mut Reader, at: usize, input: &pb::EquatingRow) -> EquatingRow {
    EquatingRow {
        from: clean(&input.from_code),
        to: clean(&input.to_code),
        relation: choice(read, &format!("rows[{at}].relation"), input.relation, Relation::from_number, Relation::NotComparable),
        multiply_e4: input.multiply_e4,
        add_e4: input.add_e4,
    }
}

/// The equating on the wire.
pub(crate) fn message(framework: FrameworkId, equating: &Equating) -> pb::Equating {
    let row = |row: &EquatingRow| pb::EquatingRow {
        from_code: row.from.clone(),
        to_code: row.to.clone(),
        relation: row.relation.number(),
        multiply_e4: row.multiply_e4,
        add_e4: row.add_e4,
    };
    pb::Equating {
        framework_id: framework.to_string(),
        from_n: equating.from_n,
        to_n: equating.to_n,
        rows: equating.rows.iter().map(row).collect(),
        rationale: equating.rationale.clone(),
        set_time: Some(timestamp(equating.set_at)),
    }
}
