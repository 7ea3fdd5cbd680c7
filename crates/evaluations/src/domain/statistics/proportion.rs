//! Shares of a whole.

use super::confidence::{Confidence, Interval, Method};
use super::quantity::real;
use super::statistic::{Computed, Undefined};

/// Score interval of the share `successes / n`, within 0 and 1: Wilson (1927), without correction for continuity:
/// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
///
/// [`Undefined::NoData`] of nothing; [`Undefined::OutOfRange`] where more succeeded than there were.
pub fn wilson(successes: u64, n: u64, confidence: Confidence) -> Computed<Interval> {
    if n == 0 {
        return Err(Undefined::NoData);
    }
    if successes > n {
        return Err(Undefined::OutOfRange);
    }
    let (n, share, z) = (real(n), real(successes) / real(n), confidence.z()?);
    let squeeze = 1.0 + z * z / n;
    let centre = (share + z * z / (2.0 * n)) / squeeze;
    let half = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt() / squeeze;
    // At 0 and n the ends are 0 and 1 exactly; rounding must not say otherwise.
    let lower = if successes == 0 { 0.0 } else { (centre - half).clamp(0.0, 1.0) };
    let upper = if share < 1.0 { (centre + half).clamp(0.0, 1.0) } else { 1.0 };
    Ok(Interval { lower, upper, confidence, method: Method::Wilson })
}
