//! The tree as text, for rules about sources: which files there are, and a Rust file taken apart into code, comments and texts.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of the tree.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// From the root of the tree, `crates/partners/src/rpc.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What a piece of a Rust file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Code,
    Comment,
    /// The inside of a string literal, escapes resolved where that matters.
    Text,
}

/// A piece of a Rust file and the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) part: Part,
    pub(crate) text: String,
    pub(crate) line: usize,
}

impl Source {
    #[cfg(test)]
    pub(crate) fn made(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub(crate) fn is_rust(&self) -> bool {
        has_extension(&self.path, "rs")
    }

    /// Whether the file holds nothing but tests.
    pub(crate) fn is_test(&self) -> bool {
        self.path.starts_with("tests/") || self.path.starts_with("crates/testkit/") || self.path.contains("/tests/")
    }

    /// `partners` of `crates/partners/src/rpc.rs`.
    pub(crate) fn crate_name(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// `rpc.rs` of `crates/partners/src/rpc.rs`.
    pub(crate) fn in_src(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split_once('/')?.1.strip_prefix("src/")
    }

    pub(crate) fn pieces(&self) -> Vec<Piece> {
        pieces(&self.text)
    }

    /// The file without the unit tests at its end.
    pub(crate) fn without_tests(&self) -> Self {
        let end = self.text.find("\n#[cfg(test)]\nmod tests").unwrap_or(self.text.len());
        Self { path: self.path.clone(), text: self.text[..end].to_owned() }
    }
}

/// The root of the tree.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the tree").to_owned()
}

/// Text of one file, by its path from the root.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every text file that belongs to the tree, in the order of the paths. What git ignores is left out by name.
pub(crate) fn tree() -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root(), &root(), &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The Rust files of the tree.
pub(crate) fn rust() -> Vec<Source> {
    tree().into_iter().filter(Source::is_rust).collect()
}

pub(crate) fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())).flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().expect("an entry has a type");
        if kind.is_symlink() || matches!(name.as_str(), ".git" | ".sala" | ".sqlx" | "target" | "node_modules" | "__pycache__") {
            continue;
        }
        if kind.is_dir() {
            walk(root, &path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
            found.push(Source { path, text });
        }
    }
}

/// Takes a Rust file apart. Knows line and nested block comments, plain, raw and byte strings, and tells a character from a
/// lifetime: enough for rules that must not trip over a word in a comment.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut cutter = Cutter { rest: text, line: 1, code: String::new(), code_line: 1, done: Vec::new() };
    while !cutter.rest.is_empty() {
        cutter.step();
    }
    cutter.end_code();
    cutter.done
}

struct Cutter<'a> {
    rest: &'a str,
    line: usize,
    code: String,
    code_line: usize,
    done: Vec<Piece>,
}

impl Cutter<'_> {
    fn step(&mut self) {
        if self.rest.starts_with("//") {
            let end = self.rest.find('\n').unwrap_or(self.rest.len());
            self.cut(Part::Comment, 0, end, end);
        } else if self.rest.starts_with("/*") {
            let end = block_comment(self.rest);
            self.cut(Part::Comment, 0, end, end);
        } else if let Some((open, close)) = self.raw_string() {
            let inside = self.rest[open..].find(&close).map_or(self.rest.len(), |at| open + at);
            self.cut(Part::Text, open, inside, (inside + close.len()).min(self.rest.len()));
        } else if self.rest.starts_with('"') {
            let inside = plain_string(self.rest);
            self.cut(Part::Text, 1, inside, (inside + 1).min(self.rest.len()));
        } else {
            let length = character(self.rest);
            let (now, rest) = self.rest.split_at(length);
            if self.code.is_empty() {
                self.code_line = self.line;
            }
            self.code.push_str(now);
            self.line += now.matches('\n').count();
            self.rest = rest;
        }
    }

    fn raw_string(&self) -> Option<(usize, String)> {
        let after_word = self.code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let body = self.rest.strip_prefix("br").or_else(|| self.rest.strip_prefix('r')).filter(|_| !after_word)?;
        let hashes = body.len() - body.trim_start_matches('#').len();
        body[hashes..].starts_with('"').then(|| (self.rest.len() - body.len() + hashes + 1, format!("\"{}", "#".repeat(hashes))))
    }

    fn cut(&mut self, part: Part, from: usize, to: usize, end: usize) {
        self.end_code();
        let (whole, rest) = self.rest.split_at(end);
        self.done.push(Piece { part, text: whole[from..to].replace("\\\"", "\""), line: self.line });
        self.line += whole.matches('\n').count();
        self.rest = rest;
    }

    fn end_code(&mut self) {
        if !self.code.is_empty() {
            self.done.push(Piece { part: Part::Code, text: std::mem::take(&mut self.code), line: self.code_line });
        }
    }
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// Where the closing quote of a string that begins at 0 stands.
fn plain_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    text.len()
}

/// Length of the next character of code; a character literal counts as one, so that '"' opens nothing.
fn character(text: &str) -> usize {
    let first = text.chars().next().map_or(1, char::len_utf8);
    let Some(rest) = text.strip_prefix('\'') else { return first };
    if rest.starts_with('\\') {
        return rest.get(2..).and_then(|tail| tail.find('\'')).map_or(first, |at| at + 4);
    }
    let inside = rest.chars().next().map_or(0, char::len_utf8);
    if rest[inside..].starts_with('\'') { inside + 2 } else { first }
}

mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(Part, String)> {
        pieces(text).into_iter().map(|piece| (piece.part, piece.text)).collect()
    }

    #[test]
    fn a_file_falls_into_code_comments_and_texts() {
        let found = cut("let a = \"x \\\" // y\"; // z\nlet b = 'c'; /* \"d\" /* e */ */ r#\"f\"g\"#");
        let expected = [
            (Part::Code, "let a = "),
            (Part::Text, "x \" // y"),
            (Part::Code, "; "),
            (Part::Comment, "// z"),
            (Part::Code, "\nlet b = 'c'; "),
            (Part::Comment, "/* \"d\" /* e */ */"),
            (Part::Code, " "),
            (Part::Text, "f\"g"),
        ];
        assert_eq!(found, expected.map(|(part, text)| (part, text.to_owned())));
    }

    #[test]
    fn a_quote_as_a_character_opens_no_text_and_a_lifetime_closes_none() {
        assert_eq!(cut("fn f<'a>(x: &'a str) -> char { '\"' }").len(), 1);
        assert_eq!(cut(r"let q = '\''; let n = '\n'; let u = '\u{0E01}';").len(), 1);
    }

    #[test]
    fn a_piece_knows_its_line() {
        let found = pieces("a\n\n\"b\nc\"\n// d");
        let lines: Vec<usize> = found.iter().map(|piece| piece.line).collect();
        assert_eq!(lines, [1, 3, 4, 5]);
    }
}
