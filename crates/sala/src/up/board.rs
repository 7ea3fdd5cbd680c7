//! The partnership board on the terminal, in Thai with English headings, as the reporting service tells it.

use std::time::Duration;

use anyhow::{Result, bail};
use api::common::v1::Freshness;
use api::partners::v1::{AgreementKind, DefectReason, PositionKind, SigningCapacity, Validity};
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use api::reporting::v1::{GetPartnershipRequest, ListPartnershipsRequest, Partnership, PartnershipParty};
use chassis::peer::Peer;
use chassis::thai::date::{DateStyle, format_date_time};
use jiff::Timestamp;
use partners::domain::agreement::AgreementState;
use tonic::Code;
use tonic::service::interceptor::InterceptedService;

use super::start::Started;
use crate::client::{self, Bearer};
use crate::demo;
use crate::say::{self, Table};

type Client = ReportingServiceClient<InterceptedService<Peer, Bearer>>;

/// How long the board may take to show what was just recorded.
const PATIENCE: Duration = Duration::from_secs(30);
/// Agreements shown at most.
const SHOWN: i32 = 3;

/// Waits until the board has the demo, then prints it.
pub(super) async fn show(started: &Started) -> Result<()> {
    let mut client = client::reporting(started.peer.clone(), &started.token)?;
    if let Some(version) = started.demo.map(|demo| demo.version).filter(|version| *version > 0)
        && tokio::time::timeout(PATIENCE, reached(&mut client, started, version)).await.is_err()
    {
        bail!("the board has not caught up within {} s; `sala events pending` says what waits", PATIENCE.as_secs());
    }
    let list = ListPartnershipsRequest { page_size: SHOWN, ..ListPartnershipsRequest::default() };
    let board = client.list_partnerships(list).await?.into_inner();
    for partnership in &board.partnerships {
        say::line(format_args!("\n{}", render(partnership)));
    }
    let more =
        if board.next_page_token.is_empty() { "" } else { " · มีมากกว่านี้ (more: `sala call ListPartnerships`)" };
    let empty = if board.partnerships.is_empty() {
        "ยังไม่มีบันทึกข้อตกลง (no agreement yet) · "
    } else {
        ""
    };
    say::line(format_args!("\n{empty}{}{more}", freshness(&board.freshness.unwrap_or_default())));
    Ok(())
}

/// Woken by the position of the projection, not by the clock.
async fn reached(client: &mut Client, started: &Started, version: i64) -> Result<()> {
    loop {
        let read = started.progress.as_ref().map(|progress| progress.of("partners").position).unwrap_or_default();
        match client.get_partnership(GetPartnershipRequest { agreement_id: demo::agreement_id(), ..Default::default() }).await {
            Ok(reply) if reply.get_ref().partnership.as_ref().is_some_and(|p| p.agreement_version >= version) => return Ok(()),
            Ok(_) => {}
            Err(status) if status.code() == Code::NotFound => {}
            Err(status) => return Err(status.into()),
        }
        let Some(progress) = &started.progress else { return Ok(()) };
        progress.until("partners", |standing| standing.position > read || standing.stopped.is_some()).await;
        if let Some(stop) = progress.of("partners").stopped {
            bail!("the board has stopped reading partners: {}", stop.word());
        }
    }
}

fn render(partnership: &Partnership) -> String {
    let mut table = Table::default();
    table.heading(["", "ฝ่าย", "ฐานะ", "ตำแหน่ง", "ลงนาม", "พยานขาด", "หนังสือมอบอำนาจ", "ข้อบกพร่อง"]);
    table.heading(["", "party", "signs as", "post", "signed", "witnesses lacking", "letter", "defects"]);
    for party in &partnership.parties {
        table.row(row(party));
    }
    format!("{}\n{}\n{}\n\n{}", title(partnership), state(partnership), validity(partnership), table.render())
}

