//! Inline schemas that say the same, which share one type.
//!
//! A large document spells the same list of values or the same small object out a hundred times.
//! Each keeps the name of its place; all but the first are other names of the first. A type that
//! the document names stays a type of its own, whatever else looks like it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::{Branch, EnumValue, Member, Rest, Shape, Struct, Type, TypeId, TypeName, Types};

/// Makes twins of a type other names of it.
pub(super) fn join(types: &mut Types) {
    let mut finder = Finder { types, firsts: BTreeMap::new(), state: BTreeMap::new(), depth: 0 };
    let ids: Vec<_> = finder.types.iter().map(|(id, _)| id).collect();
    // In the order of the document, so that the first one stays the first when it grows.
    let twins: Vec<_> = ids.into_iter().map(|id| (id, finder.class(id))).collect();
    for (id, first) in twins {
        let Some(ty) = types.0.get_mut(id.0) else { continue };
        if id != first && is_item(&ty.shape) {
            ty.shape = Shape::Alias(first);
            ty.is_recursive = false;
            ty.is_twin = true;
        }
    }
}

/// Types nested deeper than this have no twins, so that a hostile document cannot exhaust the stack.
const DEPTH: usize = 200;

/// What is known of a type.
#[derive(Clone, Copy)]
enum State {
    /// It is being looked at: what it holds leads back to it.
    Open,
    /// The first of those that say the same.
    Known(TypeId),
}

struct Finder<'a> {
    types: &'a Types,
    /// The first type that says something, by what it says.
    firsts: BTreeMap<String, TypeId>,
    state: BTreeMap<TypeId, State>,
    /// How many types are open.
    depth: usize,
}

impl Finder<'_> {
    /// The first type that says what this one does.
    fn class(&mut self, id: TypeId) -> TypeId {
        let id = self.types.resolve(id);
        match self.state.get(&id) {
            Some(State::Known(first)) => return *first,
            // A type that holds itself has no twin.
            Some(State::Open) => return id,
            None if self.depth == DEPTH => return id,
            None => {}
        }
        self.state.insert(id, State::Open);
        self.depth += 1;
        let text = self.text(self.types.get(id));
        self.depth -= 1;
        let first = *self.firsts.entry(text).or_insert(id);
        let is_inline =
            matches!(self.types.get(id).name, TypeName::Place { .. } | TypeName::Anonymous);
        let first = if is_inline { first } else { id };
        self.state.insert(id, State::Known(first));
        first
    }

    /// What a type says, without its name and its own description.
    fn text(&mut self, ty: &Type) -> String {
        let Type {
            origin: _,
            schema: _,
            name: _,
            title: _,
            description: _,
            is_deprecated,
            is_nullable,
            is_recursive,
            is_twin: _,
            shape,
            limits,
            rules,
        } = ty;
        let mut text =
            format!("{is_nullable} {is_deprecated} {is_recursive} {limits:?} {rules:?} ");
        self.shape(shape, &mut text);
        text
    }

    fn shape(&mut self, shape: &Shape, text: &mut String) {
        match shape {
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number
            | Shape::Text(_)
            | Shape::Null
            | Shape::Never
            | Shape::Constant(_)
            | Shape::Enumeration { .. } => self.leaf(shape, text),
            Shape::Array(part) => self.part("array", *part, text),
            Shape::Map(part) => self.part("map", *part, text),
            Shape::Alias(part) => self.part("alias", *part, text),
            Shape::Tuple(items) => {
                for item in items {
                    self.part(if item.is_boxed { "boxed" } else { "item" }, item.ty, text);
                }
            }
            Shape::Struct(object) => self.object(object, text),
            Shape::Union(union) => {
                add(text, format_args!("union {:?} ", union.evidence));
                for Branch { ty, tags, guard, kinds, is_boxed } in &union.branches {
                    add(text, format_args!("{tags:?} {guard:?} {kinds:?} {is_boxed} "));
                    self.part("branch", *ty, text);
                }
            }
        }
    }

    fn leaf(&self, shape: &Shape, text: &mut String) {
        match shape {
            Shape::Constant(EnumValue { value, .. }) => add(text, format_args!("constant {value}")),
            Shape::Enumeration { values, is_open } => {
                add(text, format_args!("enumeration {is_open} "));
                for EnumValue { value, .. } in values {
                    add(text, format_args!("{value} "));
                }
            }
            scalar => add(text, format_args!("{scalar:?}")),
        }
    }

    fn object(&mut self, object: &Struct, text: &mut String) {
        text.push_str("object ");
        for member in &object.members {
            let Member {
                name,
                ty,
                is_required,
                default,
                description,
                is_deprecated,
                origin: _,
                is_read_only,
                is_write_only,
                is_boxed,
            } = member;
            let target = self.types.get(self.types.resolve(*ty));
            let described = description.as_ref().or(target.description.as_ref());
            let described = described.or(target.title.as_ref());
            add(text, format_args!("{name:?} {is_required} {default:?} {described:?} "));
            add(text, format_args!("{is_deprecated} {is_read_only} {is_write_only} {is_boxed} "));
            let is_nullable = self.types.is_nullable(*ty);
            add(text, format_args!("{is_nullable} "));
            self.part("of", *ty, text);
        }
        match object.rest {
            Rest::Open => text.push_str("open"),
            Rest::Closed => text.push_str("closed"),
            Rest::Typed(values) => self.part("rest", values, text),
        }
    }

    fn part(&mut self, word: &str, id: TypeId, text: &mut String) {
        let is_nullable = self.types.is_nullable(id);
        let first = self.class(id);
        add(text, format_args!("{word} {} {is_nullable} ", first.0));
    }
}

/// Whether a shape is written as an item of its own.
fn is_item(shape: &Shape) -> bool {
    match shape {
        Shape::Struct(_) | Shape::Union(_) | Shape::Enumeration { .. } => true,
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number
        | Shape::Text(_)
        | Shape::Null
        | Shape::Never
        | Shape::Constant(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_) => false,
    }
}

fn add(text: &mut String, part: std::fmt::Arguments<'_>) {
    // Writing to a text does not fail.
    let _ = text.write_fmt(part);
}
