//! One small golden for each construct: a document, and beside it the files that show it.
//!
//! `UPDATE_GOLDEN=1 cargo test -p concord --test golden` writes them anew, to be read in the diff.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

use concord::diagnostic::render;
use concord::{Dialect, Features, Options, Sources, Strictness};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn is_update() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// The files below a folder, sorted.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = entries(folder).into_iter();
    let files = entries.flat_map(|path| match path.is_dir() {
        true => files_below(&path),
        false => vec![path],
    });
    files.collect()
}

/// Compares a text with a file, or writes the file; what differs is told by its name.
fn compare(path: &Path, found: &str, differing: &mut Vec<String>) {
    if is_update() {
        fs::write(path, found).unwrap();
    } else if fs::read_to_string(path).unwrap_or_default() != found {
        differing.push(format!("{}:\n{found}", path.display()));
    }
}

#[test]
fn each_construct_is_written_as_its_golden_shows() {
    let mut differing = Vec::new();
    let mut shown = 0;
    for construct in entries(&folder("golden")) {
        let mut sources = Sources::default();
        let text = fs::read(construct.join("document.yaml")).unwrap();
        let load = |name: &str| fs::read(construct.join(name)).map_err(|error| error.to_string());
        // Goldens also show what is guessed at in documents of others.
        let features = match construct.ends_with("divided_by_tags") {
            true => Features::Tags,
            false => Features::None,
        };
        let options = Options {
            strictness: Strictness::Lenient,
            features: Some(features),
            ..Options::default()
        };
        let loaded = concord::load(&mut sources, "document.yaml", &text, &options, &load).unwrap();
        let reading = concord::read_loaded(&sources, loaded, &options);
        let found: Vec<_> =
            reading.diagnostics.iter().map(|one| render(one, &sources, false)).collect();
        assert!(
            !reading.diagnostics.has_errors(),
            "{}:\n{}",
            construct.display(),
            found.join("\n")
        );
        let dialect = Dialect { name: "golden".to_owned(), api: reading.api.unwrap() };
        let warnings = construct.join("warnings.txt");
        if warnings.exists() {
            compare(&warnings, &format!("{}\n", found.join("\n").trim_end()), &mut differing);
            shown += 1;
        }
        let files = concord::write(&[dialect]);
        let is_shown = |path: &&PathBuf| {
            path.extension().unwrap() == "rs"
                || path.ends_with("examples.json")
                || path.ends_with("openrpc.json")
                || path.ends_with("Cargo.toml")
        };
        for golden in files_below(&construct).iter().filter(is_shown) {
            let name = match golden.strip_prefix(&construct).unwrap().to_str().unwrap() {
                "Cargo.toml" => "Cargo.toml".to_owned(),
                below => format!("src/golden/{below}"),
            };
            let file = files.iter().find(|file| file.path == name).unwrap();
            compare(golden, &file.text, &mut differing);
            shown += 1;
        }
    }
    assert!(shown > 10, "only {shown} goldens were found");
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// What the tests of a folder of `contract-tests/tests` compile and call, checked here so that it can
/// be written anew when it does not compile.
fn assert_compiled_is_current(name: &str) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../contract-tests/tests").join(name);
    let mut sources = Sources::default();
    let text = fs::read(tests.join("document.yaml")).unwrap();
    let document = sources.add("document.yaml", &text).unwrap();
    let reading = concord::read(&sources, document, &Options::default());
    let found: Vec<_> =
        reading.diagnostics.iter().map(|one| render(one, &sources, false)).collect();
    let api = reading.api.filter(|_| !reading.diagnostics.has_errors());
    let Some(api) = api else { panic!("{}", found.join("\n")) };
    let files = concord::write(&[Dialect { name: name.to_owned(), api }]);
    let mut differing = Vec::new();
    for known in entries(&tests.join("generated")) {
        let file_name = known.file_name().unwrap().to_str().unwrap();
        let path = format!("src/{name}/{file_name}");
        let file = files.iter().find(|file| file.path == path).unwrap();
        compare(&known, &file.text, &mut differing);
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn the_constructs_that_are_compiled_are_current() {
    assert_compiled_is_current("constructs");
}

#[test]
fn what_meets_untrusted_peers_is_current() {
    assert_compiled_is_current("untrusted");
}

#[test]
fn each_mistake_is_reported_as_its_text_shows() {
    let mut differing = Vec::new();
    let mut shown = 0;
    for mistake in entries(&folder("refusals")) {
        if mistake.extension().is_some_and(|extension| extension == "txt") {
            continue;
        }
        let mut sources = Sources::default();
        let name = mistake.file_name().unwrap().to_str().unwrap();
        let load = |name: &str| {
            fs::read(folder("refusals").join(name)).map_err(|error| error.kind().to_string())
        };
        let options = Options::default();
        let text = fs::read(&mistake).unwrap();
        let diagnostics = match concord::load(&mut sources, name, &text, &options, &load) {
            Ok(loaded) => concord::read_loaded(&sources, loaded, &options).diagnostics,
            Err(found) => found,
        };
        assert!(!diagnostics.is_empty(), "{name} is not refused");
        let text: Vec<_> = diagnostics
            .sorted()
            .iter()
            .map(|one| format!("{}\n", render(one, &sources, false).trim_end()))
            .collect();
        compare(&mistake.with_extension("txt"), &text.join("\n"), &mut differing);
        shown += 1;
    }
    assert!(shown > 20, "only {shown} refusals were found");
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
