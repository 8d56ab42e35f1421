//! One dialect: its document, read at run time, and the generated code that has to keep it.

use std::path::Path;

use concord::diagnostic::{Place, location, render};
use concord::model::{Api, Case, CaseOutcome, Content, Operation};
use concord::source::{Node, Origin};
use concord::{Diagnostics, DocumentId, Options, Sources};

use crate::configuration::{Dialect, SPECS};
use crate::subject::Subject;

/// One dialect: what its document says, and what is under test.
#[derive(Debug)]
pub struct Contract {
    /// The dialect's name.
    pub dialect: String,
    /// What the document says.
    pub api: Api,
    /// The generated code of the dialect.
    pub subject: Subject,
    sources: Sources,
    document: DocumentId,
}

impl Contract {
    /// Reads the document of a dialect, and the documents that it refers to.
    ///
    /// # Errors
    /// What is wrong with it, rendered with its lines.
    pub fn read(root: &Path, name: &str, dialect: &Dialect) -> Result<Self, String> {
        let path = format!("{SPECS}/{}", dialect.document);
        let load = |name: &str| std::fs::read(root.join(name)).map_err(|error| error.to_string());
        let bytes = load(&path).map_err(|error| format!("cannot read {path}: {error}"))?;
        Self::of_bytes(name, &path, &bytes, &dialect.options, &load)
    }

    /// A contract of a document that is not a file.
    ///
    /// # Errors
    /// What is wrong with it, rendered with its lines.
    pub fn of_text(name: &str, text: &str) -> Result<Self, String> {
        let load = |name: &str| Err(format!("there is no file {name}"));
        Self::of_bytes(name, "document.yaml", text.as_bytes(), &Options::default(), &load)
    }

    fn of_bytes(
        name: &str,
        path: &str,
        bytes: &[u8],
        options: &Options,
        load: &impl Fn(&str) -> Result<Vec<u8>, String>,
    ) -> Result<Self, String> {
        let subject = Subject::of(name)?;
        let mut sources = Sources::default();
        let loaded = match concord::load(&mut sources, path, bytes, options, load) {
            Ok(loaded) => loaded,
            Err(found) => return Err(rendered(&found, &sources)),
        };
        let document = loaded.document;
        let reading = concord::read_loaded(&sources, loaded, options);
        match reading.api {
            Some(api) => Ok(Self { dialect: name.to_owned(), api, subject, sources, document }),
            None => Err(rendered(&reading.diagnostics, &sources)),
        }
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

fn rendered(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let texts: Vec<_> =
        diagnostics.into_iter().map(|diagnostic| render(diagnostic, sources, false)).collect();
    texts.join("\n")
}
