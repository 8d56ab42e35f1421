//! Operations: what a client can ask, and the answers a document knows.

use serde_json::Value;

use super::{Example, Requirement, SchemaId, Server, TypeId};
use crate::source::Origin;

/// One thing a client can ask.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where the document describes it.
    pub origin: Origin,
    /// Its documented id; a method's name; `METHOD /path` where the document gives none.
    pub id: String,
    /// The name to make Rust names of: the id, or the one that the configuration chose.
    pub name: String,
    /// Who asks it, and who answers.
    pub role: Role,
    /// How it is asked.
    pub protocol: Protocol,
    /// One line about it.
    pub summary: Option<String>,
    /// More about it (CommonMark).
    pub description: Option<String>,
    /// Whether the document advises against it.
    pub is_deprecated: bool,
    /// What is sent besides the body.
    pub parameters: Vec<Parameter>,
    /// The body of the request.
    pub body: Option<Body>,
    /// The documented answers, in the order of the document.
    pub outcomes: Vec<Outcome>,
    /// The documented errors of a JSON-RPC method, one for each code.
    pub errors: Vec<MethodError>,
    /// Alternatives of what has to be known of the caller; empty where anybody may ask.
    pub security: Vec<Vec<Requirement>>,
    /// The groups that the document puts it into.
    pub tags: Vec<String>,
    /// What else belongs into its documentation: where to read on, what follows from an answer.
    pub notes: Vec<String>,
    /// Where it is served, where that is not where the whole API is.
    pub servers: Vec<Server>,
}

/// A documented error of a JSON-RPC method.
#[derive(Clone, Debug)]
pub struct MethodError {
    /// Where the document describes it.
    pub origin: Origin,
    /// Its code.
    pub code: i64,
    /// The messages that the document gives it.
    pub messages: Vec<String>,
    /// What the document shows of its data, in words.
    pub shown: Vec<String>,
    /// The type of its data, where the document says it.
    pub data: Option<(TypeId, SchemaId)>,
}

/// Who asks an operation, and who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A client asks, and the API answers.
    Served,
    /// A client asks, and on the wire it is the same as an operation before it, which answers.
    Shadowed,
    /// The API asks, and its user answers: a webhook or a callback.
    Webhook,
}

/// How an operation is asked.
#[derive(Clone, Debug)]
pub enum Protocol {
    /// By an HTTP request.
    Http {
        /// The method, in capitals.
        method: String,
        /// The path template.
        path: String,
    },
    /// By a JSON-RPC request.
    Rpc {
        /// The method's name.
        method: String,
        /// Whether params may be sent by name.
        by_name: bool,
        /// Whether params may be sent by position.
        by_position: bool,
    },
}

/// One parameter of a request.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where the document describes it.
    pub origin: Origin,
    /// Its name on the wire.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// How arrays and objects are spelled there.
    pub style: Style,
    /// Whether each item has a name of its own.
    pub explode: bool,
    /// Whether RFC 3986's reserved characters stay as they are.
    pub is_reserved_allowed: bool,
    /// Whether its text is JSON (`content` in place of `schema`).
    pub is_json: bool,
    /// Whether it has to be sent.
    pub is_required: bool,
    /// What it is taken for where it is left out.
    pub default: Option<Value>,
    /// Whether the document advises against it.
    pub is_deprecated: bool,
    /// What the document says about it (CommonMark).
    pub description: Option<String>,
    /// The type of its value.
    pub ty: TypeId,
    /// The schema of its value.
    pub schema: SchemaId,
    /// Its documented values.
    pub examples: Vec<Example>,
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// Among the params of a JSON-RPC request.
    Params,
}

impl Place {
    /// The word that OpenAPI uses, and for JSON-RPC the member of the request.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Params => "params",
        }
    }
}

/// How arrays and objects are spelled in a parameter (OAS 3.1 §4.8.12.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;n=a;n=b`
    Matrix,
    /// `n=a&n=b`
    Form,
    /// `n=a%20b`
    SpaceDelimited,
    /// `n=a|b`
    PipeDelimited,
    /// `n[k]=a`
    DeepObject,
    /// `n=a`, as it stands, among cookies (OAS 3.2 §4.12.3).
    Cookie,
    /// The whole query, percent-encoded as one text (OAS 3.2 §4.12.1).
    Whole,
}

impl Style {
    /// Whether arrays and objects are exploded where the document does not say (OAS 3.2 §4.12.2).
    #[must_use]
    pub fn is_exploded(self) -> bool {
        matches!(self, Self::Form | Self::Cookie)
    }
}

/// The body of a request.
#[derive(Clone, Debug)]
pub struct Body {
    /// Where the document describes it.
    pub origin: Origin,
    /// Whether it has to be sent.
    pub is_required: bool,
    /// What the document says about it (CommonMark).
    pub description: Option<String>,
    /// Its media types, at least one; a request has one of them.
    pub contents: Vec<Content>,
}

