//! The manifest and the root of the generated crate.

use super::{divide, part};
use crate::division::Division;
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
    let features: String =
        dialects.iter().map(|(name, parts)| features(name, &divisions(parts))).collect();
    MANIFEST.replace("{DIALECTS}", &names.join(", ")).replace("{FEATURES}", &features)
}

/// How the only part of a dialect is divided.
fn divisions(parts: &[&Dialect]) -> Option<Division> {
    match parts {
        [alone] => divide(alone, &crate::name::name(&alone.api), false),
        _ => None,
    }
}

/// A feature with all features of tags that there are, and these.
fn features(whole: &str, division: &Option<Division>) -> String {
    let Some(division) = division else { return format!("{whole} = []\n") };
    let names = division.features.iter().map(|feature| format!("    \"{}\",\n", feature.name));
    let names: String = names.collect();
    let each = division.features.iter().map(|feature| {
        let needs: Vec<_> = feature.needs.iter().map(|need| format!("\"{need}\"")).collect();
        format!("{} = [{}]\n", feature.name, needs.join(", "))
    });
    let each: String = each.collect();
    format!("{whole} = [\n{names}]\n{each}")
}

const STANDALONE: &str = r#"# Written by `cargo xtask codegen --spec`.
[package]
name = "{NAME}"
version = "0.1.0"
edition = "2024"

[features]
default = ["client", "server"{TAGS}]
client = ["concord-runtime/client"]
server = ["concord-runtime/server", "dep:axum"]
# Documented examples as data, as a service and as calls by name.
examples = ["client", "server", "concord-runtime/examples"]
{FEATURES}
[dependencies]
axum = { version = "0.8.9", default-features = false, optional = true }
concord-runtime = { {RUNTIME}, default-features = false }

[lints.rust]
unsafe_code = "forbid"
"#;

/// `Cargo.toml` of a crate with one dialect.
pub(super) fn standalone(dialect: &Dialect, runtime: &Runtime) -> String {
    let runtime = match runtime {
        Runtime::Path(path) => format!("path = {path:?}"),
        Runtime::Version(version) => format!("version = {version:?}"),
    };
    let division = divide(dialect, &crate::name::name(&dialect.api), true);
    let (tags, features) = match &division {
        Some(_) => {
            let features = features("tags", &division);
            (
                ", \"tags\"",
                format!(
                    "# The tags: what is on is compiled, with the types that it reaches.\n{features}"
                ),
            )
        }
        None => ("", String::new()),
    };
    let text = STANDALONE.replace("{NAME}", &dialect.name).replace("{RUNTIME}", &runtime);
    text.replace("{TAGS}", tags).replace("{FEATURES}", &features)
}

/// The condition on which a dialect is compiled: one of its tags is enough.
fn gate(name: &str, division: &Option<Division>) -> String {
    let Some(division) = division else { return format!("feature = \"{name}\"") };
    let features = division.features.iter().map(|feature| feature.name.as_str());
    let features: String = [name]
        .into_iter()
        .chain(features)
        .map(|name| format!("    feature = \"{name}\",\n"))
        .collect();
    format!("any(\n{features})")
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
    for (name, parts) in part::grouped(dialects) {
        let module = snake(name);
        let gate = gate(name, &divisions(&parts));
        text.push_str(&format!("\n#[cfg({gate})]\n#[rustfmt::skip]\npub mod {module};\n"));
    }
    text
}
