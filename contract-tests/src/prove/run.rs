//! Planting, and watching for the check that notices.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::sync::Arc;

use tokio::task::JoinSet;

use super::{Fault, Kill, Plant, Proof, Survivor, faults, reason};
use crate::check::{Check, checks, open, replays, varied};
use crate::contract::Contract;
use crate::coverage;
use crate::harness::Harness;
use crate::replay::replay;
use crate::run::{FOUND, wrong_input};

/// Faults that are planted at the same time.
const AT_ONCE: usize = 4;

/// Plants every fault of a harness, and prints what came of it.
#[must_use]
pub fn run(harness: &Harness, is_json: bool) -> ExitCode {
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return wrong_input(&format!("cannot start: {error}")),
    };
    let proof = match runtime.block_on(prove(harness)) {
        Ok(proof) => proof,
        Err(message) => return wrong_input(&message),
    };
    if is_json {
        println!("{}", proof.to_json());
    } else {
        print!("{}", proof.to_text());
    }
    if proof.is_enough() { ExitCode::SUCCESS } else { ExitCode::from(FOUND) }
}

/// Plants every fault of a harness, each alone.
///
/// # Errors
/// Where a document cannot be read, or a check fails with nothing planted at all.
pub async fn prove(harness: &Harness) -> Result<Proof, String> {
    let mut proof = Proof::default();
    for (dialect, contract) in &harness.dialects {
        let contract = contract.as_ref().map_err(|message| format!("{dialect}: {message}"))?;
        if let Some(id) = first_failed(contract, &checks(contract)).await {
            return Err(format!("{id} fails with nothing planted: run `cargo xtask contract`"));
        }
        let whole: BTreeSet<_> = replayed(contract).into_iter().map(|check| check.id).collect();
        prove_one(contract, &Arc::new(whole), &mut proof).await;
    }
    Ok(proof)
}

async fn prove_one(contract: &Contract, whole: &Arc<BTreeSet<String>>, proof: &mut Proof) {
    let mut waiting = faults(contract).into_iter().enumerate();
    let mut running = JoinSet::new();
    // By the order of planting, so that two runs tell the same.
    let mut settled = BTreeMap::new();
    loop {
        while running.len() < AT_ONCE
            && let Some((index, fault)) = waiting.next()
        {
            let (contract, whole) = (contract.clone(), Arc::clone(whole));
            running.spawn(async move {
                let killer = killer(&contract, &whole, &fault).await;
                (index, fault, killer)
            });
        }
        match running.join_next().await {
            Some(Ok((index, fault, killer))) => {
                settled.insert(index, (fault, killer));
            }
            // What ends in a panic of the harness was not noticed by a check.
            Some(Err(error)) => proof.broken.push(error.to_string()),
            None => break,
        }
    }
    for (Fault { kind, place, .. }, killer) in settled.into_values() {
        match killer {
            Some(by) => proof.kills.push(Kill { fault: kind, place, by }),
            None => {
                let reason = reason::of(&kind, &place).to_owned();
                proof.survivors.push(Survivor { fault: kind, place, reason });
            }
        }
    }
}

/// What notices a fault: a diagnostic's code, or the id of a check.
async fn killer(contract: &Contract, whole: &BTreeSet<String>, fault: &Fault) -> Option<String> {
    match &fault.plant {
        Plant::Document(document) => match contract.with_document(document) {
            Ok(planted) => document_killer(&planted, whole).await,
            Err(unreadable) => Some(unreadable.codes.first().copied()?.to_owned()),
        },
        Plant::Tampering(operation, tampering) => {
            let planted = contract.with_subject(tampering.plant(&contract.subject));
            match first_failed(&planted, &replays(&planted, *operation)).await {
                Some(id) => Some(id),
                None => first_failed(&planted, &varied(&planted, *operation)).await,
            }
        }
    }
}

async fn document_killer(planted: &Contract, whole: &BTreeSet<String>) -> Option<String> {
    if !coverage::uncovered(planted).is_empty() {
        return Some(format!("{}/ledger", planted.dialect));
    }
    // All replays first, since most faults show there, and making the rest takes its time.
    for checks in [replays, varied] {
        for operation in 0..planted.api.operations.len() {
            if let Some(id) = first_failed(planted, &checks(planted, operation)).await {
                return Some(id);
            }
        }
    }
    // A check that is gone leaves its snapshot behind.
    let listed: BTreeSet<_> = replayed(planted).into_iter().map(|check| check.id).collect();
    let is_gone = whole.iter().any(|id| !listed.contains(id));
    is_gone.then(|| "all/no-snapshot-is-left-over".to_owned())
}

/// The first check that fails.
async fn first_failed(contract: &Contract, checks: &[Check]) -> Option<String> {
    for check in checks {
        if open(contract, check).is_none() && !replay(contract, check).await.passed() {
            return Some(check.id.clone());
        }
    }
    None
}

/// Every check that has a snapshot.
fn replayed(contract: &Contract) -> Vec<Check> {
    (0..contract.api.operations.len()).flat_map(|index| replays(contract, index)).collect()
}
