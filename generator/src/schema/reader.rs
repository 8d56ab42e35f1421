//! The list of schemas to read.

use std::collections::{BTreeMap, VecDeque};

use indexmap::IndexMap;

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

    /// The id of the schema that a reference names; none, with what is made of it instead, where it
    /// names nothing.
    pub(super) fn read_reference(
        &mut self,
        from: Node<'s>,
        reference: &str,
        instead: &str,
    ) -> Option<SchemaId> {
        let diagnostic = match self.sources.resolve(from, reference) {
            Ok(target) => return Some(self.read(target)),
            Err(diagnostic) => diagnostic,
        };
        // Where Swagger 2.0 had its schemas, and a name alone, which some take for a reference.
        let name = reference.strip_prefix("#/definitions/").unwrap_or(reference);
        let pointer = format!("#/components/schemas/{name}");
        let meant = (!name.contains(['/', '#'])).then(|| self.sources.resolve(from, &pointer));
        let meant = meant.and_then(Result::ok);
        let instead = meant.map_or(instead.to_owned(), |_| format!("it is read as `{pointer}`"));
        self.diagnostics.push(diagnostic.tolerable(&instead));
        meant.map(|target| self.read(target))
    }

    /// Reads schemas by their names, in the order of the document.
    pub(crate) fn read_all(&mut self, named: &[(&str, Node<'s>)]) {
        for (_, node) in named {
            self.read(*node);
        }
    }

    /// Those of the named schemas that were asked for, or are referred to.
    pub(crate) fn named(&mut self, named: &[(&str, Node<'s>)]) -> IndexMap<String, SchemaId> {
        self.read_waiting();
        let ids = named.iter().map(|(name, node)| (name, self.known.get(&node.origin())));
        ids.filter_map(|(name, id)| Some(((*name).to_owned(), *id?))).collect()
    }

    fn read_waiting(&mut self) {
        while let Some((id, node)) = self.waiting.pop_front() {
            let schema = keywords::read(self, node);
            if let Some(place) = self.schemas.get_mut(id.0) {
                *place = schema;
            }
        }
    }

    /// Reads all that was asked for, and what that refers to.
    pub(crate) fn finish(mut self) -> (Schemas, Diagnostics) {
        self.read_waiting();
        let read = self.schemas.len();
        let mut schemas = Schemas { written: self.schemas, read, ..Schemas::default() };
        break_reference_cycles(&mut schemas, &mut self.diagnostics);
        (schemas, self.diagnostics)
    }
}

/// A schema that is nothing but a reference to itself, over however many steps, has no meaning: any
/// JSON stands for it.
fn break_reference_cycles(schemas: &mut Schemas, diagnostics: &mut Diagnostics) {
    let references: Vec<_> = schemas.written.iter().map(|schema| schema.reference).collect();
    for (start, schema) in schemas.written.iter_mut().enumerate() {
        let mut at = schema.reference;
        // A longer chain runs in a cycle that does not hold its start; another start tells it.
        for _ in 0..references.len() {
            let Some(id) = at else { break };
            if id.0 == start {
                let message = "this reference leads back to itself";
                let diagnostic = Diagnostic::new(Code::ReferenceCycle, schema.origin, message);
                diagnostics.push(diagnostic.tolerable("it is read as any JSON"));
                schema.reference = None;
                break;
            }
            at = references.get(id.0).copied().flatten();
        }
    }
}
