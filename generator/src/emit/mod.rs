//! The model into files: one file a concern, one small function a construct.

mod address;
mod body;
mod client;
mod construction;
mod context;
mod divided;
mod doc;
mod examples;
mod form;
mod headers;
mod imports;
mod input;
mod inventory;
mod items;
mod layout;
mod manifest;
mod mapping;
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
mod table;
mod types;
mod webhook;

use std::sync::atomic::{AtomicUsize, Ordering};

pub(crate) use self::construction::construction;
use self::context::{Context, Shared, View};
pub(crate) use self::inventory::inventory;
pub(crate) use self::outline::outline;
use self::rule::Tables;
use crate::division::Division;
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
        // A dialect's own module is the crate.
        let name = file.path.splitn(3, '/').nth(2).unwrap_or_default();
        let name = if name == "mod.rs" { "lib.rs" } else { name };
        file.path = format!("src/{name}");
    }
    let text = manifest::standalone(dialect, runtime);
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
    let tables = Tables::new(&dialect.api, &names);
    // The types of parts that stand side by side are shared already.
    let is_divisible = part.is_none();
    let division = divide(dialect, &names, is_standalone).filter(|_| is_divisible);
    let context = Context {
        dialect: name,
        module: &folder.replace('/', "::"),
        is_standalone,
        view: View::Api,
        division: division.as_ref(),
        unit: None,
        shared: None,
        api: &dialect.api,
        names: &names,
        tables: &tables,
    };
    let module = beside.map(|beside| crate::name::snake(part::split(&beside.name).1.unwrap_or("")));
    let shared = beside.zip(module.as_deref()).map(|(beside, module)| {
        let names = crate::name::name(&beside.api);
        let tables = Tables::new(&beside.api, &names);
        let other = Context {
            dialect: name,
            module,
            api: &beside.api,
            names: &names,
            tables: &tables,
            ..context
        };
        Shared { module, names: part::shared(&types::items(other), &types::items(context)) }
    });
    let context = Context { shared: shared.as_ref(), ..context };
    let parts = match context.division {
        Some(division) => divided::parts(context, division),
        None => parts(context),
    };
    let (mut files, has_foreign_letters) = print(&parts, &folder);
    let mut allowed = Vec::new();
    if files.iter().any(|file| file.text.contains("#[deprecated")) {
        allowed.push("deprecated");
    }
    if has_foreign_letters {
        allowed.extend(["confusable_idents", "mixed_script_confusables", "uncommon_codepoints"]);
    }
    let texts: Vec<&str> = files.iter().map(|file| file.text.as_str()).collect();
    let rules = rule::used(context, &texts).map(|rules| file(&folder, "rules", rules));
    let root = module::module(&context, &allowed, rules.is_some());
    files.extend(rules);
    if let Some(document) = &dialect.api.document {
        let text = format!("{document}\n");
        files.push(File { path: format!("src/{folder}/openrpc.json"), text });
    }
    files.extend(tables_of_examples(context, &folder));
    let shared = context.division.and_then(|division| divided::shared_module(context, division));
    files.extend(shared.map(|shared| file(&folder, "shared/mod", shared)));
    files.insert(0, file(&folder, "mod", root));
    files
}

/// How a dialect is divided; where it stands beside others, its features have its name.
pub(super) fn divide(
    dialect: &Dialect,
    names: &crate::name::Names,
    is_standalone: bool,
) -> Option<Division> {
    let prefix = (!is_standalone).then_some(dialect.name.as_str());
    crate::division::divide(&dialect.api, names, prefix)
}

/// The files of a dialect that is not divided, each with what writes it.
fn parts(context: Context<'_>) -> Vec<(Context<'_>, String, Part)> {
    let mut parts: Vec<(&str, Part)> =
        vec![("types", types::types), ("operations", operations::operations)];
    if context.has_operations() {
        parts.push(("client", client::client));
        parts.push(("server", server::server));
        parts.push(("examples", examples::examples));
    }
    let webhooks = context.viewing(View::Webhooks);
    let parts = parts.into_iter().map(|(name, part)| (context, name.to_owned(), part));
    let mut parts: Vec<_> = parts.collect();
    if webhooks.has_operations() {
        parts.push((webhooks, "webhook_client".to_owned(), webhook::client));
        parts.push((webhooks, "webhook_server".to_owned(), webhook::server));
    }
    parts
}

/// The documented examples, of each unit where a dialect is divided.
fn tables_of_examples(context: Context<'_>, folder: &str) -> Vec<File> {
    let Some(division) = context.division else {
        let path = format!("src/{folder}/examples.json");
        let table = || File { path, text: examples::table(&context) };
        return context.has_operations().then(table).into_iter().collect();
    };
    let units = division.units.iter().filter(|unit| !unit.operations.is_empty());
    let tables = units.map(|unit| {
        let below = if unit.module.is_empty() { "" } else { "/" };
        let path = format!("src/{folder}/{}{below}examples.json", unit.module);
        File { path, text: examples::table(&context.of_unit(unit)) }
    });
    tables.collect()
}

/// What writes a file.
type Part = fn(&Context<'_>) -> layout::Source;

fn file(module: &str, name: &str, source: layout::Source) -> File {
    File { path: format!("src/{module}/{name}.rs"), text: layout::print(source) }
}

/// How many files are written and printed at a time: as many as a dialect has that is not divided.
const WORKERS: usize = 6;

/// The stack of who prints: a chain of calls, one for each of thousands of things, is printed by
/// recursion.
const STACK: usize = 256 << 20;

/// Writes and prints files at the same time: they know nothing of each other. Says besides whether
/// any of them has names in letters that not every reader knows.
fn print(parts: &[(Context<'_>, String, Part)], module: &str) -> (Vec<File>, bool) {
    let write = |(context, name, source): &(Context<'_>, String, Part)| {
        let source = source(context);
        let is_foreign = layout::has_foreign_letters(source.items.clone());
        (file(module, name, source), is_foreign)
    };
    let next = AtomicUsize::new(0);
    let work = || -> Vec<(usize, (File, bool))> {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(index) else { return done };
            done.push((index, write(part)));
        }
    };
    let mut done: Vec<_> = std::thread::scope(|scope| {
        let spawn = |_| {
            let worker = std::thread::Builder::new().stack_size(STACK);
            worker.spawn_scoped(scope, work).ok()
        };
        let workers: Vec<_> = (0..WORKERS.min(parts.len())).filter_map(spawn).collect();
        // Where there are no threads to be had, this one does the work.
        let own = if workers.is_empty() { work() } else { Vec::new() };
        let done = workers.into_iter().map(std::thread::ScopedJoinHandle::join);
        // A panic goes on where it would have gone without threads.
        done.flat_map(|file| file.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .chain(own)
            .collect()
    });
    done.sort_by_key(|(index, _)| *index);
    let is_foreign = done.iter().any(|(_, (_, is_foreign))| *is_foreign);
    (done.into_iter().map(|(_, (file, _))| file).collect(), is_foreign)
}
