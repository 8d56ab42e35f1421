//! The keywords of one schema.

use indexmap::IndexMap;

use super::dialect::{Dialect, Treatment};
use super::reader::SchemaReader;
use super::{checks, kinds, limits};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Discriminator, Example, ExampleValue, Property, Schema, SchemaId};
use crate::reading::nearest;
use crate::source::{Kind, Node};

/// What stands for a schema that is not there.
const ANY_JSON: &str = "it is read as any JSON";

/// Reads the schema at a node.
pub(super) fn read<'s>(reader: &mut SchemaReader<'s>, node: Node<'s>) -> Schema {
    let mut schema = Schema { origin: node.origin(), ..Schema::default() };
    match node.kind() {
        Kind::Object => {}
        Kind::Bool => {
            schema.is_never = node.as_bool() == Some(false);
            return schema;
        }
        _ => {
            tolerate(reader, node, "a schema is an object or a boolean", "it is read as any JSON");
            return schema;
        }
    }
    if let Some(reference) = node.get("$ref") {
        match reference.as_str() {
            Some(text) => schema.reference = reader.read_reference(reference, text, ANY_JSON),
            None => tolerate(reader, reference, "`$ref` is a string", "it says nothing"),
        }
        if !reader.dialect.has_siblings() {
            read_siblings(reader, node, &mut schema);
            return schema;
        }
    }
    for (keyword, value) in node.members() {
        match reader.dialect.treatment(keyword) {
            Treatment::Read => read_keyword(reader, &mut schema, keyword, value),
            Treatment::Annotation => {}
            Treatment::Unknown => tell_unknown(reader, node, keyword, value),
            Treatment::Foreign => {
                let message = format!("this version has no keyword `{keyword}`: it says nothing");
                ignored(reader, value, &message);
            }
        }
    }
    checks::read(reader, node, &mut schema);
    fold_nullable(reader, node, &mut schema);
    limits::fold_exclusive(node, &mut schema.limits);
    limits::check(reader, node, &schema.limits);
    schema
}

/// Says that a keyword is none, with the one that was probably meant: JSON Schema takes what it does
/// not know for a note, and so a misspelt keyword says nothing.
fn tell_unknown(reader: &mut SchemaReader<'_>, schema: Node<'_>, keyword: &str, value: Node<'_>) {
    // Swagger 2.0 has a parameter with the keywords of its schema beside its own.
    let is_parameter = schema.get("in").is_some() && schema.get("name").is_some();
    if keyword.starts_with("x-") || is_parameter {
        return;
    }
    let message = format!("there is no keyword `{keyword}`: it says nothing");
    let diagnostic = Diagnostic::new(Code::UnknownField, value.origin(), message).at_key();
    reader.diagnostics.push(match reader.dialect.nearest(keyword) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic,
    });
}

/// OAS 3.0 §4.7.23: what stands beside a `$ref` is ignored. That `null` is allowed is the one thing
/// that documents say there and mean; what only describes is no loss.
fn read_siblings(reader: &mut SchemaReader<'_>, node: Node<'_>, schema: &mut Schema) {
    for (keyword, value) in node.members() {
        if keyword == "nullable" && value.as_bool() == Some(true) {
            let message = "what stands beside `$ref` is ignored";
            tolerate(reader, value, message, "`null` is allowed all the same");
            schema.is_nullable = true;
        } else if reader.dialect.treatment(keyword) == Treatment::Read
            && !matches!(keyword, "$ref" | "nullable" | "title" | "description" | "deprecated")
            && !matches!(keyword, "default" | "example" | "examples" | "readOnly" | "writeOnly")
        {
            ignored(reader, value, "what stands beside `$ref` is ignored");
        }
    }
}

