//! Whether a value fits a schema, as `jsonschema` sees it.

use jsonschema::{Draft, Validator, ValidatorMap};
use serde_json::{Map, Value, json};

use super::translation;
use crate::exit::Failure;

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

/// The schemas of a document, ready to judge values.
pub(super) struct Judge {
    validators: ValidatorMap,
    /// The document, with a property for each schema.
    root: Value,
    draft: Draft,
}

impl Judge {
    /// A judge of the schemas at some pointers of a translated document.
    pub(super) fn new<'p>(
        document: &Value,
        draft: Draft,
        pointers: impl Iterator<Item = &'p String>,
    ) -> Result<Self, Failure> {
        let mut root = document.clone();
        // No description has keywords of JSON Schema at its top, so these are the only ones there.
        let properties: Map<String, Value> = pointers
            .enumerate()
            .map(|(index, pointer)| {
                (index.to_string(), json!({ "$ref": translation::reference(pointer) }))
            })
            .collect();
        if let Some(members) = root.as_object_mut() {
            members.insert("properties".to_owned(), Value::Object(properties));
        }
        let mut options = jsonschema::options()
            .with_draft(draft)
            // What has a type is asserted: date-time, date and uuid.
            .should_validate_formats(true)
            .with_format("uuid", is_uuid);
        for format in ANNOTATIONS {
            options = options.with_format(*format, |_: &str| true);
        }
        let validators = options.offline().build_map(&root);
        let validators = validators.map_err(|error| {
            Failure::new(format!("jsonschema: at {}: {error}", error.schema_path()))
        })?;
        Ok(Self { validators, root, draft })
    }

    /// Whether a value fits the schema at a pointer, by the position of the pointer.
    pub(super) fn allows(&self, index: usize, value: &Value) -> bool {
        self.validator(index).is_some_and(|validator| validator.is_valid(value))
    }

    /// Why a value does not fit.
    pub(super) fn reason(&self, index: usize, value: &Value) -> String {
        let Some(validator) = self.validator(index) else { return self.fault(index) };
        match validator.validate(value) {
            Ok(()) => "it fits".to_owned(),
            Err(error) => {
                let (place, schema) = (error.instance_path(), error.schema_path());
                format!("at `{place}`, by `{schema}`: {}", error.masked())
            }
        }
    }

    /// What is wrong with a schema that `jsonschema` cannot read.
    fn fault(&self, index: usize) -> String {
        let mut alone = self.root.clone();
        if let Some(members) = alone.as_object_mut()
            && let Some(schema) = members.remove("properties").and_then(|mut all| {
                all.get_mut(index.to_string()).and_then(|one| one.get_mut("$ref")).map(Value::take)
            })
        {
            members.insert("$ref".to_owned(), schema);
        }
        match jsonschema::options().with_draft(self.draft).offline().build(&alone) {
            Ok(_) => "jsonschema does not compile it among others".to_owned(),
            Err(error) => format!("not a schema, at `{}`: {error}", error.schema_path()),
        }
    }

    fn validator(&self, index: usize) -> Option<&Validator> {
        self.validators.get(&format!("#/properties/{index}"))
    }
}

/// RFC 4122 §3: the one text form. Older drafts do not know the format.
fn is_uuid(text: &str) -> bool {
    let fits = |(index, char): (usize, char)| match index {
        8 | 13 | 18 | 23 => char == '-',
        _ => char.is_ascii_hexdigit(),
    };
    text.len() == 36 && text.chars().enumerate().all(fits)
}
