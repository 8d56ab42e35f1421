//! `cargo xtask codegen`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use concord::{Diagnostics, Dialect, Features, File, Runtime, Sources};
use serde_json::json;

use crate::exit::{FOUND, Failure, WRONG_INPUT};
use crate::findings::Finding;
use crate::settings::Settings;
use crate::{annotation, configuration, document, findings, stamp, tree, workspace};

/// The folder of the generated crate.
const GENERATED: &str = "generated";

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask codegen
  cargo xtask codegen --check smithery
  cargo xtask codegen --spec petstore.yaml --out ../petstore-api
  cargo xtask codegen --spec petstore.yaml --out ../pets --only tag:pets --only 'GET /stores'")]
pub(crate) struct Arguments {
    /// Dialects to look at; every one of specs/dialects.yaml where none is given.
    ///
    /// What is written is always the whole crate: the others are read as well.
    dialects: Vec<String>,
    /// Change nothing; fail, with a diff, where the generated crate is out of date.
    #[arg(long)]
    check: bool,
    /// Print one JSON object with what was found and which files differ, and no text.
    #[arg(long)]
    json: bool,
    /// A document to write a crate of its own from.
    #[arg(long, value_name = "FILE", requires = "out", conflicts_with = "dialects")]
    spec: Option<PathBuf>,
    /// The folder of that crate. It is replaced as a whole.
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
    /// The name of that crate; by default that of the file.
    #[arg(long, requires = "spec")]
    name: Option<String>,
    #[command(flatten)]
    settings: Settings,
    /// Which cargo features that crate has besides those of its sides; `large` where neither this
    /// nor the configuration says it.
    #[arg(long, requires = "spec", value_enum)]
    features: Option<Division>,
    /// The workspace to work on.
    #[arg(long, hide = true)]
    root: Option<PathBuf>,
}

/// Which cargo features a crate of its own has.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Division {
    /// One for each tag of a document with more than a hundred operations.
    #[default]
    Large,
    /// One for each tag.
    Tags,
    /// None.
    None,
}

impl From<Division> for Features {
    fn from(division: Division) -> Self {
        match division {
            Division::Large => Self::TagsOfLarge,
            Division::Tags => Self::Tags,
            Division::None => Self::None,
        }
    }
}

/// What came of the documents.
#[derive(Default)]
struct Outcome {
    findings: Vec<Finding>,
    is_refused: bool,
    /// The files that were out of date.
    changed: Vec<String>,
    code: ExitCode,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let outcome = match (&arguments.spec, &arguments.out) {
        (Some(spec), Some(out)) => run_standalone(arguments, spec, out),
        _ => run_workspace(arguments),
    };
    if arguments.json {
        let (findings, is_refused, changed) = match &outcome {
            Ok(outcome) => {
                annotation::print(&outcome.findings);
                (outcome.findings.as_slice(), outcome.is_refused, outcome.changed.as_slice())
            }
            Err(failure) => (failure.findings(), true, [].as_slice()),
        };
        let all = json!({
            "is_refused": is_refused,
            "failure": outcome.as_ref().err().map(Failure::to_string),
            "changed": changed,
            "diagnostics": findings,
        });
        println!("{all:#}");
    }
    outcome.map(|outcome| outcome.code)
}

