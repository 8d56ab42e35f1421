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
mod items;
mod layout;
mod manifest;
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
    let mut parts: Vec<Part> =
        vec![("types", types::types), ("operations", operations::operations)];
    if context.has_operations() {
        parts.push(("client", client::client));
        parts.push(("server", server::server));
        parts.push(("examples", examples::examples));
    }
    let webhooks = context.viewing(View::Webhooks);
    let mut parts: Vec<_> = parts.into_iter().map(|part| (context, part)).collect();
    if webhooks.has_operations() {
        parts.push((webhooks, ("webhook_client", webhook::client)));
        parts.push((webhooks, ("webhook_server", webhook::server)));
    }
    let mut files = print(&parts, &module);
    let has_deprecated = files.iter().any(|file| file.text.contains("#[deprecated"));
    let root = layout::print(module::module(&context, has_deprecated));
    files.insert(0, File { path: format!("src/{module}/mod.rs"), text: root });
    files
}

/// The name of a file, and what writes it.
type Part = (&'static str, fn(&Context<'_>) -> layout::Source);

/// Writes and prints files at the same time: they know nothing of each other.
fn print(parts: &[(Context<'_>, Part)], module: &str) -> Vec<File> {
    let file = |(context, (name, source)): &(Context<'_>, Part)| File {
        path: format!("src/{module}/{name}.rs"),
        text: layout::print(source(context)),
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = parts.iter().map(|part| scope.spawn(move || file(part))).collect();
        let done = workers.into_iter().map(std::thread::ScopedJoinHandle::join);
        // A panic goes on where it would have gone without threads.
        done.map(|file| file.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}
