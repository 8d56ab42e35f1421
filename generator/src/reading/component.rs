//! Components, which references have to name by the section that they stand in.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Kind, Node};

/// Sections of the components (OAS 3.1 §4.8.7), with what one of theirs is.
const SECTIONS: &[(&str, &str)] = &[
    ("schemas", "a schema"),
    ("responses", "a response"),
    ("parameters", "a parameter"),
    ("examples", "an example"),
    ("requestBodies", "a request body"),
    ("headers", "a header"),
    ("securitySchemes", "a security scheme"),
    ("links", "a link"),
    ("callbacks", "a callback"),
    ("pathItems", "a path item"),
    ("mediaTypes", "a media type"),
];

/// What is wrong with a reference to a component of another section than the one that it has to
/// name; nothing where it is of that one, or no component.
pub(crate) fn misplaced(from: Node<'_>, target: Node<'_>, expected: &str) -> Option<Diagnostic> {
    let Some(section) = target.parent() else {
        let what = SECTIONS.iter().find(|(section, _)| *section == expected).map(|(_, what)| what);
        let is_description = target.get("openapi").or(target.get("openrpc")).is_some();
        let message = format!("this names the whole document, and has to name {}", what?);
        let place = from.get("$ref").unwrap_or(from);
        return is_description
            .then(|| Diagnostic::new(Code::InvalidValue, place.origin(), message));
    };
    let is_component = section.parent()?.key() == Some("components")
        && section.parent()?.parent()?.parent().is_none();
    let what = |name: &str| SECTIONS.iter().find(|(other, _)| *other == name).map(|(_, what)| what);
    let (found, expected) = (section.key()?, what(expected).map(|what| (expected, what))?);
    // A header is a parameter without a name and a place of its own (OAS 3.1 §4.8.21).
    let is_kin = expected.0 == "headers" && found == "parameters";
    if !is_component || found == expected.0 || is_kin {
        return None;
    }
    let message = format!("this names {}, and has to name {}", what(found)?, expected.1);
    let place = from.get("$ref").unwrap_or(from);
    let diagnostic = Diagnostic::new(Code::InvalidValue, place.origin(), message);
    Some(
        diagnostic
            .label_key(target.origin(), "what it names")
            .help(format!("refer to something in `#/components/{}`", expected.0)),
    )
}

/// The section that a reference at a node has to name one of, by the place that it stands in.
pub(crate) fn section_of(node: Node<'_>) -> Option<&'static str> {
    let around = match node.kind() {
        Kind::Object => node,
        _ => node.parent()?,
    };
    if around.key() == Some("requestBody") {
        return Some("requestBodies");
    }
    let list = around.parent()?;
    let name = list.key()?;
    // Names that the author chose may be called like a section.
    let places = ["properties", "patternProperties", "schemas", "definitions", "$defs", "examples"];
    let is_named = list.parent()?.key().is_some_and(|key| places.contains(&key));
    let sections = ["responses", "parameters", "examples", "headers", "links", "callbacks"];
    sections.into_iter().find(|section| *section == name && !is_named)
}
