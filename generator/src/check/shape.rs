//! Outcomes with more media types than are told apart.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, Content, ContentForm, Encoding, Shape, Style};

/// Refuses forms whose fields cannot be told apart.
pub(super) fn check(api: &Api) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for operation in &api.operations {
        let contents = operation.body.iter().flat_map(|body| &body.contents);
        diagnostics.extend(contents.filter_map(|content| refuse_spread(api, content)));
    }
    diagnostics
}

/// An object in form style, exploded, has fields without its own name, so none can be told from
/// those beside it.
fn refuse_spread(api: &Api, content: &Content) -> Option<Diagnostic> {
    let ContentForm::Form { ty, .. } = content.form else { return None };
    let Shape::Struct(object) = api.types.shape(ty) else { return None };
    let is_spread = |encoding: &&Encoding| {
        let is_form = encoding.style.unwrap_or(Style::Form) == Style::Form;
        let is_said = encoding.style.is_some() || encoding.explode.is_some();
        let member = object.members.iter().find(|member| member.name == encoding.name);
        let is_object = member.is_some_and(|member| {
            matches!(api.types.shape(member.ty), Shape::Struct(_) | Shape::Map(_))
        });
        is_form && is_said && encoding.explode.unwrap_or(true) && is_object
    };
    let encoding = content.encodings.iter().find(is_spread)?;
    let message =
        format!("the object `{}` in form style, exploded, is not generated yet", encoding.name);
    Some(Diagnostic::new(Code::Unsupported, content.origin, message).at_key())
}
