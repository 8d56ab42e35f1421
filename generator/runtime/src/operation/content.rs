//! How the body of a request travels.

use crate::form::Field;
use crate::json::Rule;

/// The body of a request.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    /// Whether it has to be there.
    pub is_required: bool,
    /// What it can be; empty where an operation has none.
    pub contents: &'static [Content],
}

/// One media type of a request's body.
#[derive(Clone, Copy, Debug)]
pub struct Content {
    /// The media type, and further ones that mean the same.
    pub media_types: &'static [&'static str],
    /// What it holds.
    pub form: Form,
    /// The fields of a form that are no plain texts.
    pub fields: &'static [Field],
    /// What it has to keep to besides its type.
    pub rules: &'static [Rule],
}

/// What a body holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One JSON value.
    Json,
    /// One JSON value, whatever it says that it is.
    AnyJson,
    /// JSON values on lines, or a JSON sequence.
    Lines,
    /// The fields of `application/x-www-form-urlencoded`.
    Fields,
    /// The parts of `multipart/form-data`.
    Parts,
    /// Any text.
    Text,
    /// Any bytes.
    Bytes,
    /// Bytes that are handed on as they come, with their own media type.
    Raw,
}

impl Content {
    /// One JSON value; `application/json` where no media type is named.
    #[must_use]
    pub const fn json(media_types: &'static [&'static str]) -> Self {
        Self::new(Form::Json, super::outcome::or_json(media_types))
    }

    /// One JSON value, whatever it says that it is.
    #[must_use]
    pub const fn any_json(media_types: &'static [&'static str]) -> Self {
        Self::new(Form::AnyJson, media_types)
    }

    /// JSON values on lines, or a JSON sequence.
    #[must_use]
    pub const fn lines(media_types: &'static [&'static str]) -> Self {
        Self::new(Form::Lines, media_types)
    }

    /// The fields of a form.
    #[must_use]
    pub const fn form(media_types: &'static [&'static str]) -> Self {
        Self::new(Form::Fields, media_types)
    }

    /// The parts of a form.
    #[must_use]
    pub const fn multipart(media_types: &'static [&'static str]) -> Self {
        Self::new(Form::Parts, media_types)
    }

    /// Any text.
    #[must_use]
    pub const fn text(media_types: &'static [&'static str]) -> Self {
        Self::new(Form::Text, media_types)
    }

    /// Any bytes.
    #[must_use]
    pub const fn bytes(media_types: &'static [&'static str]) -> Self {
        Self::new(Form::Bytes, media_types)
    }

    /// Bytes that are handed on as they come, with their own media type.
    #[must_use]
    pub const fn raw(media_types: &'static [&'static str]) -> Self {
        Self::new(Form::Raw, media_types)
    }

    const fn new(form: Form, media_types: &'static [&'static str]) -> Self {
        Self { media_types, form, fields: &[], rules: &[] }
    }

    /// The same with the fields of a form.
    #[must_use]
    pub const fn fields(mut self, fields: &'static [Field]) -> Self {
        self.fields = fields;
        self
    }

    /// The same with rules.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// The media type as documented.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        self.media_types.first().copied().unwrap_or_default()
    }

    /// The media type that a client sends: that of a range stands for its form.
    #[must_use]
    pub fn sent_as(&self) -> &'static str {
        let media_type = self.media_type();
        match (media_type.contains('*'), self.form) {
            (false, _) => media_type,
            (true, Form::Json | Form::AnyJson) => "application/json",
            (true, Form::Text) => "text/plain",
            (true, Form::Lines | Form::Fields | Form::Parts | Form::Bytes | Form::Raw) => {
                "application/octet-stream"
            }
        }
    }
}
