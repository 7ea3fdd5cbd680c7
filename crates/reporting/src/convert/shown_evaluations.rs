//! What is known of evaluation cycles → replies.

use api::evaluations::v1 as evaluations;
use api::reporting::v1 as pb;
use api::schools::v1 as schools;
use chassis::wire::{local_date, localized};
use jiff::civil::Date;

use super::shown_schools::{coverage_area, few, name_on, share};
use super::words::number;
use crate::app::{CoveredPlace, EvaluationRow, Scorecard};
use crate::domain::evaluation_coverage::{Counts, EvaluationCoverage, RESEARCH};
use crate::domain::scorecard::{LEAST_SCHOOLS, Means, Node, Results, Said};
use crate::store::{CycleRow, MissingAssessmentRow, ResultOf};

/// The cycle of a report.
pub(crate) fn reported_cycle(shown: &CycleRow) -> pb::ReportedCycle {
    pb::ReportedCycle {
        cycle_id: shown.cycle_id.to_string(),
        name: localized(shown.name_th.as_deref(), shown.name_en.as_deref()),
        status: number::<evaluations::CycleStatus>(&shown.status),
        owner_organisation_id: shown.owner_id.to_string(),
        framework_id: shown.framework_id.to_string(),
        framework_n: shown.framework_n,
        framework_code: shown.framework_code.clone().unwrap_or_default(),
        framework_name: localized(shown.framework_th.as_deref(), shown.framework_en.as_deref()),
        purpose: shown.purpose.as_deref().map(number::<evaluations::FrameworkPurpose>).unwrap_or_default(),
        is_trial: shown.is_trial,
        term: Some(schools::AcademicTerm { be_year: shown.be_year, semester: shown.semester }),
        round: number::<evaluations::CycleRound>(&shown.round),
        population_as_of: Some(local_date(shown.population_on.into())),
        assessments_needed: shown.min_raters,
        result_n: shown.result_n,
    }
}

/// A row of a report, with the names of today.
pub(crate) fn evaluation_row(shown: EvaluationRow, cycle: &CycleRow, today: Date) -> pb::EvaluationCoverage {
    pb::EvaluationCoverage { area: shown.place.map(|place| area(&place, today)), ..evaluation_coverage(&shown.coverage, cycle) }
}

/// Numbers without an area. Of what is judged to find something out nobody knows how many schools have a result.
pub(crate) fn evaluation_coverage(shown: &EvaluationCoverage, cycle: &CycleRow) -> pb::EvaluationCoverage {
    let is_told = cycle.purpose.as_deref() != Some(RESEARCH);
    pb::EvaluationCoverage {
        area: None,
        expected: Some(counts(&shown.expected)),
        late: Some(counts(&shown.late)),
        submitted_share: shown.submitted_share().map(share),
        finalised_share: shown.finalised_share().filter(|_| is_told).map(share),
    }
}

fn counts(shown: &Counts) -> pb::EvaluationCounts {
    pb::EvaluationCounts {
        schools: few(shown.schools),
        assigned: few(shown.assigned),
        submitted: few(shown.submitted),
        partly_submitted: few(shown.partly),
        missing: few(shown.missing()),
        finalised: few(shown.finalised),
        closed_since: few(shown.closed),
        closed_since_missing: few(shown.closed_missing),
    }
}

/// A school about which less was handed in than the cycle asks for.
pub(crate) fn missing_assessment(shown: &MissingAssessmentRow, today: Date) -> pb::MissingAssessment {
    pb::MissingAssessment {
        school_id: shown.school_id.to_string(),
        display_name: shown.school.as_ref().and_then(|school| name_on(&school.names, today)),
        late: shown.late,
        status: shown.status.as_deref().map(number::<schools::SchoolStatus>).unwrap_or_default(),
        assigned: few(shown.assigned),
        submitted: few(shown.submitted),
    }
}

/// What a cycle found about a school.
pub(super) fn result_of(shown: ResultOf) -> pb::ProfileResult {
    let ResultOf { cycle, result } = shown;
    let value = result.overall.as_ref().and_then(|overall| overall.value_e4);
    pb::ProfileResult {
        cycle: Some(reported_cycle(&cycle)),
        result_version: result.version,
        n: result.n,
        is_published: result.n == result.published_n,
        form: result.form,
        percent_text: value.filter(|_| is_percent(result.form())).map(percent).unwrap_or_default(),
        overall: result.overall,
        no_value: result.no_value,
        coverage_e4: result.coverage_e4,
        flags: result.flags,
        finalise_time: result.finalise_time,
    }
}

fn is_percent(form: evaluations::ValueForm) -> bool {
    match form {
        evaluations::ValueForm::LevelOverMax | evaluations::ValueForm::LevelMinusOne => true,
        evaluations::ValueForm::Unspecified | evaluations::ValueForm::Points | evaluations::ValueForm::Level => false,
    }
}

/// Ten-thousandths with two decimals, a half rounded up.
fn percent(value_e4: i64) -> String {
    let hundredths = (value_e4 + 50).div_euclid(100);
    format!("{}.{:02}", hundredths.div_euclid(100), hundredths.rem_euclid(100))
}

/// What results come to. The whole stands apart from the nodes.
pub(crate) fn scorecard(shown: Scorecard, today: Date) -> pb::AreaScorecard {
    let (whole, nodes): (Vec<Node>, Vec<Node>) = shown.nodes.into_iter().partition(|node| node.code.is_empty());
    pb::AreaScorecard {
        area: shown.place.map(|place| area(&place, today)),
        schools: count(shown.schools),
        form: shown.form.as_deref().map(number::<evaluations::ValueForm>).unwrap_or_default(),
        target_level: shown.target.unwrap_or_default(),
        least_schools: count(LEAST_SCHOOLS),
        whole: whole.into_iter().next().map(node),
        nodes: nodes.into_iter().map(node).collect(),
        results: match shown.results {
            Results::Published => pb::ScorecardResults::Published,
            Results::Newest => pb::ScorecardResults::Newest,
        }
        .into(),
    }
}

fn node(shown: Node) -> pb::ScorecardNode {
    let Some(said) = shown.said else {
        return pb::ScorecardNode { node_code: shown.code, suppressed: true, ..Default::default() };
    };
    let Said { schools, levels, median, at_target, passed, by_schools, by_pupils } = said;
    let level = |(level, schools): (i64, i64)| pb::ScorecardLevel { level: few(level), schools: few(schools) };
    pb::ScorecardNode {
        node_code: shown.code,
        suppressed: false,
        schools: count(schools),
        levels: levels.into_iter().map(level).collect(),
        level_median_e4: median,
        at_target: at_target.map(share),
        passed: passed.map(share),
        by_schools: Some(means(by_schools)),
        by_pupils: by_pupils.map(means),
    }
}

fn means(shown: Means) -> pb::ScorecardMeans {
    pb::ScorecardMeans {
        schools: count(shown.schools),
        level_mean_e4: shown.level,
        value_mean_e4: shown.value,
        at_target_e4: shown.at_target.map(few),
    }
}

fn area(place: &CoveredPlace, today: Date) -> pb::CoverageArea {
    coverage_area(place.level, &place.found_by, place.area.as_ref().map(|row| &row.area), today)
}

fn count(of: usize) -> i32 {
    i32::try_from(of).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_in_percent_with_two_decimals_and_a_half_is_rounded_up() {
        let texts = [785_000, 725_050, 725_049, 1_000_000, 0, 333_333].map(percent);
        assert_eq!(texts, ["78.50", "72.51", "72.50", "100.00", "0.00", "33.33"]);
    }
}
