//! `sala config reference`: every key with its default, its environment variable and its meaning, from the documented defaults.

use std::fmt::Write as _;

use crate::settings::DEFAULTS;

const INTRODUCTION: &str = "\
# Configuration

<!-- Made by `sala config reference > deploy/CONFIGURATION.md` from crates/sala/config.default.toml; a test compares them. -->

Order: these defaults < files (`--config FILE`) < environment < `--set section.key=value`. An unknown key is an error. A key marked
*secret* may be given as the path of a file that holds it, under the same name with `_file` behind it; both at once is an error.
`sala config show` prints what is in force and where each value came from; secrets stay hidden.
";

/// One key of the defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    section: String,
    name: String,
    /// As it stands in the file; None when it is not set unless somebody sets it.
    default: Option<String>,
    meaning: String,
}

impl Key {
    /// `grpc.listen`.
    pub(crate) fn path(&self) -> String {
        format!("{}.{}", self.section, self.name)
    }

    fn variable(&self) -> String {
        format!("SALA__{}", self.path().replace('.', "__").to_uppercase())
    }

    fn row(&self) -> String {
        let secret = if chassis::config::is_secret(&self.name) { "*secret* " } else { "" };
        let default = self.default.as_ref().map_or_else(|| "not set".to_owned(), |value| format!("`{value}`"));
        format!("| `{}` | {default} | `{}` | {secret}{} |", self.path(), self.variable(), self.meaning.replace('|', "\\|"))
    }
}

/// The whole page.
pub(crate) fn page() -> String {
    let mut out = INTRODUCTION.to_owned();
    let mut section = String::new();
    for key in keys(DEFAULTS) {
        if key.section != section {
            section.clone_from(&key.section);
            let _infallible = write!(out, "\n## {section}\n\n| Key | Default | Environment | Meaning |\n|---|---|---|---|\n");
        }
        let _infallible = writeln!(out, "{}", key.row());
    }
    out
}

/// Every key in the order of the file. The comment right above a key says what it means, to the end of its block; keys that stand
/// together under one comment share it. `# key = value` is a key that nobody has set.
pub(crate) fn keys(defaults: &str) -> Vec<Key> {
    let (mut keys, mut section, mut comment, mut used) = (Vec::new(), String::new(), Vec::<&str>::new(), false);
    for line in defaults.lines() {
        let mut keep = |assignment: &str, set: bool, comment: &[&str]| {
            let Some((name, value)) = assignment.split_once(" = ").filter(|_| !section.is_empty()) else { return false };
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
                return false;
            }
            let (section, default) = (section.clone(), set.then(|| value.to_owned()));
            keys.push(Key { section, name: name.to_owned(), default, meaning: comment.join(" ") });
            true
        };
        if let Some(said) = line.strip_prefix("# ") {
            if keep(said, false, &comment) {
                used = true;
                continue;
            }
            if used {
                comment.clear();
                used = false;
            }
            comment.push(said);
        } else if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            name.clone_into(&mut section);
            comment.clear();
        } else if keep(line, true, &comment) {
            used = true;
        } else {
            comment.clear();
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_the_comment_above_it_and_neighbours_share_one() {
        let text = "# About the file.\n\n[a.b]\n# What it is,\n# at length.\none = 1\ntwo = \"x\"\n# Another.\n# three = [3]\n\n[c]\nfour = true\n";
        let key = |section: &str, name: &str, default: Option<&str>, meaning: &str| Key {
            section: section.to_owned(),
            name: name.to_owned(),
            default: default.map(str::to_owned),
            meaning: meaning.to_owned(),
        };
        let expected = [
            key("a.b", "one", Some("1"), "What it is, at length."),
            key("a.b", "two", Some("\"x\""), "What it is, at length."),
            key("a.b", "three", None, "Another."),
            key("c", "four", Some("true"), ""),
        ];
        assert_eq!(keys(text), expected);
        assert_eq!(expected[0].variable(), "SALA__A__B__ONE");
    }

    #[test]
    fn every_key_of_the_defaults_says_what_it_means() {
        let mute: Vec<String> = keys(DEFAULTS).iter().filter(|key| key.meaning.is_empty()).map(Key::path).collect();
        assert!(mute.is_empty(), "{mute:?}");
    }
}
