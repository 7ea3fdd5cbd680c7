//! The paths (`chassis::thai::calendar`) that a Rust file names, groups of `use` spelt out.

use crate::sources::{Part, Source};

/// A path and the line on which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
}

impl Named {
    pub(super) fn root(&self) -> &str {
        &self.segments[0]
    }

    pub(super) fn second(&self) -> &str {
        self.segments.get(1).map_or("", String::as_str)
    }

    pub(super) fn text(&self) -> String {
        self.segments.join("::")
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Into,
    Open,
    Close,
    Comma,
    Other(char),
}

/// Every path of two or more segments.
pub(super) fn of(source: &Source) -> Vec<Named> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = matches!(tokens[at].0, Token::Word(_)) && (at == 0 || !matches!(tokens[at - 1].0, Token::Into | Token::Other('.')));
        if begins && tokens.get(at + 1).is_some_and(|(next, _)| *next == Token::Into) {
            at = follow(&tokens, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads one path from `at` on, with what stands before its group; gives the place behind it.
fn follow(tokens: &[(Token, usize)], mut at: usize, before: &[String], found: &mut Vec<Named>) -> usize {
    let mut segments = before.to_vec();
    let line = tokens[at].1;
    loop {
        match tokens.get(at).map(|(token, _)| token) {
            Some(Token::Word(word)) => segments.push(word.clone()),
            Some(Token::Other('*')) if segments.len() > before.len() => segments.push("*".to_owned()),
            Some(Token::Open) => return group(tokens, at + 1, &segments, found),
            _ => break,
        }
        at += 1;
        if tokens.get(at).map(|(token, _)| token) != Some(&Token::Into) {
            break;
        }
        at += 1;
    }
    if segments.len() > 1 {
        found.push(Named { segments, line });
    }
    at
}

fn group(tokens: &[(Token, usize)], mut at: usize, before: &[String], found: &mut Vec<Named>) -> usize {
    while let Some((token, _)) = tokens.get(at) {
        match token {
            Token::Close => return at + 1,
            Token::Word(_) | Token::Other('*') => {
                let next = follow(tokens, at, before, found);
                at = next.max(at + 1);
            }
            Token::Into | Token::Open | Token::Comma | Token::Other(_) => at += 1,
        }
    }
    at
}

fn tokens(source: &Source) -> Vec<(Token, usize)> {
    let mut found = Vec::new();
    for piece in source.pieces() {
        if piece.part != Part::Code {
            // A text or a comment ends a path as any other sign does.
            found.push((Token::Other('"'), piece.line));
            continue;
        }
        let mut line = piece.line;
        let mut rest = piece.text.as_str();
        while let Some(c) = rest.chars().next() {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let (token, length) = match c {
                _ if word > 0 => (Token::Word(rest[..word].to_owned()), word),
                ':' if rest.starts_with("::") => (Token::Into, 2),
                '{' => (Token::Open, 1),
                '}' => (Token::Close, 1),
                ',' => (Token::Comma, 1),
                _ => (Token::Other(c), c.len_utf8()),
            };
            line += usize::from(c == '\n');
            if !c.is_whitespace() {
                found.push((token, line));
            }
            rest = &rest[length..];
        }
    }
    found
}

#[test]
fn groups_are_spelt_out_and_methods_are_no_paths() {
    let source = Source::made("x.rs", "use chassis::{db::{Uow, Day}, thai};\nlet a = b.c(d::e()); // f::g\nmatch h { I::J => {} }");
    let found: Vec<String> = of(&source).iter().map(|named| format!("{} {}", named.line, named.text())).collect();
    assert_eq!(found, ["1 chassis::db::Uow", "1 chassis::db::Day", "1 chassis::thai", "2 d::e", "3 I::J"]);
}
