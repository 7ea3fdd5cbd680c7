//! How people name organisations, and how such a name is looked up. Every stored name has a [`key`]; a phrase is read into
//! keys; looking up is equality of keys. What the found names mean is decided by [`resolve`].

use chassis::thai::normalise::search_key;
use thiserror::Error;

use super::OrganisationId;

/// What a phrase asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase {
    /// Names to look up by their keys, in order. `เขต 1-5` gives five.
    Keys(Vec<String>),
    /// A bare number: codes of several schemes look alike, so the caller must name the scheme.
    BareCode(String),
    /// Prose that counts organisations without naming one: `หน่วยงานทั้ง 6 ฝ่าย`.
    NamesNobody,
}

/// A stored name with the key that a phrase asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMatch {
    /// The key of the name.
    pub key: String,
    /// Whose name it is.
    pub organisation: OrganisationId,
    /// The name means this organisation only inside an agreement with it.
    pub needs_context: bool,
}

/// Why a phrase means no certain organisation.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AliasError {
    /// A bare number, of whichever scheme.
    #[error("code {value} needs a scheme")]
    CodeSchemeRequired {
        /// The number.
        value: String,
    },
    /// The phrase means several organisations where it should mean one.
    #[error("{value} matches several organisations")]
    Ambiguous {
        /// The phrase.
        value: String,
    },
}

/// Most names that one phrase may stand for.
const MOST_NAMES: usize = 100;

/// Abbreviations in front of a name, without dots, and what they stand for.
const ABBREVIATIONS: [(&str, &str); 7] = [
    ("สพป", PRIMARY_OFFICE),
    ("สพม", SECONDARY_OFFICE),
    ("ศธจ", "สำนักงานศึกษาธิการจังหวัด"),
    ("ศธภ", "สำนักงานศึกษาธิการภาค"),
    ("อบจ", "องค์การบริหารส่วนจังหวัด"),
    ("อบต", "องค์การบริหารส่วนตำบล"),
    ("รร", "โรงเรียน"),
];
const PRIMARY_OFFICE: &str = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา";
const SECONDARY_OFFICE: &str = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา";

/// Words that a number in prose counts.
const COUNTED: [&str; 7] = ["ฝ่าย", "แห่ง", "หน่วยงาน", "หน่วย", "องค์กร", "เขต", "ภาคี"];

/// The form of a name by which it is looked up: the search key in lower case, without spaces, dots and commas, a leading
/// abbreviation written out, and without the `จังหวัด` that the names of area offices carry or not. `key(key(x)) == key(x)`.
pub fn key(name: &str) -> String {
    let squeezed: String = search_key(name).to_lowercase().chars().filter(|c| !matches!(c, ' ' | '.' | ',')).collect();
    // What stood apart may now be one letter, two เ for example.
    let squeezed = search_key(&squeezed);
    let written_out = ABBREVIATIONS.iter().find_map(|(short, full)| squeezed.strip_prefix(short).map(|rest| format!("{full}{rest}")));
    let name = written_out.unwrap_or(squeezed);
    for office in [PRIMARY_OFFICE, SECONDARY_OFFICE] {
        if let Some(rest) = name.strip_prefix(office) {
            return format!("{office}{}", rest.trim_start_matches("จังหวัด"));
        }
    }
    name
}

/// Whether a name is abbreviated by ฯ: it then means what its context says, and needs one.
pub fn needs_context(name: &str) -> bool {
    search_key(name).ends_with('ฯ')
}

/// Reads a phrase as people write it.
pub fn read(text: &str) -> Phrase {
    let text = search_key(text);
    let digits: String = text.chars().filter(|c| *c != ' ').collect();
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Phrase::BareCode(digits);
    }
    if text.is_empty() || counts_without_naming(&text) {
        return Phrase::NamesNobody;
    }
    match trailing_numbers(&text) {
        Some((stem, numbers)) => Phrase::Keys(numbers.into_iter().map(|number| key(&format!("{stem}{number}"))).collect()),
        None => Phrase::Keys(vec![key(&text)]),
    }
}

