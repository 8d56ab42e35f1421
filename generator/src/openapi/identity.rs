//! Operations that share an id, or a place on the wire, with one before them.

use std::collections::BTreeMap;

use super::path_text;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Operation, Protocol, Role};
use crate::reading::Reader;

/// Tells operations apart, with a warning where the document does not.
pub(super) fn settle(reader: &mut Reader<'_>, operations: &mut [Operation]) {
    settle_ids(reader, operations);
    settle_routes(reader, operations);
}

/// OAS 3.1 §4.8.10.1: an id names one operation. A second one is told apart by method and path.
fn settle_ids(reader: &mut Reader<'_>, operations: &mut [Operation]) {
    let mut seen = BTreeMap::new();
    for operation in operations {
        if let Some(first) = seen.insert(operation.id.clone(), operation.origin) {
            let message = format!("a second operation is called `{}`", operation.id);
            reader.push(
                Diagnostic::new(Code::RepeatedId, operation.origin, message)
                    .at_key()
                    .label_key(first, "the first one")
                    .tolerable("its method and path tell it apart"),
            );
            seen.insert(operation.id.clone(), first);
            let Protocol::Http { method, path } = &operation.protocol else { continue };
            operation.name = path_text::name(method, path, operation.role);
            operation.id = (1_usize..)
                .map(|number| match number {
                    1 => format!("{method} {path}"),
                    _ => format!("{method} {path} ({number})"),
                })
                .find(|id| !seen.contains_key(id))
                .unwrap_or_default();
            seen.insert(operation.id.clone(), operation.origin);
        }
    }
}

/// OAS 3.1 §4.8.8: templates that differ in names only are the same path. A router can reach one
/// of them; clients have them all.
fn settle_routes(reader: &mut Reader<'_>, operations: &mut [Operation]) {
    let mut seen = BTreeMap::new();
    for operation in operations {
        let Protocol::Http { method, path } = &operation.protocol else { continue };
        if operation.role == Role::Webhook {
            continue;
        }
        let key = (method.clone(), path_text::shape(path));
        let Some(first) = seen.get(&key) else {
            seen.insert(key, operation.origin);
            continue;
        };
        let message = format!("`{method} {path}` answers to the same requests as another path");
        reader.push(
            Diagnostic::new(Code::ClashingRoutes, operation.origin, message)
                .at_key()
                .label_key(*first, "the server answers with this one")
                .tolerable("clients have both, and the server has the first"),
        );
        operation.role = Role::Shadowed;
    }
}
