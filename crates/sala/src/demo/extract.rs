//! The extract of the news article, typed. An absent value means that the article does not say; nothing fills it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

/// The file, compiled in: a copy of the extract that the client keeps.
const FILE: &str = include_str!("../../demo/mou-2564.yaml");

/// The extract as far as it is recorded.
#[derive(Debug, Deserialize)]
pub struct Extract {
    pub source: Source,
    pub agreement: Agreement,
    pub organisations: Vec<Organisation>,
    pub persons: Vec<Person>,
    pub parties: Vec<Party>,
    pub witnesses: Witnesses,
    pub ceremony: Ceremony,
    pub objectives_raw_th: String,
    pub objectives: Vec<Objective>,
    pub concepts: Vec<Concept>,
    pub concept_shifts: Vec<ConceptShift>,
}

#[derive(Debug, Deserialize)]
pub struct Source {
    pub title_th: String,
}

#[derive(Debug, Deserialize)]
pub struct Agreement {
    pub kind: String,
    pub number: Option<String>,
    pub title_th: Option<String>,
    pub signed_on: Date,
    pub effective_on: Option<Date>,
    pub expires_on: Option<Date>,
}

#[derive(Debug, Deserialize)]
pub struct Organisation {
    pub code: String,
    pub name_th: String,
    pub abbr_th: String,
    pub name_en: String,
    pub kind: String,
    pub is_legal_entity: Option<bool>,
    pub legal_entity: Option<String>,
    pub esao_code: Option<String>,
    pub esao_code_confirmed: Option<bool>,
    pub aliases_th: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Person {
    #[serde(rename = "ref")]
    pub key: String,
    pub prefix: Option<String>,
    pub academic_rank: Option<String>,
    pub degree_title: Option<String>,
    pub given_th: String,
    pub family_th: String,
    pub name_en: String,
    pub name_en_status: String,
    pub name_en_variants: Vec<String>,
    pub offices: Vec<Office>,
}

#[derive(Debug, Deserialize)]
pub struct Office {
    pub org: String,
    pub title_th: String,
    pub title_en: String,
    pub kind: String,
    pub kind_th: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Party {
    pub order: i32,
    pub org: String,
    pub legal_entity: Option<String>,
    pub side: String,
    pub signatory: String,
    pub capacity: String,
    pub capacity_text_th: String,
}

#[derive(Debug, Deserialize)]
pub struct Witnesses {
    pub required_per_party: i32,
}

#[derive(Debug, Deserialize)]
pub struct Ceremony {
    pub starts_at: Timestamp,
    pub ends_at: Option<Timestamp>,
    pub venue: Option<String>,
    pub participation_modes_stated: Vec<String>,
    pub programme: Vec<ProgrammeItem>,
    pub attendance: Vec<Attendance>,
}

#[derive(Debug, Deserialize)]
pub struct ProgrammeItem {
    pub seq: i32,
    pub item: String,
    pub text_th: String,
    pub person: Option<String>,
    pub by: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Attendance {
    pub mode: String,
    pub role_text_th: String,
    pub count: Count,
    pub count_text_th: String,
    pub categories: Vec<Category>,
}

#[derive(Debug, Deserialize)]
pub struct Count {
    pub bound: String,
    pub value: i64,
}

#[derive(Debug, Deserialize)]
pub struct Category {
    pub code: String,
    pub text_th: String,
}

#[derive(Debug, Deserialize)]
pub struct Objective {
    pub seq: i32,
    pub code: String,
    pub text_en: String,
    pub excerpt_th: String,
    pub modality: String,
}

#[derive(Debug, Deserialize)]
pub struct Concept {
    pub code: String,
    pub label_th: Option<String>,
    pub label_en: String,
    pub abbr: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct ConceptShift {
    pub from: String,
    pub to: String,
    pub text_th: String,
}

impl Extract {
    /// The extract that is compiled in.
    pub fn compiled_in() -> Result<Self, String> {
        serde_saphyr::from_str(FILE).map_err(|e| format!("demo/mou-2564.yaml: {e}"))
    }

    /// Path of a person and of one of the person's offices; an error names the reference that leads nowhere.
    pub fn office_in(&self, person: &str, organisation: &str) -> Result<usize, String> {
        let found = self.persons.iter().find(|p| p.key == person);
        let office = found.and_then(|p| p.offices.iter().position(|o| o.org == organisation));
        office.ok_or_else(|| format!("demo/mou-2564.yaml: {person} holds no office in {organisation}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extract_reads_and_every_signatory_holds_an_office_in_the_party() {
        let extract = Extract::compiled_in().expect("the extract is YAML of this shape");
        assert_eq!(extract.parties.len(), 7);
        for party in &extract.parties {
            assert!(extract.office_in(&party.signatory, &party.org).is_ok(), "party {}", party.order);
        }
    }

    #[test]
    fn an_office_that_nobody_holds_is_an_error_that_names_it() {
        let extract = Extract::compiled_in().expect("the extract is YAML of this shape");
        assert!(extract.office_in(&extract.parties[0].signatory, "PEO").is_err_and(|e| e.contains("PEO")));
    }
}
