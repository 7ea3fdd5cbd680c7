//! Closed lists whose members have a word each: the word of the contract without its prefix, also the one in the database.

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

pub(crate) use words;

#[cfg(test)]
mod tests {
    words! {
        /// Two sides.
        pub enum Side {
            /// One.
            Left = "LEFT",
            /// The other.
            Right = "RIGHT",
        }
    }

    #[test]
    fn a_word_leads_back_to_its_member_and_no_other_word_does() {
        for side in Side::ALL {
            assert_eq!(Side::from_word(side.word()), Some(*side));
        }
        assert_eq!(Side::from_word("left"), None);
        assert_eq!(Side::Right.to_string(), "RIGHT");
    }
}
