//! What two observers agreed on, as a document.

use serde::{Deserialize, Serialize};

use super::observation::MarkDoc;
use crate::domain::observation::{Agreement, SegmentMark};
use crate::domain::statistics::Undefined;
use crate::store::{Damaged, word};

/// What of a pair is not a column.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
pub(in crate::store) struct Document {
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<AgreementDoc>,
    agreed: Vec<(i32, MarkDoc)>,
    notes: String,
}

#[derive(Serialize, Deserialize)]
struct AgreementDoc {
    n: u64,
    exact: u64,
    adjacent: u64,
    categories: u64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    kappa: Option<f64>,
    /// Why there is no kappa.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    undefined: Option<String>,
}

impl Document {
    pub(in crate::store) fn of(agreement: Option<Agreement>, agreed: &[SegmentMark], notes: &str) -> Self {
        let doc = |of: Agreement| AgreementDoc {
            n: of.n,
            exact: of.exact,
            adjacent: of.adjacent,
            categories: of.categories,
            kappa: of.kappa.ok(),
            undefined: of.kappa.err().map(|reason| reason.to_string()),
        };
        let agreed = agreed.iter().map(|one| (one.segment, MarkDoc::from(&one.mark))).collect();
        Self { agreement: agreement.map(doc), agreed, notes: notes.to_owned() }
    }

    /// How far they agreed, what they agreed on, and why.
    pub(in crate::store) fn read(self) -> Result<(Option<Agreement>, Vec<SegmentMark>, String), Damaged> {
        let mark = |(segment, mark): (i32, MarkDoc)| Ok(SegmentMark { segment, mark: mark.read()? });
        let agreed = self.agreed.into_iter().map(mark).collect::<Result<_, Damaged>>()?;
        Ok((self.agreement.map(AgreementDoc::read).transpose()?, agreed, self.notes))
    }
}

impl AgreementDoc {
    fn read(self) -> Result<Agreement, Damaged> {
        let kappa = match (self.kappa, self.undefined) {
            (Some(kappa), _) => Ok(kappa),
            (None, reason) => Err(word(&reason.unwrap_or_default(), Undefined::from_word)?),
        };
        Ok(Agreement { n: self.n, exact: self.exact, adjacent: self.adjacent, kappa, categories: self.categories })
    }
}
