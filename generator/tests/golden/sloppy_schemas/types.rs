//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Pet`.
#[derive(Clone, Debug, PartialEq)]
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

impl Pet {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            age: json::Maybe::Absent,
            owner: None,
            home: None,
            friend: json::Maybe::Absent,
            picture: None,
            mood: None,
            nothing: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Pet {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[("name", &[json::Rule::MaxLength(20)])];
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            name: members.required("name")?,
            age: members.maybe("age")?,
            owner: members.optional("owner")?,
            home: members.optional("home")?,
            friend: members.maybe("friend")?,
            picture: members.optional("picture")?,
            mood: members.optional("mood")?,
            nothing: members.optional("nothing")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("name", &self.name);
        object.maybe("age", &self.age);
        object.optional("owner", &self.owner);
        object.optional("home", &self.home);
        object.maybe("friend", &self.friend);
        object.optional("picture", &self.picture);
        object.optional("mood", &self.mood);
        object.optional("nothing", &self.nothing);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Home`.
pub type Home = json::Map<String, json::Value>;

/// The schema `Loop`.
pub type Loop = json::Value;
