//! Units: what the same features compile, a module each.

use std::collections::{BTreeMap, BTreeSet};

use super::tag::Tag;
use super::{Feature, Gate, Gates};
use crate::model::{Api, TypeId};
use crate::name::{Names, Scope, snake};

/// What the same features compile.
#[derive(Debug)]
pub(crate) struct Unit {
    /// What it is.
    pub(crate) kind: Kind,
    /// Any of these features compiles it; with none it is always compiled.
    pub(crate) gate: Gate,
    /// Its module, below that of the dialect; empty for the dialect's own.
    pub(crate) module: String,
    /// Its operations, by position.
    pub(crate) operations: BTreeSet<usize>,
    /// Its types.
    pub(crate) types: BTreeSet<TypeId>,
    /// Its sets of headers, by position.
    pub(crate) headers: BTreeSet<usize>,
    /// The names of types and headers of other units that its operations and headers mention.
    pub(crate) foreign_to_operations: BTreeSet<String>,
    /// Those that its types mention.
    pub(crate) foreign_to_types: BTreeSet<String>,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What every feature needs: it stands in the dialect's own module.
    Base,
    /// Operations, and the types that nothing else reaches: a folder.
    Tag,
    /// Webhooks and callbacks, with the types that nothing else reaches: a folder.
    Webhooks,
    /// Types alone: a file.
    Types,
}

/// The modules that a divided dialect has besides, and crates that it names.
const RESERVED: &[&str] = &[
    "client",
    "server",
    "examples",
    "operations",
    "types",
    "rules",
    "shared",
    "axum",
    "concord_runtime",
    "core",
    "std",
    "alloc",
];

/// The units of an API.
pub(super) fn units(api: &Api, names: &Names, features: &[Feature], gates: Gates) -> Vec<Unit> {
    let tags: Gate = positions(features, |tag| matches!(tag, Some(Tag::Documented(_))));
    let webhooks: Gate = positions(features, |tag| matches!(tag, Some(Tag::Webhooks)));
    // What every tag needs is always there.
    let plain = |gate: &Gate| if gate.is_superset(&tags) { Gate::new() } else { gate.clone() };
    let mut units: BTreeMap<Gate, Unit> = BTreeMap::new();
    units.insert(Gate::new(), Unit::new(Gate::new()));
    // Each tag has a folder, in the order of the document, whatever is in it.
    let mut order: Vec<Gate> = vec![Gate::new()];
    let mut unit = |gate: &Gate, put: &mut dyn FnMut(&mut Unit)| {
        let gate = plain(gate);
        put(units.entry(gate.clone()).or_insert_with(|| {
            order.push(gate.clone());
            Unit::new(gate)
        }));
    };
    for (index, gate) in gates.operations.iter().enumerate() {
        unit(gate, &mut |unit| {
            unit.operations.insert(index);
        });
    }
    for (id, gate) in &gates.types {
        if names.types.contains_key(id) {
            unit(gate, &mut |unit| {
                unit.types.insert(*id);
            });
        }
    }
    for (set, gate) in header_gates(api, names, &gates.operations) {
        unit(&gate, &mut |unit| {
            unit.headers.insert(set);
        });
    }
    let mut modules = Scope::new(RESERVED);
    let mut shared = Scope::new(&[]);
    let mut all: Vec<Unit> = order.iter().filter_map(|gate| units.remove(gate)).collect();
    for unit in &mut all {
        unit.kind = match () {
            () if unit.gate.is_empty() => Kind::Base,
            () if unit.gate == webhooks => Kind::Webhooks,
            () if !unit.operations.is_empty() || unit.gate.len() == 1 => Kind::Tag,
            () => Kind::Types,
        };
        unit.module = match unit.kind {
            Kind::Base => String::new(),
            Kind::Tag | Kind::Webhooks => claim(&mut modules, &tag_words(features, &unit.gate)),
            Kind::Types => format!("shared/{}", claim(&mut shared, &unit.first_name(names))),
        };
    }
    all.sort_by_key(|unit| unit.kind == Kind::Types);
    all
}

fn positions(features: &[Feature], is_wanted: impl Fn(&Option<Tag>) -> bool) -> Gate {
    let wanted = features.iter().enumerate().filter(|(_, feature)| is_wanted(&feature.tag));
    wanted.map(|(index, _)| index).collect()
}

