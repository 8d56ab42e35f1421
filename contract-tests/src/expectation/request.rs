//! The request of a case.

use concord::model::{Case, CaseOutcome, Content, ContentForm, Operation, Place, Protocol};
use serde_json::{Map, Value, json};

use super::parameter::Spelling;
use super::{
    ExpectedContent, Obstacle, base_path, content as written, credential, default, parameter, path,
    percent, untyped,
};
use crate::contract::{Contract, content};

/// The JSON-RPC id of a case whose example shows none.
const ANY_ID: i64 = 41;

/// Which side of the wire a request is expected at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A client sends it to the documented server.
    Client,
    /// A router gets it, which knows nothing of the server's base path.
    Server,
}

/// A request as the document says it: at the client's side nothing of it is encoded, at the server's
/// the values in path, query and cookies are, since what stands between them is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExpectedRequest {
    /// The method, in capitals.
    pub method: String,
    /// The segments of the path.
    pub path: Vec<String>,
    /// The pairs of the query.
    pub query: Vec<(String, String)>,
    /// The headers that the document asks for, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The cookies.
    pub cookies: Vec<(String, String)>,
    /// The body and its media type; none where nothing is sent.
    pub body: Option<(String, ExpectedContent)>,
    /// What the request has to accept: the media type of the answer.
    pub accept: Option<String>,
}

/// The request of a case, for an answer, with its credentials.
///
/// # Errors
/// Where the harness cannot spell it.
pub fn expected_request(
    contract: &Contract,
    case: &Case,
    answer: Option<&CaseOutcome>,
    side: Side,
) -> Result<ExpectedRequest, Obstacle> {
    let mut request = bare_request(contract, case, answer, side)?;
    let operation = contract.operation(case.operation)?;
    credential::add(contract, operation, credential::secret(case), &mut request)?;
    Ok(request)
}

/// The request of a case, for an answer, without credentials.
///
/// # Errors
/// Where the harness cannot spell it.
pub fn bare_request(
    contract: &Contract,
    case: &Case,
    answer: Option<&CaseOutcome>,
    side: Side,
) -> Result<ExpectedRequest, Obstacle> {
    let operation = contract.operation(case.operation)?;
    let mut request = ExpectedRequest::default();
    let mut in_path = Vec::new();
    let encode = match side {
        Side::Client => str::to_owned,
        Side::Server => percent::encoded,
    };
    for (index, value) in &case.request.parameters {
        let Some(one) = operation.parameters.get(*index) else { continue };
        let is_kept = matches!(one.place, Place::Path | Place::Params) || one.is_json;
        if !is_kept && parameter::is_undefined(value) {
            continue;
        }
        let spelling = Spelling::of(one, encode);
        match one.place {
            Place::Path => in_path.push((one.name.clone(), parameter::text(spelling, value)?)),
            Place::Query => request.query.extend(parameter::pairs(spelling, value)?),
            Place::Header => {
                let name = one.name.to_ascii_lowercase();
                let plain = Spelling::of(one, str::to_owned);
                request.headers.push((name, parameter::text(plain, value)?));
            }
            Place::Cookie => request.cookies.extend(parameter::pairs(spelling, value)?),
            Place::Params => {}
        }
    }
    let server = contract.api.servers.first().map(|server| server.url.as_str());
    let base = base_path(server.unwrap_or_default(), &case.request.variables);
    let body = body(operation, case, answer, side);
    match &operation.protocol {
        Protocol::Http { method, path } => {
            let base = if side == Side::Client { base.trim_end_matches('/') } else { "" };
            request.method.clone_from(method);
            request.path = path::segments(&format!("{base}{path}"), &in_path);
            if let Some((content, value)) = sent(operation, case).zip(body) {
                let body = written::written(&contract.api.schemas, content, &value)?;
                request.body = Some((content.sent_as().to_owned(), body));
            }
        }
        Protocol::Rpc { method, by_name, .. } => {
            "POST".clone_into(&mut request.method);
            request.path = path::segments(&base, &[]);
            let body = envelope(operation, case, method, *by_name);
            request.body = Some(("application/json".to_owned(), ExpectedContent::Json(body)));
        }
    }
    let accepted = answer.and_then(|answer| content(operation, answer));
    request.accept = accepted.map(|content| content.media_type.clone());
    Ok(request)
}

