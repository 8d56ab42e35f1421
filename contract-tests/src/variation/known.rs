//! What is varied already, so that it is not varied again.

use std::collections::{BTreeMap, BTreeSet};

use concord::model::{Api, SchemaId};

/// Operations above which a reusable schema is varied in one of them alone: what its type makes of
/// a value is the same everywhere, and the checks of a large document would not end.
const MANY: usize = 64;

/// What is varied already.
#[derive(Debug)]
pub(super) struct Known {
    operation: usize,
    /// The names of the operation's variations.
    names: BTreeSet<String>,
    /// The first operation that a schema was varied in, by whether in an answer; none where the
    /// document is small.
    schemas: Option<BTreeMap<(SchemaId, bool), usize>>,
}

impl Known {
    /// Nothing yet.
    pub(super) fn of(api: &Api) -> Self {
        let schemas = (api.operations.len() > MANY).then(BTreeMap::new);
        Self { operation: 0, names: BTreeSet::new(), schemas }
    }

    /// Goes on to another operation.
    pub(super) fn enter(&mut self, operation: usize) {
        self.operation = operation;
        self.names.clear();
    }

    /// Whether the operation has no variation of this name yet.
    pub(super) fn is_new(&mut self, name: String) -> bool {
        self.names.insert(name)
    }

    /// Whether another operation shows what becomes of values of a reusable schema.
    pub(super) fn is_shown_elsewhere(&mut self, schema: SchemaId, is_answer: bool) -> bool {
        let operation = self.operation;
        self.schemas.as_mut().is_some_and(|schemas| {
            *schemas.entry((schema, is_answer)).or_insert(operation) != operation
        })
    }
}
