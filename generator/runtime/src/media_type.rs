//! Media types of requests and answers, and the choice among them.

/// A media type with its parameters (RFC 9110 §8.3.1), such as `text/html; charset=utf-8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaType {
    /// `type/subtype`, in small letters.
    essence: String,
    /// Names in small letters, values without their quotes.
    parameters: Vec<(String, String)>,
}

impl MediaType {
    /// Reads the text of a `Content-Type` field; `None` where it is not a media type.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = split_unquoted(text, ';');
        let essence = parts.next()?.trim().to_ascii_lowercase();
        let (kind, subtype) = essence.split_once('/')?;
        if !is_token(kind) || !is_token(subtype) {
            return None;
        }
        let mut parameters = Vec::new();
        for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            if !is_token(name) {
                return None;
            }
            parameters.push((name.to_ascii_lowercase(), unquote(value)?));
        }
        Some(Self { essence, parameters })
    }

    /// `type/subtype` without parameters, in small letters.
    #[must_use]
    pub fn essence(&self) -> &str {
        &self.essence
    }

    /// Whether the content is JSON: `application/json`, or any type with the suffix `+json`
    /// (RFC 6839 §3.1).
    #[must_use]
    pub fn is_json(&self) -> bool {
        matches!(self.essence.as_str(), "application/json" | "text/json")
            || self.essence.ends_with("+json")
    }

    /// The parameter `charset`, as it is written.
    #[must_use]
    pub fn charset(&self) -> Option<&str> {
        self.parameter("charset")
    }

    /// A parameter by its name, given in small letters.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether the content is in UTF-8, or does not say in what.
    #[must_use]
    pub fn is_utf8(&self) -> bool {
        self.charset().is_none_or(|name| {
            name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("utf8")
        })
    }
}

