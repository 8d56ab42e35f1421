//! Requests on the wire.

use concord::model::{
    ApiKeyPlace, Content, ContentForm, Operation, Parameter, Place, Protocol, SchemeKind, Style,
};
use serde_json::{Value, json};

use super::value::{Judge, Way};
use super::{Code, Finding, answer, rpc};
use crate::comparison::{OF_HTTP, cookies, decoded_pairs, multipart};
use crate::contract::Contract;
use crate::media_type::is_one;
use crate::strictness::text::is_fraction;
use crate::wire::WireRequest;

/// Fields of a connection, beside those that every comparison leaves out.
const OF_CONNECTION: &[&str] =
    &["accept-encoding", "connection", "keep-alive", "te", "trailer", "transfer-encoding"];

/// What a request for an operation has that the document does not declare.
#[must_use]
pub fn of_request(contract: &Contract, operation: &Operation, found: &WireRequest) -> Vec<Finding> {
    let mut judge = Judge::new(contract, Way::Request);
    headers(&mut judge, operation, found);
    let query = found.query.as_deref().map(decoded_pairs).unwrap_or_default();
    pairs(&mut judge, operation, (Place::Query, ApiKeyPlace::Query), &query, "/query");
    let cookies = cookies(found);
    pairs(&mut judge, operation, (Place::Cookie, ApiKeyPlace::Cookie), &cookies, "/cookies");
    match &operation.protocol {
        Protocol::Http { path, .. } => {
            segments(&mut judge, operation, path, &found.path);
            content(&mut judge, operation, found);
        }
        Protocol::Rpc { .. } => rpc::request(&mut judge, operation, &found.body),
    }
    judge.findings
}

fn headers(judge: &mut Judge<'_>, operation: &Operation, found: &WireRequest) {
    let keys = keys(judge.contract, operation, ApiKeyPlace::Header);
    for (name, value) in &found.headers {
        let mut own = operation.parameters.iter().filter(|one| one.place == Place::Header);
        let own = own.find(|one| one.name.eq_ignore_ascii_case(name));
        let is_key = keys.iter().any(|key| key.eq_ignore_ascii_case(name))
            || (name == "authorization" && !operation.security.is_empty());
        let is_of_http = OF_HTTP.contains(&name.as_str()) || OF_CONNECTION.contains(&name.as_str());
        let place = format!("/headers/{name}");
        match own {
            Some(own) => whole(judge, own, value, place),
            None if is_key || is_of_http => {}
            None => judge.find(Code::UndeclaredHeader, place, value),
        }
    }
}

/// The names of the keys that the schemes of an operation put into a place.
fn keys(contract: &Contract, operation: &Operation, wanted: ApiKeyPlace) -> Vec<String> {
    let schemes = operation.security.iter().flatten();
    let schemes = schemes.filter_map(|one| contract.api.schemes.get(&one.scheme));
    let keys = schemes.filter_map(|scheme| match &scheme.kind {
        SchemeKind::ApiKey { place, name } if *place == wanted => Some(name.clone()),
        _ => None,
    });
    keys.collect()
}

/// The pairs of a query or of cookies, decoded.
fn pairs(
    judge: &mut Judge<'_>,
    operation: &Operation,
    (place, of_key): (Place, ApiKeyPlace),
    found: &[(String, String)],
    pointer: &str,
) {
    let own: Vec<_> = operation.parameters.iter().filter(|one| one.place == place).collect();
    let keys = keys(judge.contract, operation, of_key);
    // The members of an exploded object stand alone, and so does a whole query.
    if own.iter().any(|one| one.style == Style::Whole || is_spread(judge, one)) {
        return;
    }
    for (name, value) in found.iter().filter(|(name, _)| !name.is_empty()) {
        let base = name.split('[').next().unwrap_or_default();
        let one = own.iter().find(|one| one.name == *name || one.name == base);
        let place = format!("{pointer}/{}", concord::source::pointer::escape(name));
        match one {
            Some(one) => whole(judge, one, value, place),
            None if keys.contains(name) => {}
            None => judge.find(Code::UndeclaredParameter, place, value),
        }
    }
}

/// Whether the members of a parameter stand in pairs of their own names.
fn is_spread(judge: &Judge<'_>, parameter: &Parameter) -> bool {
    let is_exploded = parameter.style == Style::Form && parameter.explode && !parameter.is_json;
    let schemas = &judge.contract.api.schemas;
    let sight = judge.sight(&[parameter.schema], &json!({}));
    let mut each = sight.each(schemas);
    is_exploded
        && each.any(|it| !it.properties.is_empty() || it.kinds.is_none_or(|kinds| kinds.object))
}

/// The text of a parameter whose schema says integer.
fn whole(judge: &mut Judge<'_>, parameter: &Parameter, text: &str, place: String) {
    let sight = judge.sight(&[parameter.schema], &Value::from(1));
    if is_fraction(text) && judge.is_integer(&sight) {
        judge.find(Code::FractionForInteger, place, text);
    }
}

/// Segments of the path that are a parameter as a whole.
fn segments(judge: &mut Judge<'_>, operation: &Operation, template: &str, path: &str) {
    // Before the template stands the path of a server.
    let pairs = template.split('/').rev().zip(path.split('/').rev());
    for (segment, found) in pairs {
        let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let Some(name) = name else { continue };
        let mut own = operation.parameters.iter().filter(|one| one.place == Place::Path);
        if let Some(one) = own.find(|one| one.name == name) {
            whole(judge, one, found, format!("/path/{name}"));
        }
    }
}

fn content(judge: &mut Judge<'_>, operation: &Operation, found: &WireRequest) {
    let Some(media_type) = found.header("content-type").first().copied() else { return };
    let contents = operation.body.as_ref().map_or(&[][..], |body| body.contents.as_slice());
    let is_own = |content: &&Content| content.media_types().any(|own| is_one(own, media_type));
    match contents.iter().find(is_own) {
        Some(content) => body(judge, content, media_type, &found.body),
        None if found.body.is_empty() => {}
        None => {
            let place = "/headers/content-type".to_owned();
            judge.find(Code::UndeclaredMediaType, place, media_type);
        }
    }
}

fn body(judge: &mut Judge<'_>, content: &Content, media_type: &str, found: &[u8]) {
    let fields: Vec<(String, String)> = match content.form {
        ContentForm::Form { .. } => decoded_pairs(&String::from_utf8_lossy(found)),
        ContentForm::Multipart { .. } => {
            let parts = multipart::parts(media_type, found).unwrap_or_default().into_iter();
            let text = |part: multipart::Part| {
                (part.name, String::from_utf8_lossy(&part.content).into_owned())
            };
            parts.map(text).collect()
        }
        _ => return answer::body(judge, content, found),
    };
    let Some((_, schema)) = content.form.values() else { return };
    // A style may give the members of a field names of their own.
    if content.encodings.iter().any(|one| one.style.is_some() || one.explode.is_some()) {
        return;
    }
    for (name, value) in fields.into_iter().filter(|(name, _)| !name.is_empty()) {
        judge.field(schema, &name, &value);
    }
}
