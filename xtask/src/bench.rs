//! `cargo xtask bench`

use std::process::ExitCode;

use concord::{Dialect, Options, Runtime, Sources};

use crate::exit::{FOUND, Failure};
use crate::{document, findings, tree, workspace};

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask bench
  cargo xtask bench unions socket")]
pub(crate) struct Arguments {
    /// Only contests whose name has one of these texts in it.
    only: Vec<String>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let folder = workspace::benchmarks();
    let mut sources = Sources::default();
    let reading = document::read_file(&mut sources, &folder.join("api.yaml"), Options::default());
    findings::print(reading.diagnostics, &sources);
    let api = reading.api.ok_or_else(|| Failure::new("error: the benchmarks have no document"))?;
    let runtime = Runtime::Path(workspace::runtime().display().to_string());
    let files = concord::write_standalone(&Dialect { name: "api".to_owned(), api }, &runtime);
    let target = workspace::target().join("benchmarks");
    let generated = target.join("api");
    if !tree::changes(&generated, &files)?.is_empty() {
        std::fs::create_dir_all(&target).map_err(|error| Failure::io("create", &target, &error))?;
        tree::replace(&generated, &files)?;
    }
    // The versions of this workspace, and the newest of what it does not have.
    let lock = folder.join("Cargo.lock");
    std::fs::copy(workspace::lock(), &lock).map_err(|error| Failure::io("write", &lock, &error))?;
    let status = workspace::cargo()
        .args(["run", "--quiet", "--release", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .arg("--")
        .args(&arguments.only)
        .env("CARGO_TARGET_DIR", target.join("target"))
        .status()
        .map_err(|error| Failure::new(format!("error: cannot run cargo: {error}")))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::from(FOUND) })
}
