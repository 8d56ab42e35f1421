//! What a schema describes of an object or an array, and what it leaves over
//! (JSON Schema 2020-12 §10.3 and §11).

use super::super::Node;
use super::breach::{items, keeps, key, members};
use super::{Known, pattern};

/// The values of members that are not known.
pub(super) fn other_members<'t>(
    known: &'static [Known],
    node: Node<'t>,
) -> impl Iterator<Item = Node<'t>> {
    let known = holding(known, node);
    let others = members(node).filter(move |(name, _)| {
        !known.iter().any(|known| match known {
            Known::All => true,
            Known::Names(names) => names.contains(&key(*name)),
            Known::Matching(pattern) => pattern::is_found(pattern, key(*name), node),
            Known::First(_) | Known::Fitting(_) | Known::When(..) => false,
        })
    });
    others.map(|(_, value)| value)
}

/// The items that are not known.
pub(super) fn other_items<'t>(
    known: &'static [Known],
    node: Node<'t>,
) -> impl Iterator<Item = Node<'t>> {
    let known = holding(known, node);
    let others = items(node).enumerate().filter(move |(place, item)| {
        !known.iter().any(|known| match known {
            Known::All => true,
            Known::First(count) => place < count,
            Known::Fitting(rules) => keeps(rules, *item),
            Known::Names(_) | Known::Matching(_) | Known::When(..) => false,
        })
    });
    others.map(|(_, item)| item)
}

/// What is known of one value: conditions are looked at once, and not for each part.
fn holding(known: &'static [Known], node: Node<'_>) -> Vec<&'static Known> {
    let mut holding = Vec::new();
    let mut waiting: Vec<&'static Known> = known.iter().rev().collect();
    while let Some(next) = waiting.pop() {
        match next {
            Known::When(rules, known) if keeps(rules, node) => waiting.extend(known.iter()),
            Known::When(..) => {}
            known => holding.push(known),
        }
    }
    holding
}
