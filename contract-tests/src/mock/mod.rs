//! The documented examples as a server: the generated one, which checks what it is sent, with the
//! answers that a request prefers.

mod choice;
mod exchange;
mod preference;
mod refusal;
mod route;

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use tokio::net::TcpListener;

use self::exchange::Exchange;
use crate::contract::Contract;
use crate::environment;
use crate::expectation::base_path;
use crate::interrupt::interrupted;
use crate::recorder::Recorder;

/// How long answers that are on their way may still take when the mock is to end.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// Whether each request is told on stderr.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// One line each: the status, the request, and the example or what was wrong.
    Requests,
    /// Not at all.
    Nothing,
}

/// The mock of a document, where its paths start with a slash and below its documented base path.
pub fn router(contract: &Arc<Contract>, log: Log) -> Router {
    let of_calls = Arc::clone(contract);
    let recorder = Recorder::choosing(move |id, input| exchange::respond(&of_calls, id, input))
        .admitting(|scheme, found| {
            environment::secret(scheme).is_none_or(|known| {
                // Of a pair of user and password the service is shown the password.
                let password = known.split_once(':').map(|(_, password)| password.to_owned());
                found.matches(&known) || password.is_some_and(|password| found.matches(&password))
            })
        });
    let service = contract.subject.router(recorder);
    let base: Option<Arc<str>> = plain_base(contract).map(Arc::from);
    let based = match &base {
        Some(base) => Router::new().nest(base, service.clone()).fallback_service(service),
        None => service,
    };
    let contract = Arc::clone(contract);
    based.layer(from_fn(move |request: Request, next: Next| {
        let (contract, base) = (Arc::clone(&contract), base.clone());
        async move {
            let exchange = Exchange::of(&contract, base.as_deref(), &request);
            exchange.answer(&contract, request, next, log).await
        }
    }))
}

/// Serves the mock at a port until it is interrupted; any free one for 0. Prints its URL.
///
/// # Errors
/// Where the port is not to be had.
pub async fn serve(contract: Contract, port: u16) -> std::io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let router = router(&Arc::new(contract), Log::Requests);
    // Whoever reads the URL may stop the mock at once.
    let (stop, stopped) = (interrupted(), interrupted());
    println!("http://{}", listener.local_addr()?);
    let serving = axum::serve(listener, router).with_graceful_shutdown(stop);
    let ended = async {
        stopped.await;
        tokio::time::sleep(LAST_ANSWERS).await;
    };
    tokio::select! {
        served = async { serving.await } => served,
        // A client that reads an endless stream does not keep the mock alive.
        () = ended => Ok(()),
    }
}

/// The path of the documented server, where it is one that paths can be put below.
fn plain_base(contract: &Contract) -> Option<String> {
    let server = contract.api.servers.first()?;
    let base = base_path(&server.url, &[]);
    let base = base.trim_end_matches('/');
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "/-._~".contains(char);
    let is_http = contract.api.kind == concord::model::ApiKind::Http;
    (is_http && base.len() > 1 && base.starts_with('/') && base.chars().all(is_plain))
        .then(|| base.to_owned())
}
