//! Headers of a response.

use super::parameter;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Parameter;
use crate::reading::{Reader, members};
use crate::source::Node;

/// Reads the Header Objects of a response (OAS 3.1 §4.8.21).
pub(super) fn read_all<'s>(reader: &mut Reader<'s>, response: Node<'s>) -> Vec<Parameter> {
    let mut headers: Vec<Parameter> = Vec::new();
    for (name, node) in members(reader, response.get("headers")) {
        // OAS 3.1 §4.8.17.1: such a header is ignored.
        if name.eq_ignore_ascii_case("content-type") {
            let message = "a response has its `Content-Type` by its `content`";
            reader.push(Diagnostic::new(Code::IgnoredHeader, node.origin(), message).at_key());
            continue;
        }
        if headers.iter().any(|other| other.name.eq_ignore_ascii_case(name)) {
            let message = format!("the header `{name}` is there twice");
            reader.tolerate(Code::DuplicateKey, node, &message, "the first one counts");
            continue;
        }
        let instead = "the header is left out";
        let Some(target) = reader.follow_or(node, instead) else { continue };
        headers.extend(parameter::read_header(reader, name, target));
    }
    headers
}
