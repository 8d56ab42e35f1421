//! Examples made ready to replay.

use serde_json::Value;

use super::ExampleValue;
use crate::source::Origin;

/// One example made ready to replay: a request, an answer, or both.
#[derive(Clone, Debug)]
pub struct Case {
    /// The example's name.
    pub name: String,
    /// Which operation, by index.
    pub operation: usize,
    /// Where it comes from.
    pub provenance: Provenance,
    /// Where the document shows it; for one made up, the operation or outcome it stands for.
    pub origin: Origin,
    /// What is asked. A case for an answer alone has what it takes to get there.
    pub request: CaseRequest,
    /// What is answered.
    pub outcome: Option<CaseOutcome>,
}

/// Where a case comes from. The three are counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provenance {
    /// The document shows it whole.
    Documented,
    /// Put together from documented values of its parts.
    Composed,
    /// Made from the schema, since the document shows nothing.
    Synthetic,
}

impl Provenance {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Composed => "composed",
            Self::Synthetic => "synthetic",
        }
    }
}

/// The request of a case.
#[derive(Clone, Debug, Default)]
pub struct CaseRequest {
    /// Whether the request itself is what the case shows, and not only a way to its answer.
    pub is_shown: bool,
    /// Values of parameters, by index of the operation's parameters.
    pub parameters: Vec<(usize, Value)>,
    /// Values of the server URL's variables, by name.
    pub variables: Vec<(String, String)>,
    /// The body: of text and bytes a string, of several JSON values a list.
    pub body: Option<Value>,
    /// Which media type of the request's body it has, by index.
    pub content: usize,
    /// The credential that the document shows with it.
    pub credential: Option<String>,
    /// The JSON-RPC id that the document shows with it.
    pub id: Option<Value>,
}

/// The answer of a case.
#[derive(Clone, Debug)]
pub struct CaseOutcome {
    /// Which outcome, by index of the operation's outcomes.
    pub outcome: usize,
    /// Which of its media types, by index; none where it has no body.
    pub content: Option<usize>,
    /// The status: the outcome's own, or one that stands for its range.
    pub status: u16,
    /// Values of headers, by index of the outcome's headers.
    pub headers: Vec<(usize, Value)>,
    /// The body.
    pub body: Option<ExampleValue>,
}
