//! One seed: clerks work, the weather blows, all is healed, and the checker looks at what is left.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use api::common::v1::Freshness;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use api::reporting::v1::{GetEvaluationCoverageRequest, GetSchoolProfileRequest, ListPartnershipsRequest};
use chassis::kernel::Dice;
use tokio::sync::watch;
use tokio::task::{JoinSet, block_in_place};
use tokio::time::{Instant, timeout};
use tonic::Status;
use uuid::Uuid;

use super::checker::{Violation, check};
use super::clerk::{Clerk, Office, Shift};
use super::fold::Source;
use super::history::{Fate, History, Known, Write};
use super::lasting;
use super::nemesis::Step;
use super::reading;
use super::town::{Shape, Town, Who};
use super::world::{Begin, World};

/// From good weather to a house in which nothing waits: the longest that a silent connection may go unnoticed, and some more on
/// a busy machine.
const WHOLE_WITHIN: Duration = Duration::from_secs(30);
const LOOK: Duration = Duration::from_millis(50);
/// Violations shown of one seed.
const SHOWN: usize = 8;

/// What one seed is about.
#[derive(Debug, Clone)]
pub(super) struct Job {
    pub(super) seed: u64,
    /// Of the town that it takes place in.
    pub(super) shape: Shape,
    pub(super) clerks: usize,
    /// Writes at least; clerks go on until the weather is over.
    pub(super) writes: usize,
    /// The least and the most between two writes of one clerk.
    pub(super) pause: (Duration, Duration),
    pub(super) weather: Weather,
}

/// What happens meanwhile.
#[derive(Debug, Clone)]
pub(super) enum Weather {
    Steps(Vec<Step>),
    /// SIGKILL for the writers, of one source after the other and then of all, when so many writes have been dealt with, and a new start at
    /// once.
    WriterKilledAfter(Vec<usize>),
    /// SIGKILL so many times for the reader and for evaluations by turns, each time while they read.
    ReaderKilled(usize),
}

/// How a good run went.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) line: String,
    pub(super) writes: Vec<Write>,
}

/// Runs a job in a town where all is well. Err says what does not hold, and where everything about it was kept.
pub(super) async fn run(town: &mut Town, job: &Job) -> Result<Outcome, String> {
    let begins = Source::ALL.map(|source| Begin::now(&town.street, source));
    let history = History::begin(&town.street.room().join(format!("history-{}.jsonl", job.seed)));
    let clock = Instant::now();
    let round = work(town, job, &history).await;
    let worked = clock.elapsed();
    town.heal();
    let whole = match whole(town, round).await {
        Ok(whole) => whole,
        Err(why) => {
            let what = format!("not whole within {} s: {why}\n{}", WHOLE_WITHIN.as_secs(), town.street.last_words());
            return Err(failed(job, town, &history, &what));
        }
    };
    let (mut writes, mut violations, mut events) = (Vec::new(), Vec::new(), 0);
    for begin in begins {
        let of_source = history.writes(begin.source);
        let mut world = World::read(&town.street, begin).await;
        if world.begin.source == Source::Evaluations {
            world.reports = reading::said(town, &world, round).await;
        }
        violations.extend(block_in_place(|| check(&of_source, &world)));
        events += world.told.len();
        writes.extend(of_source);
    }
    if !violations.is_empty() {
        return Err(failed(job, town, &history, &list(&violations)));
    }
    _ = std::fs::remove_file(history.path());
    let line =
        format!("{}: {}; {:.1} s, whole after {:.1} s", describe(job), count(&writes, events), worked.as_secs_f64(), whole.as_secs_f64());
    Ok(Outcome { line, writes })
}

fn failed(job: &Job, town: &mut Town, history: &History, what: &str) -> String {
    town.street.keep();
    format!("{}\n{what}\nThe history is kept in {}", describe(job), history.path().display())
}

/// Says how a run went, whether or not anybody asked for the output of the tests.
pub(super) fn say(line: &str) {
    _ = writeln!(std::io::stderr(), "{line}");
}

