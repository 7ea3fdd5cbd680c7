//! How many columns a text takes on a terminal. Thai vowels and tone marks above and below stand on the consonant before them.

/// Columns of a text. East Asian wide characters are not counted as two: nothing that Sala prints has them.
pub(crate) fn width(text: &str) -> usize {
    text.chars().filter(|c| !takes_no_column(*c)).count()
}

/// The text with spaces behind it up to `columns`; a longer text stays as it is.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

fn takes_no_column(c: char) -> bool {
    matches!(c,
        // Thai: mai han akat; sara i to phinthu; mai taikhu to yamakkan. Sara am (U+0E33) takes a column.
        '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}'
        // Combining marks of Latin, and characters that are not seen at all.
        | '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_above_and_below_take_no_column() {
        assert_eq!(width("ที่"), 1);
        assert_eq!(width("ผู้ลงนาม"), 6);
        assert_eq!(width("พื้นที่"), 3);
        assert_eq!(width("กตัญญู"), 4);
    }

    #[test]
    fn sara_am_and_vowels_beside_the_consonant_take_a_column() {
        assert_eq!(width("น้ำ"), 2);
        assert_eq!(width("เขต 1"), 5);
        assert_eq!(width("แก่น"), 3);
    }

    #[test]
    fn padding_counts_columns_and_never_cuts() {
        assert_eq!(pad("ที่", 3), "ที่  ");
        assert_eq!(pad("ขอนแก่น", 3), "ขอนแก่น");
    }
}
