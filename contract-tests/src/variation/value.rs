//! Values with one thing changed, at every place that a schema speaks about.

use concord::model::{Api, SchemaId};
use concord::source::pointer::escape;
use concord::{Fitness, Site};
use serde_json::{Map, Value, json};

use super::known::Known;
use crate::sight::Sight;

/// Objects and lists inside of each other, beyond which nothing is changed.
const DEPTH: usize = 6;

/// Texts and lists that are longer are not made to reach a limit.
const LONGEST: u64 = 10_000;

/// A value with one thing changed.
#[derive(Clone, Debug)]
pub(super) struct Changed {
    /// The place and the change, as part of an id: `.arguments-left-out`.
    pub(super) name: String,
    /// The whole value.
    pub(super) value: Value,
    /// What a reader that lists nothing makes of it.
    pub(super) nature: Nature,
    /// What the document says of it.
    pub(super) fitness: Fitness,
}

/// What a change comes to for somebody who takes what is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// The type is another one, or something is missing.
    Structural,
    /// The value is of its type, and not among those that are listed.
    Unlisted,
    /// A limit is broken, or it is up to a union what it means.
    Debatable,
}

/// Every change of a value, and of what it would be with every member that it may have. Of one that
/// does not have its form there is none: it would be up to that what becomes of a change.
pub(super) fn changes(api: &Api, site: Site, value: &Value, known: &mut Known) -> Vec<Changed> {
    let mut changes = Vec::new();
    let whole = completed(api, site.schema, value, 0);
    for root in [value, &whole] {
        if concord::has_form(api, site, root) {
            let mut walk = Walk { api, site, root, known: &mut *known, changes: &mut changes };
            walk.place(site.schema, root, &Place::default());
        }
    }
    if whole != *value {
        let name = "-with-everything".to_owned();
        let fitness = concord::fitness(api, site, value, &whole);
        changes.push(Changed { name, value: whole, nature: Nature::Structural, fitness });
    }
    changes.retain(|change| !concord::is_ambiguous(&api.schemas, site.schema, &change.value));
    changes
}

/// A value with every member that it may have.
fn completed(api: &Api, schema: SchemaId, value: &Value, depth: usize) -> Value {
    if depth > DEPTH {
        return value.clone();
    }
    let sight = Sight::of(&api.schemas, schema, value, false);
    match value {
        Value::Object(members) => {
            let mut members: Map<_, _> = members.clone();
            for (name, property) in sight.each(&api.schemas).flat_map(|schema| &schema.properties) {
                let value = members
                    .entry(name.clone())
                    .or_insert_with(|| concord::made(api, property.schema));
                *value = completed(api, property.schema, value, depth + 1);
            }
            // A union may have taken the value for another branch by what was added.
            let completed = Value::Object(members);
            let is_fit = concord::misfit(&api.schemas, schema, &completed).is_none();
            if is_fit { completed } else { value.clone() }
        }
        Value::Array(items) => {
            let item = sight.each(&api.schemas).find_map(|schema| schema.items);
            let inner = |value: &Value| {
                item.map_or_else(|| value.clone(), |item| completed(api, item, value, depth + 1))
            };
            items.iter().map(inner).collect()
        }
        scalar => scalar.clone(),
    }
}

/// A place of a value.
#[derive(Clone, Debug, Default)]
struct Place {
    /// Its pointer.
    pointer: String,
    /// Its pointer with dots and without indices, for ids.
    name: String,
    depth: usize,
    is_in_union: bool,
}

struct Walk<'w> {
    api: &'w Api,
    site: Site,
    root: &'w Value,
    known: &'w mut Known,
    changes: &'w mut Vec<Changed>,
}

