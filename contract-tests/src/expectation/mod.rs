//! What the document says should be on the wire, spelled by this crate alone.

mod credential;
mod default;
mod parameter;
mod path;
mod request;
mod response;

pub use credential::{secret, shown};
pub use path::base_path;
pub use request::{ExpectedRequest, Side, bare_request, expected_request, input, rpc_id};
pub use response::{ExpectedBody, ExpectedResponse, answer_to, expected_response};
