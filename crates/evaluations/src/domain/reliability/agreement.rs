//! How far several raters agree about things on scales of one length: every statistic that there is, each with its value or its reason.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::count;
use crate::domain::statistics::{
    Categories, Computed, Confidence, IccForm, Metric, PairTable, RatingTable, Reliability, Statistic, Undefined, Variant, Weights,
};

/// What was given to one thing and by whom, in the order of the raters of its school.
pub(super) type Thing = Vec<(Uuid, u8)>;

const CONFIDENCE: Confidence = Confidence::NINETY_FIVE;

/// Every statistic of these things. `points` are those of the levels from the lowest, where the lowest is worth none of them.
pub(super) fn statistics(things: &[Thing], categories: &Categories, points: Option<&[f64]>) -> Vec<Statistic> {
    let levels = values(things, f64::from);
    let mut found = of_pairs(things, categories);
    found.extend([Metric::Nominal, Metric::Ordinal, Metric::Interval].map(|metric| alpha(&levels, metric, categories)));
    found.push(match points {
        Some(points) => {
            let worth = |level: u8| points.get(usize::from(level).wrapping_sub(1)).copied().unwrap_or(f64::NAN);
            alpha(&values(things, worth), Metric::Ratio, categories)
        }
        // Level 1 is the lowest of an order and not the absence of anything: no level is twice another.
        None => Statistic { value: Err(Undefined::NoTrueZero), ..alpha(&levels, Metric::Ratio, categories) },
    });
    let (any, same) = (most_usual(levels), RatingTable::crossed(&by_rater(things)));
    found.extend(IccForm::ALL.iter().map(|form| {
        let icc = match form {
            IccForm::OneSingle | IccForm::OneMean => any.clone(),
            IccForm::TwoSingle | IccForm::ThreeSingle | IccForm::TwoMean | IccForm::ThreeMean => same.clone(),
        };
        let icc = icc.map(|table| table.icc(*form, CONFIDENCE));
        let of_scale = |icc| Statistic { categories: Some(categories.clone()), ..icc };
        icc.map_or_else(|reason| undefined(form.variant(), things, categories, reason), of_scale)
    }));
    found
}

/// What is said of pairs of raters, whoever they are.
fn of_pairs(things: &[Thing], categories: &Categories) -> Vec<Statistic> {
    let mut pairs = PairTable::new(categories.clone());
    for given in things {
        for (at, (_, first)) in given.iter().enumerate() {
            for (_, second) in &given[at + 1..] {
                // A level beyond the scale was refused when it was saved; here it would only not be counted.
                let _counted = pairs.count(i32::from(*first), i32::from(*second));
            }
        }
    }
    vec![
        pairs.exact(CONFIDENCE),
        pairs.adjacent(CONFIDENCE),
        pairs.kappa(Weights::Unweighted, CONFIDENCE),
        pairs.kappa(Weights::Linear, CONFIDENCE),
        pairs.kappa(Weights::Quadratic, CONFIDENCE),
    ]
}

fn alpha(values: &[Vec<f64>], metric: Metric, categories: &Categories) -> Statistic {
    let units = Reliability::by_unit(values, Some(categories.clone()));
    units.map_or_else(|reason| undefined(metric.variant(), &[], categories, reason), |units| units.alpha(metric))
}

fn values(things: &[Thing], worth: impl Fn(u8) -> f64) -> Vec<Vec<f64>> {
    things.iter().map(|thing| thing.iter().map(|(_, level)| worth(*level)).collect()).collect()
}

fn by_rater(things: &[Thing]) -> Vec<Vec<(Uuid, f64)>> {
    let compared = things.iter().filter(|thing| thing.len() > 1);
    compared.map(|thing| thing.iter().map(|(rater, level)| (*rater, f64::from(*level))).collect()).collect()
}

/// The things that were rated by the most usual number of raters: of three or more where there are such things, else of two.
fn most_usual(things: Vec<Vec<f64>>) -> Computed<RatingTable> {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    things.iter().filter(|given| given.len() > 1).for_each(|given| *sizes.entry(given.len()).or_default() += 1);
    let usual = sizes.into_iter().max_by_key(|(size, times)| (*size > 2, *times)).map_or(2, |(size, _)| size);
    let rows = things.into_iter().filter(|given| given.len() == usual).collect();
    RatingTable::try_new(rows).map_err(|_| Undefined::OutOfRange)
}

/// A statistic that has no value, of the things that two or more have rated.
fn undefined(variant: Variant, things: &[Thing], categories: &Categories, reason: Undefined) -> Statistic {
    let sizes = things.iter().map(|thing| count(thing)).filter(|raters| *raters > 1);
    let (n, pairs) = sizes.fold((0, 0), |(n, pairs), raters| (n + 1, pairs + raters * (raters - 1) / 2));
    Statistic { variant, n, pairs, categories: Some(categories.clone()), value: Err(reason), interval: Err(reason) }
}
