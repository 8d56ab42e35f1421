//! Names of the addresses where an API is served.

use std::collections::BTreeMap;

use super::scope::Scope;
use super::{OperationNames, snake, variant};
use crate::model::{Api, Server};

/// The Rust names of one address.
#[derive(Clone, Debug)]
pub(crate) struct ServerNames {
    /// The constant with it.
    pub(crate) constant: String,
    /// The struct of its variables, where it has some.
    pub(crate) structure: String,
}

/// The names of every documented address, by its URL.
pub(crate) type Servers = BTreeMap<String, ServerNames>;

/// Names the addresses of the whole API: the first one plainly, others by what the document calls
/// them (OAS 3.2 §4.6), or by number.
pub(super) fn name_main(api: &Api, items: &mut Scope, constants: &mut Scope) -> Servers {
    let mut named = Servers::new();
    let mut structures = 0;
    for (index, server) in api.main_servers().iter().enumerate() {
        if named.contains_key(&server.url) {
            continue;
        }
        structures += usize::from(!server.variables.is_empty());
        let own = server.name.as_deref();
        let constant = match (index, own) {
            (0, _) => "SERVER".to_owned(),
            (_, Some(own)) => constants.claim(&format!("SERVER_{}", constant_word(own)), "_URL"),
            (_, None) => constants.claim(&format!("SERVER_{}", index + 1), "_URL"),
        };
        let structure = match (server.variables.is_empty(), structures, own) {
            (true, _, _) => String::new(),
            (false, 1, _) => "ServerUrl".to_owned(),
            (false, _, Some(own)) => items.claim(&format!("ServerUrl{}", variant(own)), "Address"),
            (false, _, None) => items.claim(&format!("ServerUrl{structures}"), "Address"),
        };
        named.insert(server.url.clone(), ServerNames { constant, structure });
    }
    named
}

/// Names the addresses that only some operations have, after the first of them.
pub(super) fn name_of_operations(
    api: &Api,
    operations: &[OperationNames],
    items: &mut Scope,
    constants: &mut Scope,
    named: &mut Servers,
) {
    for (operation, names) in api.operations.iter().zip(operations) {
        for (index, server) in operation.servers.iter().enumerate() {
            if named.contains_key(&server.url) {
                continue;
            }
            let (of_constant, of_structure) = suffixes(server, index);
            let constant = format!("{}_SERVER{of_constant}", names.constant);
            let constant = constants.claim(&constant, "_URL");
            let structure = match server.variables.is_empty() {
                true => String::new(),
                false => {
                    items.claim(&format!("{}ServerUrl{of_structure}", names.input), "Variables")
                }
            };
            named.insert(server.url.clone(), ServerNames { constant, structure });
        }
    }
}

/// What tells the addresses of one operation apart, in constants and in structs.
fn suffixes(server: &Server, index: usize) -> (String, String) {
    match (index, &server.name) {
        (0, _) => Default::default(),
        (_, Some(own)) => (format!("_{}", constant_word(own)), variant(own)),
        (_, None) => (format!("_{}", index + 1), (index + 1).to_string()),
    }
}

fn constant_word(text: &str) -> String {
    snake(text).to_uppercase()
}
