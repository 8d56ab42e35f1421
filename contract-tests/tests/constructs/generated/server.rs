//! The server of Constructs.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::headers::WithHeaders;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};
use concord_runtime::sse::EventStream;
use concord_runtime::stream::{self, JsonStream};
use concord_runtime::style::{self, Parameter, Style};

use super::operations::*;
use super::types::*;

/// A service that offers Constructs.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `GET /search`
    fn search(
        &self,
        request: Search,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /paths/{label}/{matrix}/{list}/{either}`
    fn follow(
        &self,
        request: Follow,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /whole`
    fn ask_whole(
        &self,
        request: AskWhole,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /selected`
    fn select(
        &self,
        request: Select,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /pairs`
    fn ask_pairs(
        &self,
        request: AskPairs,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `POST /forms`
    fn fill(
        &self,
        request: Fill,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `POST /uploads`
    fn upload(
        &self,
        request: Upload,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `POST /batches`
    fn batch(
        &self,
        request: Batch,
        context: Context<()>,
    ) -> impl Future<Output = Result<stream::Raw, Failure<Infallible>>> + Send;

    /// `GET /counts`
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

    /// `POST /sessions`
    fn sign_in(
        &self,
        request: SignIn,
        context: Context<()>,
    ) -> impl Future<
        Output = Result<WithHeaders<(), SetCookieHeaders>, Failure<SignInError>>,
    > + Send;

    /// `GET /logs`
    fn read_logs(
        &self,
        request: ReadLogs,
        context: Context<()>,
    ) -> impl Future<Output = Result<JsonStream<Entry>, Failure<Infallible>>> + Send;

    /// `POST /logs`
    fn write_logs(
        &self,
        request: WriteLogs,
        context: Context<()>,
    ) -> impl Future<Output = Result<JsonStream<Entry>, Failure<Infallible>>> + Send;

    /// `GET /events`
    fn watch(
        &self,
        request: Watch,
        context: Context<()>,
    ) -> impl Future<Output = Result<EventStream<Entry>, Failure<Infallible>>> + Send;

    /// `GET /reports`
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
        .operation(&SEARCH, search)
        .operation(&FOLLOW, follow)
        .operation(&ASK_WHOLE, ask_whole)
        .operation(&SELECT, select)
        .operation(&ASK_PAIRS, ask_pairs)
        .operation(&FILL, fill)
        .operation(&UPLOAD, upload)
        .operation(&BATCH, batch)
        .operation(&COUNT, count)
        .operation(&SIGN_IN, sign_in)
        .operation(&READ_LOGS, read_logs)
        .operation(&WRITE_LOGS, write_logs)
        .operation(&WATCH, watch)
        .operation(&REPORT, report)
}

fn search<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = Search {
            filter: call
                .optional_parameter(
                    Parameter::query("filter")
                        .object()
                        .style(Style::DeepObject)
                        .explode(true),
                )?,
            created: call
                .optional_parameter(
                    Parameter::query("created")
                        .one_of(&[style::Shape::Scalar, style::Shape::Object])
                        .style(Style::DeepObject)
                        .explode(true),
                )?,
            status: call
                .optional_parameter(
                    Parameter::query("status")
                        .one_of(&[style::Shape::Scalar, style::Shape::Array]),
                )?,
            fields: call
                .optional_parameter(
                    Parameter::query("fields").array().style(Style::PipeDelimited),
                )?,
            next: call.optional_parameter(Parameter::query("next").allow_reserved())?,
            r#where: call.optional_parameter(Parameter::query("where").json())?,
            x_ids: call.optional_parameter(Parameter::header("X-Ids").array())?,
            session: call.optional_parameter(Parameter::cookie("session"))?,
            seen: call
                .optional_parameter(Parameter::cookie("seen").array().explode(false))?,
        };
        match api.search(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn follow<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = Follow {
            label: call
                .parameter(
                    Parameter::path("label").array().style(Style::Label).explode(true),
                )?,
            matrix: call
                .parameter(
                    Parameter::path("matrix").object().style(Style::Matrix).explode(true),
                )?,
            list: call.parameter(Parameter::path("list").array())?,
            either: call
                .parameter(
                    Parameter::path("either")
                        .one_of(&[style::Shape::Scalar, style::Shape::Array])
                        .style(Style::Matrix),
                )?,
        };
        match api.follow(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn ask_whole<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = AskWhole {
            question: call
                .parameter(Parameter::query("question").json().style(Style::Whole))?,
        };
        match api.ask_whole(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn select<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = Select {
            selector: call.parameter(Parameter::query("selector").style(Style::Whole))?,
        };
        match api.select(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn ask_pairs<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = AskPairs {
            pairs: call
                .claimed_parameter(
                    Parameter::query("pairs").object().lists(&["sort"]),
                    &[],
                )?,
        };
        match api.ask_pairs(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn fill<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = Fill {
            body: call.form(FILL_FORM).await?,
        };
        match api.fill(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn upload<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = Upload {
            body: call.multipart(UPLOAD_PARTS).await?,
        };
        match api.upload(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn batch<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        call.accepts(&["multipart/mixed"])?;
        let request = Batch {
            body: call.raw("multipart/mixed")?,
        };
        match api.batch(request, call.context(())).await {
            Ok(body) => server::raw(200, "multipart/mixed", body),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn count<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        call.accepts(&["application/json"])?;
        let request = Count {};
        match api.count(request, call.context(())).await {
            Ok(body) => {
                server::with_headers(server::json(200, &body.body), &body.headers)
            }
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn sign_in<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = SignIn {};
        match api.sign_in(request, call.context(())).await {
            Ok(body) => server::with_headers(Ok(server::empty(204)), &body.headers),
            Err(failure) => {
                failure
                    .answer(|error| match error {
                        SignInError::Conflict => Ok(server::empty(409)),
                    })
            }
        }
    })
}

fn read_logs<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        call.accepts(&["application/jsonl"])?;
        let request = ReadLogs {};
        match api.read_logs(request, call.context(())).await {
            Ok(body) => server::lines(200, "application/jsonl", body),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn write_logs<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        call.accepts(&["application/json-seq"])?;
        let request = WriteLogs {
            body: call.lines("application/json-seq").await?,
        };
        match api.write_logs(request, call.context(())).await {
            Ok(body) => server::lines(200, "application/json-seq", body),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn watch<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        call.accepts(&["text/event-stream"])?;
        let request = Watch {};
        match api.watch(request, call.context(())).await {
            Ok(body) => Ok(server::events(200, body)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn report<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        call.accepts(&["application/json", "text/csv", "application/pdf"])?;
        let request = Report {};
        match api.report(request, call.context(())).await {
            Ok(ReportAnswer::OkJson(body)) => server::json(200, &body),
            Ok(ReportAnswer::OkCsv(body)) => server::content(200, "text/csv", body),
            Ok(ReportAnswer::OkPdf(body)) => {
                server::content(200, "application/pdf", body)
            }
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}
