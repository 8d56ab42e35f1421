//! Requests as a line for a shell.

use crate::wire::WireRequest;

/// A line that sends a request; before its path stands what it is sent to.
pub(crate) fn curl(base: &str, request: &WireRequest) -> String {
    let url = format!("{base}{}", target(request));
    let mut line = format!("curl -i -X {} {}", request.method, quoted(&url));
    for (name, value) in request.headers.iter().filter(|(name, _)| name != "host") {
        line.push_str(&format!(" -H {}", quoted(&format!("{name}: {value}"))));
    }
    if !request.body.is_empty() {
        let body = String::from_utf8_lossy(&request.body);
        line.push_str(&format!(" --data-raw {}", quoted(&body)));
    }
    line
}

/// The path of a request, with its query.
pub(super) fn target(request: &WireRequest) -> String {
    match &request.query {
        Some(query) => format!("{}?{query}", request.path),
        None => request.path.clone(),
    }
}

/// A text as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
