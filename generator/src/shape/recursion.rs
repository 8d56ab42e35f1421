//! Types that hold themselves: where a box has to stand, and where only an item can name them.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Shape, TypeId, Types};

/// Boxes what closes a circle of values in values, makes items of lists and maps that hold
/// themselves, and refuses unions that are branches of themselves.
pub(super) fn mark(types: &mut Types) -> Diagnostics {
    for (owner, place, _) in closing(types, by_value) {
        mark_box(types, owner, place);
    }
    for (_, _, target) in closing(types, by_name) {
        if let Some(ty) = types.0.get_mut(target.0) {
            ty.is_recursive = true;
        }
    }
    let loops = closing(types, in_place);
    let mut diagnostics = Diagnostics::new();
    for (owner, _, _) in loops {
        let Some(ty) = types.0.get_mut(owner.0) else { continue };
        let message = "this union is a branch of itself, so nothing tells its branches apart";
        let diagnostic = Diagnostic::new(Code::AmbiguousUnion, ty.origin, message);
        diagnostics.push(diagnostic.allowable("it is read as any JSON"));
        ty.shape = Shape::Any;
    }
    diagnostics
}

fn mark_box(types: &mut Types, owner: TypeId, place: usize) {
    let Some(ty) = types.0.get_mut(owner.0) else { return };
    let flag = match &mut ty.shape {
        Shape::Struct(object) => object.members.get_mut(place).map(|member| &mut member.is_boxed),
        Shape::Union(union) => union.branches.get_mut(place).map(|branch| &mut branch.is_boxed),
        Shape::Tuple(items) => items.get_mut(place).map(|item| &mut item.is_boxed),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number
        | Shape::Text(_)
        | Shape::Null
        | Shape::Never
        | Shape::Enumeration { .. }
        | Shape::Constant(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Alias(_) => None,
    };
    if let Some(flag) = flag {
        *flag = true;
    }
}

/// The types that a value of a type has inside it, without a list or a map between.
fn by_value(types: &Types, id: TypeId) -> Vec<TypeId> {
    match &types.get(id).shape {
        Shape::Struct(object) => object.members.iter().map(|member| member.ty).collect(),
        Shape::Union(union) => union.branches.iter().map(|branch| branch.ty).collect(),
        Shape::Tuple(items) => items.iter().map(|item| item.ty).collect(),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number
        | Shape::Text(_)
        | Shape::Null
        | Shape::Never
        | Shape::Enumeration { .. }
        | Shape::Constant(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Alias(_) => Vec::new(),
    }
}

/// The types that are written out where a type that is no item is used.
fn by_name(types: &Types, id: TypeId) -> Vec<TypeId> {
    match &types.get(id).shape {
        Shape::Array(part) | Shape::Map(part) => vec![*part],
        Shape::Tuple(items) => items.iter().map(|item| item.ty).collect(),
        _ => Vec::new(),
    }
}

/// The unions that look at the same value.
fn in_place(types: &Types, id: TypeId) -> Vec<TypeId> {
    match &types.get(id).shape {
        Shape::Union(union) => union.branches.iter().map(|branch| branch.ty).collect(),
        _ => Vec::new(),
    }
}

/// The edges that close circles: without them there is none. Depth first, without recursion, each
/// edge once.
fn closing(
    types: &Types,
    parts: impl Fn(&Types, TypeId) -> Vec<TypeId>,
) -> Vec<(TypeId, usize, TypeId)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; types.0.len()];
    let mut closing = Vec::new();
    for (start, _) in types.iter() {
        let mut path: Vec<(TypeId, Vec<TypeId>, usize)> = Vec::new();
        let mut next = Some(start);
        loop {
            if let Some(id) = next.take()
                && let Some(state) = states.get_mut(id.0).filter(|state| **state == State::New)
            {
                *state = State::Open;
                path.push((id, parts(types, id), 0));
            }
            let Some((owner, edges, place)) = path.last_mut() else { break };
            let Some(target) = edges.get(*place).map(|target| types.resolve(*target)) else {
                if let Some(state) = states.get_mut(owner.0) {
                    *state = State::Done;
                }
                path.pop();
                continue;
            };
            match states.get(target.0) {
                Some(State::Open) => closing.push((*owner, *place, target)),
                Some(State::New) => next = Some(target),
                Some(State::Done) | None => {}
            }
            *place += 1;
        }
    }
    closing
}
