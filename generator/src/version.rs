//! Which kind of description a document is.

use crate::diagnostic::{Code, Diagnostic};
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
    if root.kind() != Kind::Object {
        let message = "an API description is an object";
        return Err(Diagnostic::new(Code::WrongType, root.origin(), message));
    }
    if let Some(swagger) = root.get("swagger").filter(|_| root.get("openapi").is_none()) {
        let message = "this document is Swagger 2.0, which is not read";
        return Err(Diagnostic::new(Code::SwaggerTwo, swagger.origin(), message));
    }
    let field = root.get("openapi").or_else(|| root.get("openrpc"));
    let Some(field) = field else {
        let message = "neither `openapi` nor `openrpc` says what this document is";
        return Err(Diagnostic::new(Code::UnknownVersion, root.origin(), message));
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
