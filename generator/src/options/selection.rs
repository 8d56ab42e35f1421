//! Which operations of a document are generated.
//!
//! What is not selected is not read either: neither are the schemas that nothing else refers to, and
//! faults in them are nobody's concern.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::reading::nearest;
use crate::source::Origin;

/// What a selector that names a tag starts with.
const TAG: &str = "tag:";

/// Which operations, webhooks and methods of a document are generated.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Those that are; all of them where nothing is said.
    pub only: Vec<Selector>,
    /// Those that are not, even where they are named above.
    pub except: Vec<Selector>,
}

impl Selection {
    /// Whether all that the document has is generated.
    pub(crate) fn is_all(&self) -> bool {
        self.only.is_empty() && self.except.is_empty()
    }
}

/// One operation or several: an id, `METHOD /path` (of a webhook `METHOD name`), or `tag:NAME`.
#[derive(Clone, Debug)]
pub struct Selector {
    /// What is written.
    pub text: String,
    /// Where the configuration says so; none for the command line.
    pub origin: Option<Origin>,
}

impl Selector {
    fn names(&self, candidate: &Candidate<'_>) -> bool {
        let is_tag = |tag: &str| candidate.tags.contains(&tag);
        let is_route = |(method, path): (&str, &str)| {
            candidate
                .route
                .is_some_and(|(own, at)| own.eq_ignore_ascii_case(method) && at == path.trim())
        };
        candidate.id == Some(self.text.as_str())
            || self.text.strip_prefix(TAG).is_some_and(is_tag)
            || self.text.split_once(' ').is_some_and(is_route)
    }
}

/// What a selector can know an operation by, before it is read.
#[derive(Debug)]
pub(crate) struct Candidate<'c> {
    /// Its documented id, or the method's name.
    pub(crate) id: Option<&'c str>,
    /// Its method and path, or the name of the webhook.
    pub(crate) route: Option<(&'c str, &'c str)>,
    /// Its tags.
    pub(crate) tags: Vec<&'c str>,
    /// Whether it is a callback, which comes with the operation around it.
    pub(crate) is_callback: bool,
}

/// A selection while a document is read.
#[derive(Debug)]
pub(crate) struct Choice<'o> {
    selection: &'o Selection,
    /// The selectors that named something, by position; those of `except` after the others.
    used: BTreeSet<usize>,
    /// All that a selector of this document can be.
    known: BTreeSet<String>,
}

impl<'o> Choice<'o> {
    /// A choice that nothing was asked of yet.
    pub(crate) fn new(selection: &'o Selection) -> Self {
        Self { selection, used: BTreeSet::new(), known: BTreeSet::new() }
    }

    /// Whether all that the document has is generated.
    pub(crate) fn is_all(&self) -> bool {
        self.selection.is_all()
    }

    /// Whether an operation is generated.
    pub(crate) fn takes(&mut self, candidate: &Candidate<'_>) -> bool {
        if self.is_all() {
            return true;
        }
        self.known.extend(candidate.id.map(str::to_owned));
        self.known.extend(candidate.route.map(|(method, path)| format!("{method} {path}")));
        self.known.extend(candidate.tags.iter().map(|tag| format!("{TAG}{tag}")));
        let Selection { only, except } = self.selection;
        let mut named = |selectors: &[Selector], first: usize| {
            let named = (first..).zip(selectors).filter(|(_, one)| one.names(candidate));
            let named: Vec<usize> = named.map(|(position, _)| position).collect();
            self.used.extend(&named);
            !named.is_empty()
        };
        let is_named = named(only, 0);
        let is_excluded = named(except, only.len());
        (is_named || only.is_empty() || candidate.is_callback) && !is_excluded
    }

    /// The selectors that named nothing.
    pub(crate) fn finish(self) -> Diagnostics {
        let known: Vec<&str> = self.known.iter().map(String::as_str).collect();
        let Selection { only, except } = self.selection;
        let all = only.iter().chain(except).enumerate();
        let unused = all.filter(|(position, _)| !self.used.contains(position));
        unused.map(|(_, selector)| unknown(selector, &known)).collect()
    }
}

fn unknown(Selector { text, origin }: &Selector, known: &[&str]) -> Diagnostic {
    let message = format!("`{text}` selects no operation of the document");
    let diagnostic = Diagnostic::configured(*origin, message);
    match nearest(text, known) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic.help("select by an operationId, `METHOD /path` or `tag:NAME`"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Choice, Selection, Selector};

    fn selectors(texts: &[&str]) -> Vec<Selector> {
        let selector = |text: &&str| Selector { text: (*text).to_owned(), origin: None };
        texts.iter().map(selector).collect()
    }

    fn takes(only: &[&str], except: &[&str], is_callback: bool) -> bool {
        let selection = Selection { only: selectors(only), except: selectors(except) };
        Choice::new(&selection).takes(&Candidate {
            id: Some("listPets"),
            route: Some(("GET", "/pets")),
            tags: vec!["pets", "lists"],
            is_callback,
        })
    }

    #[test]
    fn an_operation_is_known_by_id_route_and_tag() {
        for (only, except, expected) in [
            (vec![], vec![], true),
            (vec!["listPets"], vec![], true),
            (vec!["listpets"], vec![], false),
            (vec!["GET /pets"], vec![], true),
            (vec!["get /pets"], vec![], true),
            (vec!["POST /pets"], vec![], false),
            (vec!["GET /pets/"], vec![], false),
            (vec!["tag:lists"], vec![], true),
            (vec!["lists"], vec![], false),
            (vec!["other", "tag:pets"], vec![], true),
            (vec!["tag:pets"], vec!["listPets"], false),
            (vec![], vec!["tag:pets"], false),
            (vec![], vec!["tag:cats"], true),
        ] {
            assert_eq!(takes(&only, &except, false), expected, "{only:?} but {except:?}");
        }
    }

    #[test]
    fn a_callback_comes_along_unless_it_is_excluded() {
        assert!(takes(&["addPet"], &[], true));
        assert!(!takes(&["addPet"], &["listPets"], true));
    }
}
