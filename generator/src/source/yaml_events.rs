//! The events of `saphyr` into nodes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span as Marks, StrInput, Tag};

use super::alias::Aliases;
use super::builder::{Builder, Refusal};
use super::characters::Characters;
use super::document::NodeSpans;
use super::scalar::{Scalar, resolve, resolve_as};
use super::tree::{Text, Value};
use super::{Budget, DocumentId, Origin, Span, advice, extent, refused};
use crate::diagnostic::{Code, Diagnostic};

/// What an anchor names.
#[derive(Clone, Copy)]
enum Anchored {
    Node(u32),
    /// A key: keys are no nodes, but they can have an anchor.
    Key(Text, Value, Span),
}

/// An open container.
enum Open {
    Sequence,
    /// With the key that waits for its value.
    Mapping(Option<Key>),
}

#[derive(Clone, Copy)]
struct Key {
    text: Text,
    span: Span,
    merge: bool,
}

/// The tree of one document in the making.
pub(super) struct Reader<'t> {
    id: DocumentId,
    budget: Budget,
    text: &'t str,
    characters: Rc<Characters<'t>>,
    pub(super) builder: Builder,
    pub(super) spans: Vec<NodeSpans>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Anchored>,
    pub(super) aliases: Aliases,
    documents: usize,
    /// The character at which the last event ended.
    last: usize,
    /// The character at which the indentation was too small, if that ended the reading.
    pub(super) indentation: Option<usize>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(
        id: DocumentId,
        text: &'t str,
        characters: Rc<Characters<'t>>,
        budget: Budget,
    ) -> Self {
        Self {
            id,
            budget,
            text,
            characters,
            builder: Builder::new(budget.nodes, budget.depth),
            spans: Vec::new(),
            open: Vec::new(),
            anchors: BTreeMap::new(),
            aliases: Aliases { targets: BTreeMap::new(), merges: BTreeSet::new() },
            documents: 0,
            last: 0,
            indentation: None,
        }
    }

    /// Reads the document, or its text with some flow collections on one line.
    pub(super) fn run(&mut self, text: &str) -> Result<(), Diagnostic> {
        let mut parser = Parser::<StrInput<'_>>::new_from_str(text);
        while let Some(event) = parser.next_event() {
            let (event, marks) = event.map_err(|error| self.syntax(&error))?;
            self.last = self.last.max(marks.end.index());
            let span = self.span(marks);
            match event {
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                Event::DocumentStart(_) => self.document(span)?,
                Event::Alias(anchor) => self.alias(anchor, span)?,
                Event::Scalar(text, style, anchor, tag) => {
                    self.scalar(&text, style, anchor, tag, span)?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.container(Value::Array(0), Open::Sequence, anchor, tag, span)?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.container(Value::Object(0), Open::Mapping(None), anchor, tag, span)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.end(span),
            }
        }
        if self.builder.tree.len() == 0 {
            self.node(Value::Null, None, Span::default())?;
        }
        Ok(())
    }

    /// The character at which the outermost open flow collection starts, or after which it does:
    /// `saphyr` reads ahead of its events.
    pub(super) fn flow_start(&self) -> usize {
        let spans = self.builder.unclosed().filter_map(|node| self.spans.get(node as usize));
        let start = spans
            .filter_map(|spans| self.text.split_at_checked(spans.value.range().start))
            .find_map(|(before, after)| {
                after.starts_with(['{', '[']).then(|| before.chars().count())
            });
        start.unwrap_or(self.last)
    }

    fn document(&mut self, span: Span) -> Result<(), Diagnostic> {
        self.documents += 1;
        if self.documents > 1 {
            let message = "a second document starts here";
            return Err(Diagnostic::in_file(Code::SeveralDocuments, self.id, span, message));
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<Cow<'_, Tag>>,
        span: Span,
    ) -> Result<(), Diagnostic> {
        let plain = style == ScalarStyle::Plain;
        let merge = plain && text == "<<" && tag.is_none();
        let tagged = tag.is_some();
        let scalar = self.resolve(text, plain, tag, span)?;
        let span = self.extent(span, anchor, tagged);
        let interned = self.builder.tree.intern(text);
        let value = match scalar {
            Scalar::Null => Value::Null,
            Scalar::Bool(value) => Value::Bool(value),
            Scalar::Number(number) => self.builder.tree.number(number),
            Scalar::Text => Value::String(interned),
            // As a key it is only text.
            Scalar::NotInJson if self.wants_key() => Value::String(interned),
            Scalar::NotInJson => {
                let message = format!("`{text}` is a number that JSON cannot write");
                return Err(Diagnostic::in_file(Code::NotInJson, self.id, span, message));
            }
        };
        if self.wants_key() {
            self.remember(anchor, Anchored::Key(interned, value, span));
            self.key(Key { text: interned, span, merge });
            return Ok(());
        }
        let node = self.value(value, span)?;
        self.remember(anchor, Anchored::Node(node));
        Ok(())
    }

    fn resolve(
        &self,
        text: &str,
        plain: bool,
        tag: Option<Cow<'_, Tag>>,
        span: Span,
    ) -> Result<Scalar, Diagnostic> {
        match tag {
            None if plain => Ok(resolve(text)),
            None => Ok(Scalar::Text),
            // `! 12` is the tag that makes everything text (YAML 1.2.2 §6.9.1).
            Some(tag) if is_non_specific(&tag) => Ok(Scalar::Text),
            Some(tag) => {
                let scalar =
                    tag.is_yaml_core_schema().then(|| resolve_as(&tag.suffix, text)).flatten();
                scalar.ok_or_else(|| self.tag(&tag, &format!("`{text}`"), span))
            }
        }
    }

    fn container(
        &mut self,
        value: Value,
        open: Open,
        anchor: usize,
        tag: Option<Cow<'_, Tag>>,
        span: Span,
    ) -> Result<(), Diagnostic> {
        if self.wants_key() {
            let message = "the key is an object or an array";
            return Err(Diagnostic::in_file(Code::NonStringKey, self.id, span, message));
        }
        let tagged = tag.is_some();
        let natural = if matches!(open, Open::Sequence) { "seq" } else { "map" };
        if let Some(tag) = tag
            && !is_non_specific(&tag)
            && !(tag.is_yaml_core_schema() && tag.suffix == natural)
        {
            return Err(self.tag(&tag, "this", span));
        }
        let span = self.extent(span, anchor, tagged);
        let key = self.take_key();
        self.spans.push(NodeSpans { value: span, key: key.map(|key| key.span) });
        let opened = self.builder.open(value, key.map(|key| key.text));
        let node = opened.map_err(|refusal| self.refused(refusal))?;
        self.note_merge(key, node);
        self.remember(anchor, Anchored::Node(node));
        self.open.push(open);
        Ok(())
    }

    fn end(&mut self, span: Span) {
        self.open.pop();
        let Some(node) = self.builder.close() else { return };
        let Some(spans) = self.spans.get_mut(node as usize) else { return };
        let start = spans.value.range().start;
        // A bracket is looked for, because after a comma the event is before it. The end of a block
        // is noticed at the next token; what lies between is not part of it.
        let flow = self.text.get(start..).is_some_and(|text| text.starts_with(['{', '[']));
        let rest = self.text.get(span.range().start..).filter(|_| flow);
        spans.value = match rest.and_then(|rest| rest.find(['}', ']'])) {
            Some(at) => Span::new(start, span.range().start + at + 1),
            None => {
                let text = self.text.get(start..span.range().end).unwrap_or_default();
                Span::new(start, start + text.trim_end().len())
            }
        };
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        let Some(target) = self.anchors.get(&anchor).copied() else {
            let message = "the anchor has no value";
            return Err(Diagnostic::in_file(Code::UnknownAnchor, self.id, span, message));
        };
        if self.wants_key() {
            let key = match target {
                Anchored::Key(text, ..) => Some(text),
                Anchored::Node(node) => self.written(node),
            };
            let message = "the alias that is used as a key names an object or an array";
            let text =
                key.ok_or_else(|| Diagnostic::in_file(Code::NonStringKey, self.id, span, message))?;
            self.key(Key { text, span, merge: false });
            return Ok(());
        }
        match target {
            Anchored::Key(_, value, anchored) => self.value(value, anchored).map(|_| ()),
            Anchored::Node(target) if self.builder.is_open(target) => {
                let message = "the alias stands inside the value that it names";
                Err(Diagnostic::in_file(Code::RecursiveAlias, self.id, span, message)
                    .label(Origin::new(self.id, target), "it names this"))
            }
            Anchored::Node(target) => {
                let anchored = self.spans.get(target as usize).map_or(span, |spans| spans.value);
                match self.builder.tree.record(target).value {
                    Value::Array(_) | Value::Object(_) => {
                        let node = self.value(Value::Null, anchored)?;
                        self.aliases.targets.insert(node, target);
                    }
                    scalar => {
                        self.value(scalar, anchored)?;
                    }
                }
                Ok(())
            }
        }
    }

    /// Anchors are numbered from 1; 0 is none.
    fn remember(&mut self, anchor: usize, anchored: Anchored) {
        if anchor > 0 {
            self.anchors.insert(anchor, anchored);
        }
    }

    /// A scalar as it is written, for use as a key.
    fn written(&mut self, node: u32) -> Option<Text> {
        match self.builder.tree.record(node).value {
            Value::String(text) => Some(text),
            Value::Null | Value::Bool(_) | Value::Number(_) => {
                let span = self.spans.get(node as usize)?.value;
                self.text.get(span.range()).map(|text| self.builder.tree.intern(text))
            }
            Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Whether the next scalar is a key.
    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open::Mapping(None)))
    }

    fn key(&mut self, key: Key) {
        if let Some(Open::Mapping(waiting)) = self.open.last_mut() {
            *waiting = Some(key);
        }
    }

    fn take_key(&mut self) -> Option<Key> {
        match self.open.last_mut() {
            Some(Open::Mapping(key)) => key.take(),
            Some(Open::Sequence) | None => None,
        }
    }

    fn value(&mut self, value: Value, span: Span) -> Result<u32, Diagnostic> {
        let key = self.take_key();
        self.node(value, key, span)
    }

    fn node(&mut self, value: Value, key: Option<Key>, span: Span) -> Result<u32, Diagnostic> {
        self.spans.push(NodeSpans { value: span, key: key.map(|key| key.span) });
        let added = self.builder.add(value, key.map(|key| key.text));
        let node = added.map_err(|refusal| self.refused(refusal))?;
        self.note_merge(key, node);
        Ok(node)
    }

    fn note_merge(&mut self, key: Option<Key>, node: u32) {
        if key.is_some_and(|key| key.merge) {
            self.aliases.merges.insert(node);
        }
    }

    fn refused(&self, refusal: Refusal) -> Diagnostic {
        match refusal {
            Refusal::Depth(node) => refused(Code::TooDeep, Origin::new(self.id, node), self.budget),
            Refusal::Nodes => refused(Code::TooLarge, Origin::new(self.id, 0), self.budget),
        }
    }

    fn tag(&self, tag: &Tag, what: &str, span: Span) -> Diagnostic {
        let (code, message) = if tag.is_yaml_core_schema() {
            (Code::UnknownTag, format!("the tag `!!{}` does not fit {what}", tag.suffix))
        } else {
            (Code::UnknownTag, format!("the tag `{tag}` is not of the core schema"))
        };
        Diagnostic::in_file(code, self.id, span, message)
    }

    fn syntax(&mut self, error: &ScanError) -> Diagnostic {
        if error.info().starts_with("invalid indentation") {
            self.indentation = Some(error.marker().index());
        }
        let (code, message) = match error.info() {
            info if info.contains("unknown anchor") => {
                (Code::UnknownAnchor, "the alias names no anchor that stands before it")
            }
            info if info.contains("recursion limit") => {
                (Code::TooDeep, "there are too many brackets inside of each other")
            }
            info => (Code::YamlSyntax, info),
        };
        let at = self.byte(*error.marker());
        let next = self.text.get(at..).and_then(|rest| rest.chars().next());
        let span = Span::new(at, at + next.map_or(0, char::len_utf8));
        if code != Code::YamlSyntax {
            return Diagnostic::in_file(code, self.id, span, message);
        }
        let (span, help) = advice::of_yaml(self.text, span, message);
        let diagnostic = Diagnostic::in_file(code, self.id, span, message);
        match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }

    /// The span of a node without its properties and without what follows it.
    fn extent(&self, span: Span, anchor: usize, tagged: bool) -> Span {
        let Span { start, end } = span;
        let (mut start, end) = (start as usize, end as usize);
        if anchor > 0 || tagged {
            start = extent::after_properties(self.text, start).min(end.max(start));
        }
        Span::new(start, extent::quoted_end(self.text, start).unwrap_or(end))
    }

    fn span(&self, marks: Marks) -> Span {
        Span::new(self.byte(marks.start), self.byte(marks.end))
    }

    fn byte(&self, mark: Marker) -> usize {
        self.characters.byte(mark.index())
    }
}

fn is_non_specific(tag: &Tag) -> bool {
    tag.handle.is_empty() && tag.suffix == "!" || tag.handle == "!" && tag.suffix.is_empty()
}
