//! The operations of T: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method};

/// The address of every call: `POST /`
pub static ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/",
    security: &[],
};

/// The method `move`.
pub static MOVE: Method = Method::new("move", &["steps", "path"]);

/// What [`MOVE`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// `steps` in the params.
    pub steps: u64,
    /// `path` in the params.
    pub path: Option<Vec<String>>,
}

impl Move {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(steps: u64) -> Self {
        Self { steps, path: None }
    }
}

impl rpc::Input for Move {
    const METHOD: &'static Method = &MOVE;

    fn write(&self, params: &mut rpc::Params) {
        params.member("steps", &self.steps);
        params.optional("path", &self.path);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            ("steps", &[json::Rule::Minimum(1.0), json::Rule::Maximum(9.0)]),
            (
                "path",
                &[
                    json::Rule::MaxItems(3),
                    json::Rule::Items(&[json::Rule::MinLength(1)]),
                ],
            ),
        ];
        params.keep(RULES)?;
        Ok(Self {
            steps: params.required("steps")?,
            path: params.optional("path")?,
        })
    }
}

impl rpc::Request for Move {
    type Answer = bool;
    type Error = Infallible;
}