/// The organisations that the phrase means, in its order, each once. `matches` are the stored names with its keys; a name
/// that needs context counts only for the organisations in `context` (the parties of an agreement), which also decides
/// between several. Keys that match nothing are left out.
pub fn resolve(text: &str, matches: &[NameMatch], context: &[OrganisationId]) -> Result<Vec<OrganisationId>, AliasError> {
    let keys = match read(text) {
        Phrase::Keys(keys) => keys,
        Phrase::BareCode(value) => return Err(AliasError::CodeSchemeRequired { value }),
        Phrase::NamesNobody => return Ok(Vec::new()),
    };
    let mut meant = Vec::new();
    for key in keys {
        let counts = |name: &&NameMatch| name.key == key && (!name.needs_context || context.contains(&name.organisation));
        let mut candidates: Vec<OrganisationId> = matches.iter().filter(counts).map(|name| name.organisation).collect();
        candidates.sort_unstable();
        candidates.dedup();
        if candidates.len() > 1 {
            candidates.retain(|candidate| context.contains(candidate));
            if candidates.len() != 1 {
                return Err(AliasError::Ambiguous { value: chassis::thai::normalise::clean(text) });
            }
        }
        meant.extend(candidates.into_iter().filter(|candidate| !meant.contains(candidate)).collect::<Vec<_>>());
    }
    Ok(meant)
}

/// `ทั้ง`, a number, and a word that counts, at the end.
fn counts_without_naming(text: &str) -> bool {
    let Some((_, counted)) = text.rsplit_once("ทั้ง") else { return false };
    let counted = counted.trim_start();
    let unit = counted.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < counted.len() && COUNTED.contains(&unit.trim())
}

/// A name that ends in a range or a list of numbers: what stands before them, and the numbers. Nothing for a single number.
fn trailing_numbers(text: &str) -> Option<(&str, Vec<u32>)> {
    let starts = text.char_indices().scan(' ', |before, (at, c)| {
        let begins = c.is_ascii_digit() && !before.is_ascii_digit();
        *before = c;
        Some((at, begins))
    });
    // The longest tail of numbers and words between them; if it makes no sense as a whole, its parts do not either.
    let (stem, tail) = starts.filter(|(_, begins)| *begins).find_map(|(at, _)| Some((&text[..at], tokens(&text[at..])?)))?;
    let numbers = numbers(&tail)?;
    (numbers.len() > 1 && !stem.trim().is_empty()).then_some((stem, numbers))
}

enum Token {
    Number(u32),
    UpTo,
    And,
}

