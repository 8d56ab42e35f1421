//! The model into files: one file a concern, one small function a construct.

mod address;
mod body;
mod client;
mod context;
mod doc;
mod examples;
mod form;
mod headers;
mod imports;
mod input;
mod layout;
mod manifest;
mod method;
mod method_error;
mod module;
mod operations;
mod outcome;
mod outline;
mod parameter;
mod part;
mod rule;
mod rust_type;
mod scheme;
mod server;
mod types;
mod webhook;

use self::context::{Context, Shared, View};
pub(crate) use self::outline::outline;
use crate::{Dialect, File, Runtime};

/// Writes the crate of some dialects.
pub(crate) fn emit(dialects: &[Dialect]) -> Vec<File> {
    let mut files = vec![
        File { path: "Cargo.toml".to_owned(), text: manifest::manifest(dialects) },
        File { path: "src/lib.rs".to_owned(), text: manifest::root(dialects) },
    ];
    for (name, parts) in part::grouped(dialects) {
        if let [alone] = parts.as_slice() {
            files.extend(emit_dialect(alone, None, false));
            continue;
        }
        let path = format!("src/{}/mod.rs", crate::name::snake(name));
        files.push(File { path, text: layout::print(part::module(&parts)) });
        for (index, part) in parts.iter().enumerate() {
            // The types of the first are the others' as well.
            let first = parts.first().filter(|_| index > 0);
            files.extend(emit_dialect(part, first.copied(), false));
        }
    }
    files
}

/// Writes one dialect as a crate that compiles on its own.
pub(crate) fn emit_standalone(dialect: &Dialect, runtime: &Runtime) -> Vec<File> {
    let mut files = emit_dialect(dialect, None, true);
    for file in &mut files {
        let (_, name) = file.path.rsplit_once('/').unwrap_or_default();
        let name = if name == "mod.rs" { "lib.rs" } else { name };
        file.path = format!("src/{name}");
    }
    let text = manifest::standalone(&dialect.name, runtime);
    files.insert(0, File { path: "Cargo.toml".to_owned(), text });
    files
}

/// Writes one dialect, or a part of one that stands beside another part.
fn emit_dialect(dialect: &Dialect, beside: Option<&Dialect>, is_standalone: bool) -> Vec<File> {
    let (name, part) = part::split(&dialect.name);
    let folder = match part {
        Some(part) => format!("{}/{}", crate::name::snake(name), crate::name::snake(part)),
        None => crate::name::snake(name),
    };
    let names = crate::name::name(&dialect.api);
    let context = Context {
        dialect: name,
        module: &folder.replace('/', "::"),
        is_standalone,
        view: View::Api,
        shared: None,
        api: &dialect.api,
        names: &names,
    };
    let module = beside.map(|beside| crate::name::snake(part::split(&beside.name).1.unwrap_or("")));
    let shared = beside.zip(module.as_deref()).map(|(beside, module)| {
        let names = crate::name::name(&beside.api);
        let other = Context { dialect: name, module, api: &beside.api, names: &names, ..context };
        Shared { module, names: part::shared(&types::items(other), &types::items(context)) }
    });
    let context = Context { shared: shared.as_ref(), ..context };
    let mut parts =
        vec![("types", types::types(&context)), ("operations", operations::operations(&context))];
    if context.has_operations() {
        parts.push(("client", client::client(&context)));
        parts.push(("server", server::server(&context)));
        parts.push(("examples", examples::examples(&context)));
    }
    let webhooks = context.viewing(View::Webhooks);
    if webhooks.has_operations() {
        parts.push(("webhook_client", webhook::client(&webhooks)));
        parts.push(("webhook_server", webhook::server(&webhooks)));
    }
    let file = |(name, part): (&str, layout::Source)| File {
        path: format!("src/{folder}/{name}.rs"),
        text: layout::print(part),
    };
    let mut files: Vec<File> = parts.into_iter().map(file).collect();
    if let Some(document) = &dialect.api.document {
        let text = format!("{document}\n");
        files.push(File { path: format!("src/{folder}/openrpc.json"), text });
    }
    let has_deprecated = files.iter().any(|file| file.text.contains("#[deprecated"));
    files.insert(0, file(("mod", module::module(&context, has_deprecated))));
    files
}
