//! The schemas of T.

use concord_runtime::json;

/// The schema `Window`.
#[derive(Clone, Default)]
pub struct Window {
    /// `width`
    pub width: Option<i64>,
    /// `title`
    pub title: Option<String>,
    /// `frame`
    pub frame: Option<json::Value>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Window { width: optional, title: optional, frame: optional, ..extra rest }
    own [ Not(&[Required(&["width", "title"])]), ]
    rules [
        ("width", &[Not(&[MultipleOf(2.0)])]), ("title", &[NoneOf(&["\"none\""])]),
        ("frame", &[Not(&[Type(&[json::Kind::Null, json::Kind::String])])]),
    ]
}
