//! The harness of a document of others: its crate, and beside it a program that replays it.

use std::fmt::Write;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use concord::model::Role;
use concord::{Construction, Dialect, File, Options, Runtime, Sources};

use crate::exit::{Failure, WRONG_INPUT};
use crate::{configuration, document, findings, tree, workspace};

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

/// What the harness is run over.
#[derive(Debug, clap::Args)]
pub(crate) struct Subject {
    /// A dialect of specs/dialects.yaml.
    #[arg(required_unless_present = "spec")]
    dialect: Option<String>,
    /// A document in its place: its code is generated and compiled first.
    #[arg(long, value_name = "FILE", conflicts_with = "dialect")]
    spec: Option<PathBuf>,
}

/// Runs a command of the harness over one subject.
pub(crate) fn over_one(
    Subject { dialect, spec }: &Subject,
    command: &str,
    arguments: impl Fn(&mut Command),
) -> Result<ExitCode, Failure> {
    over(spec.as_deref(), dialect.as_slice(), false, command, arguments)
}

/// Runs a command of the harness, compiled for speed or not, over a document, or over some
/// dialects; over all where none is named.
pub(crate) fn over(
    spec: Option<&Path>,
    dialects: &[String],
    is_fast: bool,
    command: &str,
    arguments: impl Fn(&mut Command),
) -> Result<ExitCode, Failure> {
    let prepared = match spec {
        Some(spec) => of_document(spec, is_fast)?,
        None => Ok(of_dialects(dialects, is_fast)?),
    };
    match prepared {
        Ok(prepared) => prepared.run(command, arguments),
        Err(refused) => Ok(refused),
    }
}

/// A harness that is ready to be compiled.
struct Harness {
    cargo: Command,
    subjects: Vec<String>,
}

impl Harness {
    /// Runs a command of it in a process of its own: it is compiled against generated code, which
    /// this command must not depend on to be able to write it.
    fn run(mut self, command: &str, arguments: impl Fn(&mut Command)) -> Result<ExitCode, Failure> {
        self.cargo.arg(command).args(&self.subjects);
        arguments(&mut self.cargo);
        replace(self.cargo).map_err(|error| {
            Failure::new(format!("error: cannot run the contract harness: {error}"))
        })
    }
}

/// Becomes another process, so that a signal reaches it.
#[cfg(unix)]
pub(crate) fn replace(mut command: Command) -> std::io::Result<ExitCode> {
    Err(std::os::unix::process::CommandExt::exec(&mut command))
}

/// Waits for another process.
#[cfg(not(unix))]
pub(crate) fn replace(mut command: Command) -> std::io::Result<ExitCode> {
    let code = command.status()?.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(crate::exit::FOUND)))
}

/// The harness of some dialects; of all where none is named.
fn of_dialects(names: &[String], is_fast: bool) -> Result<Harness, Failure> {
    workspace::enter(None)?;
    let dialects = configuration::read(&mut Sources::default())?;
    configuration::check_names(&dialects, names)?;
    let mut cargo = cargo_run(is_fast);
    cargo.args(["--package", "contract-tests", "--bin", "contract", "--"]);
    Ok(Harness { cargo, subjects: names.to_vec() })
}

/// The harness of a document, or how the command ends where it cannot be used. What it depends on
/// is compiled once for all documents, into a folder that they share.
fn of_document(spec: &Path, is_fast: bool) -> Result<Result<Harness, ExitCode>, Failure> {
    let folder = match write(spec)? {
        Ok(folder) => folder,
        Err(refused) => return Ok(Err(refused)),
    };
    let mut cargo = cargo_run(is_fast);
    cargo.env("CARGO_TARGET_DIR", workspace::target().join("contract/target"));
    cargo.arg("--manifest-path").arg(folder.join("Cargo.toml")).arg("--");
    Ok(Ok(Harness { cargo, subjects: vec![spec.display().to_string()] }))
}

/// Compiles what is not compiled yet, and shows how far that is to who watches.
fn cargo_run(is_fast: bool) -> Command {
    let mut command = workspace::cargo();
    command.arg("run").args(is_fast.then_some("--release"));
    if !std::io::stderr().is_terminal() {
        command.arg("--quiet");
    }
    command
}

/// Writes both crates below `target/contract`, and only what is not there yet, so that nothing is
/// compiled twice. The folder of the program, or how the command ends where the document cannot be
/// used.
fn write(spec: &Path) -> Result<Result<PathBuf, ExitCode>, Failure> {
    let mut sources = Sources::default();
    let reading = document::read_file(&mut sources, spec, Options::default());
    let Some(api) = reading.api else {
        findings::print(reading.diagnostics, &sources);
        return Ok(Err(ExitCode::from(WRONG_INPUT)));
    };
    if api.operations.iter().all(|operation| operation.role == Role::Webhook) {
        let file = spec.display();
        return Err(Failure::new(format!(
            "error: {file} has no operation that a client asks, so there is nothing to replay: \
             webhooks and callbacks are not replayed"
        )));
    }
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
    let Construction { is_rpc, variables, has_server, credentials } =
        concord::construction(dialect);
    let server =
        if has_server { format!(".at(::{}::SERVER)", dialect.name) } else { String::new() };
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
        "//! The harness of `{name}`.\n\nfn main() -> std::process::ExitCode {{\n    \
         contract_tests::program::document({name:?}, contract_tests::subject!({subject}){server})\n}}\n"
    )
}
