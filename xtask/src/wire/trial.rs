//! One document on trial.

use std::path::Path;
use std::time::Instant;

use indexmap::IndexSet;
use jsonschema::Draft;
use serde_json::Value;

use super::equality::{Besides, difference};
use super::instance::Maker;
use super::judge::Judge;
use super::report::{Finding, Reason, Trial, shortened};
use super::subject::Answer;
use super::union::Unions;
use super::{Document, example, subject, translation, union};
use crate::exit::Failure;

/// A value on its way.
pub(super) struct Sent {
    pub(super) schema: usize,
    pub(super) pointer: String,
    pub(super) is_example: bool,
    pub(super) value: Value,
}

/// Tries every type of a generated crate.
pub(super) fn try_types(document: Document, name: &str, generated: &Path, cache: &Path) -> Trial {
    let start = Instant::now();
    let mut trial = match collect(document, name, generated, cache) {
        Ok(trial) => trial,
        Err(failure) => Trial::failed(failure.to_string()),
    };
    trial.seconds = start.elapsed().as_secs_f64();
    trial
}

fn collect(
    document: Document,
    name: &str,
    generated: &Path,
    cache: &Path,
) -> Result<Trial, Failure> {
    let Document { mut value, types } = document;
    let (draft, is_30) = draft(&value);
    translation::translate(&mut value, is_30);
    let pointers: Vec<String> = types.iter().map(|(_, pointer)| pointer.clone()).collect();
    let unions = union::pointers(&value);
    let judge = Judge::new(&value, draft, pointers.iter().chain(&unions));
    let mut trial = Trial { schemas: types.len(), ..Trial::default() };
    let mut sent = Vec::new();
    let unions = Unions::new(&value, &unions, &judge, pointers.len());
    let mut maker = Maker::new(&value, draft == Draft::Draft202012, unions);
    for (schema, pointer) in pointers.iter().enumerate() {
        let (values, refused) = maker.values(pointer, |value| judge.allows(schema, value));
        trial.empty += usize::from(values.is_empty());
        trial.refused += refused.len();
        // One value tells what is the matter with all of them.
        let finding = |reason, sent, back| Finding {
            reason,
            pointer: pointer.clone(),
            is_example: false,
            sent,
            back,
        };
        let reason = if values.is_empty() { Reason::NothingMade } else { Reason::NotMade };
        match refused.first() {
            Some(one) => {
                let back = judge.reason(schema, one);
                trial.findings.push(finding(reason, shortened(one), back));
            }
            None if values.is_empty() => {
                let (sent, back) = (String::new(), "no value was found to try".to_owned());
                trial.findings.push(finding(reason, sent, back));
            }
            None => {}
        }
        trial.instances += values.len();
        sent.extend(values.into_iter().map(|value| Sent {
            schema,
            pointer: pointer.clone(),
            is_example: false,
            value,
        }));
    }
    for shown in example::shown(&value, &pointers) {
        if !judge.allows(shown.schema, shown.value) {
            trial.misfits += 1;
            trial.findings.push(Finding {
                reason: Reason::Document,
                pointer: shown.pointer,
                is_example: true,
                sent: shortened(shown.value),
                back: judge.reason(shown.schema, shown.value),
            });
            continue;
        }
        trial.examples += 1;
        let (schema, pointer) = (shown.schema, shown.pointer);
        sent.push(Sent { schema, pointer, is_example: true, value: shown.value.clone() });
    }
    // Many schemas have one type; the program has each once.
    let distinct: IndexSet<&str> = types.iter().map(|(ty, _)| ty.as_str()).collect();
    let positions: Vec<usize> =
        types.iter().filter_map(|(ty, _)| distinct.get_index_of(ty.as_str())).collect();
    let distinct: Vec<&str> = distinct.into_iter().collect();
    let program = subject::build(name, generated, &distinct, cache)?;
    let lines = sent
        .iter()
        .map(|one| (positions.get(one.schema).copied().unwrap_or_default(), one.value.to_string()));
    let mut answers = subject::run(&program, lines)?.into_iter();
    for one in sent {
        match weigh(&judge, &one, answers.next()) {
            None if one.is_example => trial.examples_kept += 1,
            None => trial.instances_kept += 1,
            Some((reason, back)) => trial.findings.push(Finding {
                reason,
                sent: shortened(&one.value),
                pointer: one.pointer,
                is_example: one.is_example,
                back,
            }),
        }
    }
    trial.findings.sort_by_key(|finding| finding.reason);
    Ok(trial)
}

/// What is wrong with what came back, and what it was.
pub(super) fn weigh(
    judge: &Judge,
    sent: &Sent,
    answer: Option<Answer>,
) -> Option<(Reason, String)> {
    let Some(Answer { client, server }) = answer else {
        return Some((Reason::ClientRefuses, "the program ended".to_owned()));
    };
    let told = |place: &str, back: &Value| {
        let part = back.pointer(place).map_or("nothing".to_owned(), shortened);
        format!("at `{place}`: {part}")
    };
    match client {
        Err(error) => return Some((Reason::ClientRefuses, error)),
        Ok(back) => {
            if let Some(place) = difference(&sent.value, &back, Besides::Nothing) {
                return Some((Reason::ClientChanges, told(&place, &back)));
            }
        }
    }
    match server {
        Err(error) => Some((Reason::ServerRefuses, error)),
        Ok(back) => match difference(&sent.value, &back, Besides::Members) {
            Some(place) => Some((Reason::ServerChanges, told(&place, &back))),
            None if !judge.allows(sent.schema, &back) => {
                Some((Reason::ServerBreaks, shortened(&back)))
            }
            None => None,
        },
    }
}

/// The dialect of JSON Schema that a description uses, and whether it is that of OAS 3.0.
fn draft(document: &Value) -> (Draft, bool) {
    let version = document.get("openapi").and_then(Value::as_str);
    match version {
        None => (Draft::Draft7, false),
        Some(version) if version.starts_with("3.0") => (Draft::Draft4, true),
        Some(_) => (Draft::Draft202012, false),
    }
}
