//! The operations of Methods: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method, Structure};
use concord_runtime::template;

/// The address of every call: `POST /{tenant}/rpc`
pub static ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/{tenant}/rpc",
    security: &[],
};

/// The variables of the address.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// Whose data it is.
    pub tenant: String,
}

impl Endpoint {
    /// The documented URL with these variables, for a client to call.
    #[must_use]
    pub fn url(&self) -> String {
        self.at("https://rpc.example")
    }

    /// The address at another origin, such as `http://localhost:3000`.
    #[must_use]
    pub fn at(&self, origin: &str) -> String {
        let tenant = template::encode_segment(&self.tenant);
        format!("{origin}/{tenant}/rpc")
    }
}

/// The method `math.subtract`.
pub static MATH_SUBTRACT: Method = Method::new(
        "math.subtract",
        &["minuend", "subtrahend"],
    )
    .structure(Structure::ByPosition);

/// What [`MATH_SUBTRACT`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct MathSubtract {
    /// `minuend` in the params.
    pub minuend: i64,
    /// `subtrahend` in the params.
    ///
    /// Left out it means `1`.
    pub subtrahend: Option<i64>,
}

impl MathSubtract {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(minuend: i64) -> Self {
        Self { minuend, subtrahend: None }
    }
}

impl rpc::Input for MathSubtract {
    const METHOD: &'static Method = &MATH_SUBTRACT;

    fn write(&self, params: &mut rpc::Params) {
        params.member("minuend", &self.minuend);
        params.optional("subtrahend", &self.subtrahend);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            minuend: params.required("minuend")?,
            subtrahend: params.defaulted("subtrahend", "1")?,
        })
    }
}

impl rpc::Request for MathSubtract {
    type Answer = i64;
    type Error = Infallible;
}
