//! `cargo xtask compare`

mod crates;
mod machine;
mod oas3_gen;
mod openapi_to_rust;
mod ours;
mod peers;
mod program;
mod report;
mod table;
pub(crate) mod usage;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use self::crates::{Compiled, Crate};
use self::machine::Machine;
use self::program::Programs;
use self::report::{Generation, Report, Row};
use self::usage::Usage;
use crate::corpus::documents;
use crate::exit::Failure;
use crate::workspace;

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask compare ../documents
  cargo xtask compare ../documents --only github,stripe --rounds 3 --markdown comparison.md
  cargo xtask compare ../documents --only github --call meta_get_zen")]
pub(crate) struct Arguments {
    /// The folder of the documents.
    folder: PathBuf,
    /// Where the other generators are installed, and where all is built; target/compare by default.
    #[arg(long, value_name = "DIR")]
    peers: Option<PathBuf>,
    /// Only documents whose file name has one of these texts in it.
    #[arg(long, value_name = "TEXT", value_delimiter = ',')]
    only: Vec<String>,
    /// How often each crate is compiled, in turns; the best counts.
    #[arg(long, default_value_t = 1)]
    rounds: usize,
    /// Also build a program that makes one call, of a function without arguments, where a client
    /// has it.
    #[arg(long, value_name = "FUNCTION")]
    call: Option<String>,
    /// Generate only.
    #[arg(long)]
    no_check: bool,
    /// Write the tables to this file as well.
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
    /// Print one JSON object instead of tables.
    #[arg(long)]
    json: bool,
}

/// What both generators were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Sides {
    /// A client and a server.
    Both,
    /// A client, since the other's server cannot be generated or does not compile.
    Client,
}

/// How often a document is generated; the best counts.
const GENERATIONS: usize = 3;

/// Where things are.
struct Places {
    root: PathBuf,
    ours: PathBuf,
    openapi_to_rust: PathBuf,
    oas3_gen: PathBuf,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let paths = documents(&arguments.folder, &arguments.only)?;
    let root = arguments.peers.clone().unwrap_or_else(|| workspace::target().join("compare"));
    fs::create_dir_all(&root).map_err(|error| Failure::io("create", &root, &error))?;
    let root = root.canonicalize().map_err(|error| Failure::io("read", &root, &error))?;
    let places = Places {
        ours: ours::install(&root)?,
        openapi_to_rust: peers::OPENAPI_TO_RUST.install(&root)?,
        oas3_gen: peers::OAS3_GEN.install(&root)?,
        root,
    };
    let mut report = Report { machine: Machine::this(), documents: Vec::new() };
    let results = places.root.join("results.json");
    for (index, path) in paths.iter().enumerate() {
        let row = measure(path, &places, arguments)?;
        eprintln!("{}/{} {}", index + 1, paths.len(), table::line(&row));
        report.documents.push(row);
        // A run of an hour that is stopped has its figures until there.
        crates::write(&results, report.json()?.as_bytes())?;
    }
    let text = table::markdown(&report);
    if let Some(path) = &arguments.markdown {
        crates::write(path, text.as_bytes())?;
    }
    if arguments.json {
        println!("{}", report.json()?);
    } else {
        print!("{text}");
    }
    Ok(ExitCode::SUCCESS)
}

/// Generates one document with each generator, and compiles what can be compared.
fn measure(path: &Path, places: &Places, arguments: &Arguments) -> Result<Row, Failure> {
    let path = path.canonicalize().map_err(|error| Failure::io("read", path, &error))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = concord::module_name(&stem);
    let generation = generate(&path, &name, places)?;
    let mut row =
        Row { document: stem, sides: None, ours: None, theirs: None, programs: None, generation };
    if arguments.no_check || row.generation.ours.is_none() {
        return Ok(row);
    }
    let Some((sides, theirs, first)) = compiling(&path, &name, places)? else { return Ok(row) };
    let ours = ours::prepare(&places.folder("ours", &name), &name, sides)?;
    row.sides = Some(sides);
    row.theirs = Some(first);
    if !ours.warm()? {
        return Ok(row);
    }
    row.ours = ours.compile()?;
    for _ in 1..arguments.rounds {
        row.theirs = best(row.theirs, theirs.compile()?);
        row.ours = best(row.ours, ours.compile()?);
    }
    if let Some(function) = &arguments.call {
        let ours = ours::prepare(&places.folder("ours", &name), &name, Sides::Client)?;
        row.programs = programs(function, &ours, &theirs, places)?;
    }
    Ok(row)
}

