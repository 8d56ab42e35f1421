//! Shapes that only some places can have.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, Content, ContentForm, Encoding, Shape, Style, TypeId};

/// Refuses constants that are not required members.
pub(super) fn check(api: &Api) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for (_, ty) in api.types.iter() {
        let parts: Vec<TypeId> = match &ty.shape {
            Shape::Struct(object) => {
                let optional = object.members.iter().filter(|member| !member.is_required);
                optional.map(|member| member.ty).collect()
            }
            Shape::Array(part) | Shape::Map(part) => vec![*part],
            _ => Vec::new(),
        };
        let constants = parts.into_iter().filter(|part| is_constant(api, *part));
        diagnostics.extend(constants.map(|part| refuse_constant(api, part)));
    }
    for operation in &api.operations {
        let parameters = operation.parameters.iter().map(|parameter| parameter.ty);
        let constants = parameters.filter(|ty| is_constant(api, *ty));
        diagnostics.extend(constants.map(|ty| refuse_constant(api, ty)));
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

fn is_constant(api: &Api, id: TypeId) -> bool {
    matches!(api.types.shape(id), Shape::Constant(_))
}

fn refuse_constant(api: &Api, id: TypeId) -> Diagnostic {
    let message = "a `const` anywhere but in a required member is not generated yet";
    Diagnostic::new(Code::UnsupportedSchema, api.types.get(api.types.resolve(id)).origin, message)
        .help("an `enum` of one value says nearly the same")
}
