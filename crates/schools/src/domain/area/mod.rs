//! Areas: what lies in what, in several hierarchies, each with its time.

mod innovation;
mod kind;
#[cfg(test)]
mod tests;

use chassis::kernel::{EndBeforeStart, LocalizedText, Period};
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

pub use innovation::{InnovationStatus, Standing};
pub use kind::{AreaKind, Hierarchy};

use crate::domain::{AreaId, Code, NotAfterLastChange, Timeline};

/// That an area lies in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// In which hierarchy.
    pub hierarchy: Hierarchy,
    /// The area above.
    pub parent: AreaId,
    /// On which days.
    pub period: Period,
}

/// What is kept of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaRecord {
    /// Id.
    pub id: AreaId,
    /// Raised by one with every event.
    pub version: i64,
    /// What it is.
    pub kind: AreaKind,
    /// Its code.
    pub code: Code,
    /// Its names.
    pub names: Timeline<LocalizedText>,
    /// What it lies in.
    pub edges: Vec<Edge>,
    /// Its standing as an innovation area.
    pub innovation: Timeline<InnovationStatus>,
    /// On which days it exists.
    pub period: Period,
    /// What followed it.
    pub successors: Vec<AreaId>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// An area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    record: AreaRecord,
}

/// What happened to an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AreaEvent {
    /// It was recorded.
    Registered,
    /// It has a new name.
    Renamed,
    /// It lies elsewhere, or ended, from a day on.
    BoundaryChanged {
        /// The first day of the new order.
        on: Date,
        /// Why.
        reason: String,
    },
    /// It has a new standing.
    StatusChanged,
}

impl AreaEvent {
    /// Its name on the wire.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Renamed => "renamed",
            Self::BoundaryChanged { .. } => "boundary_changed",
            Self::StatusChanged => "status_changed",
        }
    }
}

/// An area that is to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArea {
    /// What it is.
    pub kind: AreaKind,
    /// Its code.
    pub code: Code,
    /// Its names, in the order of time.
    pub names: Timeline<LocalizedText>,
    /// What it lies in, and what that is.
    pub edges: Vec<(Edge, AreaKind)>,
    /// Its first day, where known.
    pub from: Option<Date>,
}

