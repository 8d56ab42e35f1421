//! A document while overlays change it.

use serde_json::Value;

use super::patch::{self, Mark, Parts, Patch};
use super::target::{Path, Step};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Budget, DocumentId, Node, Origin, Sources, refused};

/// The value of a document, and where its parts were written.
pub(super) struct Draft {
    whole: Patch,
    /// How much it may grow.
    budget: Budget,
    /// How many values it has at most.
    size: usize,
}

impl Draft {
    /// A document as it is.
    pub(super) fn new(sources: &Sources, document: DocumentId) -> Self {
        let whole = Patch::of(sources, sources.root(document));
        Self { size: whole.size(), whole, budget: sources.left() }
    }

    /// The value, with the places at which its parts were written.
    pub(super) fn whole(&self) -> &Patch {
        &self.whole
    }

    /// A copy of the value at a path.
    pub(super) fn copy(&mut self, path: &Path) -> Option<Patch> {
        let (value, mark) = self.at(path)?;
        Some(Patch { value: value.clone(), mark: mark.clone() })
    }

    fn at(&mut self, path: &[Step]) -> Option<(&mut Value, &mut Mark)> {
        let mut at = (&mut self.whole.value, &mut self.whole.mark);
        for step in path {
            at = match (step, at.0, &mut at.1.parts) {
                (Step::Name(name), Value::Object(members), Parts::Members(marks)) => {
                    (members.get_mut(name)?, marks.get_mut(name)?)
                }
                (Step::Index(index), Value::Array(items), Parts::Items(marks)) => {
                    (items.get_mut(*index)?, marks.get_mut(*index)?)
                }
                _ => return None,
            };
        }
        Some(at)
    }

    /// Takes values out; fails for the whole.
    pub(super) fn remove(&mut self, mut paths: Vec<Path>) -> Result<(), ()> {
        // From the last to the first, so that places which come later stay where they are.
        paths.sort();
        for path in paths.iter().rev() {
            let Some((last, around)) = path.split_last() else { return Err(()) };
            let Some((value, mark)) = self.at(around) else { continue };
            match (last, value, &mut mark.parts) {
                (Step::Name(name), Value::Object(members), Parts::Members(marks)) => {
                    members.shift_remove(name);
                    marks.shift_remove(name);
                }
                (Step::Index(index), Value::Array(items), Parts::Items(marks))
                    if *index < items.len() && *index < marks.len() =>
                {
                    items.remove(*index);
                    marks.remove(*index);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Merges a value into others. `written` is where it is said what to merge, and `target` where
    /// into.
    pub(super) fn merge(
        &mut self,
        paths: &[Path],
        patch: &Patch,
        written: Node<'_>,
        target: Node<'_>,
    ) -> Result<(), Diagnostic> {
        self.check_budget(paths, patch, written.origin())?;
        let mut first: Option<&str> = None;
        for path in paths {
            let Some((value, mark)) = self.at(path) else { continue };
            let kind = kind(value);
            if *first.get_or_insert(kind) != kind {
                let message = "the target selects objects, lists and other values at once";
                let diagnostic = Diagnostic::new(Code::InvalidOverlay, target.origin(), message);
                return Err(diagnostic.help("select values of one kind, with one action for each"));
            }
            let merged = patch::merge_selected((value, mark), (&patch.value, &patch.mark));
            merged.map_err(|clash| {
                let message = "this cannot be merged with what it is merged into";
                Diagnostic::new(Code::InvalidOverlay, clash.new, message)
                    .label(clash.old, "what it is merged into")
                    .help(
                        "objects are merged with objects, lists with lists, and other values \
                         replace other values",
                    )
            })?;
        }
        Ok(())
    }

    /// Copies of copies grow without an end.
    fn check_budget(
        &mut self,
        paths: &[Path],
        patch: &Patch,
        place: Origin,
    ) -> Result<(), Diagnostic> {
        self.size = self.size.saturating_add(patch.size().saturating_mul(paths.len()));
        if self.size > self.budget.nodes {
            return Err(refused(Code::TooLarge, place, self.budget));
        }
        let deepest = paths.iter().map(Vec::len).max().unwrap_or(0);
        // One more for the item that is appended to a list.
        if deepest + patch.depth() + 1 > self.budget.depth {
            return Err(refused(Code::TooDeep, place, self.budget));
        }
        Ok(())
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "object",
        Value::Array(_) => "list",
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => "value",
    }
}
