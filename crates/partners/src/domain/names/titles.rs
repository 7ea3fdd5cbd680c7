//! Titles in front of a name, as people write them, and in full.

/// Which part of a name a title is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Prefix,
    Academic,
    Degree,
    Military,
}

/// What a title says in full, for each way to write it. Found by the longest that fits, so their order does not matter.
const TITLES: [(Slot, &str, &[&str]); 47] = [
    (Slot::Prefix, "นาย", &["นาย"]),
    (Slot::Prefix, "นาง", &["นาง"]),
    (Slot::Prefix, "นางสาว", &["นางสาว", "น.ส."]),
    (Slot::Prefix, "เด็กชาย", &["เด็กชาย", "ด.ช."]),
    (Slot::Prefix, "เด็กหญิง", &["เด็กหญิง", "ด.ญ."]),
    (Slot::Prefix, "นายแพทย์", &["นายแพทย์", "นพ."]),
    (Slot::Prefix, "แพทย์หญิง", &["แพทย์หญิง", "พญ."]),
    (Slot::Prefix, "ทันตแพทย์", &["ทันตแพทย์", "ทพ."]),
    (Slot::Prefix, "ทันตแพทย์หญิง", &["ทันตแพทย์หญิง", "ทพญ."]),
    (Slot::Prefix, "เภสัชกร", &["เภสัชกร", "ภก."]),
    (Slot::Prefix, "เภสัชกรหญิง", &["เภสัชกรหญิง", "ภญ."]),
    (Slot::Academic, "ศาสตราจารย์", &["ศาสตราจารย์", "ศ."]),
    (Slot::Academic, "รองศาสตราจารย์", &["รองศาสตราจารย์", "รศ."]),
    (Slot::Academic, "ผู้ช่วยศาสตราจารย์", &["ผู้ช่วยศาสตราจารย์", "ผศ."]),
    (Slot::Academic, "ศาสตราจารย์เกียรติคุณ", &["ศาสตราจารย์เกียรติคุณ", "ศ.เกียรติคุณ"]),
    (Slot::Academic, "ศาสตราจารย์พิเศษ", &["ศาสตราจารย์พิเศษ", "ศ.พิเศษ"]),
    (Slot::Academic, "อาจารย์", &["อาจารย์", "อ."]),
    (Slot::Degree, "ดร.", &["ดร.", "ด็อกเตอร์"]),
    (Slot::Military, "หม่อมหลวง", &["หม่อมหลวง", "ม.ล."]),
    (Slot::Military, "หม่อมราชวงศ์", &["หม่อมราชวงศ์", "ม.ร.ว."]),
    (Slot::Military, "พลเอก", &["พลเอก", "พล.อ."]),
    (Slot::Military, "พลโท", &["พลโท", "พล.ท."]),
    (Slot::Military, "พลตรี", &["พลตรี", "พล.ต."]),
    (Slot::Military, "พันเอก", &["พันเอก", "พ.อ."]),
    (Slot::Military, "พันโท", &["พันโท", "พ.ท."]),
    (Slot::Military, "พันตรี", &["พันตรี", "พ.ต."]),
    (Slot::Military, "ร้อยเอก", &["ร้อยเอก", "ร.อ."]),
    (Slot::Military, "ร้อยโท", &["ร้อยโท", "ร.ท."]),
    (Slot::Military, "ร้อยตรี", &["ร้อยตรี", "ร.ต."]),
    (Slot::Military, "จ่าสิบเอก", &["จ่าสิบเอก", "จ.ส.อ."]),
    (Slot::Military, "สิบเอก", &["สิบเอก", "ส.อ."]),
    (Slot::Military, "พลตำรวจเอก", &["พลตำรวจเอก", "พล.ต.อ."]),
    (Slot::Military, "พลตำรวจโท", &["พลตำรวจโท", "พล.ต.ท."]),
    (Slot::Military, "พลตำรวจตรี", &["พลตำรวจตรี", "พล.ต.ต."]),
    (Slot::Military, "พันตำรวจเอก", &["พันตำรวจเอก", "พ.ต.อ."]),
    (Slot::Military, "พันตำรวจโท", &["พันตำรวจโท", "พ.ต.ท."]),
    (Slot::Military, "พันตำรวจตรี", &["พันตำรวจตรี", "พ.ต.ต."]),
    (Slot::Military, "ร้อยตำรวจเอก", &["ร้อยตำรวจเอก", "ร.ต.อ."]),
    (Slot::Military, "ร้อยตำรวจโท", &["ร้อยตำรวจโท", "ร.ต.ท."]),
    (Slot::Military, "ร้อยตำรวจตรี", &["ร้อยตำรวจตรี", "ร.ต.ต."]),
    (Slot::Military, "ดาบตำรวจ", &["ดาบตำรวจ", "ด.ต."]),
    (Slot::Military, "นาวาเอก", &["นาวาเอก", "น.อ."]),
    (Slot::Military, "นาวาโท", &["นาวาโท", "น.ท."]),
    (Slot::Military, "นาวาตรี", &["นาวาตรี", "น.ต."]),
    (Slot::Military, "เรืออากาศเอก", &["เรืออากาศเอก"]),
    (Slot::Military, "เรืออากาศโท", &["เรืออากาศโท"]),
    (Slot::Military, "เรืออากาศตรี", &["เรืออากาศตรี"]),
];

