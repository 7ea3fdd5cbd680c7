//! Names near a misspelt one.

/// At most this many.
const SHOWN: usize = 3;

/// The candidates that somebody who typed `wanted` may have meant, nearest first.
pub(crate) fn near<'a>(wanted: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let typed = simplified(wanted);
    let limit = (typed.len() / 3).max(1);
    let mut scored: Vec<(usize, &str)> = candidates
        .filter_map(|candidate| {
            let known = simplified(candidate);
            let part = typed.len() >= 3 && (contains(&known, &typed) || contains(&typed, &known));
            let score = distance(&typed, &known);
            (part || score <= limit).then_some((score, candidate))
        })
        .collect();
    scored.sort_unstable();
    scored.dedup();
    scored.into_iter().map(|(_, candidate)| candidate).take(SHOWN).collect()
}

/// `partyNo`, `party_no` and `PARTY-NO` are one.
fn simplified(name: &str) -> Vec<char> {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn contains(long: &[char], short: &[char]) -> bool {
    short.len() >= 3 && long.windows(short.len()).any(|part| part == short)
}

/// Levenshtein distance, one row at a time.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["GetAgreement", "ListAgreements", "GetPerson", "RecordSignature"];

    #[test]
    fn a_typing_error_finds_its_name_first() {
        assert_eq!(near("getagrement", NAMES.into_iter()), ["GetAgreement"]);
        assert_eq!(near("record_signatur", NAMES.into_iter()), ["RecordSignature"]);
    }

    #[test]
    fn a_part_of_a_name_finds_all_that_have_it() {
        assert_eq!(near("agreement", NAMES.into_iter()), ["GetAgreement", "ListAgreements"]);
    }

    #[test]
    fn something_else_finds_nothing() {
        assert!(near("weather", NAMES.into_iter()).is_empty());
    }

    #[test]
    fn the_distance_counts_insertions_removals_and_replacements() {
        let chars = |s: &str| s.chars().collect::<Vec<_>>();
        assert_eq!(distance(&chars("kitten"), &chars("sitting")), 3);
        assert_eq!(distance(&chars(""), &chars("abc")), 3);
    }
}
