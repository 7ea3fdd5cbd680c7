//! Headings of one line or of several: a group above, what it is made of below. A cell that was merged is one cell with empty ones beside
//! or below it, so what stands above an empty cell's lower heading is looked for to the left.

use super::cell::{grade_at_start, squeezed};
use super::column::{Column, Fate, fate, recognised};
use super::sheet::Line;
use super::state::ImportKind;

/// What stands above a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// What is shown of it: from the group that its meaning rests on; nothing where nothing stands there.
    pub(super) text: Option<String>,
    /// What the column holds, where that is known.
    pub(super) column: Option<Column>,
    /// Why it is left out, where it is not known.
    pub(super) fate: Fate,
}

/// Groups below which a sum, or a number of classes or teachers, is still that of the whole school.
const OF_THE_SCHOOL: [&str; 14] = [
    "ข้อมูล",
    "ข้อมูลทั่วไป",
    "ข้อมูลพื้นฐาน",
    "ข้อมูลโรงเรียน",
    "ข้อมูลสถานศึกษา",
    "ข้อมูลนักเรียน",
    "ข้อมูลบุคลากร",
    "จำนวน",
    "นักเรียน",
    "บุคลากร",
    "ครูและบุคลากร",
    "ทั้งโรงเรียน",
    "อื่นๆ",
    "school",
];

/// The headings of every column, read from these lines.
pub(super) fn headings(lines: &[Line], kind: ImportKind) -> Vec<Heading> {
    let width = lines.iter().map(|line| line.cells.len()).max().unwrap_or_default();
    (0..width).map(|at| heading(&stacked(lines, at), kind)).collect()
}

fn heading(texts: &[String], kind: ImportKind) -> Heading {
    let whole = texts.join(" ");
    let fate = fate(&whole);
    let (column, from) = meant(texts, kind, fate).map_or((None, 0), |(column, from)| (Some(column), from));
    Heading { text: (!whole.is_empty()).then(|| texts[from..].join(" ")), column, fate }
}

/// What texts above one another mean, and with which of them the meaning begins: all of them together, or the lower ones alone where what
/// stands above only groups them. Below a grade stands nothing but the grade's, and below a person nothing at all.
fn meant(texts: &[String], kind: ImportKind, fate: Fate) -> Option<(Column, usize)> {
    let of = |from: usize| recognised(&texts[from..].join(" "), kind).map(|column| (column, from));
    if let Some(whole) = of(0) {
        return Some(whole);
    }
    let (column, from) = (1..texts.len()).find_map(of).filter(|_| fate == Fate::Unknown)?;
    let groups = |above: &String| match column {
        Column::Total | Column::Classes | Column::Teachers | Column::SpecialNeeds | Column::Poor => {
            OF_THE_SCHOOL.contains(&squeezed(above).as_str()) || recognised(above, kind) == Some(Column::Total)
        }
        Column::Code(_)
        | Column::AnyCode
        | Column::Scheme
        | Column::NameTh
        | Column::NameEn
        | Column::Agency
        | Column::ServiceArea
        | Column::Centre
        | Column::Subdistrict
        | Column::Address
        | Column::LowestGrade
        | Column::HighestGrade
        | Column::EstablishedOn
        | Column::Status
        | Column::AsOf
        | Column::Pupils(..) => grade_at_start(&squeezed(above)).is_none(),
    };
    texts[..from].iter().all(groups).then_some((column, from))
}

/// The texts above a column, from the top to the bottom.
fn stacked(lines: &[Line], at: usize) -> Vec<String> {
    let text = |line: &Line, at: usize| line.cells.get(at).and_then(super::Cell::text);
    let in_line = |(row, line): (usize, &Line)| {
        let is_group = || lines[row + 1..].iter().any(|below| text(below, at).is_some());
        text(line, at).or_else(|| is_group().then(|| (0..at).rev().find_map(|left| text(line, left))).flatten())
    };
    lines.iter().enumerate().filter_map(in_line).collect()
}
