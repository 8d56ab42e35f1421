//! Objects: with documented members, or as maps.

use super::Shaper;
use crate::model::{Member, Rest, Schema, SchemaId, Shape, Struct, TypeId, TypeOwner};

/// The shape of an object.
pub(super) fn shape(shaper: &mut Shaper, id: TypeId, schema: &Schema) -> Shape {
    let rest = rest(shaper, id, schema);
    if schema.properties.is_empty() {
        match rest {
            Rest::Closed => {}
            Rest::Open => {
                return Shape::Map(shaper.ty(SchemaId::ANY, TypeOwner::Type(id), "value"));
            }
            Rest::Typed(values) => return Shape::Map(values),
        }
    }
    let members = schema.properties.iter().map(|(name, property)| {
        let ty = shaper.ty(property.schema, TypeOwner::Type(id), name);
        let target = shaper.flattener.plain(property.schema);
        Member {
            name: name.clone(),
            ty,
            is_required: property.is_required,
            is_deprecated: target.is_deprecated,
            origin: target.origin,
            is_read_only: target.is_read_only,
            is_write_only: target.is_write_only,
            is_boxed: false,
            // What a type says of itself stands at the type.
            default: shaper.flattener.written(property.schema).default.clone(),
            description: shaper.flattener.written(property.schema).description.clone(),
        }
    });
    let members = members.collect();
    Shape::Struct(Struct { members, rest })
}

/// What may stand beside the documented members.
fn rest(shaper: &mut Shaper, id: TypeId, schema: &Schema) -> Rest {
    let additional = schema.additional.map(|additional| shaper.flattener.canonical(additional));
    let is_closed =
        additional.is_some_and(|additional| shaper.flattener.written(additional).is_never);
    let owner = TypeOwner::Type(id);
    let part = if schema.properties.is_empty() { "value" } else { "extra" };
    let mut values: Vec<SchemaId> = Vec::new();
    for (_, pattern) in &schema.pattern_properties {
        let pattern = shaper.flattener.canonical(*pattern);
        if !values.contains(&pattern) {
            values.push(pattern);
        }
    }
    if !values.is_empty() && !is_closed {
        values.extend(additional.or(Some(SchemaId::ANY)));
    }
    let values = match (values.as_slice(), additional) {
        ([], Some(additional)) if !is_closed => additional,
        ([], _) if is_closed => return Rest::Closed,
        ([only], _) => *only,
        _ => return Rest::Open,
    };
    if shaper.is_any(values) {
        return Rest::Open;
    }
    Rest::Typed(shaper.ty(values, owner, part))
}

impl Shaper {
    /// Whether a schema says nothing about values.
    fn is_any(&mut self, id: SchemaId) -> bool {
        let schema = self.flattener.plain(id);
        schema.kinds.is_none()
            && !schema.is_never
            && schema.one_of.is_empty()
            && schema.constant.is_none()
            && schema.enumeration.is_none()
    }
}
