//! Closed lists whose members have a word each: the word of the contract without its prefix, also the one in the database.

/// A closed list: `words! { /// Doc. pub enum Side { /// Doc. Host = "HOST", } }`.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// All members, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word of this member.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The number of this member in the contract, where 0 means "not given".
            pub fn number(self) -> i32 {
                Self::ALL.iter().zip(1..).find_map(|(member, number)| (*member == self).then_some(number)).unwrap_or_default()
            }

            /// The member with this number in the contract.
            pub fn from_number(number: i32) -> Option<Self> {
                usize::try_from(number).ok()?.checked_sub(1).and_then(|at| Self::ALL.get(at)).copied()
            }

            /// The member with this word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.word() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro makes lists for everybody")]
mod tests {
    crate::words! {
        /// Two sides.
        pub enum Side {
            /// The first.
            Host = "HOST",
            /// The second.
            Counterparty = "COUNTERPARTY",
        }
    }

    #[test]
    fn a_word_leads_back_to_its_member_and_no_other_word_does() {
        for side in Side::ALL {
            assert_eq!(Side::from_word(side.word()), Some(*side));
        }
        assert_eq!(Side::from_word("host"), None);
        assert_eq!(Side::Counterparty.to_string(), "COUNTERPARTY");
    }

    #[test]
    fn a_number_leads_back_to_its_member_and_no_other_number_does() {
        for side in Side::ALL {
            assert_eq!(Side::from_number(side.number()), Some(*side));
        }
        assert_eq!((Side::Host.number(), Side::Counterparty.number()), (1, 2));
        for other in [0, 3, -1, i32::MIN, i32::MAX] {
            assert_eq!(Side::from_number(other), None);
        }
    }
}
