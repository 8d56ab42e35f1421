//! The documented examples as a server: the generated one, which checks what it is sent, with the
//! answers that a request prefers.

mod choice;
mod preference;

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tokio::net::TcpListener;

use self::choice::choose;
use self::preference::Preference;
use crate::contract::Contract;
use crate::expectation::base_path;
use crate::recorder::Recorder;

/// The header that says which preferences were kept to (RFC 7240 §3).
const APPLIED: HeaderName = HeaderName::from_static("preference-applied");

tokio::task_local! {
    /// What the request at hand prefers, and what of it the answer keeps to.
    static EXCHANGE: (Preference, Mutex<Vec<String>>);
}

/// The mock of a document, where its paths start with a slash and below its documented base path.
pub fn router(contract: &Arc<Contract>) -> Router {
    let of_calls = Arc::clone(contract);
    let recorder = Recorder::choosing(move |operation, input| {
        let choose = |exchange: &(Preference, Mutex<Vec<String>>)| {
            let choice = choose(&of_calls, operation, input, &exchange.0)?;
            *exchange.1.lock().unwrap_or_else(PoisonError::into_inner) = choice.applied;
            Some(choice.answer)
        };
        EXCHANGE.try_with(choose).ok().flatten()
    });
    let service = contract.subject.router(recorder);
    let based = match plain_base(contract) {
        Some(base) => Router::new().nest(&base, service.clone()).fallback_service(service),
        None => service,
    };
    based.layer(from_fn(preferring))
}

/// Serves the mock at a port until it is interrupted; any free one for 0. Prints its URL.
///
/// # Errors
/// Where the port is not to be had.
pub async fn serve(contract: Contract, port: u16) -> std::io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let router = router(&Arc::new(contract));
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, router).with_graceful_shutdown(crate::interrupt::interrupted()).await
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

async fn preferring(request: Request, next: Next) -> Response {
    let exchange = (Preference::of(request.headers()), Mutex::default());
    let answered = async {
        let mut response = next.run(request).await;
        let applied = EXCHANGE
            .with(|exchange| exchange.1.lock().unwrap_or_else(PoisonError::into_inner).join(", "));
        if let (false, Ok(value)) = (applied.is_empty(), HeaderValue::from_str(&applied)) {
            response.headers_mut().insert(APPLIED, value);
        }
        response
    };
    EXCHANGE.scope(exchange, answered).await
}
