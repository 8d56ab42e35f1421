//! The schemas of T.

use concord_runtime::json;

/// The schema `Event`.
#[derive(Clone)]
pub enum Event {
    /// Where `kind` is `Ping`.
    Ping(Ping),
    /// Any other `kind`.
    Other(Other),
}

json::tagged! { Event by "kind" { Ping: "Ping", ..Other decoded } }

/// The schema `Asked`.
#[derive(Clone)]
pub enum Asked {
    /// Where `kind` is `Ping`.
    Ping(AskedPing),
    /// Any other `kind`.
    Other(AskedOther),
}

json::tagged! { Asked by "kind" { Ping: "Ping", ..Other decoded } }

/// The schema `Ping`.
#[derive(Clone, Default)]
pub struct Ping {
    /// `kind`
    pub kind: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Ping { kind: optional, ..extra rest } }

/// The schema `Other`.
pub type Other = json::Map<String, json::Value>;

/// The schema `AskedPing`.
#[derive(Clone)]
pub struct AskedPing {
    /// `kind`
    pub kind: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new AskedPing { kind: required (impl Into<String>), ..extra rest } }

/// The schema `AskedOther`.
#[derive(Clone)]
pub struct AskedOther {
    /// `kind`
    pub kind: json::Value,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new AskedOther { kind: required (json::Value), ..extra rest } }
