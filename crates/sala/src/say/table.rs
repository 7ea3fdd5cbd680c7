//! A table for the terminal, as wide as its widest cells.

use super::width::{pad, width};

/// Rows of cells under two lines of headings.
#[derive(Debug, Default)]
pub(crate) struct Table {
    headings: Vec<Vec<String>>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Adds a line of headings.
    pub(crate) fn heading<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.headings.push(cells.into_iter().map(Into::into).collect());
    }

    /// Adds a row.
    pub(crate) fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// The table as text, without a line break at the end.
    pub(crate) fn render(&self) -> String {
        let widths = self.widths();
        let drawn = |cells: &Vec<String>| {
            let cells: Vec<String> = cells.iter().zip(&widths).map(|(cell, columns)| pad(cell, *columns)).collect();
            cells.join(" │ ").trim_end().to_owned()
        };
        let rule = widths.iter().map(|columns| "─".repeat(*columns)).collect::<Vec<_>>().join("─┼─");
        let headings = self.headings.iter().map(drawn);
        headings.chain([rule]).chain(self.rows.iter().map(drawn)).collect::<Vec<_>>().join("\n")
    }

    fn widths(&self) -> Vec<usize> {
        let mut widths = Vec::new();
        for cells in self.headings.iter().chain(&self.rows) {
            widths.resize(widths.len().max(cells.len()), 0);
            for (columns, cell) in widths.iter_mut().zip(cells) {
                *columns = (*columns).max(width(cell));
            }
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_with_thai_marks() {
        let mut table = Table::default();
        table.heading(["ฝ่าย", "n"]);
        table.row(["ที่", "1"]);
        table.row(["abcd", "22"]);
        assert_eq!(table.render(), "ฝ่าย  │ n\n─────┼───\nที่    │ 1\nabcd │ 22");
    }
}
