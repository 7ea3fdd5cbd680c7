//! What somebody does at a signing, as the words of a source say it.

use chassis::thai::normalise::clean;

use super::agreement::SigningCapacity;

/// What somebody does at a signing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SigningRole {
    /// Signs for a party, in this capacity.
    Signatory(SigningCapacity),
    /// Signs as a witness (พยาน).
    Witness,
    /// Attends as an honorific witness (สักขีพยาน) and signs nothing.
    Attendee,
}

/// A role with the party that the words name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The role.
    pub role: SigningRole,
    /// The words for the party of a signatory, to be resolved as an organisation; nothing when none is named.
    pub party: Option<String>,
}

/// The words, each before the words that it contains: ผู้ลงนาม is inside ผู้แทนผู้ลงนาม, พยาน inside สักขีพยาน.
const WORDS: [(&str, SigningRole); 4] = [
    ("ผู้แทนผู้ลงนาม", SigningRole::Signatory(SigningCapacity::Representative)),
    ("ผู้ลงนาม", SigningRole::Signatory(SigningCapacity::Principal)),
    ("สักขีพยาน", SigningRole::Attendee),
    ("พยาน", SigningRole::Witness),
];

/// Reads a role; nothing when the words name none.
pub fn read(text: &str) -> Option<Role> {
    let text = clean(text);
    let (words, role) = WORDS.iter().find(|(words, _)| text.contains(words))?;
    let party = match role {
        SigningRole::Signatory(_) => {
            let after = text.split_once(words).map_or("", |(_, after)| after).trim_start();
            let named = after.strip_prefix("ฝ่าย").unwrap_or(after).trim();
            (!named.is_empty()).then(|| named.to_owned())
        }
        SigningRole::Witness | SigningRole::Attendee => None,
    };
    Some(Role { role: *role, party })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_before_the_words_it_contains() {
        for (at, (word, _)) in WORDS.iter().enumerate() {
            assert!(WORDS[..at].iter().all(|(earlier, _)| !word.contains(earlier)), "{word} is never reached");
        }
    }

    #[test]
    fn a_signatory_may_stand_without_a_party_and_other_words_are_no_role() {
        let alone = Role { role: SigningRole::Signatory(SigningCapacity::Principal), party: None };
        assert_eq!(read(" ผู้ลงนาม "), Some(alone));
        assert_eq!(read("ผู้กล่าวรายงาน"), None);
    }
}
