//! What types owe to their JSON form: how they are shown and when they are equal.

use std::fmt;

use super::{Json, Value, Writer};
use crate::form::File;

/// Shows a value by its JSON form, behind the name of its type.
///
/// # Errors
/// Those of the formatter.
pub fn show<T: Json>(name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some((text, files)) = written(value) else {
        return write!(f, "{name} (a value that JSON cannot say)");
    };
    let text = match serde_json::from_slice::<Value>(&text) {
        Ok(value) if f.alternate() => format!("{value:#}"),
        _ => String::from_utf8_lossy(&text).into_owned(),
    };
    write!(f, "{name} {text}")?;
    if files.is_empty() { Ok(()) } else { write!(f, " with {files:?}") }
}

/// Whether two values have the same JSON form, whatever the order of their members.
pub fn is_equal<T: Json>(one: &T, other: &T) -> bool {
    match (written(one), written(other)) {
        (Some((one, files)), Some((other, others))) => {
            files == others && (one == other || value(&one) == value(&other))
        }
        _ => false,
    }
}

/// The JSON text and the files beside it; nothing where JSON cannot say the value.
fn written<T: Json>(value: &T) -> Option<(Vec<u8>, Vec<File>)> {
    let mut writer = Writer::with_files();
    value.encode(&mut writer);
    writer.finish_with_files().ok()
}

fn value(text: &[u8]) -> Option<Value> {
    serde_json::from_slice(text).ok()
}
