//! Schemas without references and without `allOf`: what everything behind the reader works on.
//!
//! A schema is taken apart into [atoms](conjunction::Atom): the keywords of each schema that it
//! has to fit, and the unions among them. Schemas with the same atoms are the same, whatever path
//! the document takes to them, so a schema that merges itself (`next: allOf [Base, {next: …}]`)
//! comes back to one that is known, and the work ends.

mod conjunction;
mod intersection;
mod union;

use std::collections::BTreeMap;
use std::rc::Rc;

pub(crate) use self::conjunction::says_something;
use self::conjunction::{Atom, Conjunction};
use crate::Strictness;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Kinds, Schema, SchemaId, Schemas};
use crate::source::Origin;

/// More work than merging takes for any document: unions beside unions can multiply. The unit is a
/// schema that is looked at.
const BUDGET: usize = 1_000_000;

/// The same for each schema that the document writes.
const BUDGET_OF_ONE: usize = 100;

/// The work of making a schema.
const MAKING: usize = 100;

/// Merges schemas, each set of atoms once.
pub(crate) struct Flattener {
    schemas: Schemas,
    /// The atoms of schemas that merging made.
    made: BTreeMap<SchemaId, Conjunction>,
    /// The branch that a schema was before what stands beside its union was merged into it.
    parts: BTreeMap<SchemaId, SchemaId>,
    /// The schema that stands for a set of atoms.
    known: BTreeMap<Vec<Atom>, SchemaId>,
    /// What schemas were found to be made of, to stand for, and to come to.
    conjunctions: BTreeMap<SchemaId, Rc<Conjunction>>,
    canonical: BTreeMap<SchemaId, SchemaId>,
    plain: BTreeMap<SchemaId, Rc<Schema>>,
    pub(crate) diagnostics: Diagnostics,
    strictness: Strictness,
    /// The work that is left.
    left: usize,
    /// Whether there was too much of it: what is asked for then is of no use to anybody.
    is_exhausted: bool,
}

/// Two schemas that no value fits both.
pub(super) struct Conflict {
    first: Origin,
    second: Origin,
    message: String,
}

impl Flattener {
    /// A flattener of the schemas of a document.
    pub(crate) fn new(schemas: Schemas, strictness: Strictness) -> Self {
        Self {
            left: schemas.written.len() * BUDGET_OF_ONE + BUDGET,
            schemas,
            made: BTreeMap::new(),
            parts: BTreeMap::new(),
            known: BTreeMap::new(),
            conjunctions: BTreeMap::new(),
            canonical: BTreeMap::new(),
            plain: BTreeMap::new(),
            diagnostics: Diagnostics::new(),
            strictness,
            is_exhausted: false,
        }
    }

    /// The schemas, with all that was merged.
    pub(crate) fn finish(mut self) -> (Schemas, Diagnostics) {
        let plain = self.plain.into_iter().map(|(id, schema)| (id, Rc::unwrap_or_clone(schema)));
        self.schemas.plain = plain.collect();
        (self.schemas, self.diagnostics)
    }

