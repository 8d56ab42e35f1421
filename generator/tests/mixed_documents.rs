//! An OpenAPI and an OpenRPC document side by side in one dialect.
#![cfg(test)]

use concord::{Dialect, File, Options, Sources};

const OPENAPI: &str = include_str!("mixed/openapi.yaml");
const OPENRPC: &str = include_str!("mixed/openrpc.yaml");

fn dialect(name: &str, text: &str) -> Dialect {
    let mut sources = Sources::default();
    let document = sources.add("document.yaml", text.as_bytes()).unwrap();
    let reading = concord::read(&sources, document, &Options::default());
    let api = reading.api.unwrap_or_else(|| panic!("{:?}", reading.diagnostics));
    Dialect { name: name.to_owned(), api }
}

fn text<'f>(files: &'f [File], path: &str) -> &'f str {
    &files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}")).text
}

fn shop() -> Vec<File> {
    concord::write(&[dialect("shop.http", OPENAPI), dialect("shop.rpc", OPENRPC)])
}

#[test]
fn each_document_has_a_module_below_that_of_the_dialect() {
    let files = shop();
    let module = text(&files, "src/shop/mod.rs");
    assert!(module.contains("pub mod http;\npub mod rpc;"), "{module}");
    assert!(module.contains("| [`rpc`] | The shop over JSON-RPC, version 1 |"), "{module}");
    assert!(text(&files, "src/lib.rs").contains("#[cfg(feature = \"shop\")]"));
    assert_eq!(text(&files, "Cargo.toml").matches("shop").count(), 2);
    assert!(text(&files, "src/shop/http/client.rs").contains("pub async fn add_pet"));
    assert!(text(&files, "src/shop/rpc/client.rs").contains("pub async fn find_pet"));
    let docs = text(&files, "src/shop/rpc/mod.rs");
    assert!(docs.contains("use concord_dialects::shop::rpc;"), "{docs}");
    assert!(docs.contains("rpc::Client::builder(rpc::SERVER)"), "{docs}");
}

#[test]
fn types_of_one_name_are_one_type_where_their_schemas_agree_to_the_last() {
    let files = shop();
    let types = text(&files, "src/shop/rpc/types.rs");
    assert!(types.contains("pub use super::super::http::types::{Cart, Kind};"), "{types}");
    for (name, is_own) in [
        ("struct Cart", false),
        ("enum Kind", false),
        // Another member.
        ("struct Address", true),
        ("struct Owner", true),
        ("struct Pet ", true),
        // Required here.
        ("struct Receipt", true),
    ] {
        assert_eq!(types.contains(name), is_own, "{name}: {types}");
        assert!(text(&files, "src/shop/http/types.rs").contains(name), "{name}");
    }
}

#[test]
fn where_all_agrees_all_is_shared() {
    let agreeing = OPENRPC
        .replace("street: { type: integer }", "street: { type: string }")
        .replace("type: object, required: [number], ", "type: object, ");
    let files = concord::write(&[dialect("shop.http", OPENAPI), dialect("shop.rpc", &agreeing)]);
    let types = text(&files, "src/shop/rpc/types.rs");
    assert!(types.contains("{Address, Cart, Kind, Owner, Pet, Receipt}"), "{types}");
    assert!(!types.contains("struct"), "{types}");
}
