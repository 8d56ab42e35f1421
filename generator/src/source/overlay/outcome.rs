//! What overlays made of a document, as a document of its own.

use std::collections::BTreeMap;

use serde_json::Value;

use super::draft::Draft;
use super::patch::{Mark, Parts};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::builder::{Builder, Refusal};
use crate::source::document::Written;
use crate::source::tree::{Text, Tree, Value as Record};
use crate::source::{Budget, DocumentId, Origin, Sources, refused};

/// Adds the outcome to the sources, under the name of the document that it was made of.
pub(super) fn write(
    sources: &mut Sources,
    document: DocumentId,
    draft: &Draft,
) -> Result<DocumentId, Diagnostic> {
    let budget = sources.left();
    let builder = Builder::new(budget.nodes, budget.depth);
    let mut writer =
        Writer { sources, budget, builder, origins: Vec::new(), texts: BTreeMap::new() };
    writer.value(None, &draft.whole().value, &draft.whole().mark)?;
    let Writer { builder, origins, texts, .. } = writer;
    let mut tree: Tree = builder.tree;
    // No key of a map is there twice.
    tree.index();
    Ok(sources.replace(document, tree, Written { origins, texts }))
}

struct Writer<'s> {
    sources: &'s Sources,
    budget: Budget,
    builder: Builder,
    /// Where each node was written.
    origins: Vec<Origin>,
    /// The text of each value that is none itself, as it was written.
    texts: BTreeMap<u32, String>,
}

impl Writer<'_> {
    fn value(&mut self, key: Option<Text>, value: &Value, mark: &Mark) -> Result<(), Diagnostic> {
        self.origins.push(mark.origin);
        match (value, &mark.parts) {
            (Value::Object(members), Parts::Members(marks)) => {
                self.open(Record::Object(0), key, mark)?;
                for ((name, value), mark) in members.iter().zip(marks.values()) {
                    let name = self.builder.tree.intern(name);
                    self.value(Some(name), value, mark)?;
                }
                self.builder.close();
            }
            (Value::Array(items), Parts::Items(marks)) => {
                self.open(Record::Array(0), key, mark)?;
                for (item, mark) in items.iter().zip(marks) {
                    self.value(None, item, mark)?;
                }
                self.builder.close();
            }
            (scalar, _) => {
                let record = match scalar {
                    Value::Bool(flag) => Record::Bool(*flag),
                    Value::Number(number) => self.builder.tree.number(number.clone()),
                    Value::String(text) => Record::String(self.builder.tree.intern(text)),
                    Value::Null | Value::Array(_) | Value::Object(_) => Record::Null,
                };
                let added = self.builder.add(record, key);
                let node = added.map_err(|refusal| self.refused(refusal, mark))?;
                let written = self.sources.node(mark.origin).text();
                if let (Some(text), false) = (written, matches!(record, Record::String(_))) {
                    self.texts.insert(node, text.to_owned());
                }
            }
        }
        Ok(())
    }

    fn open(&mut self, record: Record, key: Option<Text>, mark: &Mark) -> Result<(), Diagnostic> {
        let opened = self.builder.open(record, key);
        opened.map(|_| ()).map_err(|refusal| self.refused(refusal, mark))
    }

    fn refused(&self, refusal: Refusal, mark: &Mark) -> Diagnostic {
        let code = match refusal {
            Refusal::Nodes => Code::TooLarge,
            Refusal::Depth(_) => Code::TooDeep,
        };
        refused(code, mark.origin, self.budget)
    }
}
