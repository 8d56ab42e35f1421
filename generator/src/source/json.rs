//! JSON into a tree.

use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Deserializer, Number};

use super::builder::{Builder, Refusal};
use super::tree::{Text, Tree, Value};
use super::{Budget, DocumentId, Origin, Span, advice, refused};
use crate::diagnostic::{Code, Diagnostic};

/// Containers inside of each other that `serde_json` reads before it refuses by itself.
const DEEPEST: usize = 126;

/// Reads the text; the tree holds what was read before a fault.
pub(super) fn read(id: DocumentId, text: &str, budget: Budget) -> (Tree, Option<Diagnostic>) {
    let builder = Builder::new(budget.nodes, budget.depth.min(DEEPEST));
    let mut reader = Reader { builder, refusal: None };
    let mut input = Deserializer::from_str(text);
    let outcome =
        Seed { reader: &mut reader, key: None }.deserialize(&mut input).and_then(|()| input.end());
    let fault = outcome.err().map(|error| match reader.refusal {
        Some(Refusal::Depth(node)) => refused(Code::TooDeep, Origin::new(id, node), budget),
        Some(Refusal::Nodes) => refused(Code::TooLarge, Origin::new(id, 0), budget),
        None => syntax(id, text, &error),
    });
    (reader.builder.tree, fault)
}

fn syntax(id: DocumentId, text: &str, error: &serde_json::Error) -> Diagnostic {
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len);
    let mut at = (line.sum::<usize>() + error.column().saturating_sub(1)).min(text.len());
    if error.is_eof() {
        at = text.len();
    }
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    // The parser has gone on to the next line when it says that the last one must not end.
    if message.starts_with("control character") && error.column() == 0 {
        at = at.saturating_sub(1);
    }
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let width = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let diagnostic = Diagnostic::in_file(Code::JsonSyntax, id, Span::new(at, at + width), message);
    match advice::of_json(text, at, message) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

struct Reader {
    builder: Builder,
    refusal: Option<Refusal>,
}

impl Reader {
    /// Keeps the reason beside the error, because serde carries only text.
    fn kept<T, E: serde::de::Error>(&mut self, result: Result<T, Refusal>) -> Result<T, E> {
        result.map_err(|refusal| {
            self.refusal = Some(refusal);
            E::custom("refused")
        })
    }
}

/// Reads one value and hangs it under `key`.
struct Seed<'r> {
    reader: &'r mut Reader,
    key: Option<Text>,
}

impl Seed<'_> {
    fn scalar<E: serde::de::Error>(self, value: Value) -> Result<(), E> {
        let added = self.reader.builder.add(value, self.key);
        self.reader.kept(added).map(|_| ())
    }

    fn number<E: serde::de::Error>(self, number: Number) -> Result<(), E> {
        let value = self.reader.builder.tree.number(number);
        self.scalar(value)
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.scalar(Value::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Value::Bool(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.number(value.into())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.number(value.into())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        let number = Number::from_f64(value).ok_or_else(|| E::custom("number out of range"))?;
        self.number(number)
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        let text = self.reader.builder.tree.intern(value);
        self.scalar(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let opened = self.reader.builder.open(Value::Array(0), self.key);
        self.reader.kept::<_, A::Error>(opened)?;
        while items.next_element_seed(Seed { reader: self.reader, key: None })?.is_some() {}
        self.reader.builder.close();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let opened = self.reader.builder.open(Value::Object(0), self.key);
        self.reader.kept::<_, A::Error>(opened)?;
        while let Some(key) = members.next_key_seed(Key(&mut self.reader.builder.tree))? {
            members.next_value_seed(Seed { reader: self.reader, key: Some(key) })?;
        }
        self.reader.builder.close();
        Ok(())
    }
}

/// Reads a key into the text of the tree.
struct Key<'t>(&'t mut Tree);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Text;

    fn deserialize<D: serde::Deserializer<'de>>(self, input: D) -> Result<Text, D::Error> {
        input.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Text;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Text, E> {
        Ok(self.0.intern(key))
    }
}
