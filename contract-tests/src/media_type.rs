//! Media types, as documents and messages write them.

/// Whether a media type is the documented one, or of its range. Parameters say nothing of it.
pub(crate) fn is_one(documented: &str, found: &str) -> bool {
    let (documented, found) = (essence(documented), essence(found));
    let range = documented.strip_suffix('*');
    documented == found
        || documented == "*/*"
        || range.is_some_and(|range| range.ends_with('/') && found.starts_with(range))
}

fn essence(text: &str) -> String {
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
