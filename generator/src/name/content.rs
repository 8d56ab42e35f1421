//! Words for media types, and the names around the bodies of requests.

use super::scope::Scope;
use super::variant;
use crate::model::{Content, ContentForm, Operation};

/// The Rust names around the body of a request.
#[derive(Clone, Debug, Default)]
pub(crate) struct BodyNames {
    /// The enum of bodies, where a request may have several media types.
    pub(crate) ty: String,
    /// Its variants, by position of the media types; none where there is only one.
    pub(crate) variants: Vec<String>,
    /// The statics that say how the fields of a form are written, by position of the media types.
    pub(crate) forms: Vec<Option<String>>,
}

/// Names the bodies of an operation.
pub(super) fn name_body(
    operation: &Operation,
    input: &str,
    constant: &str,
    items: &mut Scope,
    constants: &mut Scope,
) -> BodyNames {
    let Some(body) = &operation.body else { return BodyNames::default() };
    let forms = body.contents.iter().map(|content| match content.form {
        ContentForm::Form { .. } => Some(constants.claim(&format!("{constant}_FORM"), "_FIELDS")),
        ContentForm::Multipart { .. } => {
            Some(constants.claim(&format!("{constant}_PARTS"), "_FIELDS"))
        }
        _ => None,
    });
    let forms = forms.collect();
    if body.contents.len() < 2 {
        return BodyNames { forms, ..BodyNames::default() };
    }
    let mut scope = Scope::new(&[]);
    let variants = body.contents.iter().map(|content| scope.claim(&word(content), "Body"));
    let variants = variants.collect();
    BodyNames { ty: items.claim(&format!("{input}Body"), "Content"), variants, forms }
}

/// The word for a media type among others.
pub(super) fn word(content: &Content) -> String {
    let media_type = content.media_type.to_ascii_lowercase();
    let without_charset = media_type.split(';').filter(|part| !part.trim().starts_with("charset"));
    let plain = without_charset.collect::<Vec<_>>().join(";");
    let plain = plain.trim();
    match (plain, content.form) {
        ("application/json" | "text/json", _) => return "Json".to_owned(),
        ("text/plain", _) => return "Text".to_owned(),
        ("application/octet-stream", _) => return "Bytes".to_owned(),
        ("*/*" | "application/*", ContentForm::Json { .. }) => return "AnyJson".to_owned(),
        ("*/*" | "application/*", _) => return "Any".to_owned(),
        (_, ContentForm::Events { .. } | ContentForm::TextEvents) => return "Events".to_owned(),
        (_, ContentForm::Form { .. }) => return "Form".to_owned(),
        (_, ContentForm::Multipart { .. }) => return "Multipart".to_owned(),
        (_, ContentForm::Lines { is_sequence: false, .. }) => return "Lines".to_owned(),
        (_, ContentForm::Lines { is_sequence: true, .. }) => return "Sequence".to_owned(),
        _ => {}
    }
    let (kind, subtype) = plain.split_once('/').unwrap_or(("", plain));
    let subtype = subtype.strip_prefix("vnd.").or(subtype.strip_prefix("x-")).unwrap_or(subtype);
    variant(if subtype == "*" { kind } else { subtype })
}
