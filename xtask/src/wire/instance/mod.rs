//! Values made from schemas as the document writes them, with a fixed seed.
//!
//! Nothing here knows the generator's model: what the generator misreads has to show.

mod apart;
mod choice;
mod container;
mod facets;
mod pattern;
mod scalar;

use serde_json::{Value, json};

use self::choice::Choices;
use self::facets::Facets;
use super::translation;
use super::union::Unions;

/// More values of one schema than these tell nothing new.
const MOST: usize = 32;

/// Nesting at which no more is put into a value than has to be there.
const DEPTH: usize = 5;

/// Nesting at which a value does not come to an end.
const END: usize = 24;

/// The number of parts after which no more is put into a value than has to be there.
const SIZE: usize = 150;

/// How often parts of one value are made anew that no single branch of a union allows.
const RETRIES: usize = 60;

/// How much is put into a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fill {
    /// What has to be there.
    Least,
    /// Every documented member.
    Documented,
    /// Every documented member, and others where they are allowed.
    All,
    /// Some of it.
    Some,
}

/// Makes values of the schemas of one document.
pub(super) struct Maker<'d> {
    document: &'d Value,
    /// Whether what stands beside a `$ref` counts.
    has_siblings: bool,
    choices: Choices,
    fill: Fill,
    /// How many more parts the value has room for.
    left: usize,
    unions: Unions<'d>,
    /// How many more parts may be made anew.
    retries: usize,
}

impl<'d> Maker<'d> {
    /// A maker for the schemas of a translated document.
    pub(super) fn new(document: &'d Value, has_siblings: bool, unions: Unions<'d>) -> Self {
        let choices = Choices::new(0);
        Self {
            document,
            has_siblings,
            choices,
            fill: Fill::Least,
            left: SIZE,
            unions,
            retries: RETRIES,
        }
    }

    /// Values of the schema at a pointer, until every choice was made that the schema gives. A
    /// value that the judge refuses is told as well.
    pub(super) fn values(
        &mut self,
        pointer: &str,
        mut is_allowed: impl FnMut(&Value) -> bool,
    ) -> (Vec<Value>, Vec<Value>) {
        let Some(schema) = self.document.pointer(pointer) else { return (Vec::new(), Vec::new()) };
        self.choices = Choices::new(pointer.len() as u64);
        let (mut values, mut refused) = (Vec::new(), Vec::new());
        for round in 0..MOST {
            if round >= 5 && self.choices.are_all_taken() {
                break;
            }
            self.fill = match round {
                0 => Fill::Least,
                1 => Fill::Documented,
                2 => Fill::All,
                _ if round % 3 == 0 => Fill::Least,
                _ if round % 3 == 1 => Fill::All,
                _ => Fill::Some,
            };
            (self.left, self.retries) = (SIZE, RETRIES);
            let Some(value) = self.value(&[schema], 0) else { continue };
            if values.contains(&value) {
                continue;
            }
            if is_allowed(&value) {
                values.push(value);
            } else {
                refused.push(value);
            }
        }
        (values, refused)
    }

