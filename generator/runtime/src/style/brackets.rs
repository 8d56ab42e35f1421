//! Values with a path in brackets, such as `items[0][price]`: parameters in `deepObject` style and
//! fields of forms.
//!
//! OAS 3.1 §4.8.12.2.2 defines `deepObject` for one level; what stands deeper is written the way
//! that every API which documents it means: a bracket for each name and index.

use std::borrow::Cow;

use indexmap::IndexMap;

use super::{StyleProblem, value};
use crate::json::{Node, Token};

/// How deep a path may go.
const DEPTH: usize = 64;

/// The pairs of a value, each with its path behind the name. `null` and what has neither items nor
/// members is undefined (RFC 6570 §2.3), and has none.
///
/// # Errors
/// Where something inside the value is undefined, a name holds a bracket, or the value is deeper
/// than any reader follows.
pub(crate) fn flatten<'n>(
    name: &str,
    node: Node<'n>,
    pairs: &mut Vec<(String, Cow<'n, str>)>,
) -> Result<(), StyleProblem> {
    for (step, value) in steps(node) {
        flatten_at(format!("{name}{}", step?), value, DEPTH, pairs)?;
    }
    pairs.extend(value::scalar(node).map(|text| (name.to_owned(), text)));
    Ok(())
}

fn flatten_at<'n>(
    name: String,
    node: Node<'n>,
    depth: usize,
    pairs: &mut Vec<(String, Cow<'n, str>)>,
) -> Result<(), StyleProblem> {
    if let Some(text) = value::scalar(node) {
        pairs.push((name, text));
        return Ok(());
    }
    let deeper = depth.checked_sub(1).ok_or(StyleProblem::Nested)?;
    let steps = steps(node);
    if steps.is_empty() {
        return Err(StyleProblem::Empty);
    }
    steps
        .into_iter()
        .try_for_each(|(step, value)| flatten_at(format!("{name}{}", step?), value, deeper, pairs))
}

/// The steps from an array or object to what is in it, in brackets.
fn steps(node: Node<'_>) -> Vec<(Result<String, StyleProblem>, Node<'_>)> {
    let items = node.items().into_iter().flatten().enumerate();
    let items = items.map(|(index, item)| (Ok(format!("[{index}]")), item));
    let members = node.object().into_iter().flat_map(|object| object.entries());
    let members = members.map(|(name, value)| {
        let step = match name.chars().find(|character| matches!(character, '[' | ']')) {
            Some(bracket) => Err(StyleProblem::Delimiter(bracket)),
            // `[]` is read as the next item each time that it comes.
            None if name.is_empty() && value::scalar(value).is_none() => Err(StyleProblem::Nested),
            None => Ok(format!("[{name}]")),
        };
        (step, value)
    });
    items.chain(members).collect()
}

/// The name and the path of a pair: `items`, and `0` and `price`. None where it has no path.
pub(crate) fn split(name: &str) -> Option<(&str, Vec<&str>)> {
    let (name, rest) = name.split_once('[')?;
    let inner = rest.strip_suffix(']')?;
    let path: Vec<&str> = inner.split("][").collect();
    let is_path = path.len() <= DEPTH && !path.iter().any(|step| step.contains(['[', ']']));
    is_path.then_some((name, path))
}

/// A value in the making; `T` is what stands at the end of a path.
#[derive(Debug)]
pub(crate) enum Deep<T> {
    Leaf(T),
    /// What `name[]` adds to.
    Items(Vec<Self>),
    Members(IndexMap<String, Self>),
}

impl<T> Deep<T> {
    pub(crate) fn new() -> Self {
        Self::Members(IndexMap::new())
    }

    /// Puts something at a path; false where something else stands there.
    pub(crate) fn insert(&mut self, path: &[&str], leaf: T) -> bool {
        let Some((first, rest)) = path.split_first() else { return false };
        // `name[]` is the next item, unless there are members, of which one may have no name.
        if first.is_empty() && self.is_list() {
            let mut item = Self::new();
            let is_placed = match rest {
                [] => {
                    item = Self::Leaf(leaf);
                    true
                }
                rest => item.insert(rest, leaf),
            };
            let mut items = std::mem::replace(self, Self::new()).into_items();
            items.push(item);
            *self = Self::Items(items);
            return is_placed;
        }
        if let Self::Items(items) = self {
            let Some(item) = items.pop().filter(|_| items.is_empty()) else { return false };
            *self = Self::Members(IndexMap::from([(String::new(), item)]));
        }
        let Self::Members(members) = self else { return false };
        if rest.is_empty() {
            return members.insert((*first).to_owned(), Self::Leaf(leaf)).is_none();
        }
        members.entry((*first).to_owned()).or_insert_with(Self::new).insert(rest, leaf)
    }

    fn is_list(&self) -> bool {
        match self {
            Self::Leaf(_) => false,
            Self::Items(_) => true,
            Self::Members(members) => members.is_empty(),
        }
    }

    fn into_items(self) -> Vec<Self> {
        match self {
            Self::Items(items) => items,
            Self::Leaf(_) | Self::Members(_) => Vec::new(),
        }
    }

    /// Writes the tokens of the value. What is numbered from nought is an array that keeps its
    /// names, since only its type can tell whether it is an object.
    pub(crate) fn push<'t>(
        self,
        tokens: &mut Vec<Token<'t>>,
        push_leaf: &impl Fn(T, &mut Vec<Token<'t>>),
    ) {
        let start = tokens.len();
        let is_array = match self {
            Self::Leaf(leaf) => return push_leaf(leaf, tokens),
            Self::Items(items) => {
                tokens.push(Token::Null);
                // One item alone may be the member without a name.
                tokens.extend((items.len() == 1).then_some(Token::Key(Cow::Borrowed(""))));
                items.into_iter().for_each(|item| item.push(tokens, push_leaf));
                true
            }
            Self::Members(mut members) => {
                let is_array = is_numbered(&members);
                if is_array {
                    members.sort_by_cached_key(|key, _| key.parse::<usize>().unwrap_or_default());
                }
                tokens.push(Token::Null);
                for (name, member) in members {
                    tokens.push(Token::Key(Cow::Owned(name)));
                    member.push(tokens, push_leaf);
                }
                is_array
            }
        };
        let end = tokens.len();
        if let Some(first) = tokens.get_mut(start) {
            *first = if is_array { Token::Array { end } } else { Token::Object { end } };
        }
    }
}

/// Whether the names are the numbers from nought, in any order.
fn is_numbered<T>(members: &IndexMap<String, T>) -> bool {
    (0..members.len()).all(|number| members.contains_key(&number.to_string()))
}
