//! Tags: the text of a member that tells the branches of a union apart.

use std::collections::{BTreeMap, BTreeSet};

use super::Shaper;
use crate::model::{Discriminator, Schema, SchemaId};

/// Unions in one branch of which the tags are looked for.
const UNIONS: usize = 64;

/// The tags of a discriminator (OAS 3.1 §4.8.25): those mapped, else the name of the schema.
///
/// One branch may have none, and then takes all others (OAS 3.2's `defaultMapping`).
pub(super) fn documented(
    shaper: &mut Shaper,
    schema: &Schema,
    branches: &[SchemaId],
) -> Option<(String, Vec<Vec<String>>)> {
    let discriminator = schema.discriminator.as_ref()?;
    let default = discriminator.default.map(|id| shaper.flattener.canonical(id));
    let mapped = Mapped::of(shaper, discriminator);
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    for branch in branches {
        if default == Some(shaper.canonical_part(*branch)) {
            all.push(Vec::new());
            continue;
        }
        let tags = tags_of(shaper, &mapped, *branch);
        if tags.is_empty() || tags.iter().any(|tag| !seen.insert(tag.clone())) {
            return None;
        }
        all.push(tags);
    }
    Some((discriminator.property.clone(), all))
}

/// A discriminator with its tags by what they stand for.
struct Mapped<'d> {
    property: &'d str,
    tags: BTreeMap<SchemaId, Vec<&'d str>>,
}

impl<'d> Mapped<'d> {
    fn of(shaper: &mut Shaper, discriminator: &'d Discriminator) -> Self {
        let mut tags: BTreeMap<SchemaId, Vec<&str>> = BTreeMap::new();
        for (tag, id) in &discriminator.mapping {
            let targets = [shaper.flattener.canonical(*id), shaper.canonical_part(*id)];
            for target in BTreeSet::from(targets) {
                tags.entry(target).or_default().push(tag);
            }
        }
        Self { property: &discriminator.property, tags }
    }
}

/// The tags of a branch, and of the branches that it has itself.
fn tags_of(shaper: &mut Shaper, mapped: &Mapped<'_>, branch: SchemaId) -> Vec<String> {
    let mut tags = Vec::new();
    let mut unions = 0;
    let mut waiting = vec![branch];
    while let Some(branch) = waiting.pop() {
        if let Some(own) = tags_of_one(shaper, mapped, branch) {
            tags.extend(own);
            continue;
        }
        let plain = shaper.flattener.plain(branch);
        if plain.one_of.is_empty() || unions == UNIONS {
            tags.extend(shaper.documented_name(branch));
            continue;
        }
        unions += 1;
        waiting.extend(plain.one_of.iter().rev());
    }
    tags
}

/// The tags that are mapped to a branch, else what the branch itself says about the member: that is
/// what stands on the wire.
fn tags_of_one(shaper: &mut Shaper, mapped: &Mapped<'_>, branch: SchemaId) -> Option<Vec<String>> {
    let target = shaper.canonical_part(branch);
    if let Some(tags) = mapped.tags.get(&target) {
        return Some(tags.iter().map(|tag| (*tag).to_owned()).collect());
    }
    constants(shaper, branch, mapped.property, false).filter(|own| !own.is_empty())
}

/// The tags of a required member with a constant in each branch; one branch may take all others.
pub(super) fn constant(
    shaper: &mut Shaper,
    branches: &[SchemaId],
) -> Option<(String, Vec<Vec<String>>)> {
    let first = shaper.flattener.plain(*branches.first()?);
    first.properties.keys().find_map(|name| {
        let tags: Option<Vec<_>> =
            branches.iter().map(|branch| constants(shaper, *branch, name, true)).collect();
        let tags = tags?;
        let mut seen = BTreeSet::new();
        let is_distinct = tags.iter().flatten().all(|tag| seen.insert(tag));
        let others = tags.iter().filter(|tags| tags.is_empty()).count();
        (is_distinct && others <= 1 && others < branches.len()).then(|| (name.clone(), tags))
    })
}

/// The constants that a branch allows for a member; none where it allows any text.
fn constants(
    shaper: &mut Shaper,
    branch: SchemaId,
    name: &str,
    is_required: bool,
) -> Option<Vec<String>> {
    let branch = shaper.flattener.plain(branch);
    let property = branch.properties.get(name)?;
    let member = shaper.flattener.plain(property.schema);
    if (is_required && !property.is_required) || !branch.one_of.is_empty() {
        return None;
    }
    if let Some(constant) = &member.constant {
        return Some(vec![constant.as_str()?.to_owned()]);
    }
    if let Some(listed) = &member.enumeration {
        return listed.iter().map(|value| value.as_str().map(str::to_owned)).collect();
    }
    let is_text = member.kinds.is_some_and(|kinds| kinds.names() == ["string"]);
    (is_text && member.one_of.is_empty()).then(Vec::new)
}

impl Shaper {
    /// The schema that a branch was before what stands beside its union was merged into it.
    fn canonical_part(&mut self, branch: SchemaId) -> SchemaId {
        let part = self.flattener.part(branch);
        self.flattener.canonical(part)
    }

    /// The name that the document gives to a branch, or to what it refers to.
    fn documented_name(&mut self, branch: SchemaId) -> Option<String> {
        let mut at = self.flattener.part(branch);
        for _ in 0..64 {
            if let Some(name) = self.documented(at) {
                return Some(name.to_owned());
            }
            at = self.flattener.written(at).reference?;
        }
        None
    }
}
