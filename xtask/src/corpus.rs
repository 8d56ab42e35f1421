//! `cargo xtask corpus`

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::time::Instant;

use concord::{Dialect, Features, File, Options, Runtime, Sources};
use serde::Serialize;

use crate::exit::{FOUND, Failure};
use crate::progress::Progress;
use crate::wire::Try;
use crate::wire::report::Trial;
use crate::{document, harness, tree, wire, workspace};

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask corpus ../documents --check --jobs 2
  cargo xtask corpus ../documents --check --each-tag --only asana
  cargo xtask corpus ../documents --wire")]
pub(crate) struct Arguments {
    /// The folder of the documents.
    folder: PathBuf,
    /// Only documents whose file name has one of these texts in it.
    #[arg(long, value_name = "TEXT", value_delimiter = ',')]
    only: Vec<String>,
    /// Compile each crate with all features.
    #[arg(long)]
    check: bool,
    /// Compile each tag of a divided crate alone as well, with both sides.
    #[arg(long, requires = "check")]
    each_tag: bool,
    /// Try the type of each schema with values of it, and with the document's examples.
    #[arg(long)]
    wire: bool,
    /// How many crates are compiled at once.
    #[arg(long, default_value_t = 1)]
    jobs: usize,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

/// What became of one document.
#[derive(Debug, Serialize)]
struct Row {
    file: String,
    status: Status,
    codes: Vec<&'static str>,
    operations: usize,
    lines: usize,
    generate_ms: u128,
    check: Check,
    check_s: f64,
    warnings: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    wire: Option<Trial>,
}

/// Whether a document became a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Ok,
    Refused,
    Failed,
}

/// Whether a crate compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Check {
    Ok,
    Failed,
    Skipped,
}

/// All documents, and how many of them became what.
#[derive(Debug, Serialize)]
struct Report {
    documents: Vec<Row>,
    totals: Totals,
}

#[derive(Debug, Default, Serialize)]
struct Totals {
    documents: usize,
    ok: usize,
    refused: usize,
    failed: usize,
    operations: usize,
    lines: usize,
    generate_ms: u128,
    check_ok: usize,
    check_failed: usize,
    check_s: f64,
    warnings: usize,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let wire = match (arguments.wire, wire::TRY) {
        (false, _) => None,
        (true, None) => return with_wire(),
        (true, wire) => wire,
    };
    let paths = documents(&arguments.folder, &arguments.only)?;
    let target = workspace::target().join("corpus");
    let progress = Progress::new(paths.len(), arguments.json);
    let jobs = arguments.jobs.clamp(1, paths.len().max(1));
    let rows = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs)
            .map(|worker| {
                let own = paths.iter().enumerate().skip(worker).step_by(jobs);
                let (target, progress) = (&target, &progress);
                scope.spawn(move || -> Result<Vec<(usize, Row)>, Failure> {
                    // Each worker has a target folder of its own, since cargo locks it.
                    let cache = target.join(format!("target-{worker}"));
                    own.map(|(index, path)| {
                        let row = try_document(path, target, &cache, arguments, wire)?;
                        progress.step(&row.file);
                        Ok((index, row))
                    })
                    .collect()
                })
            })
            .collect();
        let mut rows = Vec::new();
        for worker in workers {
            match worker.join() {
                Ok(done) => rows.extend(done?),
                Err(_) => return Err(Failure::new("error: a worker panicked")),
            }
        }
        Ok(rows)
    });
    let mut rows = rows?;
    rows.sort_by_key(|(index, _)| *index);
    let report = report(rows.into_iter().map(|(_, row)| row).collect());
    print(&report, arguments.json)?;
    let is_good = report.totals.refused + report.totals.failed + report.totals.check_failed == 0
        && report.documents.iter().filter_map(|row| row.wire.as_ref()).all(Trial::is_good);
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::from(FOUND) })
}

/// Becomes this very command in a build that can try types.
fn with_wire() -> Result<ExitCode, Failure> {
    let mut command = workspace::cargo();
    command.args(["run", "--quiet", "--package", "xtask", "--features", "wire", "--manifest-path"]);
    command.arg(workspace::manifest()).args((!cfg!(debug_assertions)).then_some("--release"));
    command.arg("--").args(std::env::args_os().skip(1));
    harness::replace(command)
        .map_err(|error| Failure::new(format!("error: cannot run cargo: {error}")))
}