fn title(partnership: &Partnership) -> String {
    let kind = match partnership.kind() {
        AgreementKind::Mou => "บันทึกข้อตกลงความร่วมมือ (MOU)",
        AgreementKind::Moa => "บันทึกความตกลง (MOA)",
        AgreementKind::Contract => "สัญญา (contract)",
        AgreementKind::Unspecified => "ข้อตกลง (agreement)",
    };
    let named = partnership.title.as_ref().map(|t| t.th.as_str()).filter(|t| !t.is_empty());
    let signed = partnership.signed_on.as_ref().map(|day| format!("ลงนามเมื่อ {}", day.be_text));
    let number = Some(partnership.reference_no.as_str()).filter(|n| !n.is_empty());
    [Some(kind), number, named, signed.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn state(partnership: &Partnership) -> String {
    let known = AgreementState::from_number(partnership.state);
    let (label, word) = known.map_or(("ไม่ทราบ", "UNKNOWN"), |state| (state.label_th(), state.word()));
    let reservation = if partnership.executed_with_reservation { " โดยมีข้อสงวน (with reservation)" } else { "" };
    let (signed, all) = (partnership.signatures_recorded, partnership.parties_count);
    format!("สถานะ {label} ({word}){reservation} · ลงนามแล้ว {signed} จาก {all} ฝ่าย ({signed} of {all} signed)")
}

fn validity(partnership: &Partnership) -> String {
    let word = match partnership.validity() {
        Validity::Complete => "สมบูรณ์ (COMPLETE)",
        Validity::Defective => "ไม่สมบูรณ์ (DEFECTIVE)",
        Validity::Unspecified => "ไม่ทราบ (UNKNOWN)",
    };
    let (witnesses, letters) = (partnership.witness_gaps, partnership.authority_gaps);
    format!("ความสมบูรณ์ {word} · ขาดพยาน {witnesses} คน ({witnesses} witnesses) · ขาดหนังสือมอบอำนาจ {letters} ฝ่าย ({letters} letters)")
}

fn row(party: &PartnershipParty) -> [String; 8] {
    let capacity = match party.capacity() {
        SigningCapacity::Principal => "ผู้ลงนาม",
        SigningCapacity::Representative => "ผู้แทนผู้ลงนาม",
        SigningCapacity::Unspecified => "-",
    };
    let signed = match (&party.signed_on, party.signed) {
        (Some(day), true) => day.be_text.clone(),
        (None, true) => "ลงนามแล้ว".to_owned(),
        (_, false) => "ยังไม่ลงนาม".to_owned(),
    };
    let letter = match (party.capacity(), party.authority_gap) {
        (SigningCapacity::Representative, true) => "ยังไม่มี",
        (SigningCapacity::Representative, false) => "มีแล้วหรือยกเว้น",
        (SigningCapacity::Principal | SigningCapacity::Unspecified, _) => "-",
    };
    let witnesses = format!("{} จาก {}", party.witness_gap, party.witnesses_required);
    let defects = party.defects().map(defect).collect::<Vec<_>>().join(", ");
    [
        party.party_no.to_string(),
        name(party),
        capacity.to_owned(),
        post(party.position_kind()).to_owned(),
        signed,
        witnesses,
        letter.to_owned(),
        defects,
    ]
}

/// The shortest name that still says which office it is.
fn name(party: &PartnershipParty) -> String {
    let official = party.organisation_name.as_ref().map(|name| name.th.as_str()).unwrap_or_default();
    let named = [party.organisation_short_name.as_str(), party.label.as_str(), official].into_iter().find(|name| !name.is_empty());
    named.unwrap_or("-").to_owned()
}

fn post(kind: PositionKind) -> &'static str {
    match kind {
        PositionKind::Acting => "รักษาการแทน",
        PositionKind::Substantive => "ดำรงตำแหน่ง",
        PositionKind::OnBehalf => "ปฏิบัติราชการแทน",
        PositionKind::ExOfficio => "โดยตำแหน่ง",
        PositionKind::Seconded => "ช่วยราชการ",
        PositionKind::Unspecified => "-",
    }
}

fn defect(reason: DefectReason) -> &'static str {
    match reason {
        DefectReason::SignatoryMissing => "ยังไม่กำหนดผู้ลงนาม",
        DefectReason::SignatureMissing => "ยังไม่ลงนาม",
        DefectReason::WitnessIncomplete => "พยานไม่ครบ",
        DefectReason::DelegationMissing => "ไม่มีหนังสือมอบอำนาจ",
        DefectReason::PositionNotValid => "ไม่ได้ดำรงตำแหน่งในวันลงนาม",
        DefectReason::Unspecified => "ไม่ทราบ",
    }
}