    /// A value that fits some schemas all at once; none where there is none, or none is found.
    fn value(&mut self, schemas: &[&'d Value], depth: usize) -> Option<Value> {
        let fill = self.fill;
        let mut made = None;
        for attempt in 0..10 {
            let (value, facets) = self.draft(schemas, depth);
            made = value;
            if let Some(value) = made.as_mut().filter(|_| attempt >= 4) {
                self.set_apart(&facets, value);
            }
            let is_allowed = |value: &Value| {
                facets.schemas.iter().all(|schema| self.unions.allow(schema, value))
            };
            if made.as_ref().is_none_or(is_allowed) {
                break;
            }
            // A part that cannot be told from others is left out of the whole.
            if self.retries == 0 || attempt == 9 {
                made = made.filter(|_| depth == 0);
                break;
            }
            // Another branch, and then all its members, which may tell it from the others.
            self.retries -= 1;
            self.fill = if attempt == 2 { Fill::Least } else { Fill::Documented };
        }
        self.fill = fill;
        made
    }

    /// A value that may fit more branches of a union than it should, and what it was made for.
    fn draft(&mut self, schemas: &[&'d Value], depth: usize) -> (Option<Value>, Facets<'d>) {
        let facets = self.facets(schemas);
        (self.value_of(&facets, depth), facets)
    }

    fn value_of(&mut self, facets: &Facets<'d>, depth: usize) -> Option<Value> {
        self.left = self.left.saturating_sub(1);
        if depth > END {
            return None;
        }
        if facets.is_never {
            return None;
        }
        let holder = *facets.schemas.first().unwrap_or(&&Value::Null);
        if let Some(listed) = facets.listed() {
            let kinds = facets.kinds();
            let is_allowed = |value: &&&Value| kinds.as_ref().is_none_or(|it| has_kind(value, it));
            let listed: Vec<&Value> = listed.iter().filter(is_allowed).copied().collect();
            let chosen = self.choices.next(holder, "enum", listed.len());
            return listed.get(chosen).map(|value| (*value).clone());
        }
        let kinds = facets.kinds().unwrap_or_else(|| implied(facets));
        if kinds.is_empty() && !facets.says(&["type"]) {
            return Some(self.any(holder));
        }
        let kind = *kinds.get(self.choices.next(holder, "type", kinds.len()))?;
        match kind {
            "null" => Some(Value::Null),
            "boolean" => Some(json!(self.choices.next(holder, "boolean", 2) == 0)),
            "integer" => self.number(facets, true),
            "number" => {
                let is_integer = facets.text("format").is_some_and(|it| it.contains("int"));
                self.number(facets, is_integer)
            }
            "string" => self.text(facets),
            "array" => self.array(facets, depth),
            "object" => self.object(facets, depth),
            _ => None,
        }
    }

    /// Any JSON.
    fn any(&mut self, holder: &'d Value) -> Value {
        match self.choices.next(holder, "any", 6) {
            0 => json!({ "any": ["JSON", 1, -1.5, true, null, {}] }),
            1 => Value::Null,
            2 => json!("text"),
            3 => json!([]),
            4 => json!(0.1),
            _ => json!(false),
        }
    }

    /// What a reference within the document names.
    fn target(&self, reference: &Value) -> Option<&'d Value> {
        let reference = reference.as_str()?;
        let pointer = translation::pointer(reference)?;
        if pointer.is_empty() || pointer.starts_with('/') {
            return self.document.pointer(&pointer);
        }
        anchored(self.document, &pointer)
    }

    /// What a chain of bare references names.
    fn follow(&self, mut schema: &'d Value) -> &'d Value {
        for _ in 0..64 {
            match schema.get("$ref").and_then(|reference| self.target(reference)) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }
}

/// The schema with an anchor.
fn anchored<'d>(value: &'d Value, anchor: &str) -> Option<&'d Value> {
    let is_it = |keyword| value.get(keyword).and_then(Value::as_str) == Some(anchor);
    if is_it("$anchor") || is_it("$dynamicAnchor") {
        return Some(value);
    }
    match value {
        Value::Object(members) => members.values().find_map(|member| anchored(member, anchor)),
        Value::Array(items) => items.iter().find_map(|item| anchored(item, anchor)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// The type that other keywords speak of, where none is named.
fn implied(facets: &Facets<'_>) -> Vec<&'static str> {
    const OBJECT: &[&str] =
        &["properties", "required", "additionalProperties", "patternProperties", "minProperties"];
    const TEXT: &[&str] = &["pattern", "minLength", "maxLength", "format"];
    if !facets.tags.is_empty() || facets.says(OBJECT) {
        vec!["object"]
    } else if facets.says(&["items", "prefixItems", "minItems", "maxItems"]) {
        vec!["array"]
    } else if facets.says(TEXT) {
        vec!["string"]
    } else if facets.says(&["minimum", "maximum", "multipleOf"]) {
        vec!["number"]
    } else {
        Vec::new()
    }
}

fn has_kind(value: &Value, kinds: &[&str]) -> bool {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => return kinds.contains(&"integer") || kinds.contains(&"number"),
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    kinds.contains(&kind)
}
