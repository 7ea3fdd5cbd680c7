//! Habits that a reader would otherwise have to watch for.

use super::holds;
use crate::sources::{self, Part, Source};

/// Words of code (`sleep`) with the sign that follows, and their lines.
fn calls(source: &Source, word: &str, sign: char) -> Vec<usize> {
    let mut lines = Vec::new();
    for piece in source.pieces().into_iter().filter(|piece| piece.part == Part::Code) {
        for (at, _) in piece.text.match_indices(word) {
            let alone = !piece.text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            if alone && piece.text[at + word.len()..].trim_start().starts_with(sign) {
                lines.push(piece.line + piece.text[..at].matches('\n').count());
            }
        }
    }
    lines
}

/// The part of a file that is test.
fn tests_of(source: &Source) -> Source {
    if source.is_test() {
        return source.clone();
    }
    let production = source.without_tests().text.len();
    let before = source.text[..production].matches('\n').count();
    Source { path: source.path.clone(), text: "\n".repeat(before) + &source.text[production..] }
}

fn sleepers(sources: &[Source]) -> Vec<String> {
    let places = sources
        .iter()
        .filter(|s| s.is_rust())
        .flat_map(|s| calls(&tests_of(s), "sleep", '(').into_iter().map(|line| format!("{}:{line}", s.path)));
    places.collect()
}

fn unfinished(sources: &[Source]) -> Vec<String> {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    let mut broken = Vec::new();
    for source in sources {
        for (number, line) in source.text.lines().enumerate() {
            let marked = marks.iter().any(|mark| {
                line.split(|c: char| !c.is_alphanumeric() && c != ':').any(|word| word.trim_end_matches(':') == mark.trim_end_matches(':'))
            });
            if marked {
                broken.push(format!("{}:{} {}", source.path, number + 1, line.trim()));
            }
        }
        if source.is_rust() {
            for word in ["todo", "unimplemented"] {
                broken.extend(calls(source, word, '!').into_iter().map(|line| format!("{}:{line} {word}!", source.path)));
            }
            broken.extend(ignored(source).into_iter().map(|line| format!("{}:{line} an ignored test", source.path)));
        }
    }
    broken
}

/// Ignored tests. One that another test starts as a process of its own is not ignored, and says so; nor is one that needs what is not on
/// every machine, and that `cargo xtask deployed` runs.
fn ignored(source: &Source) -> Vec<usize> {
    let mut lines = Vec::new();
    let pieces = source.pieces();
    for (number, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.part == Part::Code) {
        for (at, _) in piece.text.match_indices("#[ignore") {
            let reason = pieces.get(number + 1).filter(|next| next.part == Part::Text && !piece.text[at..].contains(']'));
            let runs =
                |text: &str| text.starts_with("started by") || (text.starts_with("needs ") && text.contains("`cargo xtask deployed`"));
            if reason.is_none_or(|reason| !runs(&reason.text)) {
                lines.push(piece.line + piece.text[..at].matches('\n').count());
            }
        }
    }
    lines
}

/// Paths that exist on one machine only.
fn homes(sources: &[Source]) -> Vec<String> {
    let homes = [concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/ro", "ot/"), concat!("/wo", "rk/")];
    let mut broken = Vec::new();
    for source in sources {
        for (number, line) in source.text.lines().enumerate() {
            // Homebrew on Linux lives there on every machine.
            let line = line.replace(concat!("/ho", "me/linuxbrew"), "");
            let named = |home: &&str| {
                line.match_indices(*home)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '}' | '_' | '-')))
            };
            if homes.iter().any(named) {
                broken.push(format!("{}:{} {}", source.path, number + 1, line.trim()));
            }
        }
    }
    broken
}

/// Types whose name ends in a word that says nothing.
fn vague_types(sources: &[Source]) -> Vec<String> {
    let endings = ["Manager", "Helper", "Util", "Utils", "Impl"];
    let mut broken = Vec::new();
    for source in sources.iter().filter(|s| s.is_rust()) {
        for piece in source.pieces().into_iter().filter(|piece| piece.part == Part::Code) {
            let words: Vec<&str> = piece.text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
            let named = words.windows(2).filter(|w| {
                matches!(w[0], "struct" | "enum" | "trait") && endings.iter().any(|e| w[1].len() > e.len() && w[1].ends_with(e))
            });
            broken.extend(named.map(|w| format!("{}: {} {}", source.path, w[0], w[1])));
        }
    }
    broken
}

#[test]
fn no_test_sleeps() {
    let why = "a sleep is either too short on a busy machine or wasted on an idle one; wait for the thing itself, with a bound";
    holds("no sleep in tests", why, &sleepers(&sources::rust()));
}

#[test]
fn nothing_is_left_unfinished() {
    let why = "what is missing is an issue with an owner, not a mark in a file; an ignored test proves nothing";
    holds("no marks for later, no todo!, unimplemented! or #[ignore]", why, &unfinished(&sources::tree()));
}

#[test]
fn no_path_of_one_machine_is_written_down() {
    holds("no absolute path below somebody's home", "the tree must build and run wherever it is cloned", &homes(&sources::tree()));
}

#[test]
fn types_are_named_after_what_they_are() {
    holds(
        "no type ends in Manager, Helper, Util or Impl",
        "the name should say what the thing is; these say that nobody knew",
        &vague_types(&sources::rust()),
    );
}

#[test]
fn bad_habits_are_found() {
    let made = |text: &str| [Source::made("crates/partners/tests/a.rs", text)];
    assert_eq!(sleepers(&made("fn f() { // sleep(\n tokio::time::sleep(x).await; }")), ["crates/partners/tests/a.rs:2"]);
    assert_eq!(
        sleepers(&[Source::made("crates/partners/src/a.rs", "sleep(x);\n#[cfg(test)]\nmod tests { fn a() { sleep (x) } }")]),
        ["crates/partners/src/a.rs:3"]
    );
    assert_eq!(unfinished(&made(concat!("// TO", "DO: later"))).len(), 1);
    assert_eq!(unfinished(&made("fn f() { todo!() }")).len(), 1);
    assert_eq!(unfinished(&made("#[ignore = \"slow\"]\nfn f() {}")).len(), 1);
    assert_eq!(unfinished(&made("#[ignore = \"started by the other tests\"]\nfn f() {}")).len(), 0);
    assert_eq!(unfinished(&made("#[ignore = \"needs an engine: `cargo xtask deployed`\"]\nfn f() {}")).len(), 0);
    assert_eq!(unfinished(&made("fn f() { \"todo!()\"; }")).len(), 0);
    assert_eq!(homes(&made(concat!("let a = \"/ho", "me/somebody/x\";"))).len(), 1);
    assert_eq!(vague_types(&made("struct SchoolManager; struct Manager;")).len(), 1);
}
