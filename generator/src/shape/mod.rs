//! From schemas to types: what a schema means as Rust.

mod array;
mod direction;
mod enumeration;
mod evidence;
mod file;
mod number;
mod object;
mod recursion;
mod shaper;
mod tag;
mod text;
mod twins;
mod union;

use self::shaper::Shaper;
use crate::Strictness;
use crate::diagnostic::Diagnostics;
use crate::model::{Api, ContentForm, TypeOwner};
use crate::options::Chosen;

/// Gives every schema of an API its type, some of them with a name of their own: the named ones first, in the order of the document, then
/// those that operations use.
pub(crate) fn shape(api: &mut Api, chosen: &Chosen, strictness: Strictness) -> Diagnostics {
    let schemas = std::mem::take(&mut api.schemas);
    let mut shaper = Shaper::new(schemas, &api.named, chosen, strictness);
    for schema in api.named.values() {
        shaper.ty(*schema, TypeOwner::Api, "");
    }
    for variable in api.servers.iter_mut().flat_map(|server| &mut server.variables) {
        variable.ty = shaper.ty(variable.schema, TypeOwner::Api, &variable.name);
    }
    for (index, operation) in api.operations.iter_mut().enumerate() {
        let owner = TypeOwner::Operation(index);
        for parameter in &mut operation.parameters {
            parameter.ty = shaper.ty(parameter.schema, owner.clone(), &parameter.name);
        }
        let headers = operation.outcomes.iter_mut().flat_map(|outcome| &mut outcome.headers);
        for header in headers {
            header.ty = shaper.ty(header.schema, owner.clone(), &header.name);
        }
        for error in &mut operation.errors {
            if let Some((ty, schema)) = &mut error.data {
                *ty = shaper.ty(*schema, owner.clone(), &format!("error {}", error.code));
            }
        }
        let request = operation.body.iter_mut().flat_map(|body| &mut body.contents);
        let request = request.map(|content| ("body", content));
        let answers = operation.outcomes.iter_mut().flat_map(|outcome| &mut outcome.contents);
        for (part, content) in request.chain(answers.map(|content| ("response", content))) {
            match &mut content.form {
                ContentForm::Json { ty, schema }
                | ContentForm::Form { ty, schema }
                | ContentForm::Multipart { ty, schema } => {
                    *ty = shaper.ty(*schema, owner.clone(), part);
                }
                ContentForm::Events { ty, schema } => {
                    *ty = shaper.ty(*schema, owner.clone(), "event");
                }
                ContentForm::Lines { ty, schema, .. } => {
                    *ty = shaper.ty(*schema, owner.clone(), "item");
                }
                ContentForm::TextEvents
                | ContentForm::Text
                | ContentForm::Bytes
                | ContentForm::Raw => {}
            }
        }
    }
    let (types, schemas, mut diagnostics) = shaper.finish();
    (api.types, api.schemas) = (types, schemas);
    diagnostics.extend(recursion::mark(&mut api.types));
    direction::relax(api);
    file::find(api);
    twins::join(&mut api.types);
    diagnostics
}