/// The cycle of evaluation in which everybody judged.
async fn work(town: &mut Town, job: &Job, history: &History) -> Uuid {
    let (over, is_over) = watch::channel(false);
    let progress = Arc::new(watch::Sender::new(0));
    let mut office = Office {
        seed: job.seed,
        desks: town.desks(),
        ground: town.ground.clone(),
        round: Uuid::nil(),
        history: history.clone(),
        shared: Arc::default(),
        progress: progress.clone(),
        pause: job.pause,
    };
    office.round = Clerk::new(&office, job.clerks as u64).open_round().await;
    let shift = Shift { writes: job.writes.div_ceil(job.clerks), over: is_over };
    let mut clerks = JoinSet::new();
    for number in 0..job.clerks {
        clerks.spawn(Clerk::new(&office, number as u64).work(shift.clone()));
    }
    blow(town, job, history, progress.subscribe()).await;
    over.send_replace(true);
    // What is still broken would keep the last clerks from their answers.
    town.heal();
    while let Some(done) = clerks.join_next().await {
        done.unwrap_or_else(|e| panic!("a clerk: {e}"));
    }
    office.round
}

async fn blow(town: &mut Town, job: &Job, history: &History, mut progress: watch::Receiver<usize>) {
    match &job.weather {
        Weather::Steps(steps) => {
            for step in steps {
                lasting(step.calm).await;
                history.note(&faults(step));
                step.happen(town).await;
                history.note("over");
            }
        }
        Weather::WriterKilledAfter(moments) => {
            let all = [Who::Writer(0), Who::School(0), Who::Evaluation(0)];
            let turns: [&[Who]; 4] = [&all[..1], &all[1..2], &all[2..], &all];
            let first = usize::try_from(job.seed % 4).unwrap_or_default();
            for (moment, killed) in moments.iter().zip(turns.iter().cycle().skip(first)) {
                _ = progress.wait_for(|writes| writes >= moment).await;
                for who in *killed {
                    history.note(&format!("{who} is killed"));
                    block_in_place(|| town.kill(*who));
                }
                killed.iter().for_each(|who| town.start(*who));
            }
        }
        Weather::ReaderKilled(times) => {
            let mut dice = Dice::of_part(job.seed, 0);
            // Evaluations read a third of what there is to read.
            let turns = [(Who::Reader(0), "reporting", 60), (Who::Evaluation(0), "evaluations", 20)];
            for (who, schema, most) in turns.into_iter().cycle().take(*times) {
                let from = read_position(town, schema);
                let enough = i64::try_from(dice.below(most)).unwrap_or_default();
                while read_position(town, schema) <= from + enough {
                    lasting(Duration::from_millis(5)).await;
                }
                history.note(&format!("{who} is killed while it reads"));
                block_in_place(|| town.kill(who));
                town.start(who);
            }
        }
    }
}

fn read_position(town: &Town, schema: &str) -> i64 {
    let position = block_in_place(|| town.street.one(&format!("select sum(position) from {schema}.projection_offset")));
    position.parse().unwrap_or_default()
}

/// Waits until nothing is under way and nothing waits; how long that took.
async fn whole(town: &Town, round: Uuid) -> Result<Duration, String> {
    let began = Instant::now();
    let mut last = String::new();
    let mut before = Source::ALL.map(|_| String::new());
    let settling = async {
        loop {
            let now = block_in_place(|| Source::ALL.map(|source| standing(town, source)));
            // Twice the same: nothing came in between.
            if now.iter().all(|line| line.ends_with("quiet")) && now == before {
                match shown(town, round).await {
                    Ok(()) => return,
                    Err(why) => last = why,
                }
            } else {
                last = now.join("; ");
            }
            before = now;
            lasting(LOOK).await;
        }
    };
    match timeout(WHOLE_WITHIN, settling).await {
        Ok(()) => Ok(began.elapsed()),
        Err(_) => Err(last),
    }
}

/// One line about everything behind the doors of a source; it ends with "quiet" when nothing is under way.
fn standing(town: &Town, source: Source) -> String {
    let schema = source.name();
    let behind = |reader: &&str| {
        format!(
            "select '{reader}' as by, coalesce(o.position, 0) as position, o.stopped
             from (values (0)) one left join {reader}.projection_offset o on o.source = '{schema}'"
        )
    };
    let readers = source.readers().iter().map(behind).collect::<Vec<_>>().join(" union all ");
    town.street.one(&format!(
        "select concat_ws(' ', '{schema}: calls', c.calls, 'rows', c.rows, 'unnumbered', c.unnumbered, 'published', s.published_position,
                    'of', s.next_position - 1, 'read', r.said,
                    case when c.calls = 0 and c.unnumbered = 0 and s.published_position = s.next_position - 1 and r.first = s.next_position - 1
                              and not r.stopped then 'quiet' end)
         from {schema}.outbox_state s
         cross join (select min(position) as first, bool_or(stopped is not null) as stopped,
                            string_agg(concat_ws(' ', by, position, stopped), ', ' order by by) as said from ({readers}) it) r
         cross join (select (select count(*) from pg_stat_activity where application_name = 'sala-{schema}' and state <> 'idle') as calls,
                            (select count(*) from {schema}.outbox) as rows,
                            (select count(*) from {schema}.outbox where position is null) as unnumbered) c"
    ))
}

