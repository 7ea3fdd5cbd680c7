//! What may be measured and how: the rules, without IO.
//!
//! | for | use |
//! |---|---|
//! | how far raters agree, how certain that is, how far a group has come | [`statistics`] |
//! | ratings of a school into its result, exactly and always the same | [`scores`] |

pub mod scores;
pub mod statistics;
