//! `cargo xtask growth`

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::{Map, Value};

use crate::compare::usage::{Usage, measure};
use crate::exit::{FOUND, Failure};
use crate::workspace;

/// How many copies of its paths and schemas each document has.
const SIZES: [usize; 3] = [1, 4, 16];

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Example:
  cargo run --release -p xtask -- growth ../documents/api.yaml")]
pub(crate) struct Arguments {
    /// An OpenAPI document.
    document: PathBuf,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let document = read(&arguments.document)?;
    let folder = workspace::target().join("growth");
    std::fs::create_dir_all(&folder).map_err(|error| Failure::io("create", &folder, &error))?;
    println!("| copies | MB of document | seconds | cpu s | peak MB | cpu s a copy |");
    println!("|--:|--:|--:|--:|--:|--:|");
    for size in SIZES {
        let path = folder.join(format!("{size}.json"));
        let text = grown(&document, size).to_string();
        std::fs::write(&path, &text).map_err(|error| Failure::io("write", &path, &error))?;
        let Some(usage) = generate(&path)? else {
            eprintln!("error: {size} copies are refused: see {}", log(&path).display());
            return Ok(ExitCode::from(FOUND));
        };
        let megabytes = |bytes: f64| bytes / f64::from(1 << 20);
        println!(
            "| {size} | {:.1} | {:.2} | {:.2} | {:.0} | {:.3} |",
            megabytes(text.len() as f64),
            usage.seconds,
            usage.cpu_seconds,
            megabytes(usage.peak as f64),
            usage.cpu_seconds / size as f64,
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<Value, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::io("read", path, &error))?;
    serde_yaml::from_str(&text)
        .map_err(|error| Failure::new(format!("error: {}: {error}", path.display())))
}

/// Generates a crate in a process of its own, whose memory is all that is counted.
fn generate(document: &Path) -> Result<Option<Usage>, Failure> {
    let program = std::env::current_exe()
        .map_err(|error| Failure::new(format!("error: cannot find this program: {error}")))?;
    let mut command = Command::new(program);
    command.args(["codegen", "--name", "growth", "--spec"]).arg(document);
    command.arg("--out").arg(document.with_extension("crate"));
    measure(&mut command, &log(document))
}

fn log(document: &Path) -> PathBuf {
    document.with_extension("log")
}

/// A document with copies of its paths and components, each under names of its own.
fn grown(document: &Value, size: usize) -> Value {
    let mut grown = document.clone();
    for copy in 2..=size {
        let mut named = document.clone();
        rename(&mut named, copy);
        for field in ["paths", "webhooks"] {
            let of_copy = named.get(field).and_then(Value::as_object).into_iter().flatten();
            let items = of_copy.map(|(path, item)| (path_of(field, path, copy), item.clone()));
            extend(grown.get_mut(field), items.collect());
        }
        let groups = named.get("components").and_then(Value::as_object).into_iter().flatten();
        for (group, of_copy) in groups.filter(|(group, _)| *group != "securitySchemes") {
            let of_copy = of_copy.as_object().into_iter().flatten();
            let items = of_copy.map(|(name, item)| (suffixed(name, copy), item.clone()));
            let group = grown.get_mut("components").and_then(|all| all.get_mut(group));
            extend(group, items.collect());
        }
    }
    grown
}

fn extend(object: Option<&mut Value>, items: Map<String, Value>) {
    if let Some(object) = object.and_then(Value::as_object_mut) {
        object.extend(items);
    }
}

fn path_of(field: &str, path: &str, copy: usize) -> String {
    match field {
        "paths" => format!("/copy{copy}{path}"),
        _ => suffixed(path, copy),
    }
}

fn suffixed(name: &str, copy: usize) -> String {
    format!("{name}Copy{copy}")
}

/// Gives the operations of a copy ids and tags of their own, and leads its references into it.
fn rename(value: &mut Value, copy: usize) {
    match value {
        Value::String(text) => {
            if let Some(renamed) = reference(text, copy) {
                *text = renamed;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, copy)),
        Value::Object(members) => {
            let is_operation = members.contains_key("responses");
            for (name, member) in members {
                match (name.as_str(), &mut *member) {
                    ("operationId", Value::String(id)) if is_operation => *id = suffixed(id, copy),
                    ("tags", Value::Array(tags)) if is_operation => {
                        let tags = tags.iter_mut().filter_map(|tag| match tag {
                            Value::String(tag) => Some(tag),
                            _ => None,
                        });
                        tags.for_each(|tag| *tag = suffixed(tag, copy));
                    }
                    _ => rename(member, copy),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A reference to the same component of a copy; none for what is no reference to a component.
fn reference(text: &str, copy: usize) -> Option<String> {
    let rest = text.strip_prefix("#/components/")?;
    let (group, rest) = rest.split_once('/')?;
    let (name, below) = match rest.split_once('/') {
        Some((name, below)) => (name, format!("/{below}")),
        None => (rest, String::new()),
    };
    let is_copied = group != "securitySchemes";
    is_copied.then(|| format!("#/components/{group}/{}{below}", suffixed(name, copy)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::grown;

    #[test]
    fn each_copy_stands_by_itself() {
        let document = json!({
            "paths": { "/a": { "get": {
                "operationId": "a", "tags": ["t"],
                "responses": { "200": { "$ref": "#/components/responses/A/b" } },
            } } },
            "components": { "responses": { "A": {} }, "securitySchemes": { "S": {} } },
        });
        let expected = json!({
            "paths": {
                "/a": document["paths"]["/a"],
                "/copy2/a": { "get": {
                    "operationId": "aCopy2", "tags": ["tCopy2"],
                    "responses": { "200": { "$ref": "#/components/responses/ACopy2/b" } },
                } },
            },
            "components": { "responses": { "A": {}, "ACopy2": {} }, "securitySchemes": { "S": {} } },
        });
        assert_eq!(grown(&document, 1), document);
        assert_eq!(grown(&document, 2), expected);
    }
}
