//! Every command that a manual names is one that exists.

use std::collections::BTreeSet;
use std::ffi::OsString;

use super::{compose, entries, folder, texts};
use crate::sources::{Source, has_extension};

/// Words of a shell that end a command.
const ENDS: [&str; 5] = ["|", "||", "&&", ";", "&"];

/// Pages whose commands an operator types.
fn manuals() -> Vec<Source> {
    let pages = texts().into_iter().filter(|source| has_extension(&source.path, "md") && !source.path.ends_with("CONFIGURATION.md"));
    pages.collect()
}

/// Pieces of code of a page: indented lines, continued ones joined, and what stands between backticks.
fn pieces(page: &str) -> Vec<String> {
    let (mut code, mut prose): (Vec<String>, String) = (Vec::new(), String::new());
    let mut continued = false;
    for line in page.lines() {
        if line.starts_with("    ") && (continued || !line.contains('`')) {
            let text = line.trim();
            match code.last_mut().filter(|_| continued) {
                Some(last) => last.push_str(text.trim_end_matches('\\')),
                None => code.push(text.trim_end_matches('\\').to_owned()),
            }
            continued = text.ends_with('\\');
        } else {
            prose.push_str(line.trim());
            prose.push(' ');
        }
    }
    code.extend(prose.split('`').skip(1).step_by(2).map(str::to_owned));
    code
}

/// A line as a shell would cut it: quotes and `$(…)` hold together. Nothing is expanded.
fn shell(line: &str) -> Vec<String> {
    let (mut words, mut word, mut begun) = (Vec::new(), String::new(), false);
    let (mut quote, mut depth) = (None, 0_usize);
    for c in line.chars() {
        match quote {
            Some(open) if c == open && depth == 0 => quote = None,
            None if depth == 0 && (c == '"' || c == '\'') => (quote, begun) = (Some(c), true),
            None if depth == 0 && c.is_whitespace() => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            _ => {
                match c {
                    '(' if word.ends_with('$') || depth > 0 => depth += 1,
                    ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

/// The commands of a line, and of what it has in `$(…)`.
fn commands(line: &str) -> Vec<Vec<String>> {
    let words = shell(line);
    let mut all: Vec<Vec<String>> = words.split(|word| ENDS.contains(&word.as_str())).map(<[String]>::to_vec).collect();
    for word in &words {
        let inside = word.split_once("$(").and_then(|(_, rest)| rest.rsplit_once(')')).map(|(inside, _)| inside);
        all.extend(inside.into_iter().flat_map(commands));
    }
    all
}

/// What a command asks of the binary; None where it is about something else.
fn asked(command: &[String]) -> Option<Vec<String>> {
    let command: Vec<&str> = command.iter().map(String::as_str).skip_while(|word| is_assignment(word)).collect();
    let (program, rest) = command.split_first()?;
    let at = match (*program, rest.first().copied().unwrap_or_default()) {
        ("sala", _) => 0,
        ("docker", "compose") if rest.get(1) == Some(&"run") => {
            let service = rest.iter().skip(2).position(|word| !word.starts_with('-'))? + 2;
            service + 1
        }
        ("sh", "scripts/stack.sh") if rest.get(1) == Some(&"operator") => 2,
        ("docker", _) => rest.iter().position(|word| *word == "/sala")? + 1,
        (_, _) => return None,
    };
    let arguments: Vec<String> = rest[at..].iter().take_while(|word| **word != "…").map(|word| (*word).to_owned()).collect();
    (!arguments.is_empty()).then_some(arguments)
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
}

fn complaint(arguments: &[String]) -> Option<String> {
    sala::understand(["sala".to_owned()].into_iter().chain(arguments.iter().cloned()).map(OsString::from)).err()
}

#[test]
fn every_command_of_a_manual_is_one_that_sala_understands() {
    let (mut broken, mut count) = (Vec::new(), 0);
    for manual in manuals() {
        for arguments in pieces(&manual.text).iter().flat_map(|piece| commands(piece)).filter_map(|command| asked(&command)) {
            count += 1;
            broken.extend(complaint(&arguments).map(|why| format!("{}: sala {}\n{why}", manual.path, arguments.join(" "))));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(count > 40, "only {count} commands were found");
}

#[test]
fn every_container_of_a_manual_is_one_of_compose_and_every_script_is_there() {
    let compose = compose();
    let known: BTreeSet<&str> = entries(&compose, "services").into_iter().map(|(name, _)| name).collect();
    for manual in manuals() {
        for command in pieces(&manual.text).iter().flat_map(|piece| commands(piece)) {
            let words: Vec<&str> = command.iter().map(String::as_str).collect();
            if let ["docker", "compose", "exec" | "run" | "restart" | "stop", rest @ ..] = words.as_slice() {
                let service = rest.iter().find(|word| !word.starts_with('-')).copied().unwrap_or_default();
                assert!(known.contains(service), "{}: docker compose … {service}", manual.path);
            }
        }
        for script in manual.text.split(|c: char| c.is_whitespace() || "`()".contains(c)).filter(|word| word.strip_suffix(".sh").is_some())
        {
            assert!(folder().join(script).is_file(), "{} names {script}", manual.path);
        }
    }
}

#[test]
fn a_command_is_found_wherever_it_stands_and_a_wrong_one_is_refused() {
    let page = "Say `sala doctor` and\n`docker compose exec partners\n  /sala events pending`.\n\n    TOKEN=$(sala token --role operator)\n    \
                sala call X '{\"a b\": 1}' \\\n        --token \"$TOKEN\"\n    docker compose run --rm provision\n    \
                docker compose run --rm operator audit verify | sort\n    sh scripts/stack.sh operator events epoch\n";
    let found: Vec<String> =
        pieces(page).iter().flat_map(|piece| commands(piece)).filter_map(|command| asked(&command)).map(|words| words.join(" ")).collect();
    let expected =
        ["token --role operator", "call X {\"a b\": 1} --token $TOKEN", "audit verify", "events epoch", "doctor", "events pending"];
    assert_eq!(found, expected);
    for wrong in ["serv partners", "events bump", "events epoch bump", "doctor --replica 2"] {
        let words: Vec<String> = wrong.split(' ').map(str::to_owned).collect();
        assert!(complaint(&words).is_some(), "sala {wrong}");
    }
    assert_eq!(complaint(&["doctor".to_owned(), "partners".to_owned()]), None);
}