/// The documents of a folder, in the order of their names.
pub(crate) fn documents(folder: &Path, only: &[String]) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::io("read", folder, &error))?;
    let is_document = |path: &PathBuf| {
        path.extension().is_some_and(|one| one == "json" || one == "yaml" || one == "yml")
    };
    let is_wanted = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        only.is_empty() || only.iter().any(|text| name.contains(text.as_str()))
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = paths.filter(is_document).filter(is_wanted).collect();
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::new(format!("error: {} holds no document", folder.display())));
    }
    Ok(paths)
}

/// Generates, and compiles where that is asked for.
fn try_document(
    path: &Path,
    target: &Path,
    cache: &Path,
    arguments: &Arguments,
    wire: Option<Try>,
) -> Result<Row, Failure> {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let file = file.unwrap_or_default();
    let start = Instant::now();
    // Types are tried by their names in one file.
    let features = if wire.is_some() { Features::None } else { Features::TagsOfLarge };
    let generated = std::panic::catch_unwind(AssertUnwindSafe(|| generate(path, features)));
    let generate_ms = start.elapsed().as_millis();
    let mut row = Row {
        file,
        status: Status::Failed,
        codes: Vec::new(),
        operations: 0,
        lines: 0,
        generate_ms,
        check: Check::Skipped,
        check_s: 0.0,
        warnings: 0,
        wire: None,
    };
    let Ok(generated) = generated else { return Ok(row) };
    row.codes = generated.codes;
    row.operations = generated.operations;
    let Some((name, files, document)) = generated.files else {
        row.status = Status::Refused;
        return Ok(row);
    };
    row.status = Status::Ok;
    row.lines = files.iter().map(|file| file.text.lines().count()).sum();
    let folder = target.join(&name);
    let is_needed = arguments.check || wire.is_some();
    if is_needed && !tree::changes(&folder, &files)?.is_empty() {
        std::fs::create_dir_all(target).map_err(|error| Failure::io("create", target, &error))?;
        tree::replace(&folder, &files)?;
    }
    if arguments.check {
        let start = Instant::now();
        (row.check, row.warnings) = check(&folder, cache, arguments.each_tag)?;
        row.check_s = start.elapsed().as_secs_f64();
    }
    row.wire = wire.map(|try_types| try_types(document, &name, &folder, cache));
    Ok(row)
}

pub(crate) struct Generated {
    codes: Vec<&'static str>,
    operations: usize,
    /// The name of the crate, its files, and what is known of its schemas; none where the document
    /// is refused.
    pub(crate) files: Option<(String, Vec<File>, wire::Document)>,
}

