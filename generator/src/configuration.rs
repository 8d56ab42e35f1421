//! What a configuration file says of a document: an entry of `dialects.yaml`.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::options::{Allowance, Options, Overlay, Rename, Selection, Selector};
use crate::source::Node;

/// What is said of one document, or of several side by side.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Entry {
    /// The document, relative to the file that says so.
    pub document: Option<String>,
    /// In place of one document: several, by the names of their modules.
    pub parts: IndexMap<String, Entry>,
    /// A file with changes of the document, relative to the file that says so.
    pub overlay: Option<String>,
    /// The operations that are generated; all where nothing is said.
    pub operations: Vec<String>,
    /// The operations that are not.
    pub except: Vec<String>,
    /// Names that replace documented ones.
    pub names: Names,
    /// Refusals that are put up with.
    pub allow: Vec<Allow>,
}

/// A refusal that is put up with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// Its code.
    pub code: String,
    /// Where it is refused.
    pub at: String,
    /// Why that is put up with.
    pub reason: Option<String>,
}

/// Names that replace documented ones.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Of operations, by id.
    pub operations: BTreeMap<String, String>,
}

impl Entry {
    /// What the entry changes about its document. `node` is where it is written, for what is wrong
    /// with it to be shown there, and `folder` the one that it names files from.
    #[must_use]
    pub fn options(&self, folder: &str, node: Option<Node<'_>>) -> Options {
        let at = |pointer: &[&str]| pointer.iter().try_fold(node?, |node, name| node.get(name));
        let selectors = |texts: &[String], field: &str| {
            let mut places = at(&[field]).into_iter().flat_map(Node::items);
            let selector = |text: &String| {
                let origin = places.next().map(Node::origin);
                Selector { text: text.clone(), origin }
            };
            texts.iter().map(selector).collect()
        };
        let renames = self.names.operations.iter().map(|(id, name)| {
            let origin = at(&["names", "operations", id]).map(Node::origin);
            Rename { id: id.clone(), name: name.clone(), origin }
        });
        let overlay = self.overlay.iter().map(|file| Overlay {
            file: if folder.is_empty() { file.clone() } else { format!("{folder}/{file}") },
            origin: at(&["overlay"]).map(Node::origin),
        });
        let mut places = at(&["allow"]).into_iter().flat_map(Node::items);
        let allowances = self.allow.iter().map(|Allow { code, at, reason }| Allowance {
            code: code.clone(),
            at: at.clone(),
            reason: reason.clone(),
            origin: places.next().map(Node::origin),
        });
        Options {
            selection: Selection {
                only: selectors(&self.operations, "operations"),
                except: selectors(&self.except, "except"),
            },
            renames: renames.collect(),
            overlays: overlay.collect(),
            allowances: allowances.collect(),
            ..Options::default()
        }
    }

    /// Whether it says nothing of a document.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        let Self { document, parts: _, overlay, operations, except, names, allow } = self;
        let Names { operations: renamed } = names;
        document.is_none()
            && overlay.is_none()
            && operations.is_empty()
            && except.is_empty()
            && renamed.is_empty()
            && allow.is_empty()
    }
}
