//! Growth as a document.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::statistic::{ComputedDoc, IntervalDoc, real};
use crate::domain::growth::{Attribution, GrowthRecord, Measures, Question};
use crate::domain::scores::{Decimal, Dropped, Form, Moves};
use crate::domain::statistics::{AverageOfGains, Effect, Undefined};
use crate::store::{Damaged, word};

#[derive(Serialize, Deserialize)]
struct MeasuresDoc {
    mean_before: String,
    mean_after: String,
    gain: String,
    gain_interval: IntervalDoc,
    sd_before: ComputedDoc,
    sd_after: ComputedDoc,
    sd_difference: ComputedDoc,
    effects: Vec<(String, ComputedDoc)>,
    gain_of_averages: ComputedDoc,
    average_of_gains: ComputedDoc,
    averaged: u64,
    at_maximum: u64,
}

/// What of a computation is no column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    baseline_n: i32,
    endline_n: i32,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    node: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    area: String,
    attribution: String,
    same_e4: i64,
    highest_e4: i64,
    form: String,
    matched: u64,
    dropped: Vec<(String, u64)>,
    up: u64,
    same: u64,
    down: u64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    measures: Option<MeasuresDoc>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    none: Option<String>,
}

impl From<&Measures> for MeasuresDoc {
    fn from(found: &Measures) -> Self {
        let average = found.average_of_gains.as_ref();
        Self {
            mean_before: found.mean_before.to_string(),
            mean_after: found.mean_after.to_string(),
            gain: found.gain.to_string(),
            gain_interval: (&found.gain_interval).into(),
            sd_before: (&found.sd_before).into(),
            sd_after: (&found.sd_after).into(),
            sd_difference: (&found.sd_difference).into(),
            effects: found.effects.iter().map(|(effect, value)| (effect.to_string(), value.into())).collect(),
            gain_of_averages: (&found.gain_of_averages).into(),
            average_of_gains: (&found.average_of_gains.map(|average| average.value)).into(),
            averaged: average.map_or(0, |average| average.n),
            at_maximum: average.map_or(0, |average| average.at_maximum),
        }
    }
}

impl MeasuresDoc {
    fn read(self) -> Result<Measures, Damaged> {
        let effect = |(text, value): (String, ComputedDoc)| Ok((word(&text, Effect::from_word)?, value.read()?));
        let (n, at_maximum) = (self.averaged, self.at_maximum);
        Ok(Measures {
            mean_before: real(&self.mean_before)?,
            mean_after: real(&self.mean_after)?,
            gain: real(&self.gain)?,
            gain_interval: self.gain_interval.read()?,
            sd_before: self.sd_before.read()?,
            sd_after: self.sd_after.read()?,
            sd_difference: self.sd_difference.read()?,
            effects: self.effects.into_iter().map(effect).collect::<Result<_, Damaged>>()?,
            gain_of_averages: self.gain_of_averages.read()?,
            average_of_gains: self.average_of_gains.read()?.map(|value| AverageOfGains { value, n, at_maximum }),
        })
    }
}

impl From<&GrowthRecord> for Document {
    fn from(growth: &GrowthRecord) -> Self {
        let Question { node, area, attribution, same, highest, form } = growth.question.clone();
        Self {
            baseline_n: growth.baseline.1,
            endline_n: growth.endline.1,
            node,
            area,
            attribution: attribution.to_string(),
            same_e4: same.units(),
            highest_e4: highest.units(),
            form: form.to_string(),
            matched: growth.matched,
            dropped: growth.dropped.iter().map(|(reason, times)| (reason.to_string(), *times)).collect(),
            up: growth.moves.up,
            same: growth.moves.same,
            down: growth.moves.down,
            measures: growth.measures.as_ref().ok().map(MeasuresDoc::from),
            none: growth.measures.as_ref().err().map(ToString::to_string),
        }
    }
}

impl Document {
    pub(in crate::store) fn read(
        self,
        id: Uuid,
        (baseline, endline): (Uuid, Uuid),
        computed_at: Timestamp,
    ) -> Result<GrowthRecord, Damaged> {
        let measures = match (self.measures, self.none) {
            (Some(measures), _) => Ok(measures.read()?),
            (None, none) => Err(word(none.as_deref().unwrap_or_default(), Undefined::from_word)?),
        };
        let dropped = self.dropped.iter().map(|(reason, times)| Ok((word(reason, Dropped::from_word)?, *times)));
        Ok(GrowthRecord {
            id,
            baseline: (baseline, self.baseline_n),
            endline: (endline, self.endline_n),
            question: Question {
                node: self.node,
                area: self.area,
                attribution: word(&self.attribution, Attribution::from_word)?,
                same: Decimal::of_units(self.same_e4),
                highest: Decimal::of_units(self.highest_e4),
                form: word(&self.form, Form::from_word)?,
            },
            matched: self.matched,
            dropped: dropped.collect::<Result<_, Damaged>>()?,
            moves: Moves { up: self.up, same: self.same, down: self.down },
            measures,
            computed_at,
        })
    }
}