/// Builds the programs of a function; none where a client does not have it.
fn programs(
    function: &str,
    ours: &Crate,
    theirs: &Crate,
    places: &Places,
) -> Result<Option<Programs>, Failure> {
    // Their dependencies are compiled for release once more: not for a client without the function.
    if !ours.has(function)? || !theirs.has(function)? {
        return Ok(None);
    }
    let folder = places.folder("programs", &ours.name);
    let mine = program::build(ours, &folder.join("ours"), &ours::program(&ours.name, function))?;
    let other = openapi_to_rust::program(&theirs.name, function);
    let other = program::build(theirs, &folder.join("openapi-to-rust"), &other)?;
    let function = function.to_owned();
    Ok(mine.zip(other).map(|(ours, theirs)| Programs { function, ours, theirs }))
}

/// Generates in turns.
fn generate(path: &Path, name: &str, places: &Places) -> Result<Generation, Failure> {
    let mut generation = Generation::default();
    let faster = |one: Option<Usage>, other: Option<Usage>| match (one, other) {
        (Some(one), Some(other)) => Some(one.best(other)),
        (one, other) => one.or(other),
    };
    for _ in 0..GENERATIONS {
        let folder = places.folder("ours", name);
        let ours = ours::generate(&places.ours, path, name, &folder)?;
        generation.ours = faster(generation.ours, ours);
        let folder = places.folder("openapi-to-rust", name);
        let mut both =
            openapi_to_rust::generate(&places.openapi_to_rust, path, &folder, Sides::Both)?;
        if both.is_none() {
            let program = &places.openapi_to_rust;
            both = openapi_to_rust::generate(program, path, &folder, Sides::Client)?;
        }
        generation.openapi_to_rust = faster(generation.openapi_to_rust, both);
        let folder = places.folder("oas3-gen", name);
        let client = oas3_gen::generate(&places.oas3_gen, path, &folder)?;
        generation.oas3_gen = faster(generation.oas3_gen, client);
    }
    Ok(generation)
}

/// The other's crate with as many sides as compile, and what the first compilation cost.
fn compiling(
    path: &Path,
    name: &str,
    places: &Places,
) -> Result<Option<(Sides, Crate, Compiled)>, Failure> {
    for sides in [Sides::Both, Sides::Client] {
        let folder = places.folder("openapi-to-rust", name);
        let generated = openapi_to_rust::generate(&places.openapi_to_rust, path, &folder, sides)?;
        if generated.is_none() {
            continue;
        }
        let theirs = openapi_to_rust::prepare(&folder, name)?;
        if !theirs.warm()? {
            continue;
        }
        if let Some(first) = theirs.compile()? {
            return Ok(Some((sides, theirs, first)));
        }
    }
    Ok(None)
}

fn best(one: Option<Compiled>, other: Option<Compiled>) -> Option<Compiled> {
    let (one, other) = (one?, other?);
    Some(Compiled { lines: one.lines, usage: one.usage.best(other.usage) })
}

impl Places {
    fn folder(&self, generator: &str, name: &str) -> PathBuf {
        self.root.join("crates").join(generator).join(name)
    }
}

/// Makes a folder that has nothing in it.
fn empty(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(Failure::io("remove", folder, &error));
        }
        _ => {}
    }
    fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))
}
