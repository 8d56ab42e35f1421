//! The list of types to shape.

use std::collections::{BTreeMap, VecDeque};

use indexmap::IndexMap;

use super::{enumeration, object, text, union};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    IntegerKind, Kinds, Schema, SchemaId, Schemas, Shape, Type, TypeId, TypeName, TypeOwner, Types,
};

/// Gives each schema its type, once, however often it is used.
pub(super) struct Shaper<'a> {
    pub(super) schemas: &'a Schemas,
    pub(super) diagnostics: Diagnostics,
    /// Names that the document gives to schemas.
    documented: BTreeMap<SchemaId, String>,
    types: Vec<Type>,
    known: BTreeMap<SchemaId, TypeId>,
    waiting: VecDeque<TypeId>,
}

impl<'a> Shaper<'a> {
    /// A shaper of schemas, some of which the document has given names.
    pub(super) fn new(schemas: &'a Schemas, named: &IndexMap<String, SchemaId>) -> Self {
        Self {
            schemas,
            diagnostics: Diagnostics::new(),
            documented: named.iter().map(|(name, id)| (*id, name.clone())).collect(),
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
        let schema = self.schemas.get(id);
        let name = match self.documented.get(&id) {
            Some(name) => TypeName::Documented(name.clone()),
            None => TypeName::Place { owner, part: part.to_owned() },
        };
        let ty = TypeId(self.types.len());
        self.types.push(Type {
            origin: schema.origin,
            schema: id,
            name,
            title: schema.title.clone(),
            description: schema.description.clone(),
            is_deprecated: schema.is_deprecated,
            is_nullable: false,
            shape: Shape::Any,
        });
        self.known.insert(id, ty);
        self.waiting.push_back(ty);
        ty
    }

    /// Shapes all that was asked for, and what that is made of.
    pub(super) fn finish(mut self) -> (Types, Diagnostics) {
        while let Some(id) = self.waiting.pop_front() {
            let Some(schema) = self.types.get(id.0).map(|ty| ty.schema) else { continue };
            let (shape, is_nullable) = self.shape(id, self.schemas.get(schema));
            if let Some(ty) = self.types.get_mut(id.0) {
                ty.shape = shape;
                ty.is_nullable = is_nullable;
            }
        }
        (Types(self.types), self.diagnostics)
    }

    /// The shape of a schema, and whether `null` is allowed besides.
    fn shape(&mut self, id: TypeId, schema: &'a Schema) -> (Shape, bool) {
        let is_nullable = schema.kinds.is_some_and(|kinds| kinds.null);
        if schema.is_never {
            self.refuse(schema, "the schema `false`, which nothing fits, is not generated yet");
        }
        if let Some(target) = self.alias(schema) {
            return (Shape::Alias(self.ty(target, TypeOwner::Type(id), "value")), is_nullable);
        }
        if !schema.any_of.is_empty() || !schema.one_of.is_empty() {
            return union::shape(self, id, schema);
        }
        if !schema.all_of.is_empty() || schema.reference.is_some() {
            self.refuse(
                schema,
                "schemas merged by `allOf`, or beside a `$ref`, are not generated yet",
            );
            return (Shape::Any, false);
        }
        if schema.constant.is_some() || schema.enumeration.is_some() {
            return (enumeration::shape(self, schema), is_nullable);
        }
        (self.shape_of_kinds(id, schema, schema.kinds), is_nullable)
    }

    fn shape_of_kinds(&mut self, id: TypeId, schema: &'a Schema, kinds: Option<Kinds>) -> Shape {
        let kinds = kinds.map(Kinds::without_null);
        let names = kinds.map(Kinds::names).unwrap_or_default();
        match names.as_slice() {
            [] if schema.kinds.is_some_and(|kinds| kinds.null) => {
                self.refuse(schema, "a schema for `null` alone is not generated yet");
                Shape::Any
            }
            [] if !schema.properties.is_empty() => object::shape(self, id, schema),
            [] => Shape::Any,
            ["boolean"] => Shape::Boolean,
            ["integer"] => Shape::Integer(integer(schema)),
            ["number"] | ["integer", "number"] => {
                Shape::Number { is_single: schema.format.as_deref() == Some("float") }
            }
            ["string"] => Shape::Text(text::format(schema)),
            ["array"] => match schema.items {
                Some(items) => Shape::Array(self.ty(items, TypeOwner::Type(id), "item")),
                None => {
                    self.refuse(schema, "an array without `items` is not generated yet");
                    Shape::Any
                }
            },
            ["object"] => object::shape(self, id, schema),
            _ => {
                self.refuse(schema, "a schema with several types is not generated yet");
                Shape::Any
            }
        }
    }

    /// The schema that this one is only another name of: a reference with nothing beside it but
    /// annotations, or an `allOf` of one.
    fn alias(&self, schema: &Schema) -> Option<SchemaId> {
        let target = match (schema.reference, schema.all_of.as_slice()) {
            (Some(target), []) => target,
            (None, [target]) => *target,
            _ => return None,
        };
        let is_bare = schema.kinds.is_none()
            && schema.properties.is_empty()
            && schema.required_elsewhere.is_empty()
            && schema.additional.is_none()
            && schema.items.is_none()
            && schema.any_of.is_empty()
            && schema.one_of.is_empty()
            && schema.not.is_none()
            && schema.constant.is_none()
            && schema.enumeration.is_none();
        is_bare.then_some(target)
    }

    /// Refuses a schema that is legal and not generated yet.
    pub(super) fn refuse(&mut self, schema: &Schema, message: &str) {
        self.diagnostics.push(Diagnostic::new(Code::UnsupportedSchema, schema.origin, message));
    }
}

fn integer(schema: &Schema) -> IntegerKind {
    let is_unsigned = schema.bounds.minimum.is_some_and(|minimum| minimum >= 0.0);
    match (schema.format.as_deref(), is_unsigned) {
        (Some("int32"), false) => IntegerKind::I32,
        (Some("int32"), true) => IntegerKind::U32,
        (_, false) => IntegerKind::I64,
        (_, true) => IntegerKind::U64,
    }
}
