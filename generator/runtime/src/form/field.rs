//! What a document says about one field.

/// One field of a form. A field that is not listed is a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) is_repeated: bool,
    /// Whether what is joined are names and values by turns.
    pub(super) is_object: bool,
    pub(super) is_reserved_allowed: bool,
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
    /// Members of an object, which are fields under their own names: these, or where there are
    /// none all that no other field has.
    Exploded(&'static [&'static str]),
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

    /// The same for an object: names and values by turns.
    #[must_use]
    pub const fn object(mut self) -> Self {
        self.is_object = true;
        self
    }

    /// An object whose members are fields under their own names (`style: form`, exploded): those
    /// given, or where none are given all that no other field has.
    #[must_use]
    pub const fn exploded(name: &'static str, members: &'static [&'static str]) -> Self {
        Self::new(name, Kind::Exploded(members))
    }

    /// The same for each item of an array: a list, however many there are.
    #[must_use]
    pub const fn repeated(mut self) -> Self {
        self.is_repeated = true;
        self
    }

    /// The same with RFC 3986's reserved characters left as they are, where the form lets them.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.is_reserved_allowed = true;
        self
    }

    /// The same as a part of another media type than the one that follows from its value.
    #[must_use]
    pub const fn content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = Some(media_type);
        self
    }

    const fn new(name: &'static str, kind: Kind) -> Self {
        let (is_repeated, is_object, is_reserved_allowed) = (false, false, false);
        Self { name, kind, is_repeated, is_object, is_reserved_allowed, content_type: None }
    }

    /// The field of a name.
    pub(super) fn find(fields: &[Self], name: &str) -> Self {
        let found = fields.iter().find(|field| field.name == name);
        found.copied().unwrap_or(Self::text(""))
    }

    /// The object whose member a field of a form is.
    pub(super) fn owner(fields: &[Self], name: &str) -> Option<&'static str> {
        let members = |field: &Self| match field.kind {
            Kind::Exploded(members) => Some(members),
            _ => None,
        };
        if fields.iter().any(|field| field.name == name && members(field).is_none()) {
            return None;
        }
        let named =
            fields.iter().find(|field| members(field).is_some_and(|all| all.contains(&name)));
        let open = || fields.iter().find(|field| members(field).is_some_and(<[_]>::is_empty));
        named.or_else(open).map(|field| field.name)
    }
}
