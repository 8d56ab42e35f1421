//! The errors that a document describes for a method.

use crate::diagnostic::Code;
use crate::model::MethodError;
use crate::reading::{Reader, check_fields, items, require, text};
use crate::source::Node;

/// Reads the Error Objects (OpenRPC 1.3 §4.12) of a method. Those of one code are one error: on the
/// wire nothing else tells them apart.
pub(super) fn read_all<'s>(reader: &mut Reader<'s>, method: Node<'s>) -> Vec<MethodError> {
    let mut errors: Vec<MethodError> = Vec::new();
    for node in items(reader, method.get("errors")) {
        let Some(node) = reader.follow_or(node, "the error is left out") else { continue };
        check_fields(reader, node, &["code", "message", "data"]);
        let Some(code) = require(reader, node, "code") else { continue };
        let spelled = code.as_str().and_then(|text| text.trim().parse().ok());
        if spelled.is_some() {
            let message = "`code` is an integer (JSON-RPC 2.0 §5.1)";
            reader.tolerate(Code::WrongType, code, message, "it is read as the one that it spells");
        }
        let Some(number) = code.to_json().as_i64().or(spelled) else {
            reader.fault(Code::WrongType, code, "`code` is an integer (JSON-RPC 2.0 §5.1)");
            continue;
        };
        let message = text(reader, node, "message");
        match errors.iter_mut().find(|error| error.code == number) {
            Some(known) => known.messages.extend(message),
            None => errors.push(MethodError {
                origin: node.origin(),
                code: number,
                messages: message.into_iter().collect(),
            }),
        }
    }
    errors
}