/// Reads a document and writes its crate.
pub(crate) fn generate(path: &Path, features: Features) -> Generated {
    let mut sources = Sources::default();
    let options = Options { features: Some(features), ..Options::default() };
    let reading = document::read_file(&mut sources, path, options);
    let mut codes: Vec<_> = reading.diagnostics.iter().map(|one| one.code.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    let operations = reading.api.as_ref().map_or(0, |api| api.operations.len());
    let files = reading.api.map(|api| {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let name = concord::module_name(&stem.unwrap_or_default());
        let runtime = Runtime::Path(workspace::runtime().display().to_string());
        let dialect = Dialect { name: name.clone(), api };
        let files = concord::write_standalone(&dialect, &runtime);
        (name, files, typed(&sources, &dialect))
    });
    Generated { codes, operations, files }
}

/// The document as data, with the types of its schemas.
fn typed(sources: &Sources, dialect: &Dialect) -> wire::Document {
    // What stands in another file is no part of the one document that is tried.
    let own = sources.documents().next();
    let types = concord::inventory(dialect).into_iter();
    let types = types.filter(|typed| Some(typed.schema.document_id()) == own);
    let types = types.map(|typed| (typed.ty, sources.node(typed.schema).pointer()));
    let root = own.map(|document| sources.root(document).to_json());
    wire::Document { value: root.unwrap_or_default(), types: types.collect() }
}

/// Compiles a crate with all features, and where that is asked with each of its tags alone; counts
/// the warnings.
fn check(folder: &Path, cache: &Path, each_tag: bool) -> Result<(Check, usize), Failure> {
    // The same versions as here, so that nothing is asked of the registry.
    let _ = std::fs::copy(workspace::lock(), folder.join("Cargo.lock"));
    let tags = if each_tag { tags(folder, cache)? } else { Vec::new() };
    let alone =
        |tag| vec!["--no-default-features".into(), format!("--features=client,server,{tag}")];
    let selections = std::iter::once(vec!["--all-features".into()]).chain(tags.iter().map(alone));
    let (mut check, mut text) = (Check::Ok, String::new());
    for selection in selections {
        let mut run = cargo("check", folder, cache);
        run.args(["--quiet", "--message-format=short"]).args(selection);
        let output = output(&mut run)?;
        text.push_str(&String::from_utf8_lossy(&output.stderr));
        if !output.status.success() {
            check = Check::Failed;
        }
    }
    let warnings = text.lines().filter(|line| line.contains(": warning: ")).count();
    let log = folder.with_extension("log");
    std::fs::write(&log, text.as_bytes()).map_err(|error| Failure::io("write", &log, &error))?;
    Ok((check, warnings))
}

/// The features that stand for tags; none where a crate is not divided.
fn tags(folder: &Path, cache: &Path) -> Result<Vec<String>, Failure> {
    #[derive(serde::Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    #[derive(serde::Deserialize)]
    struct Package {
        features: BTreeMap<String, Vec<String>>,
    }
    let output =
        output(cargo("metadata", folder, cache).args(["--no-deps", "--format-version", "1"]))?;
    let metadata: Metadata = serde_json::from_slice(&output.stdout)
        .map_err(|error| Failure::new(format!("error: cargo tells no features: {error}")))?;
    let mut features = metadata.packages.into_iter().map(|package| package.features);
    Ok(features.find_map(|mut features| features.remove("tags")).unwrap_or_default())
}

fn cargo(command: &str, folder: &Path, cache: &Path) -> Command {
    let mut cargo = workspace::cargo();
    cargo.arg(command).arg("--manifest-path").arg(folder.join("Cargo.toml"));
    cargo.env("CARGO_TARGET_DIR", cache);
    cargo
}

fn output(command: &mut Command) -> Result<Output, Failure> {
    let failed = |error| Failure::new(format!("error: cannot run cargo: {error}"));
    command.output().map_err(failed)
}

fn report(documents: Vec<Row>) -> Report {
    let mut totals = Totals { documents: documents.len(), ..Totals::default() };
    for row in &documents {
        match row.status {
            Status::Ok => totals.ok += 1,
            Status::Refused => totals.refused += 1,
            Status::Failed => totals.failed += 1,
        }
        match row.check {
            Check::Ok => totals.check_ok += 1,
            Check::Failed => totals.check_failed += 1,
            Check::Skipped => {}
        }
        totals.operations += row.operations;
        totals.lines += row.lines;
        totals.generate_ms += row.generate_ms;
        totals.check_s += row.check_s;
        totals.warnings += row.warnings;
    }
    Report { documents, totals }
}

fn print(report: &Report, is_json: bool) -> Result<(), Failure> {
    if is_json {
        let text = serde_json::to_string_pretty(report)
            .map_err(|error| Failure::new(format!("error: {error}")))?;
        println!("{text}");
        return Ok(());
    }
    let width = report.documents.iter().map(|row| row.file.len()).max().unwrap_or_default();
    println!(
        "{:width$} {:>8} {:>6} {:>8} {:>6} {:>8} {:>7} codes",
        "document", "status", "ops", "lines", "ms", "check", "s"
    );
    for row in &report.documents {
        println!(
            "{:width$} {:>8} {:>6} {:>8} {:>6} {:>8} {:>7.1} {}",
            row.file,
            format!("{:?}", row.status).to_lowercase(),
            row.operations,
            row.lines,
            row.generate_ms,
            format!("{:?}", row.check).to_lowercase(),
            row.check_s,
            row.codes.join(" ")
        );
    }
    let totals = &report.totals;
    println!(
        "\n{} documents: {} ok, {} refused, {} failed; {} operations, {} lines in {} ms; {} compile, \
         {} do not, {} warnings",
        totals.documents,
        totals.ok,
        totals.refused,
        totals.failed,
        totals.operations,
        totals.lines,
        totals.generate_ms,
        totals.check_ok,
        totals.check_failed,
        totals.warnings
    );
    let tried = report.documents.iter();
    let tried = tried.filter_map(|row| Some((row.file.as_str(), row.wire.as_ref()?)));
    let tried: Vec<_> = tried.collect();
    if !tried.is_empty() {
        wire::report::print(&tried);
    }
    Ok(())
}
