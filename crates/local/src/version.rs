//! Versions as the programs print them.

use std::fmt;

/// The version of a program, as found in the output of `--version`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    pub major: u32,
    pub minor: u32,
    pub patch: u32,
}

impl Version {
    pub const fn new(major: u32, minor: u32, patch: u32) -> Self {
        Self { major, minor, patch }
    }

    /// The first number with a dot or a digit in the text: `nats-server: v2.9.10`, `postgres (PostgreSQL) 15.18 (Debian …)`,
    /// `postgres (PostgreSQL) 19beta1`.
    pub fn parse(text: &str) -> Option<Self> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let mut parts = text[start..].split('.').map(|part| {
            let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
            (digits.parse::<u32>().ok(), digits.len() == part.len())
        });
        let mut numbers = [0; 3];
        for number in &mut numbers {
            let Some((Some(value), pure)) = parts.next() else { break };
            *number = value;
            if !pure {
                break;
            }
        }
        Some(Self::new(numbers[0], numbers[1], numbers[2]))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Postgres has two numbers since version 10, nats-server three.
        write!(f, "{}.{}", self.major, self.minor)?;
        if self.major < 10 { write!(f, ".{}", self.patch) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn versions_are_read_from_what_the_programs_print() {
        for (text, version, shown) in [
            ("nats-server: v2.9.10", Version::new(2, 9, 10), "2.9.10"),
            ("nats-server: v2.12.0-preview.1", Version::new(2, 12, 0), "2.12.0"),
            ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", Version::new(15, 18, 0), "15.18"),
            ("postgres (PostgreSQL) 19beta1", Version::new(19, 0, 0), "19.0"),
        ] {
            let found = Version::parse(text).unwrap();
            assert_eq!(found, version, "{text}");
            assert_eq!(found.to_string(), shown);
        }
        assert_eq!(Version::parse("no number"), None);
    }
}
