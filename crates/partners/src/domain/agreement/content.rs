//! What is written about an agreement, apart from who is party to it.

use jiff::civil::Date;

use super::state::Action;
use crate::domain::problem::{FieldProblem, Problem, repeated};
use crate::domain::{EndBeforeStart, LocalizedText, Period};
use chassis::kernel::words;

words! {
    /// What kind of agreement.
    pub enum AgreementKind {
        /// Memorandum of understanding (บันทึกข้อตกลงความร่วมมือ).
        Mou = "MOU",
        /// Memorandum of agreement (บันทึกความตกลง).
        Moa = "MOA",
        /// Contract (สัญญา).
        Contract = "CONTRACT",
    }
}

words! {
    /// Whether an objective is for now or announced for later.
    pub enum Modality {
        /// For now.
        Now = "NOW",
        /// Announced ("จะ…").
        Future = "FUTURE",
    }
}

words! {
    /// By which kind of code an area is named.
    pub enum AreaScheme {
        /// Province, two digits.
        Province = "PROVINCE",
        /// Education service area, four digits.
        Esao = "ESAO",
    }
}

words! {
    /// Status of a province as an Education Innovation Area: a lifecycle, never a yes or no.
    pub enum InnovationAreaStatus {
        /// Wishes to become one.
        Aspiring = "ASPIRING",
        /// Has a proposal group.
        Preparing = "PREPARING",
        /// Has submitted its proposal.
        Proposed = "PROPOSED",
        /// Was announced under the Act.
        Designated = "DESIGNATED",
        /// Is no longer one.
        Ended = "ENDED",
    }
}

/// One objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// Number, from 1 without gaps.
    pub seq: i32,
    /// Code, an upper-case word; no two objectives share one.
    pub code: String,
    /// The text; Thai is required.
    pub text: LocalizedText,
    /// Codes of the concepts it names; each among the agreement's concepts.
    pub concept_codes: Vec<String>,
    /// Now or later.
    pub modality: Modality,
}

/// An idea that an agreement names. An abbreviation is stated, never derived from the label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Code, an upper-case word.
    pub code: String,
    /// Label; either language may be missing.
    pub label: LocalizedText,
    /// Abbreviation as the source gives it; may be empty.
    pub abbreviation: String,
}

/// A move from one idea to another that the parties declare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConceptShift {
    /// Code of the idea left; among the concepts.
    pub from_code: String,
    /// Code of the idea taken up; among the concepts.
    pub to_code: String,
    /// The sentence that says so; may be empty.
    pub text: String,
}

/// An area that an agreement is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaScope {
    /// Scheme of the code.
    pub scheme: AreaScheme,
    /// The code; text, leading zeros stay.
    pub value: String,
    /// The status that the agreement names for the area, if it names one.
    pub innovation_area_status: Option<InnovationAreaStatus>,
}

/// What is written about an agreement. An empty text is one that was not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// What kind.
    pub kind: AgreementKind,
    /// Number for people; unique among agreements, which the store checks.
    pub reference_no: String,
    /// Title, where given.
    pub title: Option<LocalizedText>,
    /// The sentence from which the objectives were split.
    pub objectives_text: String,
    /// Objectives in order.
    pub objectives: Vec<Objective>,
    /// Ideas that it names.
    pub concepts: Vec<Concept>,
    /// Moves from one idea to another.
    pub concept_shifts: Vec<ConceptShift>,
    /// Areas that it is about.
    pub area_scope: Vec<AreaScope>,
    /// Witness places a party, 0 to [`Content::MOST_WITNESSES`].
    pub witnesses_per_party: i32,
    /// First day of effect.
    pub effective_on: Option<Date>,
    /// Last day of effect.
    pub expires_on: Option<Date>,
    /// Where the facts come from.
    pub source_note: String,
}

impl Content {
    /// Most witness places a party.
    pub const MOST_WITNESSES: i32 = 10;

    /// An agreement of this kind of which nothing else is known; no witnesses are asked for.
    pub fn of(kind: AgreementKind) -> Self {
        Self {
            kind,
            reference_no: String::new(),
            title: None,
            objectives_text: String::new(),
            objectives: Vec::new(),
            concepts: Vec::new(),
            concept_shifts: Vec::new(),
            area_scope: Vec::new(),
            witnesses_per_party: 0,
            effective_on: None,
            expires_on: None,
            source_note: String::new(),
        }
    }

