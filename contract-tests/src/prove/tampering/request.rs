//! Faults of requests: of what a client sends, and of what a server reads.

use serde_json::Value;

use super::{Planted, Tampering, json, sample};
use crate::contract::Contract;
use crate::distortion::Distortion;
use crate::expectation::Side;
use crate::wire::WireRequest;

/// A kind of fault, as a change of one request; one that has no such place stays as it is.
type Kind = (&'static str, fn(&mut WireRequest));

/// Headers that say nothing of a request's own.
const OF_CONNECTION: &[&str] = &["host", "content-length", "accept"];

/// Faults of either side.
const KINDS: &[Kind] = &[
    ("the method is another one", |it| {
        it.method = if it.method == "POST" { "PUT" } else { "POST" }.to_owned();
    }),
    ("the path lacks its last segment", |it| {
        it.path = it.path.rsplit_once('/').map_or("", |(rest, _)| rest).to_owned();
    }),
    ("the path has a segment more", |it| it.path.push_str("/planted")),
    ("the path ends in a slash", |it| it.path.push('/')),
    ("the path is not percent-encoded", |it| it.path = it.path.replace("%2F", "/")),
    ("the path is percent-encoded twice", |it| it.path = it.path.replace('%', "%25")),
    ("the path has pluses for spaces", |it| it.path = it.path.replace("%20", "+")),
    ("two segments of the path are swapped", |it| {
        let mut segments: Vec<_> = it.path.split('/').collect();
        let last = segments.len().saturating_sub(1);
        segments.swap(last, last.saturating_sub(1).max(1));
        it.path = segments.join("/");
    }),
    ("the query is lost", |it| it.query = None),
    ("the query is percent-encoded twice", |it| {
        it.query = it.query.take().map(|query| query.replace('%', "%25"));
    }),
    ("the names of the query are in capitals", |it| {
        it.query = it.query.take().map(|query| {
            let pair = |pair: &str| match pair.split_once('=') {
                Some((name, value)) => format!("{}={value}", name.to_uppercase()),
                None => pair.to_uppercase(),
            };
            query.split('&').map(pair).collect::<Vec<_>>().join("&")
        });
    }),
    ("the query is joined by commas", |it| {
        it.query = it.query.take().map(|query| query.replace('&', ","));
    }),
    ("the body is lost", |it| it.body.clear()),
    ("the body is cut", |it| {
        it.body.pop();
    }),
    ("the body is in an array", |it| {
        if !it.body.is_empty() {
            it.body = [b"[", it.body.as_slice(), b"]"].concat();
        }
    }),
    ("the body is there twice", |it| it.body = it.body.repeat(2)),
    ("the body says another media type", |it| {
        for (_, value) in it.headers.iter_mut().filter(|(name, _)| name == "content-type") {
            "application/x-www-form-urlencoded".clone_into(value);
        }
    }),
    ("the token has another scheme", |it| {
        for (_, value) in it.headers.iter_mut().filter(|(name, _)| name == "authorization") {
            *value = value.replace("Bearer", "Basic");
        }
    }),
    ("params are sent by position", |it| {
        edit_body(&mut it.body, &|body| {
            if let Some(params @ Value::Object(_)) = body.get_mut("params") {
                *params =
                    params.as_object().into_iter().flatten().map(|(_, one)| one.clone()).collect();
            }
        });
    }),
];

/// A fault that shows where something is answered.
const UNACCEPTABLE: &str = "accepts nothing that is answered";

/// Faults that a client alone can have: a server that reads so reads the same.
const OF_CLIENT: &[Kind] = &[
    (UNACCEPTABLE, |it| {
        for (_, value) in it.headers.iter_mut().filter(|(name, _)| name == "accept") {
            "application/planted".clone_into(value);
        }
    }),
    ("sends a header that nobody asked for", |it| {
        it.headers.push(("x-planted".to_owned(), "1".to_owned()));
    }),
    ("sends a cookie that nobody asked for", |it| {
        it.headers.push(("cookie".to_owned(), "planted=1".to_owned()));
    }),
    ("sends a query that nobody asked for", |it| {
        let more = it.query.take().map(|query| format!("{query}&planted=1"));
        it.query = Some(more.unwrap_or_else(|| "planted=1".to_owned()));
    }),
];

pub(super) fn faults(contract: &Contract, operation: usize) -> Vec<Planted> {
    let mut planted = Vec::new();
    let of_client = sample::requests(contract, operation, Side::Client);
    let of_server = sample::requests(contract, operation, Side::Server);
    for (kind, change) in KINDS {
        if changes(&of_client, *change) {
            planted.push(client(kind, "", Distortion::new(*change)));
        }
        if changes(&of_server, *change) {
            planted.push(server(kind, "", Distortion::new(*change)));
        }
    }
    // A notification's answer is nothing, whatever is accepted.
    let is_answered = contract.operation(operation).is_ok_and(|operation| {
        operation.outcomes.iter().any(|outcome| !outcome.contents.is_empty())
    });
    for (kind, change) in OF_CLIENT.iter().filter(|(_, change)| changes(&of_client, *change)) {
        if *kind == UNACCEPTABLE && !is_answered {
            continue;
        }
        planted.push((format!("client: {kind}"), String::new(), sending(Distortion::new(*change))));
    }
    let twice = Distortion::new(|sent: &mut Vec<WireRequest>| sent.extend(sent.clone()));
    planted.push(("client: sends twice".to_owned(), String::new(), Tampering::Sending(twice)));
    for header in headers(&of_client) {
        for (kind, fault) in of_header(&header) {
            planted.push(client(kind, &header, fault.clone()));
            planted.push(server(kind, &header, fault));
        }
    }
    let bodies: Vec<Value> = of_server.iter().filter_map(|one| body(&one.body)).collect();
    for (kind, pointer, fault) in json::faults(&bodies) {
        let fault = Distortion::new(move |request: &mut WireRequest| {
            edit_body(&mut request.body, &|body| fault.apply(body));
        });
        let place = format!("/body{pointer}");
        planted.push(client(&format!("the body: {kind}"), &place, fault.clone()));
        planted.push(server(&format!("the body: {kind}"), &place, fault));
    }
    planted
}

fn client(kind: &str, place: &str, fault: Distortion<WireRequest>) -> Planted {
    (format!("client: of what is sent, {kind}"), place.to_owned(), sending(fault))
}

fn server(kind: &str, place: &str, fault: Distortion<WireRequest>) -> Planted {
    let kind = format!("server: of what is received, {kind}");
    (kind, place.to_owned(), Tampering::Accepting(fault))
}

fn sending(fault: Distortion<WireRequest>) -> Tampering {
    let each = move |sent: &mut Vec<WireRequest>| sent.iter_mut().for_each(|one| fault.apply(one));
    Tampering::Sending(Distortion::new(each))
}

/// Whether a change makes another request of one of some.
fn changes(samples: &[WireRequest], change: fn(&mut WireRequest)) -> bool {
    samples.iter().any(|sample| {
        let mut changed = sample.clone();
        change(&mut changed);
        changed != *sample
    })
}

/// The names of the headers that some requests have of their own.
fn headers(samples: &[WireRequest]) -> Vec<String> {
    let names = samples.iter().flat_map(|sample| &sample.headers).map(|(name, _)| name.clone());
    let mut names: Vec<_> = names.filter(|name| !OF_CONNECTION.contains(&name.as_str())).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What can be wrong with a header.
fn of_header(header: &str) -> Vec<(&'static str, Distortion<WireRequest>)> {
    let (lost, renamed) = (header.to_owned(), header.to_owned());
    vec![
        (
            "a header is lost",
            Distortion::new(move |it: &mut WireRequest| {
                it.headers.retain(|(name, _)| *name != lost);
            }),
        ),
        (
            "a header is renamed",
            Distortion::new(move |it: &mut WireRequest| {
                for (name, _) in it.headers.iter_mut().filter(|(name, _)| *name == renamed) {
                    name.push_str("-planted");
                }
            }),
        ),
    ]
}

/// A body as JSON, where it is some.
pub(super) fn body(bytes: &[u8]) -> Option<Value> {
    serde_json::from_slice(bytes).ok()
}

/// Changes a body of JSON; any other stays as it is.
pub(super) fn edit_body(bytes: &mut Vec<u8>, edit: &dyn Fn(&mut Value)) {
    if let Some(mut value) = body(bytes) {
        edit(&mut value);
        *bytes = value.to_string().into_bytes();
    }
}
