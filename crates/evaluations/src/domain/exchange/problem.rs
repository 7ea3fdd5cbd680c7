//! What is wrong with files that somebody brings. Cells are not repeated: they may hold anything.

use super::Table;

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The file is not there.
    TableMissing,
    /// The column is not there.
    ColumnMissing,
    /// The file, or the row by its key, is there twice.
    Twice,
    /// The cell is empty.
    Empty,
    /// The text is longer than this.
    TooLong(usize),
    /// Characters that nobody can mean to type.
    Unusable,
    /// No whole number within these bounds.
    NotWhole(i32, i32),
    /// No number with two places of decimals at most.
    NotDecimal,
    /// Nothing in this table has the key.
    Unknown(Table),
    /// The framework has no such criterion, or it has no such part.
    NotInFramework,
    /// So many are said, and so many are there.
    CountDiffers(usize, usize),
    /// There are more of them than this.
    TooMany(usize),
    /// Scores of higher levels are higher; or all of them are 0.
    NotRising,
    /// The column says the same in every row.
    Differs,
    /// No school has the code on the day.
    NoSuchSchool,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// In which table.
    pub table: Table,
    /// In which line of its file, counted from 1; 0 for the whole file.
    pub line: u32,
    /// In which of its columns; empty for the whole line.
    pub column: &'static str,
    /// What it is.
    pub flaw: Flaw,
}
