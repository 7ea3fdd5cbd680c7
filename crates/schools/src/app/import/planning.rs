//! A file becomes a plan.

use std::collections::{BTreeSet, HashMap};

use chassis::aside::Taker;
use chassis::auth::{Caller, Reach};
use chassis::db::Uow;
use chassis::failure::Failure;
use jiff::civil::Date;
use sqlx::PgConnection;

use super::areas::Areas;
use super::deciding::{Days, Held, NOBODY, changed, issues, made};
use super::{Plan, Planned, saved};
use crate::app::places::scopes;
use crate::domain::enrolment::Enrolment;
use crate::domain::import::{
    FromFile, Import, ImportKind, ImportRow, Outcome, Problem, Said, SaidOfPupils, SaidOfSchool, Tally, Unfit, count,
};
use crate::domain::school::School;
use crate::domain::term::AcademicTerm;
use crate::domain::{Code, EnrolmentId, ImportId, SchoolId};
use crate::error::Error;
use crate::error::import::file_empty;
use crate::store;

/// Rows with issues that the reply shows.
const SHOWN: usize = 50;

/// Plans what a file would change, while it is being read.
pub(crate) async fn plan(uow: &mut Uow, who: &Caller, cmd: Plan, mut file: Taker<FromFile>) -> Result<Planned, Error> {
    let Plan { id, kind, day, term } = cmd;
    let import = Import::begin(ImportId(id.unwrap_or_else(|| uow.new_id())), (kind, day, term), uow.now());
    if !store::import::insert(uow.db(), &import).await? {
        return Err(Failure::taken("id").into());
    }
    let mut planning = Planning::new(who, Days::of(uow, day), term.unwrap_or(AcademicTerm::FIRST));
    let mut left_out = Vec::new();
    while let Some(read) = file.take().await? {
        match read {
            FromFile::LeftOut(columns) => left_out = columns,
            FromFile::Rows(read) => {
                let mut rows: Vec<ImportRow> = read.into_iter().map(ImportRow::of).collect();
                match kind {
                    ImportKind::Schools => planning.schools(uow.db(), &mut rows).await?,
                    ImportKind::Enrolment => planning.pupils(uow.db(), &mut rows).await?,
                }
                store::import::insert_rows(uow.db(), import.record().id, &rows).await?;
                planning.note(rows);
            }
        }
    }
    if planning.tally.rows == 0 {
        return Err(file_empty().into());
    }
    let within = planning.within()?;
    let Planning { tally, lies, with_issues, .. } = planning;
    let (import, event) = import.planned(tally, left_out, (lies.unwrap_or_default().into_iter().collect(), within));
    saved(uow, &import, event, None).await?;
    Ok(Planned { import, with_issues })
}

/// What a row is about, so that a second row about the same is found.
#[derive(Debug, PartialEq, Eq, Hash)]
enum About {
    School(SchoolId),
    Code(Code),
    Pupils(SchoolId, Date),
}

struct Planning<'a> {
    who: &'a Caller,
    days: Days,
    term: AcademicTerm,
    areas: Areas,
    /// In which row something was spoken of first.
    seen: HashMap<About, u32>,
    tally: Tally,
    /// Where all schools so far lie.
    lies: Option<BTreeSet<String>>,
    /// Rows about schools that are not known, or not within reach.
    unknown: usize,
    with_issues: Vec<ImportRow>,
}

impl<'a> Planning<'a> {
    fn new(who: &'a Caller, days: Days, term: AcademicTerm) -> Self {
        let (areas, seen, tally) = (Areas::default(), HashMap::new(), Tally::default());
        Self { who, days, term, areas, seen, tally, lies: None, unknown: 0, with_issues: Vec::new() }
    }

    /// Decides rows about schools.
    async fn schools(&mut self, db: &mut PgConnection, rows: &mut [ImportRow]) -> Result<(), Error> {
        let (held, known) = self.look_up(db, rows).await?;
        self.areas.learn(db, rows, known.values(), self.days.from).await?;
        for (at, row) in rows.iter_mut().enumerate() {
            let Some(Said::School(said)) = row.said.clone() else { continue };
            if let Err(unfit) = self.school(row, &said, (&held, at, &known)) {
                self.refuse(row, unfit);
            }
        }
        Ok(())
    }

    fn school(
        &mut self,
        row: &mut ImportRow,
        said: &SaidOfSchool,
        (held, at, known): (&Held, usize, &HashMap<SchoolId, School>),
    ) -> Result<(), Unfit> {
        let asking = (self.who, self.days, &self.areas);
        let Some(school) = held.holder(at)?.and_then(|id| known.get(&id)) else {
            let (school, _) = made(asking, said, (SchoolId(NOBODY), held, at))?;
            self.first_with(&said.codes, row.no)?;
            self.lies_with(&school);
            row.decide(Outcome::New);
            return Ok(());
        };
        let (_, events) = changed(asking, said, (school, held, at))?;
        self.first_with(&said.codes, row.no)?;
        self.first(About::School(school.record().id), row.no)?;
        self.lies_with(school);
        (row.school, row.expected_version) = (Some(school.record().id), school.record().version);
        row.decide(if events.is_empty() { Outcome::Same } else { Outcome::Changed });
        Ok(())
    }

