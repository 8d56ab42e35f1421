//! `cargo xtask inspect`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use concord::{Dialect, Outline, Reading, Sources};
use serde_json::{Value, json};

use crate::exit::{Failure, WRONG_INPUT};
use crate::findings::Finding;
use crate::settings::Settings;
use crate::{annotation, configuration, document, findings, workspace};

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask inspect smithery
  cargo xtask inspect petstore.yaml --json
  cargo xtask inspect petstore.yaml --only tag:pets")]
pub(crate) struct Arguments {
    /// A document, or a dialect of specs/dialects.yaml.
    document: String,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Settings,
    /// The workspace to find dialects in.
    #[arg(long, hide = true)]
    root: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut sources = Sources::default();
    let reading = match read(arguments, &mut sources) {
        Ok(reading) => reading,
        Err(failure) => {
            if arguments.json {
                println!("{:#}", object(arguments, true, &[], failure.findings()));
            }
            return Err(failure);
        }
    };
    let is_refused = reading.api.is_none();
    let name = concord::module_name(&arguments.document);
    let dialect = reading.api.map(|api| Dialect { name, api });
    let outlines = dialect.as_ref().map(concord::outline).unwrap_or_default();
    if arguments.json {
        let found = findings::data(&reading.diagnostics, &sources);
        annotation::print(&found);
        println!("{:#}", object(arguments, is_refused, &outlines, &found));
    } else {
        print(&outlines);
        findings::print(reading.diagnostics, &sources);
    }
    Ok(if is_refused { ExitCode::from(WRONG_INPUT) } else { ExitCode::SUCCESS })
}

/// All that there is to say, as one object.
fn object(
    arguments: &Arguments,
    is_refused: bool,
    outlines: &[Outline],
    found: &[Finding],
) -> Value {
    let operations: Vec<Value> = outlines.iter().map(operation).collect();
    json!({
        "document": arguments.document,
        "is_refused": is_refused,
        "operations": operations,
        "diagnostics": found,
    })
}

/// Reads a file where there is one of this name, else a dialect.
fn read(arguments: &Arguments, sources: &mut Sources) -> Result<Reading, Failure> {
    let path = Path::new(&arguments.document);
    if path.is_file() {
        let options = arguments.settings.options(sources)?;
        return Ok(document::read_file(sources, path, options));
    }
    arguments.settings.check_none()?;
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
    let plural = if outlines.len() == 1 { "" } else { "s" };
    println!("{} operation{plural}", outlines.len());
}
