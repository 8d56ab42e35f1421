//! The server of Paths.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::operation::WithStatus;
use concord_runtime::server::{Context, Failure, Refusal, Response, Router};

use super::operations::*;

/// A service that offers Paths.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `GET /`: [`GetRoot`]
    fn get_root(
        &self,
        request: GetRoot,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /pets/{id}`: [`GetPetsById`]
    fn get_pets_by_id(
        &self,
        request: GetPetsById,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /pets/`: [`Plus1`]
    fn plus_1(
        &self,
        request: Plus1,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /pets?kind=dog`: [`GetPetsKindDog`]
    fn get_pets_kind_dog(
        &self,
        request: GetPetsKindDog,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /pets?Kind=cat`: [`GetPetsKindCat`]
    fn get_pets_kind_cat(
        &self,
        request: GetPetsKindCat,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `QUERY /search`: [`Search`]
    fn search(
        &self,
        request: Search,
        context: Context<()>,
    ) -> impl Future<Output = Result<WithStatus<()>, Failure<Infallible>>> + Send;

    /// `TRACE /search`: [`Type`]
    fn r#type(
        &self,
        request: Type,
        context: Context<()>,
    ) -> impl Future<Output = Result<WithStatus<()>, Failure<Infallible>>> + Send;

    /// `COPY /search`: [`Copy`]
    fn copy(
        &self,
        request: Copy,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// Answers a request that never reaches an operation; as `application/problem+json` (RFC 9457)
    /// unless this is overridden.
    fn refuse(&self, refusal: Refusal) -> Response {
        refusal.into_response()
    }
}

/// The service as an axum router, to be served, merged or nested.
pub fn router<A: Api>(api: A) -> axum::Router {
    routes(api).into_axum()
}

/// The operations of the service, for limits and other settings.
pub fn routes<A: Api>(api: A) -> Router<A> {
    Router::new(api)
        .on_refusal(A::refuse)
        .public(A::get_root)
        .public(A::get_pets_by_id)
        .public(A::plus_1)
        .public(A::get_pets_kind_dog)
        .public(A::get_pets_kind_cat)
        .public(A::search)
        .public(A::r#type)
        .public(A::copy)
}