fn read_keyword<'s>(
    reader: &mut SchemaReader<'s>,
    schema: &mut Schema,
    keyword: &str,
    value: Node<'s>,
) {
    match keyword {
        "type" => schema.kinds = kinds::read(reader, value),
        "const" => schema.constant = Some(value.to_json()),
        "enum" => {
            if value.kind() != Kind::Array {
                return tolerate(reader, value, "`enum` is a list of values", "it says nothing");
            }
            schema.enumeration = Some(value.items().map(Node::to_json).collect());
        }
        "properties" => read_properties(reader, schema, value),
        "required" => read_required(reader, schema, value),
        "additionalProperties" => schema.additional = Some(reader.read(value)),
        "propertyNames" => schema.property_names = Some(reader.read(value)),
        "patternProperties" => {
            let patterns = value.members().map(|(pattern, node)| (pattern.to_owned(), node));
            schema.pattern_properties =
                patterns.map(|(pattern, node)| (pattern, reader.read(node))).collect();
        }
        "prefixItems" => schema.prefix_items = read_list(reader, value),
        // Draft-07 §6.4.1: a list of schemas is what 2020-12 calls `prefixItems`.
        "items" if value.kind() == Kind::Array => schema.prefix_items = read_list(reader, value),
        "items" => schema.items = Some(reader.read(value)),
        "additionalItems" if schema.items.is_none() => schema.items = Some(reader.read(value)),
        // A static anchor: the document has one of each name, so nothing is dynamic about it.
        "$dynamicRef" if schema.reference.is_none() => {
            if let Some(text) = value.as_str() {
                schema.reference = reader.read_reference(value, text, ANY_JSON);
            }
        }
        "readOnly" => schema.is_read_only = value.as_bool() == Some(true),
        "writeOnly" => schema.is_write_only = value.as_bool() == Some(true),
        "allOf" => schema.all_of = read_list(reader, value),
        "anyOf" => schema.any_of = read_list(reader, value),
        "oneOf" => schema.one_of = read_list(reader, value),
        "unevaluatedItems" => schema.unevaluated_items = Some(reader.read(value)),
        "unevaluatedProperties" => schema.unevaluated_properties = Some(reader.read(value)),
        "discriminator" => schema.discriminator = read_discriminator(reader, value),
        "format" => schema.format = read_text(reader, value),
        "contentMediaType" => schema.content_media_type = read_text(reader, value),
        "contentSchema" => schema.content_schema = Some(reader.read(value)),
        "title" => schema.title = read_text(reader, value),
        "description" => schema.description = read_text(reader, value),
        "deprecated" => schema.is_deprecated = value.as_bool() == Some(true),
        "default" => schema.default = Some(value.to_json()),
        "example" => schema.examples.push(example(value)),
        "examples" => {
            if value.kind() != Kind::Array {
                ignored(reader, value, "`examples` of a schema is a list of values");
                return;
            }
            schema.examples.extend(value.items().map(example));
        }
        _ => limits::read(reader, &mut schema.limits, keyword, value),
    }
}

fn read_properties<'s>(reader: &mut SchemaReader<'s>, schema: &mut Schema, value: Node<'s>) {
    if value.kind() != Kind::Object {
        tolerate(reader, value, "`properties` is an object of schemas", "it says nothing");
    }
    let required = std::mem::take(&mut schema.required_elsewhere);
    for (name, property) in value.members() {
        let is_required = required.iter().any(|other| other == name);
        let property = Property { schema: reader.read(property), is_required };
        schema.properties.insert(name.to_owned(), property);
    }
    schema.required_elsewhere =
        required.into_iter().filter(|name| !schema.properties.contains_key(name)).collect();
}

fn read_required(reader: &mut SchemaReader<'_>, schema: &mut Schema, value: Node<'_>) {
    if value.kind() == Kind::Bool {
        // Draft 3 had a boolean here, at the property; so have many documents of today.
        return ignored(reader, value, "`required` is a list of property names, at the object");
    }
    let message = "`required` is a list of property names";
    if value.kind() != Kind::Array {
        tolerate(reader, value, message, "it says nothing");
    }
    for name in value.items() {
        match name.as_str() {
            None => tolerate(reader, name, message, "this one says nothing"),
            Some(name) => match schema.properties.get_mut(name) {
                Some(property) => property.is_required = true,
                None => schema.required_elsewhere.push(name.to_owned()),
            },
        }
    }
}

fn read_list<'s>(reader: &mut SchemaReader<'s>, value: Node<'s>) -> Vec<SchemaId> {
    if value.kind() != Kind::Array || value.is_empty() {
        tolerate(reader, value, "this is a list of at least one schema", "it says nothing");
    }
    value.items().map(|item| reader.read(item)).collect()
}

/// The fields of a Discriminator Object (OAS 3.2 §4.25).
const DISCRIMINATOR: &[&str] = &["propertyName", "mapping", "defaultMapping"];