    /// Everything that is wrong with it, by the paths of `AgreementInput`; the days are checked by [`Content::check_days`].
    pub fn problems(&self) -> Vec<FieldProblem> {
        let mut found = Vec::new();
        if self.title.as_ref().is_some_and(LocalizedText::lacks_thai) {
            found.push(FieldProblem::new("title.th", Problem::Required));
        }
        self.objective_problems(&mut found);
        self.concept_problems(&mut found);
        self.area_problems(&mut found);
        if !(0..=Self::MOST_WITNESSES).contains(&self.witnesses_per_party) {
            found.push(FieldProblem::new("witnesses_per_party", Problem::OutOfRange(0, Self::MOST_WITNESSES)));
        }
        found
    }

    /// The last day of effect is not before the first; it may be the same day.
    pub fn check_days(&self) -> Result<(), EndBeforeStart> {
        Period::try_new(self.effective_on, self.expires_on).map(|_| ())
    }

    fn objective_problems(&self, found: &mut Vec<FieldProblem>) {
        for ((index, objective), expected) in self.objectives.iter().enumerate().zip(1..) {
            if objective.seq != expected {
                found.push(FieldProblem::new(format!("objectives[{index}].seq"), Problem::NumberExpected(expected)));
            }
            if objective.text.lacks_thai() {
                found.push(FieldProblem::new(format!("objectives[{index}].text.th"), Problem::Required));
            }
            for (at, code) in objective.concept_codes.iter().enumerate() {
                self.must_know(code, &format!("objectives[{index}].concept_codes[{at}]"), found);
            }
        }
        for (index, code) in repeated(self.objectives.iter().map(|objective| objective.code.as_str())) {
            found.push(FieldProblem::new(format!("objectives[{index}].code"), Problem::Twice(code.to_owned())));
        }
    }

    fn concept_problems(&self, found: &mut Vec<FieldProblem>) {
        for (index, code) in repeated(self.concepts.iter().map(|concept| concept.code.as_str())) {
            found.push(FieldProblem::new(format!("concepts[{index}].code"), Problem::Twice(code.to_owned())));
        }
        for (index, shift) in self.concept_shifts.iter().enumerate() {
            self.must_know(&shift.from_code, &format!("concept_shifts[{index}].from_code"), found);
            self.must_know(&shift.to_code, &format!("concept_shifts[{index}].to_code"), found);
        }
    }

    fn area_problems(&self, found: &mut Vec<FieldProblem>) {
        for (index, area) in self.area_scope.iter().enumerate() {
            let digits = match area.scheme {
                AreaScheme::Province => 2,
                AreaScheme::Esao => 4,
            };
            if area.value.len() != digits || !area.value.bytes().all(|b| b.is_ascii_digit()) {
                found.push(FieldProblem::new(format!("area_scope[{index}].value"), Problem::NotACode(area.value.clone())));
            }
        }
        let areas: Vec<String> = self.area_scope.iter().map(|area| format!("{} {}", area.scheme, area.value)).collect();
        for (index, area) in repeated(areas.iter().map(String::as_str)) {
            found.push(FieldProblem::new(format!("area_scope[{index}]"), Problem::Twice(area.to_owned())));
        }
    }

    fn must_know(&self, code: &str, path: &str, found: &mut Vec<FieldProblem>) {
        if !self.concepts.iter().any(|concept| concept.code == code) {
            found.push(FieldProblem::new(path, Problem::UnknownConcept(code.to_owned())));
        }
    }

    /// The paths of `AgreementInput` in which the two differ, each with what changing it means for the life cycle.
    pub(super) fn differences(&self, other: &Self) -> Vec<(&'static str, Action)> {
        let fields = [
            ("kind", Action::ChangeText, self.kind != other.kind),
            ("reference_no", Action::ChangeTerms, self.reference_no != other.reference_no),
            ("title", Action::ChangeText, self.title != other.title),
            ("objectives_text", Action::ChangeText, self.objectives_text != other.objectives_text),
            ("objectives", Action::ChangeText, self.objectives != other.objectives),
            ("concepts", Action::ChangeText, self.concepts != other.concepts),
            ("concept_shifts", Action::ChangeText, self.concept_shifts != other.concept_shifts),
            ("area_scope", Action::ChangeText, self.area_scope != other.area_scope),
            ("witnesses_per_party", Action::ChangeText, self.witnesses_per_party != other.witnesses_per_party),
            ("effective_on", Action::ChangeTerms, self.effective_on != other.effective_on),
            ("expires_on", Action::ChangeTerms, self.expires_on != other.expires_on),
            ("source_note", Action::ChangeNote, self.source_note != other.source_note),
        ];
        fields.into_iter().filter(|(_, _, differs)| *differs).map(|(path, action, _)| (path, action)).collect()
    }
}
