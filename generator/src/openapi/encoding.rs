//! How the fields of a form are written.

use crate::diagnostic::Code;
use crate::model::{Encoding, Style};
use crate::reading::{Reader, check_fields, members, text};
use crate::source::Node;

const FIELDS: &[&str] = &[
    "contentType",
    "headers",
    "style",
    "explode",
    "allowReserved",
    "encoding",
    "prefixEncoding",
    "itemEncoding",
];

/// Reads the Encoding Objects of a form (OAS 3.1 §4.8.15).
pub(super) fn read_all<'s>(reader: &mut Reader<'s>, content: Node<'s>) -> Vec<Encoding> {
    for field in ["prefixEncoding", "itemEncoding"] {
        if let Some(node) = content.get(field) {
            reader.unsupported(node, format!("`{field}` is not generated yet"));
        }
    }
    let encodings = members(reader, content.get("encoding")).into_iter();
    encodings.map(|(name, node)| read(reader, name, node)).collect()
}

fn read(reader: &mut Reader<'_>, name: &str, node: Node<'_>) -> Encoding {
    check_fields(reader, node, FIELDS);
    for field in ["headers", "encoding", "prefixEncoding", "itemEncoding"] {
        if let Some(node) = node.get(field).filter(|node| node.members().next().is_some()) {
            reader.unsupported(node, format!("`{field}` of a form's field is not generated yet"));
        }
    }
    if let Some(node) = node.get("allowReserved").filter(|node| node.as_bool() == Some(true)) {
        let message = "`allowReserved` of a form's field is not generated yet";
        reader.unsupported(node, message);
    }
    Encoding {
        name: name.to_owned(),
        content_type: text(reader, node, "contentType"),
        style: text(reader, node, "style").and_then(|style| match style.as_str() {
            "form" => Some(Style::Form),
            "spaceDelimited" => Some(Style::SpaceDelimited),
            "pipeDelimited" => Some(Style::PipeDelimited),
            "deepObject" => Some(Style::DeepObject),
            _ => {
                let message = format!("a form has no style `{style}`");
                reader.tolerate(Code::InvalidValue, node, &message, "it is `form`");
                None
            }
        }),
        explode: node.get("explode").and_then(|explode| explode.as_bool()),
    }
}
