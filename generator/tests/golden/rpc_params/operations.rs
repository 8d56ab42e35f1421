//! The operations of Params: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method, Structure};

use super::types::*;

/// The address of every call: `POST /rpc`
pub static ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/rpc",
    security: &[],
};

/// The method `by_name`.
pub static BY_NAME: Method = Method::new("by_name", &["block", "full"])
    .structure(Structure::ByName);

/// What [`BY_NAME`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct ByName {
    /// The number of a block.
    pub block: Block,
    /// `full` in the params.
    pub full: json::Maybe<bool>,
}

impl ByName {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(block: impl Into<String>) -> Self {
        Self {
            block: block.into(),
            full: json::Maybe::Absent,
        }
    }
}

impl rpc::Input for ByName {
    const METHOD: &'static Method = &BY_NAME;

    fn write(&self, params: &mut rpc::Params) {
        params.member("block", &self.block);
        params.maybe("full", &self.full);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            ("block", &[json::Rule::Pattern("^0x[0-9a-f]+$")]),
        ];
        params.keep(RULES)?;
        Ok(Self {
            block: params.required("block")?,
            full: params.maybe("full")?,
        })
    }
}

impl rpc::Request for ByName {
    type Answer = json::Value;
    type Error = Infallible;
}

/// The method `by_position`.
pub static BY_POSITION: Method = Method::new(
        "by_position",
        &["block", "from", "limit", "cursor"],
    )
    .structure(Structure::ByPosition);

/// What [`BY_POSITION`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct ByPosition {
    /// The number of a block.
    pub block: Block,
    /// `from` in the params.
    pub from: Option<String>,
    /// `limit` in the params.
    ///
    /// Left out it means `10`.
    pub limit: Option<i64>,
    /// `cursor` in the params.
    pub cursor: json::Maybe<String>,
}

impl ByPosition {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(block: impl Into<String>, from: Option<String>) -> Self {
        Self {
            block: block.into(),
            from,
            limit: None,
            cursor: json::Maybe::Absent,
        }
    }
}

impl rpc::Input for ByPosition {
    const METHOD: &'static Method = &BY_POSITION;

    fn write(&self, params: &mut rpc::Params) {
        params.member("block", &self.block);
        params.nullable("from", &self.from);
        params.optional("limit", &self.limit);
        params.maybe("cursor", &self.cursor);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            ("block", &[json::Rule::Pattern("^0x[0-9a-f]+$")]),
        ];
        params.keep(RULES)?;
        Ok(Self {
            block: params.required("block")?,
            from: params.nullable("from")?,
            limit: params.defaulted("limit", "10")?,
            cursor: params.maybe("cursor")?,
        })
    }
}

impl rpc::Request for ByPosition {
    type Answer = ();
    type Error = Infallible;
}

/// The method `either`.
pub static EITHER: Method = Method::new("either", &["a"]);

/// What [`EITHER`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Either {
    /// `a` in the params.
    pub a: Option<i64>,
}

impl rpc::Input for Either {
    const METHOD: &'static Method = &EITHER;

    fn write(&self, params: &mut rpc::Params) {
        params.optional("a", &self.a);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self { a: params.optional("a")? })
    }
}

impl rpc::Request for Either {
    type Answer = Block;
    type Error = Infallible;
}
