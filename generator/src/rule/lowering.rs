//! The work of lowering: which schemas have a table, and which patterns are none.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Check, Rule, Schema, SchemaId, Schemas};
use crate::source::{Origin, Sources};

/// Characters that are shown of a pattern.
const SHOWN: usize = 200;

/// Schemas that may speak of one value below each other: a server looks at them that deep.
const DEEPEST: usize = 64;

/// How many schemas may be written out in the rules of others, and how many more for each that the
/// document has.
const BUDGET: usize = 50_000;
const BUDGET_OF_ONE: usize = 10;

/// Makes rules of schemas.
pub(super) struct Lowering<'a> {
    sources: &'a Sources,
    pub(super) schemas: &'a Schemas,
    tables: BTreeMap<SchemaId, Vec<Rule>>,
    /// Schemas that rules refer to and that have no table yet.
    waiting: Vec<SchemaId>,
    /// How many schemas speak of one value below each other; none where that has no end.
    heights: BTreeMap<SchemaId, Option<usize>>,
    /// How many more schemas may be written out, and the one at which that was too little.
    left: usize,
    exhausted: Option<Origin>,
    /// Patterns that were told to be none.
    told: BTreeSet<(Origin, String)>,
    diagnostics: Diagnostics,
}

impl<'a> Lowering<'a> {
    pub(super) fn new(sources: &'a Sources, schemas: &'a Schemas) -> Self {
        Self {
            sources,
            schemas,
            tables: BTreeMap::new(),
            waiting: Vec::new(),
            heights: BTreeMap::new(),
            left: BUDGET + schemas.written.len() * BUDGET_OF_ONE,
            exhausted: None,
            told: BTreeSet::new(),
            diagnostics: Diagnostics::new(),
        }
    }

    /// The tables of all schemas that were referred to, and of those that they refer to.
    pub(super) fn finish(mut self) -> (BTreeMap<SchemaId, Vec<Rule>>, Diagnostics) {
        while let Some(id) = self.waiting.pop() {
            if !self.tables.contains_key(&id) {
                let rules = self.whole(id, &mut Vec::new());
                self.tables.insert(id, rules);
            }
        }
        if let Some(origin) = self.exhausted {
            let message = "what this schema says of one value takes more rules than it should";
            self.diagnostics.push(Diagnostic::new(Code::UnsupportedSchema, origin, message));
        }
        (self.tables, self.diagnostics)
    }

    /// The rules of a part of a value: an item, a member's value or name. What is referred to has a
    /// table of its own, which may come back to itself.
    pub(super) fn part(&mut self, id: SchemaId) -> Vec<Rule> {
        match self.bare_target(id) {
            Some(target) => self.refer(target),
            None => self.whole(id, &mut Vec::new()),
        }
    }

    /// The rules of a table; nothing where a schema says nothing.
    fn refer(&mut self, target: SchemaId) -> Vec<Rule> {
        let schema = self.schemas.get(target);
        let says_nothing = schema.reference.is_none() && self.is_bare(schema);
        if says_nothing {
            return Vec::new();
        }
        self.waiting.push(target);
        vec![Rule::As(target)]
    }

    /// The table that stands for a bare reference at the same value: none where what it refers to
    /// comes back to itself there, so that no check goes round.
    pub(super) fn in_place(&mut self, id: SchemaId) -> Option<Vec<Rule>> {
        let target = self.bare_target(id)?;
        let height = self.height(target)?;
        (height <= DEEPEST).then(|| self.refer(target))
    }

    /// How many schemas speak of the same value below each other; none where one of them is met
    /// twice on one way. Each is gone into once.
    fn height(&mut self, start: SchemaId) -> Option<usize> {
        let mut path: Vec<(SchemaId, Vec<SchemaId>, usize)> = Vec::new();
        let mut open = BTreeSet::new();
        let mut next = Some(start);
        loop {
            if let Some(id) = next.take() {
                open.insert(id);
                path.push((id, same_value(self.schemas.get(id)), 0));
            }
            let Some((id, waiting, height)) = path.last_mut() else { break };
            let id = *id;
            let Some(below) = waiting.pop() else {
                let height = *height;
                self.heights.insert(id, Some(height));
                open.remove(&id);
                path.pop();
                if let Some((_, _, above)) = path.last_mut() {
                    *above = (*above).max(height + 1);
                }
                continue;
            };
            match self.heights.get(&below) {
                Some(Some(known)) => *height = (*height).max(known + 1),
                // All that is open leads there.
                Some(None) => break,
                None if open.contains(&below) => break,
                None => next = Some(below),
            }
        }
        self.heights.extend(path.into_iter().map(|(id, _, _)| (id, None)));
        self.heights.get(&start).copied().flatten()
    }

