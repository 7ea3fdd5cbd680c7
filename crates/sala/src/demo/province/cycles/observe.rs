//! Lessons that are watched, in a cycle of their instrument that stays open: agreed on by the institute, recorded, submitted and released by
//! their observers, each with a grant of their own, who were examined before.
//!
//! How far each has come is seen in what is there, and from there it goes on. What somebody has done with a lesson since is left alone.

use std::collections::HashMap;

use anyhow::{Context as _, Result, ensure};
use api::evaluations::v1 as pb;
use futures_util::stream::{self, TryStreamExt as _};

use super::super::calls::school_id;
use super::super::lessons::Lesson;
use super::super::load::{AT_A_TIME, insist};
use super::super::recipe::{Course, Observing};
use super::{Recorder, ask, once, plan};
use crate::client::evaluations;
use crate::demo::{frameworks, words};

/// The most that a page has.
const PAGE: i32 = 1_000;
/// Lessons of an examination.
const EXAMINED: usize = 2;
const FEEDBACK: &str = "ขอบคุณที่เปิดชั้นเรียน คำถามของครูทำให้นักเรียนได้อธิบายวิธีคิดของตนเอง ครั้งต่อไปลองให้เวลาคิดนานขึ้นอีกเล็กน้อย (ข้อมูลสมมติ)";
const CALLED_OFF: &str = "โรงเรียนงดเรียนในวันนั้น (ข้อมูลสมมติ)";
const AGREED: &str = "ทั้งสองคนพิจารณาร่วมกันแล้วเห็นตามผู้สังเกตคนแรก (ข้อมูลสมมติ)";

/// What is there of observations, by their ids.
type There = HashMap<String, pb::Observation>;

/// What is to be done next with an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Record,
    Submit,
    Release,
    CallOff,
}

/// None where it has come as far as it should, or has gone another way.
fn next(course: Course, status: pb::ObservationStatus) -> Option<Step> {
    use pb::ObservationStatus as At;
    match (status, course) {
        (At::Scheduled, Course::Void) => Some(Step::CallOff),
        (At::Scheduled, Course::InProgress | Course::Submitted | Course::Released | Course::Paired | Course::Reconciled) => {
            Some(Step::Record)
        }
        (At::InProgress, Course::Submitted | Course::Released | Course::Paired | Course::Reconciled) => Some(Step::Submit),
        (At::Submitted, Course::Released) | (At::Reconciled, Course::Reconciled) => Some(Step::Release),
        (At::Scheduled, Course::Scheduled)
        | (At::InProgress, Course::Scheduled | Course::InProgress | Course::Void)
        | (At::Submitted | At::Reconciled | At::Released | At::Void | At::Unspecified, _) => None,
    }
}

/// An observation of a lesson by one of its observers, a place among them.
#[derive(Clone, Copy)]
struct Watch<'a> {
    lesson: &'a Lesson,
    place: usize,
}

