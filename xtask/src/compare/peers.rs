//! The other generators, from the registry.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::exit::Failure;
use crate::workspace;

/// A generator to compare with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer {
    /// Its name, which is that of its crate and of its program.
    pub(super) name: &'static str,
    /// The version that is measured.
    pub(super) version: &'static str,
}

/// Clients and axum servers.
pub(super) const OPENAPI_TO_RUST: Peer = Peer { name: "openapi-to-rust", version: "0.23.0" };
/// Clients, or axum servers.
pub(super) const OAS3_GEN: Peer = Peer { name: "oas3-gen", version: "0.29.0" };

impl Peer {
    /// Installs it below a folder, where it is not there yet, and says where the program is.
    pub(super) fn install(self, root: &Path) -> Result<PathBuf, Failure> {
        let program = root.join("bin").join(self.name);
        if self.is_there(&program) {
            return Ok(program);
        }
        eprintln!("installing {} {} below {}", self.name, self.version, root.display());
        let status = workspace::cargo()
            .args(["install", "--locked", "--quiet", self.name, "--version", self.version])
            .arg("--root")
            .arg(root)
            .env("CARGO_TARGET_DIR", root.join("build"))
            .status();
        match status {
            Ok(status) if status.success() => Ok(program),
            Ok(_) => Err(Failure::new(format!("error: {} cannot be installed", self.name))),
            Err(error) => Err(Failure::new(format!("error: cannot run cargo: {error}"))),
        }
    }

    /// Whether the program is there in this version.
    fn is_there(self, program: &Path) -> bool {
        let output = Command::new(program).arg("--version").output();
        output.is_ok_and(|output| {
            String::from_utf8_lossy(&output.stdout).trim_end().ends_with(self.version)
        })
    }
}
