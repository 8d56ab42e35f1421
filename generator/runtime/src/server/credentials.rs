//! The places of a request where credentials stand (OAS 3.1 §4.8.27).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, Uri};

use crate::secret::Secret;

/// The token of `Authorization: Bearer` (RFC 6750 §2.1).
pub(super) fn bearer(headers: &HeaderMap) -> Option<Secret> {
    authorization(headers, "bearer").map(Secret::new)
}

/// What follows any scheme in `Authorization` (RFC 9110 §11.6.2).
pub(super) fn other(headers: &HeaderMap, scheme: &str) -> Option<Secret> {
    authorization(headers, scheme).map(Secret::new)
}

/// User and password of `Authorization: Basic` (RFC 7617 §2).
pub(super) fn basic(headers: &HeaderMap) -> Option<(String, Secret)> {
    let decoded = STANDARD.decode(authorization(headers, "basic")?).ok()?;
    let text = String::from_utf8(decoded).ok()?;
    let (user, password) = text.split_once(':')?;
    Some((user.to_owned(), Secret::new(password)))
}

/// A key in a header.
pub(super) fn header(headers: &HeaderMap, name: &str) -> Option<Secret> {
    single(headers, name).filter(|key| !key.is_empty()).map(Secret::new)
}

/// A key in the query.
pub(super) fn query(uri: &Uri, name: &str) -> Option<Secret> {
    let mut pairs = url::form_urlencoded::parse(uri.query()?.as_bytes());
    let mut keys = pairs.by_ref().filter(|(found, _)| found == name).map(|(_, key)| key);
    let key = keys.next().filter(|key| !key.is_empty())?;
    keys.next().is_none().then(|| Secret::new(key))
}

/// A key in a cookie (RFC 6265 §4.2.1).
pub(super) fn cookie(headers: &HeaderMap, name: &str) -> Option<Secret> {
    let fields = headers.get_all(COOKIE).iter().filter_map(|field| field.to_str().ok());
    let cookies = fields.flat_map(|field| field.split(';'));
    let mut pairs = cookies.filter_map(|cookie| cookie.trim().split_once('='));
    let (_, key) = pairs.find(|(found, _)| *found == name)?;
    let key = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or(key);
    (!key.is_empty()).then(|| Secret::new(key))
}

/// What stands behind a scheme, whose name is case-insensitive (RFC 9110 §11.1).
fn authorization<'h>(headers: &'h HeaderMap, scheme: &str) -> Option<&'h str> {
    let (found, credentials) = single(headers, AUTHORIZATION.as_str())?.split_once(' ')?;
    let credentials = credentials.trim();
    (found.eq_ignore_ascii_case(scheme) && !credentials.is_empty()).then_some(credentials)
}

/// A field that is there once: of two, nobody could say which one counts.
fn single<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut fields = headers.get_all(name).iter();
    let field = fields.next()?.to_str().ok()?.trim();
    fields.next().is_none().then_some(field)
}
