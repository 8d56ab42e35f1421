//! The model of one document: plain data, the same for HTTP and JSON-RPC.
//!
//! Nothing here knows Rust syntax or does I/O. What came from a document keeps its [`Origin`].

mod case;
mod example;
mod operation;
mod reach;
mod rule;
mod schema;
mod security;
mod shape;

pub use case::{Case, CaseOutcome, CaseRequest, Provenance};
pub use example::{Example, ExampleValue};
pub use operation::{
    Body, Content, ContentForm, Encoding, MethodError, Operation, Outcome, OutcomeKey, Parameter,
    Place, Protocol, Role, Style,
};
pub use rule::{Known, Rule};
pub use schema::{Check, Discriminator, Kinds, Limits, Property, Schema, SchemaId, Schemas};
pub use security::{ApiKeyPlace, OAuthFlow, Requirement, SchemeKind, SecurityScheme};
pub use shape::{
    Branch, EnumValue, Evidence, Guard, IntegerKind, Member, Rest, Shape, Struct, TextFormat,
    TupleItem, Type, TypeId, TypeName, TypeOwner, Types, Union,
};

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::source::Origin;

/// The model of one document.
#[derive(Clone, Debug)]
pub struct Api {
    /// What the document says about itself.
    pub info: Info,
    /// Whether it describes HTTP operations or JSON-RPC methods.
    pub kind: ApiKind,
    /// The whole document, where a server answers with it (OpenRPC 1.3 §6, service discovery).
    pub document: Option<serde_json::Value>,
    /// Where the API is served.
    pub servers: Vec<Server>,
    /// The schemas, as the document has them.
    pub schemas: Schemas,
    /// The schemas that the document names, in its order.
    pub named: IndexMap<String, SchemaId>,
    /// The types that the schemas mean.
    pub types: Types,
    /// What values of schemas have to keep to that rules refer to.
    pub tables: BTreeMap<SchemaId, Vec<Rule>>,
    /// The operations, in the order of the document.
    pub operations: Vec<Operation>,
    /// The security schemes, by their documented names.
    pub schemes: IndexMap<String, SecurityScheme>,
    /// What can be replayed: the documented examples, and what stands in for missing ones.
    pub cases: Vec<Case>,
    /// What the document says about its tags, by their names.
    pub tags: IndexMap<String, String>,
    /// Whether each tag is a cargo feature of what is written.
    pub is_divided: bool,
}

impl Api {
    /// The servers of the document, or those that all operations have in place of them.
    #[must_use]
    pub fn main_servers(&self) -> &[Server] {
        let asked = self.operations.iter().filter(|operation| operation.role != Role::Webhook);
        let mut asked = asked.map(|operation| operation.servers.as_slice());
        let urls = |servers: &'_ [Server]| -> Vec<String> {
            servers.iter().map(|server| server.url.clone()).collect()
        };
        let Some(first) = asked.next() else { return &self.servers };
        let is_common = asked.all(|servers| urls(servers) == urls(first));
        if is_common && !first.is_empty() { first } else { &self.servers }
    }
}

/// Which kind of description an API comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKind {
    /// OpenAPI: HTTP operations.
    Http,
    /// OpenRPC: methods behind one address.
    Rpc,
}

/// What a document says about itself (OAS 3.1 §4.8.2).
#[derive(Clone, Debug, Default)]
pub struct Info {
    /// The API's title.
    pub title: String,
    /// The API's version, which is not the version of the description's dialect.
    pub version: String,
    /// One sentence about the API (OAS 3.1 §4.8.2).
    pub summary: Option<String>,
    /// A text about the API (CommonMark).
    pub description: Option<String>,
}

/// One place where an API is served (OAS 3.1 §4.8.5).
#[derive(Clone, Debug)]
pub struct Server {
    /// Where the document says so.
    pub origin: Origin,
    /// The URL, with variables as `{name}`.
    pub url: String,
    /// What the document calls it (OAS 3.2 §4.6, OpenRPC).
    pub name: Option<String>,
    /// What the document says about it (CommonMark).
    pub description: Option<String>,
    /// The variables of the URL, in the order of the document.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server URL (OAS 3.1 §4.8.6).
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// The value where nobody chooses one.
    pub default: String,
    /// The values that it can have; empty where it can have any.
    pub values: Vec<String>,
    /// What the document says about it (CommonMark).
    pub description: Option<String>,
    /// The schema of its values.
    pub schema: SchemaId,
    /// The type of its values.
    pub ty: TypeId,
}
