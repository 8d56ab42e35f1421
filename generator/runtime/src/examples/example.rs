//! Examples as data.

use std::ops::Deref;
use std::sync::OnceLock;

use super::reading;
use crate::json::Value;

/// The examples of a document: JSON texts, which are read when they are first looked at.
#[derive(Debug)]
pub struct Examples {
    texts: Texts,
    read: OnceLock<Vec<Example>>,
}

#[derive(Debug)]
enum Texts {
    One(&'static str),
    Several(&'static [&'static str]),
}

impl Examples {
    /// The examples of a text that was generated. A text that is none has no examples.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { texts: Texts::One(text), read: OnceLock::new() }
    }

    /// The examples of several such texts: those of the tags that are compiled.
    #[must_use]
    pub const fn of(texts: &'static [&'static str]) -> Self {
        Self { texts: Texts::Several(texts), read: OnceLock::new() }
    }

    fn texts(&self) -> &[&'static str] {
        match &self.texts {
            Texts::One(text) => std::slice::from_ref(text),
            Texts::Several(texts) => texts,
        }
    }
}

impl Deref for Examples {
    type Target = [Example];

    fn deref(&self) -> &[Example] {
        let read = |text: &&'static str| reading::examples(text).unwrap_or_default();
        self.read.get_or_init(|| self.texts().iter().flat_map(read).collect())
    }
}

/// One example of a document: a request, an answer, or both.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its name in the document.
    pub name: String,
    /// The operation, by its documented id.
    pub operation: String,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The input as JSON: an object with a member for each parameter, called `place.name`, and
    /// `body`. None where only the answer is shown.
    pub request: Option<Value>,
    /// What is answered. None where only the request is shown.
    pub answer: Option<ExampleAnswer>,
}

/// The answer of an [`Example`].
#[derive(Clone, Debug, PartialEq)]
pub struct ExampleAnswer {
    /// The status.
    pub status: u16,
    /// The media type; none where there is no body.
    pub media_type: Option<String>,
    /// The documented headers, as one JSON object.
    pub headers: String,
    /// The body; the text of a stream as it stands on the wire.
    pub body: String,
    /// Members of the request's body, by JSON pointer, whose value asks for this answer.
    pub requested_by: Vec<(String, Value)>,
}

/// Where an example comes from. The three are counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provenance {
    /// The document shows it whole.
    Documented,
    /// Put together from documented values of its parts.
    Composed,
    /// Made from the schema, since the document shows nothing.
    Synthetic,
}
