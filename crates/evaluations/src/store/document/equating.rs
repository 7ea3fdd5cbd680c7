//! An equating as a document.

use serde::{Deserialize, Serialize};

use crate::domain::framework::{Equating, EquatingRow, Relation};
use crate::store::{Damaged, word};

/// What of an equating is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    rationale: String,
    rows: Vec<RowDoc>,
}

#[derive(Serialize, Deserialize)]
struct RowDoc {
    from: String,
    to: String,
    relation: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    multiply_e4: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    add_e4: Option<i64>,
}

impl From<&Equating> for Document {
    fn from(equating: &Equating) -> Self {
        let given = |number: i64| Some(number).filter(|number| *number != 0);
        let row = |row: &EquatingRow| RowDoc {
            from: row.from.clone(),
            to: row.to.clone(),
            relation: row.relation.to_string(),
            multiply_e4: given(row.multiply_e4),
            add_e4: given(row.add_e4),
        };
        Self { rationale: equating.rationale.clone(), rows: equating.rows.iter().map(row).collect() }
    }
}

impl Document {
    /// The rows, and on what they rest.
    pub(in crate::store) fn read(self) -> Result<(Vec<EquatingRow>, String), Damaged> {
        let row = |doc: RowDoc| {
            Ok(EquatingRow {
                from: doc.from,
                to: doc.to,
                relation: word(&doc.relation, Relation::from_word)?,
                multiply_e4: doc.multiply_e4.unwrap_or_default(),
                add_e4: doc.add_e4.unwrap_or_default(),
            })
        };
        Ok((self.rows.into_iter().map(row).collect::<Result<_, Damaged>>()?, self.rationale))
    }
}
