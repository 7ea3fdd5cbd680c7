//! What holds of agreement whatever people rate.

use proptest::prelude::*;

use super::*;

const CONFIDENCE: Confidence = Confidence::NINETY_FIVE;

fn scale() -> Categories {
    Categories::levels(5).unwrap()
}

fn pairs() -> impl Strategy<Value = Vec<(i32, i32)>> {
    prop::collection::vec((1..=5_i32, 1..=5_i32), 0..40)
}

/// Units with up to four values, some with one or none.
fn units() -> impl Strategy<Value = Vec<Vec<f64>>> {
    prop::collection::vec(prop::collection::vec((1..=5_i32).prop_map(f64::from), 0..=4), 0..20)
}

fn table() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (2..6_usize, 2..10_usize)
        .prop_flat_map(|(raters, targets)| prop::collection::vec(prop::collection::vec((1..=5_i32).prop_map(f64::from), raters), targets))
}

fn near(a: Computed<f64>, b: Computed<f64>) -> bool {
    match (a, b) {
        (Ok(a), Ok(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

fn kappa(pairs: &[(i32, i32)], weights: Weights) -> Statistic {
    PairTable::of(scale(), pairs.iter().copied()).unwrap().kappa(weights, CONFIDENCE)
}

fn weights() -> impl Strategy<Value = Weights> {
    prop::sample::select(Weights::ALL)
}

fn metric() -> impl Strategy<Value = Metric> {
    prop::sample::select(Metric::ALL)
}

fn alpha(units: &[Vec<f64>], metric: Metric) -> Statistic {
    Reliability::by_unit(units, None).unwrap().alpha(metric)
}

/// A finite value of at most 1 within its interval, or a reason for both.
fn honest(statistic: &Statistic) -> bool {
    match (statistic.value, statistic.interval) {
        (Ok(value), Ok(interval)) => value <= 1.0 && interval.lower <= value && value <= interval.upper,
        (Ok(value), Err(_)) => value.is_finite() && value <= 1.0,
        (Err(_), interval) => interval.is_err(),
    }
}

proptest! {
    #[test]
    fn kappa_does_not_ask_who_came_first_nor_in_which_order(given in pairs(), weights in weights()) {
        let found = kappa(&given, weights);
        let swapped: Vec<(i32, i32)> = given.iter().map(|(a, b)| (*b, *a)).collect();
        let reversed: Vec<(i32, i32)> = given.iter().rev().copied().collect();
        prop_assert!(near(found.value, kappa(&swapped, weights).value));
        prop_assert_eq!(found, kappa(&reversed, weights));
    }

    #[test]
    fn kappa_is_at_most_one_lies_in_its_interval_and_is_a_number_or_a_reason(given in pairs(), weights in weights()) {
        let found = kappa(&given, weights);
        prop_assert!(honest(&found), "{:?}", found);
        prop_assert_eq!(found.value == Err(Undefined::NoPairs), given.is_empty());
        prop_assert_eq!((found.n, found.categories), (given.len() as u64, Some(scale())));
    }

    #[test]
    fn raters_who_always_agree_have_kappa_one_unless_they_said_one_thing_only(
        given in prop::collection::vec(1..=5_i32, 1..40),
        weights in weights(),
    ) {
        let same: Vec<(i32, i32)> = given.iter().map(|level| (*level, *level)).collect();
        let varied = given.iter().any(|level| *level != given[0]);
        prop_assert_eq!(kappa(&same, weights).value, if varied { Ok(1.0) } else { Err(Undefined::NoVariation) });
    }

    #[test]
    fn on_two_categories_weights_change_nothing(given in prop::collection::vec((0..=1_i32, 0..=1_i32), 0..40)) {
        let table = PairTable::of(Categories::marks(), given).unwrap();
        let [plain, linear, quadratic] = [Weights::Unweighted, Weights::Linear, Weights::Quadratic].map(|w| table.kappa(w, CONFIDENCE));
        prop_assert!(near(plain.value, linear.value) && near(plain.value, quadratic.value));
    }

    #[test]
    fn exact_agreement_is_never_above_adjacent(given in pairs()) {
        let table = PairTable::of(scale(), given).unwrap();
        let (exact, adjacent) = (table.exact(CONFIDENCE), table.adjacent(CONFIDENCE));
        prop_assert!(honest(&exact) && honest(&adjacent));
        prop_assert!(exact.value.is_err() || exact.value.unwrap() <= adjacent.value.unwrap());
    }

    #[test]
    fn tables_add_up_like_pairs(first in pairs(), second in pairs(), weights in weights()) {
        let of = |pairs: &[(i32, i32)]| PairTable::of(scale(), pairs.iter().copied()).unwrap();
        let mut sum = of(&first);
        sum.add(&of(&second)).unwrap();
        let both: Vec<(i32, i32)> = first.into_iter().chain(second).collect();
        prop_assert_eq!(sum.kappa(weights, CONFIDENCE), of(&both).kappa(weights, CONFIDENCE));
    }

    #[test]
    fn alpha_does_not_ask_for_the_order_of_units_or_observers(given in units(), metric in metric()) {
        let found = alpha(&given, metric);
        let turned: Vec<Vec<f64>> = given.iter().rev().map(|unit| unit.iter().rev().copied().collect()).collect();
        prop_assert!(near(found.value, alpha(&turned, metric).value));
        prop_assert!(found.value.is_err() || found.value.unwrap() <= 1.0);
    }

    #[test]
    fn alpha_leaves_out_what_pairs_nothing(given in units(), lonely in 1..=5_i32, metric in metric()) {
        let mut more = given.clone();
        more.push(vec![f64::from(lonely)]);
        prop_assert_eq!(alpha(&given, metric), alpha(&more, metric));
    }

    #[test]
    fn alpha_of_those_who_always_agree_is_one_unless_there_is_one_value_only(
        given in prop::collection::vec((1..=5_i32, 2..5_usize), 1..20),
        metric in metric(),
    ) {
        let units: Vec<Vec<f64>> = given.iter().map(|(value, raters)| vec![f64::from(*value); *raters]).collect();
        let varied = given.iter().any(|(value, _)| *value != given[0].0);
        prop_assert_eq!(alpha(&units, metric).value, if varied { Ok(1.0) } else { Err(Undefined::NoVariation) });
    }

    #[test]
    fn alpha_of_intervals_does_not_ask_for_unit_and_origin(given in units(), shift in -9..9_i32, factor in 1..9_i32) {
        let moved: Vec<Vec<f64>> =
            given.iter().map(|unit| unit.iter().map(|v| v * f64::from(factor) + f64::from(shift)).collect()).collect();
        prop_assert!(near(alpha(&given, Metric::Interval).value, alpha(&moved, Metric::Interval).value));
    }

    #[test]
    fn a_correlation_does_not_ask_for_the_order_of_targets_or_raters(rows in table(), form in prop::sample::select(IccForm::ALL)) {
        let turned: Vec<Vec<f64>> = rows.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
        let icc = |rows: Vec<Vec<f64>>| RatingTable::try_new(rows).unwrap().icc(form, CONFIDENCE);
        let (found, other) = (icc(rows), icc(turned));
        // A quotient by next to nothing is large and loses digits with its square.
        let size = found.value.map_or(1.0, |value| value.powi(2).max(1.0));
        prop_assert!(near(found.value.map(|v| v / size), other.value.map(|v| v / size)), "{:?} {:?}", found, other);
        prop_assert!(found.value.is_err() || found.value.unwrap() <= 1.0 + 1e-9);
        prop_assert!(found.interval.is_err() || found.interval.unwrap().lower <= found.interval.unwrap().upper, "{:?}", found);
    }

    #[test]
    fn wilsons_interval_holds_the_share_and_stays_within_nought_and_one(n in 1..500_u64, part in 0..=500_u64) {
        let successes = part.min(n);
        let found = wilson(successes, n, CONFIDENCE).unwrap();
        let share = quantity::real(successes) / quantity::real(n);
        prop_assert!(0.0 <= found.lower && found.lower <= share && share <= found.upper && found.upper <= 1.0);
        let mirrored = wilson(n - successes, n, CONFIDENCE).unwrap();
        prop_assert!((found.lower - (1.0 - mirrored.upper)).abs() < 1e-12);
    }
}

#[test]
fn a_share_of_nothing_and_more_than_the_whole_have_no_interval() {
    assert_eq!(wilson(0, 0, CONFIDENCE), Err(Undefined::NoData));
    assert_eq!(wilson(2, 1, CONFIDENCE), Err(Undefined::OutOfRange));
}

#[test]
fn a_rating_that_the_scale_lacks_is_refused_and_counts_nothing() {
    let mut table = PairTable::new(scale());
    assert_eq!(table.count(1, 6), Err(NotInScale(6)));
    assert_eq!((table.pairs(), table.within(5)), (0, 0));
    assert_eq!(table.add(&PairTable::new(Categories::marks())), Err(OtherScale));
}

#[test]
fn the_category_set_is_that_of_the_scale() {
    // Nobody used the middle: on the scale the two are two apart, in the data they would be neighbours.
    let given = [(1, 3), (3, 3), (1, 1), (3, 3)];
    let of = |scale| PairTable::of(scale, given).unwrap().adjacent(CONFIDENCE).value;
    assert_eq!(of(Categories::levels(3).unwrap()), Ok(0.75));
    assert_eq!(of(Categories::try_new([1, 3]).unwrap()), Ok(1.0));
}

#[test]
fn ratios_need_a_true_zero_and_values_that_are_numbers() {
    let of = |units: &[Vec<f64>], metric| Reliability::by_unit(units, None).map(|units| units.alpha(metric).value);
    assert_eq!(of(&[vec![-1.0, 2.0]], Metric::Ratio), Ok(Err(Undefined::OutOfRange)));
    assert_eq!(of(&[vec![0.0, -0.0], vec![3.0, 3.0]], Metric::Ratio), Ok(Ok(1.0)));
    assert_eq!(of(&[vec![f64::NAN, 2.0]], Metric::Nominal), Err(Undefined::OutOfRange));
    assert_eq!(of(&[vec![1.0], vec![]], Metric::Nominal), Ok(Err(Undefined::NoPairs)));
}
