//! The generator of this workspace.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::crates::Crate;
use super::usage::{Usage, measure};
use super::{Sides, empty};
use crate::exit::Failure;
use crate::workspace;

/// Builds the command line as it would be delivered, and puts a copy of it below a folder, which
/// other builds leave alone while this goes on.
pub(super) fn install(root: &Path) -> Result<PathBuf, Failure> {
    let status = workspace::cargo()
        .args(["build", "--quiet", "--release", "--package", "xtask", "--manifest-path"])
        .arg(workspace::manifest())
        .arg("--target-dir")
        .arg(workspace::target())
        .status();
    let program = root.join("bin/concord");
    match status {
        Ok(status) if status.success() => {
            let built = workspace::target().join("release/xtask");
            // A new file: the old one may be running.
            let _ = std::fs::remove_file(&program);
            std::fs::create_dir_all(root.join("bin"))
                .and_then(|()| std::fs::copy(&built, &program))
                .map_err(|error| Failure::io("write", &program, &error))?;
            Ok(program)
        }
        Ok(_) => Err(Failure::new("error: the generator does not build")),
        Err(error) => Err(Failure::new(format!("error: cannot run cargo: {error}"))),
    }
}

/// Writes a crate into an empty folder.
pub(super) fn generate(
    program: &Path,
    document: &Path,
    name: &str,
    folder: &Path,
) -> Result<Option<Usage>, Failure> {
    empty(folder)?;
    let mut command = Command::new(program);
    command.args(["codegen", "--name", name, "--spec"]).arg(document).arg("--out").arg(folder);
    measure(&mut command, &folder.with_extension("generate.log"))
}

/// The crate, ready to compile.
pub(super) fn prepare(folder: &Path, name: &str, sides: Sides) -> Result<Crate, Failure> {
    let lock = folder.join("Cargo.lock");
    // The versions of this workspace, so that nothing is asked of the registry.
    std::fs::copy(workspace::lock(), &lock).map_err(|error| Failure::io("write", &lock, &error))?;
    let target = folder.with_file_name("target");
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest)
        .map_err(|error| Failure::io("read", &manifest, &error))?;
    // Everything is compared, of a document that is divided as well.
    let features: &[_] = match (sides, text.contains("\ntags = [")) {
        (Sides::Both, true) => &["client", "server", "tags"],
        (Sides::Both, false) => &["client", "server"],
        (Sides::Client, true) => &["client", "tags"],
        (Sides::Client, false) => &["client"],
    };
    Ok(Crate { folder: folder.to_owned(), name: name.to_owned(), target, features })
}

/// A program that makes one call.
pub(super) fn program(name: &str, function: &str) -> String {
    let input = function.split('_').map(|word| {
        let (first, rest) = word.split_at(1.min(word.len()));
        first.to_uppercase() + rest
    });
    let input: String = input.collect();
    format!(
        "#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {{\n    \
         let client = {name}::Client::builder(\"http://127.0.0.1:9\").build().unwrap();\n    \
         println!(\"{{:?}}\", client.{function}({name}::{input}::default()).await);\n}}\n"
    )
}
