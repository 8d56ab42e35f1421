//! The server of Pets.

use axum::response::IntoResponse;
use concord_runtime::server::{Refusal, Response, Router};

/// A service that offers Pets.
///
/// Its operations are in the trait of each tag, which has a function `routes` besides.
pub trait Api: Send + Sync + 'static {
    /// Answers a request that never reaches an operation; as `application/problem+json` (RFC 9457)
    /// unless this is overridden.
    fn refuse(&self, refusal: Refusal) -> Response {
        refusal.into_response()
    }
}

/// The router of the service, for the operations of tags, limits and other settings:
/// `routes(api).with(tag::routes).into_axum()`.
pub fn routes<A: Api>(api: A) -> Router<A> {
    Router::new(api).on_refusal(A::refuse)
}
