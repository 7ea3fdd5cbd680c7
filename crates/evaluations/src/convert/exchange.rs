//! Files of the national standard, and what is lost on the way, between the contract and the domain.

mod text;
mod workbook;

use api::evaluations::v1 as pb;
use chassis::aside::Giver;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, optional_id};
use chassis::workbook::Unreadable;
use jiff::civil::Date;

use super::framework::about;
use super::{count, said, shown, year};
use crate::app::exchange::{Export, Exported, TakeCriteria, TakeResults, TakenCriteria, TakenResults};
use crate::domain::cycle::CycleRound;
use crate::domain::exchange::{Brought, Criterion, ExchangeError, Loss, Page, Sheet, Table};
use crate::error::{Error, problems};

/// Bytes of all files of a reply at most.
const MOST_BYTES: usize = 3_000_000;
/// Losses that a reply names at most.
const MOST_LOSSES: usize = 3_000;
/// What names of persons begin with. Organisations that begin so are written with what they are before it: โรงเรียนนาง… .
const PERSONS: [&str; 12] = ["นาย", "นาง", "น.ส.", "ดร.", "ด.ช.", "ด.ญ.", "ว่าที่", "Mr", "Mrs", "Ms.", "Miss", "Dr."];

/// What is asked for.
pub(crate) fn export(request: &pb::ExportNationalSchemaRequest) -> Result<Export, Failure> {
    let mut read = Reader::default();
    let organisation = clean(&request.organisation_name);
    if PERSONS.iter().any(|prefix| organisation.starts_with(prefix)) {
        read.refuse("organisation_name", "NAME_OF_A_PERSON", "กรุณาระบุชื่อหน่วยงาน ไม่ใช่ชื่อบุคคล", "Name an organisation, not a person");
    }
    let cycle = optional_id(&request.cycle_id);
    let organisation = if cycle.is_some() { said(&mut read, "organisation_name", organisation) } else { organisation };
    let asked = Export {
        framework: read.id("framework_id", &request.framework_id),
        n: request.framework_n,
        cycle,
        area: optional_id(&request.area_id),
        scheme: request.code_scheme.clone(),
        organisation,
        templates: request.templates,
    };
    read.finish(asked)
}

/// Criteria that somebody brings, of which nothing was looked at yet.
#[derive(Debug)]
pub(crate) struct UnreadCriteria(pb::ImportNationalCriteriaRequest);

impl TryFrom<pb::ImportNationalCriteriaRequest> for UnreadCriteria {
    type Error = Failure;

    fn try_from(request: pb::ImportNationalCriteriaRequest) -> Result<Self, Failure> {
        Ok(Self(request))
    }
}

/// How criteria are read: the whole request at once, so that every field that is wrong is named, and none of it by whoever answers calls.
pub(crate) fn open(unread: UnreadCriteria, _today: Date) -> ((), impl FnOnce(&mut Giver<TakeCriteria>) -> Result<(), Failure>) {
    ((), move |giver: &mut Giver<TakeCriteria>| giver.give(TakeCriteria::try_from(unread)?))
}

impl TryFrom<UnreadCriteria> for TakeCriteria {
    type Error = Failure;

    fn try_from(UnreadCriteria(request): UnreadCriteria) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let about = about(&mut read, request.framework.unwrap_or_default());
        let brought = brought(&mut read, &request.files);
        let (id, effective_year) = (optional_id(&request.id), year(request.effective_year));
        let (brought, about) = read.finish((brought, about))?;
        Ok(Self { id, about, effective_year, brought: brought? })
    }
}

impl TryFrom<pb::ImportNationalResultsRequest> for TakeResults {
    type Error = Failure;

    fn try_from(request: pb::ImportNationalResultsRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let ids = (
            read.id("owner_organisation_id", &request.owner_organisation_id),
            read.id("framework_id", &request.framework_id),
            read.required_date("as_of", request.as_of.as_ref()),
        );
        let source = said(&mut read, "source", clean(&request.source));
        let sheets = sheets(&mut read, &request.files, &Table::OF_SCHOOLS);
        let (sheets, (owner, framework, as_of), source) = read.finish((sheets, ids, source))?;
        Ok(Self {
            id: optional_id(&request.id),
            owner,
            framework,
            n: request.framework_n,
            as_of,
            round: CycleRound::from_number(request.round),
            scheme: request.code_scheme,
            source,
            sheets: sheets?,
        })
    }
}

