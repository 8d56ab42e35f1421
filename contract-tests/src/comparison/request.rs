//! Captured requests.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::{compare_json, compare_pairs};
use crate::difference::Difference;
use crate::expectation::ExpectedRequest;
use crate::wire::WireRequest;

/// Headers that belong to HTTP and not to a contract; the document says nothing of them
/// (OAS 3.1 §4.8.12.1 leaves `Accept`, `Content-Type` and `Authorization` to other places of it).
const OF_HTTP: &[&str] =
    &["host", "content-length", "user-agent", "accept", "content-type", "cookie"];

/// Compares a captured request with the document's.
#[must_use]
pub fn compare_request(expected: &ExpectedRequest, found: &WireRequest) -> Vec<Difference> {
    let mut differences = Vec::new();
    if expected.method != found.method {
        let sides = (expected.method.as_str(), found.method.as_str());
        differences.push(Difference::texts("/method", Some(sides.0), Some(sides.1)));
    }
    compare_path(&expected.path, &found.path, &mut differences);
    compare_query(&expected.query, found.query.as_deref(), &mut differences);
    compare_headers(&expected.headers, found, &mut differences);
    compare_pairs("/cookies", &expected.cookies, &cookies(found), &mut differences);
    compare_accept(expected.accept.as_deref(), found, &mut differences);
    compare_body(expected.body.as_ref(), found, &mut differences);
    differences
}

/// Segment by segment, decoded: an encoded slash ends no segment.
fn compare_path(expected: &[String], found: &str, differences: &mut Vec<Difference>) {
    let segments = found.strip_prefix('/').unwrap_or(found).split('/');
    let found: Vec<_> =
        segments.map(|segment| percent_decode_str(segment).decode_utf8_lossy()).collect();
    for index in 0..expected.len().max(found.len()) {
        let sides = (expected.get(index).map(String::as_str), found.get(index).map(|it| &**it));
        if sides.0 != sides.1 {
            differences.push(Difference::texts(&format!("/path/{index}"), sides.0, sides.1));
        }
    }
}

fn compare_query(
    expected: &[(String, String)],
    found: Option<&str>,
    differences: &mut Vec<Difference>,
) {
    let pairs = found.into_iter().flat_map(|query| query.split('&')).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (form_decoded(name), form_decoded(value))
    });
    // A question mark with nothing behind it is a pair without a name.
    compare_pairs("/query", expected, &pairs.collect::<Vec<_>>(), differences);
}

/// A plus is a space in a query, as every server of the web reads it.
fn form_decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

fn compare_headers(
    expected: &[(String, String)],
    found: &WireRequest,
    differences: &mut Vec<Difference>,
) {
    let is_expected = |name: &String| expected.iter().any(|(known, _)| known == name);
    let of_contract =
        |(name, _): &&(String, String)| is_expected(name) || !OF_HTTP.contains(&name.as_str());
    let headers: Vec<_> = found.headers.iter().filter(of_contract).cloned().collect();
    compare_pairs("/headers", expected, &headers, differences);
}

fn cookies(found: &WireRequest) -> Vec<(String, String)> {
    let headers = found.header("cookie");
    let cookies = headers.iter().flat_map(|header| header.split(';'));
    let pair = |cookie: &str| {
        let (name, value) = cookie.trim().split_once('=').unwrap_or((cookie.trim(), ""));
        (name.to_owned(), value.to_owned())
    };
    cookies.map(pair).collect()
}

/// The answer's media type is among what the request accepts, and the request says so once.
fn compare_accept(expected: Option<&str>, found: &WireRequest, differences: &mut Vec<Difference>) {
    let Some(expected) = expected else { return };
    let headers = found.header("accept");
    let ranges = headers.iter().flat_map(|header| header.split(','));
    let ranges = ranges.map(|range| range.split(';').next().unwrap_or_default().trim());
    let is_accepted = ranges.clone().any(|range| range == expected || range == "*/*");
    if !is_accepted || headers.len() > 1 {
        let found = (!headers.is_empty()).then(|| headers.join(" | "));
        differences.push(Difference::texts("/headers/accept", Some(expected), found.as_deref()));
    }
}

fn compare_body(
    expected: Option<&(String, Value)>,
    found: &WireRequest,
    differences: &mut Vec<Difference>,
) {
    let media_types = found.header("content-type");
    let media_type = (!media_types.is_empty()).then(|| media_types.join(" | "));
    let expected_type = expected.map(|(media_type, _)| media_type.as_str());
    if media_type.as_deref() != expected_type {
        let place = "/headers/content-type";
        differences.push(Difference::texts(place, expected_type, media_type.as_deref()));
    }
    match (expected, found.body.is_empty()) {
        (None, true) => {}
        (None, false) => {
            let text = String::from_utf8_lossy(&found.body);
            differences.push(Difference::texts("/body", None, Some(&text)));
        }
        (Some((_, value)), true) => {
            differences.push(Difference::between("/body", Some(value), None));
        }
        (Some((_, value)), false) => match serde_json::from_slice(&found.body) {
            Ok(found) => compare_json("/body", value, &found, differences),
            Err(error) => {
                let found = format!("no JSON: {error}");
                differences.push(Difference::words("/body", value.to_string(), found));
            }
        },
    }
}
