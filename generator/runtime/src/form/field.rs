//! What a document says about one field.

/// One field of a form. A field that is not listed is a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) is_repeated: bool,
    #[cfg_attr(not(feature = "client"), allow(dead_code, reason = "only a client sends parts"))]
    pub(super) content_type: Option<&'static str>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The text of a scalar.
    Text,
    /// JSON text.
    Json,
    /// A file.
    File,
    /// A value whose members and items have fields of their own: `name[member][0]`.
    Deep,
    /// Items of an array, or names and values of an object by turns, in one text.
    Joined(char),
}

impl Field {
    /// The text of a scalar.
    #[must_use]
    pub const fn text(name: &'static str) -> Self {
        Self::new(name, Kind::Text)
    }

    /// JSON text.
    #[must_use]
    pub const fn json(name: &'static str) -> Self {
        Self::new(name, Kind::Json)
    }

    /// A file.
    #[must_use]
    pub const fn file(name: &'static str) -> Self {
        Self::new(name, Kind::File)
    }

    /// A value whose members and items have fields of their own, such as `name[member][0]`
    /// (`style: deepObject`, to any depth).
    #[must_use]
    pub const fn deep(name: &'static str) -> Self {
        Self::new(name, Kind::Deep)
    }

    /// Several values in one text, with a delimiter between them.
    #[must_use]
    pub const fn joined(name: &'static str, delimiter: char) -> Self {
        Self::new(name, Kind::Joined(delimiter))
    }

    /// The same for each item of an array: a list, however many there are.
    #[must_use]
    pub const fn repeated(mut self) -> Self {
        self.is_repeated = true;
        self
    }

    /// The same as a part of another media type than the one that follows from its value.
    #[must_use]
    pub const fn content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = Some(media_type);
        self
    }

    const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, is_repeated: false, content_type: None }
    }

    /// The field of a name.
    pub(super) fn find(fields: &[Self], name: &str) -> Self {
        let found = fields.iter().find(|field| field.name == name);
        found.copied().unwrap_or(Self::text(""))
    }
}
