//! The list of schemas to read.

use std::collections::{BTreeMap, VecDeque};

use super::dialect::Dialect;
use super::keywords;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Schema, SchemaId, Schemas};
use crate::source::{Node, Origin, Sources};

/// Reads schemas, each once, however often it is referred to.
pub(crate) struct SchemaReader<'s> {
    pub(super) sources: &'s Sources,
    pub(super) dialect: Dialect,
    pub(super) diagnostics: Diagnostics,
    schemas: Vec<Schema>,
    known: BTreeMap<Origin, SchemaId>,
    waiting: VecDeque<(SchemaId, Node<'s>)>,
}

impl<'s> SchemaReader<'s> {
    /// A reader of one dialect.
    pub(crate) fn new(sources: &'s Sources, dialect: Dialect) -> Self {
        Self {
            sources,
            dialect,
            diagnostics: Diagnostics::new(),
            schemas: Vec::new(),
            known: BTreeMap::new(),
            waiting: VecDeque::new(),
        }
    }

    /// The dialect.
    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The id of the schema at a node. It is read later, by [`finish`](Self::finish).
    pub(crate) fn read(&mut self, node: Node<'s>) -> SchemaId {
        if let Some(id) = self.known.get(&node.origin()) {
            return *id;
        }
        let id = SchemaId(self.schemas.len());
        self.schemas.push(Schema { origin: node.origin(), ..Schema::default() });
        self.known.insert(node.origin(), id);
        self.waiting.push_back((id, node));
        id
    }

    /// The id of the schema that a reference names.
    pub(super) fn read_reference(&mut self, from: Node<'s>, reference: &str) -> Option<SchemaId> {
        match self.sources.resolve(from, reference) {
            Ok(target) => Some(self.read(target)),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// Reads all that was asked for, and what that refers to.
    pub(crate) fn finish(mut self) -> (Schemas, Diagnostics) {
        while let Some((id, node)) = self.waiting.pop_front() {
            let schema = keywords::read(&mut self, node);
            if let Some(place) = self.schemas.get_mut(id.0) {
                *place = schema;
            }
        }
        let read = self.schemas.len();
        let schemas = Schemas { written: self.schemas, read, ..Schemas::default() };
        refuse_reference_cycles(&schemas, &mut self.diagnostics);
        (schemas, self.diagnostics)
    }
}

/// A schema that is nothing but a reference to itself, over however many steps, has no meaning.
fn refuse_reference_cycles(schemas: &Schemas, diagnostics: &mut Diagnostics) {
    for start in &schemas.written {
        let mut at = start.reference;
        let mut steps = 0;
        while let Some(id) = at {
            let schema = schemas.get(id);
            if schema.origin == start.origin {
                let message = "this reference leads back to itself";
                diagnostics.push(Diagnostic::new(Code::ReferenceCycle, start.origin, message));
                break;
            }
            steps += 1;
            // A longer chain runs in a cycle that does not hold its start; another start tells it.
            at = if steps > schemas.written.len() { None } else { schema.reference };
        }
    }
}
