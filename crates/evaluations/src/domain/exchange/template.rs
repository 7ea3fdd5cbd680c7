//! The workbook of the standard in which criteria are filled in: a line of headings and a line for each criterion. It has columns where the tables
//! have rows, as many as the criterion has levels and compositions, and none for what these look like.

use chassis::thai::normalise::search_key;

use super::{Criterion, Loss, LossKind, Table, rows};

/// The name of the sheet.
pub const TEMPLATE_SHEET: &str = "Indicator_Template";
/// Levels or compositions at most that headings are read of; how many there may be is said where criteria are read.
const MOST: u32 = 999;

/// What a column holds: a column of a table, of which level or composition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heading {
    pub(super) table: Table,
    pub(super) column: &'static str,
    /// Which one, counted from 1; 0 for what the criterion itself says.
    pub(super) n: u32,
}

/// What the template calls the columns of a table; nothing for keys, which only the criterion has.
const fn words(table: Table) -> &'static [&'static str] {
    match table {
        Table::Criteria => &["รหัสตัวชี้วัด", "ชื่อเกณฑ์", "คำอธิบายเกณฑ์", "ระดับของตัวชี้วัด", "องค์ประกอบของตัวชี้วัด", "คะแนนการผ่านเกณฑ์ (%)"],
        Table::Level => &["", "", "หัวข้อระดับตัวชี้วัด", "คะแนนระดับตัวชี้วัด"],
        Table::Composition => &["", "", "หัวข้อองค์ประกอบฯ", "น้ำหนักการประเมินฯ", "หลักฐานประกอบการประเมินฯ"],
        Table::CompositionLevel | Table::School | Table::SchoolCriteria | Table::SchoolResult => &[],
    }
}

/// How headings begin that people write in other words: without "ตัวชี้วัด" or "ฯ", or with more behind them.
const BEGINNINGS: [(Table, &str, &str); 11] = [
    (Table::Criteria, "CriteriaID", "รหัสตัวชี้วัด"),
    (Table::Criteria, "Name", "ชื่อเกณฑ์"),
    (Table::Criteria, "Description", "คำอธิบายเกณฑ์"),
    (Table::Criteria, "LevelAmount", "ระดับของตัวชี้วัด"),
    (Table::Criteria, "CompositionAmount", "องค์ประกอบ"),
    (Table::Criteria, "PassingScorePercentage", "คะแนนการผ่านเกณฑ์"),
    (Table::Level, "LevelName", "หัวข้อระดับ"),
    (Table::Level, "LevelScore", "คะแนนระดับ"),
    (Table::Composition, "Name", "หัวข้อองค์ประกอบ"),
    (Table::Composition, "WeightScore", "น้ำหนัก"),
    (Table::Composition, "Guideline", "หลักฐาน"),
];

impl Heading {
    /// A column of what the criterion itself says.
    pub(super) const fn plain(column: &'static str) -> Self {
        Self { table: Table::Criteria, column, n: 0 }
    }

    /// What a heading stands for, however it is spaced and whatever its digits and dashes are; None where the template has no such column.
    pub fn of(cell: &str) -> Option<Self> {
        let dash = |c: char| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '_') { '-' } else { c };
        let key: String = search_key(cell).chars().filter(|c| !c.is_whitespace()).map(dash).collect();
        let (n, rest) = match key.strip_prefix("ลำดับ") {
            None => (0, key.as_str()),
            Some(rest) => {
                let rest = rest.trim_start_matches('-');
                let (n, rest) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
                (n.parse().ok().filter(|n| (1..=MOST).contains(n))?, rest.trim_start_matches('-'))
            }
        };
        let (table, column, _) =
            BEGINNINGS.into_iter().find(|(table, _, beginning)| (*table == Table::Criteria) == (n == 0) && rest.starts_with(beginning))?;
        Some(Self { table, column, n })
    }

    /// As the template has it: `ลำดับ-2-คะแนนระดับตัวชี้วัด`. Of a key, that of the column in which people would put it right.
    pub fn text(self) -> String {
        let at = self.table.columns().iter().position(|column| *column == self.column);
        let word = at.and_then(|at| words(self.table).get(at).copied()).unwrap_or_default();
        match (self.n, word) {
            (0, word) => word.to_owned(),
            (n, "") => format!("ลำดับ-{n}-{}", words(self.table).get(2).copied().unwrap_or_default()),
            (n, word) => format!("ลำดับ-{n}-{word}"),
        }
    }

    /// Whether it holds a whole number.
    pub fn is_number(self) -> bool {
        ["LevelAmount", "CompositionAmount", "PassingScorePercentage", "LevelScore", "WeightScore"].contains(&self.column)
    }
}

/// The columns of a criterion's template, each with what stands in it.
pub fn template(criterion: &Criterion) -> Vec<(Heading, String)> {
    let mut columns = Vec::new();
    for (table, rows) in rows(std::slice::from_ref(criterion)) {
        for (n, row) in (1..).zip(rows) {
            let n = if table == Table::Criteria { 0 } else { n };
            let named = table.columns().iter().zip(words(table)).zip(row).filter(|((_, word), _)| !word.is_empty());
            columns.extend(named.map(|((column, _), cell)| (Heading { table, column, n }, cell)));
        }
    }
    columns
}

/// What the tables say of these criteria and templates do not: what levels of compositions look like.
pub fn untold(criteria: &[Criterion]) -> Vec<Loss> {
    let parts = criteria.iter().flat_map(|one| (1..).zip(&one.compositions).map(move |(index, part): (usize, _)| (one, index, part)));
    let looks =
        parts.flat_map(|(one, index, part)| part.looks.iter().map(move |(level, look)| (format!("{}/{index}/{level}", one.id), look)));
    looks.map(|(key, look)| Loss::of(LossKind::DetailLeftOut, Table::CompositionLevel, (&key, "Description"), look)).collect()
}
