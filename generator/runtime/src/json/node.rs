//! One value of a tape.

use super::{
    Choice, DecodeError, Json, MemberRules, Members, Problem, Reading, Rule, Tape, Token, Value,
};

/// One value of a [`Tape`].
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    tape: &'t Tape<'t>,
    index: usize,
    reading: Reading,
}

/// The JSON type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number without a fraction.
    Integer,
    /// A number with one.
    Number,
    /// A string.
    String,
    /// The text of a parameter, which has no JSON type.
    Text,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The type's name with its article, for messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Integer | Self::Number => "a number",
            Self::String => "a string",
            Self::Text => "a text",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

impl<'t> Node<'t> {
    pub(super) fn new(tape: &'t Tape<'t>, index: usize) -> Self {
        Self { tape, index, reading: tape.reading() }
    }

    pub(super) fn at(self, index: usize) -> Self {
        Self { index, ..self }
    }

    /// The same value for a strict reading: a trial takes what fits before what can be forgiven.
    pub(super) fn strictly(self) -> Self {
        Self { reading: Reading::Strict, ..self }
    }

    /// The branches of a union without a tag.
    pub fn choice<U>(self) -> Choice<'t, U> {
        Choice::new(self)
    }

    pub(super) fn index(self) -> usize {
        self.index
    }

    pub(super) fn tape(self) -> &'t Tape<'t> {
        self.tape
    }

    /// A file that stands beside the text.
    pub(crate) fn file(self, index: usize) -> Option<&'t crate::form::File> {
        self.tape.file(index)
    }

    /// The token itself.
    #[must_use]
    pub fn token(self) -> &'t Token<'t> {
        self.tape.token(self.index)
    }

    /// Whether this is a server's reading, which refuses what a document does not allow.
    #[must_use]
    pub fn is_strict(self) -> bool {
        self.reading == Reading::Strict
    }

    /// The JSON type.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.token() {
            Token::Null => Kind::Null,
            Token::Bool(_) => Kind::Bool,
            Token::Number(number) if number.is_f64() => {
                let integral = number.as_f64().is_some_and(|value| value.fract() == 0.0);
                if integral { Kind::Integer } else { Kind::Number }
            }
            Token::Number(_) => Kind::Integer,
            Token::String(_) | Token::Key(_) => Kind::String,
            Token::Text(_) => Kind::Text,
            Token::Array { .. } => Kind::Array,
            Token::Object { .. } => Kind::Object,
        }
    }

    /// The text of a string, or of a parameter.
    ///
    /// # Errors
    /// Where the value is something else.
    pub fn text(self) -> Result<&'t str, DecodeError> {
        match self.token() {
            Token::String(text) | Token::Text(text) => Ok(text),
            _ => Err(self.expected("a string")),
        }
    }

    /// Whether this is an array whose items have the names that they would have as members.
    pub(super) fn is_numbered(self) -> bool {
        // Behind an array without items may stand the next key of the object around it.
        matches!(self.token(), Token::Array { end } if *end > self.index + 1)
            && matches!(self.tape.token(self.index + 1), Token::Key(_))
    }

    /// The members of an object.
    ///
    /// # Errors
    /// Where the value is something else.
    pub fn object(self) -> Result<Members<'t>, DecodeError> {
        match self.token() {
            Token::Object { end } => Ok(Members::new(self, *end)),
            Token::Array { end } if self.is_numbered() => Ok(Members::new(self, *end)),
            _ => Err(self.expected("an object")),
        }
    }

    /// The members of an object that keeps to rules, where this is a server's reading.
    ///
    /// # Errors
    /// Where the value is something else, and at the first rule that it or a member breaks.
    pub fn ruled_object(
        self,
        own: &[Rule],
        members: MemberRules,
    ) -> Result<Members<'t>, DecodeError> {
        self.check(own)?;
        let found = self.object()?;
        found.check(members)?;
        Ok(found)
    }

    /// The items of an array.
    ///
    /// # Errors
    /// Where the value is something else.
    pub fn items(self) -> Result<Items<'t>, DecodeError> {
        match self.token() {
            Token::Array { end } => Ok(Items { node: self.at(self.index + 1), end: *end }),
            _ => Err(self.expected("an array")),
        }
    }

    /// A member of an object by name, without taking it: a union's look at its evidence.
    #[must_use]
    pub fn member(self, name: &str) -> Option<Node<'t>> {
        // No error is made of another type: rules ask this of values of every type.
        let Token::Object { end } = self.token() else { return None };
        Members::new(self, *end).peek(name)
    }

    /// The text of a tag member; `None` where it is not there or not a string.
    #[must_use]
    pub fn tag(self, name: &str) -> Option<&'t str> {
        self.member(name)?.text().ok()
    }

    /// A value outside the listed ones: kept by a client, refused by a server.
    ///
    /// # Errors
    /// In a strict reading.
    pub fn unlisted(self, listed: &'static [&'static str]) -> Result<String, DecodeError> {
        let text = self.text()?;
        if self.is_strict() {
            return Err(self.problem(Problem::Unlisted(listed)));
        }
        Ok(text.to_owned())
    }

    /// A text outside the listed ones, where the document allows any.
    ///
    /// # Errors
    /// Where the value is not a string.
    pub fn other(self, _listed: &'static [&'static str]) -> Result<String, DecodeError> {
        self.text().map(str::to_owned)
    }

    /// The position of the value in a list of values, as JSON.
    #[must_use]
    pub fn position(self, listed: &[&str]) -> Option<usize> {
        let found = match self.token() {
            // The text of a parameter is read as whatever value it spells.
            Token::Text(text) => return listed.iter().position(|value| value == text),
            _ => Value::decode(self).ok()?,
        };
        listed.iter().position(|value| match serde_json::from_str::<Value>(value) {
            Ok(Value::Number(value)) => found.as_f64().is_some_and(|found| {
                // `1` and `1.0` are one number (JSON Schema 2020-12 §4.2.2).
                value.as_f64() == Some(found)
            }),
            Ok(value) => value == found,
            Err(_) => false,
        })
    }

    /// A value outside a list of values, as JSON: kept by a client, refused by a server.
    ///
    /// # Errors
    /// In a strict reading, and where no value of the list has its JSON type.
    pub fn unlisted_value(self, listed: &'static [&'static str]) -> Result<Value, DecodeError> {
        if self.is_strict() || !listed.iter().any(|value| self.is_like(value)) {
            return Err(self.problem(Problem::Unlisted(listed)));
        }
        Value::decode(self)
    }

    /// Whether the value has the JSON type of another, of which the text is known.
    fn is_like(self, json: &str) -> bool {
        let kind = match json.as_bytes().first() {
            Some(b'n') => Kind::Null,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'"') => Kind::String,
            Some(b'[') => Kind::Array,
            Some(b'{') => Kind::Object,
            _ if json.contains(['.', 'e', 'E']) => Kind::Number,
            _ => Kind::Integer,
        };
        match self.kind() {
            Kind::Text => true,
            Kind::Integer => matches!(kind, Kind::Integer | Kind::Number),
            own => own == kind,
        }
    }

    /// A union's value whose tag is not one of the listed: kept by a client, refused by a server.
    ///
    /// # Errors
    /// In a strict reading, and where the tag is not there at all.
    pub fn unlisted_tag(
        self,
        tag: &'static str,
        listed: &'static [&'static str],
    ) -> Result<Value, DecodeError> {
        let Some(value) = self.member(tag) else {
            self.object()?;
            return Err(self.problem(Problem::Missing(tag)));
        };
        value.unlisted(listed)?;
        Value::decode(self)
    }

    /// An error that points at this value.
    #[must_use]
    pub fn problem(self, problem: Problem) -> DecodeError {
        DecodeError::new(self.tape.pointer(self.index), problem)
    }

    /// The error of another JSON type than the expected one.
    #[must_use]
    pub fn expected(self, expected: &'static str) -> DecodeError {
        self.problem(Problem::Type { expected, found: self.kind().name() })
    }
}

/// The items of an array, in order.
#[derive(Clone, Debug)]
pub struct Items<'t> {
    node: Node<'t>,
    end: usize,
}

impl<'t> Iterator for Items<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.node.index >= self.end {
            return None;
        }
        let item = self.node.at(self.node.tape.item(self.node.index));
        self.node = item.at(item.tape.behind(item.index));
        Some(item)
    }
}