    /// Whether one more schema may be written out in the rules of another. What is written out at
    /// each place that names it can double with each schema.
    pub(super) fn may_write(&mut self, id: SchemaId) -> bool {
        if self.left == 0 {
            self.exhausted.get_or_insert(self.schemas.get(id).origin);
            return false;
        }
        self.left -= 1;
        true
    }

    /// Whether a schema is the one that nothing fits.
    pub(super) fn is_never(&self, id: SchemaId) -> bool {
        self.schemas.plain(id).is_never
    }

    /// Whether a pattern can be searched for (ECMA-262); one that cannot is told of.
    pub(super) fn is_pattern(&mut self, origin: Origin, pattern: &str) -> bool {
        let is_searched = crate::pattern::compile(pattern).is_some();
        if !is_searched && self.told.insert((origin, pattern.to_owned())) {
            let reason = match crate::pattern::fault(pattern) {
                None => "cannot be searched for in bounded time".to_owned(),
                Some(fault) => format!("is not a pattern (ECMA-262: {fault})"),
            };
            let shown: String = pattern.chars().take(SHOWN).collect();
            let cut = if shown.len() < pattern.len() { "…" } else { "" };
            let message = format!("`{shown}{cut}` {reason}, so nothing is checked by it");
            let place = self.place_of(origin, pattern);
            let diagnostic = Diagnostic::new(Code::UncheckedKeyword, origin, message);
            self.diagnostics.push(Diagnostic { origin: place.or(diagnostic.origin), ..diagnostic });
        }
        is_searched
    }

    /// Where a schema has a pattern.
    fn place_of(&self, schema: Origin, pattern: &str) -> Option<Place> {
        let node = self.sources.node(schema);
        let own = node.get("pattern").filter(|own| own.as_str() == Some(pattern));
        let name = || node.get("patternProperties")?.get(pattern);
        own.map(|own| Place::Value(own.origin())).or_else(|| Some(Place::Key(name()?.origin())))
    }

    /// Leaves out patterns that are none.
    pub(super) fn retain_patterns(&mut self, origin: Origin, patterns: &mut Vec<String>) {
        patterns.retain(|pattern| self.is_pattern(origin, pattern));
    }

    /// What a schema refers to that says nothing itself.
    fn bare_target(&self, id: SchemaId) -> Option<SchemaId> {
        let schema = self.schemas.get(id);
        schema.reference.filter(|_| self.is_bare(schema))
    }

    /// Whether a schema says nothing but for its reference.
    fn is_bare(&self, schema: &Schema) -> bool {
        schema.all_of.is_empty()
            && schema.any_of.is_empty()
            && schema.one_of.is_empty()
            && !schema.is_nullable
            && !crate::flatten::says_something(schema)
    }
}

/// The schemas that say more of the value that a schema speaks of.
fn same_value(schema: &Schema) -> Vec<SchemaId> {
    let listed = schema.all_of.iter().chain(&schema.any_of).chain(&schema.one_of);
    let mut all: Vec<SchemaId> = schema.reference.iter().chain(listed).copied().collect();
    for check in &schema.checks {
        match check {
            Check::Not(id) => all.push(*id),
            Check::When { condition, then, otherwise } => {
                all.extend([Some(*condition), *then, *otherwise].into_iter().flatten());
            }
            Check::Dependent { schema, .. } => all.extend(schema),
            Check::AnyOf(branches) | Check::OneOf(branches) => all.extend(branches),
            Check::Contains { .. } | Check::Unevaluated(_) => {}
        }
    }
    all
}