/// Every reader says that it has read everything.
async fn shown(town: &Town, round: Uuid) -> Result<(), String> {
    let [partners, schools, evaluations] = Source::ALL.map(|source| {
        let last = format!("select next_position - 1 from {}.outbox_state", source.name());
        block_in_place(|| town.street.one(&last)).parse().unwrap_or(-1)
    });
    for number in 0..town.readers.len() {
        let mut client = ReportingServiceClient::new(town.reader(number).patience(Duration::from_secs(2)));
        let of_ground = GetSchoolProfileRequest { school_id: town.ground.school.clone(), ..Default::default() };
        let coverage_of_run = GetEvaluationCoverageRequest { cycle_id: round.to_string(), ..Default::default() };
        let asked = async {
            let board = client.list_partnerships(ListPartnershipsRequest { page_size: 1, ..Default::default() }).await?;
            let profile = client.get_school_profile(of_ground).await?;
            let coverage = client.get_evaluation_coverage(coverage_of_run).await?;
            Ok::<_, Status>([board.into_inner().freshness, profile.into_inner().freshness, coverage.into_inner().freshness])
        };
        let read = timeout(Duration::from_secs(3), asked).await.map_err(|_| format!("reader {number} does not answer"))?;
        let [board, profile, coverage] = read.map_err(|status| format!("reader {number}: {status}"))?;
        up_to(number, board, partners)?;
        up_to(number, of(profile, "schools"), schools)?;
        up_to(number, of(coverage, "evaluations"), evaluations)?;
    }
    Ok(())
}

/// What a reply says of one of the sources that it rests on.
fn of(freshness: Option<Freshness>, source: &str) -> Option<Freshness> {
    let only =
        |freshness: Freshness| Freshness { sources: freshness.sources.into_iter().filter(|of| of.source == source).collect(), ..freshness };
    freshness.map(only)
}

fn up_to(reader: usize, freshness: Option<Freshness>, position: i64) -> Result<(), String> {
    let read = freshness.unwrap_or_default().sources.first().map(|source| (source.position, source.lag_events));
    if read == Some((position, 0)) { Ok(()) } else { Err(format!("reader {reader} says {read:?} of {position}")) }
}

fn describe(job: &Job) -> String {
    let weather = match &job.weather {
        Weather::Steps(steps) => steps.iter().map(faults).collect::<Vec<_>>().join(", "),
        Weather::WriterKilledAfter(moments) => format!("writer killed after {moments:?} writes"),
        Weather::ReaderKilled(times) => format!("reader killed {times} times"),
    };
    format!("seed {}: {weather}", job.seed)
}

fn faults(step: &Step) -> String {
    step.faults.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ")
}

fn count(writes: &[Write], events: usize) -> String {
    let of = |what: fn(&Write) -> bool| writes.iter().filter(|write| what(write)).count();
    let ok = of(|write| matches!(write.known(), Known::Ok { .. }));
    let failed = of(|write| matches!(write.known(), Known::Failed { .. }));
    let again = writes.iter().map(|write| write.outcomes.len().saturating_sub(1)).sum::<usize>();
    let mut text = format!("{} writes: {ok} ok, {failed} failed, {} unknown", writes.len(), writes.len() - ok - failed);
    let dry = of(|write| write.intent.fate == Fate::Dry);
    _ = write!(text, " ({dry} dry, {again} calls again), {events} events");
    text
}

fn list(violations: &[Violation]) -> String {
    let mut text = violations.iter().take(SHOWN).map(ToString::to_string).collect::<Vec<_>>().join("\n");
    if violations.len() > SHOWN {
        _ = write!(text, "\n… and {} more", violations.len() - SHOWN);
    }
    text
}
