//! Imports between the contract and the domain. A file is read on this side, aside and bit by bit: what comes behind it never sees bytes.

mod reading;
pub(crate) mod template;
mod text;

use api::common::v1::LocalizedText;
use api::schools::v1 as pb;
use chassis::event::{About, Fact};
use chassis::failure::Failure;
use chassis::page::{Page, invalid_token};
use chassis::wire::{change, local_date, timestamp};
use prost::Message;

use super::{code_message, counts};
use crate::app::import::{Advance, Undo};
use crate::domain::import::{Fate, Import, ImportEvent, ImportRow, Issue, Outcome, Progress, Tally};
use crate::store::import::RowFilter;

pub(crate) use reading::open;

impl TryFrom<pb::ApplyImportRequest> for Advance {
    type Error = Failure;

    fn try_from(request: pb::ApplyImportRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, most: most(request.max_rows) })
    }
}

impl TryFrom<pb::UndoImportRequest> for Undo {
    type Error = Failure;

    fn try_from(request: pb::UndoImportRequest) -> Result<Self, Failure> {
        let at = Advance { at: change(&request.id, request.expected_version)?, most: most(request.max_rows) };
        Ok(Self { at, why: request.reason })
    }
}

impl TryFrom<pb::DiscardImportRequest> for super::With<()> {
    type Error = Failure;

    fn try_from(request: pb::DiscardImportRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: () })
    }
}

/// Rows of one transaction: a thousand, or fewer.
fn most(asked: i32) -> i64 {
    match i64::from(asked) {
        asked @ 1..=1000 => asked,
        _ => 1000,
    }
}

/// The import on the wire.
pub(crate) fn message(import: &Import) -> pb::Import {
    let record = import.record();
    let column = |(heading, fate): &(String, Fate)| pb::ImportColumn { heading: heading.clone(), fate: fate.number() };
    pb::Import {
        id: record.id.to_string(),
        version: record.version,
        kind: record.kind.number(),
        state: record.state.number(),
        counts: Some(tally(record.tally, import.remaining())),
        columns_left_out: record.left_out.iter().map(column).collect(),
        as_of: Some(local_date(record.as_of)),
        term: record.term.map(counts::term_message),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

fn tally(tally: Tally, remaining: u32) -> pb::ImportCounts {
    let few = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    pb::ImportCounts {
        rows: few(tally.rows),
        new_rows: few(tally.new),
        changed: few(tally.changed),
        same: few(tally.same),
        refused: few(tally.refused),
        applied: few(tally.applied),
        stale: few(tally.stale),
        undone: few(tally.undone),
        kept: few(tally.kept),
        remaining: few(remaining),
    }
}

/// A row on the wire.
pub(crate) fn row(row: &ImportRow) -> pb::ImportRow {
    pb::ImportRow {
        row_no: i32::try_from(row.no).unwrap_or(i32::MAX),
        outcome: row.outcome.number(),
        progress: row.progress.number(),
        code: row.code.as_ref().map(code_message),
        school_id: row.school.map(|id| id.to_string()).unwrap_or_default(),
        enrolment_id: row.enrolment.map(|id| id.to_string()).unwrap_or_default(),
        issues: row.issues.iter().map(issue).collect(),
    }
}

fn issue(issue: &Issue) -> pb::ImportIssue {
    pb::ImportIssue {
        column: issue.column.clone(),
        cell_class: issue.class.number(),
        reason: issue.reason.clone(),
        text: Some(LocalizedText { th: issue.th.clone(), en: issue.en.clone() }),
        warning: issue.warning,
    }
}

/// Which rows a list asks for.
pub(crate) fn filter(request: &pb::ListImportRowsRequest) -> RowFilter {
    RowFilter { outcome: Outcome::from_number(request.outcome), progress: Progress::from_number(request.progress) }
}

/// The row after which the next page begins.
pub(crate) fn after(page: &Page) -> Result<Option<i32>, Failure> {
    let read = |key: &[u8]| std::str::from_utf8(key).ok().and_then(|text| text.parse().ok()).ok_or_else(invalid_token);
    page.after_key().map(read).transpose()
}

/// The fact that something happened to an import: how far it has come, without its rows and columns.
pub(crate) fn fact(import: &Import, event: ImportEvent) -> Vec<Fact> {
    let record = import.record();
    let snapshot = Some(pb::ImportSnapshot {
        id: record.id.to_string(),
        kind: record.kind.number(),
        state: record.state.number(),
        counts: Some(tally(record.tally, import.remaining())),
    });
    let encoded = match event {
        ImportEvent::Planned => pb::ImportPlanned { import: snapshot }.encode_to_vec(),
        ImportEvent::Applied => pb::ImportApplied { import: snapshot }.encode_to_vec(),
        ImportEvent::Undone => pb::ImportUndone { import: snapshot }.encode_to_vec(),
        ImportEvent::Discarded => pb::ImportDiscarded { import: snapshot }.encode_to_vec(),
    };
    let about = About { aggregate: "import", id: record.id.0, version: record.version, scopes: &record.scopes };
    about.facts(vec![(event.word(), encoded)])
}
