//! The server of Constructs.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::headers::WithHeaders;
use concord_runtime::server::{Context, Failure, Refusal, Response, Router};
use concord_runtime::sse::EventStream;
use concord_runtime::stream::{self, JsonStream};

use super::operations::*;
use super::types::*;

/// A service that offers Constructs.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `GET /search`: [`Search`]
    fn search(
        &self,
        request: Search,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /paths/{label}/{matrix}/{list}/{either}`: [`Follow`]
    fn follow(
        &self,
        request: Follow,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /whole`: [`AskWhole`]
    fn ask_whole(
        &self,
        request: AskWhole,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /selected`: [`Select`]
    fn select(
        &self,
        request: Select,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /pairs`: [`AskPairs`]
    fn ask_pairs(
        &self,
        request: AskPairs,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `POST /forms`: [`Fill`]
    fn fill(
        &self,
        request: Fill,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `POST /uploads`: [`Upload`]
    fn upload(
        &self,
        request: Upload,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `POST /batches`: [`Batch`]
    fn batch(
        &self,
        request: Batch,
        context: Context<()>,
    ) -> impl Future<Output = Result<stream::Raw, Failure<Infallible>>> + Send;

    /// `GET /counts`: [`Count`]
    fn count(
        &self,
        request: Count,
        context: Context<()>,
    ) -> impl Future<
        Output = Result<
            WithHeaders<Vec<String>, TotalRangeTagsSetCookieHeaders>,
            Failure<Infallible>,
        >,
    > + Send;

    /// `POST /sessions`: [`SignIn`]
    fn sign_in(
        &self,
        request: SignIn,
        context: Context<()>,
    ) -> impl Future<
        Output = Result<WithHeaders<(), SetCookieHeaders>, Failure<SignInError>>,
    > + Send;

    /// `GET /logs`: [`ReadLogs`]
    fn read_logs(
        &self,
        request: ReadLogs,
        context: Context<()>,
    ) -> impl Future<Output = Result<JsonStream<Entry>, Failure<Infallible>>> + Send;

    /// `POST /logs`: [`WriteLogs`]
    fn write_logs(
        &self,
        request: WriteLogs,
        context: Context<()>,
    ) -> impl Future<Output = Result<JsonStream<Entry>, Failure<Infallible>>> + Send;

    /// `GET /events`: [`Watch`]
    fn watch(
        &self,
        request: Watch,
        context: Context<()>,
    ) -> impl Future<Output = Result<EventStream<Entry>, Failure<Infallible>>> + Send;

    /// `GET /reports`: [`Report`]
    fn report(
        &self,
        request: Report,
        context: Context<()>,
    ) -> impl Future<Output = Result<ReportAnswer, Failure<Infallible>>> + Send;

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
        .public(A::search)
        .public(A::follow)
        .public(A::ask_whole)
        .public(A::select)
        .public(A::ask_pairs)
        .public(A::fill)
        .public(A::upload)
        .public(A::batch)
        .public(A::count)
        .public(A::sign_in)
        .public(A::read_logs)
        .public(A::write_logs)
        .public(A::watch)
        .public(A::report)
}
