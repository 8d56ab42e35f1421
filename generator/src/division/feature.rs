//! Cargo features: one for each tag, and one for the schemas that no operation reaches.

use std::collections::BTreeSet;

use super::tag::{Tag, Tags, WEBHOOKS};
use super::{Gate, Unit};
use crate::model::Api;
use crate::name::{Names, Scope, snake};

/// The schemas that no operation reaches.
const SCHEMAS: &str = "schemas";

/// A cargo feature of a divided dialect.
#[derive(Debug)]
pub(crate) struct Feature {
    /// What cargo calls it.
    pub(crate) name: String,
    /// Its tag; none for the schemas that no operation reaches.
    pub(crate) tag: Option<Tag>,
    /// The features without which it does not compile.
    pub(crate) needs: Vec<String>,
}

impl Feature {
    /// What the document calls it.
    pub(crate) fn title(&self) -> &str {
        match &self.tag {
            Some(Tag::Documented(tag)) => tag,
            Some(Tag::Webhooks) => WEBHOOKS,
            None => SCHEMAS,
        }
    }
}

/// The features that every generated crate has.
const RESERVED: &[&str] = &["default", "client", "server", "examples", "tags"];

/// The features of an API.
pub(super) fn features(api: &Api, dialect: Option<&str>) -> Vec<Feature> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut seen = BTreeSet::new();
    let of_operations = Tags::new(api);
    for operation in &api.operations {
        for tag in of_operations.of(operation) {
            if seen.insert(tag.clone()) {
                tags.push(tag);
            }
        }
    }
    // Documented tags keep their names whatever else there is.
    tags.sort_by_key(|tag| *tag == Tag::Webhooks);
    let reached = api.operations.iter().flat_map(|operation| api.types.mentioned_by(operation));
    let reached = api.types.reached(reached);
    let has_others = api.types.iter().any(|(id, _)| !reached.contains(&id));
    let tags = tags.into_iter().map(Some).chain(has_others.then_some(None));
    let mut names = Scope::new(RESERVED);
    let features = tags.map(|tag| {
        let mut feature = Feature { name: String::new(), tag, needs: Vec::new() };
        let name = names.claim(&snake(feature.title()).replace('_', "-"), "-tag");
        feature.name = match dialect {
            Some(dialect) => format!("{dialect}-{name}"),
            None => name,
        };
        feature
    });
    features.collect()
}

/// Finds out which features the schemas need that no operation reaches: those of the types that they
/// are made of.
pub(super) fn find_needs(api: &Api, names: &Names, features: &mut [Feature], units: &[Unit]) {
    let Some(own) = features.iter().position(|feature| feature.tag.is_none()) else { return };
    let types = units.iter().filter(|unit| unit.gate.contains(&own)).flat_map(|unit| &unit.types);
    let mentioned: BTreeSet<_> =
        types.flat_map(|id| super::unit::named_parts(api, names, *id)).collect();
    let gates = units.iter().filter(|unit| unit.types.iter().any(|id| mentioned.contains(id)));
    let mut gates: Vec<&Gate> =
        gates.map(|unit| &unit.gate).filter(|gate| !gate.is_empty()).collect();
    // Where there is no choice first.
    gates.sort_by_key(|gate| gate.len());
    let mut needed = BTreeSet::from([own]);
    for gate in gates {
        if gate.is_disjoint(&needed) {
            needed.extend(gate.first());
        }
    }
    needed.remove(&own);
    let needs =
        needed.iter().filter_map(|index| Some(features.get(*index)?.name.clone())).collect();
    if let Some(feature) = features.get_mut(own) {
        feature.needs = needs;
    }
}
