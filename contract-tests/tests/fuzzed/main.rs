//! What the fuzz targets of `contract-tests/fuzz` are started from, and all that they ever found, run
//! again. A fault that `cargo fuzz` finds leaves a file, which belongs into `regressions/TARGET` under
//! a name that says what it shows.
#![cfg(test)]

#[path = "../../fuzz/entries/mod.rs"]
mod entries;

use std::path::Path;

/// Runs a target over its folder, and says which file it failed with.
fn replay(target: &str, entry: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions").join(target);
    let mut count = 0;
    for file in std::fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let run = std::panic::catch_unwind(|| entry(&bytes));
        assert!(run.is_ok(), "{}", path.display());
        count += 1;
    }
    assert!(count > 0, "{} is empty", folder.display());
}

#[test]
fn documents() {
    replay("document", entries::document);
}

#[test]
fn styles() {
    replay("style", entries::style);
}

#[test]
fn events() {
    replay("events", entries::events);
}

#[test]
fn json_rpc() {
    replay("json_rpc", entries::json_rpc);
}

#[test]
fn http_servers() {
    replay("http_server", entries::http_server);
}

#[test]
fn rpc_servers() {
    replay("rpc_server", entries::rpc_server);
}
