//! What every part of the reading needs.

use std::collections::BTreeMap;

use super::{misplaced, section_of};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::Schemas;
use crate::schema::{Dialect, SchemaReader};
use crate::source::{Node, Origin, Sources};

/// A reading of one document: its schemas, and what was found wrong so far.
pub(crate) struct Reader<'s> {
    pub(crate) schemas: SchemaReader<'s>,
    sources: &'s Sources,
    diagnostics: Diagnostics,
    /// Fields that an object does not have, by the object and the field that was probably meant.
    misspelt: BTreeMap<(Origin, String), Diagnostic>,
}

impl<'s> Reader<'s> {
    /// A reading in a schema dialect.
    pub(crate) fn new(sources: &'s Sources, dialect: Dialect) -> Self {
        let schemas = SchemaReader::new(sources, dialect);
        Self { schemas, sources, diagnostics: Diagnostics::new(), misspelt: BTreeMap::new() }
    }

    /// Notes a fault at a node.
    pub(crate) fn fault(&mut self, code: Code, node: Node<'_>, message: impl Into<String>) {
        self.push(Diagnostic::new(code, node.origin(), message));
    }

    /// Notes a fault at a node that the reading gets over, and what it makes of it.
    pub(crate) fn tolerate(&mut self, code: Code, node: Node<'_>, message: &str, instead: &str) {
        self.push(Diagnostic::new(code, node.origin(), message).tolerable(instead));
    }

    /// Notes a field that an object does not have, and that is nearly called like one that it may
    /// have. Where that one is missing the two are one fault.
    pub(crate) fn misspell(&mut self, object: Node<'_>, meant: &str, diagnostic: Diagnostic) {
        let key = (object.origin(), meant.to_owned());
        if let Some(other) = self.misspelt.insert(key, diagnostic) {
            self.push(other);
        }
    }

    /// The fault of an object without a field that it has to have.
    pub(crate) fn missing(&mut self, object: Node<'_>, field: &str) -> Diagnostic {
        let message = format!("the field `{field}` is missing");
        let missing = Diagnostic::new(Code::MissingField, object.origin(), message);
        match self.misspelt.remove(&(object.origin(), field.to_owned())) {
            Some(Diagnostic { origin, help, message, .. }) => {
                let message = format!("{message}, and the field `{field}` is missing");
                Diagnostic { origin, help, message, ..missing }
            }
            None => missing,
        }
    }

    /// Notes a fault.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The object itself, behind references to it (OAS 3.1 §4.8.23).
    pub(crate) fn follow(&mut self, node: Node<'s>) -> Option<Node<'s>> {
        let target = self.target(node);
        target.map_err(|diagnostic| self.push(diagnostic)).ok()
    }

    /// The same for what can be done without, and what is done instead.
    pub(crate) fn follow_or(&mut self, node: Node<'s>, instead: &str) -> Option<Node<'s>> {
        let target = self.target(node);
        target.map_err(|diagnostic| self.push(diagnostic.tolerable(instead))).ok()
    }

    /// The same for what its surroundings are left out with, where that is allowed.
    pub(crate) fn follow_unless(&mut self, node: Node<'s>, instead: &str) -> Option<Node<'s>> {
        let target = self.target(node);
        target.map_err(|diagnostic| self.push(diagnostic.allowable(instead))).ok()
    }

    /// Where the findings of what is read next start.
    pub(crate) fn mark(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether something that was read since a mark has a fault that ends the run. Where that is
    /// allowed the whole of it is left out.
    pub(crate) fn is_faulty(&mut self, mark: usize, instead: &str) -> bool {
        let mut is_faulty = false;
        for diagnostic in self.diagnostics.iter_mut().skip(mark) {
            if diagnostic.severity() == Severity::Error && diagnostic.instead.is_none() {
                *diagnostic = diagnostic.clone().allowable(instead);
            }
            is_faulty |= diagnostic.instead.as_deref() == Some(instead);
        }
        is_faulty
    }

    /// What a node stands for, or what is wrong with its reference.
    pub(crate) fn target(&self, node: Node<'s>) -> Result<Node<'s>, Diagnostic> {
        // Longer chains than this are cycles.
        let mut at = node;
        let section = section_of(node);
        for _ in 0..32 {
            let Some(reference) = at.get("$ref") else { return Ok(at) };
            let Some(text) = reference.as_str() else {
                let (code, place) = (Code::WrongType, reference.origin());
                return Err(Diagnostic::new(code, place, "`$ref` is a string"));
            };
            let target = self.sources.resolve(reference, text)?;
            if let Some(fault) = section.and_then(|section| misplaced(at, target, section)) {
                return Err(fault);
            }
            at = target;
        }
        let message = "this reference leads back to itself";
        Err(Diagnostic::new(Code::ReferenceCycle, node.origin(), message))
    }

    /// The schemas, and everything that was found wrong.
    pub(crate) fn finish(mut self) -> (Schemas, Diagnostics) {
        let (schemas, diagnostics) = self.schemas.finish();
        self.diagnostics.extend(diagnostics);
        self.diagnostics.extend(self.misspelt.into_values());
        (schemas, self.diagnostics)
    }
}
