//! The client of Constructs.

use std::convert::Infallible;

use concord_runtime::client::{self, Call, Http};
use concord_runtime::headers::WithHeaders;
use concord_runtime::sse::EventStream;
use concord_runtime::stream::{self, JsonStream};
use concord_runtime::style::{self, Parameter, Style};

use super::operations::*;
use super::types::*;

/// A client of Constructs. Clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    http: Http,
}

impl Client {
    /// Starts a client for the API at a base URL.
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
        ClientBuilder {
            http: Http::builder(base_url),
        }
    }

    /// `GET /search`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn search(
        &self,
        request: Search,
    ) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&SEARCH);
        call.optional_parameter(
            Parameter::query("filter").object().style(Style::DeepObject).explode(true),
            &request.filter,
        );
        call.optional_parameter(
            Parameter::query("created")
                .one_of(&[style::Shape::Scalar, style::Shape::Object])
                .style(Style::DeepObject)
                .explode(true),
            &request.created,
        );
        call.optional_parameter(
            Parameter::query("status")
                .one_of(&[style::Shape::Scalar, style::Shape::Array]),
            &request.status,
        );
        call.optional_parameter(
            Parameter::query("fields").array().style(Style::PipeDelimited),
            &request.fields,
        );
        call.optional_parameter(
            Parameter::query("next").allow_reserved(),
            &request.next,
        );
        call.optional_parameter(Parameter::query("where").json(), &request.r#where);
        call.optional_parameter(Parameter::header("X-Ids").array(), &request.x_ids);
        call.optional_parameter(Parameter::cookie("session"), &request.session);
        call.optional_parameter(
            Parameter::cookie("seen").array().explode(false),
            &request.seen,
        );
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `GET /paths/{label}/{matrix}/{list}/{either}`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn follow(
        &self,
        request: Follow,
    ) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&FOLLOW);
        call.parameter(
            Parameter::path("label").array().style(Style::Label).explode(true),
            &request.label,
        );
        call.parameter(
            Parameter::path("matrix").object().style(Style::Matrix).explode(true),
            &request.matrix,
        );
        call.parameter(Parameter::path("list").array(), &request.list);
        call.parameter(
            Parameter::path("either")
                .one_of(&[style::Shape::Scalar, style::Shape::Array])
                .style(Style::Matrix),
            &request.either,
        );
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `GET /whole`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn ask_whole(
        &self,
        request: AskWhole,
    ) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&ASK_WHOLE);
        call.parameter(
            Parameter::query("question").json().style(Style::Whole),
            &request.question,
        );
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `GET /selected`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn select(
        &self,
        request: Select,
    ) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&SELECT);
        call.parameter(
            Parameter::query("selector").style(Style::Whole),
            &request.selector,
        );
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `GET /pairs`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn ask_pairs(
        &self,
        request: AskPairs,
    ) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&ASK_PAIRS);
        call.optional_parameter(
            Parameter::query("pairs").object().lists(&["sort"]),
            &request.pairs,
        );
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `POST /forms`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn fill(&self, request: Fill) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&FILL);
        call.form(FILL_FORM, &request.body);
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `POST /uploads`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn upload(
        &self,
        request: Upload,
    ) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&UPLOAD);
        call.multipart(UPLOAD_PARTS, &request.body);
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `POST /batches`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn batch(
        &self,
        request: Batch,
    ) -> Result<stream::Raw, client::Error<Infallible>> {
        let mut call = Call::new(&BATCH);
        call.raw("multipart/mixed", &request.body);
        call.accept("multipart/mixed");
        let opened = self.http.open(call).await?;
        if opened.status() == 200 {
            return Ok(opened.raw()?);
        }
        let response = opened.collect().await?;
        Err(response.unexpected())
    }

    /// `GET /counts`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn count(
        &self,
        _request: Count,
    ) -> Result<
        WithHeaders<Vec<String>, TotalRangeTagsSetCookieHeaders>,
        client::Error<Infallible>,
    > {
        let mut call = Call::new(&COUNT);
        call.accept("application/json");
        let response = self.http.send(call).await?;
        match response.status() {
            200 => Ok(response.with_headers(response.json()?)?),
            _ => Err(response.unexpected()),
        }
    }

    /// `POST /sessions`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn sign_in(
        &self,
        _request: SignIn,
    ) -> Result<WithHeaders<(), SetCookieHeaders>, client::Error<SignInError>> {
        let call = Call::new(&SIGN_IN);
        let response = self.http.send(call).await?;
        let error = match response.status() {
            204 => return Ok(response.with_headers(())?),
            409 => SignInError::Conflict,
            _ => return Err(response.unexpected()),
        };
        Err(client::Error::Documented(error))
    }

    /// `GET /logs`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn read_logs(
        &self,
        _request: ReadLogs,
    ) -> Result<JsonStream<Entry>, client::Error<Infallible>> {
        let mut call = Call::new(&READ_LOGS);
        call.accept("application/jsonl");
        let opened = self.http.open(call).await?;
        if opened.status() == 200 {
            return Ok(opened.lines()?);
        }
        let response = opened.collect().await?;
        Err(response.unexpected())
    }

    /// `POST /logs`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn write_logs(
        &self,
        request: WriteLogs,
    ) -> Result<JsonStream<Entry>, client::Error<Infallible>> {
        let mut call = Call::new(&WRITE_LOGS);
        call.lines("application/json-seq", &request.body);
        call.accept("application/json-seq");
        let opened = self.http.open(call).await?;
        if opened.status() == 200 {
            return Ok(opened.lines()?);
        }
        let response = opened.collect().await?;
        Err(response.unexpected())
    }

    /// `GET /events`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn watch(
        &self,
        _request: Watch,
    ) -> Result<EventStream<Entry>, client::Error<Infallible>> {
        let mut call = Call::new(&WATCH);
        call.accept("text/event-stream");
        let opened = self.http.open(call).await?;
        if opened.status() == 200 {
            return Ok(opened.events()?);
        }
        let response = opened.collect().await?;
        Err(response.unexpected())
    }

    /// `GET /reports`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn report(
        &self,
        _request: Report,
    ) -> Result<ReportAnswer, client::Error<Infallible>> {
        let mut call = Call::new(&REPORT);
        call.accept("application/json, text/csv, application/pdf");
        let response = self.http.send(call).await?;
        match response.status() {
            200 => {
                Ok(
                    match response
                        .choose(&["application/json", "text/csv", "application/pdf"])?
                    {
                        "application/json" => ReportAnswer::OkJson(response.json()?),
                        "text/csv" => ReportAnswer::OkCsv(response.text()?),
                        _ => ReportAnswer::OkPdf(response.bytes()),
                    },
                )
            }
            _ => Err(response.unexpected()),
        }
    }
}

/// Makes a [`Client`].
#[derive(Debug)]
pub struct ClientBuilder {
    http: client::Builder,
}

impl ClientBuilder {
    /// Sends calls another way than by reqwest, such as to a router in this process.
    #[must_use]
    pub fn transport(mut self, transport: impl client::Transport) -> Self {
        self.http = self.http.transport(transport);
        self
    }

    /// Sets limits, headers and whatever else is the same for clients of every API.
    #[must_use]
    pub fn configure(
        mut self,
        change: impl FnOnce(client::Builder) -> client::Builder,
    ) -> Self {
        self.http = change(self.http);
        self
    }

    /// The finished client.
    ///
    /// # Errors
    /// Where the base URL is not an absolute `http` or `https` URL, or a header is malformed.
    pub fn build(self) -> Result<Client, client::BuildError> {
        Ok(Client { http: self.http.build()? })
    }
}
