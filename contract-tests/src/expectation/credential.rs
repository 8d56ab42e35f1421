//! Credentials of a request.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use concord::model::{ApiKeyPlace, Case, Operation, SchemeKind};
use serde_json::Value;

use super::ExpectedRequest;
use crate::contract::Contract;
use crate::recorder::authenticated;
use crate::subject::USER;

/// The secret of a case whose example shows none.
const ANY_TOKEN: &str = "token-of-the-harness";

/// The secret that a case shows, or the one that stands in for it.
#[must_use]
pub fn secret(case: &Case) -> &str {
    case.request.credential.as_deref().unwrap_or(ANY_TOKEN)
}

/// Adds what the first alternative of the operation's security asks for.
pub(super) fn add(
    contract: &Contract,
    operation: &Operation,
    secret: &str,
    request: &mut ExpectedRequest,
) -> Result<(), String> {
    for requirement in operation.security.first().into_iter().flatten() {
        let scheme = contract.api.schemes.get(&requirement.scheme);
        let scheme = scheme.ok_or_else(|| format!("no scheme `{}`", requirement.scheme))?;
        let pair = |name: &str| (name.to_owned(), secret.to_owned());
        match &scheme.kind {
            SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
                request.headers.push(("authorization".to_owned(), format!("Bearer {secret}")));
            }
            SchemeKind::Http(scheme) => {
                request.headers.push(("authorization".to_owned(), format!("{scheme} {secret}")));
            }
            SchemeKind::MutualTls | SchemeKind::Undeclared => {}
            SchemeKind::Basic => {
                // RFC 7617 §2.
                let pair = STANDARD.encode(format!("{USER}:{secret}"));
                request.headers.push(("authorization".to_owned(), format!("Basic {pair}")));
            }
            SchemeKind::ApiKey { place: ApiKeyPlace::Header, name } => {
                request.headers.push(pair(&name.to_ascii_lowercase()));
            }
            SchemeKind::ApiKey { place: ApiKeyPlace::Query, name } => {
                request.query.push(pair(name))
            }
            SchemeKind::ApiKey { place: ApiKeyPlace::Cookie, name } => {
                request.cookies.push(pair(name));
            }
        }
    }
    Ok(())
}

/// What the authenticator should see: the first secret of the operation's first alternative.
#[must_use]
pub fn shown(contract: &Contract, operation: &Operation, case: &Case) -> Option<Value> {
    let mut schemes = operation.security.first().into_iter().flatten();
    let shown = schemes.find(|requirement| {
        let scheme = contract.api.schemes.get(&requirement.scheme);
        scheme.is_some_and(|scheme| match scheme.kind {
            SchemeKind::MutualTls | SchemeKind::Undeclared => false,
            SchemeKind::Bearer
            | SchemeKind::Basic
            | SchemeKind::Http(_)
            | SchemeKind::ApiKey { .. }
            | SchemeKind::OAuth2 { .. }
            | SchemeKind::OpenIdConnect { .. } => true,
        })
    })?;
    Some(authenticated(&shown.scheme, secret(case)))
}
