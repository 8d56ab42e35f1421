//! What a configuration makes of a document: a folder for each thing that it can say and for each
//! mistake in it, with what is found (`findings.txt`) and the files that show what is generated.
//!
//! `UPDATE_GOLDEN=1 cargo test -p concord --test configured` writes them anew, to be read in the diff.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

use concord::configuration::Entry;
use concord::diagnostic::render;
use concord::{Dialect, File, Reading, Sources, Strictness};

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// Compares a text with a file, or writes the file; what differs is told by its name.
fn compare(path: &Path, found: &str, differing: &mut Vec<String>) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, found).unwrap();
    } else if fs::read_to_string(path).unwrap_or_default() != found {
        differing.push(format!("{}:\n{found}", path.display()));
    }
}

/// All that is found in a document as a folder configures it, and all that is generated.
fn generate(folder: &Path) -> (String, Vec<File>) {
    let mut sources = Sources::default();
    let load = |name: &str| fs::read(folder.join(name)).map_err(|error| error.kind().to_string());
    let text = load("configuration.yaml").unwrap();
    let configuration = sources.add("configuration.yaml", &text).unwrap();
    let entry: Entry = serde_yaml::from_slice(&text).unwrap();
    let mut options = entry.options("", Some(sources.root(configuration)));
    if folder.file_name().unwrap().to_str().unwrap().ends_with("of_others") {
        options.strictness = Strictness::Lenient;
    }
    let text = load("document.yaml").unwrap();
    let reading = match concord::load(&mut sources, "document.yaml", &text, &options, &load) {
        Ok(loaded) => concord::read_loaded(&sources, loaded, &options),
        Err(diagnostics) => Reading { api: None, diagnostics: diagnostics.sorted() },
    };
    let found = reading.diagnostics.iter();
    let found: Vec<_> =
        found.map(|one| format!("{}\n", render(one, &sources, false).trim_end())).collect();
    assert_eq!(reading.api.is_none(), reading.diagnostics.has_errors(), "{}", folder.display());
    let dialect = reading.api.map(|api| Dialect { name: "configured".to_owned(), api });
    (found.join("\n"), dialect.map(|dialect| concord::write(&[dialect])).unwrap_or_default())
}

#[test]
fn each_configuration_comes_to_what_its_folder_shows() {
    let mut differing = Vec::new();
    let mut shown = 0;
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/configured");
    for folder in entries(&all) {
        let (found, files) = generate(&folder);
        compare(&folder.join("findings.txt"), &found, &mut differing);
        for golden in entries(&folder) {
            let name = golden.file_name().unwrap().to_str().unwrap();
            if !name.ends_with(".rs") && name != "openrpc.json" {
                continue;
            }
            let name = format!("src/configured/{name}");
            let file = files.iter().find(|file| file.path == name).map(|file| file.text.as_str());
            compare(&golden, file.unwrap_or("it is not generated\n"), &mut differing);
        }
        shown += 1;
    }
    assert!(shown > 3, "only {shown} configurations were found");
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
