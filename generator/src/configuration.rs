//! What a configuration file says of a document: an entry of `dialects.yaml`.

use indexmap::IndexMap;
use serde::Deserialize;

use crate::options::{
    Allowance, Features, Options, Overlay, PlainFormat, Rename, Renames, Selection, Selector,
};
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
    /// Formats that mean nothing, each of them `off`.
    pub formats: IndexMap<String, String>,
    /// Refusals that are put up with.
    pub allow: Vec<Allow>,
    /// Which cargo features there are: `none`, `tags`, or `large` for those of large documents.
    pub features: Option<Features>,
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
    pub operations: IndexMap<String, String>,
    /// Of types, by the names of their schemas or by JSON pointers.
    pub types: IndexMap<String, String>,
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
        let renames = |names: &IndexMap<String, String>, field: &str| {
            let rename = |(what, name): (&String, &String)| {
                let origin = at(&["names", field, what]).map(Node::origin);
                Rename { what: what.clone(), name: name.clone(), origin }
            };
            names.iter().map(rename).collect()
        };
        let formats = self.formats.iter().map(|(format, setting)| PlainFormat {
            format: format.clone(),
            setting: setting.clone(),
            origin: at(&["formats", format]).map(Node::origin),
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
            renames: Renames {
                operations: renames(&self.names.operations, "operations"),
                types: renames(&self.names.types, "types"),
            },
            formats: formats.collect(),
            overlays: overlay.collect(),
            allowances: allowances.collect(),
            features: self.features,
            ..Options::default()
        }
    }

    /// Whether it says nothing of a document.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        let Self {
            parts: _,
            document,
            overlay,
            operations,
            except,
            names,
            formats,
            allow,
            features,
        } = self;
        let is_said = document.is_some() || overlay.is_some() || features.is_some();
        let lengths = [
            operations.len(),
            except.len(),
            names.operations.len(),
            names.types.len(),
            formats.len(),
            allow.len(),
        ];
        !is_said && lengths.iter().all(|length| *length == 0)
    }
}
