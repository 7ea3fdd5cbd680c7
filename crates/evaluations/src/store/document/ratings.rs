//! What experts say, as a document.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::framework::{Congruence, ExpertRatings};
use crate::store::{Damaged, word};

/// What one expert says.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    expert: Uuid,
    at: Timestamp,
    ratings: Vec<(String, String)>,
}

impl From<&ExpertRatings> for Document {
    fn from(said: &ExpertRatings) -> Self {
        let ratings = said.ratings.iter().map(|(item, congruence)| (item.clone(), congruence.to_string())).collect();
        Self { expert: said.expert, at: said.at, ratings }
    }
}

impl Document {
    pub(in crate::store) fn read(self) -> Result<ExpertRatings, Damaged> {
        let rating = |(item, said): (String, String)| Ok((item, word(&said, Congruence::from_word)?));
        let ratings = self.ratings.into_iter().map(rating).collect::<Result<_, Damaged>>()?;
        Ok(ExpertRatings { expert: self.expert, ratings, at: self.at })
    }
}
