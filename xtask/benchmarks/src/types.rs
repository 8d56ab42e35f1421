//! Reading and writing types, and what checking costs.

use std::hint::black_box;

use concord_runtime::json::{self, Reading};

use crate::contest::Table;
use crate::{data, hand};

/// Runs the contests.
pub fn run(table: &mut Table) {
    let text = data::response();
    let ours: api::ResponseSchema = json::from_slice(&text, Reading::Tolerant).unwrap();
    let tagged: hand::Response<hand::tagged::Output> = serde_json::from_slice(&text).unwrap();
    let untagged: hand::Response<hand::untagged::Output> = serde_json::from_slice(&text).unwrap();
    // All of them keep what they have read.
    let expected: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert!(json::to_value(&ours).unwrap() == expected);
    assert!(serde_json::to_value(&tagged).unwrap()["output"] == expected["output"]);
    assert!(serde_json::to_value(&untagged).unwrap()["output"] == expected["output"]);

    let read = || {
        black_box(json::from_slice::<api::ResponseSchema>(black_box(&text), Reading::Tolerant))
            .unwrap();
    };
    table.contest("read unions, against serde internally tagged", 1.0, read, || {
        let response: hand::Response<hand::tagged::Output> =
            serde_json::from_slice(black_box(&text)).unwrap();
        black_box(response);
    });
    table.contest("read unions, against serde untagged", 3.0, read, || {
        let response: hand::Response<hand::untagged::Output> =
            serde_json::from_slice(black_box(&text)).unwrap();
        black_box(response);
    });
    let write = || {
        black_box(json::to_vec(black_box(&ours)).unwrap());
    };
    table.contest("write unions, against serde internally tagged", 1.0, write, || {
        black_box(serde_json::to_vec(black_box(&tagged)).unwrap());
    });
    table.contest("write unions, against serde untagged", 1.0, write, || {
        black_box(serde_json::to_vec(black_box(&untagged)).unwrap());
    });

    let item = data::item();
    let pattern = regress::Regex::with_flags("^[a-z0-9_]+$", "u").unwrap();
    table.contest(
        "read a small object, against serde",
        0.97,
        || {
            let item = json::from_slice::<api::Item>(black_box(&item), Reading::Tolerant);
            black_box(item.unwrap());
        },
        || {
            black_box(serde_json::from_slice::<hand::Item>(black_box(&item)).unwrap());
        },
    );
    table.contest(
        "read and check a small object, against serde and checks by hand",
        0.97,
        || {
            let item = json::from_slice::<api::Item>(black_box(&item), Reading::Strict);
            black_box(item.unwrap());
        },
        || {
            let item: hand::Item = serde_json::from_slice(black_box(&item)).unwrap();
            assert!(is_valid(&item, &pattern));
            black_box(item);
        },
    );
}

/// What the document says of an item.
pub fn is_valid(item: &hand::Item, pattern: &regress::Regex) -> bool {
    (1..=64).contains(&item.id.chars().count())
        && pattern.find(&item.id).is_some()
        && (1..=200).contains(&item.name.chars().count())
        && item.quantity <= 10_000
        && item.price.is_none_or(|price| price >= 0.0)
        && item.tags.len() <= 16
        && item.tags.iter().all(|tag| tag.chars().count() <= 32)
        && item.note.as_ref().is_none_or(|note| note.chars().count() <= 1000)
}
