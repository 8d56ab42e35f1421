//! Faults of documents: a node is changed, and says something else than the generated code does.

mod change;
mod openapi;
mod openrpc;
mod parameter;
mod reach;
mod schema;
mod site;

use serde_json::{Map, Value};

use self::change::Change;
use self::site::{Site, sites};
use super::{Fault, Plant};
use crate::contract::Contract;

/// A kind of fault: what it is called, the nodes that it is planted in, and all that becomes of one.
type Kind = (&'static str, Site, fn(&Map<String, Value>) -> Vec<Change>);

/// Faults of one kind that are planted in one document at most, from all over it.
const MOST: usize = 12;

/// Every kind.
const KINDS: &[&[Kind]] = &[schema::KINDS, parameter::KINDS, openapi::KINDS, openrpc::KINDS];

/// Every fault that fits into the document of a contract.
pub(super) fn faults(contract: &Contract) -> Vec<Fault> {
    let document = contract.root().to_json();
    let sites = sites(&document);
    let mut faults = Vec::new();
    for (name, wanted, changes) in KINDS.iter().copied().flatten() {
        let mut own = Vec::new();
        for (_, pointer) in sites.iter().filter(|(site, _)| site == wanted) {
            let Some(Value::Object(node)) = document.pointer(pointer) else { continue };
            for Change { detail, node } in changes(node) {
                let mut planted = document.clone();
                if let Some(place) = planted.pointer_mut(pointer) {
                    *place = Value::Object(node);
                }
                own.push(Fault {
                    kind: format!("document: {name}"),
                    place: format!("{}#{pointer} {detail}", contract.dialect).trim_end().to_owned(),
                    plant: Plant::Document(planted),
                });
            }
        }
        let step = own.len().div_ceil(MOST).max(1);
        faults.extend(own.into_iter().step_by(step));
    }
    faults
}