impl Recorder<'_> {
    /// Records the lessons from where they stand. Says whether there was anything to do.
    pub(super) async fn observe(&self, token: &str) -> Result<bool> {
        let observing = &self.province.recipe.observing;
        let opened = self.open(observing, token).await?;
        let lessons = self.province.lessons()?;
        let there = self.observations(observing).await?;
        let missing: Vec<&Lesson> = lessons.iter().filter(|lesson| !self.is_there(lesson, &there)).collect();
        if missing.is_empty() {
            return Ok(opened);
        }
        self.tell(lessons.len() - missing.len());
        self.examine(observing).await?;
        let each = |lesson| Box::pin(self.watch(lesson, &there));
        stream::iter(missing.into_iter().map(anyhow::Ok)).try_for_each_concurrent(AT_A_TIME, each).await?;
        Ok(true)
    }

    /// The cycle says on which days and in which schools lessons add up. Says whether it was opened now.
    async fn open(&self, observing: &Observing, token: &str) -> Result<bool> {
        let plan = &observing.cycle;
        let cycle = if let Some(cycle) = self.found(plan).await? {
            cycle
        } else {
            self.known(plan, token).await?;
            ask!(self.client, create_cycle, plan::create_observing(self.ids, plan))?.cycle.unwrap_or_default()
        };
        let planned = cycle.status() == pb::CycleStatus::Planned;
        if planned {
            ask!(self.client, open_cycle, plan::open((self.ids, plan, cycle.version)))?;
        }
        Ok(planned)
    }

    async fn observations(&self, observing: &Observing) -> Result<There> {
        let mut request = pb::ListObservationsRequest {
            page_size: PAGE,
            framework_id: frameworks::framework_id(&observing.cycle.framework),
            ..pb::ListObservationsRequest::default()
        };
        let mut all = There::new();
        loop {
            let page = ask!(self.client, list_observations, request.clone())?;
            all.extend(page.observations.into_iter().map(|one| (one.id.clone(), one)));
            if page.next_page_token.is_empty() {
                return Ok(all);
            }
            request.page_token = page.next_page_token;
        }
    }

    fn is_there(&self, lesson: &Lesson, there: &There) -> bool {
        let found: Option<Vec<&pb::Observation>> = watches(lesson).map(|watch| there.get(&self.observation_id(watch))).collect();
        let Some(found) = found else { return false };
        let done = found.iter().all(|one| next(lesson.course, one.status()).is_none());
        done && !must_pair(&found) && !must_agree(lesson, &found)
    }

    /// Every observer has passed the examination of the instrument, on lessons of which there are master codes.
    async fn examine(&self, observing: &Observing) -> Result<()> {
        let plan = &observing.cycle;
        let instrument = frameworks::of_code(&plan.framework)?;
        let elements = instrument.nodes.iter().filter(|node| node.scale.is_some() && node.kind == "INDICATOR");
        let in_segments = elements.filter(|node| node.tags.iter().any(|tag| tag == "PER_SEGMENT"));
        let right = |code: &str| pb::ExamRating { code: code.to_owned(), given_rank: 3, master_rank: 3 };
        let exam: Vec<pb::ExamRating> = in_segments.flat_map(|node| std::iter::repeat_n(right(&node.code), EXAMINED)).collect();
        let each = |observer| {
            let name = format!("certification/{}/{observer}", plan.key);
            let request = pb::GrantCertificationRequest {
                request_id: self.ids.request(&name),
                validate_only: false,
                id: self.ids.of(&name),
                framework_id: frameworks::framework_id(&plan.framework),
                framework_n: plan::VERSION,
                observer_ref: self.observer(observing, observer),
                valid_from: Some(words::day(plan.as_of)),
                exam_ratings: exam.clone(),
            };
            Box::pin(async move {
                once("grant_certification", insist(async || self.client.clone().grant_certification(request.clone()).await).await)
            })
        };
        stream::iter((1..=observing.observers).map(anyhow::Ok)).try_for_each_concurrent(AT_A_TIME, each).await
    }

    /// A lesson from where it stands to where it should.
    async fn watch(&self, lesson: &Lesson, there: &There) -> Result<()> {
        let about = || format!("lesson {} at school {}", lesson.number, self.province.schools[lesson.school].obec10);
        Box::pin(self.watch_all(lesson, there)).await.with_context(about)?;
        self.tell(1);
        Ok(())
    }

    async fn watch_all(&self, lesson: &Lesson, there: &There) -> Result<()> {
        let mut found = Vec::with_capacity(lesson.watched_by.len());
        for watch in watches(lesson) {
            found.push(match there.get(&self.observation_id(watch)) {
                Some(observation) => observation.clone(),
                None => {
                    ask!(self.client, schedule_observation, self.schedule(watch))?.observation.context("a reply has the observation")?
                }
            });
        }
        if must_pair(&found.iter().collect::<Vec<_>>()) {
            ask!(self.client, pair_observations, self.pair(lesson))?;
        }
        for (watch, observation) in watches(lesson).zip(&mut found) {
            self.go_on(watch, observation).await?;
        }
        if must_agree(lesson, &found.iter().collect::<Vec<_>>()) {
            self.agree(lesson).await?;
            for observation in &mut found {
                observation.version += 1;
                observation.set_status(pb::ObservationStatus::Reconciled);
            }
        }
        for (watch, observation) in watches(lesson).zip(&mut found) {
            self.go_on(watch, observation).await?;
        }
        Ok(())
    }

    /// One observation, as far as its observer comes alone.
    async fn go_on(&self, watch: Watch<'_>, observation: &mut pb::Observation) -> Result<()> {
        let Some(mut step) = next(watch.lesson.course, observation.status()) else { return Ok(()) };
        let observer = self.observer(&self.province.recipe.observing, watch.lesson.watched_by[watch.place].0);
        let own = evaluations(self.peer.clone(), &(self.mint)(&format!("assessor@person:{observer}"))?)?;
        loop {
            let (id, expected_version) = (observation.id.clone(), observation.version);
            let request_id = self.ids.request(&format!("{}/{step:?}/{expected_version}", name(watch)));
            macro_rules! request {
                ($request:ident $(, $field:ident: $value:expr)*) => {
                    pb::$request { request_id, validate_only: false, id, expected_version, $($field: $value,)* }
                };
            }
            let record = || Some(watch.lesson.watched_by[watch.place].1.clone());
            let reply = match step {
                Step::Record => ask!(own, record_observation, request!(RecordObservationRequest, record: record()))?.observation,
                Step::Submit => ask!(own, submit_observation, request!(SubmitObservationRequest))?.observation,
                Step::Release => {
                    ask!(own, release_observation, request!(ReleaseObservationRequest, feedback: FEEDBACK.to_owned()))?.observation
                }
                Step::CallOff => {
                    ask!(self.client, void_observation, request!(VoidObservationRequest, reason: CALLED_OFF.to_owned()))?.observation
                }
            };
            *observation = reply.context("a reply has the observation")?;
            ensure!(observation.version > expected_version, "a step leads somewhere");
            match next(watch.lesson.course, observation.status()) {
                Some(then) => step = then,
                None => return Ok(()),
            }
        }
    }

    fn schedule(&self, watch: Watch<'_>) -> pb::ScheduleObservationRequest {
        let (lesson, observing) = (watch.lesson, &self.province.recipe.observing);
        let school = &self.province.schools[lesson.school];
        pb::ScheduleObservationRequest {
            request_id: self.ids.request(&name(watch)),
            validate_only: false,
            id: self.observation_id(watch),
            framework_id: frameworks::framework_id(&observing.cycle.framework),
            framework_n: plan::VERSION,
            school_id: school_id(self.ids, school),
            observer_ref: self.observer(observing, lesson.watched_by[watch.place].0),
            teacher_ref: self.ids.of(&format!("person/teacher/{}/{}", school.key, lesson.number)),
            observed_on: Some(words::day(lesson.on)),
            period: lesson.period,
            class_name: lesson.class_name.clone(),
            subject: lesson.subject.to_owned(),
            purpose: pb::ObservationPurpose::Feedback.into(),
            teacher_notified_at: None,
        }
    }

    fn pair(&self, lesson: &Lesson) -> pb::PairObservationsRequest {
        let half = |place| self.observation_id(Watch { lesson, place });
        pb::PairObservationsRequest {
            request_id: self.ids.request(&pair_name(lesson)),
            validate_only: false,
            id: self.ids.of(&pair_name(lesson)),
            first_observation_id: half(0),
            second_observation_id: half(1),
        }
    }

    /// Where two differ they agree on what the first had seen.
    async fn agree(&self, lesson: &Lesson) -> Result<()> {
        let found = ask!(self.client, get_observation_pair, pb::GetObservationPairRequest { id: self.ids.of(&pair_name(lesson)) })?;
        let pair = found.pair.context("a reply has the pair")?;
        let request = pb::ReconcileObservationPairRequest {
            request_id: self.ids.request(&format!("{}/agree/{}", pair_name(lesson), pair.version)),
            validate_only: false,
            id: pair.id,
            expected_version: pair.version,
            agreed: found.differing,
            notes: AGREED.to_owned(),
        };
        ask!(self.client, reconcile_observation_pair, request)?;
        Ok(())
    }

    fn observation_id(&self, watch: Watch<'_>) -> String {
        self.ids.of(&name(watch))
    }

    /// A reference to nobody.
    fn observer(&self, observing: &Observing, number: usize) -> String {
        self.ids.of(&format!("person/observer/{}/{number}", observing.cycle.office))
    }
}

fn watches(lesson: &Lesson) -> impl Iterator<Item = Watch<'_>> {
    (0..lesson.watched_by.len()).map(move |place| Watch { lesson, place })
}

fn name(watch: Watch<'_>) -> String {
    format!("observation/{}/{}", watch.lesson.number, watch.place + 1)
}

fn pair_name(lesson: &Lesson) -> String {
    format!("observation/{}/pair", lesson.number)
}

/// Whether there are two that are no pair and can become one.
fn must_pair(found: &[&pb::Observation]) -> bool {
    use pb::ObservationStatus::{InProgress, Scheduled, Submitted};
    found.len() == 2 && found.iter().all(|one| one.pair_id.is_empty() && matches!(one.status(), Scheduled | InProgress | Submitted))
}

/// Whether two who have submitted have still to agree.
fn must_agree(lesson: &Lesson, found: &[&pb::Observation]) -> bool {
    lesson.course == Course::Reconciled && found.iter().all(|one| one.status() == pb::ObservationStatus::Submitted)
}
