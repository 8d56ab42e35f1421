//! The manifest and the root of the generated crate.

use super::part;
use crate::name::snake;
use crate::{Dialect, Runtime};

/// The generated crate, as Rust code names it.
pub(super) const CRATE: &str = "concord_dialects";

const MANIFEST: &str = r#"# Written by `cargo xtask codegen`.
[package]
name = "concord-dialects"
description = "Typed clients and servers of the dialects that this workspace describes"
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
publish.workspace = true

[features]
default = ["client", "server", {DIALECTS}]
# The sides.
client = ["concord-runtime/client"]
server = ["concord-runtime/server", "dep:axum"]
# Documented examples as data, as a service and as calls by name.
examples = ["client", "server", "concord-runtime/examples"]
# The dialects.
{FEATURES}
[dependencies]
axum = { workspace = true, optional = true }
concord-runtime.workspace = true

[lints]
workspace = true
"#;

/// `Cargo.toml`, with a feature for each dialect.
pub(super) fn manifest(dialects: &[Dialect]) -> String {
    let dialects = part::grouped(dialects);
    let names: Vec<_> = dialects.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let features: String = dialects.iter().map(|(name, _)| format!("{name} = []\n")).collect();
    MANIFEST.replace("{DIALECTS}", &names.join(", ")).replace("{FEATURES}", &features)
}

const STANDALONE: &str = r#"# Written by `cargo xtask codegen --spec`.
[package]
name = "{NAME}"
version = "0.1.0"
edition = "2024"

[features]
default = ["client", "server"]
client = ["concord-runtime/client"]
server = ["concord-runtime/server", "dep:axum"]
# Documented examples as data, as a service and as calls by name.
examples = ["client", "server", "concord-runtime/examples"]

[dependencies]
axum = { version = "0.8.9", default-features = false, optional = true }
concord-runtime = { {RUNTIME}, default-features = false }

[lints.rust]
unsafe_code = "forbid"
"#;

/// `Cargo.toml` of a crate with one dialect.
pub(super) fn standalone(name: &str, runtime: &Runtime) -> String {
    let runtime = match runtime {
        Runtime::Path(path) => format!("path = {path:?}"),
        Runtime::Version(version) => format!("version = {version:?}"),
    };
    STANDALONE.replace("{NAME}", name).replace("{RUNTIME}", &runtime)
}

const ROOT: &str = "\
//! Typed clients and axum servers, one module for each dialect.
//!
//! Every dialect is a cargo feature, and so are `client`, `server` and `examples`: a team compiles
//! what it calls. Inputs, answers and documented errors are the same types on both sides.
//!
//! Written by `cargo xtask codegen` from the documents in `specs/`; change those, not this.
#![forbid(unsafe_code)]
";

/// `src/lib.rs`, with a module for each dialect.
pub(super) fn root(dialects: &[Dialect]) -> String {
    let mut text = ROOT.to_owned();
    for (name, _) in part::grouped(dialects) {
        let module = snake(name);
        text.push_str(&format!(
            "\n#[cfg(feature = \"{name}\")]\n#[rustfmt::skip]\npub mod {module};\n"
        ));
    }
    text
}
