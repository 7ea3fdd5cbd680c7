//! Names that nobody has: syllables that mean nothing, and the mark. Some are written as people type them, so that what is stored had to
//! be cleaned.

use chassis::kernel::Dice;
use chassis::thai::digits::to_thai;

/// Stands behind every made-up name in Thai.
pub const MARK: &str = "(ข้อมูลสมมติ)";
/// The same in English.
pub const MARK_EN: &str = "(synthetic data)";

const FIRST: [(&str, &str); 28] = [
    ("กูวิ", "Kuwi"),
    ("ขิโด", "Khido"),
    ("จูทะ", "Chutha"),
    ("ชีโม", "Chimo"),
    ("ซะรู", "Saru"),
    ("ดูกิ", "Duki"),
    ("ตะวู", "Tawu"),
    ("ทีโซ", "Thiso"),
    ("นูละ", "Nula"),
    ("บีโร", "Biro"),
    ("ปูซิ", "Pusi"),
    ("พะดู", "Phadu"),
    ("ฟูนิ", "Funi"),
    ("มิโท", "Mitho"),
    ("ยูกะ", "Yuka"),
    ("ระซู", "Rasu"),
    ("ลีบู", "Libu"),
    ("วาคิ", "Wakhi"),
    ("สูมิ", "Sumi"),
    ("เกซู", "Kesu"),
    ("เตวา", "Tewa"),
    ("เนโก", "Neko"),
    ("แชดู", "Chaedu"),
    ("แลซิ", "Laesi"),
    ("โนคิ", "Nokhi"),
    ("โรวู", "Rowu"),
    ("ไซลู", "Sailu"),
    ("ไฮมู", "Haimu"),
];
const SECOND: [(&str, &str); 36] = [
    ("กะโน", "kano"),
    ("กิเล", "kile"),
    ("คูซา", "khusa"),
    ("งาโม", "ngamo"),
    ("จิดู", "chidu"),
    ("ซานิ", "sani"),
    ("ซูเร", "sure"),
    ("ดาบู", "dabu"),
    ("ดิโซ", "diso"),
    ("ตูลา", "tula"),
    ("เตกิ", "teki"),
    ("ทะมู", "thamu"),
    ("ทิโร", "thiro"),
    ("นะวู", "nawu"),
    ("นิเซ", "nise"),
    ("บูรา", "bura"),
    ("โบลิ", "boli"),
    ("ปานู", "panu"),
    ("เปซิ", "pesi"),
    ("พีวา", "phiwa"),
    ("โฟดา", "foda"),
    ("มะลู", "malu"),
    ("มูเซ", "muse"),
    ("ยาโด", "yado"),
    ("ระกิ", "raki"),
    ("รูนา", "runa"),
    ("ลาวู", "lawu"),
    ("ลิโก", "liko"),
    ("เลซู", "lesu"),
    ("วะทา", "watha"),
    ("โวมิ", "womi"),
    ("สะดู", "sadu"),
    ("สิบา", "siba"),
    ("เสรู", "seru"),
    ("แฮนิ", "haeni"),
    ("โฮกา", "hoka"),
];
/// What names of schools begin with, the common ones more than once.
const KINDS: [(&str, &str); 8] = [
    ("บ้าน", "Ban "),
    ("บ้าน", "Ban "),
    ("บ้าน", "Ban "),
    ("บ้าน", "Ban "),
    ("ชุมชนบ้าน", "Chumchon Ban "),
    ("อนุบาล", "Anuban "),
    ("", ""),
    ("", ""),
];

/// A name in clean form, and as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Thai.
    pub th: String,
    /// English; empty where nobody gave one.
    pub en: String,
    /// The Thai name as it was typed.
    pub typed: String,
}

/// Stems that are handed out once each.
#[derive(Debug)]
pub(super) struct Stems {
    left: Vec<(String, String)>,
    handed_out: usize,
}

impl Stems {
    /// All of them, in an order that follows from the dice.
    pub(super) fn new(dice: &mut Dice) -> Self {
        let mut left: Vec<_> = FIRST
            .iter()
            .flat_map(|(th, en)| SECOND.iter().map(move |(then, after)| (format!("{th}{then}"), format!("{en}{after}"))))
            .collect();
        dice.shuffle(&mut left);
        Self { left, handed_out: 0 }
    }

