//! What is said about a posting.

use chassis::kernel::{Period, words};
use jiff::civil::Date;

use crate::domain::SchoolId;
use crate::domain::school::Grade;

words! {
    /// What somebody is at a school.
    pub enum TeacherRole {
        /// Teacher.
        Teacher = "TEACHER",
        /// Head.
        Head = "HEAD",
        /// Deputy head.
        Deputy = "DEPUTY",
        /// Teacher on a contract.
        Contract = "CONTRACT",
        /// Student teacher.
        Intern = "INTERN",
    }
}

words! {
    /// How somebody came to a school.
    pub enum PostingKind {
        /// The post that the teacher holds.
        Posted = "POSTED",
        /// Lent to another school, beside the post.
        Seconded = "SECONDED",
    }
}

/// What a caller says about a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPosting {
    /// The school.
    pub school: SchoolId,
    /// What the teacher is there.
    pub role: TeacherRole,
    /// Subjects taught, as the school calls them.
    pub subjects: Vec<String>,
    /// Grades taught.
    pub grades: Vec<Grade>,
    /// First day.
    pub from: Date,
    /// First day no longer, where it is known beforehand.
    pub to: Option<Date>,
}

/// A posting, in the order in which postings were recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// Its number, from 1.
    pub no: i32,
    /// How the teacher came.
    pub kind: PostingKind,
    /// The school.
    pub school: SchoolId,
    /// What the teacher is there.
    pub role: TeacherRole,
    /// Subjects taught.
    pub subjects: Vec<String>,
    /// Grades taught.
    pub grades: Vec<Grade>,
    /// The days; the first one is known.
    pub period: Period,
}
