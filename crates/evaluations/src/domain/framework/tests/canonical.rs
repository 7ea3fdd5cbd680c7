//! The hash of what a version says: fixed for good, and another one for anything else.

use crate::domain::framework::canonical::{form, hash};

use super::*;
use crate::domain::scores::OneApart;

#[test]
fn the_canonical_form_begins_with_its_name_and_never_changes() {
    let bytes = form("WSA-TEST", 1, &rubric());
    let text = String::from_utf8(bytes).expect("text");
    assert!(text.starts_with("sala.framework/1\n8:WSA-TEST#1;+#2567;#1;4:FIVE5:LEVEL#5;2:L1"), "{text}");
    // A published hash is kept for good: whatever is changed here must still make the same bytes of the same content.
    assert_eq!(hex::encode(hash("WSA-TEST", 1, &rubric())), "4d710c93a7acf2701602b8ecc22025fa83fcaf943424b6e1e2ced3f1a23af555");
    assert_eq!(hex::encode(hash("WSA-TEST", 1, &record())), "707ee8687fef005904fbee56fb201d71e105f98b40c8b1140384e1140d607173");
}

#[test]
fn any_other_content_code_or_number_has_another_hash() {
    let base = hash("WSA-TEST", 1, &rubric());
    assert_ne!(hash("WSA-TEST", 2, &rubric()), base);
    assert_ne!(hash("WSA-TES", 1, &rubric()), base);
    let changes: [fn(&mut Content); 25] = [
        |c| c.effective_year = None,
        |c| c.scales[0].levels[0].label.en = "One".to_owned(),
        |c| c.scales[0].kind = ScaleType::Choice,
        |c| c.nodes.swap(1, 2),
        |c| c.nodes[1].text.th.push(' '),
        |c| c.nodes[1].weight_e4 += 1,
        |c| c.nodes[1].na_allowed = false,
        |c| c.nodes[1].tags = vec!["EQUITY".to_owned()],
        |c| c.nodes[2].only_if = Some(OnlyIf { node: "A.1".to_owned(), level: "L1".to_owned() }),
        |c| c.nodes[2].evidence = Some(EvidenceRule { min_per_item: 0, from_rank: 0 }),
        |c| c.descriptor_sets[0].levels[0].text.th.clear(),
        |c| c.interval_coding = record().interval_coding,
        |c| c.weighting = WeightingRule::None,
        |c| c.aggregation.percent_formula = None,
        |c| c.aggregation.min_rated_e4 = 0,
        |c| c.cut_offs[0].rounded_to = Some(0),
        |c| c.cut_offs[0].bands[1].from_e4 += 1,
        |c| c.pass_percent_e4 = 0,
        |c| c.evidence = None,
        |c| c.own_targets = true,
        |c| c.rounds.clear(),
        |c| c.notes.push(String::new()),
        |c| c.consensus = Some(ConsensusRule { one_apart: OneApart::Lower, far_apart: 2 }),
        |c| c.consensus = Some(ConsensusRule { one_apart: OneApart::Mean, far_apart: 2 }),
        |c| c.consensus = Some(ConsensusRule { one_apart: OneApart::Lower, far_apart: 3 }),
    ];
    let mut hashes: Vec<_> = changes
        .iter()
        .map(|change| {
            let mut content = rubric();
            change(&mut content);
            hash("WSA-TEST", 1, &content)
        })
        .collect();
    hashes.push(base);
    let many = hashes.len();
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), many);
}

#[test]
fn texts_do_not_run_together() {
    let noted = |notes: &[&str]| {
        let notes = notes.iter().map(ToString::to_string).collect();
        form("X", 1, &Content { notes, ..rubric() })
    };
    assert_ne!(noted(&["ab", "c"]), noted(&["a", "bc"]));
    assert_ne!(noted(&["1:a"]), noted(&["", "a"]));
}
