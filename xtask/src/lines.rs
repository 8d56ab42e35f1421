//! `cargo xtask lines`

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use concord::{Features, File};
use similar::TextDiff;

use crate::corpus::{documents, generate};
use crate::exit::{FOUND, Failure};
use crate::workspace;

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask lines ../documents            count again, and show what has changed
  cargo xtask lines ../documents --check    fail where something has")]
pub(crate) struct Arguments {
    /// The folder of the documents.
    folder: PathBuf,
    /// Change nothing; fail where a document has other counts than the committed ones.
    #[arg(long)]
    check: bool,
}

/// The first line of the counts.
const HEAD: &str = "document\tlines\tlines of examples\tfn\tstruct\tenum\timpl";

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let path = workspace::line_counts();
    let old = std::fs::read_to_string(&path).unwrap_or_default();
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for document in documents(&arguments.folder, &[])? {
        let name = document.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some((_, files, _)) = generate(&document, Features::TagsOfLarge).files {
            rows.insert(name, Counts::of(&files).row());
        }
    }
    let mut new = format!("{HEAD}\n");
    for (name, row) in &rows {
        let _ = writeln!(new, "{name}\t{row}");
    }
    if old == new {
        return Ok(ExitCode::SUCCESS);
    }
    let diff = TextDiff::from_lines(&old, &new);
    print!("{}", diff.unified_diff().context_radius(0).header("committed", "now"));
    if arguments.check {
        eprintln!(
            "error: documents become more or less than before\n  = help: where that is meant, run \
             `cargo xtask lines DIR` and commit what it writes"
        );
        return Ok(ExitCode::from(FOUND));
    }
    std::fs::write(&path, new).map_err(|error| Failure::io("write", &path, &error))?;
    Ok(ExitCode::SUCCESS)
}

/// What a crate is made of.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    /// Lines of Rust, those of the examples left out.
    lines: usize,
    examples: usize,
    functions: usize,
    structs: usize,
    enums: usize,
    impls: usize,
}

impl Counts {
    fn of(files: &[File]) -> Self {
        let mut counts = Self::default();
        for file in files.iter().filter(|file| file.path.ends_with(".rs")) {
            let lines = file.text.lines().count();
            if file.path.ends_with("/examples.rs") {
                counts.examples += lines;
                continue;
            }
            counts.lines += lines;
            file.text.lines().for_each(|line| counts.note(line));
        }
        counts
    }

    /// Counts the item that starts on a line.
    fn note(&mut self, line: &str) {
        let words = line.split_whitespace();
        let mut words = words.skip_while(|word| {
            ["pub", "async", "const"].contains(word) || word.starts_with("pub(")
        });
        match words.next() {
            Some("fn") => self.functions += 1,
            Some("struct") => self.structs += 1,
            Some("enum") => self.enums += 1,
            Some(word) if word == "impl" || word.starts_with("impl<") => self.impls += 1,
            _ => {}
        }
    }

    fn row(&self) -> String {
        let Self { lines, examples, functions, structs, enums, impls } = self;
        format!("{lines}\t{examples}\t{functions}\t{structs}\t{enums}\t{impls}")
    }
}

#[cfg(test)]
mod tests {
    use concord::File;

    use super::Counts;

    #[test]
    fn items_are_counted_and_examples_are_not() {
        let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
        let text = "/// fn\npub struct A;\npub(crate) enum B {}\nimpl<T> C for A {\n    pub async fn d() {}\n}\n";
        let files = [
            file("Cargo.toml", "a\n"),
            file("src/lib.rs", text),
            file("src/examples.rs", "fn e() {}\n"),
        ];
        let expected =
            Counts { lines: 6, examples: 1, functions: 1, structs: 1, enums: 1, impls: 1 };
        assert_eq!(Counts::of(&files), expected);
    }
}