/// Criteria in one of their two forms.
fn brought(read: &mut Reader, files: &[pb::NationalFileInput]) -> Result<Brought, Failure> {
    let (mut pages, mut room): (Vec<Page>, _) = (Vec::new(), workbook::room());
    let workbooks = files.iter().enumerate().filter(|(_, file)| workbook::is_one(&file.name, &file.content));
    let is_of_criteria = |file: &pb::NationalFileInput| Table::of_file(&file.name).is_some_and(|table| Table::OF_CRITERIA.contains(&table));
    let mixed = files.iter().any(is_of_criteria);
    let mut is_template = false;
    for (at, file) in workbooks {
        is_template = true;
        if mixed {
            read.refuse(
                format!("files[{at}].name"),
                "CRITERIA_IN_TWO_FORMS",
                "มีเกณฑ์ทั้งในแฟ้มตาราง CSV และในแบบกรอก .xlsx กรุณาส่งอย่างใดอย่างหนึ่ง",
                "Criteria come in tables (CSV) or in templates (.xlsx), not in both",
            );
            continue;
        }
        match workbook::pages((at, &file.name, &file.content), &mut room) {
            Ok(found) => pages.extend(found),
            Err(Unreadable::TooLarge) => {
                read.refuse(
                    format!("files[{at}].content"),
                    "FILE_TOO_LARGE",
                    "แบบกรอกมีแถว คอลัมน์ หรือข้อความมากเกินกำหนด กรุณาลบส่วนที่ไม่เกี่ยวข้องหรือส่งหลายครั้ง",
                    "The templates hold more lines, columns or text than they may; delete what is not about criteria, or bring fewer of them",
                );
                break;
            }
            Err(Unreadable::NoTable) => unreadable(read, at),
            Err(Unreadable::Refused(failure)) => return Err(failure),
        }
    }
    let wanted: &[Table] = if is_template { &[] } else { &Table::OF_CRITERIA };
    let tables = sheets(read, files, wanted)?;
    Ok(if is_template { Brought::Templates(pages) } else { Brought::Tables(tables) })
}

/// The tables that are wanted of those that somebody brings. What cannot be read at all is a field that is wrong; what is wrong in a file is a
/// place in it.
fn sheets(read: &mut Reader, files: &[pb::NationalFileInput], wanted: &[Table]) -> Result<Vec<Sheet>, Failure> {
    let (mut sheets, mut wrong) = (Vec::new(), Vec::new());
    for (at, file) in files.iter().enumerate().filter(|(_, file)| !workbook::is_one(&file.name, &file.content)) {
        let Some(table) = Table::of_file(&file.name) else {
            read.refuse(
                format!("files[{at}].name"),
                "FILE_NOT_KNOWN",
                "ชื่อแฟ้มต้องเป็นชื่อตาราง เช่น ASSESSMENT_CRITERIA.csv หรือเป็นแบบกรอก .xlsx",
                "A file has the name of its table, such as ASSESSMENT_CRITERIA.csv, or is a template (.xlsx)",
            );
            continue;
        };
        if !wanted.contains(&table) {
            continue;
        }
        match text::lines(&file.content) {
            Some(lines) => match Sheet::of(table, lines) {
                Ok(sheet) => sheets.push(sheet),
                Err(found) => wrong.extend(found),
            },
            None => unreadable(read, at),
        }
    }
    if wrong.is_empty() { Ok(sheets) } else { Err(problems(&wrong)) }
}

fn unreadable(read: &mut Reader, at: usize) {
    read.refuse(
        format!("files[{at}].content"),
        "FILE_UNREADABLE",
        "อ่านแฟ้มไม่ได้ กรุณาบันทึกตารางเป็น CSV (UTF-8) คั่นด้วยจุลภาค และแบบกรอกเป็น .xlsx",
        "The file cannot be read; save a table as CSV in UTF-8, separated by commas, and a template as .xlsx",
    );
}

/// The files of an export.
pub(crate) fn exported(exported: Exported) -> Result<pb::ExportNationalSchemaResponse, Error> {
    let template = |(no, criterion): (usize, &Criterion)| {
        let content = workbook::written(criterion)?.into();
        let (table, name) = (Table::Criteria.number(), workbook::name(no, criterion));
        Ok::<_, Failure>(pb::NationalFile { table, name, content, rows: 1 })
    };
    let file = |(table, rows): (Table, Vec<Vec<String>>)| pb::NationalFile {
        table: table.number(),
        name: table.file(),
        content: text::written(table.columns(), &rows).into(),
        rows: count(rows.len()),
    };
    let mut files = (1..).zip(&exported.templates).map(template).collect::<Result<Vec<_>, _>>()?;
    files.extend(exported.tables.into_iter().map(file));
    let bytes = files.iter().map(|file| file.content.len()).sum();
    if bytes > MOST_BYTES {
        return Err(ExchangeError::TooLarge(bytes).into());
    }
    let (losses, losses_left_out) = losses(&exported.losses);
    let framework = Some(shown::framework(&exported.framework));
    Ok(pb::ExportNationalSchemaResponse { files, losses, losses_left_out, schools: count(exported.schools), framework })
}

/// What became of files of criteria.
pub(crate) fn criteria(taken: &TakenCriteria) -> pb::ImportNationalCriteriaResponse {
    let (losses, losses_left_out) = losses(&taken.losses);
    pb::ImportNationalCriteriaResponse { framework: Some(shown::framework(&taken.framework)), n: taken.n, losses, losses_left_out }
}

/// What became of files of results.
pub(crate) fn results(taken: &TakenResults) -> pb::ImportNationalResultsResponse {
    let (differences, differences_left_out) = losses(&taken.differences);
    pb::ImportNationalResultsResponse {
        cycle: Some(super::cycle::message(&taken.cycle)),
        results: count(taken.results),
        hash: hex::encode(taken.hash),
        differences,
        differences_left_out,
    }
}

/// The first losses, and how many are left out.
fn losses(all: &[Loss]) -> (Vec<pb::ExchangeLoss>, i32) {
    let loss = |loss: &Loss| pb::ExchangeLoss {
        reason: loss.reason.number(),
        table: loss.table.number(),
        key: loss.key.clone(),
        field: loss.field.clone(),
        was: loss.was.clone(),
        written: loss.written.clone(),
    };
    (all.iter().take(MOST_LOSSES).map(loss).collect(), count(all.len().saturating_sub(MOST_LOSSES)))
}
