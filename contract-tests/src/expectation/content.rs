//! The body of a request, by the form of its media type.

use concord::model::{Content, ContentForm, Encoding, SchemaId, Schemas, Style};
use serde_json::{Map, Value};

use super::Obstacle;
use super::parameter::{self, Spelling};

/// References behind each other, beyond which no file is looked for.
const DEPTH: usize = 8;

/// The body of a request, before it is bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpectedContent {
    /// A value, compared as one.
    Json(Value),
    /// A text, compared byte for byte.
    Text(String),
    /// JSON values on lines of their own.
    Lines(Vec<Value>),
    /// The fields of a form.
    Form(Vec<(String, String)>),
    /// The parts of a form.
    Parts(Vec<ExpectedPart>),
}

/// A part of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedPart {
    /// Its name.
    pub name: String,
    /// Its media type, where the document asks for one.
    pub media_type: Option<String>,
    /// Whether it is a file.
    pub is_file: bool,
    /// What it holds.
    pub text: String,
}

/// What a value is on the wire.
pub(super) fn written(
    schemas: &Schemas,
    content: &Content,
    value: &Value,
) -> Result<ExpectedContent, Obstacle> {
    Ok(match content.form {
        ContentForm::Json { .. } => ExpectedContent::Json(value.clone()),
        ContentForm::Lines { .. } => ExpectedContent::Lines(match value {
            Value::Array(values) => values.clone(),
            one => vec![one.clone()],
        }),
        ContentForm::Form { schema, .. } => {
            let fields = fields(schemas, schema, content, value)?;
            ExpectedContent::Form(
                fields.into_iter().map(|field| (field.name, field.text)).collect(),
            )
        }
        ContentForm::Multipart { schema, .. } => {
            ExpectedContent::Parts(fields(schemas, schema, content, value)?)
        }
        ContentForm::Text
        | ContentForm::Bytes
        | ContentForm::Raw
        | ContentForm::Events { .. }
        | ContentForm::TextEvents => match value {
            Value::String(text) => ExpectedContent::Text(text.clone()),
            other => {
                let message = format!("{other} is no text of `{}`", content.media_type);
                return Err(Obstacle::Example(message));
            }
        },
    })
}

/// The fields of a form (OAS 3.1 §4.8.15.1): a scalar is its text, an object is JSON, and an array
/// is a field for each item, save where the document has it otherwise.
fn fields(
    schemas: &Schemas,
    form: SchemaId,
    content: &Content,
    value: &Value,
) -> Result<Vec<ExpectedPart>, Obstacle> {
    let none = Map::new();
    let mut fields = Vec::new();
    for (name, value) in value.as_object().unwrap_or(&none) {
        let encoding = content.encodings.iter().find(|encoding| encoding.name == *name);
        if value.is_null() {
            // RFC 6570 §2.3: what is not defined is left out.
            continue;
        }
        if let Some(spelling) = encoding.and_then(styled) {
            let pairs = parameter::pairs(spelling, value)?;
            fields.extend(pairs.into_iter().map(|(name, text)| ExpectedPart {
                name,
                media_type: None,
                is_file: false,
                text,
            }));
            continue;
        }
        let is_file = member(schemas, form, name, 0).is_some_and(|one| is_file(schemas, one, 0));
        let media_type = encoding.and_then(|encoding| encoding.content_type.clone());
        let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for item in items {
            fields.push(field(name, item, media_type.as_deref(), is_file));
        }
    }
    Ok(fields)
}

fn field(name: &str, value: &Value, media_type: Option<&str>, is_file: bool) -> ExpectedPart {
    let is_json = value.is_array() || value.is_object();
    let text = parameter::scalar(value).unwrap_or_else(|_| value.to_string());
    // A list or a range leaves the choice to the sender.
    let named = media_type.filter(|one| !one.contains([',', '*']));
    let default = if is_json {
        Some("application/json")
    } else {
        is_file.then_some("application/octet-stream")
    };
    let media_type = named.or(default).map(str::to_owned);
    ExpectedPart { name: name.to_owned(), media_type, is_file, text }
}

/// The style of a field, where the document gives it one, which puts its media type out of force.
fn styled(encoding: &Encoding) -> Option<Spelling<'_>> {
    let is_styled =
        encoding.style.is_some() || encoding.explode.is_some() || encoding.is_reserved_allowed;
    let style = encoding.style.unwrap_or(Style::Form);
    let explode = encoding.explode.unwrap_or(style == Style::Form);
    let name = encoding.name.as_str();
    is_styled.then_some(Spelling { name, style, explode, is_json: false, encode: str::to_owned })
}

/// The schema of a member, through references and whatever is said of it in parts.
fn member(schemas: &Schemas, id: SchemaId, name: &str, depth: usize) -> Option<SchemaId> {
    let schema = schemas.plain(id);
    let inside = schema.reference.iter().chain(&schema.all_of).chain(&schema.one_of);
    let mut inside = inside.filter(|_| depth < DEPTH);
    let own = schema.properties.get(name).map(|property| property.schema);
    own.or_else(|| inside.find_map(|inner| member(schemas, *inner, name, depth + 1)))
}

/// Whether a schema is one of a file, or of several.
fn is_file(schemas: &Schemas, id: SchemaId, depth: usize) -> bool {
    let schema = schemas.plain(id);
    let inside = schema.reference.iter().chain(&schema.all_of).chain(&schema.one_of);
    let mut inside = inside.chain(&schema.items).filter(|_| depth < DEPTH);
    schema.format.as_deref() == Some("binary")
        || inside.any(|inner| is_file(schemas, *inner, depth + 1))
}
