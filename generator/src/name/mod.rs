//! Every Rust name: free of collisions and keywords, and stable when a document grows.
//!
//! Names are claimed in the order of the document. One that is taken already gets a number, so an
//! addition at the end of a document never changes a name before it.

mod content;
mod headers;
mod ident;
mod operations;
mod scope;
mod types;

use std::collections::BTreeMap;

pub(crate) use self::headers::HeaderSets;
pub(crate) use self::ident::{field, method, snake, variant};
pub(crate) use self::operations::{ClientCall, Form, OperationNames, Payload, StatusForm};
use self::scope::Scope;
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
    /// Variants of `Credentials`, by scheme.
    pub(crate) schemes: BTreeMap<String, String>,
}

/// Gives everything in an API that will be written a Rust name.
pub(crate) fn name(api: &Api) -> Names {
    let mut items = Scope::new(RESERVED);
    let mut names = Names {
        types: BTreeMap::new(),
        fields: BTreeMap::new(),
        extra: BTreeMap::new(),
        variants: BTreeMap::new(),
        unknown: BTreeMap::new(),
        operations: Vec::new(),
        headers: HeaderSets::default(),
        schemes: BTreeMap::new(),
    };
    types::name_documented(api, &mut items, &mut names);
    names.operations = operations::name(api, &mut items);
    names.headers = headers::name(api, &mut items);
    for (index, operation) in names.operations.iter_mut().enumerate() {
        operation.find_headers(&names.headers, index);
    }
    types::name_inline(api, &mut items, &mut names);
    types::name_parts(api, &mut names);
    let mut schemes = Scope::new(&[]);
    for scheme in api.schemes.keys() {
        names.schemes.insert(scheme.clone(), schemes.claim(&variant(scheme), "Scheme"));
    }
    names
}

/// Items that every module has, and names of the standard library that generated code uses.
const RESERVED: &[&str] = &[
    "Api",
    "Client",
    "ClientBuilder",
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
    "Bytes",
    "ByteStream",
    "JsonStream",
    "EventStream",
    "WithHeaders",
    "WithStatus",
];
