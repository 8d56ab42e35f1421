//! Places as a person or an editor names them.

use super::Place;
use crate::source::{Kind, Sources, Span};

/// Where a place is, in words that leave the program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Location {
    /// The name under which the document was added.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// RFC 6901 pointer of the node; empty for the whole document and for a syntax error. That of
    /// what an overlay brought leads through the document, and not through the overlay.
    pub pointer: String,
}

/// Finds a place in the text; nothing if the place is not of these sources.
pub fn location(place: &Place, sources: &Sources) -> Option<Location> {
    let written = place.written(sources);
    let document = written.document();
    let (line, column) =
        sources.line_and_column(document, shown(&written, sources)?.range().start)?;
    let pointer = place.origin().map(|origin| sources.node(origin).pointer()).unwrap_or_default();
    Some(Location { file: sources.file_name(document).to_owned(), line, column, pointer })
}

/// The bytes that stand for a place: at most one line.
///
/// An object or array under a key is shown by its key, because its own text may be the rest of
/// the document and, in YAML, starts only on the line below. So is a value that has no text.
pub(super) fn shown(place: &Place, sources: &Sources) -> Option<Span> {
    let span = match place {
        Place::File { span, .. } => *span,
        Place::Key(origin) => sources.key_span(*origin).or_else(|| sources.value_span(*origin))?,
        Place::Value(origin) => {
            let value = sources.value_span(*origin)?;
            let container = matches!(sources.node(*origin).kind(), Kind::Object | Kind::Array);
            match sources.key_span(*origin) {
                Some(key) if container || value.is_empty() => key,
                _ => value,
            }
        }
    };
    let text = sources.text(place.document()).get(span.range())?;
    let line = text.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    Some(Span::new(span.range().start, span.range().start + line.len()))
}
