//! Whether a value fits a schema, as `jsonschema` sees it.

use std::collections::BTreeMap;

use jsonschema::{Draft, ValidationOptions, Validator};
use serde_json::{Map, Value, json};

use super::translation;

/// Formats that generated types have no type for, so that nothing of them can be lost.
const ANNOTATIONS: &[&str] = &[
    "duration",
    "email",
    "hostname",
    "idn-email",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "regex",
    "relative-json-pointer",
    "time",
    "uri",
    "uri-reference",
    "uri-template",
];

/// How many schemas stand under one property, so that no list of properties is long.
const SHELF: usize = 128;

/// The schemas of a document, ready to judge values.
///
/// They are compiled together, as properties of properties of one schema: what they refer to is
/// then compiled once and not once for each of them, which is more than memory holds where
/// thousands of schemas refer to each other.
pub(super) struct Judge {
    /// Neighbours that were compiled together, and where the first of those behind them stands.
    validators: Vec<(usize, Validator)>,
    /// What is wrong with schemas that `jsonschema` cannot read.
    faults: BTreeMap<usize, String>,
}

impl Judge {
    /// A judge of the schemas at some pointers of a translated document.
    pub(super) fn new<'p>(
        document: &Value,
        draft: Draft,
        pointers: impl Iterator<Item = &'p String>,
    ) -> Self {
        let pointers: Vec<&str> = pointers.map(String::as_str).collect();
        let mut judge = Self { validators: Vec::new(), faults: BTreeMap::new() };
        judge.compile(&mut document.clone(), &options(draft), &pointers, 0);
        judge
    }

    /// Compiles neighbours together; where one of them has a fault, each half of them.
    fn compile(
        &mut self,
        root: &mut Value,
        options: &ValidationOptions<'_>,
        pointers: &[&str],
        first: usize,
    ) {
        // No description has keywords of JSON Schema at its top, so this is the only one there.
        if let Some(members) = root.as_object_mut() {
            members.insert("properties".to_owned(), shelves(pointers, first));
        }
        match (options.build(root), pointers) {
            (Ok(validator), _) => self.validators.push((first + pointers.len(), validator)),
            (Err(_), []) => {}
            (Err(error), [_]) => {
                let fault = format!("not a schema, at `{}`: {error}", error.schema_path());
                self.faults.insert(first, fault);
            }
            (Err(_), _) => {
                let (left, right) = pointers.split_at(pointers.len() / 2);
                self.compile(root, options, left, first);
                self.compile(root, options, right, first + left.len());
            }
        }
    }

    /// Whether a value fits the schema at a pointer, by the position of the pointer.
    pub(super) fn allows(&self, index: usize, value: &Value) -> bool {
        self.validator(index).is_some_and(|validator| validator.is_valid(&shelved(index, value)))
    }

    /// Why a value does not fit.
    pub(super) fn reason(&self, index: usize, value: &Value) -> String {
        let Some(validator) = self.validator(index) else {
            return self.faults.get(&index).cloned().unwrap_or_default();
        };
        match validator.validate(&shelved(index, value)) {
            Ok(()) => "it fits".to_owned(),
            Err(error) => {
                let (place, schema) = (error.instance_path().as_str(), error.schema_path());
                let place = place.splitn(4, '/').nth(3).map(|inside| format!("/{inside}"));
                let place = place.unwrap_or_default();
                format!("at `{place}`, by `{schema}`: {}", error.masked())
            }
        }
    }

    fn validator(&self, index: usize) -> Option<&Validator> {
        if self.faults.contains_key(&index) {
            return None;
        }
        let at = self.validators.partition_point(|(behind, _)| *behind <= index);
        self.validators.get(at).map(|(_, validator)| validator)
    }
}

fn options(draft: Draft) -> ValidationOptions<'static> {
    let mut options = jsonschema::options()
        .with_draft(draft)
        // What has a type is asserted: date-time, date and uuid.
        .should_validate_formats(true)
        .with_format("uuid", is_uuid);
    for format in ANNOTATIONS {
        options = options.with_format(*format, |_: &str| true);
    }
    options.offline()
}

/// The schemas as properties of properties.
fn shelves(pointers: &[&str], first: usize) -> Value {
    let mut shelves: BTreeMap<usize, Map<String, Value>> = BTreeMap::new();
    for (index, pointer) in (first..).zip(pointers) {
        let schema = json!({ "$ref": translation::reference(pointer) });
        let shelf = shelves.entry(index / SHELF).or_default();
        shelf.insert((index % SHELF).to_string(), schema);
    }
    let shelves = shelves
        .into_iter()
        .map(|(shelf, schemas)| (shelf.to_string(), json!({ "properties": schemas })));
    Value::Object(shelves.collect())
}

/// A value where its schema stands.
fn shelved(index: usize, value: &Value) -> Value {
    json!({ (index / SHELF).to_string(): { (index % SHELF).to_string(): value } })
}

/// RFC 4122 §3: the one text form. Older drafts do not know the format.
fn is_uuid(text: &str) -> bool {
    let fits = |(index, char): (usize, char)| match index {
        8 | 13 | 18 | 23 => char == '-',
        _ => char.is_ascii_hexdigit(),
    };
    text.len() == 36 && text.chars().enumerate().all(fits)
}
