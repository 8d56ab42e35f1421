//! The diagnostics of a run.

use std::collections::{BTreeMap, BTreeSet};

use super::location::shown;
use super::{Code, Diagnostic, NEEDED_BY_NONE, Place, Severity};
use crate::source::{DocumentId, Sources};

/// Other places of one fault that are worth showing.
const LABELS: usize = 3;

/// The findings of one stage or of a whole run, in the order in which they were made.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// No findings yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Whether one of them ends the run.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// The findings, to decide over.
    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Diagnostic> {
        self.0.iter_mut()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The findings in the order in which they were made.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// The findings for output: by document and place, each of them once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0.sort_by(|a, b| position(a).cmp(&position(b)).then_with(|| a.cmp(b)));
        self.0.dedup();
        self.join_files();
        self
    }

    /// The findings without those that say the same of the same text: what an alias copies has its
    /// faults once, however often it is used.
    #[must_use]
    pub(crate) fn once(mut self, sources: &Sources) -> Self {
        let mut seen = BTreeSet::new();
        self.0.retain(|one| {
            let place = one.origin.map(|place| place.written(sources));
            let text = place.and_then(|place| Some((place.document(), shown(&place, sources)?)));
            text.is_none_or(|(document, span)| {
                seen.insert((document, span.range().start, one.code, one.message.clone()))
            })
        });
        self
    }

    /// A file that cannot be read is one fault, however many references lead to it: the others are
    /// shown beside the first.
    fn join_files(&mut self) {
        let mut joined: Vec<Diagnostic> = Vec::with_capacity(self.0.len());
        let mut first_of = BTreeMap::new();
        for diagnostic in self.0.drain(..) {
            if !matches!(diagnostic.code, Code::MissingFile | Code::ReferenceOutside) {
                joined.push(diagnostic);
                continue;
            }
            let file = (diagnostic.code, diagnostic.message.clone());
            let first = *first_of.entry(file).or_insert(joined.len());
            match joined.get_mut(first) {
                Some(first) => first.take_in(diagnostic),
                None => joined.push(diagnostic),
            }
        }
        self.0 = joined;
    }
}

impl Diagnostic {
    /// Takes in the same fault, met at another place or by another reader.
    fn take_in(&mut self, other: Self) {
        let is_worse = other.severity() == Severity::Error && self.severity() == Severity::Warning;
        if is_worse || self.instead.as_deref() == Some(NEEDED_BY_NONE) {
            (self.is_raised, self.instead) = (other.is_raised, other.instead);
        }
        let is_shown = |place| {
            self.origin == Some(place) || self.labels.iter().any(|(shown, _)| *shown == place)
        };
        if let Some(place) = other.origin.filter(|place| !is_shown(*place))
            && self.labels.len() < LABELS
        {
            self.labels.push((place, "and here".to_owned()));
        }
    }
}

/// Nodes are numbered in the order of the text, so the number of a node sorts as its place does.
fn position(diagnostic: &Diagnostic) -> Option<(DocumentId, u32, Place)> {
    let place = diagnostic.origin?;
    let within = match place {
        Place::Key(origin) | Place::Value(origin) => origin.node,
        Place::File { span, .. } => span.start,
    };
    Some((place.document(), within, place))
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.0.extend(diagnostics);
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self(diagnostics.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'d> IntoIterator for &'d Diagnostics {
    type Item = &'d Diagnostic;
    type IntoIter = std::slice::Iter<'d, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
