//! Defaults that their own schemas refuse.

use serde_json::Value;

use super::violations;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, SchemaId, Schemas, Shape};
use crate::source::Origin;

/// Leaves out every default that its schema refuses: a server could not read what was left out.
pub(super) fn check(api: &mut Api) -> Diagnostics {
    let mut checker = Checker { schemas: &api.schemas, diagnostics: Diagnostics::new() };
    let schemas: Vec<_> = api.types.iter().map(|(_, ty)| ty.schema).collect();
    for ty in &mut api.types.0 {
        let Shape::Struct(object) = &mut ty.shape else { continue };
        for member in &mut object.members {
            let schema = schemas.get(member.ty.0).copied();
            checker.check(schema, member.origin, &mut member.default);
        }
    }
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            checker.check(Some(parameter.schema), parameter.origin, &mut parameter.default);
        }
    }
    checker.diagnostics
}

struct Checker<'a> {
    schemas: &'a Schemas,
    diagnostics: Diagnostics,
}

impl Checker<'_> {
    fn check(&mut self, schema: Option<SchemaId>, origin: Origin, default: &mut Option<Value>) {
        let (Some(schema), Some(value)) = (schema, &*default) else { return };
        let Some(violation) = violations(self.schemas, schema, value).into_iter().next() else {
            return;
        };
        let message = format!("the default `{value}` does not fit: {}", violation.message);
        let declared = self.schemas.get(schema).origin;
        let diagnostic = Diagnostic::new(Code::DefaultLeftOut, origin, message);
        let diagnostic = diagnostic.label(declared, "the schema it has to fit");
        self.diagnostics.push(diagnostic.tolerable("it is left out"));
        *default = None;
    }
}