/// One media type of a request or an outcome.
#[derive(Clone, Debug)]
pub struct Content {
    /// Where the document describes it.
    pub origin: Origin,
    /// The media type, as documented.
    pub media_type: String,
    /// Further JSON media types with the same schema.
    pub also: Vec<String>,
    /// What it holds.
    pub form: ContentForm,
    /// Members of the request's body, by JSON pointer, whose value asks for this media type.
    pub requested_by: Vec<(String, Value)>,
    /// How the fields of a form are written, where the document says it.
    pub encodings: Vec<Encoding>,
    /// The documented values.
    pub examples: Vec<Example>,
}

impl Content {
    /// The media type of what is sent: that of a range stands for its form.
    #[must_use]
    pub fn sent_as(&self) -> &str {
        match (self.media_type.contains('*'), self.form) {
            (false, _) => &self.media_type,
            (true, ContentForm::Json { .. }) => "application/json",
            (true, ContentForm::Text) => "text/plain",
            (true, _) => "application/octet-stream",
        }
    }

    /// Every media type that the content may have, as documented.
    pub fn media_types(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.media_type.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

/// What a media type holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentForm {
    /// One JSON value.
    Json {
        /// Its type.
        ty: TypeId,
        /// Its schema.
        schema: SchemaId,
    },
    /// A stream of server-sent events with JSON in their data.
    Events {
        /// The type of the data.
        ty: TypeId,
        /// The schema of the data.
        schema: SchemaId,
    },
    /// A stream of server-sent events with any text in their data.
    TextEvents,
    /// A sequence of JSON values.
    Lines {
        /// The type of one value.
        ty: TypeId,
        /// The schema of one value.
        schema: SchemaId,
        /// Whether each stands behind a record separator (RFC 7464), and not on a line of its own.
        is_sequence: bool,
    },
    /// The fields of a form (`application/x-www-form-urlencoded`).
    Form {
        /// The type of the object whose members the fields are.
        ty: TypeId,
        /// Its schema.
        schema: SchemaId,
    },
    /// The parts of a form (`multipart/form-data`).
    Multipart {
        /// The type of the object whose members the parts are.
        ty: TypeId,
        /// Its schema.
        schema: SchemaId,
    },
    /// Any text.
    Text,
    /// Any bytes.
    Bytes,
    /// Bytes that only their media type says how to read, with its parameters.
    Raw,
}

impl ContentForm {
    /// The type of the values it holds, and their schema; none where it holds plain text or bytes.
    #[must_use]
    pub fn values(&self) -> Option<(TypeId, SchemaId)> {
        match self {
            Self::Json { ty, schema }
            | Self::Events { ty, schema }
            | Self::Lines { ty, schema, .. }
            | Self::Form { ty, schema }
            | Self::Multipart { ty, schema } => Some((*ty, *schema)),
            Self::TextEvents | Self::Text | Self::Bytes | Self::Raw => None,
        }
    }
}

impl ContentForm {
    /// The type and the schema of the value, or of one value of many; none for text and bytes.
    #[must_use]
    pub fn described(&self) -> Option<(TypeId, SchemaId)> {
        match *self {
            Self::Json { ty, schema }
            | Self::Events { ty, schema }
            | Self::Lines { ty, schema, .. }
            | Self::Form { ty, schema }
            | Self::Multipart { ty, schema } => Some((ty, schema)),
            Self::TextEvents | Self::Text | Self::Bytes | Self::Raw => None,
        }
    }
}

/// How a field of a form is written (OAS 3.1 §4.8.15), as far as the document says it.
#[derive(Clone, Debug)]
pub struct Encoding {
    /// The field.
    pub name: String,
    /// The media types that it may have.
    pub content_type: Option<String>,
    /// How arrays and objects are spelled.
    pub style: Option<Style>,
    /// Whether each item has a name of its own.
    pub explode: Option<bool>,
    /// Whether RFC 3986's reserved characters stay as they are.
    pub is_reserved_allowed: bool,
}

/// One documented answer.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Where the document describes it.
    pub origin: Origin,
    /// What tells it from the others.
    pub key: OutcomeKey,
    /// What the document says about it (CommonMark).
    pub description: Option<String>,
    /// Its media types; none where it has no body.
    pub contents: Vec<Content>,
    /// Its documented headers.
    pub headers: Vec<Parameter>,
    /// What can be asked next, in words (OAS 3.1 §4.8.20).
    pub links: Vec<String>,
}

/// What tells an outcome from the others of its operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutcomeKey {
    /// A status.
    Status(u16),
    /// A hundred of statuses, such as `4XX`, by its first digit.
    Range(u16),
    /// Every other status.
    Default,
    /// The result of a JSON-RPC method.
    Result,
}

impl OutcomeKey {
    /// Whether the answer says that the request failed.
    #[must_use]
    pub fn is_error(&self) -> bool {
        match self {
            Self::Status(status) => *status >= 400,
            Self::Range(hundred) => *hundred >= 4,
            Self::Default => true,
            Self::Result => false,
        }
    }
}

impl std::fmt::Display for OutcomeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Status(status) => write!(f, "{status}"),
            Self::Range(hundred) => write!(f, "{hundred}XX"),
            Self::Default => f.write_str("default"),
            Self::Result => f.write_str("result"),
        }
    }
}
