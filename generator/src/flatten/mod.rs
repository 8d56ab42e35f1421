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

pub(crate) use self::conjunction::says_something;
use self::conjunction::{Atom, Conjunction};
use crate::Strictness;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Kinds, Schema, SchemaId, Schemas};
use crate::source::Origin;

/// More schemas than merging needs to make of any document: unions beside unions can multiply.
const BUDGET: usize = 50_000;

/// Merges schemas, each set of atoms once.
pub(crate) struct Flattener {
    schemas: Schemas,
    /// The atoms of schemas that merging made.
    made: BTreeMap<SchemaId, Conjunction>,
    /// The branch that a schema was before what stands beside its union was merged into it.
    parts: BTreeMap<SchemaId, SchemaId>,
    /// The schema that stands for a set of atoms.
    known: BTreeMap<Vec<Atom>, SchemaId>,
    pub(crate) diagnostics: Diagnostics,
    strictness: Strictness,
    /// How many schemas there may be, with those that the document writes.
    limit: usize,
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
            limit: schemas.written.len() + BUDGET,
            schemas,
            made: BTreeMap::new(),
            parts: BTreeMap::new(),
            known: BTreeMap::new(),
            diagnostics: Diagnostics::new(),
            strictness,
        }
    }

    /// The schemas, with all that was merged.
    pub(crate) fn finish(self) -> (Schemas, Diagnostics) {
        (self.schemas, self.diagnostics)
    }

    /// A schema as it is written.
    pub(crate) fn written(&self, id: SchemaId) -> &Schema {
        self.schemas.get(id)
    }

    /// The schema that says the same as this one: the target of a bare reference, an `allOf` that
    /// was merged before, or the schema itself.
    pub(crate) fn canonical(&mut self, id: SchemaId) -> SchemaId {
        let key = self.conjunction(id).key();
        if key.is_empty() {
            // Any JSON: two places that say nothing have nothing else in common.
            return id;
        }
        if let [Atom::Own(only)] = key.as_slice()
            && self.conjunction(*only).key() == key
        {
            return *only;
        }
        if let Some(known) = self.known.get(&key) {
            return *known;
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
    pub(crate) fn is_noted_nullable(&self, id: SchemaId) -> bool {
        self.conjunction(id).is_nullable
    }

    /// What a schema comes to: no references, no `allOf`, at most one union, whose branches hold
    /// what stands beside it. A conflict is reported where it is met first.
    pub(crate) fn plain(&mut self, id: SchemaId) -> Schema {
        if let Some(plain) = self.schemas.plain.get(&id) {
            return plain.clone();
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
        let plain = self.annotated(id, plain);
        self.schemas.plain.insert(id, plain.clone());
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

    /// The schema that fits what fits both.
    fn both(&mut self, first: SchemaId, second: SchemaId) -> SchemaId {
        if first == second {
            return first;
        }
        let conjunction = self.conjunction(first).and(&self.conjunction(second));
        self.of_conjunction(conjunction, first)
    }

    /// The schema of some atoms; what it is called and where it stands is that of another.
    fn of_conjunction(&mut self, conjunction: Conjunction, like: SchemaId) -> SchemaId {
        let key = conjunction.key();
        if let [Atom::Own(only)] = key.as_slice()
            && self.conjunction(*only).key() == key
        {
            return *only;
        }
        if let Some(known) = self.known.get(&key) {
            return *known;
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
        if self.schemas.written.len() == self.limit {
            let message = "merging the schemas of this document does not come to an end";
            let diagnostic = Diagnostic::new(Code::UnsupportedSchema, schema.origin, message);
            self.diagnostics.push(diagnostic);
        }
        if self.schemas.written.len() > self.limit {
            return SchemaId::ANY;
        }
        let id = SchemaId(self.schemas.written.len());
        self.schemas.written.push(schema);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, Flattener};
    use crate::Strictness;
    use crate::diagnostic::Code;
    use crate::model::{Property, Schema, SchemaId, Schemas};

    #[test]
    fn merging_without_an_end_is_refused_once() {
        let mut flattener = Flattener::new(Schemas::default(), Strictness::Strict);
        let room = flattener.limit - flattener.schemas.written.len();
        for _ in 0..room {
            flattener.push(Schema::default());
        }
        assert!(flattener.diagnostics.is_empty());
        assert_eq!(flattener.push(Schema::default()).0, flattener.limit);
        assert_eq!(flattener.push(Schema::default()), SchemaId::ANY);
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
        let mut written = vec![Schema::default(); BUDGET + 1];
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
