//! Whether a value fits a schema (JSON Schema 2020-12).

use serde_json::Value;

use crate::model::{Schema, SchemaId, Schemas};

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
    let mut violations = Vec::new();
    check(schemas, schema, value, &mut String::new(), &mut violations);
    violations
}

fn fits(schemas: &Schemas, schema: SchemaId, value: &Value) -> bool {
    violations(schemas, schema, value).is_empty()
}

/// The recursion ends with the value: a schema that refers to itself without going down into the
/// value was refused by the reader.
fn check(
    schemas: &Schemas,
    id: SchemaId,
    value: &Value,
    pointer: &mut String,
    violations: &mut Vec<Violation>,
) {
    let schema = schemas.get(id);
    if let Some(target) = schema.reference {
        check(schemas, target, value, pointer, violations);
    }
    if let Some(message) = own_violation(schema, value) {
        violations.push(Violation { pointer: pointer.clone(), message });
        return;
    }
    check_branches(schemas, schema, value, pointer, violations);
    match value {
        Value::Object(members) => {
            check_members(schemas, schema, members, pointer, violations);
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let Some(schema) = schema.items else { break };
                within(pointer, &index.to_string(), |pointer| {
                    check(schemas, schema, item, pointer, violations);
                });
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What the keywords that look at the value alone say.
fn own_violation(schema: &Schema, value: &Value) -> Option<String> {
    if schema.is_never {
        return Some("nothing is allowed here".to_owned());
    }
    if let Some(kinds) = schema.kinds.filter(|kinds| !kinds.allow(value)) {
        return Some(format!("this is not of type {}", kinds.names().join(" or ")));
    }
    if let Some(constant) = schema.constant.as_ref().filter(|constant| *constant != value) {
        return Some(format!("this is not the constant {constant}"));
    }
    if schema.enumeration.as_ref().is_some_and(|listed| !listed.contains(value)) {
        return Some("this is none of the values of `enum`".to_owned());
    }
    let number = value.as_f64();
    if let (Some(number), Some(minimum)) = (number, schema.limits.minimum)
        && number < minimum
    {
        return Some(format!("this is less than the minimum {minimum}"));
    }
    if let (Some(number), Some(maximum)) = (number, schema.limits.maximum)
        && number > maximum
    {
        return Some(format!("this is more than the maximum {maximum}"));
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
        _ => None,
    }
}

/// The frame of RFC 3339 §5.6, without the calendar.
fn is_date_time(text: &str) -> bool {
    let frame = "0000-00-00T00:00:00";
    let fits = |(expected, found): (char, char)| match expected {
        '0' => found.is_ascii_digit(),
        'T' => matches!(found, 'T' | 't' | ' '),
        other => found == other,
    };
    let rest = text.get(frame.len()..).unwrap_or_default();
    let has_offset = rest.ends_with(['Z', 'z']) || rest.contains(['+', '-']);
    text.len() > frame.len() && frame.chars().zip(text.chars()).all(fits) && has_offset
}

fn check_branches(
    schemas: &Schemas,
    schema: &Schema,
    value: &Value,
    pointer: &mut String,
    violations: &mut Vec<Violation>,
) {
    for branch in &schema.all_of {
        check(schemas, *branch, value, pointer, violations);
    }
    let count = |branches: &[SchemaId]| {
        branches.iter().filter(|branch| fits(schemas, **branch, value)).count()
    };
    let problem = if !schema.any_of.is_empty() && count(&schema.any_of) == 0 {
        "no branch of `anyOf` fits"
    } else if !schema.one_of.is_empty() && count(&schema.one_of) != 1 {
        "not exactly one branch of `oneOf` fits"
    } else if schema.not.is_some_and(|not| fits(schemas, not, value)) {
        "this fits a schema that `not` excludes"
    } else {
        return;
    };
    violations.push(Violation { pointer: pointer.clone(), message: problem.to_owned() });
}

fn check_members(
    schemas: &Schemas,
    schema: &Schema,
    members: &serde_json::Map<String, Value>,
    pointer: &mut String,
    violations: &mut Vec<Violation>,
) {
    let required = schema.properties.iter().filter(|(_, property)| property.is_required);
    let required = required.map(|(name, _)| name).chain(&schema.required_elsewhere);
    for name in required.filter(|name| !members.contains_key(*name)) {
        let message = format!("the required member `{name}` is missing");
        violations.push(Violation { pointer: pointer.clone(), message });
    }
    for (name, value) in members {
        if let Some(names) = schema.property_names
            && !fits(schemas, names, &Value::String(name.clone()))
        {
            let message = format!("`propertyNames` refuses the name `{name}`");
            violations.push(Violation { pointer: pointer.clone(), message });
        }
        let property = schema.properties.get(name).map(|property| property.schema);
        let Some(member) = property.or(schema.additional) else { continue };
        within(pointer, &name.replace('~', "~0").replace('/', "~1"), |pointer| {
            check(schemas, member, value, pointer, violations);
        });
    }
}

/// Runs with a step added to the pointer.
fn within(pointer: &mut String, step: &str, run: impl FnOnce(&mut String)) {
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(step);
    run(pointer);
    pointer.truncate(length);
}
