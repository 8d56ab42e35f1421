//! What a reader of a document walks over.

use std::fmt;

use serde_json::{Map, Number, Value as Json};

use super::document::Document;
use super::tree::{Record, Slot, Value};
use super::{DocumentId, Origin, pointer};

/// The six types of JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[expect(missing_docs, reason = "they are called what they are")]
pub enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Null => "null",
            Self::Bool => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        })
    }
}

/// One value of a document, with its place in it.
#[derive(Clone, Copy)]
pub struct Node<'s> {
    document: &'s Document,
    index: u32,
}

impl<'s> Node<'s> {
    pub(super) fn new(document: &'s Document, index: u32) -> Self {
        Self { document, index }
    }

    fn record(self) -> &'s Record {
        self.document.tree.record(self.index)
    }

    fn beside(self, index: u32) -> Self {
        Self { index, ..self }
    }

    /// The JSON type of the value.
    pub fn kind(self) -> Kind {
        match self.record().value {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Bool,
            Value::Number(_) => Kind::Number,
            Value::String(_) => Kind::String,
            Value::Array(_) => Kind::Array,
            Value::Object(_) => Kind::Object,
        }
    }

    /// Whether it is null.
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// The text of a string.
    pub fn as_str(self) -> Option<&'s str> {
        match self.record().value {
            Value::String(text) => Some(self.document.tree.str(text)),
            _ => None,
        }
    }

    /// The value of a boolean.
    pub fn as_bool(self) -> Option<bool> {
        match self.record().value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The value of a number.
    pub fn as_number(self) -> Option<&'s Number> {
        match self.record().value {
            Value::Number(position) => self.document.tree.number_at(position),
            _ => None,
        }
    }

    /// The value of a number that is an unsigned integer.
    pub fn as_u64(self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// The value of a number that is an integer.
    pub fn as_i64(self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The value of a number, as near as a float comes to it.
    pub fn as_f64(self) -> Option<f64> {
        self.as_number()?.as_f64()
    }

    /// A scalar as it is written in the file (`1.10`, `1e3`), a string without its quotes.
    pub fn text(self) -> Option<&'s str> {
        match self.record().value {
            Value::String(text) => Some(self.document.tree.str(text)),
            Value::Null | Value::Bool(_) | Value::Number(_) => self.document.scalar(self.index),
            Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// The member of an object with this name.
    pub fn get(self, name: &str) -> Option<Self> {
        self.document.tree.child(self.index, name).map(|index| self.beside(index))
    }

    /// The members of an object in the order of the text; none if it is something else.
    pub fn members(self) -> impl Iterator<Item = (&'s str, Self)> {
        let tree = &self.document.tree;
        let children = tree.children(self.index);
        children.filter_map(move |index| Some((tree.key(index)?, self.beside(index))))
    }

    /// The items of an array in order; none if it is something else.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let array = self.kind() == Kind::Array;
        let children = array.then(|| self.document.tree.children(self.index));
        children.into_iter().flatten().map(move |index| self.beside(index))
    }

    /// The node and everything in it, in the order of the text.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        let end = self.index + self.record().size;
        (self.index..end).map(move |index| self.beside(index))
    }

    /// The number of members or items; 0 for a scalar.
    pub fn len(self) -> usize {
        match self.record().value {
            Value::Array(length) | Value::Object(length) => length as usize,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
        }
    }

    /// Whether it has neither members nor items.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The object or array that the value is in.
    pub fn parent(self) -> Option<Self> {
        self.document.tree.parent(self.index).map(|index| self.beside(index))
    }

    /// The key under which the value hangs, if it is in an object.
    pub fn key(self) -> Option<&'s str> {
        self.document.tree.key(self.index)
    }

    /// The position at which the value stands, if it is in an array.
    pub fn position(self) -> Option<usize> {
        match self.record().slot {
            Slot::Item(position) => Some(position as usize),
            Slot::Root | Slot::Member(_) => None,
        }
    }

    /// How many objects and arrays the value is in.
    pub(super) fn depth(self) -> usize {
        std::iter::successors(self.parent(), |node| node.parent()).count()
    }

    /// The JSON pointer (RFC 6901) of the value in its document.
    pub fn pointer(self) -> String {
        let path: Vec<Self> = std::iter::successors(Some(self), |node| node.parent()).collect();
        let mut text = String::new();
        for node in path.into_iter().rev() {
            match (node.key(), node.position()) {
                (Some(key), _) => {
                    text.push('/');
                    text.push_str(&pointer::escape(key));
                }
                (None, Some(position)) => {
                    text.push('/');
                    text.push_str(&position.to_string());
                }
                (None, None) => {}
            }
        }
        text
    }

    /// The value that a JSON pointer (RFC 6901) names, starting from here.
    pub fn at(self, pointer: &str) -> Option<Self> {
        pointer::parts(pointer)?.try_fold(self, |node, part| node.step(&part))
    }

    /// The member or item that one part of a pointer names.
    pub(super) fn step(self, part: &str) -> Option<Self> {
        match self.kind() {
            Kind::Array => self.items().nth(pointer::position(part)?),
            _ => self.get(part),
        }
    }

    /// Which node of which document it is.
    pub fn origin(self) -> Origin {
        Origin::new(self.document.id, self.index)
    }

    /// The document that it is in.
    pub fn document(self) -> DocumentId {
        self.document.id
    }

    /// The value by itself, members in the order of the text.
    pub fn to_json(self) -> Json {
        match self.record().value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(value),
            Value::Number(_) => self.as_number().map_or(Json::Null, |it| Json::Number(it.clone())),
            Value::String(text) => Json::String(self.document.tree.str(text).to_owned()),
            Value::Array(_) => self.items().map(Self::to_json).collect(),
            Value::Object(_) => {
                let members = self.members().map(|(key, node)| (key.to_owned(), node.to_json()));
                Json::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}

impl PartialEq for Node<'_> {
    /// The same node, not only an equal value.
    fn eq(&self, other: &Self) -> bool {
        self.origin() == other.origin()
    }
}

impl Eq for Node<'_> {}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}#{} ({})", self.document.name, self.pointer(), self.kind())
    }
}
