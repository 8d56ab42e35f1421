//! What a document says of one parameter's form.

use std::fmt;

/// The static facts of one parameter.
///
/// ```
/// use concord_runtime::style::{Parameter, Style};
///
/// const TAGS: Parameter = Parameter::query("tags").array().style(Style::PipeDelimited);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Where it stands.
    pub place: Place,
    /// Its name, as the document has it.
    pub name: &'static str,
    /// How its value is written.
    pub style: Style,
    /// Whether each item or member stands for itself.
    pub explode: bool,
    /// What a reader makes of the text.
    pub shape: Shape,
    /// Members of an exploded object that are arrays: a pair with the member's name for each item.
    pub lists: &'static [&'static str],
    /// Whether RFC 3986's reserved characters stay as they are where the place lets them.
    pub allow_reserved: bool,
}

/// Where a parameter stands (OAS 3.1 §4.8.12.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A part of the path.
    Path,
    /// A part of the query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

/// How a value is written (OAS 3.1 §4.8.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`: path and header.
    Simple,
    /// `.a.b`: path.
    Label,
    /// `;name=a`: path.
    Matrix,
    /// `name=a`: query and cookie.
    Form,
    /// `name=a%20b`: query.
    SpaceDelimited,
    /// `name=a%7Cb`: query.
    PipeDelimited,
    /// `name%5Bmember%5D=a`: query.
    DeepObject,
    /// `name=a`, as it stands, without percent-encoding: cookie (OAS 3.2 §4.12.3).
    Cookie,
    /// The whole query is the value, without a name (OAS 3.2 §4.12.1).
    Whole,
}

/// What a reader makes of a parameter's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One text.
    Scalar,
    /// Texts in order.
    Array,
    /// Texts with names.
    Object,
    /// One text that is JSON (`content` in place of `schema`, OAS 3.1 §4.8.12.2.3).
    Json,
    /// One of several shapes, which the text shows.
    OneOf(&'static [Shape]),
}

impl Parameter {
    /// A path parameter: simple, not exploded.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self::new(Place::Path, name, Style::Simple)
    }

    /// A query parameter: form, exploded.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(Place::Query, name, Style::Form)
    }

    /// A header: simple, not exploded.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(Place::Header, name, Style::Simple)
    }

    /// A cookie: form, exploded.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(Place::Cookie, name, Style::Form)
    }

    const fn new(place: Place, name: &'static str, style: Style) -> Self {
        let explode = matches!(style, Style::Form);
        let shape = Shape::Scalar;
        Self { place, name, style, explode, shape, lists: &[], allow_reserved: false }
    }

    /// The same, read as an array.
    #[must_use]
    pub const fn array(mut self) -> Self {
        self.shape = Shape::Array;
        self
    }

    /// The same, read as an object.
    #[must_use]
    pub const fn object(mut self) -> Self {
        self.shape = Shape::Object;
        self
    }

    /// The same, read as whichever of several shapes its text has.
    #[must_use]
    pub const fn one_of(mut self, shapes: &'static [Shape]) -> Self {
        self.shape = Shape::OneOf(shapes);
        self
    }

    /// The same object with members that are arrays, where each member is a pair of its own.
    #[must_use]
    pub const fn lists(mut self, members: &'static [&'static str]) -> Self {
        self.lists = members;
        self
    }

    /// The same, with JSON as its text.
    #[must_use]
    pub const fn json(mut self) -> Self {
        self.shape = Shape::Json;
        self
    }

    /// The same in another style, exploded as that style is by default: call it before
    /// [`explode`](Self::explode).
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self.explode = matches!(style, Style::Form | Style::Cookie | Style::DeepObject);
        self
    }

    /// The same, exploded or not.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// The same, with reserved characters left as they are.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => "path parameter",
            Self::Query => "query parameter",
            Self::Header => "header",
            Self::Cookie => "cookie",
        })
    }
}
