//! Unions, and what tells their branches apart.

use super::{Shaper, enumeration};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Branch, Evidence, Schema, SchemaId, Schemas, Shape, TypeId, TypeOwner, Union};

/// The shape of a schema with `anyOf` or `oneOf`, and whether `null` is one of its branches.
pub(super) fn shape(shaper: &mut Shaper<'_>, id: TypeId, schema: &Schema) -> (Shape, bool) {
    if let Some(values) = enumeration::open_values(shaper, schema) {
        return (Shape::Enumeration { values, is_open: true }, false);
    }
    if !schema.properties.is_empty() || !schema.all_of.is_empty() || schema.reference.is_some() {
        shaper.refuse(schema, "other keywords beside a union are not generated yet");
    }
    let all = schema.any_of.iter().chain(&schema.one_of).copied();
    let (nulls, branches): (Vec<_>, Vec<_>) =
        all.partition(|branch| is_null(shaper.schemas.get(*branch)));
    let is_nullable = !nulls.is_empty();
    if let [single] = branches.as_slice() {
        return (Shape::Alias(shaper.ty(*single, TypeOwner::Type(id), "value")), is_nullable);
    }
    let Some((tag, tags)) = documented_tags(shaper.schemas, schema, &branches)
        .or_else(|| constant_tags(shaper.schemas, &branches))
    else {
        let message = "nothing tells the branches of this union apart: no discriminator, and no \
                       required member with a constant of its own in each branch";
        shaper.diagnostics.push(Diagnostic::new(Code::AmbiguousUnion, schema.origin, message));
        return (Shape::Any, is_nullable);
    };
    let branches = branches
        .into_iter()
        .zip(tags)
        .enumerate()
        .map(|(index, (branch, tags))| {
            let part = tags.first().cloned().unwrap_or_else(|| format!("branch {}", index + 1));
            Branch { ty: shaper.ty(branch, TypeOwner::Type(id), &part), tags }
        })
        .collect();
    (Shape::Union(Union { branches, evidence: Evidence::Tag(tag) }), is_nullable)
}

fn is_null(schema: &Schema) -> bool {
    schema.kinds.is_some_and(|kinds| kinds.names() == ["null"])
}

/// The tags of a discriminator (OAS 3.1 §4.8.25): those mapped, else the name of the schema.
fn documented_tags(
    schemas: &Schemas,
    schema: &Schema,
    branches: &[SchemaId],
) -> Option<(String, Vec<Vec<String>>)> {
    let discriminator = schema.discriminator.as_ref()?;
    let tags = branches.iter().map(|branch| {
        let target = behind(schemas, *branch);
        let mapped = discriminator.mapping.iter().filter(|(_, id)| behind(schemas, **id) == target);
        mapped.map(|(tag, _)| tag.clone()).collect::<Vec<_>>()
    });
    let tags: Vec<_> = tags.collect();
    let has_all = tags.iter().all(|tags| !tags.is_empty());
    has_all.then(|| (discriminator.property.clone(), tags))
}

/// The tags of a required member with a constant in each branch; one branch may take all others.
fn constant_tags(schemas: &Schemas, branches: &[SchemaId]) -> Option<(String, Vec<Vec<String>>)> {
    let first = schemas.get(behind(schemas, *branches.first()?));
    first.properties.keys().find_map(|name| {
        let tags: Vec<_> =
            branches.iter().map(|branch| tags_of(schemas, *branch, name)).collect::<Option<_>>()?;
        let is_distinct =
            tags.iter().flatten().enumerate().all(|(index, tag)| {
                !tags.iter().flatten().skip(index + 1).any(|other| other == tag)
            });
        let others = tags.iter().filter(|tags| tags.is_empty()).count();
        (is_distinct && others <= 1).then(|| (name.clone(), tags))
    })
}

/// The constants that a branch allows for a member; none where it allows any text.
fn tags_of(schemas: &Schemas, branch: SchemaId, name: &str) -> Option<Vec<String>> {
    let property = schemas.get(behind(schemas, branch)).properties.get(name)?;
    let member = schemas.get(behind(schemas, property.schema));
    if !property.is_required {
        return None;
    }
    if let Some(constant) = &member.constant {
        return Some(vec![constant.as_str()?.to_owned()]);
    }
    if let Some(listed) = &member.enumeration {
        return listed.iter().map(|value| value.as_str().map(str::to_owned)).collect();
    }
    member.kinds.is_some_and(|kinds| kinds.names() == ["string"]).then(Vec::new)
}

/// The schema behind a chain of references.
fn behind(schemas: &Schemas, mut id: SchemaId) -> SchemaId {
    // Cycles were refused by the reader; the bound only keeps a refused document from hanging.
    for _ in 0..64 {
        match schemas.get(id).reference {
            Some(target) => id = target,
            None => break,
        }
    }
    id
}
