//! What is judged, as the standard says it.

use super::{ExchangeError, Filled, Loss, Page, Sheet, Sheets, Table, read_criteria, read_templates};

/// A level of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionLevel {
    /// As people read it.
    pub name: String,
    /// Its score.
    pub score: i32,
}

/// A part of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composition {
    /// What it says.
    pub name: String,
    /// Its weight.
    pub weight: i32,
    /// What evidence it needs.
    pub guideline: String,
    /// What its levels look like, by their index.
    pub looks: Vec<(i32, String)>,
}

/// A criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is said beside it: of which framework it is, and whose.
    pub description: String,
    /// From which percentage on it is passed.
    pub pass: Option<i32>,
    /// Its levels, the lowest first.
    pub levels: Vec<CriterionLevel>,
    /// Its parts.
    pub compositions: Vec<Composition>,
}

/// Criteria that somebody brings, in one of their two forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brought {
    /// The files of tables.
    Tables(Vec<Sheet>),
    /// Sheets of workbooks.
    Templates(Vec<Page>),
}

impl Brought {
    /// The criteria, and what of the files is in none of them.
    pub fn read(self) -> Result<(Vec<Criterion>, Vec<Loss>), ExchangeError> {
        match self {
            Self::Tables(sheets) => {
                let sheets = Sheets::of(&Table::OF_CRITERIA, sheets).map_err(ExchangeError::Files)?;
                Ok((read_criteria(&sheets).map_err(ExchangeError::Files)?, Vec::new()))
            }
            Self::Templates(pages) => read_templates(&pages).map_err(ExchangeError::Templates),
        }
    }
}

/// The rows of the four tables.
pub fn rows(criteria: &[Criterion]) -> Filled {
    let (mut of_criteria, mut levels, mut compositions, mut looks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for criterion in criteria {
        let id = || criterion.id.clone();
        of_criteria.push(vec![
            id(),
            criterion.name.clone(),
            criterion.description.clone(),
            criterion.levels.len().to_string(),
            criterion.compositions.len().to_string(),
            criterion.pass.map(|pass| pass.to_string()).unwrap_or_default(),
        ]);
        for (index, level) in (1..).zip(&criterion.levels) {
            levels.push(vec![id(), format!("{index}"), level.name.clone(), level.score.to_string()]);
        }
        for (index, part) in (1..).zip(&criterion.compositions) {
            let index = format!("{index}");
            compositions.push(vec![id(), index.clone(), part.name.clone(), part.weight.to_string(), part.guideline.clone()]);
            looks.extend(part.looks.iter().map(|(level, look)| vec![id(), index.clone(), level.to_string(), look.clone()]));
        }
    }
    Table::OF_CRITERIA.into_iter().zip([of_criteria, levels, compositions, looks]).collect()
}
