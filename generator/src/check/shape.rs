//! Shapes that only some places can have.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, ContentForm, Outcome, Shape, TypeId};

/// Refuses constants that are not required members, and outcomes with rival media types.
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
        diagnostics.extend(operation.outcomes.iter().filter_map(refuse_rivals));
    }
    diagnostics
}

fn is_constant(api: &Api, id: TypeId) -> bool {
    matches!(api.types.shape(id), Shape::Constant(_))
}

fn refuse_constant(api: &Api, id: TypeId) -> Diagnostic {
    let message = "a `const` anywhere but in a required member is not generated yet";
    Diagnostic::new(Code::UnsupportedSchema, api.types.get(api.types.resolve(id)).origin, message)
        .help("an `enum` of one value says nearly the same")
}

/// An outcome may have one JSON body and one event stream, which are told apart by media type.
fn refuse_rivals(outcome: &Outcome) -> Option<Diagnostic> {
    let bodies = outcome.contents.iter();
    let bodies = bodies.filter(|content| matches!(content.form, ContentForm::Json { .. })).count();
    let streams = outcome.contents.len() - bodies;
    (bodies > 1 || streams > 1).then(|| {
        let message = "several JSON media types for one status are not generated yet";
        Diagnostic::new(Code::Unsupported, outcome.origin, message).at_key()
    })
}
