//! A small program that makes one call, as users of a client build it.

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::crates::{Crate, write};
use super::usage::{Usage, measure};
use crate::exit::Failure;
use crate::workspace;

/// What a program costs.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Built {
    /// `cargo build --release` of the generated crate and of the program.
    pub(super) usage: Usage,
    /// The size of the program, in bytes.
    pub(super) bytes: u64,
}

/// The programs of one function, ours and theirs.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Programs {
    /// The function that both call.
    pub(super) function: String,
    /// With our client.
    pub(super) ours: Built,
    /// With theirs.
    pub(super) theirs: Built,
}

/// Builds a program around a generated crate; none where it does not compile. What it depends on
/// is built before the clock starts.
pub(super) fn build(of: &Crate, folder: &Path, main: &str) -> Result<Option<Built>, Failure> {
    let manifest = format!(
        "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\n{} = {{ path = {:?}, default-features = false, features = {:?} }}\n\
         tokio = {{ version = \"1\", features = [\"rt\", \"macros\"] }}\n",
        of.name,
        of.folder.display().to_string(),
        of.features,
    );
    write(&folder.join("Cargo.toml"), manifest.as_bytes())?;
    let lock = of.folder.join("Cargo.lock");
    if lock.exists() {
        let copy = folder.join("Cargo.lock");
        fs::copy(&lock, &copy).map_err(|error| Failure::io("write", &copy, &error))?;
    }
    let source = folder.join("src/main.rs");
    write(&source, b"fn main() {}\n")?;
    if !of.without_content(|| Ok(compile(of, folder, "warm")?.is_some()))? {
        return Ok(None);
    }
    write(&source, main.as_bytes())?;
    let Some(usage) = compile(of, folder, "build")? else { return Ok(None) };
    let program = of.target.join("release/program");
    let size = fs::metadata(&program).map_err(|error| Failure::io("read", &program, &error))?;
    Ok(Some(Built { usage, bytes: size.len() }))
}

fn compile(of: &Crate, folder: &Path, step: &str) -> Result<Option<Usage>, Failure> {
    let mut command = workspace::cargo();
    command
        .args(["build", "--quiet", "--release", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", &of.target);
    measure(&mut command, &folder.with_extension(format!("{step}.log")))
}
