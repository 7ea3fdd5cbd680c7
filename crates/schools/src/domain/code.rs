//! Codes that people use. Every code has a scheme: 4001 is a district and an office, and eight digits are MOE8 or SMIS8.

use chassis::thai::digits::to_arabic;
use chassis::thai::normalise::clean;
use thiserror::Error;

/// A code in its scheme, in one spelling.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    scheme: String,
    value: String,
}

/// A code that its scheme cannot have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a code of the scheme {scheme} has {digits} digits")]
pub struct CodeMalformed {
    /// The scheme.
    pub scheme: String,
    /// How many digits its codes have.
    pub digits: usize,
}

/// Schemes whose codes are so many digits. Nothing else is known about the digits, so nothing else is asked of them.
const DIGITS: [(&str, usize); 5] = [("OBEC10", 10), ("MOE8", 8), ("SMIS8", 8), ("OBEC6", 6), ("ESAO", 4)];

impl Code {
    /// Reads a code: Thai digits are read as Arabic ones, spaces are left out.
    pub fn parse(scheme: &str, value: &str) -> Result<Self, CodeMalformed> {
        let value = spelling(value);
        match DIGITS.iter().find(|(name, _)| *name == scheme) {
            Some((_, digits)) if value.len() != *digits || !value.bytes().all(|b| b.is_ascii_digit()) => {
                Err(CodeMalformed { scheme: scheme.to_owned(), digits: *digits })
            }
            _ => Ok(Self { scheme: scheme.to_owned(), value }),
        }
    }

    /// A code that was kept.
    pub fn restore(scheme: String, value: String) -> Self {
        Self { scheme, value }
    }

    /// The scheme, an upper-case word.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The code; text, leading zeros stay.
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// The one spelling of a code: Arabic digits, no spaces.
pub fn spelling(value: &str) -> String {
    to_arabic(&clean(value)).chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_digits_and_spaces_are_read_and_leading_zeros_stay() {
        assert_eq!(Code::parse("OBEC10", "๑๐๔๐๐๕ ๑๐๔๒\u{a0}").expect("ten digits").value(), "1040051042");
        assert_eq!(Code::parse("SMIS8", "00020001").expect("eight digits").value(), "00020001");
    }

    #[test]
    fn a_scheme_of_digits_refuses_other_lengths_and_letters() {
        for wrong in ["104005104", "10400510422", "10400510A2", ""] {
            assert_eq!(Code::parse("OBEC10", wrong), Err(CodeMalformed { scheme: "OBEC10".to_owned(), digits: 10 }));
        }
        assert_eq!(Code::parse("LOCAL", "อบจ.12/3").expect("free").value(), "อบจ.12/3");
    }
}
