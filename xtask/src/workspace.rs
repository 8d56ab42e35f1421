//! Where this workspace is.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::exit::Failure;

/// Enters the workspace that this command belongs to. Documents are read relative to it, so that
/// messages and generated code never hold a path of one machine.
pub(crate) fn enter(given: Option<&Path>) -> Result<(), Failure> {
    let root = given.map_or_else(root, Path::to_owned);
    std::env::set_current_dir(&root).map_err(|error| Failure::io("enter", &root, &error))
}

/// The folder of the runtime.
pub(crate) fn runtime() -> PathBuf {
    root().join("generator/runtime")
}

/// The folder of the contract harness.
pub(crate) fn harness() -> PathBuf {
    root().join("contract-tests")
}

/// The folder of what cargo builds.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// The versions that this workspace is built with.
pub(crate) fn lock() -> PathBuf {
    root().join("Cargo.lock")
}

/// The manifest of this workspace.
pub(crate) fn manifest() -> PathBuf {
    root().join("Cargo.toml")
}

/// The benchmarks.
pub(crate) fn benchmarks() -> PathBuf {
    root().join("xtask").join("benchmarks")
}

/// What is generated from each document of the corpus.
pub(crate) fn line_counts() -> PathBuf {
    root().join("xtask/lines.tsv")
}

/// The cargo that runs this command, or else the one of the path.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}
