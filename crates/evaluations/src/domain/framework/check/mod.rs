//! What is wrong with what a version says. Everything is found at once, each with its path: [`sound`] looks for what no draft can say,
//! because nothing could be found again in it; [`complete`] for what has to be there before experts judge it (E1).

mod bounds;
mod levels;
mod problem;
mod references;
mod weights;

use chassis::kernel::LocalizedText;

pub use problem::{NumberProblem, Problem, Violation};

use super::canonical;
use super::content::Content;
use super::{About, FrameworkKind, Unit};

/// What a version takes at most in its canonical form: the fact that it was published must fit into one message of the stream.
pub const LARGEST_CONTENT: usize = 400_000;

/// What no version of a framework can say.
pub fn sound(about: &About, content: &Content) -> Vec<Violation> {
    let mut found = Found::default();
    shape(about, content, &mut found);
    references::look(content, &mut found);
    bounds::look(content, &mut found);
    let bytes = canonical::form(&about.code, 0, content).len();
    if bytes > LARGEST_CONTENT {
        found.at("", Problem::TooLarge { bytes });
    }
    found.0
}

/// What is missing, or does not add up, before experts judge it.
pub fn complete(content: &Content) -> Vec<Violation> {
    let mut found = Found::default();
    if content.effective_year.is_none() {
        found.at("effective_year", Problem::Required);
    }
    if content.items().is_empty() {
        let place = if content.interval_coding.is_some() { "interval_coding" } else { "nodes" };
        found.at(place, Problem::NoItems);
    }
    weights::look(content, &mut found);
    levels::look(content, &mut found);
    texts(content, &mut found);
    found.0
}

/// Everything that was found so far.
#[derive(Default)]
struct Found(Vec<Violation>);

impl Found {
    fn at(&mut self, path: impl Into<String>, problem: Problem) {
        self.0.push(Violation { path: path.into(), problem });
    }

    fn thai(&mut self, path: impl Into<String>, text: &LocalizedText) {
        if text.lacks_thai() {
            self.at(path, Problem::ThaiMissing);
        }
    }
}

/// A tree or the codes of an interval record, as the kind of the framework wants it.
fn shape(about: &About, content: &Content, found: &mut Found) {
    let is_record = about.kind == FrameworkKind::IntervalCoding;
    if content.interval_coding.is_some() != is_record {
        found.at("interval_coding", Problem::OfAnotherKind(about.kind));
    }
    if is_record && !content.nodes.is_empty() {
        found.at("nodes", Problem::OfAnotherKind(about.kind));
    }
    if content.consensus.is_some() && about.unit != Unit::School {
        found.at("consensus", Problem::OfAnotherKind(about.kind));
    }
    if content.procedure.is_some() && about.kind != FrameworkKind::ClassroomObservation {
        found.at("procedure", Problem::OfAnotherKind(about.kind));
    }
}

/// Thai is canonical: nobody is asked about a text that is not there.
fn texts(content: &Content, found: &mut Found) {
    for (at, node) in content.nodes.iter().enumerate() {
        found.thai(format!("nodes[{at}].text"), &node.text);
    }
    for (at, scale) in content.scales.iter().enumerate() {
        for (level, what) in scale.levels.iter().enumerate() {
            found.thai(format!("scales[{at}].levels[{level}].label"), &what.label);
        }
    }
    for (at, set) in content.descriptor_sets.iter().enumerate() {
        for (level, what) in set.levels.iter().enumerate() {
            found.thai(format!("descriptor_sets[{at}].levels[{level}].text"), &what.text);
        }
    }
    let groups = content.interval_coding.iter().flat_map(|coding| &coding.groups);
    for (at, group) in groups.enumerate() {
        found.thai(format!("interval_coding.groups[{at}].name"), &group.name);
        for (code, what) in group.codes.iter().enumerate() {
            found.thai(format!("interval_coding.groups[{at}].codes[{code}].text"), &what.text);
        }
    }
}