/// Writes the generated crate of the workspace.
fn run_workspace(arguments: &Arguments) -> Result<Outcome, Failure> {
    arguments.settings.check_none()?;
    workspace::enter(arguments.root.as_deref())?;
    // A check looks at everything, and data is about what was found on the way.
    let is_plain = !arguments.check && !arguments.json && arguments.dialects.is_empty();
    if is_plain && stamp::is_current(Path::new(GENERATED)) {
        eprintln!("{GENERATED}/ is up to date");
        return Ok(Outcome::default());
    }
    let mut sources = Sources::default();
    let all = configuration::read(&mut sources)?;
    configuration::check_names(&all, &arguments.dialects)?;
    let mut dialects = Vec::new();
    let mut diagnostics = Diagnostics::new();
    for (name, dialect) in &all {
        let reading = document::read_dialect(&mut sources, dialect);
        diagnostics.extend(reading.diagnostics);
        dialects.extend(reading.api.map(|api| Dialect { name: name.clone(), api }));
    }
    let is_refused = diagnostics.has_errors();
    let is_clean = diagnostics.is_empty();
    let findings = report(arguments, diagnostics, &sources);
    if is_refused {
        return Ok(refused(findings));
    }
    let files = concord::write(&dialects);
    let below: Vec<String> = arguments.dialects.iter().map(|name| format!("src/{name}/")).collect();
    let outcome = write(arguments, Path::new(GENERATED), &files, &below, findings)?;
    // Warnings are told again by the next run.
    if !arguments.check && is_clean {
        stamp::put(&sources, Path::new(GENERATED));
    }
    Ok(outcome)
}

/// Writes a crate of its own from one document.
fn run_standalone(arguments: &Arguments, spec: &Path, out: &Path) -> Result<Outcome, Failure> {
    let mut sources = Sources::default();
    let mut options = arguments.settings.options(&mut sources)?;
    let said = arguments.features.map(Features::from).or(options.features);
    options.features = Some(said.unwrap_or(Features::TagsOfLarge));
    let reading = document::read_file(&mut sources, spec, options);
    let findings = report(arguments, reading.diagnostics, &sources);
    let Some(api) = reading.api else { return Ok(refused(findings)) };
    let stem = spec.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = arguments.name.clone().or(stem).unwrap_or_default();
    let dialect = Dialect { name: concord::module_name(&name), api };
    tree::check_replaceable(out)?;
    let runtime = Runtime::Path(workspace::runtime().display().to_string());
    let files = concord::write_standalone(&dialect, &runtime);
    write(arguments, out, &files, &[], findings)
}

/// The findings as data, where that is asked for; else they are printed at once, as text, before a
/// file is touched.
fn report(arguments: &Arguments, diagnostics: Diagnostics, sources: &Sources) -> Vec<Finding> {
    if arguments.json {
        return findings::data(&diagnostics, sources);
    }
    findings::print(diagnostics, sources);
    Vec::new()
}

fn refused(findings: Vec<Finding>) -> Outcome {
    let code = ExitCode::from(WRONG_INPUT);
    Outcome { findings, is_refused: true, changed: Vec::new(), code }
}

/// Makes a folder hold some files, or shows how it differs from them.
fn write(
    arguments: &Arguments,
    target: &Path,
    files: &[File],
    below: &[String],
    findings: Vec<Finding>,
) -> Result<Outcome, Failure> {
    let changes = tree::changes(target, files)?;
    let folder = target.display().to_string();
    let is_looked_at = |path: &str| {
        !arguments.check || below.is_empty() || below.iter().any(|one| path.starts_with(one))
    };
    let stale: Vec<_> = changes.into_iter().filter(|change| is_looked_at(&change.path)).collect();
    if !arguments.check && !stale.is_empty() {
        tree::replace(target, files)?;
    }
    if !arguments.json {
        print(arguments.check, &folder, files.len(), &stale);
    }
    let is_stale = arguments.check && !stale.is_empty();
    let code = if is_stale { ExitCode::from(FOUND) } else { ExitCode::SUCCESS };
    let changed = stale.into_iter().map(|change| change.path).collect();
    Ok(Outcome { findings, is_refused: false, changed, code })
}

/// Says what was written, or what would have been.
fn print(is_check: bool, folder: &str, files: usize, stale: &[tree::Change]) {
    let differing = stale.len();
    match (is_check, differing) {
        (false, 0) => eprintln!("{folder}/ is up to date ({files} files)"),
        (false, _) => eprintln!("wrote {folder}/ ({files} files, {differing} changed)"),
        (true, 0) => {}
        (true, _) => {
            for change in stale {
                print!("{}", change.diff(folder));
            }
            eprintln!(
                "error: {folder}/ is out of date: {differing} of {files} files differ\n  = help: \
                 run `cargo xtask codegen` and commit what it writes"
            );
        }
    }
}
