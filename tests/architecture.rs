//! Rules about the tree itself. Every failure says which rule broke, where, and why the rule exists.

mod arrows;
mod domain;
mod files;
mod habits;
mod layout;
mod paths;
mod sql;
mod units;

/// Fails with the rule, its reason and every place that breaks it.
#[track_caller]
pub(crate) fn holds(rule: &str, why: &str, broken: &[String]) {
    assert!(broken.is_empty(), "\n\nRULE   {rule}\nWHY    {why}\nBROKEN\n  {}\n", broken.join("\n  "));
}