fn freshness(freshness: &Freshness) -> String {
    let sources = freshness.sources.iter().map(|source| {
        let as_of = source.as_of.and_then(|at| Timestamp::new(at.seconds, at.nanos).ok());
        let as_of = as_of.map_or_else(|| "-".to_owned(), |at| format_date_time(at, DateStyle::Long));
        format!("ข้อมูล ณ {as_of} · {} {} · ค้าง {} (lag {})", source.source, source.position, source.lag_events, source.lag_events)
    });
    sources.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::common::v1::{LocalDate, LocalizedText};
    use api::partners::v1 as pb;

    fn party() -> PartnershipParty {
        PartnershipParty {
            party_no: 2,
            organisation_name: Some(LocalizedText {
                th: "สำนักงานตัวอย่าง (ข้อมูลสมมติ)".to_owned(), en: String::new()
            }),
            capacity: SigningCapacity::Representative.into(),
            position_kind: PositionKind::Substantive.into(),
            signed: true,
            signed_on: Some(LocalDate { be_text: "23 ธันวาคม 2564".to_owned(), ..LocalDate::default() }),
            witnesses_required: 2,
            witness_gap: 2,
            authority_gap: true,
            defects: vec![DefectReason::WitnessIncomplete.into(), DefectReason::DelegationMissing.into()],
            ..PartnershipParty::default()
        }
    }

    #[test]
    fn a_representative_without_a_letter_shows_both_gaps() {
        let row = row(&party()).join(" | ");
        assert_eq!(
            row,
            "2 | สำนักงานตัวอย่าง (ข้อมูลสมมติ) | ผู้แทนผู้ลงนาม | ดำรงตำแหน่ง | 23 ธันวาคม 2564 | 2 จาก 2 | ยังไม่มี | พยานไม่ครบ, ไม่มีหนังสือมอบอำนาจ"
        );
    }

    #[test]
    fn the_short_name_comes_before_the_label_and_the_label_before_the_official_name() {
        let mut party = party();
        assert_eq!(name(&party), "สำนักงานตัวอย่าง (ข้อมูลสมมติ)");
        "ฝ่ายที่ 2".clone_into(&mut party.label);
        assert_eq!(name(&party), "ฝ่ายที่ 2");
        "สนง.ตัวอย่าง".clone_into(&mut party.organisation_short_name);
        assert_eq!(name(&party), "สนง.ตัวอย่าง");
    }

    #[test]
    fn state_and_validity_are_said_in_thai_with_the_word_of_the_contract() {
        let partnership = Partnership {
            state: pb::AgreementState::PartiallySigned.into(),
            validity: Validity::Defective.into(),
            signatures_recorded: 7,
            parties_count: 7,
            witness_gaps: 14,
            authority_gaps: 4,
            ..Partnership::default()
        };
        assert!(state(&partnership).starts_with("สถานะ ลงนามบางส่วน (PARTIALLY_SIGNED) · ลงนามแล้ว 7 จาก 7 ฝ่าย"));
        assert!(validity(&partnership).starts_with("ความสมบูรณ์ ไม่สมบูรณ์ (DEFECTIVE) · ขาดพยาน 14 คน"));
    }
}
