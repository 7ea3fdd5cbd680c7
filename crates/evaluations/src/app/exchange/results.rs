//! Results that somebody brings, taken over as a cycle that was judged elsewhere: nobody rates in it here, and nobody is said to have.

use std::collections::{HashMap, HashSet};

use chassis::auth::Caller;
use chassis::db::Uow;
use chassis::kernel::LocalizedText;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Exchange, TakeResults, TakenResults};
use crate::convert::result::fact;
use crate::domain::cycle::{AssessorPolicy, Cycle, CycleRound, Instrument, Plan, Population, Windows};
use crate::domain::exchange::{
    ExchangeError, Flaw, Loss, Outline, Problem, Sheets, Table, Taken, TakenSchool, differing, outline, read_outcomes,
};
use crate::domain::framework::{Content, Framework, Purpose};
use crate::domain::known::{GONE, TAKING_PART};
use crate::domain::result::{Method, ResultError, ResultEvent, SchoolRecord, hash_of_all};
use crate::domain::{CycleId, FrameworkId};
use crate::error::Error;
use crate::store;
use crate::store::known::{Asked, SchoolOfDay};
use crate::store::result::{Finalised, Made};

/// Results that are written with one statement.
const PART: usize = 200;
/// How far back the work of assessors would count, if there were any.
const MONTHS: i32 = 12;

/// Takes results over as a cycle.
pub(crate) async fn take_results(uow: &mut Uow, who: &Caller, mut cmd: TakeResults, settings: &Exchange) -> Result<TakenResults, Error> {
    who.must_reach_new(&[format!("organisation:{}", cmd.owner)])?;
    let (seen, version) = crate::app::get_version(uow.db(), who, (cmd.framework, cmd.n)).await?;
    let (framework, n) = (seen.framework, version.head.n);
    let about = &framework.record().about;
    let outlines: Vec<Outline<'_>> = outline(about, &version)?;
    let sheets = Sheets::of(&Table::OF_SCHOOLS, std::mem::take(&mut cmd.sheets)).map_err(ExchangeError::Files)?;
    let taken = read_outcomes(&sheets, &outlines, |code| top(&version.content, code)).map_err(ExchangeError::Files)?;
    let round = taken.round.or(cmd.round).ok_or(ExchangeError::RoundUnknown)?;
    let method = Method::of(about, (n, &version.content), taken.year, settings.rules.consensus).map_err(ResultError::from)?;
    let schools = known(uow.db(), &taken, &cmd, settings.scheme(&cmd.scheme)).await?;
    let id = CycleId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let by = Instrument { kind: about.kind, status: version.head.status };
    let plan = plan(&cmd, &taken, round);
    let owner = plan.scopes();
    let (cycle, events) = Cycle::import(id, (plan, schools.len()), (&cmd.source, by), uow.now())?;
    store::cycle::insert(uow.db(), &cycle).await?;
    let of_day: Vec<SchoolOfDay> = schools.iter().map(|(_, school)| school.clone()).collect();
    let now = uow.now();
    store::cycle::let_in(uow.db(), (id, &owner.concat()), &of_day, ("", now)).await?;
    crate::app::cycle::tell(uow, &cycle, &events, &of_day, Some(cmd.source));
    let found = found(uow, (&cycle, &framework, &method), &schools)?;
    written(uow, &cycle, &framework, found).await
}

/// The highest level that a node is rated with.
fn top(content: &Content, code: &str) -> Option<u8> {
    let node = content.node(code).filter(|node| node.scored)?;
    content.scale(&node.scale).and_then(|scale| u8::try_from(scale.highest()).ok())
}

/// What the cycle was, as far as files say it.
fn plan(cmd: &TakeResults, taken: &Taken, round: CycleRound) -> Plan {
    Plan {
        owner: cmd.owner,
        name: LocalizedText::thai(&taken.name),
        framework: FrameworkId(cmd.framework),
        framework_n: cmd.n,
        is_trial: false,
        academic_year: taken.year,
        semester: taken.semester,
        round,
        population: Population { areas: Vec::new(), programmes: Vec::new(), as_of: cmd.as_of },
        windows: Windows { collect_from: cmd.as_of, collect_to: cmd.as_of, moderate_to: None, publish_on: None },
        policy: AssessorPolicy { roles: Vec::new(), min_raters: 0, independence_months: MONTHS },
    }
}

