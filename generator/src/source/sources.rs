//! All documents of a run.

use std::collections::BTreeMap;
use std::str::Utf8Error;
use std::sync::atomic::AtomicUsize;

use super::document::{Document, NOWHERE, Written};
use super::tree::{Tree, count};
use super::{Budget, DocumentId, Node, Origin, Span, advice, json, reference, yaml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// The documents of one run, to which more can be added and from which none is taken.
#[derive(Debug)]
pub struct Sources {
    budget: Budget,
    /// How many more names may be compared to guess which one was meant: a document can misspell
    /// all that it has.
    pub(super) guesses: AtomicUsize,
    documents: Vec<Document>,
    by_name: BTreeMap<String, DocumentId>,
    /// Files that references lead to and that were not read.
    unread: BTreeMap<String, Unread>,
    spent_bytes: usize,
    spent_nodes: usize,
}

impl Default for Sources {
    fn default() -> Self {
        Self::new(Budget::default())
    }
}

/// Names that are compared in a run: those of Stripe's schemas for a hundred misspellings.
const GUESSES: usize = 100_000;

/// Why a file that a reference leads to was not read.
#[derive(Clone, Debug)]
pub(super) struct Unread {
    pub(super) code: Code,
    pub(super) message: String,
}

impl Sources {
    /// No documents yet.
    pub fn new(budget: Budget) -> Self {
        Self {
            budget,
            guesses: AtomicUsize::new(GUESSES),
            documents: Vec::new(),
            by_name: BTreeMap::new(),
            unread: BTreeMap::new(),
            spent_bytes: 0,
            spent_nodes: 0,
        }
    }

    /// Reads a document; `name` is how diagnostics and references call it.
    ///
    /// A name that ends in `.json` says that it is JSON, `.yaml` or `.yml` that it is YAML (of
    /// which JSON is a part); otherwise a text that starts with a brace or bracket is JSON.
    ///
    /// # Errors
    /// What is wrong with the text. The document is kept all the same, so that the diagnostics
    /// can be rendered.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<DocumentId, Diagnostics> {
        let (id, faults) = self.load(name, bytes);
        if faults.is_empty() { Ok(id) } else { Err(faults) }
    }

    /// Reads a document of somebody else, in which the last of several equal keys counts. Also what
    /// there is to warn of.
    ///
    /// # Errors
    /// As of [`add`](Self::add).
    pub fn add_foreign(
        &mut self,
        name: &str,
        bytes: &[u8],
    ) -> Result<(DocumentId, Diagnostics), Diagnostics> {
        let (id, faults) = self.load(name, bytes);
        let tolerate = |fault: Diagnostic| match fault.code {
            Code::DuplicateKey => fault.tolerable("the last one counts"),
            _ => fault,
        };
        let faults: Diagnostics = faults.into_iter().map(tolerate).collect();
        if faults.has_errors() { Err(faults) } else { Ok((id, faults)) }
    }

    fn load(&mut self, name: &str, bytes: &[u8]) -> (DocumentId, Diagnostics) {
        let id = DocumentId(count(self.documents.len()));
        self.by_name.insert(reference::normal(name), id);
        let budget = self.left();
        if bytes.len() > budget.bytes {
            self.documents.push(Document::new(id, name.to_owned(), String::new()));
            let message =
                format!("`{name}` is longer than the {} bytes that are left", budget.bytes);
            let fault = Diagnostic::in_file(Code::TooLarge, id, Span::default(), message);
            return (id, fault.into());
        }
        self.spent_bytes += bytes.len();
        // A byte order mark is no part of the text (YAML 1.2.2 §5.2, RFC 8259 §8.1).
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                self.documents.push(Document::new(id, name.to_owned(), text));
                return (id, not_utf8(id, bytes, error).into());
            }
        };
        if let Some(what) = advice::what_else(&text) {
            let first = text.len() - text.trim_start().len();
            let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            let span = Span::new(first, first + line.trim().len());
            self.documents.push(Document::new(id, name.to_owned(), text));
            let message = format!("this is {what}, and no API description");
            let fault = Diagnostic::in_file(Code::UnknownVersion, id, span, message);
            return (id, fault.into());
        }
        let mut document = Document::new(id, name.to_owned(), text);
        let faults = parse(&mut document, budget);
        self.spent_nodes += document.tree.len();
        self.documents.push(document);
        (id, faults)
    }

    /// Takes a tree for a document that was made of another one, from now on under its name.
    pub(super) fn replace(
        &mut self,
        document: DocumentId,
        tree: Tree,
        written: Written,
    ) -> DocumentId {
        let id = DocumentId(count(self.documents.len()));
        let name = self.file_name(document).to_owned();
        self.by_name.insert(reference::normal(&name), id);
        self.spent_nodes += tree.len();
        let mut made = Document::new(id, name, String::new());
        made.tree = tree;
        made.written = Some(written);
        self.documents.push(made);
        id
    }

    /// The budget that is left.
    pub(super) fn left(&self) -> Budget {
        self.budget.less(self.spent_bytes, self.spent_nodes)
    }

    /// Where a node was written: itself, unless overlays made its document.
    pub fn written(&self, origin: Origin) -> Origin {
        let written = self.document(origin.document_id()).written.as_ref();
        let at = written.and_then(|written| written.origins.get(origin.node as usize));
        at.copied().unwrap_or(origin)
    }

    /// The whole of a document.
    pub fn root(&self, document: DocumentId) -> Node<'_> {
        Node::new(self.document(document), 0)
    }

    /// The node at a place; a null without a document if the place is of other sources.
    pub fn node(&self, origin: Origin) -> Node<'_> {
        Node::new(self.document(origin.document_id()), origin.node)
    }

    /// Every document, in the order in which they were added.
    pub fn documents(&self) -> impl Iterator<Item = DocumentId> + use<'_> {
        self.documents.iter().map(|document| document.id)
    }

    /// The document that was added under a name, `./` and `..` in it resolved.
    pub fn named(&self, name: &str) -> Option<DocumentId> {
        self.by_name.get(&reference::normal(name)).copied()
    }

    /// Notes that a file was not read.
    pub(super) fn miss(&mut self, name: String, unread: Unread) {
        self.unread.insert(name, unread);
    }

    /// Why a file was not read that is named relative to a document.
    pub(super) fn unread(&self, document: DocumentId, file: &str) -> Option<&Unread> {
        self.unread.get(&reference::relative(self.file_name(document), file))
    }

    /// The document of a file that is named relative to another.
    pub(crate) fn beside(&self, document: DocumentId, file: &str) -> Option<DocumentId> {
        self.named(&reference::relative(self.file_name(document), file))
    }

    /// The name under which a document was added.
    pub fn file_name(&self, document: DocumentId) -> &str {
        &self.document(document).name
    }

    /// The text of a document, without a byte order mark.
    pub fn text(&self, document: DocumentId) -> &str {
        &self.document(document).text
    }

    /// Where the value of a node was written; for an expanded alias, where its anchor was. The bytes
    /// are those of the document of [`written`](Self::written).
    pub fn value_span(&self, origin: Origin) -> Option<Span> {
        let origin = self.written(origin);
        Some(self.document(origin.document_id()).spans(origin.node)?.value)
    }

    /// Where the key of a node was written; nothing for the root and for items of an array.
    pub fn key_span(&self, origin: Origin) -> Option<Span> {
        let origin = self.written(origin);
        self.document(origin.document_id()).spans(origin.node)?.key
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub fn line_and_column(&self, document: DocumentId, at: usize) -> Option<(usize, usize)> {
        self.document(document).line_and_column(at)
    }

    /// The bytes of a line (from 1), without its end.
    pub fn line_span(&self, document: DocumentId, line: usize) -> Option<Span> {
        self.document(document).line_span(line)
    }

    pub(super) fn document(&self, document: DocumentId) -> &Document {
        self.documents.get(document.position()).unwrap_or(&NOWHERE)
    }
}

