//! Rubrics and results to the files of the national standard, and from them. Whoever exports gets what they see, and it goes on record.

mod results;

use std::collections::HashMap;

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::ResultRules;
use super::framework::{Begin, Create, Draft};
use super::result::REVIEW;
use crate::domain::cycle::{Cycle, CycleError, CycleRound, CycleStatus};
use crate::domain::exchange::{
    self, Brought, Criterion, Filled, Loss, LossKind, Measured, Outcome, Outline, Sheet, Table, outcomes, outline,
};
use crate::domain::framework::{About, Framework, FrameworkVersion, Purpose};
use crate::domain::result::{ResultError, SchoolRecord};
use crate::error::Error;
use crate::store;
use crate::store::result::InCycle;

pub(crate) use results::take_results;

/// What no call says.
#[derive(Debug, Clone)]
pub(crate) struct Exchange {
    /// The scheme of schools' codes, where a call names none.
    pub(crate) code_scheme: String,
    /// How results are made, as far as no framework says it.
    pub(crate) rules: ResultRules,
}

impl Exchange {
    fn scheme<'a>(&'a self, asked: &'a str) -> &'a str {
        if asked.is_empty() { &self.code_scheme } else { asked }
    }
}

/// What is to be written.
#[derive(Debug)]
pub(crate) struct Export {
    pub(crate) framework: Uuid,
    /// The cycle's version, or the newest in use, when 0.
    pub(crate) n: i32,
    pub(crate) cycle: Option<Uuid>,
    pub(crate) area: Option<Uuid>,
    pub(crate) scheme: String,
    pub(crate) organisation: String,
    /// Criteria as templates instead of rows.
    pub(crate) templates: bool,
}

/// Rows by table, criteria for templates, and what is in none of them.
#[derive(Debug)]
pub(crate) struct Exported {
    pub(crate) framework: Framework,
    pub(crate) templates: Vec<Criterion>,
    pub(crate) tables: Filled,
    pub(crate) losses: Vec<Loss>,
    pub(crate) schools: usize,
}

/// Criteria that somebody brings, and what their framework is to be.
#[derive(Debug)]
pub(crate) struct TakeCriteria {
    pub(crate) id: Option<Uuid>,
    pub(crate) about: About,
    pub(crate) effective_year: Option<i16>,
    pub(crate) brought: Brought,
}

/// A framework with its draft.
#[derive(Debug)]
pub(crate) struct TakenCriteria {
    pub(crate) framework: Framework,
    pub(crate) n: i32,
    pub(crate) losses: Vec<Loss>,
}

/// Results that somebody brings.
#[derive(Debug)]
pub(crate) struct TakeResults {
    pub(crate) id: Option<Uuid>,
    pub(crate) owner: Uuid,
    pub(crate) framework: Uuid,
    pub(crate) n: i32,
    pub(crate) as_of: Date,
    pub(crate) round: Option<CycleRound>,
    pub(crate) scheme: String,
    pub(crate) source: String,
    pub(crate) sheets: Vec<Sheet>,
}

/// A cycle that was taken over.
#[derive(Debug)]
pub(crate) struct TakenResults {
    pub(crate) cycle: Cycle,
    pub(crate) results: usize,
    pub(crate) hash: [u8; 32],
    pub(crate) differences: Vec<Loss>,
}

/// Writes a version, and the results of a cycle where one is named.
pub(crate) async fn export(uow: &mut Uow, who: &Caller, asked: Export, settings: &Exchange) -> Result<Exported, Error> {
    let cycle = match asked.cycle {
        Some(id) => Some(with_results(uow.db(), who, id).await?),
        None => None,
    };
    let of_cycle = cycle.as_ref().map(|cycle| (cycle.record().plan.framework.0, cycle.record().plan.framework_n));
    let n = of_cycle.filter(|_| asked.n == 0).map_or(asked.n, |(_, n)| n);
    if of_cycle.is_some_and(|of| of != (asked.framework, n)) {
        return Err(Failure::no_such("cycle_id").into());
    }
    let (seen, version) = super::get_version(uow.db(), who, (asked.framework, n)).await?;
    let framework = seen.framework;
    let about = &framework.record().about;
    let (criteria, mut losses) = exchange::criteria(about, &version)?;
    let (tables, templates) = if asked.templates {
        losses.extend(exchange::untold(&criteria));
        (Vec::new(), criteria)
    } else {
        (exchange::rows(&criteria), Vec::new())
    };
    let mut exported = Exported { tables, templates, losses, schools: 0, framework: framework.clone() };
    if let Some(cycle) = cycle {
        if about.purpose == Purpose::Research {
            return Err(ResultError::ResearchIsNotPublished.into());
        }
        of_schools(uow, who, (&cycle, &version, about), (&asked, settings), &mut exported).await?;
        on_record(uow, "cycle", cycle.record().id.0, cycle.record().version);
    }
    on_record(uow, "framework", framework.record().id.0, framework.record().version);
    Ok(exported)
}

