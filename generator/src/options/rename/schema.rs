//! Names of types.

use std::collections::BTreeMap;

use super::{Rename, is_identifier};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Api, SchemaId, TypeName};
use crate::name::{is_reserved, variant};
use crate::options::place;
use crate::source::{DocumentId, Sources, nearest_of};

/// The names that the configuration chose, by schema.
pub(crate) type Chosen = BTreeMap<SchemaId, String>;

/// Finds the schemas whose types the configuration names.
pub(crate) fn choose(
    sources: &Sources,
    document: DocumentId,
    api: &Api,
    renames: &[Rename],
) -> (Chosen, Diagnostics) {
    let mut chosen = Chosen::new();
    let mut diagnostics = Diagnostics::new();
    for rename in renames {
        let found = check_name(rename).and_then(|()| find(sources, document, api, rename));
        let found = found.and_then(|schema| {
            let is_taken = chosen.values().any(|one| *one == rename.name);
            let message = match (is_taken, chosen.contains_key(&schema)) {
                (true, _) => format!("two types are to be called `{}`", rename.name),
                (false, true) => format!("`{}` has two names", rename.what),
                (false, false) => return Ok(schema),
            };
            Err(Diagnostic::configured(rename.origin, message).help("choose one name for each"))
        });
        match found {
            Ok(schema) => drop(chosen.insert(schema, rename.name.clone())),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    (chosen, diagnostics)
}

/// Whether a type can be called so.
fn check_name(Rename { name, origin, .. }: &Rename) -> Result<(), Diagnostic> {
    let is_camel = name.starts_with(char::is_uppercase) && !name.contains('_');
    if !is_identifier(name) || !is_camel {
        let message = format!("`{name}` is no name of a Rust type");
        let help = format!("types are called as `{}`", variant(name));
        return Err(Diagnostic::configured(*origin, message).help(help));
    }
    if is_reserved(name) {
        let message = format!("every module has something else that is called `{name}`");
        return Err(Diagnostic::configured(*origin, message).help("choose another name"));
    }
    Ok(())
}

fn find(
    sources: &Sources,
    document: DocumentId,
    api: &Api,
    Rename { what, origin, .. }: &Rename,
) -> Result<SchemaId, Diagnostic> {
    if let Some(schema) = api.named.get(what) {
        return Ok(*schema);
    }
    let refuse = |message: String, help: Option<String>| {
        let diagnostic = Diagnostic::configured(*origin, message).at_key();
        diagnostic.help(help.unwrap_or_else(|| {
            "name a schema of the components, or write a JSON pointer to any other".to_owned()
        }))
    };
    if !what.contains('/') {
        let names = api.named.keys().map(String::as_str);
        let meant = nearest_of(names, what).map(|name| format!("did you mean `{name}`?"));
        return Err(refuse(format!("the document has no schema `{what}`"), meant));
    }
    let at = place::find(sources, document, what);
    let at = at.map_err(|(message, help)| refuse(message, help))?;
    let schemas = api.schemas.written.iter().position(|schema| schema.origin == at);
    schemas.map(SchemaId).ok_or_else(|| {
        refuse(format!("what stands at `{what}` is no schema of what is generated"), None)
    })
}

/// Refuses names for what has no type, and names that schemas of the document have.
pub(crate) fn check(api: &Api, chosen: &Chosen, renames: &[Rename]) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for Rename { what, name, origin } in renames {
        let is = |other: &TypeName| *other == TypeName::Chosen(name.clone());
        if chosen.values().any(|one| one == name) && !api.types.iter().any(|(_, ty)| is(&ty.name)) {
            let message = format!("no type is generated for `{what}`");
            let diagnostic = Diagnostic::configured(*origin, message).at_key();
            diagnostics.push(diagnostic.help("name the schema that it is a part of"));
        }
        let twin = api.types.iter().find(|(_, ty)| {
            matches!(&ty.name, TypeName::Documented(documented) if variant(documented) == *name)
        });
        if let Some((_, twin)) = twin {
            let message = format!("another schema is called `{name}`");
            let diagnostic = Diagnostic::configured(*origin, message);
            let diagnostic = diagnostic.label_key(twin.origin, "this one");
            diagnostics.push(diagnostic.help("choose another name, or rename that one as well"));
        }
    }
    diagnostics
}
