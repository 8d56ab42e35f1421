//! The list of types to shape.

use std::collections::{BTreeMap, VecDeque};

use indexmap::IndexMap;

use super::{array, enumeration, number, object, text, union};
use crate::Strictness;
use crate::diagnostic::Diagnostics;
use crate::flatten::Flattener;
use crate::model::{
    Kinds, Limits, Schema, SchemaId, Schemas, Shape, Type, TypeId, TypeName, TypeOwner, Types,
};
use crate::options::Chosen;

/// Gives each schema its type, once, however often it is used.
pub(super) struct Shaper {
    pub(super) flattener: Flattener,
    pub(super) diagnostics: Diagnostics,
    pub(super) strictness: Strictness,
    /// Names that the document gives to schemas.
    documented: BTreeMap<SchemaId, String>,
    /// Names that replace those, and that others have besides.
    chosen: Chosen,
    types: Vec<Type>,
    known: BTreeMap<SchemaId, TypeId>,
    waiting: VecDeque<TypeId>,
}

impl Shaper {
    /// A shaper of schemas, some of which the document has given names.
    pub(super) fn new(
        schemas: Schemas,
        named: &IndexMap<String, SchemaId>,
        chosen: &Chosen,
        strictness: Strictness,
    ) -> Self {
        Self {
            flattener: Flattener::new(schemas, strictness),
            diagnostics: Diagnostics::new(),
            strictness,
            documented: named.iter().map(|(name, id)| (*id, name.clone())).collect(),
            chosen: chosen.clone(),
            types: Vec::new(),
            known: BTreeMap::new(),
            waiting: VecDeque::new(),
        }
    }

    /// The type of a schema, called by its documented name or by the place that it is used in.
    pub(super) fn ty(&mut self, id: SchemaId, owner: TypeOwner, part: &str) -> TypeId {
        if let Some(ty) = self.known.get(&id) {
            return *ty;
        }
        let canonical = self.flattener.canonical(id);
        if canonical == id {
            let name = self.name(id, owner, part);
            return self.push(id, name);
        }
        self.flattener.join(id, canonical);
        let target = self.ty(canonical, owner, part);
        let is_noted =
            self.flattener.is_noted_nullable(id) && !self.flattener.is_noted_nullable(canonical);
        let name = self.own_name(id);
        if !is_noted && name.is_none() {
            self.known.insert(id, target);
            return target;
        }
        let name = name.unwrap_or(TypeName::Anonymous);
        let ty = self.push(id, name);
        if let Some(alias) = self.types.get_mut(ty.0) {
            alias.shape = Shape::Alias(target);
            alias.is_nullable = is_noted;
        }
        ty
    }

    /// The name that the document gives to a schema.
    pub(super) fn documented(&self, id: SchemaId) -> Option<&str> {
        self.documented.get(&id).map(String::as_str)
    }

    fn name(&self, id: SchemaId, owner: TypeOwner, part: &str) -> TypeName {
        self.own_name(id).unwrap_or_else(|| TypeName::Place { owner, part: part.to_owned() })
    }

    /// The name that the configuration chose, or the document gives.
    fn own_name(&self, id: SchemaId) -> Option<TypeName> {
        let chosen = self.chosen.get(&id).cloned().map(TypeName::Chosen);
        chosen.or_else(|| self.documented.get(&id).cloned().map(TypeName::Documented))
    }

    fn push(&mut self, id: SchemaId, name: TypeName) -> TypeId {
        let schema = self.flattener.written(id);
        let ty = TypeId(self.types.len());
        self.types.push(Type {
            origin: schema.origin,
            schema: id,
            name,
            title: schema.title.clone(),
            description: schema.description.clone(),
            is_deprecated: schema.is_deprecated,
            is_nullable: false,
            is_recursive: false,
            is_twin: false,
            shape: Shape::Any,
            limits: Limits::default(),
            rules: Vec::new(),
        });
        self.known.insert(id, ty);
        self.waiting.push_back(ty);
        ty
    }

    /// Shapes all that was asked for, and what that is made of.
    pub(super) fn finish(mut self) -> (Types, Schemas, Diagnostics) {
        while let Some(id) = self.waiting.pop_front() {
            if self.flattener.is_exhausted() {
                break;
            }
            let Some(ty) = self.types.get(id.0) else { continue };
            let schema = self.flattener.plain(ty.schema);
            if matches!(self.types.get(id.0).map(|ty| &ty.shape), Some(Shape::Alias(_))) {
                continue;
            }
            let (shape, is_nullable) = self.shape(id, &schema);
            if let Some(ty) = self.types.get_mut(id.0) {
                ty.limits = schema.limits.clone();
                ty.shape = shape;
                ty.is_nullable = is_nullable;
            }
        }
        let (schemas, found) = self.flattener.finish();
        self.diagnostics.extend(found);
        (Types(self.types), schemas, self.diagnostics)
    }

    /// The shape of a schema, and whether `null` is allowed besides.
    fn shape(&mut self, id: TypeId, schema: &Schema) -> (Shape, bool) {
        let kinds = schema.kinds.unwrap_or_default();
        let is_nullable = kinds.null || schema.is_nullable;
        if schema.is_never {
            return (Shape::Never, false);
        }
        if !schema.one_of.is_empty() {
            return (union::shape(self, id, schema), is_nullable);
        }
        if schema.constant.is_some() || schema.enumeration.is_some() {
            let (shape, lists_null) = enumeration::shape(schema);
            let is_alone = matches!(shape, Shape::Null);
            return (shape, (lists_null || schema.is_nullable) && !is_alone);
        }
        let shape = self.shape_of_kinds(id, schema, schema.kinds);
        let is_nullable = is_nullable && !matches!(shape, Shape::Null);
        (shape, is_nullable)
    }

    fn shape_of_kinds(&mut self, id: TypeId, schema: &Schema, kinds: Option<Kinds>) -> Shape {
        let Some(all) = kinds else { return Shape::Any };
        if Kinds::ALL.intersect(all) == Kinds::ALL {
            return Shape::Any;
        }
        match all.without_null().names().as_slice() {
            [] if all.null => Shape::Null,
            [] => Shape::Any,
            ["boolean"] => Shape::Boolean,
            ["integer"] => number::integer(schema),
            ["number"] | ["integer", "number"] => number::number(schema),
            ["string"] => Shape::Text(text::format(schema)),
            ["array"] => array::shape(self, id, schema),
            ["object"] => object::shape(self, id, schema),
            _ => union::of_kinds(self, id, schema, all.without_null()),
        }
    }
}
