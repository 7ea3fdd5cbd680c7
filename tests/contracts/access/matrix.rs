//! The table of who may do what, as text and back.

use std::collections::BTreeMap;
use std::fmt;

/// RPC → role → what happens.
pub(super) type Matrix = BTreeMap<String, BTreeMap<String, Cell>>;

/// What a call comes to, as far as rights go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Done or shown, or refused for a reason that has nothing to do with rights.
    Allowed,
    /// A list with nothing in it.
    Empty,
    /// `NOT_FOUND`, as if it did not exist.
    Hidden,
    /// `PERMISSION_DENIED`.
    Denied,
}

/// How `dddd` is written, so that rights stand out.
const NOTHING: &str = "-";

/// One role and one RPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// The role holds where the thing lies.
    pub(super) own: Outcome,
    /// The role holds elsewhere.
    pub(super) foreign: Outcome,
    /// The role holds everywhere.
    pub(super) everywhere: Outcome,
    /// The token names the role without saying where.
    pub(super) without: Outcome,
}

const HEAD: &str = "\
# Who may do what. One cell is four letters, for a role that holds where the thing lies, elsewhere, everywhere, and without a scope:
#   a allowed · e an empty list · h hidden, as if it did not exist (NOT_FOUND) · d denied (PERMISSION_DENIED)
# So `ahad` sees its own area only. `-` may not call at all, as `dddd`.
# Written by SALA_WRITE_ACCESS_MATRIX=1 cargo test -p e2e access; read every change.
";

impl Outcome {
    fn letter(self) -> char {
        match self {
            Self::Allowed => 'a',
            Self::Empty => 'e',
            Self::Hidden => 'h',
            Self::Denied => 'd',
        }
    }

    fn of(letter: char) -> Option<Self> {
        [Self::Allowed, Self::Empty, Self::Hidden, Self::Denied].into_iter().find(|outcome| outcome.letter() == letter)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcomes = [self.own, self.foreign, self.everywhere, self.without];
        if outcomes == [Outcome::Denied; 4] {
            return f.pad(NOTHING);
        }
        f.pad(&outcomes.map(Outcome::letter).iter().collect::<String>())
    }
}

fn cell(text: &str) -> Option<Cell> {
    let text = if text == NOTHING { "dddd" } else { text };
    let outcomes: Vec<Outcome> = text.chars().map(Outcome::of).collect::<Option<_>>()?;
    let [own, foreign, everywhere, without] = outcomes.try_into().ok()?;
    Some(Cell { own, foreign, everywhere, without })
}

/// Reads a table. Every row has a cell for every role.
pub(super) fn read(text: &str) -> Result<Matrix, String> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let roles: Vec<&str> = lines.next().ok_or("no line with the roles")?.split_whitespace().collect();
    let mut rows = Matrix::new();
    for line in lines {
        let mut words = line.split_whitespace();
        let rpc = words.next().unwrap_or_default();
        let cells: Vec<&str> = words.collect();
        if cells.len() != roles.len() {
            return Err(format!("{rpc} has {} cells for {} roles", cells.len(), roles.len()));
        }
        let decided = |(role, text): (&&str, &str)| {
            let cell = cell(text).ok_or_else(|| format!("{rpc} × {role}: {text:?} is neither four of a, e, h and d nor {NOTHING}"))?;
            Ok(((*role).to_owned(), cell))
        };
        let row = roles.iter().zip(cells).map(decided).collect::<Result<_, String>>()?;
        if rows.insert(rpc.to_owned(), row).is_some() {
            return Err(format!("{rpc} stands there twice"));
        }
    }
    Ok(rows)
}

/// Writes a table, always in the same way.
pub(super) fn written(matrix: &Matrix) -> String {
    let roles: Vec<&String> = matrix.values().next().map(|row| row.keys().collect()).unwrap_or_default();
    let width = matrix.keys().map(String::len).max().unwrap_or_default();
    let line = |first: &str, cells: Vec<String>| {
        let cells = roles.iter().zip(cells).map(|(role, cell)| format!("{cell:width$}", width = role.len())).collect::<Vec<_>>();
        format!("{first:width$}  {}", cells.join("  ")).trim_end().to_owned() + "\n"
    };
    let mut text = format!("{HEAD}\n{}", line("", roles.iter().map(|role| (*role).clone()).collect()));
    for (rpc, row) in matrix {
        text += &line(rpc, roles.iter().map(|role| row.get(*role).map_or_else(|| "?".to_owned(), Cell::to_string)).collect());
    }
    text
}

#[test]
fn a_table_comes_back_as_it_was_written() {
    let text = "partner teacher\npartners.GetPerson ahad dddd\npartners.ListPersons aead dddd\n";
    let table = read(text).expect("a table");
    assert_eq!(read(&written(&table)), Ok(table.clone()));
    assert_eq!(written(&read(&written(&table)).expect("a table")), written(&table));
}

#[test]
fn a_cell_that_is_left_open_or_missing_is_refused() {
    for wrong in ["ahad", "ahad dd", "ahad ????", "ahad yes", "ahad dddd dddd"] {
        assert!(read(&format!("partner teacher\npartners.GetPerson {wrong}\n")).is_err(), "{wrong}");
    }
    assert!(read("partner\npartners.GetPerson ahad\npartners.GetPerson ahad\n").is_err());
}
