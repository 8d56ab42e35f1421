//! From a template and values to a path.

use std::fmt;

use super::segment::{Segment, encode, next_parameter};

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

/// The path of a template whose parameters are replaced by texts that are percent-encoded already.
///
/// ```
/// use concord_runtime::template::expand;
///
/// let path = expand("/pets/{id}.{format}", &[("id", "7".to_owned()), ("format", "json".to_owned())])?;
/// assert_eq!(path, "/pets/7.json");
/// # Ok::<(), concord_runtime::template::TemplateError>(())
/// ```
///
/// # Errors
/// Where a parameter has no text, a segment would be empty, or a segment would be `.` or `..`:
/// every URL library takes those out (WHATWG URL §4.5, also spelled `%2E`), so the request would
/// go to another path.
pub fn expand(template: &str, values: &[(&str, String)]) -> Result<String, TemplateError> {
    let mut path = String::with_capacity(template.len() + 16);
    for (index, segment) in template.split('/').enumerate() {
        if index > 0 {
            path.push('/');
        }
        expand_segment(segment, values, &mut path)?;
    }
    Ok(path)
}

fn expand_segment(
    segment: &str,
    values: &[(&str, String)],
    path: &mut String,
) -> Result<(), TemplateError> {
    let start = path.len();
    let mut rest = segment;
    while let Some((before, name, behind)) = next_parameter(rest) {
        encode(before, path);
        let value = values.iter().find(|(given, _)| *given == name);
        let (_, value) = value.ok_or_else(|| TemplateError::Missing(name.to_owned()))?;
        path.push_str(value);
        rest = behind;
    }
    encode(rest, path);
    let names = || Segment::parse(segment).names().collect::<Vec<_>>().join("`, `");
    match path.get(start..) {
        Some("") if !segment.is_empty() => Err(TemplateError::Empty(names())),
        Some(text) if is_dots(text) => Err(TemplateError::DotSegment(names())),
        _ => Ok(()),
    }
}

/// Whether a segment is `.` or `..`. WHATWG URL §4.5 counts `%2e` as a dot, so encoding does not
/// help.
fn is_dots(text: &str) -> bool {
    let behind_dot = |text: &str| -> Option<usize> {
        let is_encoded = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%2e"));
        if text.starts_with('.') { Some(1) } else { is_encoded.then_some(3) }
    };
    let rest = behind_dot(text).and_then(|length| text.get(length..));
    rest.is_some_and(|rest| rest.is_empty() || behind_dot(rest) == Some(rest.len()))
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