/// The schools of the files, as they were on the day; every one that is not known is named.
async fn known<'a>(
    db: &mut PgConnection,
    taken: &'a Taken,
    cmd: &TakeResults,
    scheme: &str,
) -> Result<Vec<(&'a TakenSchool, SchoolOfDay)>, Error> {
    let codes: Vec<&str> = taken.schools.iter().map(|school| school.code.as_str()).collect();
    let by_code = store::known::by_codes(db, scheme, &codes, cmd.as_of).await?;
    let ids: Vec<Uuid> = by_code.values().copied().collect();
    let asked = Asked { schools: Some(&ids), places: None, programmes: None, day: cmd.as_of, gone: &GONE, taking_part: &TAKING_PART };
    let of_day = store::known::schools_of_day(db, asked).await?;
    let mut of_day: HashMap<Uuid, SchoolOfDay> = of_day.into_iter().map(|school| (school.id, school)).collect();
    let (mut schools, mut problems, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for school in &taken.schools {
        let problem = |flaw| Problem { table: Table::School, line: school.line, column: "SchoolID", flaw };
        let id = by_code.get(&school.code);
        match id.and_then(|id| of_day.remove(id)) {
            Some(known) => {
                seen.insert(known.id);
                schools.push((school, known));
            }
            None if id.is_some_and(|id| seen.contains(id)) => problems.push(problem(Flaw::Twice)),
            None => problems.push(problem(Flaw::NoSuchSchool)),
        }
    }
    if problems.is_empty() { Ok(schools) } else { Err(ExchangeError::Files(problems).into()) }
}

/// Results of the schools that have one, and scores of the files that are not theirs.
fn found(
    uow: &mut Uow,
    (cycle, framework, method): (&Cycle, &Framework, &Method),
    schools: &[(&TakenSchool, SchoolOfDay)],
) -> Result<(Vec<SchoolRecord>, Vec<Loss>), Error> {
    let (record, now) = (cycle.record(), uow.now());
    let (mut results, mut differences) = (Vec::new(), Vec::new());
    for (taken, school) in schools.iter().filter(|(taken, _)| taken.judged) {
        let finding = method.found_elsewhere(&taken.levels);
        let finding = finding.map_err(|error| ResultError::Ratings { school: school.id, error })?;
        differences.extend(differing(taken, &finding));
        results.push(SchoolRecord {
            id: uow.new_id(),
            version: 1,
            cycle: record.id.0,
            framework: (framework.record().id.0, record.plan.framework_n),
            school: school.id,
            school_name: LocalizedText::new(&school.name_th, &school.name_en),
            n: record.result_n,
            published_n: 0,
            scopes: school.scopes.iter().cloned().chain(record.plan.scopes()).collect(),
            asked: record.plan.policy.min_raters,
            finding,
            finalised_at: now,
        });
    }
    if results.is_empty() {
        return Err(ResultError::NothingRated.into());
    }
    Ok((results, differences))
}

/// Writes results and tells them, unless they are there to find something out (E13).
async fn written(
    uow: &mut Uow,
    cycle: &Cycle,
    framework: &Framework,
    (results, differences): (Vec<SchoolRecord>, Vec<Loss>),
) -> Result<TakenResults, Error> {
    let (record, now) = (cycle.record(), uow.now());
    let (id, n) = (record.id.0, record.result_n);
    for part in results.chunks(PART) {
        store::result::write(uow.db(), (id, n), &Made::of(part), now).await?;
    }
    let mut hashes: Vec<(Uuid, [u8; 32])> = results.iter().map(|result| (result.school, result.finding.hash)).collect();
    let hash = hash_of_all(&mut hashes);
    let made = Finalised { n, hash, results: crate::app::result::count(results.len()), population: record.schools };
    store::result::insert_finalisation(uow.db(), id, &made, now).await?;
    if framework.record().about.purpose != Purpose::Research {
        for result in &results {
            uow.emit(fact(result, ResultEvent::Finalised));
        }
    }
    Ok(TakenResults { cycle: cycle.clone(), results: results.len(), hash, differences })
}
