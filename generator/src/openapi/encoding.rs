//! How the fields of a form are written.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ContentForm, Encoding, Style};
use crate::reading::{Reader, check_fields, flag, members, text};
use crate::schema::Dialect;
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

/// Reads the Encoding Objects of a form (OAS 3.1 §4.8.15). What is no form has none that say
/// anything.
pub(super) fn read_all<'s>(
    reader: &mut Reader<'s>,
    content: Node<'s>,
    form: ContentForm,
) -> Vec<Encoding> {
    let is_multipart = match form {
        ContentForm::Form { .. } => false,
        ContentForm::Multipart { .. } => true,
        _ => return Vec::new(),
    };
    // OAS 3.2 §4.15: both are for parts without names, which a form does not have.
    for field in ["prefixEncoding", "itemEncoding"] {
        if let Some(node) = content.get(field) {
            let message = format!("`{field}` says nothing of the named parts of a form");
            untyped(reader, node, message, "describe each part in `encoding`, by its name");
        }
    }
    let encodings = members(reader, content.get("encoding")).into_iter();
    encodings.map(|(name, node)| read(reader, name, node, is_multipart)).collect()
}

fn read(reader: &mut Reader<'_>, name: &str, node: Node<'_>, is_multipart: bool) -> Encoding {
    check_fields(reader, node, FIELDS);
    let some = |field| node.get(field).filter(|node| node.members().next().is_some());
    if let Some(headers) = some("headers").filter(|_| is_multipart) {
        let message = "the headers of a part are not typed";
        let help = "set and read those of a file as `File::headers`; other parts have none";
        untyped(reader, headers, message, help);
    }
    for field in ["encoding", "prefixEncoding", "itemEncoding"] {
        if let Some(node) = some(field) {
            let message = "a part that holds parts is sent and read whole";
            untyped(reader, node, message, "nothing, if text or bytes will do");
        }
    }
    // OAS 3.0.4 §4.7.15.1.2: nothing but the other kind of form has styles.
    if is_multipart && reader.schemas.dialect() == Dialect::OpenApi30 {
        let content_type = text(reader, node, "contentType");
        let (style, explode, is_reserved_allowed) = (None, None, false);
        return Encoding {
            name: name.to_owned(),
            content_type,
            style,
            explode,
            is_reserved_allowed,
        };
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
        is_reserved_allowed: flag(reader, node, "allowReserved"),
    }
}

fn untyped(reader: &mut Reader<'_>, node: Node<'_>, message: impl Into<String>, help: &str) {
    let diagnostic = Diagnostic::new(Code::UntypedContent, node.origin(), message);
    reader.push(diagnostic.at_key().help(help));
}
