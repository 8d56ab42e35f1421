use concord::diagnostic::Code;
use concord::source::{Node, Sources};

use crate::document::read;

const API: &str = "
paths:
  /pets/{id}: {get: 1}
  /a%b: 2
components:
  schemas:
    Pet: {properties: {name: {type: string}}}
    A b: 3
    a~b: 4
    '': 5
    Named: {$anchor: here}
    Old: {$id: '#old'}
    Links: [10, 11]
from: {$ref: x}
";

fn resolved(sources: &Sources, from: Node<'_>, text: &str) -> Result<String, String> {
    match sources.resolve(from, text) {
        Ok(node) => Ok(format!("{}#{}", sources.file_name(node.document()), node.pointer())),
        Err(diagnostic) => {
            assert_eq!(diagnostic.code, Code::UnresolvedReference);
            Err(diagnostic.help.unwrap_or_default())
        }
    }
}

#[test]
fn a_reference_names_a_node() {
    let (mut sources, id) = read("specs/api.yaml", API);
    sources.add("specs/common types.yaml", b"Pet: 1").expect("the document is read");
    sources.add("shared.json", b"{\"a\": [true]}").expect("the document is read");
    let from = sources.root(id).get("from").expect("there is a `from`");
    for (reference, expected) in [
        ("#", "specs/api.yaml#"),
        ("", "specs/api.yaml#"),
        ("#/paths/~1pets~1{id}/get", "specs/api.yaml#/paths/~1pets~1{id}/get"),
        ("#/paths/~1pets~1%7Bid%7D/get", "specs/api.yaml#/paths/~1pets~1{id}/get"),
        ("#/paths/~1a%25b", "specs/api.yaml#/paths/~1a%b"),
        ("#/components/schemas/A%20b", "specs/api.yaml#/components/schemas/A b"),
        ("#/components/schemas/A b", "specs/api.yaml#/components/schemas/A b"),
        ("#/components/schemas/a~0b", "specs/api.yaml#/components/schemas/a~0b"),
        ("#/components/schemas/", "specs/api.yaml#/components/schemas/"),
        ("#/components/schemas/Links/1", "specs/api.yaml#/components/schemas/Links/1"),
        ("#here", "specs/api.yaml#/components/schemas/Named"),
        ("#old", "specs/api.yaml#/components/schemas/Old"),
        ("api.yaml#/paths", "specs/api.yaml#/paths"),
        ("common%20types.yaml#/Pet", "specs/common types.yaml#/Pet"),
        ("./common types.yaml", "specs/common types.yaml#"),
        ("../shared.json#/a/0", "shared.json#/a/0"),
    ] {
        assert_eq!(resolved(&sources, from, reference), Ok(expected.to_owned()), "{reference}");
    }
}

#[test]
fn a_reference_to_nothing_says_what_was_meant() {
    let (sources, id) = read("api.yaml", API);
    let from = sources.root(id).get("from").expect("there is a `from`");
    for (reference, help) in [
        ("#/components/schemas/Pte", "did you mean `#/components/schemas/Pet`?"),
        ("#/components/schemas/pet", "did you mean `#/components/schemas/Pet`?"),
        ("#/component/schemas/Pet", "did you mean `#/components/schemas/Pet`?"),
        ("#/paths/~1pet~1{id}", "did you mean `#/paths/~1pets~1{id}`?"),
        ("#/components/schemas/Invoice", ""),
        ("#/components/schemas/Links/2", ""),
        ("#/components/schemas/Links/01", ""),
        ("#/paths/~1a%FFb", ""),
        ("#nowhere", ""),
        ("other.yaml", ""),
        (
            "https://example.com/a.yaml#/Pet",
            "download the file and refer to the copy: generating reads no network",
        ),
    ] {
        assert_eq!(resolved(&sources, from, reference), Err(help.to_owned()), "{reference}");
    }
    let missing = sources.resolve(from, "#/x").expect_err("there is no `x`");
    let place = missing.origin.and_then(|place| place.origin()).expect("it has a place");
    assert_eq!(sources.node(place).pointer(), "/from/$ref");
}

#[test]
fn a_chain_of_references_is_followed_to_its_end() {
    let text = "
a: {$ref: '#/b'}
b: {$ref: '#/c'}
c: 1
d: {$ref: '#/e'}
e: {$ref: '#/f'}
f: {$ref: '#/e'}
g: {$ref: '#/g'}
";
    let (sources, id) = read("api.yaml", text);
    let follow = |name: &str| {
        let node = sources.root(id).get(name).expect("there is such a node");
        sources.follow(node).map(Node::pointer).map_err(|it| it.code)
    };
    assert_eq!(follow("a"), Ok("/c".to_owned()));
    assert_eq!(follow("c"), Ok("/c".to_owned()));
    for name in ["d", "e", "g"] {
        assert_eq!(follow(name), Err(Code::ReferenceCycle), "{name}");
    }
}