fn on_record(uow: &mut Uow, aggregate: &'static str, id: Uuid, version: i64) {
    uow.audit(AuditEntry { aggregate, id: Some(id), version: Some(version), reason: Some("exported in the national schema".to_owned()) });
}

/// A cycle that has results.
async fn with_results(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Cycle, Error> {
    let found = store::cycle::find(db, id).await?.and_then(|cycle| super::cycle::seen(who, cycle));
    let cycle = found.ok_or_else(|| Failure::no_such("cycle_id"))?;
    let status = cycle.record().status;
    let done = matches!(status, CycleStatus::Finalised | CycleStatus::Published | CycleStatus::Archived) && cycle.record().result_n > 0;
    if done { Ok(cycle) } else { Err(CycleError::StatusNotAllowed(status).into()) }
}

/// Adds the schools within reach, each with what the caller sees of its result.
async fn of_schools(
    uow: &mut Uow,
    who: &Caller,
    (cycle, version, about): (&Cycle, &FrameworkVersion, &About),
    (asked, settings): (&Export, &Exchange),
    exported: &mut Exported,
) -> Result<(), Error> {
    let (id, plan) = (cycle.record().id.0, &cycle.record().plan);
    let place = match asked.area {
        Some(area) => Some(place(uow.db(), area).await?),
        None => None,
    };
    let within = |school: &InCycle| who.reaches(&school.scopes) && place.as_ref().is_none_or(|place| school.scopes.contains(place));
    let mut schools = store::result::population(uow.db(), id, None).await?;
    schools.retain(within);
    let ids: Vec<Uuid> = schools.iter().map(|school| school.school).collect();
    let codes = store::known::codes(uow.db(), settings.scheme(&asked.scheme), &ids, plan.population.as_of).await?;
    let found = shown(uow.db(), who, id).await?;
    let mut written: Vec<(&str, Outcome<'_>)> = Vec::new();
    for school in &schools {
        let Some(code) = codes.get(&school.school) else {
            let key = school.school.to_string();
            exported.losses.push(Loss::of(LossKind::NoSchoolCode, Table::School, (&key, "SchoolID"), &school.name.th));
            continue;
        };
        let outcome = found.get(&school.school).map_or(Outcome::None, |found| found.as_ref().map_or(Outcome::Hidden, of_record));
        written.push((code, outcome));
    }
    written.sort_unstable_by_key(|(code, _)| *code);
    let measured = Measured {
        year: plan.academic_year,
        semester: plan.semester,
        name: &plan.name.th,
        round: plan.round,
        description: &about.name.th,
        organisation: &asked.organisation,
    };
    let outlines: Vec<Outline<'_>> = outline(about, version)?;
    let (tables, losses) = outcomes(measured, &outlines, &written);
    exported.schools = written.len();
    exported.tables.extend(tables);
    exported.losses.extend(losses);
    Ok(())
}

fn of_record(record: &SchoolRecord) -> Outcome<'_> {
    Outcome::Found(&record.finding)
}

/// Results of a cycle by school: the newest for whoever reviews results, what was published for others, None where nothing was.
async fn shown(db: &mut PgConnection, who: &Caller, cycle: Uuid) -> Result<HashMap<Uuid, Option<SchoolRecord>>, Error> {
    let mut shown = HashMap::new();
    for (school, record) in store::result::newest(db, cycle).await? {
        let seen = if who.may(REVIEW, &record.scopes) || record.published_n == record.n {
            Some(record)
        } else if record.published_n > 0 {
            store::result::find(db, (cycle, school), record.published_n).await?
        } else {
            None
        };
        shown.insert(school, seen);
    }
    Ok(shown)
}

/// What schools of an area are found by.
async fn place(db: &mut PgConnection, area: Uuid) -> Result<String, Error> {
    let known = store::known::places(db, &[area]).await?;
    let place = known.into_iter().find_map(|(_, place)| place);
    place.ok_or_else(|| Failure::no_such("area_id").into())
}

/// Takes criteria over as the draft of a new framework.
pub(crate) async fn take_criteria(uow: &mut Uow, who: &Caller, cmd: TakeCriteria) -> Result<TakenCriteria, Error> {
    who.must_reach_new(&cmd.about.scopes())?;
    let (criteria, mut losses) = cmd.brought.read()?;
    let (content, lost) = exchange::draft(&cmd.about, &criteria, cmd.effective_year);
    losses.extend(lost);
    let made = super::framework::create(uow, who, Create { id: cmd.id, about: cmd.about }).await?;
    let draft = Draft { framework: made.record().id.0, begin: Begin::With(Box::new(content)) };
    let (framework, n) = super::framework::draft(uow, who, draft).await?;
    Ok(TakenCriteria { framework, n, losses })
}