    /// Whether the document asks for more work than any should, which is told of.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.is_exhausted
    }

    /// Takes note of work for a schema.
    fn spend(&mut self, work: usize, id: SchemaId) {
        let left = self.left.checked_sub(work);
        self.left = left.unwrap_or(0);
        if left.is_none() && !self.is_exhausted {
            self.is_exhausted = true;
            let message = "merging the schemas of this document takes more work than it should";
            let origin = self.schemas.get(id).origin;
            let diagnostic = Diagnostic::new(Code::UnsupportedSchema, origin, message);
            self.diagnostics.push(diagnostic.help(
                "write unions that stand beside each other as one, and shorten chains of `allOf`",
            ));
        }
    }

    /// A schema as it is written.
    pub(crate) fn written(&self, id: SchemaId) -> &Schema {
        self.schemas.get(id)
    }

    /// The schema that says the same as this one: the target of a bare reference, an `allOf` that
    /// was merged before, or the schema itself.
    pub(crate) fn canonical(&mut self, id: SchemaId) -> SchemaId {
        if let Some(canonical) = self.canonical.get(&id) {
            return *canonical;
        }
        let canonical = self.find_canonical(id);
        self.canonical.insert(id, canonical);
        canonical
    }

    fn find_canonical(&mut self, id: SchemaId) -> SchemaId {
        let key = self.conjunction(id).key();
        if key.is_empty() {
            // Any JSON: two places that say nothing have nothing else in common.
            return id;
        }
        if let Some(known) = self.stands_for(&key) {
            return known;
        }
        let mut target = id;
        // A bare reference stands for what it names, wherever in the document that comes.
        for _ in 0..64 {
            let Some(next) = self.bare_target(target) else { break };
            if self.conjunction(next).key() != key {
                break;
            }
            target = next;
        }
        self.known.insert(key, target);
        target
    }

    /// Notes that a schema has the type of another, which says the same.
    pub(crate) fn join(&mut self, id: SchemaId, canonical: SchemaId) {
        self.schemas.same.insert(id, canonical);
    }

    /// The schema that is known to stand for a set of atoms.
    fn stands_for(&mut self, key: &[Atom]) -> Option<SchemaId> {
        if let [Atom::Own(only)] = key
            && self.conjunction(*only).key() == key
        {
            return Some(*only);
        }
        self.known.get(key).copied()
    }

    /// What a schema only refers to, where it says nothing itself.
    fn bare_target(&self, id: SchemaId) -> Option<SchemaId> {
        let schema = self.schemas.get(id);
        match (schema.reference, schema.all_of.as_slice()) {
            (Some(target), []) => Some(target),
            (None, [target]) => Some(*target),
            _ => None,
        }
    }

    /// The branch that a schema was before what stands beside its union was merged into it.
    pub(crate) fn part(&self, branch: SchemaId) -> SchemaId {
        self.parts.get(&branch).copied().unwrap_or(branch)
    }

    /// Whether `null` is allowed by a note on the way to what the schema refers to.
    pub(crate) fn is_noted_nullable(&mut self, id: SchemaId) -> bool {
        self.conjunction(id).is_nullable
    }

    /// What a schema comes to: no references, no `allOf`, at most one union, whose branches hold
    /// what stands beside it. A conflict is reported where it is met first.
    pub(crate) fn plain(&mut self, id: SchemaId) -> Rc<Schema> {
        if let Some(plain) = self.plain.get(&id) {
            return Rc::clone(plain);
        }
        let conjunction = self.conjunction(id);
        let plain = match self.merge(&conjunction) {
            Ok(merged) => self.distribute(id, merged, &conjunction),
            Err(conflict) => {
                let diagnostic = self.conflict(conflict.second, conflict.message);
                self.diagnostics.push(diagnostic.label(conflict.first, "what it conflicts with"));
                Schema { is_never: true, ..Schema::default() }
            }
        };
        let plain = Rc::new(self.annotated(id, plain));
        self.plain.insert(id, Rc::clone(&plain));
        plain
    }

    /// A schema that no value fits.
    fn conflict(&self, origin: Origin, message: impl Into<String>) -> Diagnostic {
        match self.strictness {
            Strictness::Strict => Diagnostic::new(Code::ConflictingSchema, origin, message)
                .tolerable("its type has no values"),
            Strictness::Lenient => Diagnostic::new(Code::NoValue, origin, message),
        }
    }

    /// What the schema itself says about it goes before what its parts say.
    fn annotated(&self, id: SchemaId, mut plain: Schema) -> Schema {
        let own = self.schemas.get(id);
        plain.origin = own.origin;
        plain.title = own.title.clone().or(plain.title);
        plain.description = own.description.clone().or(plain.description);
        plain.default = own.default.clone().or(plain.default);
        plain.is_deprecated |= own.is_deprecated;
        plain.is_read_only |= own.is_read_only;
        plain.is_write_only |= own.is_write_only;
        if !own.examples.is_empty() {
            plain.examples.clone_from(&own.examples);
        }
        plain
    }

    /// The same schema for one JSON type of several.
    pub(crate) fn of_kinds(&mut self, schema: &Schema, kinds: Kinds) -> SchemaId {
        self.push(Schema {
            kinds: Some(kinds),
            title: None,
            description: None,
            default: None,
            examples: Vec::new(),
            ..schema.clone()
        })
    }

    /// The schema that fits what fits all of them; none of none.
    fn all(&mut self, ids: &[SchemaId]) -> Option<SchemaId> {
        let first = *ids.first()?;
        if ids.iter().all(|id| *id == first) {
            return Some(first);
        }
        let parts: Vec<_> = ids.iter().map(|id| self.conjunction(*id)).collect();
        let conjunction = Conjunction::of_all(parts.iter().map(Rc::as_ref));
        Some(self.of_conjunction(conjunction, first))
    }

    /// The schema of some atoms; what it is called and where it stands is that of another.
    fn of_conjunction(&mut self, conjunction: Conjunction, like: SchemaId) -> SchemaId {
        let key = conjunction.key();
        if let Some(known) = self.stands_for(&key) {
            return known;
        }
        let like = self.schemas.get(like);
        let made = Schema {
            origin: like.origin,
            title: like.title.clone(),
            description: like.description.clone(),
            default: like.default.clone(),
            is_deprecated: like.is_deprecated,
            is_read_only: like.is_read_only,
            is_write_only: like.is_write_only,
            ..Schema::default()
        };
        let id = self.push(made);
        self.made.insert(id, conjunction);
        self.known.insert(key, id);
        id
    }

    fn push(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(self.schemas.written.len());
        self.schemas.written.push(schema);
        self.spend(MAKING, id);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, Flattener, MAKING};
    use crate::Strictness;
    use crate::diagnostic::Code;
    use crate::model::{Property, Schema, SchemaId, Schemas};

    #[test]
    fn merging_without_an_end_is_refused_once() {
        let mut flattener = Flattener::new(Schemas::default(), Strictness::Strict);
        for _ in 0..BUDGET / MAKING {
            flattener.push(Schema::default());
        }
        assert!(flattener.diagnostics.is_empty());
        flattener.push(Schema::default());
        flattener.push(Schema::default());
        assert!(flattener.is_exhausted());
        let (_, diagnostics) = flattener.finish();
        let codes: Vec<Code> = diagnostics.iter().map(|one| one.code).collect();
        assert_eq!(codes, [Code::UnsupportedSchema]);
    }

    #[test]
    fn a_large_document_leaves_room_for_what_merging_makes() {
        let object = |schema| {
            let mut object = Schema::default();
            let property = Property { schema: SchemaId(schema), is_required: false };
            object.properties.insert("name".to_owned(), property);
            object
        };
        let mut written = vec![Schema::default(); 100_000];
        let titled = Schema {
            title: Some("a".to_owned()),
            format: Some("b".to_owned()),
            ..Schema::default()
        };
        let all_of = vec![SchemaId(0), SchemaId(1)];
        written.splice(0..4, [object(2), object(3), titled.clone(), titled]);
        written.push(Schema { all_of, ..Schema::default() });
        let last = SchemaId(written.len() - 1);
        let schemas = Schemas { written, ..Schemas::default() };
        let mut flattener = Flattener::new(schemas, Strictness::Lenient);
        let merged = flattener.plain(last);
        let name = merged.properties.get("name").map(|property| property.schema);
        assert!(name.is_some_and(|name| name != SchemaId::ANY));
        assert!(flattener.finish().1.is_empty());
    }
}