/// Why a command on an area is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AreaError {
    /// No name is valid on the day.
    #[error("an area needs a name that is in use today")]
    NoName,
    /// Provinces, districts and subdistricts are known by TIS 1099.
    #[error("the code of a {kind} is of the scheme {scheme}")]
    CodeOfAnotherScheme {
        /// What it is.
        kind: AreaKind,
        /// Which scheme its code has.
        scheme: &'static str,
    },
    /// An area of this kind does not lie in one of that kind.
    #[error("a {child} does not lie in a {parent} in the hierarchy {hierarchy}")]
    CannotLieThere {
        /// What lies.
        child: AreaKind,
        /// In what.
        parent: AreaKind,
        /// In which hierarchy.
        hierarchy: Hierarchy,
    },
    /// Two parents in one hierarchy on one day.
    #[error("it would lie in two areas of the hierarchy {0} on one day")]
    TwoParents(Hierarchy),
    /// The change does not lie after the last one.
    #[error(transparent)]
    NotAfterLastChange(#[from] NotAfterLastChange),
    /// A standing does not follow the one before.
    #[error("{next} does not follow {before}")]
    StandingNotAllowed {
        /// The one before.
        before: Standing,
        /// The one that was to follow.
        next: Standing,
    },
    /// A designation rests on an announcement.
    #[error("a designation rests on a legal basis")]
    LegalBasisRequired,
    /// Only innovation areas have a standing.
    #[error("only an innovation area has a standing")]
    NotAnInnovationArea,
    /// It is no more on the day.
    #[error("the area ended on {0}")]
    Ended(Date),
    /// The end lies before the start.
    #[error(transparent)]
    EndBeforeStart(#[from] EndBeforeStart),
}

impl Area {
    /// Records an area.
    pub fn register(id: AreaId, new: NewArea, today: Date, now: Timestamp) -> Result<(Self, Vec<AreaEvent>), AreaError> {
        if new.names.on(today).is_none_or(LocalizedText::lacks_thai) {
            return Err(AreaError::NoName);
        }
        let scheme = if new.kind == AreaKind::Esao { Some("ESAO") } else { new.kind.tis1099_digits().map(|_| "TIS1099") };
        let digits_fit = new.kind.tis1099_digits().is_none_or(|digits| new.code.value().len() == digits);
        if let Some(scheme) = scheme.filter(|scheme| new.code.scheme() != *scheme || !digits_fit) {
            return Err(AreaError::CodeOfAnotherScheme { kind: new.kind, scheme });
        }
        let mut area = Self {
            record: AreaRecord {
                id,
                version: 1,
                kind: new.kind,
                code: new.code,
                names: new.names,
                edges: Vec::new(),
                innovation: Timeline::default(),
                period: Period::try_new(new.from, None)?,
                successors: Vec::new(),
                created_at: now,
                updated_at: now,
            },
        };
        for (edge, parent) in new.edges {
            area.must_fit(&edge, parent)?;
            area.record.edges.push(edge);
        }
        Ok((area, vec![AreaEvent::Registered]))
    }

    /// What was kept.
    pub fn restore(record: AreaRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &AreaRecord {
        &self.record
    }

    /// Its name on a day; the nearest one where it had none.
    pub fn name_on(&self, day: Date) -> &LocalizedText {
        static NONE: LocalizedText = LocalizedText { th: String::new(), en: String::new() };
        let names = &self.record.names;
        names.on(day).or_else(|| names.entries().last().map(|entry| &entry.value)).unwrap_or(&NONE)
    }

    /// What it lies in on a day, in one hierarchy.
    pub fn parents_on(&self, day: Date, hierarchy: Hierarchy) -> impl Iterator<Item = AreaId> {
        self.record.edges.iter().filter(move |edge| edge.hierarchy == hierarchy && edge.period.contains(day)).map(|edge| edge.parent)
    }

    /// A new name from a day on.
    pub fn rename(&mut self, name: LocalizedText, from: Date, now: Timestamp) -> Result<Vec<AreaEvent>, AreaError> {
        if name.lacks_thai() {
            return Err(AreaError::NoName);
        }
        if self.record.names.last() == Some(&name) {
            return Ok(Vec::new());
        }
        self.record.names.begin(name, from)?;
        Ok(self.happened(AreaEvent::Renamed, now))
    }

    /// A new standing from a day on.
    pub fn stand(&mut self, status: InnovationStatus, from: Date, now: Timestamp) -> Result<Vec<AreaEvent>, AreaError> {
        if self.record.kind != AreaKind::Eia {
            return Err(AreaError::NotAnInnovationArea);
        }
        let before = self.record.innovation.last();
        if before == Some(&status) {
            return Ok(Vec::new());
        }
        if status.standing.is_designated() && status.legal_basis.is_empty() {
            return Err(AreaError::LegalBasisRequired);
        }
        if let Some(before) = before.map(|status| status.standing).filter(|before| !status.standing.may_follow(Some(*before))) {
            return Err(AreaError::StandingNotAllowed { before, next: status.standing });
        }
        self.record.innovation.begin(status, from)?;
        Ok(self.happened(AreaEvent::StatusChanged, now))
    }

    /// From the day on it lies in another area of the hierarchy, and no more in the one that it leaves. Where it may lie in several, it leaves
    /// only what is named.
    pub fn move_to(
        &mut self,
        (hierarchy, parent, parent_kind): (Hierarchy, AreaId, AreaKind),
        leaves: Option<AreaId>,
        on: Date,
        (reason, now): (&str, Timestamp),
    ) -> Result<Vec<AreaEvent>, AreaError> {
        self.must_exist(on)?;
        if self.parents_on(on, hierarchy).any(|held| held == parent) {
            return Ok(Vec::new());
        }
        let edge = Edge { hierarchy, parent, period: Period::try_new(Some(on), None)? };
        let mut moved = self.clone();
        moved.leave(hierarchy, leaves, on)?;
        moved.must_fit(&edge, parent_kind)?;
        moved.record.edges.push(edge);
        *self = moved;
        Ok(self.happened(AreaEvent::BoundaryChanged { on, reason: reason.to_owned() }, now))
    }

    /// It ends on the day, followed by another area or by none.
    pub fn close(&mut self, on: Date, successor: Option<AreaId>, (reason, now): (&str, Timestamp)) -> Result<Vec<AreaEvent>, AreaError> {
        self.must_exist(on)?;
        let ended = self.record.period.ending(on)?;
        for edge in &mut self.record.edges {
            if edge.period.to().is_none_or(|to| to > on) {
                edge.period = edge.period.ending(on).unwrap_or(edge.period);
            }
        }
        self.record.period = ended;
        self.record.successors.extend(successor);
        Ok(self.happened(AreaEvent::BoundaryChanged { on, reason: reason.to_owned() }, now))
    }

    fn leave(&mut self, hierarchy: Hierarchy, which: Option<AreaId>, on: Date) -> Result<(), AreaError> {
        let one_only = !self.record.kind.may_lie_in_several(hierarchy);
        let leaves = |edge: &&mut Edge| edge.hierarchy == hierarchy && which.map_or(one_only, |id| edge.parent == id);
        for edge in self.record.edges.iter_mut().filter(leaves).filter(|edge| edge.period.to().is_none()) {
            let last = edge.period.from().filter(|from| *from >= on);
            edge.period = match last {
                Some(last) => return Err(NotAfterLastChange { last }.into()),
                None => edge.period.ending(on)?,
            };
        }
        Ok(())
    }

    fn must_fit(&self, edge: &Edge, parent: AreaKind) -> Result<(), AreaError> {
        let (child, hierarchy) = (self.record.kind, edge.hierarchy);
        if !child.may_lie_in(parent, hierarchy) {
            return Err(AreaError::CannotLieThere { child, parent, hierarchy });
        }
        let mut others = self.record.edges.iter().filter(|held| held.hierarchy == hierarchy && held.period.overlaps(edge.period));
        let twice = |held: &Edge| held.parent == edge.parent || !child.may_lie_in_several(hierarchy);
        if others.any(twice) { Err(AreaError::TwoParents(hierarchy)) } else { Ok(()) }
    }

    fn must_exist(&self, on: Date) -> Result<(), AreaError> {
        match self.record.period.to() {
            Some(to) if to <= on => Err(AreaError::Ended(to)),
            _ => Ok(()),
        }
    }

    fn happened(&mut self, event: AreaEvent, now: Timestamp) -> Vec<AreaEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}
