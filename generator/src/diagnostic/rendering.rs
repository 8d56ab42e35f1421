//! Diagnostics as text, in the manner of rustc.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    AnnotationKind, Element, Level, Origin as Arrow, Renderer, Snippet, normalize_untrusted_str,
};

use super::location::shown;
use super::{Diagnostic, Severity, location};
use crate::source::{DocumentId, Sources, Span};

/// Places that are at most this many lines apart share an excerpt.
const GAP: usize = 5;
/// A longer line (in bytes) is not drawn, because in a minified document it is the whole document.
const LONGEST: usize = 2000;
/// Characters that are shown of a message: it may repeat a name from the document.
const SHOWN: usize = 1000;
/// Characters that are quoted of a place in such a line.
const QUOTED: usize = 100;

/// Writes a diagnostic with the lines it is about, its pointer, its labels and its help.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, colour: bool) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let pointer = diagnostic
        .origin
        .and_then(|place| location(&place, sources))
        .filter(|location| !location.pointer.is_empty())
        .map(|location| {
            Level::NOTE.message(normalize_untrusted_str(&shortened(&location.pointer)))
        });
    let excerpts = excerpts(diagnostic, sources);
    let group = level
        .primary_title(normalize_untrusted_str(&shortened(&diagnostic.sentence())))
        .id(diagnostic.code.code())
        .elements(excerpts.iter().flat_map(|excerpt| excerpt.elements(sources)))
        .elements(pointer)
        .element(Level::HELP.message(normalize_untrusted_str(&shortened(diagnostic.advice()))));
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group])
}

/// A text without what is too much of it to be read.
fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// A place made ready to be drawn.
struct Mark {
    primary: bool,
    line: usize,
    column: usize,
    span: Span,
    label: Option<String>,
}

/// Neighbouring lines of one document with the marks in them.
struct Excerpt {
    document: DocumentId,
    span: Span,
    first_line: usize,
    marks: Vec<Mark>,
}

impl Excerpt {
    fn is_long(&self) -> bool {
        self.span.range().len() > LONGEST
    }

    fn elements<'s>(&self, sources: &'s Sources) -> Vec<Element<'s>> {
        let path = normalize_untrusted_str(sources.file_name(self.document));
        let text = sources.text(self.document).get(self.span.range()).unwrap_or_default();
        if self.is_long() {
            return self.marks.iter().flat_map(|mark| mark.quoted(&path, self, text)).collect();
        }
        let annotations = self.marks.iter().map(|mark| {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let span = mark.within(self);
            kind.span(span.start.min(text.len())..span.end.min(text.len()))
                .label(mark.label.as_deref().map(normalize_untrusted_str))
        });
        let snippet = Snippet::source(text).path(path).line_start(self.first_line);
        vec![snippet.annotations(annotations).into()]
    }

    /// Takes a mark in if it is near, and drawing what lies between is no burden.
    fn join(&mut self, document: DocumentId, line: Span, mark: Mark) -> Option<Mark> {
        let near = self.marks.iter().any(|other| other.line.abs_diff(mark.line) <= GAP);
        let span = self.span.union(line);
        let long = span.range().len() > LONGEST && span != self.span;
        if self.document != document || !near || long {
            return Some(mark);
        }
        self.span = span;
        self.first_line = self.first_line.min(mark.line);
        self.marks.push(mark);
        None
    }
}

impl Mark {
    /// The span of the mark in the text of the excerpt.
    fn within(&self, excerpt: &Excerpt) -> std::ops::Range<usize> {
        let start = excerpt.span.range().start;
        let span = self.span.range();
        span.start.saturating_sub(start)..span.end.saturating_sub(start)
    }

    /// What is shown of a mark in a line that is too long to be drawn.
    fn quoted<'s>(&self, path: &str, excerpt: &Excerpt, text: &str) -> [Element<'s>; 2] {
        let arrow = Arrow::path(path.to_owned()).line(self.line).char_column(self.column);
        let text = text.get(self.within(excerpt).start..).unwrap_or_default();
        let quoted: String = text.chars().take(QUOTED).collect();
        let label = self.label.as_deref().map(|label| format!("{label}: ")).unwrap_or_default();
        let note = Level::NOTE.message(normalize_untrusted_str(&format!("{label}{quoted}")));
        [arrow.into(), note.into()]
    }
}

/// Cuts the lines that matter out of the documents, the one with the diagnostic itself first.
fn excerpts(diagnostic: &Diagnostic, sources: &Sources) -> Vec<Excerpt> {
    let main = diagnostic.origin.iter().map(|place| (place, true, None));
    let others = diagnostic.labels.iter().map(|(place, label)| (place, false, Some(label)));
    let mut excerpts: Vec<Excerpt> = Vec::new();
    for (place, primary, label) in main.chain(others) {
        let place = place.written(sources);
        let document = place.document();
        let found = shown(&place, sources).and_then(|span| {
            let (line, column) = sources.line_and_column(document, span.range().start)?;
            let whole = sources.line_span(document, line)?;
            Some((Mark { primary, line, column, span, label: label.cloned() }, whole))
        });
        let Some((mark, whole)) = found else { continue };
        let left =
            excerpts.iter_mut().try_fold(mark, |mark, excerpt| excerpt.join(document, whole, mark));
        if let Some(mark) = left {
            let first_line = mark.line;
            excerpts.push(Excerpt { document, span: whole, first_line, marks: vec![mark] });
        }
    }
    excerpts
}
