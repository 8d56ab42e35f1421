//! One dialect: its document, read at run time, and the generated code that has to keep it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use concord::diagnostic::{Location, Place, Severity, location, render};
use concord::model::{Api, Case, CaseOutcome, Content, Operation, Outcome, OutcomeKey};
use concord::source::{Node, Origin};
use concord::{Diagnostic, Diagnostics, DocumentId, Options, Sources, Strictness};
use serde_json::Value;

use crate::subject::Subject;
use crate::variation::{Variation, variations};

/// One dialect: what its document says, and what is under test.
#[derive(Clone, Debug)]
pub struct Contract {
    /// The dialect's name.
    pub dialect: String,
    /// What the document says.
    pub api: Arc<Api>,
    /// The generated code of the dialect.
    pub subject: Subject,
    /// What the reading got over: examples that their own schemas refuse among it.
    pub findings: Diagnostics,
    variations: Arc<OnceLock<Vec<Variation>>>,
    sources: Arc<Sources>,
    document: DocumentId,
    options: Options,
}

/// A document that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The codes of what is wrong with it.
    pub codes: Vec<&'static str>,
    /// All that is wrong, rendered with its lines.
    pub message: String,
}

impl Contract {
    /// Reads a document of others, which is used as it is: what its own schemas refuse is told
    /// among the findings, and left out.
    ///
    /// # Errors
    /// What is wrong with it, rendered with its lines.
    pub fn read_foreign(name: &str, path: &str, subject: Subject) -> Result<Self, String> {
        let load = |name: &str| std::fs::read(name).map_err(|error| error.to_string());
        let bytes = load(path).map_err(|error| format!("cannot read {path}: {error}"))?;
        let options = Options { strictness: Strictness::Lenient, ..Options::default() };
        let contract = Self::of_bytes(name, path, &bytes, &options, &load, subject);
        contract.map_err(|unreadable| unreadable.message)
    }

    /// A contract of a document, read as the options say.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of_bytes(
        name: &str,
        path: &str,
        bytes: &[u8],
        options: &Options,
        load: &impl Fn(&str) -> Result<Vec<u8>, String>,
        subject: Subject,
    ) -> Result<Self, Unreadable> {
        let mut sources = Sources::default();
        let loaded = match concord::load(&mut sources, path, bytes, options, load) {
            Ok(loaded) => loaded,
            Err(found) => return Err(Unreadable::of(&found, &sources)),
        };
        let document = loaded.document;
        let reading = concord::read_loaded(&sources, loaded, options);
        let findings = reading.diagnostics;
        match reading.api {
            Some(api) => Ok(Self {
                dialect: name.to_owned(),
                api: Arc::new(api),
                variations: Arc::default(),
                subject,
                findings,
                sources: Arc::new(sources),
                document,
                options: options.clone(),
            }),
            None => Err(Unreadable::of(&findings, &sources)),
        }
    }

    /// The same generated code with another document, which stands in one file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn with_document(&self, document: &Value) -> Result<Self, Unreadable> {
        let load = |name: &str| Err(format!("there is no file {name}"));
        let bytes = document.to_string().into_bytes();
        let subject = self.subject.clone();
        Self::of_bytes(&self.dialect, "document.json", &bytes, &self.options, &load, subject)
    }

    /// The same document with other generated code.
    #[must_use]
    pub fn with_subject(&self, subject: Subject) -> Self {
        Self { subject, ..self.clone() }
    }

    /// The document as it is written.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        self.sources.root(self.document)
    }

    /// A node, or what it refers to; itself where the reference leads nowhere.
    #[must_use]
    pub fn follow<'s>(&'s self, node: Node<'s>) -> Node<'s> {
        self.sources.follow(node).unwrap_or(node)
    }

    /// The values of examples that the document's own schemas refuse: `file:line` of each, and all
    /// that is wrong with it.
    #[must_use]
    pub fn refused(&self) -> BTreeMap<String, Vec<&str>> {
        let mut refused = BTreeMap::<_, Vec<_>>::new();
        for (finding, location) in self.left_out() {
            let place = format!("{}:{}", location.file, location.line);
            refused.entry(place).or_default().push(finding.message.as_str());
        }
        refused
    }

    /// Whether an example, by its pointer, is refused, or is part of a pairing that is.
    #[must_use]
    pub fn is_refused(&self, pointer: &str) -> bool {
        let is_within = |inner: &str, outer: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.left_out().any(|(_, location)| {
            is_within(&location.pointer, pointer) || is_within(pointer, &location.pointer)
        })
    }

    fn left_out(&self) -> impl Iterator<Item = (&Diagnostic, Location)> {
        self.findings
            .iter()
            .filter(|one| one.leaves_out_an_example())
            .filter_map(|one| Some((one, location(&one.origin?, &self.sources)?)))
    }

    /// `file:line` of a node.
    #[must_use]
    pub fn place(&self, origin: Origin) -> String {
        match location(&Place::Value(origin), &self.sources) {
            Some(location) => format!("{}:{}", location.file, location.line),
            None => self.sources.file_name(self.document).to_owned(),
        }
    }

    /// The case of an index.
    ///
    /// # Errors
    /// Where there is none, which is a mistake of this crate.
    pub fn case(&self, index: usize) -> Result<&Case, String> {
        self.api.cases.get(index).ok_or_else(|| format!("there is no case {index}"))
    }

    /// Its cases with one thing changed, which are made when they are asked for first.
    #[must_use]
    pub fn variations(&self) -> &[Variation] {
        self.variations.get_or_init(|| variations(&self.api))
    }

    /// The variation of an index.
    ///
    /// # Errors
    /// Where there is none, which is a mistake of this crate.
    pub fn variation(&self, index: usize) -> Result<&Variation, String> {
        self.variations().get(index).ok_or_else(|| format!("there is no variation {index}"))
    }

    /// The operation of an index.
    ///
    /// # Errors
    /// Where there is none, which is a mistake of this crate.
    pub fn operation(&self, index: usize) -> Result<&Operation, String> {
        self.api.operations.get(index).ok_or_else(|| format!("there is no operation {index}"))
    }
}

/// The media type of an answer, as the document has it.
#[must_use]
pub fn content<'o>(operation: &'o Operation, answer: &CaseOutcome) -> Option<&'o Content> {
    operation.outcomes.get(answer.outcome)?.contents.get(answer.content?)
}

/// The outcome of a status: its own, else that of its range, else the one of all others.
#[must_use]
pub fn answered(operation: &Operation, status: u16) -> Option<&Outcome> {
    let keys = [OutcomeKey::Status(status), OutcomeKey::Range(status / 100), OutcomeKey::Default];
    keys.iter().find_map(|key| operation.outcomes.iter().find(|outcome| outcome.key == *key))
}

impl Unreadable {
    fn of(diagnostics: &Diagnostics, sources: &Sources) -> Self {
        let rendered: Vec<_> =
            diagnostics.into_iter().map(|diagnostic| render(diagnostic, sources, false)).collect();
        let errors = diagnostics.into_iter().filter(|one| one.severity() == Severity::Error);
        let codes = errors.map(|one| one.code.code()).collect();
        Self { codes, message: rendered.join("\n") }
    }
}
