//! Dates out and dates in: how Thai documents write a day, and what people and spreadsheets hand in for one.

mod excel;
mod format;
mod parse;
mod words;
mod years;

pub use excel::excel_serial;
pub use format::{DateStyle, format_date, format_date_time};
pub use parse::{Field, Moment, Parsed, parse_date, parse_date_time};
