//! `oas3-gen`, which writes a client or a server.

use std::path::Path;
use std::process::Command;

use super::empty;
use super::usage::{Usage, measure};
use crate::exit::Failure;

/// Writes the sources of a client into an empty folder.
pub(super) fn generate(
    program: &Path,
    document: &Path,
    folder: &Path,
) -> Result<Option<Usage>, Failure> {
    empty(folder)?;
    let mut command = Command::new(program);
    command.args(["generate", "client-mod", "--quiet", "--input"]).arg(document);
    command.arg("--output").arg(folder);
    measure(&mut command, &folder.with_extension("generate.log"))
}
