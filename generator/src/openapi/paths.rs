//! Paths and their operations.

use indexmap::IndexMap;

use super::{operation, parameter};
use crate::diagnostic::Code;
use crate::model::{Operation, Requirement, SecurityScheme};
use crate::reading::{Reader, check_fields, members, require};
use crate::source::{Kind, Node};

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const FIELDS: &[&str] = &[
    "$ref",
    "summary",
    "description",
    "servers",
    "parameters",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
    "additionalOperations",
];

/// Reads the operations of all paths (OAS 3.1 §4.8.8), in the order of the document.
pub(super) fn read<'s>(
    reader: &mut Reader<'s>,
    root: Node<'s>,
    schemes: &mut IndexMap<String, SecurityScheme>,
    security: &[Vec<Requirement>],
) -> Vec<Operation> {
    let mut operations = Vec::new();
    // From 3.1 on a document may do without paths.
    let is_required = root.get("webhooks").is_none() && root.get("components").is_none();
    let paths = if is_required { require(reader, root, "paths") } else { root.get("paths") };
    for (path, node) in members(reader, paths) {
        if path.starts_with("x-") {
            continue;
        }
        if !path.starts_with('/') {
            reader.fault(Code::InvalidValue, node, "a path starts with `/`");
        }
        let Some(item) = reader.follow(node) else { continue };
        check_fields(reader, item, FIELDS);
        if item.kind() != Kind::Object {
            continue;
        }
        for field in ["servers", "query", "additionalOperations"] {
            if let Some(node) = item.get(field) {
                reader.unsupported(node, format!("`{field}` of a path is not generated yet"));
            }
        }
        let shared = parameter::read_list(reader, item, &[]);
        for (method, node) in item.members().filter(|(name, _)| METHODS.contains(name)) {
            let site = operation::Site { method, path, shared: &shared, security };
            operations.extend(operation::read(reader, node, &site, schemes));
        }
    }
    operations
}
