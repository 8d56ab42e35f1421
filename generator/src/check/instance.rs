//! Whether a value fits a schema (JSON Schema 2020-12).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::limits;
use crate::model::{Check, Kinds, Schema, SchemaId, Schemas};
use crate::pattern::is_found;
use crate::source::pointer;

/// Schemas that may be looked at inside of each other: a chain of references goes as deep as its
/// document has room for.
const DEEPEST: usize = 1_000;

/// One way in which a value does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    /// Where in the value (RFC 6901).
    pub(crate) pointer: String,
    /// What is wrong there.
    pub(crate) message: String,
}

/// All ways in which a value does not fit a schema.
pub(crate) fn violations(schemas: &Schemas, schema: SchemaId, value: &Value) -> Vec<Violation> {
    Checker::new(schemas, true).run(schema, value)
}

/// The ways in which a value does not fit the type of a schema: which of several branches of a
/// `oneOf` it is follows from its tag, or from their order.
pub(crate) fn misfits(schemas: &Schemas, schema: SchemaId, value: &Value) -> Vec<Violation> {
    Checker::new(schemas, false).run(schema, value)
}

pub(super) struct Checker<'a> {
    schemas: &'a Schemas,
    /// The place in the value.
    pointer: String,
    /// The schemas that are looked at, each with the depth in the value. One that comes back to
    /// itself at the same place (a base whose `oneOf` lists children that refer to it) says
    /// nothing new there.
    active: Vec<(SchemaId, usize)>,
    /// How often that was met.
    returns: usize,
    /// Whether values, known by their addresses, fit schemas. Branches of unions ask for the same
    /// at each depth, so without this the time doubles with each.
    known: BTreeMap<(SchemaId, usize), bool>,
    /// Those of them whose violations were told.
    told: BTreeSet<(SchemaId, usize)>,
    /// How many branches are being tried, whose violations nobody is told.
    trials: usize,
    /// Whether a second branch of a `oneOf` that fits is a violation.
    is_exclusive: bool,
    /// Whether the value stands in an answer, where one knows.
    is_answer: Option<bool>,
    violations: Vec<Violation>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(schemas: &'a Schemas, is_exclusive: bool) -> Self {
        Self {
            schemas,
            pointer: String::new(),
            active: Vec::new(),
            returns: 0,
            known: BTreeMap::new(),
            told: BTreeSet::new(),
            trials: 0,
            is_exclusive,
            is_answer: None,
            violations: Vec::new(),
        }
    }

    /// The same for a value of an answer, or of a request.
    pub(super) fn of_side(self, is_answer: bool) -> Self {
        Self { is_answer: Some(is_answer), ..self }
    }

    pub(super) fn run(mut self, schema: SchemaId, value: &Value) -> Vec<Violation> {
        self.check_place(schema, value);
        self.violations
    }

    /// Checks a value at a place that has a type. That type says what the schema may only imply:
    /// properties without a `type` are those of an object.
    fn check_place(&mut self, id: SchemaId, value: &Value) {
        let kinds = self.schemas.kinds(id);
        if kinds.allow(value) {
            self.check(id, value);
        } else {
            self.push(not_of(kinds));
        }
    }

    fn check(&mut self, id: SchemaId, value: &Value) {
        let step = (id, self.pointer.len());
        if self.active.contains(&step) || self.active.len() > DEEPEST {
            self.returns += 1;
            return;
        }
        let key = (id, std::ptr::from_ref(value).addr());
        match self.known.get(&key) {
            Some(true) => return,
            Some(false) if self.trials > 0 => return self.push(String::new()),
            Some(false) if self.told.contains(&key) => return,
            Some(false) | None => {}
        }
        let (returns, found) = (self.returns, self.violations.len());
        self.active.push(step);
        self.check_schema(id, value);
        self.active.pop();
        let fits = self.violations.len() == found;
        if self.returns == returns {
            self.known.insert(key, fits);
            if self.trials == 0 && !fits {
                self.told.insert(key);
            }
        }
    }

    fn check_schema(&mut self, id: SchemaId, value: &Value) {
        let schema = self.schemas.get(id);
        if schema.is_nullable && value.is_null() {
            return;
        }
        if let Some(target) = schema.reference {
            self.check(target, value);
        }
        if let Some(message) = own_violation(schema, value) {
            return self.push(message);
        }
        self.check_branches(schema, value);
        match value {
            Value::Object(members) => self.check_members(schema, members),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let place = schema.prefix_items.get(index).copied().or(schema.items);
                    let Some(schema) = place else { break };
                    self.within(&index.to_string(), |checker| checker.check_place(schema, item));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn fits(&mut self, id: SchemaId, value: &Value) -> bool {
        let before = self.violations.len();
        self.trials += 1;
        self.check(id, value);
        self.trials -= 1;
        let fits = self.violations.len() == before;
        self.violations.truncate(before);
        fits
    }

    /// Whether the name of a member fits. It has no address of its own.
    fn fits_name(&self, names: SchemaId, name: &str) -> bool {
        Self::new(self.schemas, self.is_exclusive).run(names, &Value::from(name)).is_empty()
    }

    fn check_branches(&mut self, schema: &Schema, value: &Value) {
        for branch in &schema.all_of {
            self.check(*branch, value);
        }
        let any = schema.any_of.iter().filter(|branch| self.fits(**branch, value)).count();
        let one = schema.one_of.iter().filter(|branch| self.fits(**branch, value)).count();
        if !schema.any_of.is_empty() && any == 0 {
            self.push("no branch of `anyOf` fits".to_owned());
        } else if !schema.one_of.is_empty() && (one == 0 || (one > 1 && self.is_exclusive)) {
            self.push("not exactly one branch of `oneOf` fits".to_owned());
        }
        for check in &schema.checks {
            self.check_besides(check, value);
        }
    }

    /// What no type says.
    fn check_besides(&mut self, check: &Check, value: &Value) {
        match check {
            Check::Not(excluded) => {
                if self.fits(*excluded, value) {
                    self.push("this fits a schema that `not` excludes".to_owned());
                }
            }
            Check::When { condition, then, otherwise } => {
                let next = if self.fits(*condition, value) { then } else { otherwise };
                if let Some(next) = next {
                    self.check(*next, value);
                }
            }
            Check::Contains { item, least, most } => {
                let Some(items) = value.as_array() else { return };
                let found = items.iter().filter(|one| self.fits(*item, one)).count() as u64;
                if found < *least || most.is_some_and(|most| found > most) {
                    self.push(format!("{found} items fit `contains`"));
                }
            }
            Check::Dependent { name, required, schema } => {
                let Some(members) = value.as_object() else { return };
                if !members.contains_key(name) {
                    return;
                }
                for missing in required.iter().filter(|one| !members.contains_key(*one)) {
                    self.push(format!("`{missing}` is missing, since `{name}` is there"));
                }
                if let Some(schema) = schema {
                    self.check(*schema, value);
                }
            }
            // Made by merging, for schemas that this does not look at.
            Check::AnyOf(_) | Check::OneOf(_) | Check::Unevaluated(_) => {}
        }
    }

    fn check_members(&mut self, schema: &Schema, members: &serde_json::Map<String, Value>) {
        let required = schema.properties.iter().filter(|(_, property)| property.is_required);
        let required = required.map(|(name, property)| (name, Some(property.schema)));
        let required = required.chain(schema.required_elsewhere.iter().map(|name| (name, None)));
        for (name, property) in required.filter(|(name, _)| !members.contains_key(*name)) {
            let property = property.map(|property| self.schemas.plain(property));
            if property.is_some_and(|property| self.is_of_other_side(property)) {
                continue;
            }
            self.push(format!("the required member `{name}` is missing"));
        }
        for (name, value) in members {
            if let Some(names) = schema.property_names
                && !self.fits_name(names, name)
            {
                self.push(format!("`propertyNames` refuses the name `{name}`"));
            }
            let mut schemas: Vec<SchemaId> =
                schema.properties.get(name).map(|property| property.schema).into_iter().collect();
            let patterns = schema.pattern_properties.iter();
            let patterns = patterns.filter(|(pattern, _)| is_found(pattern, name));
            schemas.extend(patterns.map(|(_, schema)| *schema));
            if schemas.is_empty() {
                schemas.extend(schema.additional);
            }
            let step = pointer::escape(name);
            for member in schemas {
                self.within(&step, |checker| checker.check_place(member, value));
            }
        }
    }

    /// OAS 3.1 §4.8.24.2: such a member is there in one direction only, and an example of a schema
    /// may be of either.
    fn is_of_other_side(&self, property: &Schema) -> bool {
        match self.is_answer {
            Some(true) => property.is_write_only,
            Some(false) => property.is_read_only,
            None => property.is_read_only || property.is_write_only,
        }
    }

    fn push(&mut self, message: String) {
        self.violations.push(Violation { pointer: self.pointer.clone(), message });
    }

    /// Runs with a step added to the pointer.
    fn within(&mut self, step: &str, run: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(step);
        run(self);
        self.pointer.truncate(length);
    }
}

fn not_of(kinds: Kinds) -> String {
    format!("this is not of type {}", kinds.names().join(" or "))
}

/// What the keywords that look at the value alone say.
fn own_violation(schema: &Schema, value: &Value) -> Option<String> {
    if schema.is_never {
        return Some("nothing is allowed here".to_owned());
    }
    if let Some(kinds) = schema.kinds.filter(|kinds| !kinds.allow(value)) {
        return Some(not_of(kinds));
    }
    if let Some(constant) = schema.constant.as_ref().filter(|constant| *constant != value) {
        return Some(format!("this is not the constant {constant}"));
    }
    if schema.enumeration.as_ref().is_some_and(|listed| !listed.contains(value)) {
        return Some("this is none of the values of `enum`".to_owned());
    }
    if let Some(message) = limits::violation(&schema.limits, value) {
        return Some(message);
    }
    let text = value.as_str()?;
    let is_uuid = |text: &str| {
        text.len() == 36
            && text.char_indices().all(|(index, char)| match index {
                8 | 13 | 18 | 23 => char == '-',
                _ => char.is_ascii_hexdigit(),
            })
    };
    match schema.format.as_deref() {
        Some("uuid") if !is_uuid(text) => Some("this is not a UUID (RFC 4122)".to_owned()),
        Some("date-time") if !is_date_time(text) => {
            Some("this is not a date-time (RFC 3339)".to_owned())
        }
        Some("date") if text.len() != 10 || !has_frame(text, "0000-00-00") => {
            Some("this is not a date (RFC 3339)".to_owned())
        }
        _ => None,
    }
}

/// The frame of RFC 3339 §5.6, without the calendar.
fn is_date_time(text: &str) -> bool {
    let frame = "0000-00-00T00:00:00";
    let rest = text.get(frame.len()..).unwrap_or_default();
    let has_offset = rest.ends_with(['Z', 'z']) || rest.contains(['+', '-']);
    text.len() > frame.len() && has_frame(text, frame) && has_offset
}

fn has_frame(text: &str, frame: &str) -> bool {
    let fits = |(expected, found): (char, char)| match expected {
        '0' => found.is_ascii_digit(),
        'T' => matches!(found, 'T' | 't' | ' '),
        other => found == other,
    };
    frame.chars().zip(text.chars()).all(fits)
}
