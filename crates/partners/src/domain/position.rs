//! A position: a person in an office of an organisation, for a time.

use chassis::thai::normalise::clean;
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use super::agreement::SigningPosition;
use super::held;
use super::problem::{FieldProblem, Problem};
use super::{EndBeforeStart, LocalizedText, OrganisationId, Period, PersonId, PositionId};
use chassis::kernel::words;

words! {
    /// How a position is held. Acting is not representing: the capacity of a signature is a separate matter.
    pub enum PositionKind {
        /// In one's own right.
        Substantive = "SUBSTANTIVE",
        /// Acting, with full powers (รักษาการแทน, รักษาราชการแทน).
        Acting = "ACTING",
        /// By written delegation (ปฏิบัติราชการแทน).
        OnBehalf = "ON_BEHALF",
        /// By virtue of another office (โดยตำแหน่ง).
        ExOfficio = "EX_OFFICIO",
        /// Working elsewhere than posted (ช่วยราชการ).
        Seconded = "SECONDED",
    }
}

/// What a caller says about a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPosition {
    /// The person.
    pub person: PersonId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// Title of the post; Thai is required. Words of acting in front of it go into `kind_text`.
    pub title: LocalizedText,
    /// How it is held.
    pub kind: PositionKind,
    /// Words of the source for the kind; may be empty.
    pub kind_text: String,
    /// Number of the appointment order; may be empty.
    pub order_no: String,
    /// Day of the appointment order.
    pub order_date: Option<Date>,
    /// When it is held.
    pub period: Period,
}

/// All that is known of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionRecord {
    /// Id.
    pub id: PositionId,
    /// Version, raised by one with every event.
    pub version: i64,
    /// The person.
    pub person: PersonId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// Title of the post, without words of acting.
    pub title: LocalizedText,
    /// How it is held.
    pub kind: PositionKind,
    /// Words of the source for the kind, `รักษาการแทน`; may be empty.
    pub kind_text: String,
    /// Number of the appointment order (คำสั่งแต่งตั้ง); may be empty.
    pub order_no: String,
    /// Day of the appointment order.
    pub order_date: Option<Date>,
    /// When it is held.
    pub period: Period,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What a command on a position tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PositionEvent {
    /// A person holds it.
    Assigned,
    /// It has an end.
    Ended,
}

impl PositionEvent {
    /// Name of the event as others subscribe to it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assigned => "partners.position.assigned",
            Self::Ended => "partners.position.ended",
        }
    }

    /// The last word of the name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Ended => "ended",
        }
    }
}

/// Why a command on a position is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PositionError {
    /// Fields of what the caller says; at least one.
    #[error("fields are not as they must be")]
    Invalid(Vec<FieldProblem>),
    /// It would end before it started.
    #[error(transparent)]
    EndBeforeStart(#[from] EndBeforeStart),
}

/// A position with its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    record: PositionRecord,
}

