//! Thai dates, times, digits, text and order: everything that is true of Thai writing in general.
//!
//! Pure: no clock, no zone database, no IO. What a name, an office or a quantity means belongs to the services.
//!
//! | for | use |
//! |---|---|
//! | a date somebody typed | [`date::parse_date`], [`date::parse_date_time`], [`time::parse_time`] |
//! | a date cell of a spreadsheet | [`date::excel_serial`]; a text cell goes to [`date::parse_date`] with [`date::Field::Auto`] |
//! | a date for people | [`date::format_date`], [`date::format_date_time`], [`time::format_time`] |
//! | which day, which year | [`calendar`] |
//! | text to store, text to search by | [`normalise::clean`], [`normalise::search_key`] |
//! | a list in Thai order | [`collate::Collator`] |
//!
//! Every refusal is a [`DateError`], every doubt a [`Warning`]; both carry a reason code, a Thai and an English text.
//! The cases this module must satisfy are data: `tests/golden/thai-text.yaml`.

pub mod calendar;
pub mod collate;
pub mod date;
pub mod digits;
mod error;
pub mod normalise;
mod terms;
pub mod time;

pub use error::{DateError, Missing, Warning};