/// In front of a military rank: holds it before it is conferred. Part of the rank, never an acting position.
const DESIGNATE: &str = "ว่าที่";
const WOMAN: &str = "หญิง";

/// The title in front of the text, in full, and what follows it.
pub(super) fn strip(text: &str) -> Option<(Slot, String, &str)> {
    if let Some(rest) = text.strip_prefix(DESIGNATE) {
        let (slot, rank, rest) = strip(rest.trim_start())?;
        return (slot == Slot::Military).then(|| (slot, format!("{DESIGNATE}{rank}"), rest));
    }
    let written = |(slot, full, ways): &(Slot, &'static str, &'static [&'static str])| {
        let longest = ways.iter().filter_map(|way| matched(text, way)).max()?;
        Some((*slot, *full, longest))
    };
    let (slot, full, length) = TITLES.iter().filter_map(written).max_by_key(|(.., length)| *length)?;
    let rest = &text[length..];
    if slot == Slot::Military
        && let Some(after) = rest.trim_start().strip_prefix(WOMAN)
        && belongs_to_rank(rest, after)
    {
        return Some((slot, format!("{full}{WOMAN}"), after.trim_start()));
    }
    Some((slot, full.to_owned(), rest.trim_start()))
}

/// How much of the text this way to write a title takes. The dot of an abbreviation may be missing before a space.
fn matched(text: &str, way: &str) -> Option<usize> {
    let whole = text.strip_prefix(way).is_some_and(|rest| !rest.starts_with(continues_letter)).then_some(way.len());
    let dotless = way.strip_suffix('.').filter(|way| text.strip_prefix(*way).is_some_and(|rest| rest.starts_with(' ')));
    whole.or(dotless.map(str::len))
}

/// Vowels and marks that belong to the letter before them: `นายิกา` does not begin with `นาย`.
fn continues_letter(c: char) -> bool {
    matches!(c, '\u{0E30}'..='\u{0E3A}' | '\u{0E45}' | '\u{0E47}'..='\u{0E4E}')
}

/// `หญิง` close behind a rank is part of it when a name follows; `ร้อยตรี หญิง ตัวอย่าง` is a woman named หญิง.
fn belongs_to_rank(rest: &str, after: &str) -> bool {
    let close = !rest.starts_with(' ');
    let words = after.split_whitespace().count();
    close && if after.starts_with(' ') { words >= 2 } else { words >= 1 && !after.starts_with(continues_letter) }
}
