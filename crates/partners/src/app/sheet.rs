//! The signing sheet (ใบลงนาม): printable HTML in the order of protocol, with the titles of the day of signing.

use std::collections::HashMap;

use chassis::auth::Caller;
use chassis::db::Uow;
use chassis::thai::date::{DateStyle, format_date, format_date_time};
use chassis::thai::digits::to_thai;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use uuid::Uuid;

use super::agreement::{Shown, get_with_names};
use crate::domain::agreement::{Party, Signatory, SigningCapacity, WitnessSlot, WitnessState};
use crate::domain::ceremony::Ceremony;
use crate::error::Error;
use crate::store;

/// One A4 page a few parties; the browser's own print dialogue makes the PDF.
const STYLE: &str = "@page{size:A4;margin:20mm}body{font:16pt 'TH Sarabun New','Sarabun','Noto Sans Thai',sans-serif;line-height:1.35;margin:0}\
h1{font-size:20pt;text-align:center;margin:0 0 4mm}p.when{text-align:center;margin:0 0 8mm}section{break-inside:avoid;margin:0 0 8mm;padding:4mm 0;\
border-top:.4pt solid #555}section h2{font-size:16pt;margin:0 0 3mm}.sign{display:inline-block;width:48%;vertical-align:top;text-align:center;margin:4mm 0}\
.note{color:#333;font-size:14pt}";

/// The sheet as a whole HTML document, and a file name for it.
pub(crate) async fn render(uow: &mut Uow, who: &Caller, id: Uuid, thai_digits: bool) -> Result<(String, String), Error> {
    let shown = get_with_names(uow, who, id).await?;
    let ceremony = match shown.agreement.record().ceremony {
        Some(id) => store::ceremony::find(uow.db(), id).await?,
        None => None,
    };
    let page = document(&shown, ceremony.as_ref()).into_string();
    // The style sheet keeps its Arabic digits: only what people read changes.
    let page = if thai_digits { thai_text(&page) } else { page };
    let page = page.replace("<style></style>", &format!("<style>{STYLE}</style>"));
    Ok((page, format!("signing-sheet-{id}.html")))
}

/// Thai digits in the text between tags; tags and character references stay.
fn thai_text(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find(['<', '&']) {
        let close = if rest[at..].starts_with('<') { '>' } else { ';' };
        let end = rest[at..].find(close).map_or(rest.len(), |found| at + found + 1);
        out.push_str(&to_thai(&rest[..at]));
        out.push_str(&rest[at..end]);
        rest = &rest[end..];
    }
    out.push_str(&to_thai(rest));
    out
}

fn document(shown: &Shown, ceremony: Option<&Ceremony>) -> Markup {
    let record = shown.agreement.record();
    let title = record
        .content
        .title
        .as_ref()
        .map_or("บันทึกข้อตกลงความร่วมมือ", |title| title.th.as_str());
    html! {
        (DOCTYPE)
        html lang="th" {
            head {
                meta charset="utf-8";
                title { "ใบลงนาม " (title) }
                (PreEscaped("<style></style>"))
            }
            body {
                h1 { (title) }
                @if !record.content.reference_no.is_empty() { p.when { "เลขที่ " (record.content.reference_no) } }
                p.when {
                    @match ceremony.and_then(|ceremony| Some((ceremony.starts_at()?, &ceremony.record().plan.venue))) {
                        Some((starts_at, venue)) => {
                            (format_date_time(starts_at, DateStyle::LongWeekday))
                            @if !venue.is_empty() { br; "ณ " (venue) }
                        }
                        None => { "ยังไม่ได้กำหนดวันลงนาม" }
                    }
                }
                @for party in &record.parties { (section(shown, party)) }
            }
        }
    }
}

fn section(shown: &Shown, party: &Party) -> Markup {
    let name = shown.faces.get(&party.organisation.0).and_then(|face| face.name_th.clone()).unwrap_or_default();
    html! {
        section {
            h2 { "ฝ่ายที่ " (party.protocol_order) " " (name) }
            @match &party.signatory {
                Some(signatory) => { (signature(shown, signatory)) }
                None => { div.sign { "ลงชื่อ ........................................" br; "(ยังไม่ได้กำหนดผู้ลงนาม)" } }
            }
            div {
                @for slot in &party.witness_slots { (witness(shown.names.as_ref(), slot)) }
            }
        }
    }
}

fn signature(shown: &Shown, signatory: &Signatory) -> Markup {
    let role = match signatory.capacity() {
        SigningCapacity::Principal => "ผู้ลงนาม",
        SigningCapacity::Representative => "ผู้แทนผู้ลงนาม",
    };
    let (name, titles) = match &signatory.signature {
        Some(signature) => (signature.snapshot.display_name.clone(), signature.snapshot.titles.clone()),
        None => (known(shown.names.as_ref(), signatory.person.0), vec![signatory.position.title.th.clone()]),
    };
    html! {
        div.sign {
            "ลงชื่อ ........................................ " (role)
            br; "(" (name) ")"
            @for title in &titles { br; (title) }
            @if let Some(signature) = &signatory.signature {
                br; span.note { "ลงนามเมื่อ " (format_date(signature.signed_on, DateStyle::Long)) }
            }
        }
    }
}

fn witness(names: Option<&HashMap<Uuid, String>>, slot: &WitnessSlot) -> Markup {
    let name = match &slot.state {
        WitnessState::Signed { display_name, .. } => display_name.clone(),
        WitnessState::Named(person) => known(names, person.0),
        WitnessState::Open => "........................................".to_owned(),
        WitnessState::Waived(_) => "ยกเว้น".to_owned(),
    };
    html! {
        div.sign { "ลงชื่อ ........................................ พยาน" br; "(" (name) ")" }
    }
}

fn known(names: Option<&HashMap<Uuid, String>>, person: Uuid) -> String {
    names.and_then(|names| names.get(&person)).cloned().unwrap_or_default()
}