impl Walk<'_> {
    fn place(&mut self, schema: SchemaId, value: &Value, place: &Place) {
        let reused = self.api.schemas.get(schema).reference;
        if reused.is_some_and(|it| self.known.is_shown_elsewhere(it, self.site.is_answer)) {
            return;
        }
        let sight = Sight::of(&self.api.schemas, schema, value, place.is_in_union);
        // Any JSON may stand here, and any does.
        if place.depth > DEPTH || sight.is_silent(&self.api.schemas) && place.depth > 1 {
            return;
        }
        self.other_values(&sight, value, place);
        match value {
            Value::Object(members) => self.members(&sight, members, place),
            Value::Array(items) => self.items(&sight, items, place),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// Other values in place of this one.
    fn other_values(&mut self, sight: &Sight, value: &Value, place: &Place) {
        let others = [
            ("is-null", json!(null)),
            ("is-a-flag", json!(true)),
            ("is-a-number", json!(7)),
            ("is-below-zero", json!(-1)),
            ("is-a-fraction", json!(0.5)),
            ("is-a-text", json!("another text")),
            ("is-an-empty-text", json!("")),
            ("is-an-empty-list", json!([])),
            ("is-an-empty-object", json!({})),
        ];
        let others = others.into_iter().map(|(name, value)| (name.to_owned(), value));
        let mut others: Vec<_> = others.collect();
        for schema in sight.each(&self.api.schemas) {
            let listed = schema.enumeration.iter().flatten();
            others.extend(listed.map(|one| (format!("is-{}", word(one)), one.clone())));
            others.extend(edges(&schema.limits));
        }
        for (index, branch) in sight.branches.iter().enumerate() {
            others.push((format!("is-of-branch-{}", index + 1), concord::made(self.api, *branch)));
        }
        for (name, other) in others.into_iter().filter(|(_, other)| other != value) {
            let nature = self.nature(sight, &other);
            self.push(place, &name, nature, |_| Some(other));
        }
    }

    fn nature(&self, sight: &Sight, other: &Value) -> Nature {
        // A constant outside of a union has no other value that one could keep.
        let is_listed = |schema: &concord::model::Schema| {
            schema.enumeration.iter().flatten().any(Value::is_string)
                || (sight.is_in_union && schema.constant.is_some())
        };
        if !sight.has_type(&self.api.schemas, other) {
            if sight.is_in_union { Nature::Debatable } else { Nature::Structural }
        } else if other.is_string() && sight.each(&self.api.schemas).any(is_listed) {
            Nature::Unlisted
        } else {
            Nature::Debatable
        }
    }

    fn members(&mut self, sight: &Sight, members: &Map<String, Value>, place: &Place) {
        let missing = if sight.is_in_union { Nature::Debatable } else { Nature::Structural };
        for (name, value) in members {
            let inner = place.member(name, sight.is_in_union);
            if let Some(schema) = sight.property(&self.api.schemas, name) {
                self.push(&inner, "left-out", missing, |_| None);
                self.place(schema, value, &inner);
            }
        }
        for (name, value) in [("a-number", json!(7)), ("a-text", json!("another text"))] {
            let inner = place.member("x-undeclared", sight.is_in_union);
            self.push(&inner, name, Nature::Debatable, |_| Some(value));
        }
        let nameless = place.member("", sight.is_in_union);
        self.push(&nameless, "has-no-name", Nature::Debatable, |_| Some(json!("another text")));
    }

    fn items(&mut self, sight: &Sight, items: &[Value], place: &Place) {
        for schema in sight.each(&self.api.schemas) {
            let limits = &schema.limits;
            let lengths = limits.min_items.map(|least| least.saturating_sub(1));
            let lengths = [lengths, limits.max_items.map(|most| most + 1)];
            let lengths = lengths.into_iter().flatten().filter(|length| *length <= LONGEST);
            for length in lengths.filter_map(|one| usize::try_from(one).ok()) {
                let other: Vec<_> = items.iter().cycle().take(length).cloned().collect();
                let name = format!("has-{length}-items");
                self.push(place, &name, Nature::Debatable, |_| Some(Value::Array(other)));
            }
        }
        let Some(item) = sight.each(&self.api.schemas).find_map(|schema| schema.items) else {
            return;
        };
        // One item tells of all, save where they are of several kinds.
        let mut kinds = Vec::new();
        for (index, value) in items.iter().enumerate() {
            let kind = Sight::of(&self.api.schemas, item, value, false).kind(&self.api.schemas);
            if !kinds.contains(&kind) {
                let inner = place.item(index, kind.as_deref(), sight.is_in_union);
                self.place(item, value, &inner);
                kinds.push(kind);
            }
        }
    }

    /// Puts another value, or none, at a place.
    fn push(
        &mut self,
        place: &Place,
        what: &str,
        nature: Nature,
        other: impl FnOnce(&Value) -> Option<Value>,
    ) {
        let mut value = self.root.clone();
        let other = other(&value);
        if replace(&mut value, &place.pointer, other).is_some() {
            let fitness = concord::fitness(self.api, self.site, self.root, &value);
            let name = format!("{}-{what}", place.name);
            self.changes.push(Changed { name, value, nature, fitness });
        }
    }
}

impl Place {
    fn member(&self, name: &str, is_in_union: bool) -> Self {
        Self {
            pointer: format!("{}/{}", self.pointer, escape(name)),
            name: format!("{}.{name}", self.name),
            depth: self.depth + 1,
            is_in_union,
        }
    }

    fn item(&self, index: usize, kind: Option<&str>, is_in_union: bool) -> Self {
        Self {
            pointer: format!("{}/{index}", self.pointer),
            name: format!("{}.{}", self.name, kind.unwrap_or("item")),
            depth: self.depth + 1,
            is_in_union,
        }
    }
}

/// Puts a value, or nothing, where a pointer points; none where there is no such place.
fn replace(root: &mut Value, pointer: &str, other: Option<Value>) -> Option<()> {
    let Some((parent, name)) = pointer.rsplit_once('/') else {
        *root = other?;
        return Some(());
    };
    let name = name.replace("~1", "/").replace("~0", "~");
    match (root.pointer_mut(parent)?, other) {
        (Value::Object(members), Some(value)) => {
            members.insert(name, value);
        }
        (Value::Object(members), None) => {
            members.shift_remove(&name)?;
        }
        (Value::Array(items), Some(value)) => *items.get_mut(name.parse::<usize>().ok()?)? = value,
        _ => return None,
    }
    Some(())
}

/// Values at the edges of limits, and one step beyond.
fn edges(limits: &concord::model::Limits) -> Vec<(String, Value)> {
    let mut edges = Vec::new();
    let numbers =
        [limits.minimum, limits.maximum, limits.exclusive_minimum, limits.exclusive_maximum];
    // Beyond them one step makes no other number.
    let is_exact = |edge: &f64| edge.abs() < 9e15;
    for edge in numbers.into_iter().flatten().filter(is_exact) {
        for value in [edge - 1.0, edge, edge + 1.0] {
            edges.push((format!("is-{value}"), whole_number(value)));
        }
    }
    let lengths = [limits.min_length, limits.max_length].into_iter().flatten();
    for length in lengths.filter(|length| *length <= LONGEST) {
        for length in [length.saturating_sub(1), length, length + 1] {
            let text = "x".repeat(usize::try_from(length).unwrap_or_default());
            edges.push((format!("has-length-{length}"), json!(text)));
        }
    }
    edges
}

/// A number as an integer, where it is one.
fn whole_number(value: f64) -> Value {
    if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }
}

/// A value as a word of an id.
fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
