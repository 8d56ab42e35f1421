//! The documented examples against a live implementation.

mod answer;
mod body;
mod credential;
mod exchange;
mod question;
mod stream;
mod target;
mod told;
mod verified;

use std::process::ExitCode;

pub use self::target::{Header, Target};
pub use self::verified::{Verdict, Verified};

use self::exchange::{Exchange, Failure};
use self::question::{Question, questions};
use self::told::{Tally, json, text};
use crate::contract::Contract;
use crate::difference::Difference;
use crate::harness::relative;

/// Some example was not kept to, or none was sent.
const FOUND: u8 = 1;
/// What a shell gives for an end by SIGINT.
const INTERRUPTED: u8 = 130;

/// Replays the examples and prints what came of each; ends early where it is interrupted.
///
/// # Errors
/// Where nothing can be sent.
pub async fn run(contract: &Contract, target: &Target) -> Result<ExitCode, String> {
    let exchange = Exchange::new(contract, target)?;
    let mut all = Vec::new();
    let asking = ask_all(contract, target, &exchange, |verified| {
        if !target.is_json {
            told::print(&text(&verified));
        }
        all.push(verified);
    });
    let is_whole = tokio::select! {
        asked = asking => asked.map(|()| true)?,
        () = crate::interrupt::interrupted() => false,
    };
    let tally = Tally::of(&all);
    told::print(&if target.is_json { json(&all, tally) } else { told::summary(&all, tally) });
    if !is_whole {
        return Ok(ExitCode::from(INTERRUPTED));
    }
    if tally.kept + tally.failed > 0 && !target.is_json {
        told::print(&told::advice(contract, &all));
    }
    Ok(if tally.is_good() { ExitCode::SUCCESS } else { ExitCode::from(FOUND) })
}

/// What comes of each example, in the order of the document.
///
/// # Errors
/// Where nothing can be sent.
pub async fn verify_all(contract: &Contract, target: &Target) -> Result<Vec<Verified>, String> {
    let exchange = Exchange::new(contract, target)?;
    let mut all = Vec::new();
    ask_all(contract, target, &exchange, |verified| all.push(verified)).await?;
    Ok(all)
}

async fn ask_all(
    contract: &Contract,
    target: &Target,
    exchange: &Exchange,
    mut then: impl FnMut(Verified),
) -> Result<(), String> {
    let questions: Vec<_> =
        questions(contract).into_iter().filter(|one| target.is_wanted(&one.name())).collect();
    if let (Some(only), true) = (&target.only, questions.is_empty()) {
        return Err(format!("there is no example `{only}` to replay"));
    }
    for question in questions {
        let mut verified = ask(contract, target, exchange, &question).await?;
        verified.mask(|text| exchange.mask(text));
        then(verified);
    }
    Ok(())
}

async fn ask(
    contract: &Contract,
    target: &Target,
    exchange: &Exchange,
    question: &Question<'_>,
) -> Result<Verified, String> {
    let mut verified = Verified {
        name: question.name(),
        place: relative(&contract.place(question.case.origin)),
        verdict: Verdict::Kept,
        status: None,
        curl: String::new(),
    };
    let request = question
        .request(target)
        .and_then(|case| exchange.request(contract, question.operation, case));
    let request = match request {
        Ok(request) => request,
        Err(reason) => return Ok(Verified { verdict: Verdict::Skipped(reason), ..verified }),
    };
    verified.curl = exchange.curl(&request);
    let differences = match exchange.ask(request).await {
        Ok(found) => {
            verified.status = Some(found.response.status);
            answer::differences(contract, question, &found, target.are_values_compared)
        }
        Err(Failure::Unreachable(error)) => return Err(error),
        Err(Failure::Broken(error)) => vec![Difference::words("", "an answer", error)],
    };
    if differences.iter().any(|one| target.fails(one)) {
        verified.verdict = Verdict::Failed(differences);
    } else if !differences.is_empty() {
        verified.verdict = Verdict::Warned(differences);
    }
    Ok(verified)
}
