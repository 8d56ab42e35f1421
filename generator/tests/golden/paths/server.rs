//! The server of Paths.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::operation::WithStatus;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};
use concord_runtime::style::Parameter;

use super::operations::*;

/// A service that offers Paths.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `GET /`
    fn get_root(
        &self,
        request: GetRoot,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /pets/{id}`
    fn get_pets_by_id(
        &self,
        request: GetPetsById,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /pets/`
    fn plus_1(
        &self,
        request: Plus1,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /pets?kind=dog`
    fn get_pets_kind_dog(
        &self,
        request: GetPetsKindDog,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /pets?Kind=cat`
    fn get_pets_kind_cat(
        &self,
        request: GetPetsKindCat,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `QUERY /search`
    fn search(
        &self,
        request: Search,
        context: Context<()>,
    ) -> impl Future<Output = Result<WithStatus<()>, Failure<Infallible>>> + Send;

    /// `TRACE /search`
    fn r#type(
        &self,
        request: Type,
        context: Context<()>,
    ) -> impl Future<Output = Result<WithStatus<()>, Failure<Infallible>>> + Send;

    /// `COPY /search`
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
        .operation(&GET_ROOT, get_root)
        .operation(&GET_PETS_BY_ID, get_pets_by_id)
        .operation(&PLUS_1, plus_1)
        .operation(&GET_PETS_KIND_DOG, get_pets_kind_dog)
        .operation(&GET_PETS_KIND_CAT, get_pets_kind_cat)
        .operation(&SEARCH, search)
        .operation(&TYPE, r#type)
        .operation(&COPY, copy)
}

fn get_root<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = GetRoot {};
        match api.get_root(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn get_pets_by_id<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = GetPetsById {
            id: call.parameter(Parameter::path("id"))?,
        };
        match api.get_pets_by_id(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn plus_1<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = Plus1 {};
        match api.plus_1(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn get_pets_kind_dog<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = GetPetsKindDog {};
        match api.get_pets_kind_dog(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn get_pets_kind_cat<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = GetPetsKindCat {
            kind: call.parameter(Parameter::query("Kind"))?,
        };
        match api.get_pets_kind_cat(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn search<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = Search {};
        match api.search(request, call.context(())).await {
            Ok(answer) => Ok(server::empty(answer.status)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn r#type<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = Type {};
        match api.r#type(request, call.context(())).await {
            Ok(answer) => Ok(server::empty(answer.status)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn copy<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = Copy {};
        match api.copy(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}
