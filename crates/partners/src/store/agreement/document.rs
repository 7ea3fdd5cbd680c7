//! The form in which an agreement lies in `agreement.body`. Fields are only ever added, with a default; states are words of
//! the contract, days are ISO, so that `psql` reads it. The position of a signatory is not copied: it is joined when read.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Document {
    pub(super) content: ContentDoc,
    pub(super) parties: Vec<PartyDoc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) agreed_text: Option<AgreedTextDoc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ceremony: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) execution: Option<ExecutionDoc>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) cancel_reason: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TextDoc {
    pub(super) th: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) en: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ContentDoc {
    pub(super) kind: String,
    pub(super) reference_no: String,
    pub(super) title: Option<TextDoc>,
    pub(super) objectives_text: String,
    pub(super) objectives: Vec<ObjectiveDoc>,
    pub(super) concepts: Vec<ConceptDoc>,
    pub(super) concept_shifts: Vec<ShiftDoc>,
    pub(super) area_scope: Vec<AreaDoc>,
    pub(super) witnesses_per_party: i32,
    pub(super) effective_on: Option<Date>,
    pub(super) expires_on: Option<Date>,
    pub(super) source_note: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ObjectiveDoc {
    pub(super) seq: i32,
    pub(super) code: String,
    pub(super) text: TextDoc,
    pub(super) concept_codes: Vec<String>,
    pub(super) modality: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ConceptDoc {
    pub(super) code: String,
    pub(super) label: TextDoc,
    pub(super) abbreviation: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ShiftDoc {
    pub(super) from_code: String,
    pub(super) to_code: String,
    pub(super) text: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AreaDoc {
    pub(super) scheme: String,
    pub(super) value: String,
    pub(super) innovation_area_status: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PartyDoc {
    pub(super) party_no: i32,
    pub(super) organisation: Uuid,
    pub(super) legal_entity: Option<Uuid>,
    #[serde(default)]
    pub(super) units: Vec<Uuid>,
    pub(super) label: String,
    pub(super) side: String,
    pub(super) protocol_order: i32,
    pub(super) joined_via: String,
    pub(super) signatory: Option<SignatoryDoc>,
    #[serde(default)]
    pub(super) former_signatories: Vec<SignatoryDoc>,
    pub(super) witness_slots: Vec<WitnessDoc>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SignatoryDoc {
    pub(super) person: Uuid,
    pub(super) position: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) represents: Option<RepresentsDoc>,
    pub(super) capacity_text: String,
    pub(super) signature: Option<SignatureDoc>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RepresentsDoc {
    pub(super) principal: PrincipalDoc,
    pub(super) delegation: DelegationDoc,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PrincipalDoc {
    Person(Uuid),
    Title(String),
    NotStated,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DelegationDoc {
    pub(super) status: String,
    pub(super) instrument_no: Option<String>,
    pub(super) instrument_date: Option<Date>,
    pub(super) reason: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SignatureDoc {
    pub(super) signed_on: Date,
    pub(super) signed_at: Option<Timestamp>,
    pub(super) medium: String,
    pub(super) snapshot: SnapshotDoc,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SnapshotDoc {
    pub(super) display_name: String,
    pub(super) academic_rank: String,
    pub(super) titles: Vec<String>,
    pub(super) position_kind: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WitnessDoc {
    pub(super) slot_no: i32,
    pub(super) state: WitnessStateDoc,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum WitnessStateDoc {
    Open,
    Named(Uuid),
    Signed { person: Uuid, signed_on: Date, display_name: String },
    Waived(String),
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AgreedTextDoc {
    pub(super) sha256: String,
    pub(super) of_recorded_content: bool,
    pub(super) frozen_at: Timestamp,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ExecutionDoc {
    pub(super) executed_at: Timestamp,
    pub(super) with_reservation: bool,
}
