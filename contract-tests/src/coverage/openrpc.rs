//! The example pairings of an OpenRPC document.

use concord::source::Node;

use super::{Part, Shown};
use crate::contract::Contract;

/// Walks every pairing of every method (OpenRPC 1.3 §4.9).
pub(super) fn shown(contract: &Contract) -> Vec<Shown> {
    let mut all = Vec::new();
    for method in contract.root().get("methods").into_iter().flat_map(Node::items) {
        let method = contract.follow(method);
        let text = |node: Node<'_>, name| {
            node.get(name).and_then(Node::as_str).unwrap_or_default().to_owned()
        };
        let descriptors = method.get("params").into_iter().flat_map(Node::items);
        let names: Vec<_> = descriptors.map(|param| text(contract.follow(param), "name")).collect();
        for pairing in method.get("examples").into_iter().flat_map(Node::items) {
            let pairing = contract.follow(pairing);
            // A pairing is left out as a whole.
            let parts = pairing.get("params").into_iter().flat_map(Node::items);
            let mut parts = parts.chain(pairing.get("result")).chain([pairing]);
            if parts.any(|part| contract.is_refused(&contract.follow(part).pointer())) {
                continue;
            }
            let mut push = |node: Node<'_>, part| {
                all.push(Shown {
                    pointer: node.pointer(),
                    place: contract.place(node.origin()),
                    operation: text(method, "name"),
                    name: text(pairing, "name"),
                    part,
                    value: node.to_json(),
                });
            };
            let params = pairing.get("params").into_iter().flat_map(Node::items);
            for (position, param) in params.map(|param| contract.follow(param)).enumerate() {
                let named = text(param, "name");
                // A name that no param has is the example's own, which is told by its place.
                let name = match names.get(position) {
                    Some(name) if !names.contains(&named) => name.clone(),
                    _ => named,
                };
                if let Some(value) = param.get("value") {
                    push(value, Part::Parameter("params".to_owned(), name));
                }
            }
            let result = pairing.get("result").map(|result| contract.follow(result));
            if let Some(value) = result.and_then(|result| result.get("value")) {
                let media_type = "application/json".to_owned();
                push(value, Part::Answer("result".to_owned(), media_type));
            }
            if let Some(id) = pairing.get("x-id") {
                push(id, Part::RpcId);
            }
        }
    }
    all
}
