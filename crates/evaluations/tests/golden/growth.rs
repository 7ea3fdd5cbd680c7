//! Shares, growth and the words for both.

use evaluations::domain::statistics::{Bands, Confidence, Edge, Effect, Growth, Undefined, wilson};
use serde::Deserialize;
use serde_json::Value;

use super::{cases, count, near, section, sure};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Share {
    successes: u64,
    n: u64,
    confidence: f64,
}

pub(crate) fn run_wilson() {
    for case in cases::<Share>("wilson_interval") {
        let found = wilson(case.input.successes, case.input.n, Confidence::try_new(case.input.confidence).expect("a confidence"));
        case.holds(|key| match key {
            "lower" => Some(found.map(|interval| interval.lower)),
            "upper" => Some(found.map(|interval| interval.upper)),
            _ => None,
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairs {
    pre: Vec<f64>,
    post: Vec<f64>,
    paired: bool,
    max: f64,
}

pub(crate) fn run() {
    for case in cases::<Pairs>("growth") {
        let Pairs { pre, post, paired, max } = &case.input;
        assert!(*paired && pre.len() == post.len(), "{}", case.id);
        let growth = Growth::of(&pre.iter().copied().zip(post.iter().copied()).collect::<Vec<_>>()).expect("pairs");
        let effect = |effect| Some(growth.effect(effect));
        case.holds(|key| match key {
            "n" => count(growth.n()),
            "mean_pre" => sure(growth.mean_pre()),
            "mean_post" => sure(growth.mean_post()),
            "gain" => sure(growth.gain()),
            "sd_pre" => Some(growth.sd_pre()),
            "sd_post" => Some(growth.sd_post()),
            "sd_difference" => Some(growth.sd_difference()),
            "d_av" => effect(Effect::DAv),
            "d_z" => effect(Effect::DZ),
            "glass_delta" => effect(Effect::GlassDeltaPre),
            "hedges_g_av_df_n_minus_1" => effect(Effect::HedgesGAvDfNMinus1),
            "hedges_g_av_df_2n_minus_2" => effect(Effect::HedgesGAvDf2NMinus2),
            "normalised_gain_of_averages" => Some(growth.gain_of_averages(*max)),
            "average_of_normalised_gains" => Some(growth.average_of_gains(*max).map(|average| average.value)),
            _ => None,
        });
        if case.id == "GRO-1-eight-matched-schools" {
            // Its note prints the two with the exact form of J.
            assert!(near(growth.effect(Effect::HedgesGAvDfNMinus1Exact), 1.260_814, 5e-7));
            assert!(near(growth.effect(Effect::HedgesGAvDf2NMinus2Exact), 1.341_847, 5e-7));
            assert_ne!(growth.effect(Effect::DAv), Err(Undefined::ZeroSpread));
        }
    }
}

/// Bands as the file writes them, `{label, max_exclusive | max_inclusive}` from the lowest upwards.
fn bands(of: &Value) -> Bands {
    let band = |band: &Value| {
        let number = |key: &str| band.get(key).map(|value| value.as_f64().expect("a number"));
        let edge = number("max_exclusive").map(Edge::Below).or_else(|| number("max_inclusive").map(Edge::UpTo)).expect("an end");
        (band["label"].as_str().expect("a label").to_owned(), edge)
    };
    Bands::try_new(of.as_array().expect("a list").iter().map(band).collect()).expect("bands")
}

pub(crate) fn run_bands() {
    let section = section("interpretation_bands");
    let tables = section.as_object().expect("tables");
    let number = |of: &Value, key: &str| of[key].as_f64().expect("a number");
    for (name, table) in tables {
        match name.as_str() {
            "certainty" => {}
            "landis_koch_kappa" => assert_eq!(bands(table), Bands::landis_koch()),
            "koo_li_icc" => assert_eq!(bands(table), Bands::koo_li()),
            "cohen_d" => {
                let found: Vec<(&str, f64)> = ["small", "medium", "large"].map(|word| (word, number(table, word))).to_vec();
                let cohen = Bands::cohen();
                assert!(found.iter().all(|(word, from)| cohen.word(*from) == Some(word) && cohen.word(from - 1e-9) != Some(word)));
            }
            "kraft_2020_education" => {
                let (small, medium, large) = (number(table, "small_below"), number(table, "medium_below"), number(table, "large_from"));
                let words = [small - 1e-9, small, medium - 1e-9, large].map(|effect| Bands::kraft().word(effect).map(str::to_owned));
                assert_eq!(words, ["small", "medium", "medium", "large"].map(|word| Some(word.to_owned())));
            }
            other => panic!("nothing answers for {other}"),
        }
    }
    assert_eq!(tables.len(), 5);
}
