//! The generated types of one document, in a process that reads and writes their values.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::exit::Failure;
use crate::workspace;

const MANIFEST: &str = r#"[package]
name = "{NAME}-wire"
version = "0.1.0"
edition = "2024"

[dependencies]
{NAME} = { path = {CRATE}, default-features = false }
concord-runtime = { path = {RUNTIME}, default-features = false }

[profile.dev]
debug = false
incremental = false
"#;

/// Reads `INDEX TAB JSON` a line and answers a line: what a client and what a server make of it.
const MAIN: &str = r##"use std::io::{BufRead, Write};

use concord_runtime::json::{self, Json, Reading};

type Trip = fn(&[u8], Reading) -> Result<Vec<u8>, String>;

fn trip<T: Json>(text: &[u8], reading: Reading) -> Result<Vec<u8>, String> {
    let value: T = json::from_slice(text, reading).map_err(|error| error.to_string())?;
    json::to_vec(&value).map_err(|error| error.to_string())
}

fn answer(trip: Trip, text: &str, reading: Reading) -> String {
    match trip(text.as_bytes(), reading) {
        Ok(back) => format!("+{}", String::from_utf8_lossy(&back)),
        Err(error) => format!("-{}", error.replace(['\t', '\n', '\r'], " ")),
    }
}

fn serve() {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let (index, text) = line.split_once('\t').expect("two columns");
        let trip = TRIPS[index.parse::<usize>().expect("an index")];
        let client = answer(trip, text, Reading::Tolerant);
        let server = answer(trip, text, Reading::Strict);
        writeln!(out, "{client}\t{server}").expect("a reader");
        out.flush().expect("a reader");
    }
}

fn main() {
    // Without optimisation, frames are large.
    let thread = std::thread::Builder::new().stack_size(1 << 29).spawn(serve);
    thread.expect("a thread").join().expect("an end");
}
"##;

/// What came back of one value.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// What a client read and wrote.
    pub(super) client: Result<Value, String>,
    /// What a server read and wrote.
    pub(super) server: Result<Value, String>,
}

/// Writes the crate that tries some types of a generated crate, and compiles it.
pub(super) fn build(
    name: &str,
    generated: &Path,
    types: &[&str],
    cache: &Path,
) -> Result<std::path::PathBuf, Failure> {
    let folder = generated.with_file_name(format!("{name}-wire"));
    let quoted = |path: &Path| format!("{:?}", path.display().to_string());
    let manifest = MANIFEST
        .replace("{NAME}", name)
        .replace("{CRATE}", &quoted(generated))
        .replace("{RUNTIME}", &quoted(&workspace::runtime()));
    write(&folder.join("Cargo.toml"), &manifest)?;
    write(&folder.join("src/main.rs"), &main(name, types))?;
    let _ = std::fs::copy(workspace::lock(), folder.join("Cargo.lock"));
    let output = workspace::cargo()
        .args(["build", "--quiet", "--message-format=short", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", cache)
        .output()
        .map_err(|error| Failure::new(format!("error: cannot run cargo: {error}")))?;
    if output.status.success() {
        return Ok(cache.join("debug").join(format!("{name}-wire")));
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let first: Vec<&str> = text.lines().filter(|line| line.contains("error")).take(3).collect();
    Err(Failure::new(format!("error: {name}-wire does not compile: {}", first.join("; "))))
}

/// The source of the program: the types under names of its own, so that none of theirs hides one.
fn main(name: &str, types: &[&str]) -> String {
    let mut text = MAIN.to_owned();
    text.push_str("\n#[allow(deprecated, unused_imports)]\nmod typed {\n");
    text.push_str("    use concord_runtime::{form, json};\n");
    text.push_str(&format!("    use {name}::types::*;\n"));
    for (index, ty) in types.iter().enumerate() {
        text.push_str(&format!("    pub type WireType{index} = {ty};\n"));
    }
    text.push_str("}\n\n#[allow(deprecated)]\nstatic TRIPS: &[Trip] = &[\n");
    for index in 0..types.len() {
        text.push_str(&format!("    trip::<typed::WireType{index}>,\n"));
    }
    text.push_str("];\n");
    text
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    }
    // Cargo compiles what is newer, so what is the same stays as it is.
    if std::fs::read_to_string(path).is_ok_and(|known| known == text) {
        return Ok(());
    }
    std::fs::write(path, text).map_err(|error| Failure::io("write", path, &error))
}

/// What becomes of some values, each of a type by its index.
pub(super) fn run(
    program: &Path,
    values: impl Iterator<Item = (usize, String)>,
) -> Result<Vec<Answer>, Failure> {
    let failed = |error: std::io::Error| Failure::io("run", program, &error);
    let mut input = tempfile::tempfile().map_err(failed)?;
    let mut buffer = std::io::BufWriter::new(&mut input);
    for (index, text) in values {
        writeln!(buffer, "{index}\t{text}").map_err(failed)?;
    }
    buffer.flush().map_err(failed)?;
    drop(buffer);
    std::io::Seek::rewind(&mut input).map_err(failed)?;
    let output = Command::new(program)
        .stdin(Stdio::from(input))
        .stderr(Stdio::inherit())
        .output()
        .map_err(failed)?;
    let lines = String::from_utf8_lossy(&output.stdout);
    let answers = lines.lines().map(|line| {
        let (client, server) = line.split_once('\t').unwrap_or((line, "-no answer"));
        Answer { client: parse(client), server: parse(server) }
    });
    Ok(answers.collect())
}

fn parse(text: &str) -> Result<Value, String> {
    match text.strip_prefix('+') {
        Some(json) => serde_json::from_str(json).map_err(|error| format!("not JSON: {error}")),
        None => Err(text.trim_start_matches('-').to_owned()),
    }
}
