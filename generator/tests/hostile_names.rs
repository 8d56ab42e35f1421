//! Names that no Rust program could have, and many of them at once.
#![cfg(test)]

use concord::{Dialect, Options, Sources, Strictness};
use serde_json::{Map, Value, json};
use unicode_normalization::UnicodeNormalization;

const NAMES: &[&str] = &[
    "",
    "+1",
    "-1",
    "1",
    "3d",
    "self",
    "Self",
    "super",
    "crate",
    "type",
    "gen",
    "async",
    "Type",
    "TYPE",
    "_",
    "__",
    "$",
    "a-b",
    "a_b",
    "aB",
    "A B",
    "größe",
    // Two spellings of one letter, which the compiler takes for one.
    "caf\u{e9}",
    "cafe\u{301}",
    "\u{ac00}",
    "\u{1100}\u{1161}",
    "\u{c5}b",
    "\u{212b}b",
    "日本",
    "🦀",
    "new",
    "extra",
    "body",
    "Api",
    "Client",
    "Option",
    "String",
    "Vec",
    "Result",
    "Ok",
    "None",
    "Response",
    "Parameter",
    "Webhooks",
    "router",
    "clone",
    "challenge",
    "server",
    "json",
    "call",
    "request",
    "A",
    "R",
    "default",
    "Error",
    "AError",
    "AAnswer",
    "Credentials",
    "into",
    "drop",
    "operations",
];

/// A document in which everything is called so.
fn document(names: &[&str]) -> Value {
    let member = |name: &&str| ((*name).to_owned(), json!({ "type": "string" }));
    let members: Map<String, Value> = names.iter().map(member).collect();
    let mut schemas = Map::new();
    let mut paths = Map::new();
    let mut schemes = Map::new();
    for (index, name) in names.iter().enumerate() {
        schemas.insert(
            (*name).to_owned(),
            json!({ "type": "object", "required": names, "properties": members }),
        );
        schemes.insert((*name).to_owned(), json!({ "type": "http", "scheme": "bearer" }));
        let pointer = name.replace('~', "~0").replace('/', "~1");
        let parameters: Vec<Value> = [("query", *name), ("cookie", *name), ("query", "body")]
            .iter()
            .filter(|(_, name)| !name.is_empty())
            .enumerate()
            .filter(|(index, (_, name))| *index < 2 || *name == "body")
            .map(|(_, (place, name))| json!({ "name": name, "in": place, "schema": { "type": "string", "enum": names } }))
            .collect();
        let content = json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{pointer}") } } });
        let mut security = Map::new();
        security.insert((*name).to_owned(), json!([]));
        paths.insert(
            format!("/{index}"),
            json!({
                "post": {
                    "operationId": name,
                    "parameters": parameters,
                    "security": [security],
                    "requestBody": { "required": true, "content": content },
                    "responses": {
                        "200": { "description": name, "content": content },
                        "201": { "description": name },
                        "404": { "description": name, "content": content },
                    },
                }
            }),
        );
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Hostile names", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": schemes },
    })
}

/// What is written for a document; it is left beside the goldens for `cargo xtask corpus --check`
/// where a folder is named for it.
fn files(names: &[&str]) -> Vec<concord::File> {
    let text = document(names).to_string();
    if let Some(folder) = std::env::var_os("HOSTILE_NAMES") {
        std::fs::write(std::path::Path::new(&folder).join("hostile.json"), &text).unwrap();
    }
    let mut sources = Sources::default();
    let document = sources.add("hostile.json", text.as_bytes()).unwrap();
    let options = Options { strictness: Strictness::Lenient, ..Options::default() };
    let reading = concord::read(&sources, document, &options);
    assert!(!reading.diagnostics.has_errors(), "{:?}", reading.diagnostics);
    concord::write(&[Dialect { name: "hostile".to_owned(), api: reading.api.unwrap() }])
}

/// The names of a module's items by namespace, as far as they are declared in it.
fn declared(file: &syn::File) -> (Vec<String>, Vec<String>) {
    let (mut types, mut values) = (Vec::new(), Vec::new());
    for item in &file.items {
        match item {
            syn::Item::Struct(item) => {
                types.push(item.ident.to_string());
                let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
                let fields = fields.map(ToString::to_string).collect();
                assert_distinct(fields, &item.ident.to_string());
            }
            syn::Item::Enum(item) => {
                types.push(item.ident.to_string());
                let variants: Vec<_> =
                    item.variants.iter().map(|variant| variant.ident.to_string()).collect();
                assert_distinct(variants, &item.ident.to_string());
            }
            syn::Item::Type(item) => types.push(item.ident.to_string()),
            syn::Item::Trait(item) => types.push(item.ident.to_string()),
            syn::Item::Static(item) => values.push(item.ident.to_string()),
            syn::Item::Const(item) => values.push(item.ident.to_string()),
            syn::Item::Fn(item) => values.push(item.sig.ident.to_string()),
            _ => {}
        }
    }
    (types, values)
}

/// As the compiler does, which takes names by their composed form (UAX #31).
fn assert_distinct(names: Vec<String>, of: &str) {
    let mut names: Vec<String> = names.iter().map(|name| name.nfc().collect()).collect();
    names.sort();
    for pair in names.windows(2) {
        assert_ne!(pair[0], pair[1], "{of} declares it twice");
    }
}

#[test]
fn whatever_things_are_called_each_has_a_name_of_its_own() {
    let mut items = Vec::new();
    for file in files(NAMES).iter().filter(|file| file.path.ends_with(".rs")) {
        let parsed = syn::parse_file(&file.text).unwrap_or_else(|error| {
            panic!("{}: {error}", file.path);
        });
        let (types, values) = declared(&parsed);
        if file.path.ends_with("/types.rs") || file.path.ends_with("/operations.rs") {
            items.extend(types.clone());
        }
        assert_distinct(types, &file.path);
        assert_distinct(values, &file.path);
    }
    // Both are re-exported from one module.
    assert_distinct(items, "the module");
}

#[test]
fn names_stay_when_a_document_grows() {
    let text = |names: &[&str], file: &str| {
        let files = files(names);
        let found = files.iter().find(|one| one.path.ends_with(file));
        found.map(|file| file.text.clone()).unwrap_or_default()
    };
    let calls = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.contains("pub async fn"));
        lines.map(|line| line.trim().to_owned()).collect()
    };
    let (few, many) = (&NAMES[..20], &NAMES[..21]);
    let (before, after) = (calls(&text(few, "client.rs")), calls(&text(many, "client.rs")));
    assert_eq!(before, after[..before.len()]);
}

#[test]
fn two_spellings_of_a_letter_stay_two_names_on_the_wire() {
    let files = files(&["caf\u{e9}", "cafe\u{301}"]);
    let types = files.iter().find(|file| file.path.ends_with("/types.rs")).unwrap();
    for name in ["\"caf\u{e9}\"", "\"cafe\\u{301}\""] {
        let is_there = types.text.contains(name);
        assert!(is_there || types.text.contains(&name.replace("\\u{301}", "\u{301}")), "{name}");
    }
}
