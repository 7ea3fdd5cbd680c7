//! Moderation: a panel looks into schools whose raters lie far apart, and follows the supervisor. What the recipe leaves undecided stays so.

use std::collections::HashMap;

use anyhow::{Context as _, Result};
use api::evaluations::v1 as pb;

use super::super::calls::school_id;
use super::super::ratings::{Rated, rated};
use super::super::recipe::CyclePlan;
use super::super::{Ratings, Says};
use super::{Recorder, ask, plan};

/// On what the decisions rest.
const RATIONALE: &str = "คณะกรรมการพิจารณาหลักฐานแล้วเห็นตามผู้ประเมินภายนอก (ข้อมูลสมมติ)";
/// Who sits on a panel.
const PANELISTS: usize = 3;
/// The most that a page has; there are a few cases in a cycle.
const PAGE: i32 = 1_000;

impl Recorder<'_> {
    pub(super) async fn moderate(&self, no: usize, plan: &CyclePlan) -> Result<()> {
        let request = pb::ListModerationCasesRequest {
            page_size: PAGE,
            cycle_id: plan::cycle_id(self.ids, plan),
            ..pb::ListModerationCasesRequest::default()
        };
        let cases = ask!(self.client, list_moderation_cases, request)?.moderation_cases;
        let (nodes, ratings) = (rated(&plan.framework)?, self.province.ratings(no)?);
        let said: HashMap<String, &Ratings> =
            ratings.iter().map(|one| (school_id(self.ids, &self.province.schools[one.school]), one)).collect();
        let decided = cases.len().saturating_sub(plan.undecided);
        for case in cases.into_iter().take(decided) {
            let ratings = said.get(&case.school_id).context("a case is about a school that somebody has judged")?;
            self.decide(plan, (case, &nodes), &ratings.supervisor).await?;
        }
        Ok(())
    }

    async fn decide(&self, plan: &CyclePlan, (case, nodes): (pb::ModerationCase, &[Rated]), supervisor: &[Says]) -> Result<()> {
        let case = match case.status() {
            pb::ModerationStatus::Opened => self.panel(plan, case).await?,
            pb::ModerationStatus::PanelAssigned => case,
            pb::ModerationStatus::Decided | pb::ModerationStatus::Closed | pb::ModerationStatus::Unspecified => return Ok(()),
        };
        let level = |node: &pb::ModerationNode| {
            let place = nodes.iter().position(|rated| rated.code == node.node_code)?;
            let Says::Level(level) = *supervisor.get(place)? else { return None };
            Some(pb::ModeratedScore { node_code: node.node_code.clone(), kind: pb::SettledKind::Level.into(), level })
        };
        let request = pb::DecideModerationCaseRequest {
            request_id: self.ids.request(&format!("decide/{}/{}", case.id, case.version)),
            validate_only: false,
            id: case.id,
            expected_version: case.version,
            decision: pb::ModerationDecision::Change.into(),
            changes: case.nodes.iter().filter_map(level).collect(),
            rationale: RATIONALE.to_owned(),
            overall_level: 0,
        };
        ask!(self.client, decide_moderation_case, request)?;
        Ok(())
    }

    async fn panel(&self, plan: &CyclePlan, case: pb::ModerationCase) -> Result<pb::ModerationCase> {
        let panelist = |number| self.ids.of(&format!("person/panelist/{}/{number}", plan.office));
        let request = pb::AssignModerationPanelRequest {
            request_id: self.ids.request(&format!("panel/{}/{}", case.id, case.version)),
            validate_only: false,
            id: case.id,
            expected_version: case.version,
            panel_refs: (1..=PANELISTS).map(panelist).collect(),
        };
        ask!(self.client, assign_moderation_panel, request)?.moderation_case.context("a reply has the case")
    }
}
