//! Operations with the same id.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Api;

/// OAS 3.1 §4.8.10.1: an id names one operation; so does a method name in OpenRPC.
pub(super) fn check(api: &Api) -> Diagnostics {
    let mut seen = BTreeMap::new();
    let mut diagnostics = Diagnostics::new();
    for operation in &api.operations {
        if let Some(first) = seen.insert(operation.id.as_str(), operation.origin) {
            let message = format!("a second operation is called `{}`", operation.id);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateOperation, operation.origin, message)
                    .at_key()
                    .label_key(first, "the first one"),
            );
        }
    }
    diagnostics
}
