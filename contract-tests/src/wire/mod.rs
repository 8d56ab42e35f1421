//! Requests and answers as they stand on the wire, before anybody has read anything into them.

pub mod events;
mod request;
mod response;

pub use request::WireRequest;
pub use response::WireResponse;

use std::net::SocketAddr;

use serde_json::{Map, Value, json};

/// The values of a header, by its name in small letters.
fn header<'h>(headers: &'h [(String, String)], name: &str) -> Vec<&'h str> {
    headers.iter().filter(|(found, _)| found == name).map(|(_, value)| value.as_str()).collect()
}

fn header_list(headers: &http::HeaderMap) -> Vec<(String, String)> {
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}

/// Headers for a snapshot: one text each, several where the header is there several times.
fn headers_to_json(headers: &[(String, String)]) -> Value {
    let mut object = Map::new();
    for (name, value) in headers {
        // The mock listens at another port in each run; no other value is hidden.
        let is_address = name == "host" && value.parse::<SocketAddr>().is_ok();
        let value = if is_address { json!("[host]:[port]") } else { json!(value) };
        match object.get_mut(name) {
            None => {
                object.insert(name.clone(), value);
            }
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = json!([first.take(), value]),
        }
    }
    Value::Object(object)
}

/// A body for a snapshot: JSON where it is some, else its text, `null` where there is none.
fn body_to_json(body: &[u8]) -> Value {
    if body.is_empty() {
        return Value::Null;
    }
    serde_json::from_slice(body).unwrap_or_else(|_| json!(String::from_utf8_lossy(body)))
}
