//! The values that a document shows of its schemas.

use std::collections::BTreeMap;

use serde_json::Value;

use super::translation;

/// A value that the document shows.
#[derive(Clone, Debug)]
pub(super) struct Shown<'d> {
    /// Which schema it is shown for, by the position of its pointer.
    pub(super) schema: usize,
    /// Where it stands.
    pub(super) pointer: String,
    /// What it is.
    pub(super) value: &'d Value,
}

/// Every example of some schemas: those of the schemas themselves, of the media types, parameters
/// and headers that they describe, and OpenRPC's pairings.
pub(super) fn shown<'d>(document: &'d Value, pointers: &[String]) -> Vec<Shown<'d>> {
    let mut found = Finder { document, shown: Vec::new() };
    for (schema, pointer) in pointers.iter().enumerate() {
        found.add_schema(schema, pointer);
        if let Some(holder) = pointer.strip_suffix("/schema") {
            found.add_holder(schema, holder);
        }
    }
    let known = pointers.iter().enumerate().map(|(index, pointer)| (pointer.as_str(), index));
    found.add_pairings(&known.collect());
    found.shown
}

struct Finder<'d> {
    document: &'d Value,
    shown: Vec<Shown<'d>>,
}

impl<'d> Finder<'d> {
    fn add(&mut self, schema: usize, pointer: String) {
        if let Some(value) = self.document.pointer(&pointer) {
            self.shown.push(Shown { schema, pointer, value });
        }
    }

    fn add_schema(&mut self, schema: usize, pointer: &str) {
        self.add(schema, format!("{pointer}/example"));
        let list = self.document.pointer(&format!("{pointer}/examples")).and_then(Value::as_array);
        for index in 0..list.map_or(0, Vec::len) {
            self.add(schema, format!("{pointer}/examples/{index}"));
        }
    }

    fn add_holder(&mut self, schema: usize, holder: &str) {
        if !holds_one_value(holder) {
            return;
        }
        self.add(schema, format!("{holder}/example"));
        let map = self.document.pointer(&format!("{holder}/examples")).and_then(Value::as_object);
        for name in map.into_iter().flatten().map(|(name, _)| escape(name)) {
            let at = self.resolve(&format!("{holder}/examples/{name}"));
            // OAS 3.2 §4.19: `dataValue` is what `value` was, where the text is shown beside it.
            self.add(schema, format!("{at}/value"));
            self.add(schema, format!("{at}/dataValue"));
        }
    }

    /// OpenRPC 1.3 §4.9: values of params, by name or by position, and of the result.
    fn add_pairings(&mut self, known: &BTreeMap<&str, usize>) {
        let count =
            |at: &str| self.document.pointer(at).and_then(Value::as_array).map_or(0, Vec::len);
        let mut found = Vec::new();
        for method in 0..count("/methods") {
            let method = self.resolve(&format!("/methods/{method}"));
            let params: Vec<String> = (0..count(&format!("{method}/params")))
                .map(|index| self.resolve(&format!("{method}/params/{index}")))
                .collect();
            let text = |at: &str| self.document.pointer(at).and_then(Value::as_str);
            for pairing in 0..count(&format!("{method}/examples")) {
                let pairing = self.resolve(&format!("{method}/examples/{pairing}"));
                for index in 0..count(&format!("{pairing}/params")) {
                    let shown = self.resolve(&format!("{pairing}/params/{index}"));
                    let name = text(&format!("{shown}/name"));
                    let named = |param: &&String| text(&format!("{param}/name")) == name;
                    let by_name = params.iter().find(named);
                    found.extend(by_name.or(params.get(index)).map(|it| (it.clone(), shown)));
                }
                let result = self.resolve(&format!("{method}/result"));
                found.push((result, self.resolve(&format!("{pairing}/result"))));
            }
        }
        for (descriptor, shown) in found {
            if let Some(schema) = known.get(format!("{descriptor}/schema").as_str()) {
                self.add(*schema, format!("{shown}/value"));
            }
        }
    }

    /// The pointer that a chain of references ends at.
    fn resolve(&self, pointer: &str) -> String {
        let mut pointer = pointer.to_owned();
        for _ in 0..64 {
            let node = self.document.pointer(&pointer);
            let reference = node.and_then(|node| node.get("$ref")).and_then(Value::as_str);
            match reference.and_then(translation::pointer) {
                Some(next) => pointer = next,
                None => break,
            }
        }
        pointer
    }
}

/// Whether what a schema describes is one value and not a stream of them, or a text of its own
/// (OAS 3.1 §4.8.14): the media type says it.
fn holds_one_value(holder: &str) -> bool {
    let mut steps = holder.rsplit('/');
    let (key, kind) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
    if kind != "content" {
        return true;
    }
    let key = key.replace("~1", "/").to_ascii_lowercase();
    let essence = key.split(';').next().unwrap_or_default().trim();
    essence.ends_with("json") && !essence.contains("ndjson")
        || essence.ends_with("/*")
        || essence.contains("form")
}

fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
