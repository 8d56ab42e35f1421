//! Names around operations, and the forms that their answers have.

use super::content::{self, BodyNames};
use super::headers::HeaderSets;
use super::scope::Scope;
use super::{field, method, variant};
use crate::model::{
    Api, ApiKind, ContentForm, Operation, Outcome, OutcomeKey, Parameter, Place, TypeId,
};

/// The Rust names around an operation.
#[derive(Clone, Debug)]
pub(crate) struct OperationNames {
    /// The input struct.
    pub(crate) input: String,
    /// The static with its facts.
    pub(crate) constant: String,
    /// The function of the server's trait, and of the client's call.
    pub(crate) method: String,
    /// Fields of the input, by position of the parameters.
    pub(crate) fields: Vec<String>,
    /// The field of the body.
    pub(crate) body: String,
    /// The names around that body.
    pub(crate) bodies: BodyNames,
    /// What `Ok` can be.
    pub(crate) answers: Vec<Form>,
    /// The enum of answers, where there are several.
    pub(crate) answer: String,
    /// What a documented error can be.
    pub(crate) errors: Vec<Form>,
    /// The variants of a JSON-RPC method's documented errors, by position.
    pub(crate) method_errors: Vec<String>,
    /// The enum of documented errors.
    pub(crate) error: String,
    /// The client's calls: one, or one for each kind of answer that the caller chooses.
    pub(crate) calls: Vec<ClientCall>,
}

/// One way in which an operation can answer: an outcome in one of its media types.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// The variant for it, where it is one of several.
    pub(crate) variant: String,
    /// Which outcome, by position.
    pub(crate) outcome: usize,
    /// Which media type of it, by position.
    pub(crate) content: Option<usize>,
    /// What it carries.
    pub(crate) payload: Payload,
    /// Which headers it documents, by position of the header sets.
    pub(crate) headers: Option<usize>,
    /// Whether the status is known from the document.
    pub(crate) status: StatusForm,
}

/// What an answer carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Payload {
    /// Nothing.
    Empty,
    /// One JSON value.
    Json(TypeId),
    /// A stream of server-sent events.
    Events(TypeId),
    /// A stream of server-sent events whose data is text.
    TextEvents,
    /// A stream of JSON values, each on a line of its own or behind a record separator.
    Lines(TypeId),
    /// Any text.
    Text,
    /// Bytes, read whole.
    Bytes,
    /// Bytes, read as they come.
    Stream,
    /// Bytes with a media type of their own, read as they come.
    Raw,
}

impl Payload {
    /// Whether it is read as it comes.
    pub(crate) fn is_stream(self) -> bool {
        match self {
            Self::Events(_) | Self::TextEvents | Self::Lines(_) | Self::Stream | Self::Raw => true,
            Self::Empty | Self::Json(_) | Self::Text | Self::Bytes => false,
        }
    }

    /// What a media type of an outcome carries. Bytes are read as they come where the outcome is a
    /// success and has nothing else; errors are always read whole.
    fn of(form: ContentForm, is_one: bool, is_error: bool) -> Self {
        match form {
            ContentForm::Json { ty, .. } => Self::Json(ty),
            ContentForm::Events { ty, .. } if !is_error => Self::Events(ty),
            ContentForm::TextEvents if !is_error => Self::TextEvents,
            ContentForm::Lines { ty, .. } if !is_error => Self::Lines(ty),
            ContentForm::Events { .. }
            | ContentForm::TextEvents
            | ContentForm::Lines { .. }
            | ContentForm::Form { .. }
            | ContentForm::Text => Self::Text,
            ContentForm::Bytes if is_one && !is_error => Self::Stream,
            ContentForm::Raw if is_one && !is_error => Self::Raw,
            ContentForm::Bytes | ContentForm::Raw | ContentForm::Multipart { .. } => Self::Bytes,
        }
    }
}

/// What a form knows of its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusForm {
    /// It is this one.
    Fixed(u16),
    /// It is one of a hundred, by first digit.
    Range(u16),
    /// It is any that no other form has.
    Any,
}

/// One call of the client.
#[derive(Clone, Debug)]
pub(crate) struct ClientCall {
    /// The function.
    pub(crate) method: String,
    /// Which of the answers it takes, by position.
    pub(crate) answers: Vec<usize>,
}

