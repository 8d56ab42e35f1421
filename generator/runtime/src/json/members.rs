//! The members of one object, taken by name.

use super::{
    DecodeError, Extra, IndexMap, Json, Map, Maybe, MemberRules, Node, Problem, Reading, Token,
    Value,
};

/// The members of one object. Each is taken once; what nobody took is the [rest](Self::rest).
///
/// A member that has to be there is an error at once. Every other function gives something in any
/// case and keeps the first fault for [`finish`](Self::finish): a type with a hundred members then
/// has one place where it may fail, which is what makes it cheap to compile.
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
    /// Whether the [rest](Self::rest) was taken, too.
    is_emptied: bool,
    /// The first fault of a member that may be left out; [`finish`](Self::finish) tells it.
    fault: Option<DecodeError>,
}

impl<'t> Members<'t> {
    pub(super) fn new(object: Node<'t>, end: usize) -> Self {
        let next = object.index() + 1;
        Self {
            object,
            end,
            next,
            all_before: next,
            taken: Vec::new(),
            is_emptied: false,
            fault: None,
        }
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
        let read = match self.find(name) {
            Some(node) => T::decode(node),
            None => Err(self.object.problem(Problem::Missing(name))),
        };
        read.map_err(|error| self.first(error))
    }

    /// A member that may be left out; `null` is not the same as that.
    pub fn optional<T: Json>(&mut self, name: &str) -> Option<T> {
        let read = T::decode(self.find(name)?);
        self.keep(read)
    }

    /// A member that may be left out and then means something: a server sees the default (as JSON),
    /// a client sees what was sent.
    pub fn defaulted<T: Json>(&mut self, name: &str, default: &'static str) -> Option<T> {
        match self.find(name) {
            // A client that tries a branch of a union reads it strictly, and sees what was sent.
            None if self.object.tape().reading() == Reading::Strict => {
                let read = super::from_slice(default.as_bytes(), Reading::Tolerant);
                self.keep(read)
            }
            None => None,
            Some(node) => self.keep(T::decode(node)),
        }
    }

    /// A member that must be there and may be `null`.
    ///
    /// # Errors
    /// Where it is missing or does not have the form of `T`.
    pub fn nullable<T: Json>(&mut self, name: &'static str) -> Result<Option<T>, DecodeError> {
        let read = match self.find(name) {
            None => Err(self.object.problem(Problem::Missing(name))),
            Some(node) if matches!(node.token(), Token::Null) => Ok(None),
            Some(node) => T::decode(node).map(Some),
        };
        read.map_err(|error| self.first(error))
    }

    /// A member that may be left out and may be `null`.
    pub fn maybe<T: Json>(&mut self, name: &str) -> Maybe<T> {
        match self.find(name) {
            None => Maybe::Absent,
            Some(node) if matches!(node.token(), Token::Null) => Maybe::Null,
            Some(node) => {
                let read = T::decode(node);
                self.keep(read).map_or(Maybe::Absent, Maybe::Value)
            }
        }
    }

    /// A member whose only value is a constant text.
    pub fn constant(&mut self, name: &'static str, value: &'static str) {
        let read = match self.find(name) {
            None => Err(self.object.problem(Problem::Missing(name))),
            Some(node) => match node.text() {
                Ok(text) if text == value => Ok(()),
                Ok(_) => Err(node.problem(Problem::Constant(value))),
                Err(error) => Err(error),
            },
        };
        self.keep(read);
    }

    /// A member whose only value is a constant that is not a text, as JSON.
    pub fn constant_json(&mut self, name: &'static str, value: &'static str) {
        let read = match self.find(name) {
            None => Err(self.object.problem(Problem::Missing(name))),
            Some(node) if node.position(&[value]).is_some() => Ok(()),
            Some(node) => Err(node.problem(Problem::Constant(value))),
        };
        self.keep(read);
    }

    /// The members that nobody took, where the schema says what they are.
    pub fn rest_of<T: Json>(&mut self) -> IndexMap<String, T> {
        let mut rest = IndexMap::new();
        self.is_emptied = true;
        let mut key = self.object.index() + 1;
        while key < self.end {
            if let (Token::Key(name), false) = (self.object.at(key).token(), self.is_taken(key)) {
                let read = T::decode(self.object.at(key + 1));
                let Some(value) = self.keep(read) else { break };
                rest.insert(name.to_string(), value);
            }
            key = self.behind(key);
        }
        rest
    }

    /// The members that nobody took: those of an open object.
    pub fn rest(&mut self) -> Extra {
        let mut rest = Map::new();
        self.is_emptied = true;
        let mut key = self.object.index() + 1;
        while key < self.end {
            if let (Token::Key(name), false) = (self.object.at(key).token(), self.is_taken(key)) {
                let read = Value::decode(self.object.at(key + 1));
                let Some(value) = self.keep(read) else { break };
                rest.insert(name.to_string(), value);
            }
            key = self.behind(key);
        }
        rest.into()
    }

    /// What was made of the members, where nothing was wrong with them. Where the rest was not
    /// taken the object is closed: a server refuses members that nobody took.
    ///
    /// # Errors
    /// The first fault that was kept; in a strict reading, the first member that is not declared.
    pub fn finish<T>(self, value: T) -> Result<T, DecodeError> {
        match self.ended() {
            Ok(()) => Ok(value),
            Err(error) => Err(error),
        }
    }

    fn ended(self) -> Result<(), DecodeError> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut key = self.object.index() + 1;
        while !self.is_emptied && self.object.is_strict() && key < self.end {
            if !self.is_taken(key) {
                return Err(self.object.at(key + 1).problem(Problem::Undeclared));
            }
            key = self.behind(key);
        }
        Ok(())
    }

    /// The value, or nothing and a fault to tell at the end.
    fn keep<T>(&mut self, read: Result<T, DecodeError>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault.get_or_insert(error);
                None
            }
        }
    }

    /// The fault that came first: one that was kept, or this one.
    fn first(&mut self, error: DecodeError) -> DecodeError {
        self.fault.take().unwrap_or(error)
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

    /// The names of the members with their values, in order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> + use<'t> {
        let (object, end) = (self.object, self.end);
        let mut key = object.index() + 1;
        std::iter::from_fn(move || {
            let pair = (key < end).then(|| (object.at(key), object.at(key + 1)));
            key = object.tape().behind(key + 1);
            pair
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
