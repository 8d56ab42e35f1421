//! Links of a response, which become documentation.

use crate::reading::{Reader, check_fields, members, text};
use crate::source::Node;

const FIELDS: &[&str] =
    &["operationRef", "operationId", "parameters", "requestBody", "description", "server"];

/// Reads the Link Objects of a response (OAS 3.1 §4.8.20), each as one line of CommonMark.
pub(super) fn read_all<'s>(reader: &mut Reader<'s>, response: Node<'s>) -> Vec<String> {
    let mut links = Vec::new();
    for (name, node) in members(reader, response.get("links")) {
        let Some(node) = reader.follow_or(node, "the link is left out") else { continue };
        check_fields(reader, node, FIELDS);
        let target = text(reader, node, "operationId");
        let target = target.or_else(|| text(reader, node, "operationRef")).unwrap_or_default();
        let parameters = members(reader, node.get("parameters")).into_iter();
        let parameters: Vec<_> =
            parameters.map(|(name, value)| format!("`{name}` = `{}`", plain(value))).collect();
        let with = if parameters.is_empty() { "" } else { " with " };
        let mut line = format!("Link `{name}`: `{target}`{with}{}", parameters.join(", "));
        if let Some(description) = text(reader, node, "description") {
            line.push_str(": ");
            line.push_str(description.trim());
        }
        links.push(line);
    }
    links
}

/// A runtime expression as it is; any other value as JSON.
fn plain(value: Node<'_>) -> String {
    value.as_str().map_or_else(|| value.to_json().to_string(), str::to_owned)
}
