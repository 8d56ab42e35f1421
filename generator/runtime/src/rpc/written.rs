//! Answers as they are written (JSON-RPC 2.0 §5).

use super::{Id, RpcError};
use crate::json::{Json, Writer};

/// The text of an answer with a result.
#[cfg(feature = "server")]
pub(super) fn success(id: &Id, result: &[u8]) -> Vec<u8> {
    const START: &[u8] = br#"{"jsonrpc":"2.0","result":"#;
    let mut text = Vec::with_capacity(START.len() + result.len() + id.as_raw().len() + 8);
    text.extend_from_slice(START);
    text.extend_from_slice(result);
    close(text, id)
}

/// The text of an answer with an error.
pub(super) fn failure(id: &Id, error: &RpcError) -> Vec<u8> {
    let mut writer = Writer::new();
    error.encode(&mut writer);
    let mut text = br#"{"jsonrpc":"2.0","error":"#.to_vec();
    // A code, a text and a JSON value always have a JSON form.
    text.extend(writer.finish().unwrap_or_default());
    close(text, id)
}

fn close(mut text: Vec<u8>, id: &Id) -> Vec<u8> {
    text.extend_from_slice(br#","id":"#);
    text.extend_from_slice(id.as_raw().as_bytes());
    text.push(b'}');
    text
}
