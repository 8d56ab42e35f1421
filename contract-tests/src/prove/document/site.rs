//! The nodes of a document in which faults are planted.

use std::collections::BTreeSet;

use concord::source::pointer::escape;
use serde_json::Value;

use super::reach::of_requests;

/// What a node is, by the specification of its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Site {
    Root,
    Server,
    Paths,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Responses,
    Response,
    /// The map of media types.
    Content,
    MediaType,
    /// The schema of a parameter that is a text on the wire.
    TextSchema,
    /// A schema that speaks about requests, and maybe about answers.
    RequestSchema,
    /// A schema of either.
    Schema,
    SecurityScheme,
    Method,
    /// A content descriptor of a param; the name of a result is not on the wire.
    Param,
    MethodError,
}

const METHODS: &[&str] = &["get", "put", "post", "delete", "patch", "head", "options", "query"];

/// Keywords of a schema whose value is a schema, a list of schemas, or a map of them.
const ONE: &[&str] = &["items", "additionalProperties", "propertyNames", "contentSchema", "not"];
const LIST: &[&str] = &["anyOf", "oneOf", "allOf", "prefixItems"];
const MAP: &[&str] = &["properties", "patternProperties"];

/// Every node of a kind, by its pointer, in the order of the document. What is behind a reference
/// is met where it stands.
pub(super) fn sites(document: &Value) -> Vec<(Site, String)> {
    let mut walk = Walk {
        document,
        requests: of_requests(document),
        sites: vec![(Site::Root, String::new())],
    };
    walk.each_item("/servers", |walk, at| walk.note(Site::Server, at));
    if document.get("openapi").is_some() {
        walk.paths();
    } else {
        walk.each_item("/methods", Walk::method);
    }
    walk.components();
    walk.sites
}

struct Walk<'d> {
    document: &'d Value,
    requests: BTreeSet<String>,
    sites: Vec<(Site, String)>,
}

impl Walk<'_> {
    fn note(&mut self, site: Site, at: &str) {
        self.sites.push((site, at.to_owned()));
    }

    /// Walks into each member of an object.
    fn each_member(&mut self, at: &str, walk: impl Fn(&mut Self, &str)) {
        let members = self.document.pointer(at).and_then(Value::as_object);
        for name in members.into_iter().flat_map(|members| members.keys()) {
            walk(self, &format!("{at}/{}", escape(name)));
        }
    }

    /// Walks into each item of a list.
    fn each_item(&mut self, at: &str, walk: impl Fn(&mut Self, &str)) {
        let items = self.document.pointer(at).and_then(Value::as_array);
        for index in 0..items.map_or(0, Vec::len) {
            walk(self, &format!("{at}/{index}"));
        }
    }

    /// Whether something stands here, and not behind a reference.
    fn is_here(&self, at: &str) -> bool {
        self.document.pointer(at).is_some_and(|node| node.get("$ref").is_none())
    }

    fn paths(&mut self) {
        self.note(Site::Paths, "/paths");
        self.each_member("/paths", |walk, item| {
            walk.note(Site::PathItem, item);
            walk.each_item(&format!("{item}/parameters"), Self::parameter);
            for method in METHODS {
                let operation = format!("{item}/{method}");
                if walk.is_here(&operation) {
                    walk.operation(&operation);
                }
            }
        });
    }

    fn operation(&mut self, at: &str) {
        self.note(Site::Operation, at);
        self.each_item(&format!("{at}/parameters"), Self::parameter);
        let body = format!("{at}/requestBody");
        if self.is_here(&body) {
            self.note(Site::RequestBody, &body);
            self.content(&format!("{body}/content"));
        }
        self.note(Site::Responses, &format!("{at}/responses"));
        self.each_member(&format!("{at}/responses"), Self::response);
    }

    fn parameter(&mut self, at: &str) {
        if self.is_here(at) {
            self.note(Site::Parameter, at);
            self.note(Site::TextSchema, &format!("{at}/schema"));
        }
    }

    fn response(&mut self, at: &str) {
        if self.is_here(at) {
            self.note(Site::Response, at);
            self.content(&format!("{at}/content"));
        }
    }

    fn content(&mut self, at: &str) {
        self.note(Site::Content, at);
        self.each_member(at, |walk, media_type| {
            walk.note(Site::MediaType, media_type);
            walk.schema(&format!("{media_type}/schema"));
            // The fields of an event are what HTML says they are; the data is the document's.
            let data = format!("{media_type}/itemSchema/properties/data");
            walk.note(Site::Schema, &data);
            walk.schema(&format!("{data}/contentSchema"));
        });
    }

    fn method(&mut self, at: &str) {
        self.note(Site::Method, at);
        self.each_item(&format!("{at}/params"), Self::descriptor);
        self.schema(&format!("{at}/result/schema"));
        self.each_item(&format!("{at}/errors"), |walk, at| walk.note(Site::MethodError, at));
    }

    fn descriptor(&mut self, at: &str) {
        if self.is_here(at) {
            self.note(Site::Param, at);
            self.schema(&format!("{at}/schema"));
        }
    }

    fn components(&mut self) {
        self.each_member("/components/schemas", Self::schema);
        self.each_member("/components/parameters", Self::parameter);
        self.each_member("/components/responses", Self::response);
        self.each_member("/components/contentDescriptors", Self::descriptor);
        for schemes in ["/components/securitySchemes", "/components/x-securitySchemes"] {
            self.each_member(schemes, |walk, at| walk.note(Site::SecurityScheme, at));
        }
    }

    /// A schema, and those inside of it. A reference has siblings, so it is a site as well.
    fn schema(&mut self, at: &str) {
        if !self.document.pointer(at).is_some_and(Value::is_object) {
            return;
        }
        self.note(Site::Schema, at);
        if self.requests.contains(at) {
            self.note(Site::RequestSchema, at);
        }
        for keyword in ONE {
            self.schema(&format!("{at}/{keyword}"));
        }
        for keyword in LIST {
            self.each_item(&format!("{at}/{keyword}"), Self::schema);
        }
        for keyword in MAP {
            self.each_member(&format!("{at}/{keyword}"), Self::schema);
        }
    }
}
