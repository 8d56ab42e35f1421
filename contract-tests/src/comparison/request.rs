//! Captured requests.

use percent_encoding::percent_decode_str;

use super::compare_pairs;
use super::content::compare_content;
use crate::difference::Difference;
use crate::expectation::ExpectedRequest;
use crate::wire::WireRequest;

/// Headers that belong to HTTP and not to a contract; the document says nothing of them
/// (OAS 3.1 §4.8.12.1 leaves `Accept`, `Content-Type` and `Authorization` to other places of it).
pub(crate) const OF_HTTP: &[&str] =
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
    compare_content(expected.body.as_ref(), found, &mut differences);
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
    // A question mark with nothing behind it is a pair without a name.
    let pairs = found.map(decoded_pairs).unwrap_or_default();
    compare_pairs("/query", expected, &pairs, differences);
}

/// The pairs of a query, or of a form.
pub(crate) fn decoded_pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (form_decoded(name), form_decoded(value))
    });
    pairs.collect()
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

/// The cookies of a request, decoded.
pub(crate) fn cookies(found: &WireRequest) -> Vec<(String, String)> {
    let headers = found.header("cookie");
    let cookies = headers.iter().flat_map(|header| header.split(';'));
    let pair = |cookie: &str| {
        let (name, value) = cookie.trim().split_once('=').unwrap_or((cookie.trim(), ""));
        // RFC 6570 §3.2.8: a form is encoded in a cookie as in a query.
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        (decoded(name), decoded(value))
    };
    cookies.map(pair).collect()
}

/// The answer's media type is among what the request accepts, and the request says so once.
fn compare_accept(expected: Option<&str>, found: &WireRequest, differences: &mut Vec<Difference>) {
    let Some(expected) = expected else { return };
    let headers = found.header("accept");
    let essence = |range: &str| range.split(';').next().unwrap_or_default().trim().to_owned();
    let ranges = headers.iter().flat_map(|header| header.split(','));
    let mut ranges = ranges.map(essence);
    let is_accepted = ranges.any(|range| range == essence(expected) || range == "*/*");
    if !is_accepted || headers.len() > 1 {
        let found = (!headers.is_empty()).then(|| headers.join(" | "));
        differences.push(Difference::texts("/headers/accept", Some(expected), found.as_deref()));
    }
}