    /// Decides rows about pupils.
    async fn pupils(&mut self, db: &mut PgConnection, rows: &mut [ImportRow]) -> Result<(), Error> {
        let (held, known) = self.look_up(db, rows).await?;
        let mut days = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            if let (Some(Said::Pupils(said)), Ok(Some(school))) = (&row.said, held.holder_on_day(at)) {
                days.push((school, said.as_of));
            }
        }
        let counted = store::enrolment::of_days(db, &days).await?;
        for (at, row) in rows.iter_mut().enumerate() {
            let Some(Said::Pupils(said)) = row.said.clone() else { continue };
            let school = held.holder_on_day(at).map(|id| id.and_then(|id| known.get(&id)));
            if let Err(unfit) = school.and_then(|school| self.count(row, &said, school, &counted)) {
                self.refuse(row, unfit);
            }
        }
        Ok(())
    }

    fn count(
        &mut self,
        row: &mut ImportRow,
        said: &SaidOfPupils,
        school: Option<&School>,
        counted: &HashMap<(SchoolId, Date), Enrolment>,
    ) -> Result<(), Unfit> {
        let within = |school: &&School| self.who.reaches(&school.places_on(said.as_of));
        let school = school.filter(within).ok_or(Unfit::Row(Problem::SchoolUnknown))?;
        self.lies_with(school);
        let id = school.record().id;
        row.school = Some(id);
        let known = counted.get(&(id, said.as_of));
        let (_, outcome, _) = count(said, (school, known), (EnrolmentId(NOBODY), self.term), (self.days.today, self.days.now))?;
        self.first(About::Pupils(id, said.as_of), row.no)?;
        if let Some(known) = known {
            (row.enrolment, row.expected_version) = (Some(known.record().id), known.record().version);
        }
        row.decide(outcome);
        Ok(())
    }

    async fn look_up(&self, db: &mut PgConnection, rows: &[ImportRow]) -> Result<(Held, HashMap<SchoolId, School>), Error> {
        let held = Held::of(db, rows, self.days.from).await?;
        let found = store::school::find(db, &held.schools()).await?;
        Ok((held, found.into_iter().map(|school| (school.record().id, school)).collect()))
    }

    /// Refuses the second row about the same.
    fn first(&mut self, about: About, no: u32) -> Result<(), Unfit> {
        let other = *self.seen.entry(about).or_insert(no);
        if other == no { Ok(()) } else { Err(Unfit::Row(Problem::RowTwice { other })) }
    }

    /// Refuses the second row with one of these codes: two schools of one file would take it from one another.
    fn first_with(&mut self, codes: &[Code], no: u32) -> Result<(), Unfit> {
        codes.iter().try_for_each(|code| self.first(About::Code(code.clone()), no))
    }

    /// An import lies where all of its schools lie.
    fn lies_with(&mut self, school: &School) {
        if self.lies.as_ref().is_some_and(BTreeSet::is_empty) {
            return;
        }
        let places = scopes(std::slice::from_ref(school), self.days.today).into_iter().filter(|place| !place.starts_with("school:"));
        let places: BTreeSet<String> = places.collect();
        match &mut self.lies {
            Some(lies) => lies.retain(|place| places.contains(place)),
            None => self.lies = Some(places),
        }
    }

    fn refuse(&mut self, row: &mut ImportRow, unfit: Unfit) {
        if unfit == Unfit::Row(Problem::SchoolUnknown) {
            self.unknown += 1;
        }
        row.issues.extend(issues(unfit));
        row.decide(Outcome::Refused);
    }

    /// Counts rows that were decided, and keeps the first ones with issues.
    fn note(&mut self, rows: Vec<ImportRow>) {
        for row in &rows {
            self.tally.plan(row.outcome);
        }
        let room = SHOWN.saturating_sub(self.with_issues.len());
        self.with_issues.extend(rows.into_iter().filter(|row| !row.issues.is_empty()).take(room));
    }

    /// With which scopes it is planned. A file in which nothing lies within reach is refused as one that names nothing.
    fn within(&self) -> Result<Option<Vec<String>>, Failure> {
        match self.who.reach() {
            Reach::All => Ok(None),
            Reach::Within(_) if self.lies.is_none() && self.unknown > 0 => Err(Failure::no_such("file")),
            Reach::Within(tags) => Ok(Some(tags)),
        }
    }
}
