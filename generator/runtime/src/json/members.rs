//! The members of one object, taken by name.

use super::{
    DecodeError, Extra, IndexMap, Json, Map, Maybe, MemberRules, Node, Problem, Reading, Token,
    Value,
};

/// The members of one object. Each is taken once; what nobody took is the [rest](Self::rest).
#[derive(Debug)]
pub struct Members<'t> {
    object: Node<'t>,
    /// Index behind the object.
    end: usize,
    /// Key where the next search starts: members mostly come in the order of the type.
    next: usize,
    /// All keys before this one were taken: mostly the same as `next`, so that nothing is noted.
    all_before: usize,
    /// Indices of the keys behind it that were taken.
    taken: Vec<usize>,
}

impl<'t> Members<'t> {
    pub(super) fn new(object: Node<'t>, end: usize) -> Self {
        let next = object.index() + 1;
        Self { object, end, next, all_before: next, taken: Vec::new() }
    }

    /// Checks the rules of members that are there, where this is a server's reading.
    ///
    /// # Errors
    /// At the first rule that a member breaks.
    pub fn check(&self, rules: MemberRules) -> Result<(), DecodeError> {
        if !self.object.is_strict() {
            return Ok(());
        }
        let mut found = rules.iter().filter_map(|(name, rules)| Some((self.peek(name)?, *rules)));
        found.try_for_each(|(node, rules)| node.check(rules))
    }

    /// A member that must be there and not be `null`, unless its type says so.
    ///
    /// # Errors
    /// Where it is missing or does not have the form of `T`.
    pub fn required<T: Json>(&mut self, name: &'static str) -> Result<T, DecodeError> {
        match self.find(name) {
            Some(node) => T::decode(node),
            None => Err(self.object.problem(Problem::Missing(name))),
        }
    }

    /// A member that may be left out; `null` is not the same as that.
    ///
    /// # Errors
    /// Where it is there and does not have the form of `T`.
    pub fn optional<T: Json>(&mut self, name: &str) -> Result<Option<T>, DecodeError> {
        self.find(name).map(T::decode).transpose()
    }

    /// A member that may be left out and then means something: a server sees the default (as JSON),
    /// a client sees what was sent.
    ///
    /// # Errors
    /// Where it is there and does not have the form of `T`.
    pub fn defaulted<T: Json>(
        &mut self,
        name: &str,
        default: &'static str,
    ) -> Result<Option<T>, DecodeError> {
        match self.optional(name)? {
            None if self.object.is_strict() => {
                super::from_slice(default.as_bytes(), Reading::Tolerant).map(Some)
            }
            value => Ok(value),
        }
    }

    /// A member that must be there and may be `null`.
    ///
    /// # Errors
    /// Where it is missing or does not have the form of `T`.
    pub fn nullable<T: Json>(&mut self, name: &'static str) -> Result<Option<T>, DecodeError> {
        match self.maybe(name)? {
            Maybe::Absent => Err(self.object.problem(Problem::Missing(name))),
            Maybe::Null => Ok(None),
            Maybe::Value(value) => Ok(Some(value)),
        }
    }

    /// A member that may be left out and may be `null`.
    ///
    /// # Errors
    /// Where it is there and does not have the form of `T`.
    pub fn maybe<T: Json>(&mut self, name: &str) -> Result<Maybe<T>, DecodeError> {
        match self.find(name) {
            None => Ok(Maybe::Absent),
            Some(node) if matches!(node.token(), Token::Null) => Ok(Maybe::Null),
            Some(node) => T::decode(node).map(Maybe::Value),
        }
    }

    /// A member whose only value is a constant text.
    ///
    /// # Errors
    /// Where it is missing or has another value.
    pub fn constant(&mut self, name: &'static str, value: &'static str) -> Result<(), DecodeError> {
        match self.find(name) {
            None => Err(self.object.problem(Problem::Missing(name))),
            Some(node) if node.text()? == value => Ok(()),
            Some(node) => Err(node.problem(Problem::Constant(value))),
        }
    }