fn read_discriminator<'s>(reader: &mut SchemaReader<'s>, value: Node<'s>) -> Option<Discriminator> {
    let named = value.get("propertyName").and_then(Node::as_str);
    if named.is_none() {
        let message = "a discriminator names a property with `propertyName`";
        // Swagger 2.0 has the name alone here.
        let instead = value.as_str().map_or("it says nothing", |_| "it is read as that name");
        tolerate(reader, value, message, instead);
    }
    let property = named.or(value.as_str())?;
    for (field, node) in value.members() {
        if !field.starts_with("x-") && !DISCRIMINATOR.contains(&field) {
            let message = format!("there is no field `{field}` here");
            let unknown = Diagnostic::new(Code::UnknownField, node.origin(), message).at_key();
            reader.diagnostics.push(match nearest(field, DISCRIMINATOR) {
                Some(nearest) => unknown.help(format!("did you mean `{nearest}`?")),
                None => unknown,
            });
        }
    }
    if let Some(mapping) = value.get("mapping").filter(|it| it.kind() != Kind::Object) {
        let message = "a mapping is an object, with a schema for each tag";
        tolerate(reader, mapping, message, "it says nothing");
    }
    let mut mapping = IndexMap::new();
    for (tag, target) in value.get("mapping").into_iter().flat_map(Node::members) {
        if let Some(schema) = read_target(reader, target) {
            mapping.insert(tag.to_owned(), schema);
        }
    }
    let default = value.get("defaultMapping").and_then(|target| read_target(reader, target));
    Some(Discriminator { property: property.to_owned(), mapping, default })
}

/// OAS 3.1 §4.8.25.2: a plain name stands for a schema of the components.
fn read_target<'s>(reader: &mut SchemaReader<'s>, target: Node<'s>) -> Option<SchemaId> {
    let Some(text) = target.as_str() else {
        let message = "a mapping's value is a schema's name or a reference";
        tolerate(reader, target, message, "it is left out");
        return None;
    };
    let pointer = format!("#/components/schemas/{text}");
    let is_name = !text.contains(['/', '#']) && reader.sources.resolve(target, &pointer).is_ok();
    let is_name = is_name || !text.contains(['/', '#', '.']);
    let instead = "the tag is known by the names of the branches alone";
    reader.read_reference(target, if is_name { &pointer } else { text }, instead)
}

/// OAS 3.0 §4.7.24.2: `nullable` adds null to the `type` of the same object.
fn fold_nullable(reader: &mut SchemaReader<'_>, node: Node<'_>, schema: &mut Schema) {
    let note = node.get("nullable").filter(|note| note.as_bool() == Some(true));
    let is_nullable = note.is_some();
    if let Some(note) = note.filter(|_| reader.dialect != Dialect::OpenApi30) {
        let message = "this version has no keyword `nullable`";
        tolerate(reader, note, message, "`null` is allowed all the same");
    }
    match &mut schema.kinds {
        Some(kinds) => kinds.null |= is_nullable,
        None => schema.is_nullable = is_nullable,
    }
}

fn example(value: Node<'_>) -> Example {
    Example {
        origin: value.origin(),
        name: String::new(),
        summary: None,
        value: ExampleValue::Json(value.to_json()),
    }
}

fn read_text(reader: &mut SchemaReader<'_>, value: Node<'_>) -> Option<String> {
    if let Some(text) = value.as_str() {
        return Some(text.to_owned());
    }
    let written = value.text().filter(|_| !value.is_null());
    let instead = written.map_or("it says nothing", |_| "it is read as it is written");
    tolerate(reader, value, "this is a string", instead);
    written.map(str::to_owned)
}

/// A value of the wrong type, and what the reading makes of it.
pub(super) fn tolerate(
    reader: &mut SchemaReader<'_>,
    node: Node<'_>,
    message: &str,
    instead: &str,
) {
    let diagnostic = Diagnostic::new(Code::WrongType, node.origin(), message);
    reader.diagnostics.push(diagnostic.tolerable(instead));
}

/// A fault in what says nothing about values, or nothing any more.
fn ignored(reader: &mut SchemaReader<'_>, node: Node<'_>, message: &str) {
    reader.diagnostics.push(Diagnostic::new(Code::IgnoredKeyword, node.origin(), message).at_key());
}
