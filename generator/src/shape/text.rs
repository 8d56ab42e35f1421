//! Strings and their formats.

use crate::model::{Schema, TextFormat};

/// What a string of this schema holds. Formats without a type stay plain text.
pub(super) fn format(schema: &Schema) -> TextFormat {
    match schema.format.as_deref() {
        Some("date-time") => TextFormat::DateTime,
        Some("date") => TextFormat::Date,
        Some("uuid") => TextFormat::Uuid,
        Some("binary") => TextFormat::Binary,
        _ => TextFormat::Plain,
    }
}