/// Names everything around the operations of an API.
pub(super) fn name(api: &Api, items: &mut Scope, constants: &mut Scope) -> Vec<OperationNames> {
    let own = match api.kind {
        ApiKind::Http => &[][..],
        ApiKind::Rpc => RPC_FUNCTIONS,
    };
    let mut methods = Scope::new(&[FUNCTIONS, own].concat());
    let operations = api.operations.iter();
    operations.map(|operation| name_one(operation, items, &mut methods, constants)).collect()
}

/// Functions that every module has, and those that a service in an `Arc` has already.
const FUNCTIONS: &[&str] = &[
    // A variable where all functions are listed.
    "api",
    "authenticate",
    "builder",
    "endpoint",
    "identify",
    "invoke",
    "open",
    "refuse",
    "router",
    "routes",
    "as_ref",
    "clone",
    "clone_into",
    "drop",
    "into",
    "to_owned",
    "try_into",
];

/// Functions that every JSON-RPC client has beside them.
const RPC_FUNCTIONS: &[&str] = &["at", "batch", "configure", "over"];

fn name_one(
    operation: &Operation,
    items: &mut Scope,
    methods: &mut Scope,
    constants: &mut Scope,
) -> OperationNames {
    let input = items.claim(&variant(&operation.name), "Request");
    let own = methods.claim(&method(&operation.name), "_call");
    let mut fields = Scope::new(&[]);
    let parameters = operation.parameters.iter();
    let parameters = parameters.map(|parameter| {
        // The same name in two places.
        let word = format!("_in_{}", parameter.place.as_str());
        fields.claim(&field_of(parameter), &word)
    });
    let parameters = parameters.collect();
    let answers = forms(operation, false);
    let calls = calls(&own, &answers, methods);
    let constant = constant(&operation.name, &own, constants);
    OperationNames {
        bodies: content::name_body(operation, &input, &constant, items, constants),
        constant,
        fields: parameters,
        body: fields.claim("body", "_"),
        answer: items.claim(&format!("{input}Answer"), "s"),
        answers,
        error: items.claim(&format!("{input}Error"), "s"),
        errors: forms(operation, true),
        method_errors: method_errors(operation),
        calls,
        method: own,
        input,
    }
}

/// The static with an operation's facts. A script without capitals would give it the name of the
/// function.
fn constant(name: &str, function: &str, constants: &mut Scope) -> String {
    let wanted = super::snake(name).to_uppercase();
    let wanted = if wanted == function { format!("{wanted}_OPERATION") } else { wanted };
    constants.claim(&wanted, "_OPERATION")
}

/// A header's `x-` says that it is not a standard one, and nothing about what it holds.
fn field_of(parameter: &Parameter) -> String {
    let name = match parameter.place {
        Place::Header => parameter.name.strip_prefix("x-").unwrap_or(&parameter.name),
        _ => &parameter.name,
    };
    field(name)
}

/// Variants for the codes of a JSON-RPC method: the protocol's own words for its codes, the
/// document's message where that is short, else the code.
fn method_errors(operation: &Operation) -> Vec<String> {
    let mut scope = Scope::new(&[]);
    let names = operation.errors.iter().map(|error| {
        let words = match (error.code, error.messages.as_slice()) {
            (-32700, _) => Some("ParseError".to_owned()),
            (-32600, _) => Some("InvalidRequest".to_owned()),
            (-32601, _) => Some("MethodNotFound".to_owned()),
            (-32602, _) => Some("InvalidParams".to_owned()),
            (-32603, _) => Some("InternalError".to_owned()),
            (_, [message]) => Some(message.split(['.', ':', '$']).next().unwrap_or_default())
                .filter(|text| (1..=5).contains(&text.split_whitespace().count()))
                .map(variant),
            _ => None,
        };
        let minus = if error.code < 0 { "Minus" } else { "" };
        let words = words.unwrap_or_else(|| format!("Code{minus}{}", error.code.unsigned_abs()));
        scope.claim(&words, "Code")
    });
    names.collect()
}

