//! Keywords that say more of values than their type (JSON Schema 2020-12 §10.2 and §10.3.1.3,
//! validation §6.5.4).

use super::dialect::Treatment;
use super::keywords::tolerate;
use super::limits;
use super::reader::SchemaReader;
use crate::model::{Check, Schema};
use crate::source::{Kind, Node};

/// Reads the keywords that only hold together with others of their schema.
pub(super) fn read<'s>(reader: &mut SchemaReader<'s>, node: Node<'s>, schema: &mut Schema) {
    let dialect = reader.dialect;
    let get = |keyword| node.get(keyword).filter(|_| dialect.treatment(keyword) == Treatment::Read);
    if let Some(not) = get("not") {
        schema.checks.push(Check::Not(reader.read(not)));
    }
    // §10.2.2: without `if` the others say nothing; `if` alone tells `unevaluated…` what it describes.
    if let Some(condition) = get("if") {
        let condition = reader.read(condition);
        let then = get("then").map(|then| reader.read(then));
        let otherwise = get("else").map(|otherwise| reader.read(otherwise));
        schema.checks.push(Check::When { condition, then, otherwise });
    }
    if let Some(item) = get("contains") {
        let mut count = |keyword| limits::count(reader, get(keyword)?);
        let (least, most) = (count("minContains").unwrap_or(1), count("maxContains"));
        schema.checks.push(Check::Contains { item: reader.read(item), least, most });
    }
    for keyword in ["dependentRequired", "dependentSchemas", "dependencies"] {
        let Some(all) = get(keyword) else { continue };
        if all.kind() != Kind::Object {
            tolerate(reader, all, "this is an object with the names of members", "it says nothing");
        }
        for (name, value) in all.members() {
            schema.checks.push(dependent(reader, name, value));
        }
    }
}

/// Names, or a schema: draft-07 has one keyword for both (§6.5.7).
fn dependent<'s>(reader: &mut SchemaReader<'s>, name: &str, value: Node<'s>) -> Check {
    let name = name.to_owned();
    if value.kind() != Kind::Array {
        return Check::Dependent { name, required: Vec::new(), schema: Some(reader.read(value)) };
    }
    let required = value.items().filter_map(Node::as_str).map(str::to_owned).collect();
    Check::Dependent { name, required, schema: None }
}
