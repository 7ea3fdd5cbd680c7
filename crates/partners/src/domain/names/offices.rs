//! Words by which an office, a post or an organisation is told from a person.

/// A text that begins so names an office or organisation. Long enough that no given name begins so: `นาย` + `กฤต` is a man.
const OFFICES: [&str; 41] = [
    "นายกเทศมนตรี",
    "นายกองค์การ",
    "นายกรัฐมนตรี",
    "นายกสภา",
    "นายกสมาคม",
    "นายก อบ",
    "นายกอบ",
    "นายอำเภอ",
    "ผู้อำนวยการ",
    "รองผู้อำนวยการ",
    "ผู้ช่วยผู้อำนวยการ",
    "ผู้ว่าราชการ",
    "รองผู้ว่าราชการ",
    "ศึกษาธิการ",
    "รองศึกษาธิการ",
    "ศึกษานิเทศก์",
    "อธิการบดี",
    "รองอธิการบดี",
    "คณบดี",
    "รองคณบดี",
    "เลขาธิการ",
    "รองเลขาธิการ",
    "รักษาการ",
    "รักษาราชการแทน",
    "ปฏิบัติราชการแทน",
    "ปฏิบัติการแทน",
    "สำนักงาน",
    "สพป.",
    "สพม.",
    "ศธจ.",
    "ศธภ.",
    "โรงเรียน",
    "รร.",
    "มหาวิทยาลัย",
    "สถาบัน",
    "กระทรวง",
    "เทศบาล",
    "องค์การบริหาร",
    "มูลนิธิ",
    "หน่วยงาน",
    "คณะกรรมการ",
];

/// Words that begin a post even where no space stands before them: no family name holds them.
const POSTS: [&str; 21] = [
    "ศึกษานิเทศก์",
    "ผู้อำนวยการ",
    "รองผู้อำนวยการ",
    "ผู้ช่วยผู้อำนวยการ",
    "รักษาการแทน",
    "รักษาราชการแทน",
    "รักษาการในตำแหน่ง",
    "ปฏิบัติราชการแทน",
    "ปฏิบัติการแทน",
    "อธิการบดี",
    "รองอธิการบดี",
    "ผู้ช่วยอธิการบดี",
    "คณบดี",
    "รองคณบดี",
    "ศึกษาธิการ",
    "รองศึกษาธิการ",
    "ผู้ว่าราชการ",
    "รองผู้ว่าราชการ",
    "นายกเทศมนตรี",
    "นายกองค์การ",
    "เลขาธิการ",
];

/// Words that begin a post only as a word of their own behind given and family name: they also occur in names.
const LOOSE_POSTS: [&str; 15] = [
    "ตำแหน่ง",
    "ครู",
    "อาจารย์",
    "หัวหน้า",
    "ประธาน",
    "รองประธาน",
    "กรรมการ",
    "เลขานุการ",
    "เจ้าหน้าที่",
    "ที่ปรึกษา",
    "ผู้",
    "พนักงาน",
    "นัก",
    "นิติกร",
    "ปลัด",
];

/// Whether the text begins with the name of an office or organisation.
pub(super) fn begins_with_office(text: &str) -> bool {
    OFFICES.iter().any(|office| text.starts_with(office))
}

/// Where in the text a post begins, if one does; at the start too.
pub(super) fn post_in(text: &str) -> Option<usize> {
    POSTS.iter().filter_map(|post| text.find(post)).min()
}

/// Whether the word begins a post, where it stands behind a whole name.
pub(super) fn begins_post(word: &str) -> bool {
    LOOSE_POSTS.iter().any(|post| word.starts_with(post))
}

/// Whether a digit stands in the text; a name has none.
pub(super) fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}
