//! What a framework is, whatever its versions say.

use chassis::kernel::{LocalizedText, words};
use uuid::Uuid;

use super::FrameworkError;

words! {
    /// What a framework is for.
    pub enum FrameworkKind {
        /// A school judges itself.
        SchoolSelf = "SCHOOL_SELF",
        /// Others judge a school.
        SchoolExternal = "SCHOOL_EXTERNAL",
        /// A rubric of the whole school.
        SchoolRubric = "SCHOOL_RUBRIC",
        /// A lesson is observed.
        ClassroomObservation = "CLASSROOM_OBSERVATION",
        /// What happens in a lesson is marked, interval by interval.
        IntervalCoding = "INTERVAL_CODING",
        /// Participants are asked.
        Survey = "SURVEY",
        /// Results of pupils, added up.
        OutcomeAggregate = "OUTCOME_AGGREGATE",
    }
}

words! {
    /// Why it is judged.
    pub enum Purpose {
        /// To become better.
        Formative = "FORMATIVE",
        /// To give account.
        Accountability = "ACCOUNTABILITY",
        /// To find out.
        Research = "RESEARCH",
    }
}

impl Purpose {
    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Formative => "เพื่อพัฒนา",
            Self::Accountability => "เพื่อความรับผิดชอบ",
            Self::Research => "เพื่อการวิจัย",
        }
    }
}

words! {
    /// What is judged.
    pub enum Unit {
        /// A school.
        School = "SCHOOL",
        /// A lesson.
        Lesson = "LESSON",
        /// An event.
        Event = "EVENT",
    }
}

/// Under which terms a framework is used. Attribution and disclaimer go with every copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// The licence.
    pub code: String,
    /// Whom it is owed to.
    pub attribution: String,
    /// What is licensed.
    pub text: String,
    /// What has to be said with every copy.
    pub disclaimer: String,
    /// What has to be confirmed about it.
    pub note: String,
}

/// What a framework is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its code, unique.
    pub code: String,
    /// Who owns it, an organisation of the partners service.
    pub owner: Uuid,
    /// What it is for.
    pub kind: FrameworkKind,
    /// Why it is judged.
    pub purpose: Purpose,
    /// What is judged.
    pub unit: Unit,
    /// Its name.
    pub name: LocalizedText,
    /// What it was adapted from; empty when it is original.
    pub adapted_from: String,
    /// What the ids of its criteria begin with in exported files.
    pub export_prefix: String,
    /// Under which terms it is used.
    pub licence: Licence,
}

/// What may be said anew about a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutChange {
    /// Who owns it.
    pub owner: Uuid,
    /// Why it is judged.
    pub purpose: Purpose,
    /// Its name.
    pub name: LocalizedText,
    /// What it was adapted from.
    pub adapted_from: String,
    /// What the ids of its criteria begin with in exported files; its code when empty.
    pub export_prefix: String,
    /// Under which terms it is used.
    pub licence: Licence,
}

impl About {
    /// The same with what is said anew.
    pub(super) fn with(&self, change: AboutChange) -> Self {
        let AboutChange { owner, purpose, name, adapted_from, export_prefix, licence } = change;
        let export_prefix = if export_prefix.is_empty() { self.code.clone() } else { export_prefix };
        Self { owner, purpose, name, adapted_from, export_prefix, licence, ..self.clone() }
    }

    /// Refuses what no framework can be.
    pub(super) fn check(&self) -> Result<(), FrameworkError> {
        if !is_code(&self.code) {
            return Err(FrameworkError::CodeMalformed { field: "code" });
        }
        if !is_code(&self.export_prefix) {
            return Err(FrameworkError::CodeMalformed { field: "export_prefix" });
        }
        if self.name.lacks_thai() { Err(FrameworkError::NoName) } else { Ok(()) }
    }

    /// Whose grants reach a framework before the first of its versions is published, and decide about it ever after.
    pub fn scopes(&self) -> Vec<String> {
        vec![format!("organisation:{}", self.owner)]
    }
}

/// Capital letters and digits, with hyphens between them.
fn is_code(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    text.split('-').all(|part| !part.is_empty() && part.chars().all(plain))
}

#[cfg(test)]
mod tests {
    use super::is_code;

    #[test]
    fn a_code_has_capital_letters_digits_and_hyphens_between_them() {
        for code in ["WSA-KK", "IQA-BE-2561", "6Q"] {
            assert!(is_code(code), "{code}");
        }
        for text in ["", "-", "wsa", "WSA--KK", "WSA KK", "WSA-", "ก"] {
            assert!(!is_code(text), "{text}");
        }
    }
}
