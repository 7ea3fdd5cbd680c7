//! Results of a cycle: made, opened again, published. Whoever reaches the organisation that runs it decides.

mod progress;
mod read;

use std::collections::{BTreeMap, HashMap};

use chassis::aside::meanwhile;
use chassis::auth::Caller;
use chassis::db::Uow;
use chassis::event::Fact;
use jiff::Timestamp;
use uuid::Uuid;

use super::cycle::{OfCycle, lock};
use super::method::{ResultRules, method, stepped};
use crate::convert::result::fact;
use crate::domain::cycle::Cycle;
use crate::domain::framework::Purpose;
use crate::domain::result::{Edition, Finding, Method, Named, ResultError, ResultEvent, Said, SchoolRecord, hash_of_all};
use crate::domain::scores::Score;
use crate::error::Error;
use crate::store;
use crate::store::rated::Counting;
use crate::store::result::{Finalised, InCycle, Made, Published};

pub(crate) use progress::Progress;
pub(super) use read::REVIEW;
pub(crate) use read::{find, list, publication, versions};

/// Schools of which results are computed while the database writes those before them: some milliseconds of work.
const PART: usize = 32;

/// How a cycle is finalised.
#[derive(Debug)]
pub(crate) struct Finalise {
    /// Goes on although panels have not decided.
    pub(crate) leave_undecided: bool,
}

/// Why a cycle is opened again.
#[derive(Debug)]
pub(crate) struct Reopen {
    pub(crate) reason: String,
    pub(crate) approval: String,
}

/// What came of a finalisation.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) cycle: Cycle,
    pub(crate) found: usize,
    pub(crate) revised: usize,
    pub(crate) unchanged: usize,
    pub(crate) without_ratings: usize,
    pub(crate) undecided: usize,
    pub(crate) hash: [u8; 32],
}

/// Makes the next version of a cycle's results, of all its schools. How far that has come is seen from outside (`progress`); all the rest
/// is seen when it is done.
pub(crate) async fn finalise(
    uow: &mut Uow,
    who: &Caller,
    cmd: OfCycle<Finalise>,
    rules: &ResultRules,
    progress: &mut Progress,
) -> Result<Outcome, Error> {
    let mut cycle = lock(uow, who, cmd.at).await?;
    let id = cmd.at.id;
    let events = cycle.finalise(uow.now())?;
    store::progress::hold(uow.db(), id).await?;
    let (next, now) = ((id, cycle.record().result_n), uow.now());
    let mut undecided = store::moderation::undecided(uow.db(), id).await?;
    undecided.extend(store::rated::looked_at_again(uow.db(), next, now).await?);
    let undecided = undecided.len();
    if undecided > 0 && !cmd.what.leave_undecided {
        return Err(ResultError::ModerationPending(undecided).into());
    }
    let (framework, method) = method(uow.db(), &cycle, rules).await?;
    let ground = Ground {
        n: cycle.record().result_n,
        framework: (framework.record().id.0, cycle.record().plan.framework_n),
        asked: cycle.record().plan.policy.min_raters,
        cycle: id,
        method,
        said: store::rated::said(uow.db(), (id, None), Counting::Locked).await?,
        decided: store::moderation::decisions(uow.db(), id).await?,
        held: store::result::newest(uow.db(), id).await?,
        now: uow.now(),
    };
    let schools = store::result::population(uow.db(), id, None).await?;
    let found = found(uow, &ground, &schools, progress).await?;
    if found.hashes.is_empty() {
        return Err(ResultError::NothingRated.into());
    }
    let (mut hashes, without_ratings) = (found.hashes, schools.len() - found.ratings);
    let hash = hash_of_all(&mut hashes);
    let (results, population) = (count(hashes.len()), cycle.record().schools);
    let now = uow.now();
    store::result::insert_finalisation(uow.db(), id, &Finalised { n: ground.n, hash, results, population }, now).await?;
    store::moderation::close_decided(uow.db(), id).await?;
    super::locking::confirm(uow, id).await?;
    stepped(uow, &cycle, &events, None).await?;
    // What is judged to find something out is told to nobody (E13).
    let told = if framework.record().about.purpose == Purpose::Research { Vec::new() } else { found.facts };
    for fact in told {
        uow.emit(fact);
    }
    let unchanged = hashes.len() - found.new - found.revised;
    Ok(Outcome { cycle, found: found.new, revised: found.revised, unchanged, without_ratings, undecided, hash })
}

/// Everything that the results of a cycle follow from.
struct Ground {
    cycle: Uuid,
    n: i32,
    framework: (Uuid, i32),
    /// Raters that a school needs.
    asked: i32,
    method: Method,
    said: BTreeMap<Uuid, Vec<Said>>,
    decided: HashMap<Uuid, BTreeMap<String, Score>>,
    held: HashMap<Uuid, SchoolRecord>,
    now: Timestamp,
}

/// What was found about all schools.
#[derive(Default)]
struct Found {
    hashes: Vec<(Uuid, [u8; 32])>,
    facts: Vec<Fact>,
    new: usize,
    revised: usize,
    ratings: usize,
}