/// Reads `1-5`, `1 ถึง เขต 5`, `1, 2 และ 4` and mixtures; nothing for anything else.
fn numbers(tokens: &[Token]) -> Option<Vec<u32>> {
    let mut out = Vec::new();
    let mut rest = tokens;
    loop {
        rest = match rest {
            [Token::Number(from), Token::UpTo, Token::Number(to), rest @ ..] => {
                let count = usize::try_from(to.checked_sub(*from)?).ok()?;
                if count >= MOST_NAMES {
                    return None;
                }
                out.extend(*from..=*to);
                rest
            }
            [Token::Number(number), rest @ ..] => {
                out.push(*number);
                rest
            }
            _ => return None,
        };
        rest = match rest {
            [] => return (out.len() <= MOST_NAMES).then_some(out),
            [Token::And, rest @ ..] => rest,
            _ => return None,
        };
    }
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    const WORDS: [(&str, Option<Token>); 9] = [
        (" ", None),
        ("เขต", None),
        ("-", Some(Token::UpTo)),
        ("–", Some(Token::UpTo)),
        ("—", Some(Token::UpTo)),
        ("ถึง", Some(Token::UpTo)),
        (",", Some(Token::And)),
        ("และ", Some(Token::And)),
        ("กับ", Some(Token::And)),
    ];
    let mut out: Vec<Token> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits > 0 {
            out.push(Token::Number(rest[..digits].parse().ok()?));
            rest = &rest[digits..];
            continue;
        }
        let (word, token) = WORDS.iter().find(|(word, _)| rest.starts_with(word))?;
        match (token, out.last()) {
            (Some(Token::UpTo), _) => out.push(Token::UpTo),
            // "1, 2, และ 3" has one "and" too many; it says nothing more.
            (Some(Token::And), Some(Token::And)) | (None, _) => {}
            (Some(Token::And | Token::Number(_)), _) => out.push(Token::And),
        }
        rest = &rest[word.len()..];
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn keys(text: &str) -> Vec<String> {
        match read(text) {
            Phrase::Keys(keys) => keys,
            Phrase::BareCode(code) => panic!("a code {code}"),
            Phrase::NamesNobody => panic!("{text} names nobody"),
        }
    }

    fn offices(numbers: &[u32]) -> Vec<String> {
        numbers.iter().map(|number| key(&format!("สพป.ขอนแก่น เขต {number}"))).collect()
    }

    #[test]
    fn ranges_and_lists_stand_for_every_one_of_them() {
        for range in ["สพป.ขอนแก่น เขต 1-3", "สพป.ขอนแก่น เขต 1 – 3", "สพป.ขอนแก่น เขต 1 ถึง เขต 3", "สพป.ขอนแก่น เขต ๑, ๒ และ ๓"]
        {
            assert_eq!(keys(range), offices(&[1, 2, 3]), "{range}");
        }
        assert_eq!(keys("สพป.ขอนแก่น เขต 1-2, และเขต 5"), offices(&[1, 2, 5]));
        assert_eq!(keys("ขก1-2"), ["ขก1", "ขก2"]);
    }

    #[test]
    fn a_range_that_runs_backwards_or_too_far_is_an_unknown_name() {
        for odd in ["เขต 5-1", "เขต 1-101", "เขต 1-60, 1-60", "เขต 1-1000000", "เขต 1-4294967295", "เขต 1-2-3", "เขต 1-99999999999"]
        {
            assert_eq!(keys(odd).len(), 1, "{odd}");
        }
        assert_eq!(keys("เขต 1-100").len(), 100);
    }

    #[test]
    fn an_abbreviation_with_or_without_its_dot_is_the_office() {
        for name in ["สพป.ขอนแก่น เขต 1", "สพป. ขอนแก่น เขต 1", "สพปขอนแก่นเขต1", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาจังหวัดขอนแก่น เขต ๑"]
        {
            assert_eq!(key(name), key("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาขอนแก่น เขต 1"), "{name}");
        }
        assert_eq!(key("ศธจ.ขอนแก่น"), key("สำนักงานศึกษาธิการจังหวัดขอนแก่น"));
        assert_ne!(key("สพป.ขอนแก่น เขต 1"), key("สพม.ขอนแก่น เขต 1"));
    }

    #[test]
    fn a_number_alone_needs_a_scheme_and_a_count_names_nobody() {
        assert_eq!(read(" ๔๐๐๑ "), Phrase::BareCode("4001".to_owned()));
        for prose in ["", "หน่วยงานทั้ง 6 ฝ่าย", "ทั้ง ๕ เขต", "โรงเรียนทั้ง 12 แห่ง"]
        {
            assert_eq!(read(prose), Phrase::NamesNobody, "{prose}");
        }
    }

    #[test]
    fn two_organisations_with_one_name_are_ambiguous_until_the_context_decides() {
        let (one, two) = (OrganisationId(Uuid::from_u128(1)), OrganisationId(Uuid::from_u128(2)));
        let named = |organisation, needs_context| NameMatch { key: key("สถาบันฯ"), organisation, needs_context };
        let sure = [named(one, false), named(two, false), named(one, false)];
        let ambiguous = Err(AliasError::Ambiguous { value: "สถาบันฯ".to_owned() });
        assert_eq!(resolve("สถาบันฯ", &sure, &[]), ambiguous);
        assert_eq!(resolve("สถาบันฯ", &sure, &[one, two]), ambiguous);
        assert_eq!(resolve("สถาบันฯ", &sure, &[two]), Ok(vec![two]));
        let contextual = [named(one, true), named(two, true)];
        assert_eq!(resolve("สถาบันฯ", &contextual, &[]), Ok(vec![]));
        assert_eq!(resolve("สถาบันฯ", &contextual, &[one]), Ok(vec![one]));
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(name in "(สพป|สพม|ศธจ|รร)?\\.?(จังหวัด)*[ก-ฮ0-9๐-๙ .,ะ-์]{0,20}") {
            prop_assert_eq!(key(&key(&name)), key(&name));
        }

        #[test]
        fn reading_never_panics_and_never_yields_too_much(text in any::<String>()) {
            if let Phrase::Keys(keys) = read(&text) {
                prop_assert!((1..=MOST_NAMES).contains(&keys.len()));
            }
        }

        #[test]
        fn spaces_and_dots_do_not_matter(at in prop::collection::vec(0_usize..24, 0..6)) {
            let name = "ศูนย์พัฒนาตัวอย่าง เขต 3";
            let mut spaced: Vec<char> = name.chars().collect();
            for (count, at) in at.into_iter().enumerate() {
                // Never between a letter and its mark: that would be another text.
                let at = at.min(spaced.len());
                let before_mark = spaced.get(at).is_some_and(|c| matches!(c, '\u{0E31}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}'));
                if !before_mark {
                    spaced.insert(at, if count % 2 == 0 { ' ' } else { '.' });
                }
            }
            prop_assert_eq!(key(&spaced.into_iter().collect::<String>()), key(name));
        }
    }
}
