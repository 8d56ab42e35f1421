//! Arrays: lists of one type, and tuples.

use super::Shaper;
use crate::model::{Schema, SchemaId, Shape, TupleItem, TypeId, TypeOwner};

/// Rust has traits for tuples up to this length.
const TUPLE: usize = 12;

/// The shape of an array.
pub(super) fn shape(shaper: &mut Shaper, id: TypeId, schema: &Schema) -> Shape {
    let owner = TypeOwner::Type(id);
    let items = schema.items.unwrap_or(SchemaId::ANY);
    if schema.prefix_items.is_empty() {
        return Shape::Array(shaper.ty(items, owner, "item"));
    }
    // JSON Schema 2020-12 §10.3.1.1: `prefixItems` alone says neither that the items are there
    // nor that no more follow.
    let length = schema.prefix_items.len();
    let limits = &schema.limits;
    let has_all = limits.min_items.is_some_and(|least| usize::try_from(least) == Ok(length));
    let is_closed = schema.items.is_some_and(|items| shaper.flattener.written(items).is_never)
        || limits.max_items.is_some_and(|most| usize::try_from(most) == Ok(length));
    if has_all && is_closed && length <= TUPLE {
        let places = schema.prefix_items.iter().enumerate();
        let items = places.map(|(place, item)| TupleItem {
            ty: shaper.ty(*item, owner.clone(), &format!("item {}", place + 1)),
            is_boxed: false,
        });
        return Shape::Tuple(items.collect());
    }
    let mut same: Vec<SchemaId> =
        schema.prefix_items.iter().map(|item| shaper.flattener.canonical(*item)).collect();
    same.dedup();
    match (same.as_slice(), is_closed) {
        ([only], true) => Shape::Array(shaper.ty(*only, owner, "item")),
        _ => Shape::Array(shaper.ty(SchemaId::ANY, owner, "item")),
    }
}
