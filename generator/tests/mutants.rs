//! Documents with one fault more: something in them is dropped, repeated, retyped, renamed or cut off.
//! Whatever it is, reading ends, each finding has a place, and what is written is Rust.
//!
//! `MUTANTS=20000 cargo test --release -p concord --test mutants` tries more than the usual 500, from
//! the same seed. `MUTANT=17` tries that one alone and leaves it in the temporary folder.
#![cfg(test)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use concord::Sources;
use serde_json::{Value, json};

#[path = "../../contract-tests/fuzz/entries/document.rs"]
mod document;

/// Longer documents are left to `cargo xtask corpus`, which reads them as they are.
const LONGEST: u64 = 100_000;
/// How long one mutant may take, of a document no longer than that.
const PATIENCE: Duration = Duration::from_secs(20);

/// Numbers that look like chance and are the same each time (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as usize % count.max(1)
    }

    fn one<'o, T>(&mut self, of: &'o [T]) -> &'o T {
        &of[self.below(of.len())]
    }
}

/// A document as it was, as text and, where it is one, as a tree.
struct Original {
    name: String,
    text: Vec<u8>,
    tree: Option<Value>,
}

fn originals() -> Vec<Original> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/specs");
    let mut files = Vec::new();
    for folder in [tests.join("golden"), tests.join("refusals"), corpus] {
        let entries = fs::read_dir(&folder).into_iter().flatten();
        files.extend(entries.map(|entry| entry.unwrap().path()));
    }
    files.sort();
    let mut originals = Vec::new();
    for path in files {
        let path = if path.is_dir() { path.join("document.yaml") } else { path };
        let is_document = path.extension().is_some_and(|one| one == "yaml" || one == "json");
        if !is_document || fs::metadata(&path).unwrap().len() > LONGEST {
            continue;
        }
        let text = fs::read(&path).unwrap();
        let mut sources = Sources::default();
        let id = sources.add("document", &text).ok();
        let tree = id.map(|id| sources.root(id).to_json());
        originals.push(Original { name: path.display().to_string(), text, tree });
    }
    assert!(originals.len() > 100, "only {} documents were found", originals.len());
    originals
}

/// The pointers of all that is in a tree, and all keys.
fn places(value: &Value, at: &str, pointers: &mut Vec<String>, keys: &mut Vec<String>) {
    pointers.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                keys.push(key.clone());
                let step = key.replace('~', "~0").replace('/', "~1");
                places(member, &format!("{at}/{step}"), pointers, keys);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{index}"), pointers, keys);
            }
        }
        _ => {}
    }
}

/// Another value in the place of one.
fn retyped(tree: &Value, pointers: &[String], chance: &mut Chance) -> Value {
    let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
    let others = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("../../x"),
        json!([]),
        json!({}),
        json!({ "$ref": "#" }),
        json!({ "$ref": "#/components/schemas/None" }),
        json!({ "allOf": [{ "$ref": "#" }] }),
        json!(["a", "a"]),
        json!("#![x] */ \"# \u{202e}"),
        deep,
    ];
    if chance.below(2) == 0 {
        return chance.one(&others).clone();
    }
    let other = chance.one(pointers);
    tree.pointer(other).cloned().unwrap_or_default()
}

/// Changes one thing of a tree.
fn change(tree: &mut Value, chance: &mut Chance) {
    let (mut pointers, mut keys) = (Vec::new(), Vec::new());
    places(tree, "", &mut pointers, &mut keys);
    keys.extend(["", "$ref", "allOf", "r#type", "default", "🦀"].map(str::to_owned));
    let pointer = chance.one(&pointers).clone();
    let other = retyped(tree, &pointers, chance);
    let (key, choice) = (chance.one(&keys).clone(), chance.below(5));
    let number = chance.below(usize::MAX);
    let Some(place) = tree.pointer_mut(&pointer) else { return };
    match (place, choice) {
        (Value::Object(members), 0) if !members.is_empty() => {
            let name = members.keys().nth(number % members.len()).cloned().unwrap();
            members.shift_remove(&name);
        }
        (Value::Array(items), 0) if !items.is_empty() => drop(items.remove(number % items.len())),
        (Value::Object(members), 1) if !members.is_empty() => {
            let value = members.values().nth(number % members.len()).cloned().unwrap();
            members.insert(key, value);
        }
        (Value::Array(items), 1) if !items.is_empty() => {
            items.push(items[number % items.len()].clone());
        }
        (Value::Object(members), 2) if !members.is_empty() => {
            let name = members.keys().nth(number % members.len()).cloned().unwrap();
            let value = members.shift_remove(&name).unwrap();
            members.insert(key, value);
        }
        (Value::Array(items), 3) => items.truncate(number % (items.len() + 1)),
        (Value::String(text), 3) => {
            let end = number % (text.chars().count() + 1);
            *text = text.chars().take(end).collect();
        }
        (place, _) => *place = other,
    }
}

/// Changes some bytes of a text.
fn damage(text: &mut Vec<u8>, chance: &mut Chance) {
    let (at, count) = (chance.below(text.len()), 1 + chance.below(40));
    let end = (at + count).min(text.len());
    match chance.below(4) {
        0 => text.truncate(at),
        1 => drop(text.drain(at..end)),
        2 => {
            let again = text[at..end].to_vec();
            text.splice(at..at, again);
        }
        _ => text[at..end].iter_mut().take(2).for_each(|byte| *byte = chance.below(256) as u8),
    }
}

/// The mutant of a number, and the name of its original.
fn mutant(originals: &[Original], number: usize) -> (String, Vec<u8>) {
    let mut chance = Chance(number as u64);
    let original = chance.one(originals);
    let tree = original.tree.clone().filter(|_| chance.below(4) > 0);
    let text = match tree {
        Some(mut tree) => {
            (0..=chance.below(3)).for_each(|_| change(&mut tree, &mut chance));
            tree.to_string().into_bytes()
        }
        None => {
            let mut text = original.text.clone();
            (0..=chance.below(3)).for_each(|_| damage(&mut text, &mut chance));
            text
        }
    };
    (original.name.clone(), text)
}

fn number_of(variable: &str) -> Option<usize> {
    std::env::var(variable).ok().map(|count| count.parse().unwrap())
}

#[test]
fn a_document_with_one_fault_more_hurts_nobody() {
    let originals = originals();
    let numbers = match number_of("MUTANT") {
        Some(number) => number..number + 1,
        None => 0..number_of("MUTANTS").unwrap_or(500),
    };
    let mut failed = Vec::new();
    for number in numbers.clone() {
        let (name, text) = mutant(&originals, number);
        if numbers.len() == 1 {
            fs::write(std::env::temp_dir().join("mutant.json"), &text).unwrap();
        }
        let start = Instant::now();
        let run = std::panic::catch_unwind(|| document::document(&text));
        if run.is_err() || start.elapsed() > PATIENCE {
            failed.push(format!("MUTANT={number} of {name}, after {:?}", start.elapsed()));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
