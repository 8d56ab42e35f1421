//! Overlays: what a team says instead of a document that it cannot change (Overlay 1.0 and 1.1).
//!
//! An overlay makes a new document of another one. Each node of it knows where it was written, in
//! the document or in the overlay, so that a diagnostic shows the text that is to be corrected.

mod action;
mod draft;
mod outcome;
mod patch;
mod target;

use self::action::{Action, Change};
use self::draft::Draft;
use self::patch::Patch;
use super::{DocumentId, Node, Sources};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

impl Sources {
    /// Applies an overlay to a document, and takes the outcome for that document from now on. Also
    /// what there is to warn of.
    ///
    /// # Errors
    /// What is wrong with the overlay.
    pub fn overlay(
        &mut self,
        document: DocumentId,
        overlay: DocumentId,
    ) -> Result<(DocumentId, Diagnostics), Diagnostics> {
        let (actions, mut found) = action::read_all(self.root(overlay));
        let mut draft = Draft::new(self, document);
        for action in &actions {
            let Err(diagnostic) = apply(self, &mut draft, action) else { continue };
            // What comes behind a full budget is nobody's fault.
            let is_full = matches!(diagnostic.code, Code::TooLarge | Code::TooDeep);
            found.push(diagnostic);
            if is_full {
                break;
            }
        }
        if found.has_errors() {
            return Err(found);
        }
        let id = outcome::write(self, document, &draft).map_err(Diagnostics::from)?;
        Ok((id, found))
    }
}

/// Applies one action to what the actions before it made of the document.
fn apply(sources: &Sources, draft: &mut Draft, action: &Action<'_>) -> Result<(), Diagnostic> {
    let paths = target::select(draft, action.target)?;
    if paths.is_empty() {
        let message = "the target selects nothing";
        let diagnostic = Diagnostic::new(Code::IdleAction, action.target.origin(), message);
        let diagnostic = diagnostic.tolerable("the action changes nothing");
        let text = action.target.as_str().unwrap_or_default();
        return Err(match target::nearest(draft, text) {
            Some(name) => diagnostic.help(format!("did you mean `{name}`?")),
            None => diagnostic,
        });
    }
    let refuse = |node: Node<'_>, message: &str| {
        Diagnostic::new(Code::InvalidOverlay, node.origin(), message)
    };
    match action.change {
        Change::Remove => draft
            .remove(paths)
            .map_err(|()| refuse(action.target, "the whole document cannot be removed")),
        Change::Update(node) => draft.merge(&paths, &Patch::of(sources, node), node, action.target),
        Change::Copy(node) => {
            let copied = target::select(draft, node)?;
            let [copied] = copied.as_slice() else {
                let message = format!("`copy` selects one node, and this selects {}", copied.len());
                return Err(refuse(node, &message));
            };
            // It was selected from this very draft.
            let Some(patch) = draft.copy(copied) else { return Ok(()) };
            draft.merge(&paths, &patch, node, action.target)
        }
    }
}
