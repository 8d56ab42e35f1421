//! Every Rust name: free of collisions and keywords, and stable when a document grows.
//!
//! Names are claimed in the order of the document. One that is taken already gets a number, so an
//! addition at the end of a document never changes a name before it.

mod content;
mod headers;
mod ident;
mod operations;
mod schemes;
mod scope;
mod servers;
mod types;

use std::collections::BTreeMap;

pub(crate) use self::headers::HeaderSets;
pub(crate) use self::ident::{field, method, snake, variant};
pub(crate) use self::operations::{ClientCall, Form, OperationNames, Payload, StatusForm};
pub(crate) use self::schemes::Combination;
use self::schemes::SchemeNames;
pub(crate) use self::scope::Scope;
use self::servers::Servers;
use crate::model::{Api, TypeId};

/// The Rust names of an API.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    /// Items for types: structs, enums and aliases.
    pub(crate) types: BTreeMap<TypeId, String>,
    /// Fields of structs, by position; none for a constant member.
    pub(crate) fields: BTreeMap<TypeId, Vec<String>>,
    /// The field that holds members which are not documented.
    pub(crate) extra: BTreeMap<TypeId, String>,
    /// Variants of enums: of enumerations and unions.
    pub(crate) variants: BTreeMap<TypeId, Vec<String>>,
    /// The variant for what is not documented.
    pub(crate) unknown: BTreeMap<TypeId, String>,
    /// Names around operations, by position.
    pub(crate) operations: Vec<OperationNames>,
    /// The documented headers of answers.
    pub(crate) headers: HeaderSets,
    /// Names around security schemes.
    pub(crate) schemes: SchemeNames,
    /// Names of the addresses.
    pub(crate) servers: Servers,
}

/// Gives everything in an API that will be written a Rust name.
pub(crate) fn name(api: &Api) -> Names {
    let mut items = Scope::new(RESERVED);
    let mut constants = Scope::new(&["CHALLENGE", "ENDPOINT", "EXAMPLES", "SERVER"]);
    let mut names = Names {
        types: BTreeMap::new(),
        fields: BTreeMap::new(),
        extra: BTreeMap::new(),
        variants: BTreeMap::new(),
        unknown: BTreeMap::new(),
        operations: Vec::new(),
        headers: HeaderSets::default(),
        schemes: schemes::name(api),
        servers: servers::name_main(api, &mut items, &mut constants),
    };
    types::name_documented(api, &mut items, &mut names);
    names.operations = operations::name(api, &mut items, &mut constants);
    let Names { operations, servers, .. } = &mut names;
    servers::name_of_operations(api, operations, &mut items, &mut constants, servers);
    names.headers = headers::name(api, &mut items);
    for (index, operation) in names.operations.iter_mut().enumerate() {
        operation.find_headers(&names.headers, index);
    }
    types::name_inline(api, &mut items, &mut names);
    types::name_parts(api, &mut names);
    names
}

/// Whether every module has an item of this name, or needs it.
pub(crate) fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name)
}

/// Items that every module has, and names of the standard library that generated code uses.
const RESERVED: &[&str] = &[
    // The type parameters of servers and of the service of examples.
    "A",
    "R",
    "Api",
    "Client",
    "ClientBuilder",
    "WebhookClient",
    "WebhookClientBuilder",
    "Webhooks",
    "ServerUrl",
    "Credentials",
    "Endpoint",
    "ExampleServer",
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "String",
    "Vec",
    "Box",
    "Into",
    "From",
    "Self",
    "Default",
    "Clone",
    "Debug",
    "PartialEq",
    "Eq",
    "Hash",
    "Send",
    "Sync",
    "Future",
    "Arc",
    "Infallible",
    // What files import by name, which would stand before a type of the document.
    "Answer",
    "BoxError",
    "BoxFuture",
    "ByteStream",
    "Bytes",
    "Call",
    "CallError",
    "Caller",
    "Context",
    "Denied",
    "Documented",
    "EventStream",
    "Examples",
    "Failure",
    "Guard",
    "Http",
    "Json",
    "JsonStream",
    "Method",
    "MethodCall",
    "MethodError",
    "Operation",
    "Parameter",
    "Params",
    "Peer",
    "Refusal",
    "Responder",
    "Response",
    "Router",
    "Scopes",
    "Secret",
    "Structure",
    "Style",
    "WithHeaders",
    "WithStatus",
];

#[cfg(test)]
mod tests {
    use super::RESERVED;

    #[test]
    fn what_is_imported_by_name_is_reserved() {
        let emitters = [
            include_str!("../emit/client/mod.rs"),
            include_str!("../emit/examples/mod.rs"),
            include_str!("../emit/operations.rs"),
            include_str!("../emit/server/mod.rs"),
            include_str!("../emit/types/mod.rs"),
        ];
        let quoted = emitters.iter().flat_map(|text| text.split('"').skip(1).step_by(2));
        let paths = quoted.filter(|text| !text.contains(' '));
        let names = paths.filter_map(|path| path.rsplit_once("::")).map(|(_, name)| name);
        let items = names.filter(|name| name.starts_with(|first: char| first.is_uppercase()));
        for name in items {
            assert!(RESERVED.contains(&name), "{name} is imported and not reserved");
        }
    }
}
