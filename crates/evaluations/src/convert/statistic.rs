//! Statistics on the wire: each with a value or the reason why it has none.

use api::evaluations::v1 as pb;

use crate::domain::statistics::{Computed, Interval, Statistic, Undefined};

/// A number, or why there is none.
pub(super) fn computed(computed: &Computed<f64>) -> pb::Computed {
    pb::Computed { value: computed.ok(), undefined: reason(computed.as_ref()) }
}

/// An interval, and why there is none.
pub(super) fn interval(computed: &Computed<Interval>) -> (Option<pb::ConfidenceInterval>, i32) {
    let message = |interval: &Interval| pb::ConfidenceInterval {
        lower: interval.lower,
        upper: interval.upper,
        confidence_e4: basis_points(interval.confidence.level()),
        method: interval.method.number(),
    };
    (computed.as_ref().ok().map(message), reason(computed.as_ref()))
}

/// A statistic and what it was computed from.
pub(super) fn statistic(statistic: &Statistic) -> pb::Statistic {
    let (interval, interval_undefined) = interval(&statistic.interval);
    pb::Statistic {
        variant: statistic.variant.number(),
        computed: Some(computed(&statistic.value)),
        n: whole(statistic.n),
        pairs: whole(statistic.pairs),
        categories: statistic.categories.as_ref().map(|categories| categories.values().to_vec()).unwrap_or_default(),
        interval,
        interval_undefined,
    }
}

/// Why there is no value; 0 where there is one.
pub(super) fn reason<T>(computed: Result<T, &Undefined>) -> i32 {
    computed.err().map(|reason| reason.number()).unwrap_or_default()
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A confidence between 0 and 1 in ten-thousandths.
#[expect(clippy::cast_possible_truncation, reason = "a number between 0 and 10000")]
fn basis_points(level: f64) -> i32 {
    (level * 10_000.0).round() as i32
}
