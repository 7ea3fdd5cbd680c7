//! What a clerk knows of evaluations: cycles of its own, schools that it is to judge in the cycle of the run, what it has said about them, and
//! lessons that it watches.
//! Nobody else changes these things, so that a clerk knows beforehand what each of its writes makes of them; what nobody answered for is
//! never touched again.

use std::collections::{BTreeMap, BTreeSet};

use api::evaluations::v1::AssessmentStatus;
use chassis::kernel::Dice;
use uuid::Uuid;

use super::watcher::{self, Lesson, Observer};
use super::work::evaluations::{Request, Standing, comment, person};
use super::work::observations::is_certified;
use super::work::{Form, Judged, NODES};

/// Things among which a clerk chooses: the newest ones, so that work goes on.
const AT_HAND: usize = 12;
/// Two devices of one clerk.
const DEVICES: usize = 2;

/// A clerk who plans cycles, judges schools and watches lessons.
pub(super) struct Rater {
    person: String,
    certified: bool,
    /// The cycle of the run, open from its beginning to its end.
    round: Uuid,
    judged: Judged,
    /// Schools of it that the clerk has yet to be given.
    unasked: Vec<Uuid>,
    known: Vec<Known>,
}

/// A thing, and how far it has come.
#[derive(Debug, Clone)]
struct Known {
    id: Uuid,
    version: i64,
    what: What,
}

/// What it is.
#[derive(Debug, Clone)]
pub(super) enum What {
    Planned,
    /// With the schools that were let in late.
    Open(BTreeSet<Uuid>),
    Task,
    Sheet(Sheet),
    Lesson(Lesson),
}

impl What {
    /// Whether whatever is done next has to name the version of now. What is saved may build on an older one.
    fn knows_its_version(&self) -> bool {
        match self {
            Self::Planned | Self::Open(_) | Self::Lesson(_) => true,
            Self::Task => false,
            Self::Sheet(sheet) => sheet.status == AssessmentStatus::Submitted,
        }
    }
}

/// An assessment.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    task: Uuid,
    status: AssessmentStatus,
    revision: i32,
    /// Comments by node.
    said: BTreeMap<&'static str, String>,
}

/// A write, and what it makes of its thing.
pub(super) struct Draft {
    pub(super) request: Request,
    pub(super) id: Uuid,
    pub(super) before: i64,
    /// None: the clerk is done with it.
    pub(super) after: Option<What>,
}

/// What a clerk has in hand for one write.
pub(super) struct Hand<'a> {
    pub(super) form: &'a Form,
    /// For something new.
    pub(super) id: Uuid,
    /// A school that the clerk has registered.
    pub(super) school: Option<Uuid>,
    /// Whether it is to be done, and not only tried out.
    pub(super) real: bool,
}

impl Rater {
    pub(super) fn new(clerk: u64, round: Uuid, judged: &Judged) -> Self {
        let (person, certified) = (person(clerk), is_certified(clerk));
        Self { person, certified, round, judged: judged.clone(), unasked: judged.schools.clone(), known: Vec::new() }
    }

    /// What a write has made.
    pub(super) fn keep(&mut self, id: Uuid, version: i64, what: What) {
        self.known.push(Known { id, version, what });
    }

    /// Something to do.
    pub(super) fn next(&mut self, dice: &mut Dice, hand: &Hand<'_>) -> Draft {
        match (dice.below(100), self.unasked.last().copied()) {
            (0..8, _) => self.plan(hand),
            (8..22, Some(school)) => self.assign(school, hand),
            (22..38, _) => watcher::schedule(dice, self.observer(), &self.judged, hand),
            (_, school) => match (self.at_hand(dice), school) {
                (Some(at), _) => {
                    let known = if hand.real { self.known.remove(at) } else { self.known[at].clone() };
                    self.go_on(dice, known, hand)
                }
                (None, Some(school)) => self.assign(school, hand),
                (None, None) => self.plan(hand),
            },
        }
    }

    /// A new cycle.
    pub(super) fn plan(&self, hand: &Hand<'_>) -> Draft {
        Draft { request: Request::plan(hand.form, hand.id, &self.judged), id: hand.id, before: 0, after: Some(What::Planned) }
    }

    /// Opens a planned cycle.
    pub(super) fn open(hand: &Hand<'_>, (id, before): (Uuid, i64)) -> Draft {
        Draft { request: Request::open(hand.form, (id, before)), id, before, after: Some(What::Open(BTreeSet::new())) }
    }

    /// Something that has to be refused: built on a version from tomorrow, about nothing, or without a part that is required.
    pub(super) fn doomed(&self, dice: &mut Dice, hand: &Hand<'_>) -> Request {
        let nothing = Known { id: hand.id, version: 1, what: What::Planned };
        let mut known = self.at_hand(dice).map_or_else(|| nothing.clone(), |at| self.known[at].clone());
        match dice.below(3) {
            0 if known.what.knows_its_version() => {
                known.version += 1_000;
                self.go_on(dice, known, hand).request.doomed()
            }
            1 => self.go_on(dice, nothing, hand).request.doomed(),
            _ => self.go_on(dice, known, hand).request.broken(),
        }
    }

    fn assign(&mut self, school: Uuid, hand: &Hand<'_>) -> Draft {
        if hand.real {
            self.unasked.pop();
        }
        let request = Request::assign(hand.form, hand.id, (self.round, school, &self.person));
        Draft { request, id: hand.id, before: 0, after: Some(What::Task) }
    }

