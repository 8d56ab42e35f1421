//! The fields of a form of either kind, gathered into one value as they come.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::Field;
use super::field::Kind;
use super::tree::Tree;
use crate::style::brackets::{self, Deep};

/// The fields of a form that were read so far.
pub(super) struct Collector<'f> {
    fields: &'f [Field],
    /// In the order in which they came first.
    values: IndexMap<String, Vec<Tree>>,
    deep: BTreeMap<String, Deep<Box<Tree>>>,
    /// Members of objects whose members are fields, by the object.
    exploded: BTreeMap<&'static str, IndexMap<String, Vec<Tree>>>,
}

impl<'f> Collector<'f> {
    pub(super) fn new(fields: &'f [Field]) -> Self {
        let (values, deep, exploded) = Default::default();
        Self { fields, values, deep, exploded }
    }

    /// The field of a name, which for a path in brackets is that of the name before it.
    pub(super) fn field(&self, name: &str) -> Field {
        match self.deep(name) {
            Some((name, _)) => Field::find(self.fields, name),
            None => Field::find(self.fields, name),
        }
    }

    /// Adds a field.
    ///
    /// # Errors
    /// Where another stands in its place.
    pub(super) fn add(&mut self, name: String, value: Tree) -> Result<(), &'static str> {
        if let Some((name, path)) = self.deep(&name) {
            self.values.entry(name.to_owned()).or_default();
            let whole = self.deep.entry(name.to_owned()).or_insert_with(Deep::new);
            let is_placed = whole.insert(&path, Box::new(value));
            return if is_placed { Ok(()) } else { Err("a field of the form is there twice") };
        }
        let values = match Field::owner(self.fields, &name) {
            Some(owner) => {
                self.values.entry(owner.to_owned()).or_default();
                self.exploded.entry(owner).or_default()
            }
            None => &mut self.values,
        };
        values.entry(name).or_default().push(value);
        Ok(())
    }

    /// The object whose members the fields are.
    pub(super) fn finish(mut self) -> Tree {
        let members = self.values.into_iter().map(|(name, values)| {
            let is_list = Field::find(self.fields, &name).is_repeated;
            let tree = match (self.deep.remove(&name), self.exploded.remove(name.as_str())) {
                (Some(deep), _) => Tree::Deep(deep),
                (None, Some(members)) => {
                    let members = members.into_iter();
                    Tree::Object(members.map(|(name, values)| (name, one(values, false))).collect())
                }
                (None, None) => one(values, is_list),
            };
            (name, tree)
        });
        Tree::Object(members.collect())
    }

    fn deep<'n>(&self, name: &'n str) -> Option<(&'n str, Vec<&'n str>)> {
        let path = brackets::split(name)?;
        (Field::find(self.fields, path.0).kind == Kind::Deep).then_some(path)
    }
}

/// The value of a field that is there some times.
fn one(mut values: Vec<Tree>, is_list: bool) -> Tree {
    match values.pop() {
        Some(only) if values.is_empty() && !is_list => only,
        last => {
            values.extend(last);
            Tree::Array(values)
        }
    }
}

/// The value of a field that came as a text.
pub(super) fn of_text(field: Field, text: String) -> Tree {
    match field.kind {
        Kind::Json => json_or_text(text),
        Kind::Joined(delimiter) if field.is_object => {
            let mut parts = text.split(delimiter).map(str::to_owned);
            let mut members = IndexMap::new();
            while let Some(name) = parts.next() {
                // A name without a value is no member, and the type says which one is missing.
                members.extend(parts.next().map(|value| (name, Tree::Text(value))));
            }
            Tree::Object(members)
        }
        Kind::Joined(delimiter) => {
            let parts = text.split(delimiter).map(|part| Tree::Text(part.to_owned()));
            Tree::Array(parts.collect())
        }
        Kind::Text | Kind::File | Kind::Deep | Kind::Exploded(_) => Tree::Text(text),
    }
}

/// A field that may be any JSON may be a bare text as well, which is written without quotes.
pub(super) fn json_or_text(text: String) -> Tree {
    use crate::json::Value;
    match serde_json::from_str(&text) {
        Ok(value @ (Value::Array(_) | Value::Object(_))) => Tree::Json(value),
        _ => Tree::Text(text),
    }
}
