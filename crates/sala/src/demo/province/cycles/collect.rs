//! The collection: schools are given to their supervisors and to themselves, and everybody who hands something in does.

use std::collections::{HashMap, HashSet};

use anyhow::{Context as _, Result};
use api::evaluations::v1 as pb;
use futures_util::stream::{self, TryStreamExt as _};

use super::super::calls::school_id;
use super::super::load::{AT_A_TIME, insist};
use super::super::ratings::{Rated, rated};
use super::super::recipe::CyclePlan;
use super::super::schools::School;
use super::super::{Ratings, Says};
use super::{Client, Recorder, ask, once, plan};
use crate::client::evaluations;
use crate::demo::{map, registry};

/// From which level on the rubric asks for evidence.
const SHOWN_FROM: i32 = 4;
/// The most that a page has.
const PAGE: i32 = 1_000;

/// An assessment that is to be handed in.
struct Task<'a> {
    /// As whom.
    grant: String,
    assignment_id: String,
    /// Id and version of the assessment that was begun.
    begun: Option<(String, i64)>,
    /// What is said, and about which school.
    said: (&'a School, &'a [Says]),
}

impl Recorder<'_> {
    pub(super) async fn collect(&self, no: usize, plan: &CyclePlan) -> Result<()> {
        self.give_to_themselves(plan).await?;
        self.give_to_supervisors(plan).await?;
        let nodes = rated(&plan.framework)?;
        let ratings = self.province.ratings(no)?;
        let tasks = self.tasks(plan, &ratings).await?;
        let one = |task| Box::pin(self.hand_in(plan, &nodes, task));
        stream::iter(tasks.into_iter().map(anyhow::Ok)).try_for_each_concurrent(AT_A_TIME, one).await
    }

    async fn give_to_themselves(&self, plan: &CyclePlan) -> Result<()> {
        let given = self.assignments(plan, pb::AssessorRole::Self_).await?;
        let given: HashSet<&str> = given.iter().map(|assignment| assignment.school_id.as_str()).collect();
        let schools = plan::judging_themselves(self.province, plan).map(|at| &self.province.schools[at]);
        let (there, missing): (Vec<&School>, Vec<&School>) =
            schools.partition(|school| given.contains(school_id(self.ids, school).as_str()));
        self.tell(there.len());
        let give = |school| Box::pin(self.give_to_itself(plan, school));
        stream::iter(missing.into_iter().map(anyhow::Ok)).try_for_each_concurrent(AT_A_TIME, give).await
    }

    async fn give_to_itself(&self, plan: &CyclePlan, school: &School) -> Result<()> {
        let name = format!("assignment/{}/{}", plan.key, school.key);
        let request = pb::CreateAssignmentRequest {
            request_id: self.ids.request(&name),
            id: self.ids.of(&name),
            cycle_id: plan::cycle_id(self.ids, plan),
            school_id: school_id(self.ids, school),
            assessor_ref: self.ids.of(&format!("person/head/{}", school.key)),
            role: pb::AssessorRole::Self_.into(),
            ..pb::CreateAssignmentRequest::default()
        };
        ask!(self.client, create_assignment, request).with_context(|| format!("school {}", school.obec10))?;
        self.tell(1);
        Ok(())
    }

    /// What was given already stays, so that this may be asked for again and again.
    async fn give_to_supervisors(&self, plan: &CyclePlan) -> Result<()> {
        let mut assessor_refs = Vec::new();
        for number in 1..=self.province.recipe.judging.supervisors {
            assessor_refs.push(self.listed(plan, number).await?);
        }
        let request = pb::AssignAssessorsRequest {
            cycle_id: plan::cycle_id(self.ids, plan),
            role: pb::AssessorRole::Supervisor.into(),
            assessor_refs,
            per_school: 1,
            ..pb::AssignAssessorsRequest::default()
        };
        ask!(self.client, assign_assessors, request)?;
        Ok(())
    }

    /// A supervisor of the office, listed now or before: a reference to nobody.
    async fn listed(&self, plan: &CyclePlan, number: usize) -> Result<String> {
        let name = format!("supervisor/{}/{number}", plan.office);
        let person_ref = self.ids.of(&format!("person/{name}"));
        let profile = pb::AssessorProfile {
            roles: vec![pb::AssessorRole::Supervisor.into()],
            service_area_ids: vec![map::area_id("ESAO", &plan.office)],
            affiliations: Vec::new(),
        };
        let request = pb::RegisterAssessorRequest {
            request_id: self.ids.request(&name),
            validate_only: false,
            id: self.ids.of(&name),
            person_ref: person_ref.clone(),
            owner_organisation_id: registry::organisation_id(plan::INSTITUTE),
            profile: Some(profile),
        };
        once("register_assessor", insist(async || self.client.clone().register_assessor(request.clone()).await).await)?;
        Ok(person_ref)
    }

    /// What is still to be handed in.
    async fn tasks<'a>(&'a self, plan: &CyclePlan, ratings: &'a [Ratings]) -> Result<Vec<Task<'a>>> {
        use pb::AssessmentStatus::{InProgress, Returned};
        let begun: HashMap<String, pb::Assessment> =
            self.assessments(plan).await?.into_iter().map(|one| (one.assignment_id.clone(), one)).collect();
        let said: HashMap<String, &Ratings> =
            ratings.iter().map(|one| (school_id(self.ids, &self.province.schools[one.school]), one)).collect();
        let mut tasks = Vec::new();
        for role in [pb::AssessorRole::Self_, pb::AssessorRole::Supervisor] {
            for assignment in self.assignments(plan, role).await? {
                let Some(ratings) = said.get(&assignment.school_id) else { continue };
                let (grant, says) = if role == pb::AssessorRole::Self_ {
                    (format!("principal@school:{}", assignment.school_id), ratings.own.as_deref())
                } else {
                    (format!("assessor@person:{}", assignment.assessor_ref), Some(ratings.supervisor.as_slice()))
                };
                let Some(says) = says else { continue };
                let begun = begun.get(&assignment.id);
                if begun.is_some_and(|one| !matches!(one.status(), InProgress | Returned)) {
                    self.tell(2);
                    continue;
                }
                let begun = begun.map(|one| (one.id.clone(), one.version));
                tasks.push(Task { grant, assignment_id: assignment.id, begun, said: (&self.province.schools[ratings.school], says) });
            }
        }
        Ok(tasks)
    }

    async fn hand_in(&self, plan: &CyclePlan, nodes: &[Rated], task: Task<'_>) -> Result<()> {
        let client = evaluations(self.peer.clone(), &(self.mint)(&task.grant)?)?;
        let (school, says) = task.said;
        let (id, version) = match task.begun {
            Some(begun) => begun,
            None => self.save(&client, plan, (task.assignment_id.as_str(), school, says, nodes)).await?,
        };
        self.tell(1);
        let request = pb::SubmitAssessmentRequest {
            request_id: self.ids.request(&format!("submit/{id}/{version}")),
            id,
            expected_version: version,
            ..pb::SubmitAssessmentRequest::default()
        };
        ask!(client, submit_assessment, request).with_context(|| format!("school {}", school.obec10))?;
        self.tell(1);
        Ok(())
    }

    async fn save(
        &self,
        client: &Client,
        plan: &CyclePlan,
        (assignment_id, school, says, nodes): (&str, &School, &[Says], &[Rated]),
    ) -> Result<(String, i64)> {
        let name = format!("assessment/{assignment_id}");
        let request = pb::SaveAssessmentScoresRequest {
            request_id: self.ids.request(&name),
            id: self.ids.of(&name),
            assignment_id: assignment_id.to_owned(),
            scores: nodes.iter().zip(says).map(|(node, says)| self.score((plan, school), node, *says)).collect(),
            ..pb::SaveAssessmentScoresRequest::default()
        };
        let reply = ask!(client, save_assessment_scores, request).with_context(|| format!("school {}", school.obec10))?;
        let assessment = reply.assessment.context("a reply has the assessment")?;
        Ok((assessment.id, assessment.version))
    }

    fn score(&self, (plan, school): (&CyclePlan, &School), node: &Rated, says: Says) -> pb::NodeScore {
        let (kind, level) = match says {
            Says::Level(level) => (pb::ScoreKind::Level, level),
            Says::NotApplicable => (pb::ScoreKind::NotApplicable, 0),
            Says::TooLittleEvidence => (pb::ScoreKind::InsufficientEvidence, 0),
        };
        let shown = (level >= SHOWN_FROM).then(|| self.ids.of(&format!("evidence/{}/{}/{}", plan.key, school.key, node.code)));
        pb::NodeScore {
            node_code: node.code.clone(),
            kind: kind.into(),
            level,
            comment: String::new(),
            evidence_refs: shown.into_iter().collect(),
            confidence: pb::ScoreConfidence::Medium.into(),
        }
    }

    async fn assignments(&self, plan: &CyclePlan, role: pb::AssessorRole) -> Result<Vec<pb::Assignment>> {
        let mut request = pb::ListAssignmentsRequest {
            page_size: PAGE,
            cycle_id: plan::cycle_id(self.ids, plan),
            roles: vec![role.into()],
            statuses: vec![pb::AssignmentStatus::Assigned.into()],
            ..pb::ListAssignmentsRequest::default()
        };
        let mut all = Vec::new();
        loop {
            let page = ask!(self.client, list_assignments, request.clone())?;
            all.extend(page.assignments);
            if page.next_page_token.is_empty() {
                return Ok(all);
            }
            request.page_token = page.next_page_token;
        }
    }

    async fn assessments(&self, plan: &CyclePlan) -> Result<Vec<pb::Assessment>> {
        let mut request = pb::ListAssessmentsRequest {
            page_size: PAGE,
            cycle_id: plan::cycle_id(self.ids, plan),
            ..pb::ListAssessmentsRequest::default()
        };
        let mut all = Vec::new();
        loop {
            let page = ask!(self.client, list_assessments, request.clone())?;
            all.extend(page.assessments);
            if page.next_page_token.is_empty() {
                return Ok(all);
            }
            request.page_token = page.next_page_token;
        }
    }
}
