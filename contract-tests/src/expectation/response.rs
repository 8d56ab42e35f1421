//! The answer of a case.

use concord::model::{Case, CaseOutcome, ContentForm, ExampleValue, Operation, Protocol};
use concord_runtime::examples::Answer;
use serde_json::{Value, json};

use super::parameter::{self, Spelling};
use super::{Obstacle, rpc_id};
use crate::contract::{Contract, content};
use crate::wire::WireResponse;

/// An answer as the document says it.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectedResponse {
    /// The status.
    pub status: u16,
    /// The media type; none where there is no body.
    pub media_type: Option<String>,
    /// The media type on the wire: what stands for a documented range.
    pub sent_as: Option<String>,
    /// The documented headers.
    pub headers: Vec<ExpectedHeader>,
    /// The body.
    pub body: ExpectedBody,
    /// The JSON-RPC id of the envelope that the body stands in, where it is a result.
    pub id: Option<Value>,
}

/// A header of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectedHeader {
    /// Its name, as documented.
    pub name: String,
    /// Its value.
    pub value: Value,
    /// Its text on the wire.
    pub text: String,
}

/// The body of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpectedBody {
    /// None.
    Empty,
    /// A value, compared as one.
    Json(Value),
    /// A text, compared byte for byte.
    Text(String),
    /// A stream of lines, compared byte for byte but for the JSON in them, which is compared as
    /// values: the order of members says nothing.
    Lines(String),
}

/// What the document says that an answer of a case is.
///
/// # Errors
/// Where the harness cannot spell it.
pub fn expected_response(
    contract: &Contract,
    case: &Case,
    answer: &CaseOutcome,
) -> Result<ExpectedResponse, Obstacle> {
    let operation = contract.operation(case.operation)?;
    let content = content(operation, answer);
    let body = match (&answer.body, content.map(|content| content.form)) {
        (None, _) => ExpectedBody::Empty,
        (Some(ExampleValue::Json(value)), Some(ContentForm::Json { .. })) => {
            ExpectedBody::Json(value.clone())
        }
        (Some(ExampleValue::Text(text)), Some(ContentForm::Json { .. })) => {
            let value = serde_json::from_str(text);
            let no_json = |error| Obstacle::Example(format!("the example is no JSON: {error}"));
            ExpectedBody::Json(value.map_err(no_json)?)
        }
        (
            Some(ExampleValue::Text(text)),
            Some(ContentForm::Events { .. } | ContentForm::Lines { .. }),
        ) => ExpectedBody::Lines(text.clone()),
        (Some(ExampleValue::Text(text)), _) => ExpectedBody::Text(text.clone()),
        (Some(ExampleValue::Json(_)), _) => {
            let message =
                "a stream that is shown as data has no text: give it as `serializedValue`";
            return Err(Obstacle::Example(message.to_owned()));
        }
    };
    let is_rpc = matches!(operation.protocol, Protocol::Rpc { .. });
    Ok(ExpectedResponse {
        status: answer.status,
        media_type: content.map(|content| content.media_type.clone()),
        sent_as: content.map(|content| content.sent_as().to_owned()),
        headers: headers(operation, answer)?,
        body,
        id: is_rpc.then(|| rpc_id(case)),
    })
}

fn headers(operation: &Operation, answer: &CaseOutcome) -> Result<Vec<ExpectedHeader>, Obstacle> {
    let outcome = operation.outcomes.get(answer.outcome);
    let described = outcome.map_or(&[][..], |outcome| outcome.headers.as_slice());
    let headers =
        answer.headers.iter().filter_map(|(at, value)| Some((described.get(*at)?, value)));
    let headers = headers.map(|(header, value)| {
        let text = parameter::text(Spelling::of(header, str::to_owned), value)?;
        Ok(ExpectedHeader { name: header.name.clone(), value: value.clone(), text })
    });
    headers.collect()
}

/// An answer that ends a case: its own, or else a plain one that its operation documents.
#[must_use]
pub fn answer_to<'c>(contract: &'c Contract, case: &'c Case) -> Option<&'c CaseOutcome> {
    if let Some(answer) = &case.outcome {
        return Some(answer);
    }
    let operation = contract.operation(case.operation).ok()?;
    let own = contract.api.cases.iter().filter(|other| other.operation == case.operation);
    let answers = own.filter_map(|other| other.outcome.as_ref());
    let rank = |answer: &&CaseOutcome| {
        let outcome = operation.outcomes.get(answer.outcome);
        let is_error = outcome.is_none_or(|outcome| outcome.key.is_error());
        (!is_requested(contract, case, answer), is_error)
    };
    answers.min_by_key(rank)
}

/// Whether the members of the request's body that choose between answers choose this one.
fn is_requested(contract: &Contract, case: &Case, answer: &CaseOutcome) -> bool {
    let Ok(operation) = contract.operation(case.operation) else { return false };
    let content = content(operation, answer);
    content.into_iter().flat_map(|content| &content.requested_by).all(|(pointer, value)| {
        case.request.body.as_ref().and_then(|body| body.pointer(pointer)) == Some(value)
    })
}

impl ExpectedResponse {
    /// The body on the wire: in its envelope, where it is the result of a JSON-RPC method.
    #[must_use]
    pub fn wire_body(&self) -> ExpectedBody {
        match (&self.body, &self.id) {
            (ExpectedBody::Json(result), Some(id)) => {
                ExpectedBody::Json(json!({ "jsonrpc": "2.0", "id": id, "result": result }))
            }
            (body, _) => body.clone(),
        }
    }

    /// The answer on the wire, as a mock gives it.
    #[must_use]
    pub fn to_wire(&self) -> WireResponse {
        let media_type = self.sent_as.iter();
        let media_type = media_type.map(|value| ("content-type".to_owned(), value.clone()));
        WireResponse {
            status: self.status,
            headers: media_type.chain(self.header_pairs()).collect(),
            body: self.wire_body().into_bytes(),
        }
    }

    /// The documented headers as they stand on the wire, names in small letters.
    pub fn header_pairs(&self) -> impl Iterator<Item = (String, String)> {
        self.headers.iter().map(|header| (header.name.to_ascii_lowercase(), header.text.clone()))
    }

    /// The documented headers as one JSON object.
    #[must_use]
    pub fn header_values(&self) -> Value {
        self.headers.iter().map(|header| (header.name.clone(), header.value.clone())).collect()
    }

    /// The answer as a handler gives it, before it becomes a typed one.
    #[must_use]
    pub fn to_answer(&self) -> Answer {
        Answer {
            status: self.status,
            media_type: self.media_type.clone(),
            headers: self.header_values().to_string(),
            body: String::from_utf8_lossy(&self.body.clone().into_bytes()).into_owned(),
        }
    }
}

impl ExpectedBody {
    fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Empty => Vec::new(),
            Self::Json(value) => value.to_string().into_bytes(),
            Self::Text(text) | Self::Lines(text) => text.into_bytes(),
        }
    }
}
