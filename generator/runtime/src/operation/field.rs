//! How one parameter of an operation travels.

use crate::json::Rule;
use crate::style::{Parameter, Shape, Style};

/// How one parameter of an operation travels.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its place, its name and how it is spelled.
    pub parameter: Parameter,
    /// What it means where it is left out, as JSON.
    pub default: Option<&'static str>,
    /// What a server checks.
    pub rules: &'static [Rule],
    /// The names in the query that are not for an object which takes all others.
    pub claimed: &'static [&'static str],
}

impl Field {
    /// A part of the path.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self::new(Parameter::path(name))
    }

    /// A part of the query.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(Parameter::query(name))
    }

    /// A header.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(Parameter::header(name))
    }

    /// A cookie.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(Parameter::cookie(name))
    }

    const fn new(parameter: Parameter) -> Self {
        Self { parameter, default: None, rules: &[], claimed: &[] }
    }

    /// The same, read as an array.
    #[must_use]
    pub const fn array(mut self) -> Self {
        self.parameter = self.parameter.array();
        self
    }

    /// The same, read as an object.
    #[must_use]
    pub const fn object(mut self) -> Self {
        self.parameter = self.parameter.object();
        self
    }

    /// The same, read as the one of several shapes that its text shows.
    #[must_use]
    pub const fn one_of(mut self, shapes: &'static [Shape]) -> Self {
        self.parameter = self.parameter.one_of(shapes);
        self
    }

    /// The same, with the members that are lists ([`Parameter::lists`]).
    #[must_use]
    pub const fn lists(mut self, lists: &'static [&'static str]) -> Self {
        self.parameter = self.parameter.lists(lists);
        self
    }

    /// The same, with JSON as its text.
    #[must_use]
    pub const fn json(mut self) -> Self {
        self.parameter = self.parameter.json();
        self
    }

    /// The same in another style ([`Parameter::style`]).
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.parameter = self.parameter.style(style);
        self
    }

    /// The same, exploded or not.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.parameter = self.parameter.explode(explode);
        self
    }

    /// The same, with reserved characters left as they are.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.parameter = self.parameter.allow_reserved();
        self
    }

    /// The same with a meaning of its absence, as JSON.
    #[must_use]
    pub const fn default(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    /// The same with rules.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// The same, as an object that takes whatever names of the query the others leave.
    #[must_use]
    pub const fn claimed(mut self, claimed: &'static [&'static str]) -> Self {
        self.claimed = claimed;
        self
    }

    /// What it is called where an input is one JSON object: `place.name`.
    #[cfg(feature = "examples")]
    pub(crate) fn key(&self) -> String {
        use crate::style::Place;
        let place = match self.parameter.place {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
        };
        format!("{place}.{}", self.parameter.name)
    }
}
