//! `x-requested-by`: members of the body that choose the media type of the answer.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, ContentForm, Operation, Shape};
use crate::source::Origin;

/// Checks that each selector names a boolean member of the request's body.
pub(super) fn check(api: &mut Api) -> Diagnostics {
    let (diagnostics, wrong) = find(api);
    let outcomes = api.operations.iter_mut().flat_map(|operation| &mut operation.outcomes);
    for content in outcomes.flat_map(|outcome| &mut outcome.contents) {
        let origin = content.origin;
        content.requested_by.retain(|(pointer, _)| !wrong.contains(&(origin, pointer.clone())));
    }
    diagnostics
}

/// The selectors that name something else, and what there is to say of them.
fn find(api: &Api) -> (Diagnostics, BTreeSet<(Origin, String)>) {
    let mut diagnostics = Diagnostics::new();
    let mut wrong = BTreeSet::new();
    for operation in &api.operations {
        for content in operation.outcomes.iter().flat_map(|outcome| &outcome.contents) {
            for (pointer, value) in &content.requested_by {
                if !is_flag(api, operation, pointer) || !matches!(value, Value::Bool(_)) {
                    let message = format!(
                        "`x-requested-by` names `{pointer}`, which is no boolean member of the body"
                    );
                    let diagnostic = Diagnostic::new(Code::InvalidValue, content.origin, message);
                    diagnostics.push(diagnostic.allowable("clients do not set it"));
                    wrong.insert((content.origin, pointer.clone()));
                }
            }
        }
    }
    (diagnostics, wrong)
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