/// Computes the results of some schools while those before them are being written.
async fn found(uow: &mut Uow, ground: &Ground, schools: &[InCycle], progress: &mut Progress) -> Result<Found, Error> {
    let mut found = Found::default();
    let ids: Vec<Uuid> = schools.iter().map(|_| uow.new_id()).collect();
    let (mut made, mut done) = (Made::default(), 0);
    progress.tell(ground.cycle, (done, schools.len()), ground.now).await;
    for (part, ids) in schools.chunks(PART).zip(ids.chunks(PART)) {
        let computing = || {
            let part = part.iter().zip(ids).map(|(school, id)| result(ground, school, *id));
            let results = part.collect::<Result<Vec<Option<Judged>>, ResultError>>()?;
            let changed = results.iter().flatten().filter(|judged| judged.event.is_some()).map(|judged| &judged.record);
            Ok::<_, ResultError>((Made::of(changed), results))
        };
        let (written, computed) = meanwhile(store::result::write(uow.db(), (ground.cycle, ground.n), &made, ground.now), computing).await;
        written?;
        let (next, results) = computed?;
        made = next;
        results.into_iter().flatten().for_each(|judged| found.add(&judged));
        done += part.len();
        progress.tell(ground.cycle, (done, schools.len()), ground.now).await;
    }
    store::result::write(uow.db(), (ground.cycle, ground.n), &made, ground.now).await?;
    Ok(found)
}

impl Found {
    fn add(&mut self, judged: &Judged) {
        self.ratings += 1;
        self.hashes.push((judged.record.school, judged.record.finding.hash));
        match judged.event {
            Some(ResultEvent::Finalised) => self.new += 1,
            Some(ResultEvent::Revised) => self.revised += 1,
            Some(ResultEvent::Published) | None => {}
        }
        self.facts.extend(judged.event.map(|event| fact(&judged.record, event)));
    }
}

/// The result of a school, and whether it is another one than before.
struct Judged {
    record: SchoolRecord,
    event: Option<ResultEvent>,
}

/// The result of a school; None where nobody has said anything about it.
fn result(ground: &Ground, school: &InCycle, id: Uuid) -> Result<Option<Judged>, ResultError> {
    let none = BTreeMap::new();
    let Some(said) = ground.said.get(&school.school) else { return Ok(None) };
    let decided = ground.decided.get(&school.school).unwrap_or(&none);
    let computed = ground.method.result(said, decided).map_err(|error| ResultError::Ratings { school: school.school, error })?;
    let finding = Finding::of(&computed, ground.method.form());
    if let Some(held) = ground.held.get(&school.school) {
        let judged = match held.revised(finding, ground.n, ground.now) {
            Some(record) => Judged { record, event: Some(ResultEvent::Revised) },
            None => Judged { record: held.clone(), event: None },
        };
        return Ok(Some(judged));
    }
    let record = SchoolRecord {
        id,
        version: 1,
        cycle: ground.cycle,
        framework: ground.framework,
        school: school.school,
        school_name: school.name.clone(),
        n: ground.n,
        published_n: 0,
        scopes: school.scopes.clone(),
        asked: ground.asked,
        finding,
        finalised_at: ground.now,
    };
    Ok(Some(Judged { record, event: Some(ResultEvent::Finalised) }))
}

/// Has the results of a cycle made anew. Those that are there stay.
pub(crate) async fn reopen(uow: &mut Uow, who: &Caller, cmd: OfCycle<Reopen>) -> Result<Cycle, Error> {
    let mut cycle = lock(uow, who, cmd.at).await?;
    let events = cycle.reopen(&cmd.what.reason, &cmd.what.approval, uow.now())?;
    stepped(uow, &cycle, &events, Some(cmd.what.reason)).await?;
    Ok(cycle)
}

/// Publishes the newest results of a cycle: to each school its own, to everybody the counts of areas (E12).
pub(crate) async fn publish(uow: &mut Uow, who: &Caller, cmd: OfCycle<()>, rules: &ResultRules) -> Result<(Cycle, Published), Error> {
    let mut cycle = lock(uow, who, cmd.at).await?;
    let id = cmd.at.id;
    let events = cycle.publish(uow.now())?;
    let (framework, method) = method(uow.db(), &cycle, rules).await?;
    if framework.record().about.purpose == Purpose::Research {
        return Err(ResultError::ResearchIsNotPublished.into());
    }
    let finalised = store::result::finalised(uow.db(), id, cycle.record().result_n).await?.ok_or(ResultError::NothingRated)?;
    let mut results: Vec<SchoolRecord> = store::result::newest(uow.db(), id).await?.into_values().collect();
    results.sort_unstable_by_key(|result| result.school);
    let published = Published { edition: edition(&results, &method, rules.least_schools), finalised, at: uow.now() };
    store::result::insert_publication(uow.db(), id, &published).await?;
    store::result::mark_published(uow.db(), id).await?;
    stepped(uow, &cycle, &events, None).await?;
    for result in results.iter().filter(|result| result.published_n != result.n) {
        let record = SchoolRecord { version: result.version + 1, published_n: result.n, ..result.clone() };
        uow.emit(fact(&record, ResultEvent::Published));
    }
    Ok((cycle, published))
}

/// What everybody may know of these results.
fn edition(results: &[SchoolRecord], method: &Method, least: u64) -> Edition {
    let named = |node: &str| -> Vec<Named> { results.iter().map(|result| named(result, node)).collect() };
    let apart: Vec<(String, Vec<Named>)> = method.apart().into_iter().map(|code| (code.to_owned(), named(code))).collect();
    Edition::of(&named(""), &apart, least)
}

/// What a school has of a node, or of the whole.
fn named(result: &SchoolRecord, node: &str) -> Named {
    let finding = &result.finding;
    Named {
        scopes: result.scopes.clone(),
        valued: finding.number(node).is_some(),
        level: finding.level_of(node),
        passed: finding.value(node).and_then(|value| value.passed),
    }
}

pub(super) fn count(of: usize) -> i32 {
    i32::try_from(of).unwrap_or(i32::MAX)
}
