//! `cargo xtask inspect`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use concord::diagnostic::{Severity, location};
use concord::{Diagnostic, Dialect, Outline, Reading, Sources};
use serde_json::{Value, json};

use crate::exit::{Failure, WRONG_INPUT};
use crate::{configuration, document, findings, workspace};

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask inspect smithery
  cargo xtask inspect petstore.yaml --json")]
pub(crate) struct Arguments {
    /// A document, or a dialect of specs/dialects.yaml.
    document: String,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
    /// The workspace to find dialects in.
    #[arg(long, hide = true)]
    root: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut sources = Sources::default();
    let reading = read(arguments, &mut sources)?;
    let is_refused = reading.api.is_none();
    let name = concord::module_name(&arguments.document);
    let dialect = reading.api.map(|api| Dialect { name, api });
    let outlines = dialect.as_ref().map(concord::outline).unwrap_or_default();
    let diagnostics = reading.diagnostics.sorted();
    if arguments.json {
        let found: Vec<Value> = diagnostics.iter().map(|one| finding(one, &sources)).collect();
        let operations: Vec<Value> = outlines.iter().map(operation).collect();
        let all = json!({
            "document": arguments.document,
            "is_refused": is_refused,
            "operations": operations,
            "diagnostics": found,
        });
        println!("{all:#}");
    } else {
        print(&outlines);
        findings::print(diagnostics, &sources);
    }
    Ok(if is_refused { ExitCode::from(WRONG_INPUT) } else { ExitCode::SUCCESS })
}

/// Reads a file where there is one of this name, else a dialect.
fn read(arguments: &Arguments, sources: &mut Sources) -> Result<Reading, Failure> {
    let path = Path::new(&arguments.document);
    if path.is_file() {
        return Ok(document::read_file(sources, path));
    }
    workspace::enter(arguments.root.as_deref())?;
    let dialects = configuration::read(sources)?;
    configuration::check_names(&dialects, std::slice::from_ref(&arguments.document))?;
    let dialect = dialects.get(&arguments.document);
    let dialect = dialect.ok_or_else(|| {
        Failure::new(format!("error: there is no file or dialect `{}`", arguments.document))
    })?;
    Ok(document::read_dialect(sources, dialect))
}

fn operation(outline: &Outline) -> Value {
    let outcomes: Vec<Value> = outline
        .outcomes
        .iter()
        .map(|outcome| json!({ "key": outcome.key, "media_types": outcome.media_types }))
        .collect();
    let examples: Vec<Value> = outline
        .examples
        .iter()
        .map(|example| json!({ "name": example.name, "provenance": example.provenance }))
        .collect();
    json!({
        "id": outline.id,
        "role": outline.role,
        "method": outline.method,
        "path": outline.path,
        "function": outline.function,
        "input": outline.input,
        "answer": outline.answer,
        "error": outline.error,
        "outcomes": outcomes,
        "examples": examples,
    })
}

fn finding(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let place = diagnostic.origin.as_ref().and_then(|place| location(place, sources));
    let severity = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    json!({
        "code": diagnostic.code.code(),
        "severity": severity,
        "message": diagnostic.sentence(),
        "help": diagnostic.advice(),
        "file": place.as_ref().map(|place| &place.file),
        "line": place.as_ref().map(|place| place.line),
        "column": place.as_ref().map(|place| place.column),
        "pointer": place.as_ref().map(|place| &place.pointer),
    })
}

fn print(outlines: &[Outline]) {
    for outline in outlines {
        let path = outline.path.as_deref().unwrap_or_default();
        let role = if outline.role == "served" { "" } else { outline.role };
        println!("{} {path} {role}", outline.method);
        println!("  id        {}", outline.id);
        println!(
            "  call      {}({}) -> Result<{}, {}>",
            outline.function, outline.input, outline.answer, outline.error
        );
        for outcome in &outline.outcomes {
            println!("  outcome   {} {}", outcome.key, outcome.media_types.join(", "));
        }
        for example in &outline.examples {
            println!("  example   {} ({})", example.name, example.provenance);
        }
    }
    println!("{} operations", outlines.len());
}
