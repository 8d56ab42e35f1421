//! `cargo xtask codegen`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use concord::{Diagnostics, Dialect, File, Runtime, Sources};

use crate::configuration;
use crate::exit::{FOUND, Failure, WRONG_INPUT};
use crate::{document, findings, tree, workspace};

/// The folder of the generated crate.
const GENERATED: &str = "generated";

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask codegen
  cargo xtask codegen --check smithery
  cargo xtask codegen --spec petstore.yaml --out ../petstore-api")]
pub(crate) struct Arguments {
    /// Dialects to look at; every one of specs/dialects.yaml where none is given.
    ///
    /// What is written is always the whole crate: the others are read as well.
    dialects: Vec<String>,
    /// Change nothing; fail, with a diff, where the generated crate is out of date.
    #[arg(long)]
    check: bool,
    /// A document to write a crate of its own from.
    #[arg(long, value_name = "FILE", requires = "out", conflicts_with = "dialects")]
    spec: Option<PathBuf>,
    /// The folder of that crate. It is replaced as a whole.
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
    /// The name of that crate; by default that of the file.
    #[arg(long, requires = "spec")]
    name: Option<String>,
    /// The workspace to work on.
    #[arg(long, hide = true)]
    root: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if let (Some(spec), Some(out)) = (&arguments.spec, &arguments.out) {
        return run_standalone(arguments, spec, out);
    }
    workspace::enter(arguments.root.as_deref())?;
    let mut sources = Sources::default();
    let all = configuration::read(&mut sources)?;
    configuration::check_names(&all, &arguments.dialects)?;
    let mut dialects = Vec::new();
    let mut diagnostics = Diagnostics::new();
    for (name, dialect) in &all {
        let reading = document::read_dialect(&mut sources, dialect);
        diagnostics.extend(reading.diagnostics);
        dialects.extend(reading.api.map(|api| Dialect { name: name.clone(), api }));
    }
    if findings::print(diagnostics, &sources) {
        return Ok(ExitCode::from(WRONG_INPUT));
    }
    let files = concord::write(&dialects);
    let below: Vec<String> = arguments.dialects.iter().map(|name| format!("src/{name}/")).collect();
    write(arguments.check, Path::new(GENERATED), &files, &below)
}

/// Writes a crate of its own from one document.
fn run_standalone(arguments: &Arguments, spec: &Path, out: &Path) -> Result<ExitCode, Failure> {
    let mut sources = Sources::default();
    let reading = document::read_file(&mut sources, spec);
    findings::print(reading.diagnostics, &sources);
    let Some(api) = reading.api else { return Ok(ExitCode::from(WRONG_INPUT)) };
    let stem = spec.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = arguments.name.clone().or(stem).unwrap_or_default();
    let dialect = Dialect { name: concord::module_name(&name), api };
    tree::check_replaceable(out)?;
    let runtime = Runtime::Path(workspace::runtime().display().to_string());
    let files = concord::write_standalone(&dialect, &runtime);
    write(arguments.check, out, &files, &[])
}

/// Makes a folder hold some files, or shows how it differs from them.
fn write(
    is_check: bool,
    target: &Path,
    files: &[File],
    below: &[String],
) -> Result<ExitCode, Failure> {
    let changes = tree::changes(target, files)?;
    let folder = target.display().to_string();
    if !is_check {
        if changes.is_empty() {
            eprintln!("{folder}/ is up to date ({} files)", files.len());
        } else {
            tree::replace(target, files)?;
            eprintln!("wrote {folder}/ ({} files, {} changed)", files.len(), changes.len());
        }
        return Ok(ExitCode::SUCCESS);
    }
    let is_looked_at =
        |path: &str| below.is_empty() || below.iter().any(|one| path.starts_with(one));
    let stale: Vec<_> = changes.into_iter().filter(|change| is_looked_at(&change.path)).collect();
    if stale.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    for change in &stale {
        print!("{}", change.diff(&folder));
    }
    eprintln!(
        "error: {folder}/ is out of date: {} of {} files differ\n  = help: run `cargo xtask \
         codegen` and commit what it writes",
        stale.len(),
        files.len()
    );
    Ok(ExitCode::from(FOUND))
}