/// The typed input of a case as one JSON object: `place.name` for each parameter, and `body`.
///
/// At the server's side with the defaults of what is left out, as a handler sees it.
///
/// # Errors
/// Where the case has no operation, which is a mistake of this crate.
pub fn input(
    contract: &Contract,
    case: &Case,
    answer: Option<&CaseOutcome>,
    side: Side,
) -> Result<Value, Obstacle> {
    let operation = contract.operation(case.operation)?;
    let mut input = Map::new();
    for (index, value) in &case.request.parameters {
        if let Some(one) = operation.parameters.get(*index) {
            // What is not defined is not sent, so nobody gets it.
            let is_kept = matches!(one.place, Place::Path | Place::Params) || one.is_json;
            if side == Side::Server && !is_kept && parameter::is_undefined(value) {
                continue;
            }
            let mut value = value.clone();
            if side == Side::Server {
                default::fill(&contract.api.schemas, one.schema, &mut value);
            }
            input.insert(format!("{}.{}", one.place.as_str(), one.name), value);
        }
    }
    let mut body = body(operation, case, answer, side);
    if side == Side::Server {
        for one in &operation.parameters {
            if let Some(default) = &one.default {
                let name = format!("{}.{}", one.place.as_str(), one.name);
                input.entry(name).or_insert_with(|| default.clone());
            }
        }
        if let (Some(value), Some(described)) = (&mut body, sent(operation, case))
            && let ContentForm::Json { schema, .. }
            | ContentForm::Form { schema, .. }
            | ContentForm::Multipart { schema, .. } = described.form
        {
            default::fill(&contract.api.schemas, schema, value);
            if matches!(described.form, ContentForm::Form { .. }) {
                untyped::read(&contract.api.schemas, schema, value);
            }
        }
    }
    if let Some(body) = body {
        // One of several media types stands under its name.
        let is_choice = operation.body.as_ref().is_some_and(|body| body.contents.len() > 1);
        let choice = sent(operation, case).filter(|_| is_choice);
        let body = match choice {
            Some(content) => json!({ content.media_type.clone(): body }),
            None => body,
        };
        input.insert("body".to_owned(), body);
    }
    Ok(Value::Object(input))
}

/// The media type that the request of a case has.
fn sent<'o>(operation: &'o Operation, case: &Case) -> Option<&'o Content> {
    operation.body.as_ref()?.contents.get(case.request.content)
}

/// The body of a case, with the members that ask for the media type of its answer.
///
/// A documented request stays what it is, save that a client says which answer it wants where the
/// example leaves that open. One that only leads to an answer asks for that answer.
fn body(
    operation: &Operation,
    case: &Case,
    answer: Option<&CaseOutcome>,
    side: Side,
) -> Option<Value> {
    let mut body = case.request.body.clone();
    let content = answer.and_then(|answer| content(operation, answer));
    let Some(Value::Object(members)) = &mut body else { return body };
    for (pointer, value) in content.into_iter().flat_map(|content| &content.requested_by) {
        let name = pointer.trim_start_matches('/').to_owned();
        if !case.request.is_shown {
            members.insert(name, value.clone());
        } else if side == Side::Client {
            members.entry(name).or_insert_with(|| value.clone());
        }
    }
    body
}

/// A request or a notification of JSON-RPC 2.0 §4.
fn envelope(operation: &Operation, case: &Case, method: &str, by_name: bool) -> Value {
    let mut shown: Vec<_> = case.request.parameters.iter().collect();
    shown.sort_by_key(|(index, _)| *index);
    let params = shown.into_iter().filter_map(|(index, value)| {
        let parameter = operation.parameters.get(*index)?;
        (parameter.place == Place::Params).then(|| (parameter.name.clone(), value.clone()))
    });
    let params: Value = if by_name {
        Value::Object(params.collect())
    } else {
        params.map(|(_, value)| value).collect()
    };
    // A method without params is called without that member, and a notification without an id.
    let params = (!operation.parameters.is_empty()).then_some(("params", params));
    let id = (!is_notification(operation)).then(|| ("id", rpc_id(case)));
    let members = [("jsonrpc", json!("2.0")), ("method", json!(method))].into_iter();
    members.chain(params).chain(id).map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Whether nothing answers a method (OpenRPC 1.3 §4.7).
pub(super) fn is_notification(operation: &Operation) -> bool {
    operation.outcomes.iter().all(|outcome| outcome.contents.is_empty())
}

/// The JSON-RPC id of a case.
#[must_use]
pub fn rpc_id(case: &Case) -> Value {
    case.request.id.clone().unwrap_or_else(|| json!(ANY_ID))
}