    fn at_hand(&self, dice: &mut Dice) -> Option<usize> {
        let (all, few) = (self.known.len(), self.known.len().min(AT_HAND));
        (few > 0).then(|| all - 1 - dice.below(few))
    }

    fn go_on(&self, dice: &mut Dice, known: Known, hand: &Hand<'_>) -> Draft {
        let Known { id, version, what } = known;
        match what {
            What::Planned if dice.chance(60) => Self::open(hand, (id, version)),
            What::Planned => {
                Draft { request: Request::replan(hand.form, (id, version), &self.judged), id, before: version, after: Some(what) }
            }
            What::Open(late) => match hand.school.filter(|school| !late.contains(school) && dice.chance(70)) {
                Some(school) => {
                    let late = late.into_iter().chain([school]).collect();
                    Draft { request: Request::let_in(hand.form, (id, version), school), id, before: version, after: Some(What::Open(late)) }
                }
                None => Draft { request: Request::close(hand.form, (id, version)), id, before: version, after: None },
            },
            What::Task if dice.chance(8) => {
                Draft { request: Request::take_back(hand.form, (id, version)), id, before: version, after: None }
            }
            What::Task => {
                let sheet = Sheet { task: id, status: AssessmentStatus::InProgress, revision: 0, said: BTreeMap::new() };
                save(dice, sheet, (hand.id, 0), hand.form)
            }
            What::Sheet(sheet) => judge(dice, sheet, (id, version), hand.form),
            What::Lesson(lesson) => watcher::go_on(dice, lesson, (id, version), (self.observer(), hand)),
        }
    }

    fn observer(&self) -> Observer<'_> {
        Observer { person: &self.person, certified: self.certified }
    }
}

/// The next step of an assessment.
fn judge(dice: &mut Dice, mut sheet: Sheet, (id, before): (Uuid, i64), form: &Form) -> Draft {
    if sheet.status == AssessmentStatus::Submitted {
        sheet.status = AssessmentStatus::Returned;
        let request = Request::give_back(form, (sheet.standing(id, before + 1), before));
        return Draft { request, id, before, after: Some(What::Sheet(sheet)) };
    }
    let likely = if sheet.said.len() == NODES.len() { 60 } else { 30 };
    if !dice.chance(likely) {
        return save(dice, sheet, (id, before), form);
    }
    let nodes: Vec<&'static str> = NODES.into_iter().filter(|node| !sheet.said.contains_key(node) || dice.chance(20)).collect();
    sheet.say(&nodes, form);
    (sheet.status, sheet.revision) = (AssessmentStatus::Submitted, sheet.revision + 1);
    let says = sheet.said.values().cloned().collect();
    let request = Request::submit(form, (sheet.standing(id, before + 1), before), &nodes, says);
    Draft { request, id, before, after: Some(What::Sheet(sheet)) }
}

/// One or more nodes. A device that says what nobody has said yet may build on any version, be it an old one.
fn save(dice: &mut Dice, mut sheet: Sheet, (id, before): (Uuid, i64), form: &Form) -> Draft {
    let first = dice.below(NODES.len());
    let nodes: Vec<&'static str> = (0..NODES.len()).filter(|at| *at == first || dice.chance(30)).map(|at| NODES[at]).collect();
    let new = nodes.iter().all(|node| !sheet.said.contains_key(node));
    let newest = usize::try_from(before).unwrap_or_default();
    let base = if new { i64::try_from(dice.number(0, newest)).unwrap_or(before) } else { before };
    let (task, device) = (sheet.task, dice.below(DEVICES) as u128);
    sheet.say(&nodes, form);
    sheet.status = AssessmentStatus::InProgress;
    let request = Request::save(form, sheet.standing(id, before + 1), (task, base, device), &nodes);
    Draft { request, id, before, after: Some(What::Sheet(sheet)) }
}

impl Sheet {
    fn say(&mut self, nodes: &[&'static str], form: &Form) {
        self.said.extend(nodes.iter().map(|node| (*node, comment(form.mark))));
    }

    fn standing(&self, id: Uuid, version: i64) -> Standing {
        let levels = i32::try_from(self.said.len()).unwrap_or(i32::MAX);
        Standing { id, version, status: self.status, revision: self.revision, levels }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::faults::storm::work::{Mark, Request as Asked};

    /// As often as clerks of a usual run write here, all of it done.
    fn done(clerk: u64, writes: usize) -> Vec<&'static str> {
        let mut rater = Rater::new(clerk, Uuid::nil(), &Judged::made_up());
        let mut dice = Dice::of_part(7, clerk);
        let what = |write: usize| {
            let id = Uuid::from_u128(write as u128 + 100);
            let form = Form { request_id: id, mark: Mark::new(7, clerk, write), dry: false };
            let Draft { request, id, before, after } = rater.next(&mut dice, &Hand { form: &form, id, school: None, real: true });
            if let Some(what) = after {
                rater.keep(id, before + 1, what);
            }
            Asked::Evaluations(request).what()
        };
        (0..writes).map(what).collect()
    }

    #[test]
    fn clerks_do_all_that_there_is_to_do_and_about_a_third_of_it_is_about_lessons() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for what in (0..24).flat_map(|clerk| done(clerk, 20)) {
            *counts.entry(what).or_default() += 1;
        }
        // Nobody has a school of their own to let into a cycle.
        assert_eq!(counts.len(), 14, "{counts:?}");
        let of_lessons: usize = counts.iter().filter(|(what, _)| what.ends_with("observation")).map(|(_, count)| count).sum();
        assert!((28..=40).contains(&(of_lessons * 100 / 480)), "{of_lessons}: {counts:?}");
    }
}
