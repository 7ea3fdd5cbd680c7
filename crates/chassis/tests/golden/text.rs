//! The cases about text itself: digits, normalisation, order.

use chassis::thai::collate::Collator;
use chassis::thai::{digits, normalise};
use serde::Deserialize;

use super::{entries, run, run_section, same, section};

#[test]
fn digits_convert_both_ways() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        thai: String,
        arabic: String,
    }
    run_section("digits", |case: Case| {
        same(&digits::to_arabic(&case.thai), &case.arabic)?;
        same(&digits::to_thai(&case.arabic), &case.thai)
    });
}

#[test]
fn typing_variants_are_unified() {
    // The two Unicode columns say why our own rules are needed; they describe NFC and NFKC, which this crate does not use.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        why: String,
        input: String,
        cleaned: String,
        search_key: String,
        #[serde(rename = "nfc_equal")]
        _nfc_equal: bool,
        #[serde(rename = "nfkc_equal")]
        _nfkc_equal: bool,
    }
    let data = section("normalisation");
    assert_eq!(entries(&data), 2, "normalisation: another list to run");
    let ran = run("normalisation", &data["cases"], |case: Case| {
        let cleaned = normalise::clean(&case.input);
        let key = normalise::search_key(&case.input);
        let as_expected = cleaned == case.cleaned && key == case.search_key;
        let settled = normalise::clean(&cleaned) == cleaned && normalise::search_key(&key) == key;
        if as_expected && settled { Ok(()) } else { Err(case.why) }
    });
    assert_eq!(ran, entries(&data["cases"]));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderCase {
    id: String,
    expect: Vec<String>,
    code_point_order_is_wrong: Option<Vec<String>>,
    sort_by: Option<Vec<String>>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

fn check_order(collator: &Collator, case: OrderCase) -> Result<(), String> {
    let sorted = |key: &dyn Fn(&str) -> Vec<u8>| {
        let mut list: Vec<String> = case.expect.iter().rev().cloned().collect();
        list.sort_by_key(|text| key(text));
        list
    };
    if case.sort_by.is_some() {
        return same(&sorted(&|text| collator.label_sort_key(text)), &case.expect).map_err(|e| format!("{}: {e}", case.id));
    }
    let mut compared: Vec<String> = case.expect.iter().rev().cloned().collect();
    compared.sort_by(|left, right| collator.compare(left, right));
    same(&compared, &case.expect)?;
    same(&sorted(&|text| collator.sort_key(text)), &case.expect).map_err(|e| format!("{}: {e}", case.id))?;
    if let Some(wrong) = case.code_point_order_is_wrong {
        let mut by_code_point = case.expect.clone();
        by_code_point.sort();
        same(&by_code_point, &wrong)?;
        same(by_code_point == case.expect, false)?;
    }
    Ok(())
}

#[test]
fn lists_are_in_thai_order_and_no_two_texts_share_a_key() {
    let collator = Collator::new();
    let data = section("collation");
    assert_eq!(data["locale"], "th");
    assert_eq!(entries(&data), 4, "collation: another list to run");
    let orders = run("orders", &data["orders"], |case: OrderCase| check_order(&collator, case));
    let equal = run("equal", &data["equal_under_default_collator"], |(left, right): (String, String)| {
        same(collator.compare(&left, &right), std::cmp::Ordering::Equal)?;
        same(collator.sort_key(&left) == collator.sort_key(&right), false)
    });
    let different = run("different", &data["different_under_default_collator"], |(left, right): (String, String)| {
        same(collator.compare(&left, &right) == std::cmp::Ordering::Equal, false)?;
        same(normalise::clean(&left), normalise::clean(&right))
    });
    let expected = ["orders", "equal_under_default_collator", "different_under_default_collator"].map(|list| entries(&data[list]));
    assert_eq!([orders, equal, different], expected);
}
