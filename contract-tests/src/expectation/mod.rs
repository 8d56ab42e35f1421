//! What the document says should be on the wire, spelled by this crate alone.

mod content;
mod credential;
mod default;
mod obstacle;
mod parameter;
mod path;
pub mod percent;
mod request;
mod response;
mod untyped;

pub use content::{ExpectedContent, ExpectedPart};
pub use credential::{is_protected, secret, shown};
pub(crate) use credential::{is_sent as is_credential_sent, show as show_credential};
pub use obstacle::Obstacle;
pub use path::base_path;
pub use request::{ExpectedRequest, Side, bare_request, expected_request, input, rpc_id};
pub use response::{ExpectedBody, ExpectedHeader, ExpectedResponse, answer_to, expected_response};
