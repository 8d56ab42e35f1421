//! Path templates.

mod expand;
mod matching;
mod segment;

use std::cmp::Ordering;

pub use expand::{TemplateError, expand};
use segment::Segment;

/// A text as one segment of a path, percent-encoded (RFC 3986 §3.3): `/` in it does not part it.
#[must_use]
pub fn encode_segment(text: &str) -> String {
    crate::style::escape_all(text)
}

/// A path template (OAS 3.1 §4.8.8.2): literal text and parameters, several in one segment if
/// need be.
///
/// ```
/// use concord_runtime::template::Template;
///
/// let template = Template::parse("/pets/{id}.{format}");
/// assert_eq!(template.matches("/pets/7.json"), Some(vec![("id", "7"), ("format", "json")]));
/// assert_eq!(template.shape(), "/pets/{p0}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What stands between the slashes; the first is the empty text before the first slash.
    segments: Vec<Segment>,
}

impl Template {
    /// Reads a template. A brace without its partner is literal text.
    #[must_use]
    pub fn parse(path: &str) -> Self {
        Self { segments: path.split('/').map(Segment::parse).collect() }
    }

    /// The parameters with their raw (still percent-encoded) texts, where a raw request path
    /// fits.
    ///
    /// A parameter never spans a `/`, and one that is a whole segment is never empty. Literal
    /// text is compared percent-decoded. Where a segment can be read in several ways, each
    /// parameter ends at the first place where the literal text behind it stands.
    #[must_use]
    pub fn matches<'p>(&self, raw_path: &'p str) -> Option<Vec<(&str, &'p str)>> {
        matching::match_path(&self.segments, raw_path)
    }

    /// The names of the parameters, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().flat_map(Segment::names)
    }

    /// Which of two templates is tried first where both fit (OAS 3.1 §4.8.8.2): segment by
    /// segment from the left, literal before partly literal before one parameter alone; of two
    /// partly literal ones the one with more literal text.
    #[must_use]
    pub fn cmp_specificity(&self, other: &Self) -> Ordering {
        let ranks = self.segments.iter().map(Segment::rank);
        ranks.cmp(other.segments.iter().map(Segment::rank))
    }

    /// The template as a path of axum 0.8, with one capture for each segment that is not purely
    /// literal. Templates that differ in names only have the same shape.
    #[must_use]
    pub fn shape(&self) -> String {
        let mut captures = 0_usize;
        let segments = self.segments.iter().map(|segment| match segment.literal() {
            // axum's own characters, `{` and `}`, are percent-encoded in it.
            Some(text) => text.to_owned(),
            None => {
                captures += 1;
                format!("{{p{}}}", captures - 1)
            }
        });
        segments.collect::<Vec<_>>().join("/")
    }
}