/// The features of the operations that answer with each set of headers.
fn header_gates(api: &Api, names: &Names, operations: &[Gate]) -> BTreeMap<usize, Gate> {
    let mut gates: BTreeMap<usize, Gate> = BTreeMap::new();
    for (index, (operation, gate)) in api.operations.iter().zip(operations).enumerate() {
        for position in 0..operation.outcomes.len() {
            if let Some(set) = names.headers.of(index, position) {
                gates.entry(set).or_default().extend(gate);
            }
        }
    }
    gates
}

/// A module's name, which no keyword is.
fn claim(modules: &mut Scope, text: &str) -> String {
    let name = snake(text);
    match syn::parse_str::<syn::Ident>(&name) {
        Ok(_) if name != "gen" => modules.claim(&name, "_tag"),
        Ok(_) | Err(_) => modules.claim(&format!("{name}_tag"), "2"),
    }
}

/// What the module of several tags is called.
fn tag_words(features: &[Feature], gate: &Gate) -> String {
    let titles: Vec<&str> =
        gate.iter().filter_map(|index| features.get(*index)).map(Feature::title).collect();
    match titles.as_slice() {
        [first, _, _, _, ..] => format!("{first} and {} more", titles.len() - 1),
        few => few.join(" and "),
    }
}

/// The types with names that an item of a type mentions.
pub(super) fn named_parts(api: &Api, names: &Names, id: TypeId) -> Vec<TypeId> {
    let parts = api.types.parts(id).into_iter();
    parts.flat_map(|part| named(api, names, part)).collect()
}

/// A type where it has a name, else those with names inside of it.
fn named(api: &Api, names: &Names, id: TypeId) -> Vec<TypeId> {
    // Whatever could lead back to itself has a name.
    if names.types.contains_key(&id) { vec![id] } else { named_parts(api, names, id) }
}

impl Unit {
    fn new(gate: Gate) -> Self {
        Self {
            kind: Kind::Base,
            gate,
            module: String::new(),
            operations: BTreeSet::new(),
            types: BTreeSet::new(),
            headers: BTreeSet::new(),
            foreign_to_operations: BTreeSet::new(),
            foreign_to_types: BTreeSet::new(),
        }
    }

    /// The name of its first item.
    fn first_name(&self, names: &Names) -> String {
        let first = self.types.first().and_then(|id| names.types.get(id).cloned());
        let header = || names.headers.sets.get(*self.headers.first()?).map(|set| set.ty.clone());
        first.or_else(header).unwrap_or_default()
    }

    /// Finds out which names of other units it mentions.
    pub(super) fn find_foreign(&mut self, api: &Api, names: &Names) {
        let operations = self.operations.iter().filter_map(|index| api.operations.get(*index));
        let direct = operations.flat_map(|operation| api.types.mentioned_by(operation));
        let direct = direct.flat_map(|id| named(api, names, id));
        let headers = self.headers.iter().filter_map(|set| names.headers.sets.get(*set));
        let headers = headers.flat_map(|set| {
            let outcome = api.operations.get(set.first.0)?.outcomes.get(set.first.1)?;
            Some(outcome.headers.iter().flat_map(|header| named(api, names, header.ty)))
        });
        let types: BTreeSet<TypeId> = direct.chain(headers.flatten()).collect();
        let types = types.difference(&self.types).filter_map(|id| names.types.get(id).cloned());
        let sets = self.operations.iter().flat_map(|index| {
            let outcomes = api.operations.get(*index).map_or(0, |one| one.outcomes.len());
            (0..outcomes).filter_map(|position| names.headers.of(*index, position))
        });
        let sets = sets.filter(|set| !self.headers.contains(set));
        let sets = sets.filter_map(|set| Some(names.headers.sets.get(set)?.ty.clone()));
        let inside: BTreeSet<TypeId> =
            self.types.iter().flat_map(|id| named_parts(api, names, *id)).collect();
        let inside = inside.difference(&self.types).filter_map(|id| names.types.get(id).cloned());
        self.foreign_to_types = inside.collect();
        self.foreign_to_operations = types.chain(sets).collect();
        if self.kind == Kind::Types {
            // Its headers stand in the same file.
            self.foreign_to_types.extend(self.foreign_to_operations.iter().cloned());
        }
    }
}
