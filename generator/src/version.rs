//! Which kind of description a document is.

use crate::diagnostic::{Code, Diagnostic};
use crate::reading::nearest;
use crate::schema::Dialect;
use crate::source::{Kind, Node};

/// The kind of a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    /// OpenAPI, whose version decides the schema dialect.
    OpenApi(Dialect),
    /// OpenRPC.
    OpenRpc,
}

/// Finds out by the version field at the top.
pub(crate) fn detect(root: Node<'_>) -> Result<Version, Diagnostic> {
    if root.is_null() {
        let message = "there is nothing in this document";
        let diagnostic = Diagnostic::new(Code::UnknownVersion, root.origin(), message);
        return Err(diagnostic.help("write an OpenAPI or OpenRPC description into it"));
    }
    if root.kind() != Kind::Object {
        let message = "an API description is an object, which has `openapi` or `openrpc`";
        let diagnostic = Diagnostic::new(Code::UnknownVersion, root.origin(), message);
        return Err(diagnostic);
    }
    if let Some(swagger) = root.get("swagger").filter(|_| root.get("openapi").is_none()) {
        let message = "this document is Swagger 2.0, which is not read";
        return Err(Diagnostic::new(Code::SwaggerTwo, swagger.origin(), message));
    }
    let field = root.get("openapi").or_else(|| root.get("openrpc"));
    let Some(field) = field else {
        return Err(unversioned(root));
    };
    // A version without quotes is a number to YAML; its text is what was meant.
    let text = field.text().unwrap_or_default().trim_matches('"');
    let minor = text.split('.').take(2).collect::<Vec<_>>();
    match (field.key(), minor.as_slice()) {
        (Some("openapi"), ["3", "0"]) => Ok(Version::OpenApi(Dialect::OpenApi30)),
        (Some("openapi"), ["3", "1" | "2"]) => Ok(Version::OpenApi(Dialect::Draft202012)),
        (Some("openrpc"), ["1", _]) => Ok(Version::OpenRpc),
        _ => {
            let message = format!("the version `{text}` is not known");
            Err(Diagnostic::new(Code::UnknownVersion, field.origin(), message))
        }
    }
}

/// Descriptions of other kinds, by a field that they have.
const OTHERS: &[(&str, &str)] = &[
    ("asyncapi", "an AsyncAPI document"),
    ("swaggerVersion", "a document of Swagger 1"),
    ("arazzo", "an Arazzo document"),
    ("overlay", "an overlay, which `--overlay` takes"),
    ("item", "a collection of Postman"),
    ("log", "a HAR file"),
    ("$schema", "a JSON Schema"),
];

/// A document that does not say what it is.
fn unversioned(root: Node<'_>) -> Diagnostic {
    let other = OTHERS.iter().find_map(|(field, what)| Some((root.get(field)?, what)));
    if let Some((field, what)) = other {
        let message = format!("this is {what}, and no API description");
        return Diagnostic::new(Code::UnknownVersion, field.origin(), message).at_key();
    }
    let message = "neither `openapi` nor `openrpc` says what this document is";
    let diagnostic = Diagnostic::new(Code::UnknownVersion, root.origin(), message);
    let misspelt = root.members().find_map(|(key, value)| {
        let meant = nearest(key, &["openapi", "openrpc"])?;
        Some((value, meant)).filter(|_| value.text().is_some())
    });
    match misspelt {
        Some((value, meant)) => Diagnostic::new(Code::UnknownVersion, value.origin(), message)
            .at_key()
            .help(format!("did you mean `{meant}`?")),
        None => diagnostic,
    }
}
