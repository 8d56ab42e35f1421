//! Formats that mean nothing.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Api;
use crate::source::{Origin, nearest_of};

/// A format that is not to mean anything: its values are plain texts or numbers.
#[derive(Clone, Debug)]
pub struct PlainFormat {
    /// The format, such as `date-time`.
    pub format: String,
    /// What the configuration says of it: `off`.
    pub setting: String,
    /// Where the configuration says so; none where that is no document of the run.
    pub origin: Option<Origin>,
}

/// Formats that types are made for.
const TYPED: &[&str] =
    &["date-time", "date", "uuid", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "uint"];

/// Takes formats out of all schemas.
pub(crate) fn turn_off(api: &mut Api, formats: &[PlainFormat]) -> Diagnostics {
    let is_off = |format: &String| formats.iter().any(|one| one.format == *format);
    for schema in &mut api.schemas.written {
        schema.format = schema.format.take().filter(|format| !is_off(format));
    }
    formats.iter().filter_map(check).collect()
}

fn check(PlainFormat { format, setting, origin }: &PlainFormat) -> Option<Diagnostic> {
    if !TYPED.contains(&format.as_str()) {
        let message = format!("`{format}` is no format that a type is made for");
        let help = match nearest_of(TYPED.iter().copied(), format) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("these are: {}", TYPED.join(", ")),
        };
        return Some(Diagnostic::configured(*origin, message).at_key().help(help));
    }
    (setting != "off").then(|| {
        let message = format!("a format can be `off`, and not `{setting}`");
        Diagnostic::configured(*origin, message).help("write `off`, or nothing for a type")
    })
}
