//! Credentials of a request.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use concord::model::{ApiKeyPlace, Case, Operation, Requirement, SchemeKind};
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

/// The alternative that a caller with every credential chooses: the first that asks for any.
fn alternative(operation: &Operation) -> impl Iterator<Item = &Requirement> {
    operation.security.iter().find(|schemes| !schemes.is_empty()).into_iter().flatten()
}

/// Adds what an alternative of the operation's security asks for.
pub(crate) fn add(
    contract: &Contract,
    operation: &Operation,
    secret: &str,
    request: &mut ExpectedRequest,
) -> Result<(), String> {
    for requirement in alternative(operation) {
        let scheme = contract.api.schemes.get(&requirement.scheme);
        let scheme = scheme.ok_or_else(|| format!("no scheme `{}`", requirement.scheme))?;
        show(&scheme.kind, USER, secret, request);
    }
    Ok(())
}

/// Shows a user and a secret as a scheme asks for it.
pub(crate) fn show(kind: &SchemeKind, user: &str, secret: &str, request: &mut ExpectedRequest) {
    // Of several schemes that are told by one field, there is one.
    let authorize = |request: &mut ExpectedRequest, value: String| {
        request.headers.retain(|(name, _)| name != "authorization");
        request.headers.push(("authorization".to_owned(), value));
    };
    let pair = |name: &str| (name.to_owned(), secret.to_owned());
    match kind {
        SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
            authorize(request, format!("Bearer {secret}"));
        }
        SchemeKind::Http(scheme) => authorize(request, format!("{scheme} {secret}")),
        SchemeKind::MutualTls | SchemeKind::Undeclared => {}
        SchemeKind::Basic => {
            // RFC 7617 §2.
            let pair = STANDARD.encode(format!("{user}:{secret}"));
            authorize(request, format!("Basic {pair}"));
        }
        SchemeKind::ApiKey { place: ApiKeyPlace::Header, name } => {
            request.headers.push(pair(&name.to_ascii_lowercase()));
        }
        SchemeKind::ApiKey { place: ApiKeyPlace::Query, name } => request.query.push(pair(name)),
        SchemeKind::ApiKey { place: ApiKeyPlace::Cookie, name } => request.cookies.push(pair(name)),
    }
}

/// What the authenticator should see: the first secret of the alternative.
#[must_use]
pub fn shown(contract: &Contract, operation: &Operation, case: &Case) -> Option<Value> {
    let shown = alternative(operation).find(|requirement| is_sent(contract, requirement))?;
    Some(authenticated(&shown.scheme, secret(case)))
}

/// Whether an operation can tell from the request alone that its caller shows no credentials.
#[must_use]
pub fn is_protected(contract: &Contract, operation: &Operation) -> bool {
    let mut alternatives = operation.security.iter();
    !operation.security.is_empty()
        && alternatives.all(|schemes| schemes.iter().any(|one| is_sent(contract, one)))
}

/// Whether a credential stands in the request.
pub(crate) fn is_sent(contract: &Contract, requirement: &Requirement) -> bool {
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
}
