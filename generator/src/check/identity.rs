//! Methods with the same name.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Api;

/// OpenRPC 1.3 §4.7: a name names one method.
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
