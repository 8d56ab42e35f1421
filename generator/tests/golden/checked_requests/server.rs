//! The server of T.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::json;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};
use concord_runtime::style::Parameter;

use super::operations::*;
use super::rules;

/// A service that offers T.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `PUT /names`
    fn put_names(
        &self,
        request: PutNames,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `PUT /title`
    fn put_title(
        &self,
        request: PutTitle,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `PUT /tree`
    fn put_tree(
        &self,
        request: PutTree,
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
        .operation(&PUT_NAMES, put_names)
        .operation(&PUT_TITLE, put_title)
        .operation(&PUT_TREE, put_tree)
}

fn put_names<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = PutNames {
            body: call
                .checked(const {
                    &[
                        json::Rule::MinItems(1),
                        json::Rule::UniqueItems,
                        json::Rule::Items(&[json::Rule::MaxLength(8)]),
                    ]
                })
                .json()
                .await?,
        };
        match api.put_names(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn put_title<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        {
            static RULES: &[json::Rule] = &[
                json::Rule::MaxItems(2),
                json::Rule::Items(&[json::Rule::NoneOf(&["7"])]),
            ];
            call.check(Parameter::query("sizes").array(), RULES)?;
        }
        {
            static RULES: &[json::Rule] = &[json::Rule::MultipleOf(0.01)];
            call.check(Parameter::header("x-step"), RULES)?;
        }
        let request = PutTitle {
            sizes: call.optional_parameter(Parameter::query("sizes").array())?,
            step: call.optional_parameter(Parameter::header("x-step"))?,
            body: if call.has_no_body() {
                None
            } else {
                Some(
                    match call.media_type(&["application/json", "application/jsonl"])? {
                        "application/json" => {
                            PutTitleBody::Json(
                                call
                                    .checked(const { &[json::Rule::Pattern("^[A-Z]")] })
                                    .json()
                                    .await?,
                            )
                        }
                        _ => {
                            PutTitleBody::Lines(
                                call
                                    .checked(const { &[json::Rule::Minimum(1.0)] })
                                    .lines("application/jsonl")
                                    .await?,
                            )
                        }
                    },
                )
            },
        };
        match api.put_title(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn put_tree<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = PutTree {
            body: call
                .checked(const {
                    &[json::Rule::Not(&[json::Rule::As(&rules::TREE_SCHEMA)])]
                })
                .json()
                .await?,
        };
        match api.put_tree(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}
