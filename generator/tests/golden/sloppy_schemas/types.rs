//! The schemas of T.

use concord_runtime::json;

/// The schema `Pet`.
#[derive(Clone)]
pub struct Pet {
    /// 12
    pub name: String,
    /// `age`
    pub age: json::Maybe<i64>,
    /// `owner`
    pub owner: Option<json::Value>,
    /// `home`
    pub home: Option<Home>,
    /// `friend`
    pub friend: json::Maybe<Box<Pet>>,
    /// `picture`
    pub picture: Option<json::Value>,
    /// `mood`
    pub mood: Option<String>,
    /// `nothing`
    pub nothing: Option<json::Value>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Pet {
        name: required (impl Into<String>), age: maybe, owner: optional, home: optional,
        friend: maybe, picture: optional, mood: optional, nothing: optional, ..extra rest
    }
    rules [ ("name", &[MaxLength(20)]), ]
}

/// The schema `Home`.
pub type Home = json::Map<String, json::Value>;

/// The schema `Loop`.
pub type Loop = json::Value;
