//! The list of schemas to read.

use std::collections::{BTreeMap, VecDeque};

use indexmap::IndexMap;

use super::dialect::Dialect;
use super::keywords;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Schema, SchemaId, Schemas};
use crate::reading::misplaced;
use crate::source::{Node, Origin, Sources};

/// Schemas of a circle of references that are worth showing.
const WAYPOINTS: usize = 3;

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
            Ok(target) => match misplaced(from, target, "schemas") {
                None => return Some(self.read(target)),
                Some(diagnostic) => diagnostic,
            },
            Err(diagnostic) => diagnostic,
        };
        let meant = self.sources.meant(from, reference);
        let instead = match &meant {
            Some((pointer, _)) => format!("it is read as `{pointer}`"),
            None => instead.to_owned(),
        };
        self.diagnostics.push(diagnostic.tolerable(&instead));
        meant.map(|(_, target)| self.read(target))
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
/// JSON stands for it. Each circle is told of once, where the document names it first.
fn break_reference_cycles(schemas: &mut Schemas, diagnostics: &mut Diagnostics) {
    // The start from which a schema was reached first.
    let mut reached = vec![None; schemas.written.len()];
    for start in 0..schemas.written.len() {
        let mut at = Some(SchemaId(start));
        while let Some(id) = at {
            let Some(mark) = reached.get_mut(id.0) else { break };
            match *mark {
                None => *mark = Some(start),
                Some(first) if first == start => {
                    cut(schemas, id, diagnostics);
                    break;
                }
                Some(_) => break,
            }
            at = schemas.get(id).reference;
        }
    }
}

/// Takes the references out of a circle, and tells of it.
fn cut(schemas: &mut Schemas, id: SchemaId, diagnostics: &mut Diagnostics) {
    let mut circle = Vec::new();
    let mut at = Some(id);
    while let Some(schema) = at.and_then(|id| schemas.written.get_mut(id.0)) {
        circle.push(schema.origin);
        at = schema.reference.take();
    }
    // The last is the first again.
    circle.sort_unstable();
    circle.dedup();
    let Some((first, others)) = circle.split_first() else { return };
    let message = "this reference leads back to itself";
    let diagnostic = Diagnostic::new(Code::ReferenceCycle, *first, message);
    let diagnostic = diagnostic.tolerable("it is read as any JSON");
    let label = |diagnostic: Diagnostic, place: &Origin| diagnostic.label(*place, "by way of this");
    diagnostics.push(others.iter().take(WAYPOINTS).fold(diagnostic, label));
}
