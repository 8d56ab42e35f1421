//! What the document says should be on the wire, spelled by this crate alone.

mod content;
mod credential;
mod default;
mod parameter;
mod path;
pub mod percent;
mod request;
mod response;
mod untyped;

pub use content::{ExpectedContent, ExpectedPart};
pub(crate) use credential::{add as add_credentials, shown_schemes};
pub use credential::{is_protected, secret, shown};
pub use path::base_path;
pub use request::{ExpectedRequest, Side, bare_request, expected_request, input, rpc_id};
pub use response::{ExpectedBody, ExpectedHeader, ExpectedResponse, answer_to, expected_response};
