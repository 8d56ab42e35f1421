//! The harness of a document of others: its crate, and beside it a program that replays it.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use concord::{Construction, Dialect, File, Options, Runtime, Sources};

use crate::exit::{Failure, WRONG_INPUT};
use crate::{document, findings, tree, workspace};

/// The file that cargo itself writes into the folder of a program.
const LOCK: &str = "Cargo.lock";

const MANIFEST: &str = r#"# Written by `cargo xtask contract --spec`.
[package]
name = "{NAME}-contract"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
{NAME} = { path = "../{NAME}", features = ["examples"] }
contract-tests = { path = {HARNESS}, default-features = false, features = ["client", "server"] }

# Neither is looked into with a debugger.
[profile.dev]
debug = false

[workspace]
"#;

/// Writes both crates below `target/contract`, and only what is not there yet, so that nothing is
/// compiled twice. The folder of the program, or how the command ends where the document cannot be
/// used.
pub(crate) fn write(spec: &Path) -> Result<Result<PathBuf, ExitCode>, Failure> {
    let mut sources = Sources::default();
    let reading = document::read_file(&mut sources, spec, Options::default());
    let Some(api) = reading.api else {
        findings::print(reading.diagnostics, &sources);
        return Ok(Err(ExitCode::from(WRONG_INPUT)));
    };
    let stem = spec.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = concord::module_name(&stem.unwrap_or_default());
    let dialect = Dialect { name, api };
    let target = workspace::target().join("contract");
    let runtime = Runtime::Path(workspace::runtime().display().to_string());
    update(&target.join(&dialect.name), &concord::write_standalone(&dialect, &runtime))?;
    let folder = target.join(format!("{}-contract", dialect.name));
    update(&folder, &program(&dialect))?;
    let lock = folder.join(LOCK);
    if !lock.exists() {
        // The same versions as here, so that nothing is asked of the registry.
        std::fs::copy(workspace::lock(), &lock)
            .map_err(|error| Failure::io("write", &lock, &error))?;
    }
    Ok(Ok(folder))
}

/// Makes a folder hold some files, and touches nothing where it does already.
fn update(folder: &Path, files: &[File]) -> Result<(), Failure> {
    let changes = tree::changes(folder, files)?;
    if changes.iter().all(|change| change.path == LOCK) {
        return Ok(());
    }
    let parent = folder.parent().unwrap_or(folder);
    std::fs::create_dir_all(parent).map_err(|error| Failure::io("create", parent, &error))?;
    tree::replace(folder, files)
}

fn program(dialect: &Dialect) -> Vec<File> {
    let harness = workspace::harness().display().to_string();
    let manifest =
        MANIFEST.replace("{NAME}", &dialect.name).replace("{HARNESS}", &format!("{harness:?}"));
    vec![
        File { path: "Cargo.toml".to_owned(), text: manifest },
        File { path: "src/main.rs".to_owned(), text: main(dialect) },
    ]
}

/// The program: the harness, with the generated crate as its subject.
fn main(dialect: &Dialect) -> String {
    let Construction { is_rpc, variables, credentials } = concord::construction(dialect);
    let name = &dialect.name;
    let mut subject = format!("{}, ::{name}", if is_rpc { "rpc" } else { "http" });
    if !variables.is_empty() {
        let fields = variables.iter().map(|(field, variable)| format!("{field}: {variable:?}"));
        // Writing to a string does not fail.
        let _ = write!(subject, ", {{ {} }}", fields.collect::<Vec<_>>().join(", "));
    }
    for credential in credentials {
        let _ = write!(subject, ", {}({})", credential.method, credential.takes.join(", "));
    }
    format!(
        "//! Replays the examples of `{name}`.\n\nfn main() -> std::process::ExitCode {{\n    \
         contract_tests::run::document({name:?}, contract_tests::subject!({subject}))\n}}\n"
    )
}
