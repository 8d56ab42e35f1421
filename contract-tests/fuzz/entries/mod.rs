//! Where bytes of strangers come in, each as a function that panics where it finds a fault.

mod document;
mod events;
mod exchange;
mod http_server;
mod json_rpc;
mod rpc_server;
mod style;

pub(crate) use document::document;
pub(crate) use events::events;
pub(crate) use http_server::http_server;
pub(crate) use json_rpc::json_rpc;
pub(crate) use rpc_server::rpc_server;
pub(crate) use style::style;
