//! From a template and values to a path.

use std::fmt;

use super::segment::{Part, Segment};

/// A path that cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TemplateError {
    /// A parameter has no value.
    Missing(String),
    /// The parameter is a whole segment and its value is empty.
    Empty(String),
    /// With the value of this parameter a segment would be `.` or `..`, which URL libraries
    /// take out.
    DotSegment(String),
}

pub(super) fn expand(
    segments: &[Segment],
    values: &[(&str, String)],
) -> Result<String, TemplateError> {
    let segments = segments.iter().map(|segment| expand_segment(segment, values));
    Ok(segments.collect::<Result<Vec<_>, _>>()?.join("/"))
}

fn expand_segment(segment: &Segment, values: &[(&str, String)]) -> Result<String, TemplateError> {
    let mut text = String::new();
    for part in &segment.parts {
        match part {
            Part::Literal { encoded, .. } => text.push_str(encoded),
            Part::Parameter(name) => {
                let value = values.iter().find(|(given, _)| given == name);
                let (_, value) = value.ok_or_else(|| TemplateError::Missing(name.clone()))?;
                text.push_str(value);
            }
        }
    }
    let names = || segment.names().collect::<Vec<_>>().join("`, `");
    if text.is_empty() && !segment.parts.is_empty() {
        return Err(TemplateError::Empty(names()));
    }
    // WHATWG URL §4.5 counts `%2e` as a dot, so encoding does not help.
    let dots = text.replace("%2E", ".").replace("%2e", ".");
    if dots == "." || dots == ".." {
        return Err(TemplateError::DotSegment(names()));
    }
    Ok(text)
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "path parameter `{name}`: it has no value"),
            Self::Empty(name) => write!(f, "path parameter `{name}`: its value is empty"),
            Self::DotSegment(name) => write!(
                f,
                "path parameter `{name}`: with its value a segment is `.` or `..`, \
                 which would lead to another path"
            ),
        }
    }
}

impl std::error::Error for TemplateError {}
