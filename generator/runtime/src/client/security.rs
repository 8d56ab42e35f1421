//! Which credentials an operation is sent with.

use super::FaultKind;
use super::credential::Prepared;
use crate::operation::Operation;

/// Credentials with the names of their schemes.
pub(super) type Credentials = Vec<(&'static str, Prepared)>;

/// The credentials for an operation: those of the first alternative that the client has all
/// credentials for.
///
/// An empty alternative says that none is needed; it counts last, wherever it stands, since who
/// has given a credential wants to be known.
pub(super) fn select<'c>(
    credentials: &'c Credentials,
    operation: &Operation,
) -> Result<Vec<&'c Prepared>, FaultKind> {
    let find = |scheme: &&'static str| {
        credentials.iter().find(|(name, _)| name == scheme).map(|(_, prepared)| prepared)
    };
    let mut needed = operation.security.iter().filter(|schemes| !schemes.is_empty());
    let satisfied = needed.find_map(|schemes| schemes.iter().map(find).collect());
    let is_public = operation.security.is_empty() || operation.security.contains(&[].as_slice());
    match satisfied {
        Some(prepared) => Ok(prepared),
        None if is_public => Ok(Vec::new()),
        None => Err(FaultKind::MissingCredentials { schemes: operation.security }),
    }
}