fn parse(document: &mut Document, budget: Budget) -> Diagnostics {
    let (id, text) = (document.id, document.text.as_str());
    let name = document.name.to_ascii_lowercase();
    let yaml = name.ends_with(".yaml") || name.ends_with(".yml");
    let bracket = text.trim_start().starts_with(['{', '[']);
    let json = (name.ends_with(".json") || bracket).then(|| json::read(id, text, budget));
    let mut faults = match json {
        // A flow mapping looks like JSON until the first unquoted word.
        Some((_, Some(fault))) if yaml && fault.code == Code::JsonSyntax => None,
        Some((tree, fault)) => {
            document.tree = tree;
            Some(fault.into_iter().collect())
        }
        None => None,
    };
    let faults = faults.get_or_insert_with(|| {
        let (tree, spans, fault) = yaml::read(id, text, budget);
        document.tree = tree;
        document.spans = spans.into();
        fault
    });
    let twins = document.tree.index();
    document.tree.hide(&twins);
    faults.extend(twins.into_iter().map(|(first, second)| {
        let key = document.tree.key(second).unwrap_or_default();
        Diagnostic::new(
            Code::DuplicateKey,
            Origin::new(id, second),
            format!("`{key}` is there twice"),
        )
        .at_key()
        .label_key(Origin::new(id, first), "first here")
    }));
    std::mem::take(faults)
}

fn not_utf8(id: DocumentId, bytes: &[u8], error: Utf8Error) -> Diagnostic {
    // The text that is kept has a replacement character, of three bytes, in the place of the fault.
    let at = error.valid_up_to();
    let byte = bytes.get(at).copied().unwrap_or_default();
    let span = Span::new(at, at + '\u{FFFD}'.len_utf8());
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Diagnostic::in_file(Code::NotUtf8, id, span, "the text is UTF-16, and not UTF-8");
    }
    let message = format!("the byte 0x{byte:02X} at offset {at} is not UTF-8");
    Diagnostic::in_file(Code::NotUtf8, id, span, message)
}
