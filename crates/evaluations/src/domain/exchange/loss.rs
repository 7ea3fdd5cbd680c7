//! What the files of the standard cannot hold.

use chassis::kernel::words;

use super::Table;

words! {
    /// Why something is not in the files, or not as it was.
    pub enum LossKind {
        /// The standard has one language.
        EnglishText = "ENGLISH_TEXT",
        /// The standard has fewer places of decimals, or none.
        Rounded = "ROUNDED",
        /// It is no level: it does not apply, was not seen, or was never rated.
        SpecialValue = "SPECIAL_VALUE",
        /// The level lies between two.
        BetweenLevels = "BETWEEN_LEVELS",
        /// The standard has two levels of nodes.
        NodeLeftOut = "NODE_LEFT_OUT",
        /// Nodes are numbered.
        CodeLeftOut = "CODE_LEFT_OUT",
        /// A criterion has one scale.
        OtherScale = "OTHER_SCALE",
        /// The standard has no place for the rule.
        RuleLeftOut = "RULE_LEFT_OUT",
        /// The standard has no place for the detail.
        DetailLeftOut = "DETAIL_LEFT_OUT",
        /// The school has no code of this scheme on the day.
        NoSchoolCode = "NO_SCHOOL_CODE",
        /// The result was not published, and the caller sees published ones only.
        NotPublished = "NOT_PUBLISHED",
        /// There is no value.
        NoValue = "NO_VALUE",
        /// What was read is not what is computed.
        ScoreDiffers = "SCORE_DIFFERS",
    }
}

/// Something that is not in the files, or not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Why.
    pub reason: LossKind,
    /// In which table.
    pub table: Table,
    /// In which of its rows: the parts of its key, with slashes between them.
    pub key: String,
    /// In which of its columns, or what of the framework it is.
    pub field: String,
    /// What there was.
    pub was: String,
    /// What is written instead; empty where nothing is.
    pub written: String,
}

impl Loss {
    /// A loss of which nothing is written.
    pub fn of(reason: LossKind, table: Table, (key, field): (&str, &str), was: impl Into<String>) -> Self {
        Self { reason, table, key: key.to_owned(), field: field.to_owned(), was: was.into(), written: String::new() }
    }

    /// The same with what is written instead.
    #[must_use]
    pub fn instead(self, written: impl Into<String>) -> Self {
        Self { written: written.into(), ..self }
    }
}
