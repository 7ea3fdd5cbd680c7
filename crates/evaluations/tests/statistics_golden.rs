//! Every case of `golden/statistics.yaml` that evaluations answer for. The file is the specification: a case, a section or an expectation
//! in it that nothing here answers is a failure.

mod golden;

use std::collections::BTreeSet;

/// Sections that are answered here, one test each.
const ANSWERED: [&str; 11] = [
    "agreement",
    "krippendorff_alpha",
    "icc",
    "wilson_interval",
    "growth",
    "percent_formulas",
    "wsa_kk",
    "cut_offs",
    "cut_off_tables",
    "ioc",
    "coverage",
];
/// Answered by the bands themselves.
const BANDS: &str = "interpretation_bands";
/// The money of agreements is the business of partners, who publish it: no evaluation computes it.
const ELSEWHERE: &str = "sroi";
const ABOUT: [&str; 2] = ["schema", "default_tolerance"];

#[test]
fn every_section_of_the_file_has_its_test() {
    let found: BTreeSet<String> = golden::file().into_keys().collect();
    let known = ANSWERED.into_iter().chain([BANDS, ELSEWHERE]).chain(ABOUT);
    assert_eq!(found, known.map(str::to_owned).collect());
}

#[test]
fn two_raters_agree_as_published() {
    golden::agreement::run();
}

#[test]
fn alpha_is_as_krippendorff_printed_it() {
    golden::agreement::run_alpha();
}

#[test]
fn intraclass_correlations_are_as_shrout_and_fleiss_printed_them() {
    golden::agreement::run_icc();
}

#[test]
fn items_are_congruent_as_expected() {
    golden::agreement::run_ioc();
}

#[test]
fn shares_have_wilsons_interval() {
    golden::growth::run_wilson();
}

#[test]
fn growth_and_its_effect_sizes_are_as_expected() {
    golden::growth::run();
}

#[test]
fn bands_have_the_words_of_their_authors() {
    golden::growth::run_bands();
}

#[test]
fn levels_become_percentages_by_the_declared_formula() {
    golden::results::run_percent();
}

#[test]
fn the_whole_school_rubric_is_computed_as_expected() {
    golden::results::run_rubric();
}

#[test]
fn coverage_has_two_decimals() {
    golden::results::run_coverage();
}

#[test]
fn cut_offs_are_compared_in_decimals() {
    golden::cut_offs::run();
}

#[test]
fn tables_of_cut_offs_can_be_made_and_the_one_that_is_built_in_is_that_of_the_file() {
    golden::cut_offs::run_tables();
}
