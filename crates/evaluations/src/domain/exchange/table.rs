//! The tables of the standard that are about assessment.

use chassis::kernel::words;

words! {
    /// A table, by its name in the standard.
    pub enum Table {
        /// What is judged: one criterion for each dimension of a version.
        Criteria = "ASSESSMENT_CRITERIA",
        /// The levels of a criterion.
        Level = "ASSESSMENT_CRITERIA_LEVEL",
        /// What a criterion is made of: the indicators of a dimension.
        Composition = "ASSESSMENT_CRITERIA_COMPOSITION",
        /// What the levels of an indicator look like.
        CompositionLevel = "ASSESSMENT_CRITERIA_COMPOSITION_LEVEL",
        /// That a school is judged in a term.
        School = "SCHOOL_ASSESSMENT",
        /// What came of a criterion.
        SchoolCriteria = "SCHOOL_ASSESSMENT_CRITERIA",
        /// The level of an indicator.
        SchoolResult = "SCHOOL_ASSESSMENT_RESULT",
    }
}

/// Rows of tables, each with its cells in the order of the columns.
pub type Filled = Vec<(Table, Vec<Vec<String>>)>;

impl Table {
    /// What is judged.
    pub const OF_CRITERIA: [Self; 4] = [Self::Criteria, Self::Level, Self::Composition, Self::CompositionLevel];
    /// What came of it.
    pub const OF_SCHOOLS: [Self; 3] = [Self::School, Self::SchoolCriteria, Self::SchoolResult];

    /// Its columns, by their original names and in their order.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Criteria => &["CriteriaID", "Name", "Description", "LevelAmount", "CompositionAmount", "PassingScorePercentage"],
            Self::Level => &["CriteriaID", "LevelIndex", "LevelName", "LevelScore"],
            Self::Composition => &["CriteriaID", "CompositionIndex", "Name", "WeightScore", "Guideline"],
            Self::CompositionLevel => &["CriteriaID", "CompositionIndex", "LevelIndex", "Description"],
            Self::School => &["EducationYear", "Semester", "SchoolID", "Name", "Description"],
            Self::SchoolCriteria => &[
                "EducationYear",
                "Semester",
                "SchoolID",
                "CriteriaID",
                "AssessmentorName",
                "Score",
                "SchoolAssessmentCode",
                "AttachmentURL",
            ],
            Self::SchoolResult => &["EducationYear", "Semester", "SchoolID", "CriteriaID", "CompositionIndex", "LevelIndex"],
        }
    }

    /// Whether a file may come without the column. Who assessed and what is attached is never read.
    pub fn may_lack(self, column: &str) -> bool {
        let optional: &[&str] = match self {
            Self::Criteria => &["Description", "PassingScorePercentage"],
            Self::Composition => &["Guideline"],
            Self::School => &["Description"],
            Self::SchoolCriteria => &["AssessmentorName", "Score", "SchoolAssessmentCode", "AttachmentURL"],
            Self::Level | Self::CompositionLevel | Self::SchoolResult => &[],
        };
        optional.contains(&column)
    }

    /// The name of its file.
    pub fn file(self) -> String {
        format!("{self}.csv")
    }

    /// The table that a file is of, by its name: with or without its ending, in capital or small letters.
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_uppercase();
        Self::from_word(name.strip_suffix(".CSV").unwrap_or(&name))
    }
}
