//! `x-requested-by`: members of the body that choose the media type of the answer.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, ContentForm, Operation, Shape};

/// Checks that each selector names a boolean member of the request's body.
pub(super) fn check(api: &Api) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for operation in &api.operations {
        for content in operation.outcomes.iter().flat_map(|outcome| &outcome.contents) {
            for (pointer, value) in &content.requested_by {
                if !is_flag(api, operation, pointer) || !matches!(value, Value::Bool(_)) {
                    let message = format!(
                        "`x-requested-by` names `{pointer}`, which is no boolean member of the body"
                    );
                    let diagnostic = Diagnostic::new(Code::InvalidValue, content.origin, message);
                    diagnostics.push(diagnostic);
                }
            }
        }
    }
    diagnostics
}

fn is_flag(api: &Api, operation: &Operation, pointer: &str) -> bool {
    let Some([content]) = operation.body.as_ref().map(|body| body.contents.as_slice()) else {
        return false;
    };
    let ContentForm::Json { ty, .. } = content.form else { return false };
    let Shape::Struct(body) = api.types.shape(ty) else { return false };
    let is_flag = |ty| matches!(api.types.shape(ty), Shape::Boolean) && !api.types.is_nullable(ty);
    let name = pointer.trim_start_matches('/');
    body.members.iter().any(|member| member.name == name && is_flag(member.ty))
}
