//! The examples of an OpenAPI document.

use concord::source::Node;
use serde_json::Value;

use super::{Part, Shown};
use crate::contract::Contract;

/// The fixed fields of a Path Item that are operations (OAS 3.2 §4.9).
const METHODS: &[&str] =
    &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Walks every operation, through references.
pub(super) fn shown(contract: &Contract) -> Vec<Shown> {
    let mut all = Vec::new();
    let paths = contract.root().get("paths").into_iter().flat_map(Node::members);
    for (path, item) in paths {
        let item = contract.follow(item);
        for (method, operation) in item.members().filter(|(name, _)| METHODS.contains(name)) {
            let id = format!("{} {path}", method.to_uppercase());
            let mut walk = Walk { contract, operation: id, shown: &mut all };
            walk.parameters(item);
            walk.parameters(operation);
            walk.request_body(operation);
            walk.responses(operation);
            walk.secrets(operation);
        }
    }
    all
}

/// The walk of one operation.
struct Walk<'w, 's> {
    contract: &'s Contract,
    operation: String,
    shown: &'w mut Vec<Shown>,
}

impl<'s> Walk<'_, 's> {
    fn parameters(&mut self, node: Node<'s>) {
        for parameter in node.get("parameters").into_iter().flat_map(Node::items) {
            let parameter = self.contract.follow(parameter);
            let text = |name| parameter.get(name).and_then(Node::as_str).unwrap_or_default();
            let part = Part::Parameter(text("in").to_owned(), text("name").to_owned());
            self.examples(parameter, &part);
        }
    }

    fn request_body(&mut self, operation: Node<'s>) {
        let Some(body) = operation.get("requestBody") else { return };
        for (_, content) in contents(self.contract.follow(body)) {
            self.examples(content, &Part::RequestBody);
        }
    }

    fn responses(&mut self, operation: Node<'s>) {
        for (key, response) in operation.get("responses").into_iter().flat_map(Node::members) {
            for (media_type, content) in contents(self.contract.follow(response)) {
                self.examples(content, &Part::Answer(key.to_owned(), media_type.to_owned()));
            }
        }
    }

    /// `x-examples` of the security schemes belong to the operations that have a request example
    /// of that name.
    fn secrets(&mut self, operation: Node<'s>) {
        let body = operation.get("requestBody").map(|body| self.contract.follow(body));
        let bodies = body.into_iter().flat_map(contents).map(|(_, content)| content);
        let names: Vec<_> = bodies
            .filter_map(|content| content.get("examples"))
            .flat_map(Node::members)
            .map(|(name, _)| name)
            .collect();
        let schemes = self.contract.root().at("/components/securitySchemes");
        for (_, scheme) in schemes.into_iter().flat_map(Node::members) {
            let examples = self.contract.follow(scheme).get("x-examples");
            for (name, secret) in examples.into_iter().flat_map(Node::members) {
                if names.contains(&name) {
                    self.push(secret, name, Part::Secret, secret.to_json());
                }
            }
        }
    }

    /// `example` and `examples` of a parameter or a media type.
    fn examples(&mut self, node: Node<'s>, part: &Part) {
        if let Some(value) = node.get("example") {
            // The single example of a place goes by this name.
            self.push(value, "example", part.clone(), value.to_json());
        }
        for (name, example) in node.get("examples").into_iter().flat_map(Node::members) {
            let example = self.contract.follow(example);
            let fields = ["serializedValue", "dataValue", "value"];
            let value = fields.into_iter().find_map(|field| example.get(field));
            let value = value.map_or(Value::Null, Node::to_json);
            self.push(example, name, part.clone(), value);
        }
    }

    fn push(&mut self, node: Node<'s>, name: &str, part: Part, value: Value) {
        self.shown.push(Shown {
            pointer: node.pointer(),
            place: self.contract.place(node.origin()),
            operation: self.operation.clone(),
            name: name.to_owned(),
            part,
            value,
        });
    }
}

fn contents(node: Node<'_>) -> impl Iterator<Item = (&str, Node<'_>)> {
    node.get("content").into_iter().flat_map(Node::members)
}
