//! Statistics as documents. Real numbers are texts, so that they come back to the last bit.

use serde::{Deserialize, Serialize};

use crate::domain::statistics::{Categories, Computed, Confidence, Interval, Method, Statistic, Undefined, Variant};
use crate::store::{Damaged, word};

/// A number, or the word of why there is none.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ComputedDoc {
    Is(String),
    None(String),
}

impl From<&Computed<f64>> for ComputedDoc {
    fn from(computed: &Computed<f64>) -> Self {
        match computed {
            Ok(value) => Self::Is(value.to_string()),
            Err(reason) => Self::None(reason.to_string()),
        }
    }
}

impl ComputedDoc {
    pub(super) fn read(self) -> Result<Computed<f64>, Damaged> {
        Ok(match self {
            Self::Is(text) => Ok(real(&text)?),
            Self::None(text) => Err(word(&text, Undefined::from_word)?),
        })
    }
}

/// The number that a text is.
pub(super) fn real(text: &str) -> Result<f64, Damaged> {
    text.parse().map_err(|_| Damaged(format!("{text:?} is no number")))
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum IntervalDoc {
    Is { lower: String, upper: String, confidence: String, method: String },
    None(String),
}

impl From<&Computed<Interval>> for IntervalDoc {
    fn from(computed: &Computed<Interval>) -> Self {
        match computed {
            Ok(Interval { lower, upper, confidence, method }) => Self::Is {
                lower: lower.to_string(),
                upper: upper.to_string(),
                confidence: confidence.level().to_string(),
                method: method.to_string(),
            },
            Err(reason) => Self::None(reason.to_string()),
        }
    }
}

impl IntervalDoc {
    pub(super) fn read(self) -> Result<Computed<Interval>, Damaged> {
        Ok(match self {
            Self::Is { lower, upper, confidence, method } => {
                let level = Confidence::try_new(real(&confidence)?).ok_or_else(|| Damaged("no confidence".to_owned()))?;
                let method = word(&method, Method::from_word)?;
                Ok(Interval { lower: real(&lower)?, upper: real(&upper)?, confidence: level, method })
            }
            Self::None(text) => Err(word(&text, Undefined::from_word)?),
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct StatisticDoc {
    variant: String,
    n: u64,
    pairs: u64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    categories: Option<Vec<i32>>,
    value: ComputedDoc,
    interval: IntervalDoc,
}

impl From<&Statistic> for StatisticDoc {
    fn from(statistic: &Statistic) -> Self {
        Self {
            variant: statistic.variant.to_string(),
            n: statistic.n,
            pairs: statistic.pairs,
            categories: statistic.categories.as_ref().map(|categories| categories.values().to_vec()),
            value: (&statistic.value).into(),
            interval: (&statistic.interval).into(),
        }
    }
}

impl StatisticDoc {
    pub(super) fn read(self) -> Result<Statistic, Damaged> {
        let categories = |values| Categories::try_new(values).map_err(|error| Damaged(error.to_string()));
        Ok(Statistic {
            variant: word(&self.variant, Variant::from_word)?,
            n: self.n,
            pairs: self.pairs,
            categories: self.categories.map(categories).transpose()?,
            value: self.value.read()?,
            interval: self.interval.read()?,
        })
    }
}
