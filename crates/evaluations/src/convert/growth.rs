//! Requests about growth; growth on the wire.

use api::evaluations::v1 as pb;
use chassis::auth::Scope;
use chassis::event::{About, Fact};
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, choice, optional_id, timestamp};
use prost::Message;

use super::result::number;
use super::statistic::{computed, interval, reason};
use crate::app::growth::Compute;
use crate::domain::growth::{Attribution, GrowthRecord, Measures};
use crate::domain::scores::Decimal;
use crate::store::growth::Filter;

impl TryFrom<pb::ComputeGrowthRequest> for Compute {
    type Error = Failure;

    fn try_from(request: pb::ComputeGrowthRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let (baseline, endline) =
            (read.id("baseline_cycle_id", &request.baseline_cycle_id), read.id("endline_cycle_id", &request.endline_cycle_id));
        let area = clean(&request.area_scope);
        let is_area = ["province:", "esao:", "centre:"].iter().any(|kind| area.starts_with(kind)) && area.parse::<Scope>().is_ok();
        if !area.is_empty() && !is_area {
            read.refuse(
                "area_scope",
                "SCOPE_MALFORMED",
                "กรุณาระบุพื้นที่ เช่น esao:4005, province:40 หรือ centre:<รหัส>",
                "Name an area such as esao:4005, province:40 or centre:<id>",
            );
        }
        let attribution = choice(&mut read, "attribution", request.attribution, Attribution::from_number, Attribution::AtEndline);
        let (node, same) = (clean(&request.node_code), Decimal::of_units(request.same_within_e4));
        read.finish(Self { id: optional_id(&request.id), baseline, endline, node, area, attribution, same })
    }
}

/// The filter of a list of computations.
pub(crate) fn filter(request: &pb::ListGrowthsRequest) -> Filter {
    let (framework, cycle) = (optional_id(&request.framework_id), optional_id(&request.cycle_id));
    Filter { framework, cycle, area: clean(&request.area_scope) }
}

/// That growth was computed.
pub(crate) fn fact(growth: &GrowthRecord) -> Fact {
    let payload = pb::GrowthComputed { growth: Some(message(growth)) }.encode_to_vec();
    About { aggregate: "growth", id: growth.id, version: 1, scopes: &[] }.facts(vec![("computed", payload)]).remove(0)
}

/// Growth on the wire.
pub(crate) fn message(growth: &GrowthRecord) -> pb::Growth {
    let question = &growth.question;
    let dropped = growth.dropped.iter();
    pb::Growth {
        id: growth.id.to_string(),
        baseline_cycle_id: growth.baseline.0.to_string(),
        baseline_n: growth.baseline.1,
        endline_cycle_id: growth.endline.0.to_string(),
        endline_n: growth.endline.1,
        node_code: question.node.clone(),
        area_scope: question.area.clone(),
        attribution: question.attribution.number(),
        form: question.form.number(),
        highest_e4: question.highest.units(),
        same_within_e4: question.same.units(),
        matched: number(growth.matched),
        dropped: dropped.map(|(reason, schools)| pb::DroppedCount { reason: reason.number(), schools: number(*schools) }).collect(),
        up: number(growth.moves.up),
        same: number(growth.moves.same),
        down: number(growth.moves.down),
        measures: growth.measures.as_ref().ok().map(|measures| self::measures(measures, growth.hake())),
        undefined: reason(growth.measures.as_ref()),
        compute_time: Some(timestamp(growth.computed_at)),
    }
}

fn measures(found: &Measures, hake_band: String) -> pb::GrowthMeasures {
    let (gain_interval, gain_interval_undefined) = interval(&found.gain_interval);
    let effects = found.effects.iter();
    pb::GrowthMeasures {
        mean_before: found.mean_before,
        mean_after: found.mean_after,
        gain: found.gain,
        gain_interval,
        gain_interval_undefined,
        sd_before: Some(computed(&found.sd_before)),
        sd_after: Some(computed(&found.sd_after)),
        sd_difference: Some(computed(&found.sd_difference)),
        effects: effects.map(|(effect, value)| pb::EffectSize { variant: effect.number(), computed: Some(computed(value)) }).collect(),
        gain_of_averages: Some(computed(&found.gain_of_averages)),
        hake_band,
        average_of_gains: Some(computed(&found.average_of_gains.map(|average| average.value))),
        at_maximum: found.average_of_gains.map_or(0, |average| number(average.at_maximum)),
    }
}
