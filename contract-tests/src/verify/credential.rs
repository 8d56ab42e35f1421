//! Credentials of live requests, whose secrets only the environment holds.

use concord::model::{Operation, Requirement, SchemeKind};

use crate::contract::Contract;
use crate::environment::{secret, variable};
use crate::expectation::{ExpectedRequest, is_credential_sent, show_credential};

/// Adds the credentials of the first alternative whose secrets are known.
///
/// # Errors
/// Which secret is not known, or cannot be used.
pub(super) fn add(
    contract: &Contract,
    operation: &Operation,
    request: &mut ExpectedRequest,
) -> Result<(), String> {
    let known = operation.security.iter().find(|one| !one.is_empty() && is_known(contract, one));
    let Some(requirements) = known else { return unknown(contract, operation) };
    for requirement in requirements {
        let Some(scheme) = contract.api.schemes.get(&requirement.scheme) else { continue };
        let secret = secret(&requirement.scheme).unwrap_or_default();
        let (user, secret) = match scheme.kind {
            SchemeKind::Basic => {
                let variable = variable(&requirement.scheme);
                let pair = secret.split_once(':');
                pair.ok_or_else(|| format!("{variable} has to be USER:PASSWORD"))?
            }
            _ => ("", secret.as_str()),
        };
        show_credential(&scheme.kind, user, secret, request);
    }
    Ok(())
}

/// Whether the secrets of an alternative are at hand.
fn is_known(contract: &Contract, requirements: &[Requirement]) -> bool {
    let mut sent = requirements.iter().filter(|one| is_credential_sent(contract, one));
    sent.all(|one| secret(&one.scheme).is_some())
}

/// Without a secret an operation can be asked where anybody may.
fn unknown(contract: &Contract, operation: &Operation) -> Result<(), String> {
    let Some(first) = operation.security.first() else { return Ok(()) };
    if operation.security.iter().any(Vec::is_empty) {
        return Ok(());
    }
    let sent = first.iter().filter(|one| is_credential_sent(contract, one));
    let variables: Vec<_> = sent.map(|one| variable(&one.scheme)).collect();
    Err(format!("its secret is not known: set {}", variables.join(" and ")))
}
