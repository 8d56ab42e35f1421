//! The parts of a `multipart/form-data` body (RFC 7578), read apart from our own reader.

/// One part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) content: Vec<u8>,
}

/// The parts of a body; none where it is no such form.
pub(crate) fn parts(content_type: &str, body: &[u8]) -> Option<Vec<Part>> {
    let (_, boundary) = content_type.split_once("boundary=")?;
    let boundary = boundary.split(';').next()?.trim().trim_matches('"');
    let delimiter = format!("--{boundary}");
    let mut rest = body.strip_prefix(delimiter.as_bytes())?;
    let mut parts = Vec::new();
    while let Some(behind) = rest.strip_prefix(b"\r\n") {
        let end = find(behind, format!("\r\n{delimiter}").as_bytes())?;
        parts.push(part(behind.get(..end)?)?);
        rest = behind.get(end + 2 + delimiter.len()..)?;
    }
    rest.starts_with(b"--").then_some(parts)
}

/// The parts of a body as names and texts.
pub(crate) fn form_parts(content_type: &str, body: &[u8]) -> Option<Vec<(String, String)>> {
    let text = |part: Part| (part.name, String::from_utf8_lossy(&part.content).into_owned());
    Some(parts(content_type, body)?.into_iter().map(text).collect())
}

fn part(bytes: &[u8]) -> Option<Part> {
    let end = find(bytes, b"\r\n\r\n")?;
    let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let mut part = Part { content: bytes.get(end + 4..)?.to_vec(), ..Part::default() };
    for line in head.split("\r\n") {
        let (name, value) = line.split_once(':')?;
        match name.to_ascii_lowercase().as_str() {
            "content-disposition" => {
                part.name = quoted(value, "; name=\"")?;
                part.file_name = quoted(value, "; filename=\"");
            }
            "content-type" => part.media_type = Some(value.trim().to_owned()),
            _ => {}
        }
    }
    Some(part)
}

/// A quoted parameter, with what its sender escaped (WHATWG HTML §4.10.21.8).
fn quoted(text: &str, before: &str) -> Option<String> {
    let (_, behind) = text.split_once(before)?;
    let (value, _) = behind.split_once('"')?;
    Some(value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_what_stands_between_boundaries() {
        let body = "--b\r\nContent-Disposition: form-data; name=\"a%22\"\r\n\r\nx\r\ny\r\n--b\r\n\
                    Content-Disposition: form-data; name=\"f\"; filename=\"n.txt\"\r\n\
                    Content-Type: text/plain\r\n\r\n\r\n--b--\r\n";
        let found = parts("multipart/form-data; boundary=b", body.as_bytes()).unwrap();
        let text = Part { name: "a\"".to_owned(), content: b"x\r\ny".to_vec(), ..Part::default() };
        let file = Part {
            name: "f".to_owned(),
            file_name: Some("n.txt".to_owned()),
            media_type: Some("text/plain".to_owned()),
            content: Vec::new(),
        };
        assert_eq!(found, [text, file]);
    }

    #[test]
    fn what_breaks_off_is_no_form() {
        for body in ["", "x", "--b", "--b\r\n", "--b\r\nContent-Disposition: form-data\r\n\r\n"] {
            assert_eq!(parts("multipart/form-data; boundary=b", body.as_bytes()), None, "{body}");
        }
        assert_eq!(parts("multipart/form-data", b"--b--"), None);
    }
}
