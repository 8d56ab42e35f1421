//! What is wrong with a document, where, and what to do about it.

mod catalogue;
mod collection;
mod explanation;
mod location;
mod rendering;

pub use self::catalogue::{Code, Severity};
pub use self::collection::Diagnostics;
pub use self::explanation::{explain, find, nearest};
pub use self::location::{Location, location};
pub use self::rendering::render;
pub use crate::source::Origin;
use crate::source::{DocumentId, Sources, Span};

/// What becomes of an example that cannot be used, where a document is read leniently.
pub(crate) const EXAMPLE_LEFT_OUT: &str = "the example is left out";

/// What becomes of a file that cannot be read, where nothing that is generated refers to it.
pub(crate) const NEEDED_BY_NONE: &str = "what refers to it has to do without";

/// A place in a document that a diagnostic can point at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Place {
    /// The key under which the node hangs, or its value where it has none.
    Key(Origin),
    /// The node itself.
    Value(Origin),
    /// Bytes of the text; for what is found before there are nodes.
    File {
        /// Which document.
        document: DocumentId,
        /// Which bytes of its text.
        span: Span,
    },
}

impl Place {
    /// The document that the place is in.
    pub fn document(&self) -> DocumentId {
        match self {
            Self::Key(origin) | Self::Value(origin) => origin.document_id(),
            Self::File { document, .. } => *document,
        }
    }

    /// The place in the text: in an overlay, where that brought the node.
    pub(crate) fn written(self, sources: &Sources) -> Self {
        match self {
            Self::Key(origin) => Self::Key(sources.written(origin)),
            Self::Value(origin) => Self::Value(sources.written(origin)),
            Self::File { .. } => self,
        }
    }

    /// The node at the place, if the document came as far as having nodes.
    pub fn origin(&self) -> Option<Origin> {
        match self {
            Self::Key(origin) | Self::Value(origin) => Some(*origin),
            Self::File { .. } => None,
        }
    }
}

/// One finding, with a code of the catalogue.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// Where it is; nothing where it concerns no document.
    pub origin: Option<Place>,
    /// What is wrong with this document, in one sentence.
    pub message: String,
    /// Other places that explain it.
    pub labels: Vec<(Place, String)>,
    /// What to do; the catalogue's advice where there is none.
    pub help: Option<String>,
    /// Whether it ends the run although the catalogue only warns of it, or something could be
    /// generated all the same.
    pub is_raised: bool,
    /// What is generated all the same, so that it only warns although the catalogue has it as an
    /// error; nothing where it ends the run.
    pub instead: Option<String>,
}

impl Diagnostic {
    /// A diagnostic that points at the value of a node.
    pub fn new(code: Code, origin: Origin, message: impl Into<String>) -> Self {
        Self { origin: Some(Place::Value(origin)), ..Self::general(code, message) }
    }

    /// A diagnostic that points at no document, such as one about the configuration.
    pub fn general(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            origin: None,
            message: message.into(),
            labels: Vec::new(),
            help: None,
            is_raised: false,
            instead: None,
        }
    }

    /// A diagnostic about the configuration, which may be a file or the command line.
    pub fn configured(origin: Option<Origin>, message: impl Into<String>) -> Self {
        let diagnostic = Self::general(Code::InvalidConfiguration, message);
        Self { origin: origin.map(Place::Value), ..diagnostic }
    }

    /// A diagnostic that points at bytes of a document.
    pub fn in_file(
        code: Code,
        document: DocumentId,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        let origin = Some(Place::File { document, span });
        Self { origin, ..Self::general(code, message) }
    }

    /// The same diagnostic, pointing at the key of the node and not at its value.
    #[must_use]
    pub fn at_key(mut self) -> Self {
        if let Some(Place::Value(origin)) = self.origin {
            self.origin = Some(Place::Key(origin));
        }
        self
    }

    /// Adds the value of another node as an explanation.
    #[must_use]
    pub fn label(self, origin: Origin, text: impl Into<String>) -> Self {
        self.label_at(Place::Value(origin), text)
    }

    /// Adds the key of another node as an explanation.
    #[must_use]
    pub fn label_key(self, origin: Origin, text: impl Into<String>) -> Self {
        self.label_at(Place::Key(origin), text)
    }

    /// Adds any other place as an explanation.
    #[must_use]
    pub fn label_at(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push((place, text.into()));
        self
    }

    /// Says what to do, where that is more than the catalogue knows.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// The same diagnostic of a fault that something faithful can be made of, with what that is. It
    /// ends the run only where a document is read strictly.
    #[must_use]
    pub fn tolerable(mut self, instead: &str) -> Self {
        self.instead = Some(instead.to_owned());
        self
    }

    /// The same diagnostic of a fault that ends the run wherever no allowance is made for it, with
    /// what is generated then.
    #[must_use]
    pub fn allowable(mut self, instead: &str) -> Self {
        self.is_raised = true;
        self.tolerable(instead)
    }

    /// Whether it is why an example of the document is in no case.
    pub fn leaves_out_an_example(&self) -> bool {
        let by_code = [Code::ExampleLeftOut, Code::ExampleRefused, Code::ExampleUnreadable];
        by_code.contains(&self.code) || self.instead.as_deref() == Some(EXAMPLE_LEFT_OUT)
    }

    /// What is wrong, and what is generated all the same.
    pub fn sentence(&self) -> String {
        match &self.instead {
            Some(instead) if !self.is_raised => format!("{}; {instead}", self.message),
            _ => self.message.clone(),
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match (self.is_raised, &self.instead) {
            (true, _) => Severity::Error,
            (false, Some(_)) => Severity::Warning,
            (false, None) => self.code.severity(),
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> &str {
        self.help.as_deref().unwrap_or_else(|| self.code.help())
    }
}
