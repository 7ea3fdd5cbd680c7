use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn counts_are_read_however_they_were_typed() {
    let read = [
        (text("๑๒"), 12),
        (text(" 1,234 "), 1234),
        (text("\u{a0}๑,๒๓๔\u{200b}"), 1234),
        (text("25 คน"), 25),
        (text("7.00"), 7),
        (text("-"), 0),
        (text(""), 0),
        (Cell::Empty, 0),
        (Cell::Number(31.0), 31),
    ];
    for (cell, count) in read {
        assert_eq!(cell.count(), Ok(count), "{cell:?}");
    }
    for wrong in [text("สิบ"), text("1,23"), text("12.5"), Cell::Number(0.5), Cell::Number(f64::NAN)] {
        assert_eq!(wrong.count(), Err(Problem::NumberExpected), "{wrong:?}");
    }
    for wrong in [text("-3"), Cell::Number(-1.0), Cell::Number(1e9)] {
        assert_eq!(wrong.count(), Err(Problem::CountOutOfRange { most: MOST_PUPILS }), "{wrong:?}");
    }
}

#[test]
fn days_of_both_eras_are_one_day() {
    let tenth = date(2021, 6, 10);
    for cell in ["10/06/2564", "๑๐ มิถุนายน ๒๕๖๔", "10 มิ.ย. 64", "2021-06-10", "10/6/2021", "2021-06-10 00:00:00", "10\u{a0}มิ.ย.\u{a0}2564"]
    {
        assert_eq!(text(cell).day(None).map(|day| day.map(|(day, _)| day)), Ok(Some(tenth)), "{cell}");
    }
    assert_eq!(Cell::Number(44_357.0).day(None), Ok(Some((tenth, None))));
    let (day, warning) = Cell::Number(242_684.0).day(None).expect("read").expect("a day");
    assert_eq!((day, warning.map(|w| w.reason())), (tenth, Some("BE_YEAR_IN_DATE_CELL")));
    assert_eq!(Cell::Empty.day(None), Ok(None));
    assert_eq!(text("สมชาย ใจดี").day(None), Err(Problem::InvalidDate), "what stands there is not quoted");
    let early = date(1964, 6, 10);
    assert_eq!(Cell::Number(23_538.0).day(None), Ok(Some((early, None))));
    let suspect = Err(Problem::Date(DateError::SuspectTwoDigitYear { date: early }));
    assert_eq!(Cell::Number(23_538.0).day(Some(date(1990, 1, 1))), suspect);
}

#[test]
fn codes_keep_their_zeros_or_say_that_they_are_lost() {
    let code = |cell: Cell, scheme: &str| cell.code(scheme).map(|code| code.map(|code| code.value().to_owned()));
    assert_eq!(code(text("๐๐๐๒ ๐๐๐๑"), "SMIS8"), Ok(Some("00020001".to_owned())));
    assert_eq!(code(Cell::Number(1_040_051_042.0), "OBEC10"), Ok(Some("1040051042".to_owned())));
    assert_eq!(code(Cell::Number(20_001.0), "SMIS8"), Err(Problem::LeadingZerosLost { digits: 8 }));
    assert_eq!(code(text("20001"), "SMIS8"), Err(Problem::CodeMalformed { digits: 8 }));
    assert_eq!(code(text("1.04E+09"), "OBEC10"), Err(Problem::CodeMalformed { digits: 10 }));
    assert_eq!(code(text("\u{feff} "), "OBEC10"), Ok(None));
    assert_eq!(code(text("1101700230708"), "LOCAL"), Err(Problem::NationalId));
}

#[test]
fn grades_agencies_and_statuses_have_many_spellings() {
    let grade = |cell: &str| text(cell).grade();
    for cell in ["ป.1", "ป 1", "ป.๑", "ประถมศึกษาปีที่ 1", "ชั้นประถมศึกษาปีที่ ๑", "P1", "p.1"]
    {
        assert_eq!(grade(cell), Ok(Some(Grade::P1)), "{cell}");
    }
    assert_eq!((grade("อ.2"), grade("อนุบาล 3"), grade("ม.๖")), (Ok(Some(Grade::K2)), Ok(Some(Grade::K3)), Ok(Some(Grade::M6))));
    for wrong in ["ป.7", "อ.4", "ปวช.1", "1", "ป.1 และ ป.2"] {
        assert_eq!(grade(wrong), Err(Problem::UnknownChoice), "{wrong}");
    }
    assert_eq!(text("สพฐ.").agency(), Ok(Some(Agency::Obec)));
    assert_eq!(text(" ส ช ").agency(), Ok(Some(Agency::Opec)));
    assert_eq!(text("ไม่ทราบ").agency(), Err(Problem::UnknownChoice));
    assert_eq!((text("ยุบ/เลิก").status(), text("เปิดสอน ").status()), (Ok(Some(SchoolStatus::Dissolved)), Ok(Some(SchoolStatus::Open))));
    for status in SchoolStatus::ALL {
        assert_eq!(text(status.label_th()).status(), Ok(Some(*status)), "what people read can be written");
    }
}

#[test]
fn names_are_cleaned_and_never_hold_a_national_id() {
    assert_eq!(text("โรงเรียนบ้านเเวง\u{a0}").name(), Ok(Some("โรงเรียนบ้านแวง".to_owned())));
    assert_eq!(text("โรงเรียนนํ้าพอง").name(), Ok(Some("โรงเรียนน้ำพอง".to_owned())));
    assert_eq!(text("เลข 1-1017-00230-70-8").name(), Err(Problem::NationalId));
    assert_eq!(text("ก\u{e000}").name(), Err(Problem::UnusableCharacters));
    assert_eq!(text(&"ก".repeat(301)).name(), Err(Problem::TooLong { most: 300 }));
}

#[test]
fn a_national_id_is_known_by_its_last_digit() {
    assert!(text("๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘").holds_national_id() && Cell::Number(1_101_700_230_708.0).holds_national_id());
    for other in ["1101700230707", "110170023070", "11017002307081", "ก"] {
        assert!(!text(other).holds_national_id(), "{other}");
    }
}

proptest! {
    #[test]
    fn a_count_reads_back_however_it_is_written(count in 0_u32..=MOST_PUPILS) {
        let grouped = if count >= 1000 { format!("{},{:03}", count / 1000, count % 1000) } else { count.to_string() };
        let thai = chassis::thai::digits::to_thai(&grouped);
        for cell in [text(&grouped), text(&thai), text(&count.to_string()), Cell::Number(f64::from(count))] {
            prop_assert_eq!(cell.count(), Ok(count));
        }
    }

    #[test]
    fn whatever_stands_in_a_cell_is_read_or_refused(soup in any::<String>(), number in any::<f64>()) {
        for cell in [Cell::Text(soup), Cell::Number(number)] {
            let _read_or_refused = (cell.count(), cell.day(None), cell.code("OBEC10"), cell.agency(), cell.status(), cell.grade(), cell.name());
            let _class = cell.class();
        }
    }
}
