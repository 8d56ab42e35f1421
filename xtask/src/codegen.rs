//! `cargo xtask codegen`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use concord::{Diagnostics, Dialect, Sources};

use crate::configuration;
use crate::exit::{FOUND, Failure, WRONG_INPUT};
use crate::{document, findings, tree};

/// The folder of the generated crate.
const GENERATED: &str = "generated";

/// Arguments of the command.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Dialects to look at; every one of specs/dialects.yaml where none is given.
    ///
    /// What is written is always the whole crate: the others are read as well.
    dialects: Vec<String>,
    /// Change nothing; fail, with a diff, where the generated crate is out of date.
    #[arg(long)]
    check: bool,
    /// The workspace to work on.
    #[arg(long, hide = true)]
    root: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let root = workspace_root(arguments.root.as_deref())?;
    let mut sources = Sources::default();
    let all = configuration::read(&mut sources)?;
    configuration::check_names(&all, &arguments.dialects)?;
    let mut dialects = Vec::new();
    let mut diagnostics = Diagnostics::new();
    for (name, dialect) in &all {
        let (api, found) = document::read(&mut sources, dialect);
        diagnostics.extend(found);
        dialects.extend(api.map(|api| Dialect { name: name.clone(), api }));
    }
    let has_faults = diagnostics.has_errors();
    eprint!("{}", findings::text(diagnostics, &sources));
    if has_faults {
        return Ok(ExitCode::from(WRONG_INPUT));
    }
    let files = concord::write(&dialects);
    let prefixes: Vec<String> =
        arguments.dialects.iter().map(|name| format!("src/{name}/")).collect();
    let target = root.join(GENERATED);
    let changes = tree::changes(&target, &files)?;
    if !arguments.check {
        let summary = format!("{} dialects, {} files", dialects.len(), files.len());
        if changes.is_empty() {
            eprintln!("{GENERATED}/ is up to date ({summary})");
        } else {
            tree::replace(&target, &files)?;
            eprintln!("wrote {GENERATED}/ ({summary}, {} changed)", changes.len());
        }
        return Ok(ExitCode::SUCCESS);
    }
    let is_looked_at = |path: &str| {
        prefixes.is_empty() || prefixes.iter().any(|prefix| path.starts_with(prefix.as_str()))
    };
    let stale: Vec<_> = changes.into_iter().filter(|change| is_looked_at(&change.path)).collect();
    if stale.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    for change in &stale {
        print!("{}", change.diff(GENERATED));
    }
    eprintln!(
        "error: {GENERATED}/ is out of date: {} of {} files differ\n  = help: run `cargo xtask \
         codegen` and commit what it writes",
        stale.len(),
        files.len()
    );
    Ok(ExitCode::from(FOUND))
}

/// The workspace that this command belongs to. Documents are read relative to it, so that messages
/// and generated code never hold a path of one machine.
pub(crate) fn workspace_root(given: Option<&Path>) -> Result<PathBuf, Failure> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = given.unwrap_or_else(|| manifest.parent().unwrap_or(manifest));
    std::env::set_current_dir(root).map_err(|error| Failure::io("enter", root, &error))?;
    Ok(PathBuf::from("."))
}
