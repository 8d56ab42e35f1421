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
mod mapping;
mod method_error;
mod module;
mod operations;
mod outcome;
mod outline;
mod parameter;
mod rule;
mod rust_type;
mod scheme;
mod server;
mod table;
mod types;
mod webhook;

use self::context::{Context, View};
pub(crate) use self::outline::outline;
use crate::{Dialect, File, Runtime};

/// Writes the crate of some dialects.
pub(crate) fn emit(dialects: &[Dialect]) -> Vec<File> {
    let mut files = vec![
        File { path: "Cargo.toml".to_owned(), text: manifest::manifest(dialects) },
        File { path: "src/lib.rs".to_owned(), text: manifest::root(dialects) },
    ];
    for dialect in dialects {
        files.extend(emit_dialect(dialect, false));
    }
    files
}

/// Writes one dialect as a crate that compiles on its own.
pub(crate) fn emit_standalone(dialect: &Dialect, runtime: &Runtime) -> Vec<File> {
    let mut files = emit_dialect(dialect, true);
    for file in &mut files {
        let (_, name) = file.path.rsplit_once('/').unwrap_or_default();
        let name = if name == "mod.rs" { "lib.rs" } else { name };
        file.path = format!("src/{name}");
    }
    let text = manifest::standalone(&dialect.name, runtime);
    files.insert(0, File { path: "Cargo.toml".to_owned(), text });
    files
}

fn emit_dialect(dialect: &Dialect, is_standalone: bool) -> Vec<File> {
    let module = crate::name::snake(&dialect.name);
    let names = crate::name::name(&dialect.api);
    let context = Context {
        dialect: &dialect.name,
        module: &module,
        is_standalone,
        view: View::Api,
        api: &dialect.api,
        names: &names,
    };
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
        path: format!("src/{module}/{name}.rs"),
        text: layout::print(part),
    };
    let mut files: Vec<File> = parts.into_iter().map(file).collect();
    if context.has_operations() {
        let path = format!("src/{module}/examples.json");
        files.push(File { path, text: examples::table(&context) });
    }
    let has_deprecated = files.iter().any(|file| file.text.contains("#[deprecated"));
    files.insert(0, file(("mod", module::module(&context, has_deprecated))));
    files
}
