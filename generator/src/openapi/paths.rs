//! Paths, webhooks and callbacks, and their operations.

use indexmap::IndexMap;

use super::{operation, parameter, path_text};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Operation, Requirement, Role, SecurityScheme};
use crate::options::{Candidate, Choice};
use crate::reading::{Reader, check_fields, members, peek_tags, require};
use crate::source::{Kind, Node, Origin};

const METHODS: &[&str] =
    &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

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

/// Where operations are collected, and what they all take from the document.
pub(super) struct Paths<'a, 'o> {
    /// Which of them are collected.
    pub(super) choice: &'a mut Choice<'o>,
    pub(super) schemes: &'a mut IndexMap<String, SecurityScheme>,
    /// What the document asks of every caller.
    pub(super) security: &'a [Vec<Requirement>],
    pub(super) operations: Vec<Operation>,
    /// The callbacks that are being read, each inside of the one before.
    pub(super) around: Vec<Origin>,
}

/// Reads the operations of all paths (OAS 3.1 §4.8.8), then of all webhooks, in the order of the
/// document.
pub(super) fn read<'s>(reader: &mut Reader<'s>, root: Node<'s>, paths: &mut Paths<'_, '_>) {
    // From 3.1 on a document may do without paths.
    let is_required = root.get("webhooks").is_none() && root.get("components").is_none();
    let items = if is_required { require(reader, root, "paths") } else { root.get("paths") };
    for (path, node) in members(reader, items) {
        if path.starts_with("x-") {
            continue;
        }
        let mut path = path.to_owned();
        if !path.starts_with('/') {
            path.insert(0, '/');
            let diagnostic =
                Diagnostic::new(Code::InvalidValue, node.origin(), "a path starts with `/`");
            reader.push(diagnostic.at_key().tolerable("it is read as if it did"));
        }
        read_item(reader, node, &path, Role::Served, paths);
    }
    for (name, node) in members(reader, root.get("webhooks")) {
        if !name.starts_with("x-") {
            read_item(reader, node, name, Role::Webhook, paths);
        }
    }
}

/// Reads a Path Item Object (OAS 3.1 §4.8.9).
fn read_item<'s>(
    reader: &mut Reader<'s>,
    node: Node<'s>,
    name: &str,
    role: Role,
    paths: &mut Paths<'_, '_>,
) {
    let Some(item) = reader.follow_unless(node, "the path is left out") else { return };
    check_fields(reader, item, FIELDS);
    if item.kind() != Kind::Object {
        return;
    }
    let own = item.members().filter(|(field, _)| METHODS.contains(field));
    let mut operations: Vec<_> = own.map(|(method, node)| (method.to_uppercase(), node)).collect();
    // OAS 3.2 §4.9.1: methods without a field of their own, spelled as they are sent.
    let others = members(reader, item.get("additionalOperations")).into_iter();
    operations.extend(others.map(|(method, node)| (method.to_owned(), node)));
    let is_some = !operations.is_empty();
    operations.retain(|(method, node)| is_chosen(reader, *node, (method, name), paths));
    if is_some && operations.is_empty() {
        return;
    }
    let mark = reader.mark();
    let shared = parameter::read_list(reader, item, &[]);
    let servers = operation::read_servers(reader, item);
    if reader.is_faulty(mark, "all operations of the path are left out") {
        return;
    }
    for (method, node) in operations {
        // What a document asks of its callers it does not ask of itself.
        let security = if role == Role::Webhook { &[] } else { paths.security };
        let (shared, servers) = (shared.as_slice(), servers.as_slice());
        let site = operation::Site { method: &method, path: name, shared, security, servers, role };
        let mark = reader.mark();
        let mut operation = operation::read(reader, node, &site, paths.schemes);
        path_text::settle(reader, node, &mut operation);
        if reader.is_faulty(mark, "the operation is left out") {
            continue;
        }
        let parent = operation.id.clone();
        paths.operations.push(operation);
        read_callbacks(reader, node, &parent, paths);
    }
}

/// Whether an operation is one of those that are generated.
fn is_chosen<'s>(
    reader: &Reader<'s>,
    node: Node<'s>,
    route: (&str, &str),
    paths: &mut Paths<'_, '_>,
) -> bool {
    let is_callback = !paths.around.is_empty();
    paths.choice.takes(&Candidate {
        id: node.get("operationId").and_then(Node::as_str),
        // The path of a callback is made up, and nobody can know it.
        route: (!is_callback).then_some(route),
        tags: peek_tags(reader, node),
        is_callback,
    })
}

/// What becomes of a callback that cannot be read.
const LEFT_OUT: &str = "the callback is left out";

/// Reads the Callback Objects (OAS 3.1 §4.8.18) of an operation. The expression is the URL that
/// the API calls, which whoever sends the callback has to work out.
fn read_callbacks<'s>(
    reader: &mut Reader<'s>,
    operation: Node<'s>,
    parent: &str,
    paths: &mut Paths<'_, '_>,
) {
    for (name, callback) in members(reader, operation.get("callbacks")) {
        let Some(target) = reader.follow_unless(callback, LEFT_OUT) else { continue };
        if paths.around.contains(&target.origin()) {
            let message = "this callback stands inside of itself";
            let instead = "it is generated once, for the operation around it";
            reader.tolerate(Code::ReferenceCycle, callback, message, instead);
            continue;
        }
        let callback = target;
        paths.around.push(callback.origin());
        let mark = reader.mark();
        let expressions: Vec<_> = members(reader, Some(callback))
            .into_iter()
            .filter(|(expression, _)| !expression.starts_with("x-"))
            .collect();
        reader.is_faulty(mark, LEFT_OUT);
        for (index, (expression, node)) in expressions.iter().enumerate() {
            let number = if index == 0 { String::new() } else { format!("/{}", index + 1) };
            let path = format!("{parent}/{name}{number}");
            let first = paths.operations.len();
            read_item(reader, *node, &path, Role::Webhook, paths);
            for operation in paths.operations.iter_mut().skip(first) {
                operation.notes.push(format!("Sent to `{expression}`."));
            }
        }
        paths.around.pop();
    }
}