    /// A member whose only value is a constant that is not a text, as JSON.
    ///
    /// # Errors
    /// Where it is missing or has another value.
    pub fn constant_json(
        &mut self,
        name: &'static str,
        value: &'static str,
    ) -> Result<(), DecodeError> {
        match self.find(name) {
            None => Err(self.object.problem(Problem::Missing(name))),
            Some(node) if node.position(&[value]).is_some() => Ok(()),
            Some(node) => Err(node.problem(Problem::Constant(value))),
        }
    }

    /// The members that nobody took, where the schema says what they are.
    ///
    /// # Errors
    /// Where one of them does not have the form of `T`.
    pub fn rest_of<T: Json>(&mut self) -> Result<IndexMap<String, T>, DecodeError> {
        let mut rest = IndexMap::new();
        let mut key = self.object.index() + 1;
        while key < self.end {
            if let (Token::Key(name), false) = (self.object.at(key).token(), self.is_taken(key)) {
                rest.insert(name.to_string(), T::decode(self.object.at(key + 1))?);
            }
            key = self.behind(key);
        }
        Ok(rest)
    }

    /// The members that nobody took: those of an open object.
    ///
    /// # Errors
    /// None today; a member that does not convert would be one.
    pub fn rest(&mut self) -> Result<Extra, DecodeError> {
        let mut rest = Map::new();
        let mut key = self.object.index() + 1;
        while key < self.end {
            if let (Token::Key(name), false) = (self.object.at(key).token(), self.is_taken(key)) {
                rest.insert(name.to_string(), Value::decode(self.object.at(key + 1))?);
            }
            key = self.behind(key);
        }
        Ok(rest.into())
    }

    /// The end of a closed object: a server refuses members that nobody took.
    ///
    /// # Errors
    /// In a strict reading, at the first member that is not declared.
    pub fn close(&mut self) -> Result<(), DecodeError> {
        let mut key = self.object.index() + 1;
        while self.object.is_strict() && key < self.end {
            if !self.is_taken(key) {
                return Err(self.object.at(key + 1).problem(Problem::Undeclared));
            }
            key = self.behind(key);
        }
        Ok(())
    }

    /// The members with their names, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&'t str, Node<'t>)> + use<'t> {
        let (object, end) = (self.object, self.end);
        let mut key = object.index() + 1;
        std::iter::from_fn(move || {
            let Token::Key(name) = object.at(key).token() else { return None };
            let value = object.at(key + 1);
            let entry = (key < end).then_some((name.as_ref(), value));
            key = object.tape().behind(key + 1);
            entry
        })
    }

    /// A member by name, without taking it.
    pub(super) fn peek(&self, name: &str) -> Option<Node<'t>> {
        let key = self.find_between(name, self.object.index() + 1, self.end)?;
        Some(self.object.at(key + 1))
    }

    /// Takes a member by name.
    fn find(&mut self, name: &str) -> Option<Node<'t>> {
        let key = self.find_between(name, self.next, self.end);
        // What is taken once is not there for another name, so the search ends where all are taken.
        let key = key.or_else(|| self.find_between(name, self.all_before, self.next))?;
        self.next = self.behind(key);
        if key == self.all_before {
            self.all_before = self.next;
        } else {
            self.taken.push(key);
        }
        Some(self.object.at(key + 1))
    }

    fn find_between(&self, name: &str, from: usize, to: usize) -> Option<usize> {
        let mut key = from;
        while key < to {
            if matches!(self.object.at(key).token(), Token::Key(found) if found == name) {
                return Some(key);
            }
            key = self.behind(key);
        }
        None
    }

    fn is_taken(&self, key: usize) -> bool {
        key < self.all_before || self.taken.contains(&key)
    }

    /// The key behind a key's value.
    fn behind(&self, key: usize) -> usize {
        self.object.tape().behind(key + 1)
    }
}
