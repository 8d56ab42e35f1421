//! Which cargo feature compiles what, in a dialect that is divided by tags.
//!
//! Each tag is a feature. What is written is divided into units: an operation is in the unit of its
//! tags, a type or a set of headers in the unit of all tags whose operations reach it. A unit is
//! compiled where any of its features is on, so that features add up and never take away.

mod feature;
mod tag;
mod unit;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use self::feature::Feature;
pub(crate) use self::tag::is_divisible;
use self::tag::{Tag, Tags};
pub(crate) use self::unit::Kind;
pub(crate) use self::unit::Unit;
use crate::model::{Api, TypeId};
use crate::name::Names;

/// How a dialect is divided.
#[derive(Debug)]
pub(crate) struct Division {
    /// The features, in the order in which the document mentions their tags.
    pub(crate) features: Vec<Feature>,
    /// The units: first what every feature needs, then those of one tag, then those of several.
    pub(crate) units: Vec<Unit>,
}

impl Division {
    /// The tags of a unit, as the document calls them.
    pub(crate) fn titles(&self, unit: &Unit) -> String {
        let features = unit.gate.iter().filter_map(|index| self.features.get(*index));
        features.map(|feature| format!("`{}`", feature.title())).collect::<Vec<_>>().join(" and ")
    }
}

/// Divides an API whose model says that it is divided. Features of a dialect that stands beside
/// others start with its name.
pub(crate) fn divide(api: &Api, names: &Names, dialect: Option<&str>) -> Option<Division> {
    if !api.is_divided {
        return None;
    }
    let mut features = feature::features(api, dialect);
    let gates = Gates::of(api, &features);
    let mut units = unit::units(api, names, &features, gates);
    for unit in &mut units {
        unit.find_foreign(api, names);
    }
    feature::find_needs(api, names, &mut features, &units);
    Some(Division { features, units })
}

/// The features that compile something, by position; any of them does.
pub(crate) type Gate = BTreeSet<usize>;

/// What is compiled by which features.
#[derive(Debug, Default)]
pub(crate) struct Gates {
    operations: Vec<Gate>,
    types: BTreeMap<TypeId, Gate>,
}

impl Gates {
    fn of(api: &Api, features: &[Feature]) -> Self {
        let tags = Tags::new(api);
        let positions = features.iter().enumerate();
        let positions =
            positions.filter_map(|(index, feature)| Some((feature.tag.as_ref()?, index)));
        let positions: BTreeMap<&Tag, usize> = positions.collect();
        let gate = |operation| {
            let tags = tags.of(operation);
            tags.iter().filter_map(|tag| positions.get(tag).copied()).collect()
        };
        let operations: Vec<Gate> = api.operations.iter().map(gate).collect();
        let mut mentioned: BTreeMap<usize, Vec<TypeId>> = BTreeMap::new();
        for (operation, gate) in api.operations.iter().zip(&operations) {
            for index in gate {
                mentioned.entry(*index).or_default().extend(api.types.mentioned_by(operation));
            }
        }
        let mut types: BTreeMap<TypeId, Gate> = BTreeMap::new();
        for (index, feature) in features.iter().enumerate() {
            let reached = match feature.tag {
                Some(_) => api.types.reached(mentioned.remove(&index).unwrap_or_default()),
                None => {
                    let others = api.types.iter().map(|(id, _)| id);
                    others.filter(|id| !types.contains_key(id)).collect()
                }
            };
            for id in reached {
                types.entry(id).or_default().insert(index);
            }
        }
        Self { operations, types }
    }
}
