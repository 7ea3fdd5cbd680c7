//! Academic terms. They are rows with dates, decided by announcements year by year (the pandemic moved them by months):
//! nothing here is computed from the month.

use jiff::civil::Date;

use super::error::DateError;

/// The part of the academic year, with the codes of the national standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Semester {
    /// Code 0: the whole academic year. A row of this kind spans the others and never answers [`AcademicTerms::term_of`].
    WholeYear,
    /// Code 1.
    First,
    /// Code 2.
    Second,
    /// Code 3.
    Summer,
}

impl Semester {
    /// The code of the national standard, 0 to 3.
    pub const fn code(self) -> u8 {
        match self {
            Self::WholeYear => 0,
            Self::First => 1,
            Self::Second => 2,
            Self::Summer => 3,
        }
    }

    /// The semester with this code; none for a code above 3.
    pub const fn from_code(code: u8) -> Option<Self> {
        match code {
            0 => Some(Self::WholeYear),
            1 => Some(Self::First),
            2 => Some(Self::Second),
            3 => Some(Self::Summer),
            _ => None,
        }
    }
}

/// One row of the school calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The academic year (ปีการศึกษา) in the Buddhist era. Its second term lies in the next calendar year.
    pub academic_year_be: i16,
    /// Which part of that year.
    pub semester: Semester,
    /// The first day.
    pub start: Date,
    /// The last day, itself part of the term.
    pub end: Date,
}

impl Term {
    /// Whether the day lies in this term; both ends do.
    pub fn contains(&self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }

    /// For people: `ภาคเรียนที่ 2 ปีการศึกษา 2564`.
    pub fn label_th(&self) -> String {
        let year = self.academic_year_be;
        match self.semester {
            Semester::WholeYear => format!("ปีการศึกษา {year}"),
            Semester::First => format!("ภาคเรียนที่ 1 ปีการศึกษา {year}"),
            Semester::Second => format!("ภาคเรียนที่ 2 ปีการศึกษา {year}"),
            Semester::Summer => format!("ภาคฤดูร้อน ปีการศึกษา {year}"),
        }
    }

    /// For people: `semester 2 of academic year 2564 BE`.
    pub fn label_en(&self) -> String {
        let year = self.academic_year_be;
        match self.semester {
            Semester::WholeYear => format!("academic year {year} BE"),
            Semester::First => format!("semester 1 of academic year {year} BE"),
            Semester::Second => format!("semester 2 of academic year {year} BE"),
            Semester::Summer => format!("the summer term of academic year {year} BE"),
        }
    }
}

/// The school calendar: terms in order that do not overlap, so that a day lies in one term or in none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AcademicTerms {
    terms: Vec<Term>,
}

impl AcademicTerms {
    /// Takes the rows in any order. Rows for a whole year are left out: they would overlap every other row.
    ///
    /// Errors: [`DateError::EndBeforeStart`] for a row that ends before it starts, [`DateError::TermOverlap`] for two terms that share a day.
    pub fn try_new(rows: impl IntoIterator<Item = Term>) -> Result<Self, DateError> {
        let mut terms: Vec<Term> = rows.into_iter().filter(|row| row.semester != Semester::WholeYear).collect();
        if terms.iter().any(|term| term.end < term.start) {
            return Err(DateError::EndBeforeStart);
        }
        terms.sort_by_key(|term| term.start);
        if let Some(pair) = terms.windows(2).find(|pair| pair[1].start <= pair[0].end) {
            return Err(DateError::TermOverlap { term: pair[0].clone() });
        }
        Ok(Self { terms })
    }

    /// The term in which the day lies; none in the holidays and where no row is known.
    pub fn term_of(&self, day: Date) -> Option<&Term> {
        let after = self.terms.partition_point(|term| term.start <= day);
        self.terms[..after].last().filter(|term| term.contains(day))
    }

    /// As [`Self::term_of`], for callers that need a term. Error: [`DateError::OutsideTerm`].
    pub fn require(&self, day: Date) -> Result<&Term, DateError> {
        self.term_of(day).ok_or(DateError::OutsideTerm { date: day })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn term(year: i16, semester: Semester, start: Date, end: Date) -> Term {
        Term { academic_year_be: year, semester, start, end }
    }

    #[test]
    fn rows_in_any_order_answer_with_both_ends_included() {
        let second = term(2568, Semester::Second, date(2025, 11, 1), date(2026, 3, 31));
        let first = term(2568, Semester::First, date(2025, 5, 16), date(2025, 10, 10));
        let terms = AcademicTerms::try_new([second.clone(), first.clone()]).unwrap();
        assert_eq!(terms.term_of(date(2025, 5, 16)), Some(&first));
        assert_eq!(terms.term_of(date(2025, 10, 10)), Some(&first));
        assert_eq!(terms.term_of(date(2026, 3, 31)), Some(&second));
        assert_eq!(terms.require(date(2025, 10, 11)), Err(DateError::OutsideTerm { date: date(2025, 10, 11) }));
        assert_eq!(AcademicTerms::default().term_of(date(2025, 10, 10)), None);
    }

    #[test]
    fn a_row_for_the_whole_year_hides_no_term() {
        let whole = term(2568, Semester::WholeYear, date(2025, 5, 16), date(2026, 3, 31));
        let summer = term(2568, Semester::Summer, date(2026, 3, 20), date(2026, 3, 31));
        let terms = AcademicTerms::try_new([whole, summer.clone()]).unwrap();
        assert_eq!(terms.term_of(date(2026, 3, 25)), Some(&summer));
        assert_eq!(terms.term_of(date(2025, 6, 1)), None);
    }

    #[test]
    fn terms_that_share_a_day_are_refused() {
        let first = term(2568, Semester::First, date(2025, 5, 16), date(2025, 11, 1));
        let second = term(2568, Semester::Second, date(2025, 11, 1), date(2026, 3, 31));
        let refused = AcademicTerms::try_new([second, first.clone()]);
        assert_eq!(refused, Err(DateError::TermOverlap { term: first }));
        let backwards = term(2568, Semester::First, date(2025, 5, 16), date(2025, 5, 15));
        assert_eq!(AcademicTerms::try_new([backwards]), Err(DateError::EndBeforeStart));
    }

    #[test]
    fn a_semester_is_known_by_its_code() {
        for code in 0..=3 {
            assert_eq!(Semester::from_code(code).map(Semester::code), Some(code));
        }
        assert_eq!(Semester::from_code(4), None);
    }
}