/// The media type to answer with, by an `Accept` field (RFC 9110 §12.5.1).
///
/// Of types that are wanted equally much the first offered wins; a request without the field wants
/// the first. `None` where nothing offered is wanted. Several fields are joined by the caller with
/// a comma. A range that is not readable is passed over.
///
/// ```
/// use concord_runtime::media_type::accepts;
///
/// let offered = ["application/json", "text/event-stream"];
/// assert_eq!(accepts(None, &offered), Some("application/json"));
/// assert_eq!(accepts(Some("text/*, */*;q=0.1"), &offered), Some("text/event-stream"));
/// assert_eq!(accepts(Some("image/png"), &offered), None);
/// ```
#[must_use]
pub fn accepts(accept_header: Option<&str>, offered: &[&'static str]) -> Option<&'static str> {
    let Some(header) = accept_header.filter(|header| !header.trim().is_empty()) else {
        return offered.first().copied();
    };
    // What asks for the first and nothing else, as generated clients do, needs no weighing.
    if let Some(first) = offered.first().filter(|first| **first == header) {
        return Some(first);
    }
    let ranges: Vec<Range> = split_unquoted(header, ',').filter_map(Range::parse).collect();
    let mut best: Option<(&'static str, u16)> = None;
    for candidate in offered.iter().copied() {
        let quality = quality_of(candidate, &ranges);
        if quality > best.map_or(0, |(_, quality)| quality) {
            best = Some((candidate, quality));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// Which of the documented media types a body has: the one with the same parameters, else the one
/// that is named alike, else another name of JSON, else a range (`text/*`, `application/*+json`,
/// `*/*`).
///
/// ```
/// use concord_runtime::media_type::{MediaType, choose};
///
/// let expected = ["application/json", "image/*"];
/// let found = |text| choose(MediaType::parse(text).as_ref(), &expected);
/// assert_eq!(found("application/problem+json"), Some("application/json"));
/// assert_eq!(found("image/png"), Some("image/*"));
/// assert_eq!(found("text/plain"), None);
/// ```
#[must_use]
pub fn choose(found: Option<&MediaType>, expected: &[&'static str]) -> Option<&'static str> {
    let Some(found) = found else {
        // Without a word about it a body is whatever may be anything.
        return expected.iter().copied().find(|known| *known == "*/*");
    };
    let closeness = |known: &'static str| {
        let known = MediaType::parse(known)?;
        let (kind, subtype) = found.essence.split_once('/')?;
        let (known_kind, known_subtype) = known.essence.split_once('/')?;
        let suffix = known_subtype.strip_prefix("*+").map(|suffix| format!("+{suffix}"));
        if known.essence == found.essence {
            let shared = known.parameters.iter().filter(|one| found.parameters.contains(one));
            let missing = known.parameters.len() - shared.count();
            Some(if missing == 0 { 60 + known.parameters.len().min(9) } else { 50 })
        } else if known.is_json() && found.is_json() {
            Some(40)
        } else if known_kind == kind && suffix.is_some_and(|suffix| subtype.ends_with(&suffix)) {
            Some(30)
        } else if known_kind == kind && known_subtype == "*" {
            Some(20)
        } else {
            (known.essence == "*/*").then_some(10)
        }
    };
    let mut best: Option<(&'static str, usize)> = None;
    for known in expected.iter().copied() {
        if let Some(closeness) = closeness(known)
            && best.is_none_or(|(_, other)| closeness > other)
        {
            best = Some((known, closeness));
        }
    }
    best.map(|(known, _)| known)
}

/// One range of an `Accept` field.
struct Range {
    media_type: MediaType,
    /// Thousandths.
    quality: u16,
}

impl Range {
    fn parse(text: &str) -> Option<Self> {
        let mut media_type = MediaType::parse(text.trim())?;
        let weight = media_type.parameters.iter().position(|(name, _)| name == "q");
        let quality = match weight {
            None => 1000,
            Some(at) => {
                let quality = thousandths(&media_type.parameters.get(at)?.1)?;
                // What stands behind the weight is no parameter of the type (RFC 9110 §12.5.1).
                media_type.parameters.truncate(at);
                quality
            }
        };
        Some(Self { media_type, quality })
    }

    /// How closely the range names a type: the closest range decides; `None` where it does not.
    fn closeness(&self, candidate: &MediaType) -> Option<usize> {
        let has_parameters = self.media_type.parameters.iter().all(|(name, value)| {
            candidate.parameter(name).is_some_and(|found| found.eq_ignore_ascii_case(value))
                // A JSON or event stream is UTF-8 whether its type says so or not.
                || (name == "charset" && self.media_type.is_utf8() && candidate.is_utf8())
        });
        let essence = self.media_type.essence();
        let (kind, subtype) = essence.split_once('/')?;
        let in_kind = candidate.essence().split_once('/').is_some_and(|(found, _)| found == kind);
        match (kind, subtype) {
            _ if !has_parameters => None,
            ("*", "*") => Some(0),
            (_, "*") => in_kind.then_some(1),
            _ => (essence == candidate.essence()).then_some(2 + self.media_type.parameters.len()),
        }
    }
}

fn quality_of(candidate: &str, ranges: &[Range]) -> u16 {
    let Some(candidate) = MediaType::parse(candidate) else { return 0 };
    let fitting = ranges.iter().filter_map(|range| Some((range.closeness(&candidate)?, range)));
    fitting.max_by_key(|(closeness, _)| *closeness).map_or(0, |(_, range)| range.quality)
}

/// A weight (RFC 9110 §12.4.2) in thousandths.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: u16 = format!("{fraction:0<3}").parse().ok()?;
    match whole {
        "0" => Some(fraction),
        "1" if fraction == 0 => Some(1000),
        _ => None,
    }
}

/// The parts between separators that do not stand in a quoted string.
fn split_unquoted(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.split(move |character: char| {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ => return character == separator && !is_quoted,
        }
        false
    })
}

/// A parameter's value: a token, or a quoted string (RFC 9110 §5.6.4) without its quotes.
fn unquote(value: &str) -> Option<String> {
    let Some(quoted) = value.strip_prefix('"') else {
        return is_token(value).then(|| value.to_owned());
    };
    let (mut text, mut characters) = (String::new(), quoted.strip_suffix('"')?.chars());
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.push(characters.next()?),
            '"' => return None,
            other => text.push(other),
        }
    }
    Some(text)
}

/// Whether a text is a token (RFC 9110 §5.6.2).
fn is_token(text: &str) -> bool {
    let is_token_byte =
        |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_token_byte)
}
