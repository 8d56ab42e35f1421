//! The documented examples against a live implementation.

mod answer;
mod exchange;
mod secret;

use std::process::ExitCode;

use concord::model::{Case, Operation, Protocol, Provenance, Role};
use concord_runtime::client::Reqwest;

use self::answer::differences;
use self::exchange::Exchange;
use crate::contract::Contract;
use crate::difference::Difference;
use crate::strictness::Severity;

/// Some example was not kept to, or none was sent.
const FOUND: u8 = 1;
/// What a shell gives for an end by SIGINT.
const INTERRUPTED: u8 = 130;

/// A live implementation, and how to ask it.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Target {
    /// What stands before the documented paths, or the URL of the JSON-RPC endpoint.
    #[arg(long)]
    pub base_url: String,
    /// A header of every request, `NAME:VALUE`.
    #[arg(long = "header")]
    pub headers: Vec<String>,
    /// Sends what may change state, too.
    #[arg(long = "unsafe-methods")]
    pub is_unsafe_sent: bool,
    /// Compares with the values of the examples, and not only with their shapes.
    #[arg(long = "values")]
    pub are_values_compared: bool,
    /// Fails on what the document is silent about, too: undeclared members and headers, and the
    /// like.
    #[arg(long = "strict")]
    pub is_strict: bool,
}

impl Target {
    /// Whether something fails the example, and is not only worth a warning.
    fn fails(&self, difference: &Difference) -> bool {
        self.is_strict || difference.severity == Severity::Failure
    }
}

/// What came of one example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// `operation/example`
    pub name: String,
    /// `file:line` of the example.
    pub place: String,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was not sent, for this reason.
    Skipped(String),
    /// It was answered, and in this the answer is not what the document says.
    Answered(Vec<Difference>),
}

/// Replays the examples and prints what came of each; ends early where it is interrupted.
///
/// # Errors
/// Where nothing can be sent.
pub async fn run(contract: &Contract, target: &Target) -> Result<ExitCode, String> {
    let exchange = Exchange::new(target)?;
    let (mut kept, mut failed, mut skipped, mut warned) = (0, 0, 0, 0);
    let all = async {
        for case in cases(contract) {
            let verified = verify(contract, case, target, &exchange).await;
            print!("{}", exchange.masked(&text(&verified, target)));
            match &verified.verdict {
                Verdict::Skipped(_) => skipped += 1,
                Verdict::Answered(all) if all.iter().any(|one| target.fails(one)) => failed += 1,
                Verdict::Answered(all) => {
                    kept += 1;
                    warned += usize::from(!all.is_empty());
                }
            }
        }
    };
    let is_whole = tokio::select! {
        () = all => true,
        () = crate::interrupt::interrupted() => false,
    };
    println!("\nkept: {kept}\nfailed: {failed}\nskipped: {skipped}");
    if warned > 0 {
        println!("kept with warnings: {warned}");
    }
    if !is_whole {
        return Ok(ExitCode::from(INTERRUPTED));
    }
    if kept + failed == 0 {
        println!("nothing was sent, so nothing is verified");
    }
    Ok(if failed == 0 && kept > 0 { ExitCode::SUCCESS } else { ExitCode::from(FOUND) })
}

/// What comes of each example, in the order of the document.
///
/// # Errors
/// Where nothing can be sent.
pub async fn verify_all(contract: &Contract, target: &Target) -> Result<Vec<Verified>, String> {
    let exchange = Exchange::new(target)?;
    let mut all = Vec::new();
    for case in cases(contract) {
        all.push(verify(contract, case, target, &exchange).await);
    }
    Ok(all)
}

/// What was made up asks a live implementation for nothing that it knows, and is not sent.
fn cases(contract: &Contract) -> impl Iterator<Item = &Case> {
    contract.api.cases.iter().filter(|case| case.provenance != Provenance::Synthetic)
}

async fn verify(
    contract: &Contract,
    case: &Case,
    target: &Target,
    exchange: &Exchange<Reqwest>,
) -> Verified {
    let operation = contract.operation(case.operation);
    let name = operation.as_ref().map_or("", |operation| operation.name.as_str());
    let verdict = match operation {
        Ok(operation) => match why_skipped(operation, case, target) {
            Some(reason) => Verdict::Skipped(reason),
            None => asked(contract, operation, case, target, exchange).await,
        },
        Err(ref error) => Verdict::Skipped(error.clone()),
    };
    let name = format!("{name}/{}", case.name);
    Verified { name, place: contract.place(case.origin), verdict }
}

async fn asked(
    contract: &Contract,
    operation: &Operation,
    case: &Case,
    target: &Target,
    exchange: &Exchange<Reqwest>,
) -> Verdict {
    let request = match exchange.request(contract, operation, case) {
        Ok(request) => request,
        Err(reason) => return Verdict::Skipped(reason),
    };
    Verdict::Answered(match exchange.ask(request).await {
        Ok(found) => differences(contract, operation, case, &found, target.are_values_compared),
        Err(error) => vec![Difference::words("", "an answer", error)],
    })
}

/// Why an example is not sent.
fn why_skipped(operation: &Operation, case: &Case, target: &Target) -> Option<String> {
    if operation.role != Role::Served {
        return Some("the API does not answer it".to_owned());
    }
    if !case.request.is_shown {
        return Some("it shows an answer, and no request that leads to it".to_owned());
    }
    // RFC 9110 §9.2.1; nothing says which methods of JSON-RPC are safe.
    let what = match &operation.protocol {
        Protocol::Http { method, .. } if ["GET", "HEAD", "OPTIONS"].contains(&method.as_str()) => {
            return None;
        }
        Protocol::Http { method, .. } => method,
        Protocol::Rpc { method, .. } => method,
    };
    (!target.is_unsafe_sent)
        .then(|| format!("{what} may change state; --unsafe-methods sends it all the same"))
}

fn text(verified: &Verified, target: &Target) -> String {
    let Verified { name, place, verdict } = verified;
    match verdict {
        Verdict::Skipped(reason) => format!("skipped {name}: {reason}\n"),
        Verdict::Answered(differences) if differences.is_empty() => format!("kept    {name}\n"),
        Verdict::Answered(differences) => {
            let is_failed = differences.iter().any(|one| target.fails(one));
            let word = if is_failed { "FAILED " } else { "warning" };
            let line = |one: &Difference| match one.code {
                Some(code) => format!("{one}\n  help     {}\n", code.help()),
                None => format!("{one}\n"),
            };
            let differences: String = differences.iter().map(line).collect();
            format!("{word} {name}\n{place}\n{differences}")
        }
    }
}