/// The forms of the answers that are errors, or of those that are not.
fn forms(operation: &Operation, errors: bool) -> Vec<Form> {
    let mut scope = Scope::new(&[]);
    let outcomes = operation.outcomes.iter().enumerate();
    let has_success = operation.outcomes.iter().any(|outcome| !outcome.key.is_error());
    let chosen = outcomes.filter(|(_, outcome)| {
        // `default` says nothing about success; where no other outcome is one, it may be.
        let may_succeed = outcome.key == OutcomeKey::Default && !has_success;
        if errors { outcome.key.is_error() } else { !outcome.key.is_error() || may_succeed }
    });
    chosen.flat_map(|(index, outcome)| forms_of(index, outcome, errors, &mut scope)).collect()
}

fn forms_of(index: usize, outcome: &Outcome, is_error: bool, scope: &mut Scope) -> Vec<Form> {
    let status = match outcome.key {
        OutcomeKey::Status(status) => StatusForm::Fixed(status),
        OutcomeKey::Range(hundred) => StatusForm::Range(hundred),
        OutcomeKey::Default => StatusForm::Any,
        // An HTTP answer to a notification has no body.
        OutcomeKey::Result if outcome.contents.is_empty() => StatusForm::Fixed(204),
        OutcomeKey::Result => StatusForm::Fixed(200),
    };
    let word = status_word(&outcome.key);
    if outcome.contents.is_empty() {
        let variant = scope.claim(&word, "Status");
        return vec![Form {
            variant,
            outcome: index,
            content: None,
            payload: Payload::Empty,
            headers: None,
            status,
        }];
    }
    let is_one = outcome.contents.len() == 1;
    let contents = outcome.contents.iter().enumerate();
    let forms = contents.map(|(position, media_type)| {
        let payload = Payload::of(media_type.form, is_one, is_error);
        let wanted = match is_one {
            true => word.clone(),
            false => format!("{word}{}", content::word(media_type)),
        };
        let variant = scope.claim(&wanted, "Status");
        let content = Some(position);
        Form { variant, outcome: index, content, payload, headers: None, status }
    });
    forms.collect()
}

/// The variant for an outcome: the status's own phrase (RFC 9110 §15), in one word.
fn status_word(key: &OutcomeKey) -> String {
    match key {
        OutcomeKey::Default => "Default".to_owned(),
        OutcomeKey::Result => "Result".to_owned(),
        OutcomeKey::Range(hundred) => format!("Status{hundred}xx"),
        OutcomeKey::Status(status) => match phrase(*status) {
            Some(phrase) => variant(phrase),
            None => format!("Status{status}"),
        },
    }
}

fn phrase(status: u16) -> Option<&'static str> {
    Some(match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "Non Authoritative",
        204 => "No Content",
        205 => "Reset Content",
        206 => "Partial Content",
        207 => "Multi Status",
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Headers Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        507 => "Insufficient Storage",
        _ => return None,
    })
}

/// The client's calls. Where one outcome is a stream or a whole body, these are asked for apart,
/// since a caller has to say which of the two it wants.
fn calls(own: &str, answers: &[Form], methods: &mut Scope) -> Vec<ClientCall> {
    let is_stream = |index: &usize| answers.get(*index).is_some_and(|one| one.payload.is_stream());
    let (streams, bodies): (Vec<usize>, Vec<usize>) = (0..answers.len()).partition(is_stream);
    let is_choice = answers.iter().any(|stream| {
        let is_rival = |one: &Form| one.outcome == stream.outcome && !one.payload.is_stream();
        stream.payload.is_stream() && answers.iter().any(is_rival)
    });
    if !is_choice {
        let answers = (0..answers.len()).collect();
        return vec![ClientCall { method: own.to_owned(), answers }];
    }
    let plain = own.trim_start_matches("r#");
    let streaming = methods.claim(&format!("{plain}_stream"), "_call");
    vec![
        ClientCall { method: own.to_owned(), answers: bodies },
        ClientCall { method: streaming, answers: streams },
    ]
}

impl OperationNames {
    /// Notes which headers the answers document.
    pub(super) fn find_headers(&mut self, sets: &HeaderSets, operation: usize) {
        for form in self.answers.iter_mut().chain(&mut self.errors) {
            form.headers = sets.of(operation, form.outcome);
        }
    }

    /// The answers that a call takes.
    pub(crate) fn answers_of<'n>(&'n self, call: &'n ClientCall) -> impl Iterator<Item = &'n Form> {
        call.answers.iter().filter_map(|index| self.answers.get(*index))
    }
}
