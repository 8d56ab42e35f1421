//! Texts that would like to leave their place: each in each place of a document that has one.
#![cfg(test)]

use concord::{Dialect, File, Options, Sources, Strictness};
use serde_json::{Value, json};

const TEXTS: &[&str] = &[
    "*/ fn escaped() {} /*",
    "\"# fn escaped() {} r#\"",
    "\" fn escaped() {} \"",
    "a\nfn escaped() {}",
    "a\rfn escaped() {}",
    "#![escaped]",
    "```\nfn escaped() {}\n```",
    "\\",
    "{escaped}",
    "\u{202e}nepo\u{202c} \u{2066}a\u{2069} \u{200f}\u{061c}",
    "\u{0}\u{1b}[2J\u{7f}",
    "../../escaped",
    "/etc/escaped",
    "..\\escaped",
];

/// Whose texts are prose and are taken as they are.
const PROSE: &[&str] = &[
    "/info/description",
    "/tags/0/description",
    "/paths/~1a~1{x}/post/summary",
    "/paths/~1a~1{x}/post/description",
    "/paths/~1a~1{x}/post/parameters/0/description",
    "/paths/~1a~1{x}/post/responses/200/description",
    "/paths/~1a~1{x}/post/responses/200/headers/X-A/description",
    "/paths/~1a~1{x}/post/responses/200/content/application~1json/examples/one/summary",
    "/components/schemas/A/description",
    "/components/schemas/A/title",
    "/components/schemas/A/properties/a/description",
];

/// Whose texts mean something, so that some are refused.
const WORDS: &[&str] = &[
    "/info/title",
    "/info/version",
    "/servers/0/url",
    "/tags/0/name",
    "/paths/~1a~1{x}/post/operationId",
    "/paths/~1a~1{x}/post/tags/0",
    "/paths/~1a~1{x}/post/parameters/1/name",
    "/paths/~1a~1{x}/post/parameters/2/name",
    "/components/schemas/A/properties/a/pattern",
    "/components/schemas/A/properties/a/default",
    "/components/schemas/A/properties/b/enum/0",
    "/paths/~1a~1{x}/post/responses/200/content/application~1json/examples/one/value/a",
    "/components/securitySchemes/key/name",
];

/// Where a member is called so, beside what is there.
const NAMES: &[&str] = &[
    "/paths",
    "/paths/~1a~1{x}/post/responses/200/content",
    "/paths/~1a~1{x}/post/responses/200/headers",
    "/paths/~1a~1{x}/post/responses/200/content/application~1json/examples",
    "/components/schemas",
    "/components/schemas/A/properties",
    "/components/securitySchemes",
];

fn document() -> Value {
    let schema = json!({ "$ref": "#/components/schemas/A" });
    let text = json!({ "type": "string" });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "T", "version": "1", "description": "D" },
        "servers": [{ "url": "https://a.example" }],
        "tags": [{ "name": "t", "description": "D" }],
        "paths": { "/a/{x}": { "post": {
            "operationId": "a",
            "summary": "S",
            "description": "D",
            "tags": ["t"],
            "security": [{ "key": [] }],
            "parameters": [
                { "name": "x", "in": "path", "required": true, "description": "D", "schema": text },
                { "name": "q", "in": "query", "schema": text },
                { "name": "h", "in": "header", "schema": text },
            ],
            "responses": { "200": {
                "description": "D",
                "headers": { "X-A": { "description": "D", "schema": text } },
                "content": { "application/json": {
                    "schema": schema,
                    "examples": { "one": { "summary": "S", "value": { "a": "v", "b": "w" } } },
                } },
            } },
        } } },
        "components": {
            "schemas": { "A": {
                "type": "object",
                "title": "T",
                "description": "D",
                "properties": {
                    "a": { "type": "string", "description": "D", "pattern": "v", "default": "v" },
                    "b": { "type": "string", "enum": ["w", "v"] },
                },
            } },
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "k" } },
        },
    })
}

/// What is written for a document, where it is not refused.
fn files(document: &Value) -> Option<Vec<File>> {
    let mut sources = Sources::default();
    let id = sources.add("texts.json", document.to_string().as_bytes()).ok()?;
    let options = Options { strictness: Strictness::Lenient, ..Options::default() };
    let reading = concord::read(&sources, id, &options);
    for found in &reading.diagnostics {
        assert!(found.origin.is_some(), "{found:?} is nowhere");
    }
    let api = reading.api.filter(|_| !reading.diagnostics.has_errors())?;
    Some(concord::write(&[Dialect { name: "texts".to_owned(), api }]))
}

/// What a program could be deceived or escaped by.
fn assert_harmless(files: &[File], of: &str) {
    for file in files {
        let mut parts = file.path.split('/');
        assert!(parts.all(|part| !matches!(part, "" | "." | "..")), "{of}: {}", file.path);
        assert!(!file.path.contains("escaped"), "{of}: {}", file.path);
        // What is JSON is data, which says what the document says.
        if !file.path.ends_with(".rs") {
            continue;
        }
        let is_hidden = |char: char| {
            matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                || (char.is_control() && char != '\n')
        };
        let hidden = file.text.lines().find(|line| line.contains(is_hidden));
        assert!(hidden.is_none(), "{of}: {}: {hidden:?}", file.path);
        let parsed = syn::parse_file(&file.text);
        let parsed = parsed.unwrap_or_else(|error| panic!("{of}: {}: {error}", file.path));
        let is_escaped = |attribute: &syn::Attribute| attribute.path().is_ident("escaped");
        assert!(!parsed.attrs.iter().any(is_escaped), "{of}: {}", file.path);
        let escaped =
            |item: &syn::Item| matches!(item, syn::Item::Fn(item) if item.sig.ident == "escaped");
        assert!(!parsed.items.iter().any(escaped), "{of}: {}", file.path);
    }
}

#[test]
fn each_text_stays_in_its_place() {
    for text in TEXTS {
        for pointer in PROSE.iter().chain(WORDS) {
            let mut document = document();
            *document.pointer_mut(pointer).unwrap() = json!(text);
            let of = format!("{text:?} at {pointer}");
            match files(&document) {
                Some(files) => assert_harmless(&files, &of),
                None => assert!(!PROSE.contains(pointer), "{of} is refused"),
            }
        }
    }
}

#[test]
fn each_name_stays_in_its_place() {
    for text in TEXTS {
        for pointer in NAMES {
            let mut document = document();
            let place = document.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
            let (_, value) = place.iter().next().unwrap();
            let mut value = value.clone();
            let mut name = (*text).to_owned();
            if *pointer == "/paths" {
                name = format!("/{text}/{{x}}");
                value["post"]["operationId"] = json!("b");
            }
            place.insert(name, value);
            if let Some(files) = files(&document) {
                assert_harmless(&files, &format!("{text:?} in {pointer}"));
            }
        }
    }
}
