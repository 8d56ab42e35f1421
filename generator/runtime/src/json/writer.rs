//! Writing JSON text.

use super::{EncodeError, Extra, IndexMap, Json, Maybe};
use crate::form::File;

/// A JSON text in the making.
#[derive(Debug, Default)]
pub struct Writer {
    text: Vec<u8>,
    problem: Option<EncodeError>,
    /// Files that stand beside the text; none where they have to stand in it.
    files: Option<Vec<File>>,
}

impl Writer {
    /// An empty text.
    #[must_use]
    pub fn new() -> Self {
        // What most objects need, so that a text does not grow from nothing.
        Self { text: Vec::with_capacity(128), ..Self::default() }
    }

    /// An empty text that files stand beside.
    pub(crate) fn with_files() -> Self {
        Self { files: Some(Vec::new()), ..Self::default() }
    }

    /// The finished text, and the files beside it.
    pub(crate) fn finish_with_files(mut self) -> Result<(Vec<u8>, Vec<File>), EncodeError> {
        let files = self.files.take().unwrap_or_default();
        Ok((self.finish()?, files))
    }

    /// Puts a file beside the text, and says which one it is there.
    pub(crate) fn attach(&mut self, file: &File) -> Option<usize> {
        let files = self.files.as_mut()?;
        files.push(file.clone());
        Some(files.len() - 1)
    }

    /// The finished text.
    ///
    /// # Errors
    /// Where something was written that JSON cannot say.
    pub fn finish(self) -> Result<Vec<u8>, EncodeError> {
        match self.problem {
            None => Ok(self.text),
            Some(problem) => Err(problem),
        }
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// Writes a string, escaped.
    pub fn text(&mut self, text: &str) {
        // Without a branch a byte, so that many bytes are looked at in one step.
        let is_escaped = |byte: u8| (byte < 0x20) | (byte == b'"') | (byte == b'\\');
        if text.bytes().fold(false, |any, byte| any | is_escaped(byte)) {
            return self.serde(text);
        }
        self.text.reserve(text.len() + 2);
        self.text.push(b'"');
        self.text.extend_from_slice(text.as_bytes());
        self.text.push(b'"');
    }

    /// Writes text that is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.text.extend_from_slice(json.as_bytes());
    }

    /// Starts an object.
    pub fn object(&mut self) -> ObjectWriter<'_> {
        let start = self.text.len();
        self.text.push(b'{');
        ObjectWriter { writer: self, start, is_first: true }
    }

    /// Starts an array.
    pub fn array(&mut self) -> ArrayWriter<'_> {
        self.text.push(b'[');
        ArrayWriter { writer: self, is_first: true }
    }

    /// Writes what serde knows how to write: scalars and values.
    pub(super) fn serde<T: serde::Serialize + ?Sized>(&mut self, value: &T) {
        if let Err(error) = serde_json::to_writer(&mut self.text, value) {
            self.fail(error.to_string());
        }
    }

    /// Remembers that the value cannot be written; the first reason wins.
    pub fn fail(&mut self, reason: impl Into<String>) {
        self.problem.get_or_insert_with(|| EncodeError::new(reason));
    }

    fn separate(&mut self, is_first: &mut bool) {
        if !std::mem::replace(is_first, false) {
            self.text.push(b',');
        }
    }
}

/// An object in the making; [`end`](Self::end) closes it.
#[derive(Debug)]
#[must_use = "an object is closed by `end`"]
pub struct ObjectWriter<'w> {
    writer: &'w mut Writer,
    /// Where in the text the object starts.
    start: usize,
    is_first: bool,
}

impl ObjectWriter<'_> {
    /// Writes a member.
    pub fn member<T: Json>(&mut self, name: &str, value: &T) {
        value.encode(self.key(name));
    }

    /// Writes a member that is always there.
    pub fn required<T: Json>(&mut self, name: &str, value: &T) {
        self.member(name, value);
    }

    /// Writes a member that may be left out and then means something.
    pub fn defaulted<T: Json>(&mut self, name: &str, value: &Option<T>) {
        self.optional(name, value);
    }

    /// Writes a member that may be left out.
    pub fn optional<T: Json>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }

    /// Writes a member that is always there and may be `null`.
    pub fn nullable<T: Json>(&mut self, name: &str, value: &Option<T>) {
        match value {
            Some(value) => self.member(name, value),
            None => self.key(name).null(),
        }
    }

    /// Writes a member that may be left out and may be `null`.
    pub fn maybe<T: Json>(&mut self, name: &str, value: &Maybe<T>) {
        match value {
            Maybe::Absent => {}
            Maybe::Null => self.key(name).null(),
            Maybe::Value(value) => self.member(name, value),
        }
    }

    /// Writes a member whose only value is a constant text.
    pub fn constant(&mut self, name: &str, value: &str) {
        self.key(name).text(value);
    }

    /// Writes a member whose only value is a constant that is not a text, as JSON.
    pub fn constant_json(&mut self, name: &str, value: &str) {
        self.key(name).raw(value);
    }

    /// Writes the members that the schema does not name, where it says what they are.
    pub fn rest_of<T: Json>(&mut self, extra: &IndexMap<String, T>) {
        if extra.is_empty() {
            return;
        }
        for name in self.names().filter(|name| extra.contains_key(name)).collect::<Vec<_>>() {
            self.writer.fail(format!("`{name}` is a documented member and cannot be an extra one"));
        }
        for (name, value) in extra {
            self.member(name, value);
        }
    }

    /// Writes the members that the schema does not name.
    ///
    /// A name that stands in the object already would make it ambiguous, so the text fails then.
    pub fn rest(&mut self, extra: &Extra) {
        if extra.is_empty() {
            return;
        }
        for name in self.names().filter(|name| extra.contains_key(name)).collect::<Vec<_>>() {
            self.writer.fail(format!("`{name}` is a documented member and cannot be an extra one"));
        }
        for (name, value) in extra.iter() {
            self.member(name, value);
        }
    }

    /// The names that are written already, read back from the text.
    fn names(&self) -> impl Iterator<Item = String> + use<> {
        let written = self.writer.text.get(self.start..).unwrap_or_default();
        let whole = [written, b"}"].concat();
        let members = serde_json::from_slice::<super::Map<String, super::Value>>(&whole);
        members.unwrap_or_default().into_iter().map(|(name, _)| name)
    }

    /// Closes the object.
    pub fn end(self) {
        self.writer.text.push(b'}');
    }

    /// Writes a name; the caller writes the value.
    pub fn key(&mut self, name: &str) -> &mut Writer {
        self.writer.separate(&mut self.is_first);
        self.writer.text(name);
        self.writer.text.push(b':');
        self.writer
    }
}

/// An array in the making; [`end`](Self::end) closes it.
#[derive(Debug)]
#[must_use = "an array is closed by `end`"]
pub struct ArrayWriter<'w> {
    writer: &'w mut Writer,
    is_first: bool,
}

impl ArrayWriter<'_> {
    /// Writes an item.
    pub fn item<T: Json>(&mut self, value: &T) {
        self.writer.separate(&mut self.is_first);
        value.encode(self.writer);
    }

    /// Closes the array.
    pub fn end(self) {
        self.writer.text.push(b']');
    }
}
