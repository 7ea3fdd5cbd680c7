//! The second wall: which rows of tables of persons a transaction sees, whatever its statements ask for.
//!
//! The first wall is the use case, which checks the scope of everything it loads. Behind it Postgres keeps back the rows that no caller of
//! the transaction reaches, by policies of row-level security on `current_setting('sala.reach')`: `*` for everything, else scopes with commas
//! between them, which policies take apart with `string_to_array`. It stands in the text of BEGIN, so it costs no round trip, and it ends
//! with the transaction; where it was not set, nothing is seen. Only scopes of the callers' own grants get into it.
//!
//! A batch of several callers sees what any of them reaches. Each of them is still judged alone, by the first wall.

use std::collections::BTreeSet;

use crate::auth::{Caller, Scope};

/// What the policies read.
pub(crate) const SETTING: &str = "sala.reach";
/// What it says for everything.
pub(crate) const EVERYTHING: &str = "*";

/// How far a transaction sees, as the text of BEGIN ends with it.
#[derive(Debug, Default)]
pub(crate) struct Sight(String);

impl Sight {
    /// What these callers reach.
    pub(super) fn of<'a>(callers: impl IntoIterator<Item = &'a Caller>) -> Self {
        Self(format!("; SET LOCAL {SETTING} = '{}'", reach(callers.into_iter().flat_map(Caller::scopes))))
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// All of them in one text; an empty one where there are none.
fn reach<'a>(scopes: impl IntoIterator<Item = &'a Scope>) -> String {
    let mut plain = BTreeSet::new();
    for scope in scopes {
        if scope.is_global() {
            return EVERYTHING.to_owned();
        }
        plain.extend(Some(scope.as_str()).filter(|text| is_plain(text)));
    }
    plain.into_iter().collect::<Vec<_>>().join(",")
}

/// A kind and a code or an id, as things carry them. Other spellings of an id, in braces or with quotes around them, are no scope of anything.
fn is_plain(scope: &str) -> bool {
    scope.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-'))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::auth::{Identity, Roles};

    fn caller(grants: &[&str]) -> Caller {
        let grants: Vec<String> = grants.iter().map(|grant| (*grant).to_owned()).collect();
        let identity = Arc::new(Identity::claiming("somebody", &grants));
        Roles::compiled_in().expect("parses").admit(&identity, "schools.coaching.read").expect("the role may")
    }

    fn said(callers: &[&Caller]) -> String {
        let sight = Sight::of(callers.iter().copied());
        let said = sight.text().strip_prefix("; SET LOCAL sala.reach = '").and_then(|rest| rest.strip_suffix('\''));
        said.unwrap_or_else(|| panic!("{}", sight.text())).to_owned()
    }

    #[test]
    fn a_batch_sees_what_any_of_its_callers_reaches_and_one_without_callers_sees_nothing() {
        let (one, other) = (caller(&["supervisor@esao:4005", "supervisor@esao:4001"]), caller(&["supervisor@esao:4005"]));
        assert_eq!(said(&[&other]), "esao:4005");
        assert_eq!(said(&[&one, &other]), "esao:4001,esao:4005");
        assert_eq!(said(&[&one, &caller(&["area_officer@global"])]), "*");
        assert_eq!(said(&[]), "");
    }

    #[test]
    fn grants_that_do_not_permit_the_call_open_nothing() {
        assert_eq!(said(&[&caller(&["supervisor@esao:4005", "partner@global", "researcher@province:40"])]), "esao:4005");
    }

    #[test]
    fn an_id_in_another_spelling_is_no_scope() {
        let id = "0197f0a0-0000-7000-8000-0000000000aa";
        let (braces, plain) = (format!("principal@school:{{{id}}}"), format!("principal@school:{id}"));
        assert_eq!(said(&[&caller(&[&braces])]), "", "a token may carry it, and no thing does");
        assert_eq!(said(&[&caller(&[&braces, &plain])]), format!("school:{id}"));
    }

    proptest! {
        #[test]
        fn nothing_gets_out_of_the_quotes_and_no_scope_becomes_two(texts in prop::collection::vec(any::<String>(), 0..4)) {
            let scopes: Vec<Scope> = texts.iter().map(|text| Scope::of("school", text)).collect();
            let reach = reach(&scopes);
            prop_assert!(reach.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":-,".contains(&byte)), "{}", reach);
            prop_assert!(reach.split(',').filter(|scope| !scope.is_empty()).all(|scope| scopes.iter().any(|given| given.as_str() == scope)));
        }
    }
}
