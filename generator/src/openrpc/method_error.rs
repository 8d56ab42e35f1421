//! The errors that a document describes for a method.

use crate::diagnostic::Code;
use crate::model::{MethodError, TypeId};
use crate::reading::{Reader, check_fields, items, require, text};
use crate::source::Node;

/// Reads the Error Objects (OpenRPC 1.3 §4.12) of a method. Those of one code are one error: on the
/// wire nothing else tells them apart.
///
/// `data` of OpenRPC is one value and not a schema, so `x-schema` says what data looks like.
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
        let shown = node.get("data").map(|data| data.to_json().to_string());
        let schema = node.get("x-schema").map(|schema| reader.schemas.read(schema));
        let data = schema.map(|schema| (TypeId::UNSHAPED, schema));
        match errors.iter_mut().find(|error| error.code == number) {
            Some(known) => {
                if known.data.map(|(_, schema)| schema) != schema {
                    // Two forms of data under one code: neither can be promised.
                    known.data = None;
                }
                known.messages.extend(message);
                known.shown.extend(shown);
            }
            None => errors.push(MethodError {
                origin: node.origin(),
                code: number,
                messages: message.into_iter().collect(),
                shown: shown.into_iter().collect(),
                data,
            }),
        }
    }
    errors
}