    /// One that nobody has. When all are gone they begin anew with a number.
    fn next(&mut self) -> (String, String) {
        let round = self.handed_out / self.left.len();
        let (th, en) = self.left[self.handed_out % self.left.len()].clone();
        self.handed_out += 1;
        if round == 0 { (th, en) } else { (format!("{th} {}", round + 1), format!("{en} {}", round + 1)) }
    }

    /// The name of a school.
    pub(super) fn school(&mut self, dice: &mut Dice) -> Name {
        let (stem, stem_en) = self.next();
        let (kind, kind_en) = KINDS[dice.below(KINDS.len())];
        let th = format!("โรงเรียน{kind}{stem} {MARK}");
        let en = if dice.chance(60) { format!("{kind_en}{stem_en} School {MARK_EN}") } else { String::new() };
        Name { typed: typed(&th, dice), th, en }
    }

    /// The name of a network centre.
    pub(super) fn centre(&mut self) -> Name {
        let (stem, stem_en) = self.next();
        let th = format!("ศูนย์เครือข่าย{stem} {MARK}");
        Name { typed: th.clone(), th, en: format!("{stem_en} Network Centre {MARK_EN}") }
    }
}

/// As people type it: a no-break space, two of them, something that is not seen, two sara e in place of sara ae.
fn typed(th: &str, dice: &mut Dice) -> String {
    let spaced = match dice.below(12) {
        0 => th.replace(' ', "\u{a0}"),
        1 => th.replace(' ', " \u{a0} "),
        2 => format!("\u{feff}{th} "),
        3 => th.replacen("โรงเรียน", "โรงเรียน\u{200b}", 1),
        _ => th.to_owned(),
    };
    if dice.chance(50) { spaced.replace('แ', "เเ") } else { spaced }
}

/// A code as people type it: in Thai digits, or in groups.
pub(super) fn typed_code(code: &str, dice: &mut Dice) -> String {
    match dice.below(12) {
        0 => to_thai(code),
        1 => code.split_at_checked(6).map_or_else(|| code.to_owned(), |(area, serial)| format!("{area}\u{a0}{serial}")),
        _ => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use chassis::thai::normalise::clean;

    use super::*;

    #[test]
    fn a_thousand_schools_have_a_name_each_and_every_one_is_marked() {
        let mut dice = Dice::new(3);
        let mut stems = Stems::new(&mut dice);
        let names: Vec<Name> = (0..FIRST.len() * SECOND.len() + 5).map(|_| stems.school(&mut dice)).collect();
        assert_eq!(names.iter().map(|name| &name.th).collect::<HashSet<_>>().len(), names.len());
        assert!(names.iter().all(|name| name.th.ends_with(MARK) && (name.en.is_empty() || name.en.ends_with(MARK_EN))));
    }

    #[test]
    fn what_was_typed_is_cleaned_to_the_name_and_every_way_of_typing_comes_up() {
        let mut dice = Dice::new(4);
        let mut stems = Stems::new(&mut dice);
        let names: Vec<Name> = (0..400).map(|_| stems.school(&mut dice)).collect();
        assert!(names.iter().all(|name| clean(&name.typed) == name.th && clean(&name.th) == name.th));
        for sign in ["\u{a0}", "\u{200b}", "\u{feff}", "เเ"] {
            assert!(names.iter().any(|name| name.typed.contains(sign)), "{sign:?}");
        }
        assert!(names.iter().filter(|name| name.typed == name.th).count() > 200, "most people type well");
    }

    #[test]
    fn codes_are_typed_in_thai_digits_and_in_groups_too() {
        let mut dice = Dice::new(5);
        let typed: HashSet<String> = (0..100).map(|_| typed_code("9940050017", &mut dice)).collect();
        assert_eq!(typed, HashSet::from(["9940050017", "๙๙๔๐๐๕๐๐๑๗", "994005\u{a0}0017"].map(str::to_owned)));
    }
}
