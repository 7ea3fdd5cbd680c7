//! Counts as real numbers, sums and spreads.

/// What rounding may leave of a sum, as a part of what was summed.
pub(super) const ROUNDING: f64 = 1e-12;

/// A count as a real number; exact up to 2^53, which no count of ratings reaches.
#[expect(clippy::cast_precision_loss, reason = "counts of ratings stay far below 2^53")]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// How many there are.
pub(super) fn count<T>(of: &[T]) -> u64 {
    u64::try_from(of.len()).unwrap_or(u64::MAX)
}

/// Arithmetic mean; None of nothing.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    // Shifted by the first value, so that the mean of equal values is that value exactly.
    let first = values.first()?;
    Some(first + values.iter().map(|value| value - first).sum::<f64>() / real(count(values)))
}

/// Sum of squared distances from the mean. Exactly 0 for equal values, and never what rounding alone leaves.
pub(super) fn squares(values: &[f64]) -> f64 {
    let Some(mean) = mean(values) else { return 0.0 };
    let largest = values.iter().map(|value| value.abs()).fold(0.0, f64::max);
    let sum = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
    if sum <= (largest * ROUNDING).powi(2) * real(count(values)) { 0.0 } else { sum }
}

/// Standard deviation of a sample, denominator n − 1; None below two values.
pub(super) fn deviation(values: &[f64]) -> Option<f64> {
    (values.len() > 1).then(|| (squares(values) / (real(count(values)) - 1.0)).sqrt())
}