impl Position {
    /// Records that a person holds a position. Its version is 1.
    pub fn assign(id: PositionId, new: NewPosition, now: Timestamp) -> Result<(Self, Vec<PositionEvent>), PositionError> {
        let NewPosition { person, organisation, title, kind, kind_text, order_no, order_date, period } = new;
        let said = held::read(&title.th);
        let mut problems = Vec::new();
        if said.title.is_empty() {
            problems.push(FieldProblem::new("title.th", Problem::Required));
        }
        if said.kind != PositionKind::Substantive && said.kind != kind {
            problems.push(FieldProblem::new("title.th", Problem::TitleSaysOtherwise(said.kind.word())));
        }
        if !problems.is_empty() {
            return Err(PositionError::Invalid(problems));
        }
        let kind_text = clean(&kind_text);
        let record = PositionRecord {
            id,
            version: 1,
            person,
            organisation,
            title: LocalizedText::new(said.title, clean(&title.en)),
            kind,
            kind_text: if kind_text.is_empty() { said.words } else { kind_text },
            order_no: clean(&order_no),
            order_date,
            period,
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![PositionEvent::Assigned]))
    }

    /// The position that was recorded.
    pub const fn restore(record: PositionRecord) -> Self {
        Self { record }
    }

    /// All that is known of it.
    pub const fn record(&self) -> &PositionRecord {
        &self.record
    }

    /// Ends it on this day, the first on which it is no longer held; also corrects an earlier end.
    pub fn end(&mut self, valid_to: Date, now: Timestamp) -> Result<Vec<PositionEvent>, PositionError> {
        let period = self.record.period.ending(valid_to)?;
        if period == self.record.period {
            return Ok(Vec::new());
        }
        self.record.period = period;
        self.record.version += 1;
        self.record.updated_at = now;
        Ok(vec![PositionEvent::Ended])
    }

    /// Whether it may be held on the day: a bound that is not known is open.
    pub fn valid_on(&self, day: Date) -> bool {
        self.record.period.contains(day)
    }

    /// The title as printed, with the words of acting: `รักษาการแทนผู้อำนวยการ`. English only where an English title is known.
    pub fn printed_title(&self) -> LocalizedText {
        let PositionRecord { title, kind, kind_text, .. } = &self.record;
        let (words_th, words_en) = match kind {
            PositionKind::Acting => ("รักษาการแทน", "Acting "),
            PositionKind::OnBehalf => ("ปฏิบัติราชการแทน", "On behalf of the "),
            PositionKind::Substantive | PositionKind::ExOfficio | PositionKind::Seconded => ("", ""),
        };
        let words_th = if words_th.is_empty() || kind_text.is_empty() { words_th } else { kind_text };
        let en = if title.en.is_empty() { String::new() } else { format!("{words_en}{}", title.en) };
        LocalizedText::new(format!("{words_th}{}", title.th), en)
    }

    /// What an agreement needs to know of it; the title with its words of acting, as it is printed.
    pub fn for_signing(&self) -> SigningPosition {
        SigningPosition {
            position: self.record.id,
            person: self.record.person,
            organisation: self.record.organisation,
            kind: self.record.kind,
            title: self.printed_title(),
            period: self.record.period,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn new(title: &str, kind: PositionKind) -> NewPosition {
        NewPosition {
            person: PersonId(Uuid::from_u128(1)),
            organisation: OrganisationId(Uuid::from_u128(2)),
            title: LocalizedText::new(title, "Director"),
            kind,
            kind_text: String::new(),
            order_no: String::new(),
            order_date: None,
            period: Period::ALWAYS,
        }
    }

    fn assigned(title: &str, kind: PositionKind) -> Position {
        Position::assign(PositionId(Uuid::from_u128(3)), new(title, kind), NOW).unwrap().0
    }

    #[test]
    fn an_acting_holder_is_printed_with_the_words_of_acting() {
        let acting = assigned("ผู้อำนวยการ", PositionKind::Acting);
        assert_eq!(acting.printed_title(), LocalizedText::new("รักษาการแทนผู้อำนวยการ", "Acting Director"));
        let own = assigned("ผู้อำนวยการ", PositionKind::Substantive);
        assert_eq!(own.printed_title(), LocalizedText::new("ผู้อำนวยการ", "Director"));
    }

    #[test]
    fn words_of_acting_in_a_title_are_kept_once_and_printed_as_the_source_has_them() {
        let acting = assigned("รักษาราชการแทน ผู้อำนวยการ", PositionKind::Acting);
        assert_eq!((acting.record().title.th.as_str(), acting.record().kind_text.as_str()), ("ผู้อำนวยการ", "รักษาราชการแทน"));
        assert_eq!(acting.printed_title().th, "รักษาราชการแทนผู้อำนวยการ");
    }

    #[test]
    fn a_title_that_says_acting_is_not_held_in_ones_own_right() {
        let told = Position::assign(PositionId(Uuid::from_u128(3)), new("รักษาการแทนผู้อำนวยการ", PositionKind::Substantive), NOW);
        let problem = FieldProblem::new("title.th", Problem::TitleSaysOtherwise("ACTING"));
        assert_eq!(told.unwrap_err(), PositionError::Invalid(vec![problem]));
    }

    #[test]
    fn words_of_acting_alone_are_no_title() {
        let told = Position::assign(PositionId(Uuid::from_u128(3)), new("รักษาการแทน", PositionKind::Acting), NOW);
        assert_eq!(told.unwrap_err(), PositionError::Invalid(vec![FieldProblem::new("title.th", Problem::Required)]));
    }

    #[test]
    fn a_position_is_not_held_on_the_day_it_ends() {
        let mut position = assigned("ผู้อำนวยการ", PositionKind::Substantive);
        assert_eq!(position.end(date(2022, 10, 1), NOW), Ok(vec![PositionEvent::Ended]));
        assert!(position.valid_on(date(2022, 9, 30)) && !position.valid_on(date(2022, 10, 1)));
        assert_eq!(position.record().version, 2);
        assert_eq!(position.end(date(2022, 10, 1), NOW), Ok(vec![]));
        assert_eq!(position.record().version, 2);
    }

    #[test]
    fn a_position_cannot_end_before_it_starts() {
        let mut input = new("ผู้อำนวยการ", PositionKind::Substantive);
        input.period = Period::try_new(Some(date(2021, 10, 1)), None).unwrap();
        let (mut position, _) = Position::assign(PositionId(Uuid::from_u128(3)), input, NOW).unwrap();
        let before = position.clone();
        assert_eq!(position.end(date(2021, 9, 30), NOW), Err(PositionError::EndBeforeStart(EndBeforeStart)));
        assert_eq!(position, before);
    }
}
