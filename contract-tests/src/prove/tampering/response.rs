//! Faults of answers: of what a client reads and returns, and of what a server writes.

use concord_runtime::examples::Answer;
use serde_json::{Value, json};

use super::request::{body, edit_body};
use super::{Planted, Tampering, json as member, sample};
use crate::contract::Contract;
use crate::distortion::Distortion;
use crate::wire::WireResponse;

/// A kind of fault, as a change of one answer; one that has no such place stays as it is.
type Kind = (&'static str, fn(&mut WireResponse));

/// Faults of either side.
const KINDS: &[Kind] = &[
    ("the status is 200", |it| it.status = 200),
    ("the status is 500", |it| it.status = 500),
    ("the status is 418", |it| it.status = 418),
    ("the body is lost", |it| it.body.clear()),
    ("the body is cut", |it| {
        it.body.pop();
    }),
    ("the body is in an array", |it| {
        if body(&it.body).is_some() {
            it.body = [b"[", it.body.as_slice(), b"]"].concat();
        }
    }),
    ("the media type is another one", |it| {
        for (_, value) in it.headers.iter_mut().filter(|(name, _)| name == "content-type") {
            "text/html".clone_into(value);
        }
    }),
    ("the media type is lost", |it| it.headers.retain(|(name, _)| name != "content-type")),
    ("a stream is cut in mid-event", |it| events(it, |text| text.trim_end().to_owned())),
    ("a stream loses its last event", |it| {
        events(it, |text| match text.trim_end().rsplit_once("\n\n") {
            Some((rest, _)) => format!("{rest}\n\n"),
            None => String::new(),
        });
    }),
    ("a stream says its last event twice", |it| {
        events(it, |text| match text.trim_end().rsplit_once("\n\n") {
            Some((_, last)) => format!("{text}{last}\n\n"),
            None => text.to_owned(),
        });
    }),
    ("events lose their ids", |it| events(it, |text| without_field(text, "id"))),
    ("a stream loses when to come back", |it| events(it, |text| without_field(text, "retry"))),
    ("events have a name that nobody gave them", |it| {
        events(it, |text| text.replace("data:", "event: planted\ndata:"));
    }),
    ("the data of events is not escaped", |it| {
        events(it, |text| text.replace("\\\"", "\"").replace(",\"", ",\n\""));
    }),
    ("the data of events is a text of JSON", |it| {
        events(it, |text| {
            let line = |line: &str| match line.strip_prefix("data: ") {
                Some(data) => format!("data: {}", json!(data)),
                None => line.to_owned(),
            };
            text.split('\n').map(line).collect::<Vec<_>>().join("\n")
        });
    }),
];

/// Faults that a server alone can have: a client has to get over them.
const OF_SERVER: &[Kind] = &[
    ("the status is one beside it", |it| it.status += 1),
    ("answers with a header that nobody asked for", |it| {
        it.headers.push(("x-planted".to_owned(), "1".to_owned()));
    }),
    ("sends what it keeps alive with", |it| events(it, |text| format!(": alive\n\n{text}"))),
    ("the lines of a stream end otherwise", |it| events(it, |text| text.replace('\n', "\r\n"))),
    ("refuses everybody", |it| {
        it.status = 401;
        it.body.clear();
    }),
];

pub(super) fn faults(contract: &Contract, operation: usize) -> Vec<Planted> {
    let samples = sample::responses(contract, operation);
    let mut planted = Vec::new();
    for (kind, change) in KINDS.iter().filter(|(_, change)| changes(&samples, *change)) {
        planted.push(received(kind, *change));
        planted.push(answered(kind, "", Distortion::new(*change)));
    }
    for (kind, change) in OF_SERVER.iter().filter(|(_, change)| changes(&samples, *change)) {
        planted.push(answered(kind, "", Distortion::new(*change)));
    }
    let bodies: Vec<Value> = samples.iter().filter_map(|one| body(&one.body)).collect();
    for (kind, pointer, fault) in member::faults(&bodies) {
        let on_wire = fault.clone();
        let on_wire = Distortion::new(move |response: &mut WireResponse| {
            edit_body(&mut response.body, &|body| on_wire.apply(body));
        });
        planted.push(answered(&format!("the body: {kind}"), &format!("/body{pointer}"), on_wire));
    }
    let (kept, _) = returned_samples(contract, operation);
    for (kind, pointer, fault) in member::faults(&kept) {
        planted.push(returned(kind, &pointer, fault));
    }
    planted.extend(outcomes(contract, operation));
    planted
}

/// The values that a client returns, and whether there are any.
fn returned_samples(contract: &Contract, operation: usize) -> (Vec<Value>, bool) {
    let cases = contract.api.cases.iter().filter(|case| case.operation == operation);
    let bodies = cases.filter_map(|case| match &case.outcome.as_ref()?.body {
        Some(concord::model::ExampleValue::Json(value)) => Some(value.clone()),
        _ => None,
    });
    let bodies: Vec<Value> = bodies.collect();
    let is_any = !bodies.is_empty();
    (bodies, is_any)
}

fn received(kind: &str, change: fn(&mut WireResponse)) -> Planted {
    let kind = format!("client: of what is received, {kind}");
    (kind, String::new(), Tampering::Receiving(Distortion::new(change)))
}

fn answered(kind: &str, place: &str, fault: Distortion<WireResponse>) -> Planted {
    let kind = format!("server: of what is answered, {kind}");
    (kind, place.to_owned(), Tampering::Answering(fault))
}

fn returned(kind: &str, pointer: &str, fault: Distortion<Value>) -> Planted {
    let change = move |answer: &mut Result<Answer, String>| {
        if let Ok(answer) = answer {
            let mut bytes = std::mem::take(&mut answer.body).into_bytes();
            edit_body(&mut bytes, &|body| fault.apply(body));
            answer.body = String::from_utf8_lossy(&bytes).into_owned();
        }
    };
    let kind = format!("client: of what is returned, {kind}");
    (kind, format!("/body{pointer}"), Tampering::Returning(Distortion::new(change)))
}

/// Outcomes that are taken for others.
fn outcomes(contract: &Contract, operation: usize) -> Vec<Planted> {
    let statuses: Vec<u16> =
        sample::responses(contract, operation).iter().map(|one| one.status).collect();
    let mut planted = Vec::new();
    for pair in statuses.windows(2) {
        let [one, other] = *pair else { continue };
        if one == other {
            continue;
        }
        let place = format!("{one} {other}");
        let swap = move |status: u16| match status {
            _ if status == one => other,
            _ if status == other => one,
            _ => status,
        };
        let of_client = Distortion::new(move |answer: &mut Result<Answer, String>| {
            if let Ok(answer) = answer {
                answer.status = swap(answer.status);
            }
        });
        let of_server =
            Distortion::new(move |answer: &mut Answer| answer.status = swap(answer.status));
        let kind = "two outcomes are swapped";
        planted.push((format!("client: {kind}"), place.clone(), Tampering::Returning(of_client)));
        planted.push((format!("server: {kind}"), place, Tampering::Taking(of_server)));
    }
    planted
}

/// Whether a change makes another answer of one of some.
fn changes(samples: &[WireResponse], change: fn(&mut WireResponse)) -> bool {
    samples.iter().any(|sample| {
        let mut changed = sample.clone();
        change(&mut changed);
        changed != *sample
    })
}

/// Changes the text of an event stream.
fn events(response: &mut WireResponse, change: impl Fn(&str) -> String) {
    if response.header("content-type").iter().any(|one| one.starts_with("text/event-stream")) {
        let text = String::from_utf8_lossy(&response.body).into_owned();
        response.body = change(&text).into_bytes();
    }
}

fn without_field(text: &str, field: &str) -> String {
    let prefix = format!("{field}:");
    text.split('\n').filter(|line| !line.starts_with(&prefix)).collect::<Vec<_>>().join("\n")
}
