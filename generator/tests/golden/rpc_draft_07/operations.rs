//! The operations of Draft 07: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method};

use super::types::*;

/// The address of every call: `POST /`
pub static ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/",
    security: &[],
};

/// The method `fold`.
pub static FOLD: Method = Method::new(
    "fold",
    &["shape", "pair", "anything", "range", "mode"],
);

/// What [`FOLD`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Fold {
    /// `shape` in the params.
    pub shape: FoldShape,
    /// `pair` in the params.
    pub pair: Option<(String, i64)>,
    /// `anything` in the params.
    pub anything: Option<json::Value>,
    /// `range` in the params.
    pub range: Option<u64>,
    /// `mode` in the params.
    pub mode: Option<FoldMode>,
}

impl Fold {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(shape: FoldShape) -> Self {
        Self {
            shape,
            pair: None,
            anything: None,
            range: None,
            mode: None,
        }
    }
}

impl rpc::Input for Fold {
    const METHOD: &'static Method = &FOLD;

    fn write(&self, params: &mut rpc::Params) {
        params.member("shape", &self.shape);
        params.optional("pair", &self.pair);
        params.optional("anything", &self.anything);
        params.optional("range", &self.range);
        params.optional("mode", &self.mode);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            ("range", &[json::Rule::Maximum(10.0), json::Rule::Above(0.0)]),
            (
                "mode",
                &[
                    json::Rule::When {
                        condition: &[json::Rule::Listed(&["\"a\""])],
                        then: &[json::Rule::Type(&[json::Kind::String])],
                        otherwise: &[],
                    },
                ],
            ),
        ];
        params.keep(RULES)?;
        Ok(Self {
            shape: params.required("shape")?,
            pair: params.optional("pair")?,
            anything: params.optional("anything")?,
            range: params.optional("range")?,
            mode: params.optional("mode")?,
        })
    }
}

impl rpc::Request for Fold {
    type Answer = FoldResponse;
    type Error = Infallible;
}
