//! Thai digits (๐–๙) and Arabic digits (0–9). Letters and official documents use the former, tables and numbers the latter.

/// Thai digits become Arabic digits; everything else stays.
pub fn to_arabic(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '๐'..='๙') { moved(c, '๐', '0') } else { c }).collect()
}

/// Arabic digits become Thai digits; everything else stays.
pub fn to_thai(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { moved(c, '0', '๐') } else { c }).collect()
}

fn moved(c: char, from: char, to: char) -> char {
    char::from_u32(u32::from(c) - u32::from(from) + u32::from(to)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_change_and_the_rest_of_the_text_does_not() {
        assert_eq!(to_arabic("ครั้งที่ ๒/๒๕๖๙ (no. 3)"), "ครั้งที่ 2/2569 (no. 3)");
        assert_eq!(to_thai("ครั้งที่ 2/2569 ฿ ๛"), "ครั้งที่ ๒/๒๕๖๙ ฿ ๛");
        assert_eq!(to_arabic("๐๑๒๓๔๕๖๗๘๙"), "0123456789");
    }
}
