//! What is read of assessments (E6). Everybody reads their own. Whoever reviews an area reads how far those in it are, and what was submitted
//! there, unless they have yet to submit about the same school in the same cycle themselves.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::{Failure, Kind};
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{REVIEW, WRITE, is_own};
use crate::app::claimed;
use crate::domain::assessment::{Assessment, HandedIn};
use crate::domain::cycle::CollectionStanding;
use crate::domain::scores::{Doubt, Plausibility};
use crate::error::Error;
use crate::store;
use crate::store::assessment::{Filter, Seen, Stored, Submission};
use crate::store::doubtful::Looking;

/// One assessment, its own or one of the area.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Assessment, Error> {
    Ok(seen(db, who, id).await?.assessment)
}

/// The caller's own assessment with what is said in it; the read is put on record.
pub(crate) async fn get_with_scores(uow: &mut Uow, who: &Caller, id: Uuid) -> Result<Assessment, Error> {
    let found = seen(uow.db(), who, id).await?.assessment;
    if !is_own(who, &found.record().task) {
        return Err(Failure::new(
            Kind::Forbidden,
            "SCORES_OF_OTHERS",
            "คะแนนที่ยังอยู่ระหว่างประเมินดูได้เฉพาะผู้ประเมินเอง ผลที่ส่งแล้วให้ดูจากรายการที่ส่ง",
            "Scores in progress are for their assessor alone; what was submitted is read with GetAssessmentSubmission",
        )
        .at("with_scores")
        .into());
    }
    note(uow, &found);
    Ok(found)
}

/// What was submitted, as it was, with what is doubtful about it.
#[derive(Debug)]
pub(crate) struct Submitted {
    pub(crate) assessment: Assessment,
    pub(crate) submission: Submission,
    pub(crate) doubts: Vec<Doubt>,
    pub(crate) standing: CollectionStanding,
}

/// What was submitted, as it was; the read is put on record. What is doubtful about it is for those who review it, never for whose it is.
pub(crate) async fn submission(uow: &mut Uow, who: &Caller, rule: &Plausibility, (id, n): (Uuid, i32)) -> Result<Submitted, Error> {
    let found = store::assessment::find(uow.db(), id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&found.scopes)?;
    let task = found.assessment.record().task;
    if !is_own(who, &task) && store::assessment::is_awaited(uow.db(), &task, &claimed(who)).await? {
        return Err(Failure::new(
            Kind::Forbidden,
            "BLIND_UNTIL_SUBMITTED",
            "ท่านจะดูคะแนนของผู้ประเมินท่านอื่นได้หลังจากส่งผลการประเมินของท่านแล้ว",
            "Other raters' scores are visible after you submit",
        )
        .into());
    }
    let submitted = store::assessment::submission(uow.db(), id, n).await?.ok_or_else(|| Failure::no_such("n"))?;
    note(uow, &found.assessment);
    let reviews = !is_own(who, &task) && who.may(REVIEW, &found.scopes);
    let doubts = if reviews { handed_in(&found.assessment, &submitted).doubts(rule) } else { Vec::new() };
    let cycle = store::cycle::find(uow.db(), task.cycle).await?.ok_or_else(Failure::not_found)?;
    let standing = cycle.record().plan.windows.standing(submitted.at, found.late_until);
    Ok(Submitted { assessment: found.assessment, submission: submitted, doubts, standing })
}

fn handed_in(assessment: &Assessment, submitted: &Submission) -> HandedIn {
    let started_at = assessment.record().started_at;
    HandedIn { n: submitted.n, scores: submitted.since.clone(), started_at, submitted_at: submitted.at }
}

/// A page of assessments in the order of their ids.
pub(crate) async fn list(db: &mut PgConnection, who: &Caller, filter: &Filter, page: &Page) -> Result<(Vec<Assessment>, String), Error> {
    let own = who.named(WRITE).map(ToString::to_string).collect();
    Ok(store::assessment::list(db, filter, &Seen { area: who.reach_of(REVIEW), own }, page).await?)
}

/// A page of assessments of others whose last submission is doubtful. It says something of what was submitted: who has yet to submit about the
/// same school sees none of it (E6), and the read is put on record.
pub(crate) async fn list_doubtful(
    uow: &mut Uow,
    who: &Caller,
    rule: &Plausibility,
    filter: Filter,
    page: &Page,
) -> Result<(Vec<Assessment>, String), Error> {
    let own = who.named(WRITE).map(ToString::to_string).collect();
    let looking = Looking { area: who.reach_of(REVIEW), own, claimed: claimed(who) };
    let enough = usize::try_from(page.limit()).unwrap_or(usize::MAX);
    let (mut doubtful, mut after) = (Vec::new(), page.after_id());
    while doubtful.len() < enough {
        let part = store::doubtful::next(uow.db(), &filter, &looking, after).await?;
        let Some((last, _)) = part.last() else { break };
        after = Some(*last);
        doubtful.extend(part.iter().filter(|(_, handed)| !handed.doubts(rule).is_empty()).map(|(id, _)| *id));
    }
    uow.audit(AuditEntry { aggregate: "assessment", id: None, version: None, reason: None });
    list(uow.db(), who, &Filter { ids: Some(doubtful), ..filter }, page).await
}

async fn seen(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Stored, Error> {
    let found = store::assessment::find(db, id).await?;
    let found = found.filter(|found| is_own(who, &found.assessment.record().task) || who.may(REVIEW, &found.scopes));
    Ok(found.ok_or_else(Failure::not_found)?)
}

fn note(uow: &mut Uow, read: &Assessment) {
    let record = read.record();
    uow.audit(AuditEntry { aggregate: "assessment", id: Some(record.id.0), version: Some(record.version), reason: None });
}
