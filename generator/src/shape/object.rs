//! Objects: with documented members, or as maps.

use super::Shaper;
use crate::model::{Member, Rest, Schema, SchemaId, Shape, Struct, TypeId, TypeOwner};

/// The shape of an object.
pub(super) fn shape(shaper: &mut Shaper<'_>, id: TypeId, schema: &Schema) -> Shape {
    refuse_names(shaper, schema);
    let additional = schema.additional.map(|additional| shaper.schemas.get(additional));
    let is_closed = additional.is_some_and(|additional| additional.is_never);
    if schema.properties.is_empty() && !is_closed {
        let values = schema.additional.unwrap_or(SchemaId::ANY);
        return Shape::Map(shaper.ty(values, TypeOwner::Type(id), "value"));
    }
    if additional.is_some_and(|additional| !additional.is_never && !is_any(additional)) {
        shaper.refuse(schema, "a schema for members beside the named ones is not generated yet");
    }
    let members = schema.properties.iter().map(|(name, property)| {
        let target = shaper.schemas.get(property.schema);
        Member {
            name: name.clone(),
            ty: shaper.ty(property.schema, TypeOwner::Type(id), name),
            is_required: property.is_required,
            default: target.default.clone(),
            description: target.description.clone(),
            is_deprecated: target.is_deprecated,
            origin: target.origin,
        }
    });
    let members = members.collect();
    let rest = if is_closed { Rest::Closed } else { Rest::Open };
    Shape::Struct(Struct { members, rest })
}

/// `propertyNames` says nothing where it only says that names are strings.
fn refuse_names(shaper: &mut Shaper<'_>, schema: &Schema) {
    let names = schema.property_names.map(|names| shaper.schemas.get(names));
    let says_something = |names: &Schema| {
        names.is_never
            || names.reference.is_some()
            || names.enumeration.is_some()
            || names.constant.is_some()
            || names.kinds.is_some_and(|kinds| !kinds.string)
    };
    if names.is_some_and(says_something) {
        shaper.refuse(schema, "`propertyNames` is not generated yet");
    }
    if !schema.required_elsewhere.is_empty() {
        let message = format!(
            "`required` names `{}`, which `properties` does not have; this is not generated yet",
            schema.required_elsewhere.join("`, `")
        );
        shaper.refuse(schema, &message);
    }
}

/// Whether a schema says nothing about values.
fn is_any(schema: &Schema) -> bool {
    schema.kinds.is_none()
        && schema.reference.is_none()
        && schema.properties.is_empty()
        && schema.any_of.is_empty()
        && schema.one_of.is_empty()
        && schema.all_of.is_empty()
        && schema.constant.is_none()
        && schema.enumeration.is_none()
}
