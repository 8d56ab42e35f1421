//! The bytes of a document, on their way to files.

use concord::diagnostic::{location, render};
use concord::source::load_references;
use concord::{Diagnostics, Dialect, Options, Sources, Strictness};

/// Reads a document as one of a team's own and as one of somebody else.
pub(crate) fn document(bytes: &[u8]) {
    for strictness in [Strictness::Strict, Strictness::Lenient] {
        let mut sources = Sources::default();
        let added = match strictness {
            Strictness::Strict => sources.add("document", bytes).map(|id| (id, Diagnostics::new())),
            Strictness::Lenient => sources.add_foreign("document", bytes),
        };
        let (document, found) = match added {
            Ok(added) => added,
            Err(faults) => {
                assert_located(&faults, &sources);
                continue;
            }
        };
        assert_located(&found, &sources);
        let missing = |_: &str| Err("there are no other files".to_owned());
        let faults = load_references(&mut sources, document, &missing);
        assert_located(&faults, &sources);
        if faults.has_errors() {
            continue;
        }
        let options = Options { strictness, ..Options::default() };
        let reading = concord::read(&sources, document, &options);
        assert_located(&reading.diagnostics, &sources);
        if let Some(api) = reading.api {
            let dialect = Dialect { name: "fuzzed".to_owned(), api };
            assert_rust(&concord::write(&[dialect]));
        }
    }
}

/// Every finding has a place, and can be shown.
fn assert_located(found: &Diagnostics, sources: &Sources) {
    for diagnostic in found {
        let place = diagnostic.origin.and_then(|place| location(&place, sources));
        assert!(place.is_some(), "{diagnostic:?} is nowhere");
        assert!(!render(diagnostic, sources, false).is_empty());
    }
}

/// What is written is Rust, and stays in its folder.
fn assert_rust(files: &[concord::File]) {
    for file in files {
        let is_inside = file.path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        assert!(is_inside, "{:?} is no path below a folder", file.path);
        if file.path.ends_with(".rs")
            && let Err(error) = syn::parse_file(&file.text)
        {
            panic!("{} is no Rust: {error}", file.path);
        }
    }
}
