//! The service behind the generated router: it writes down what reaches it.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use concord_runtime::client::Http;
use concord_runtime::form::File;
use concord_runtime::headers::WithHeaders;
use concord_runtime::server::{Context, Failure};
use concord_runtime::sse::{Event, EventStream};
use concord_runtime::stream::{Bytes, JsonStream, Raw};

use super::generated::*;
use super::wire::{Tap, Wire};

/// A client and a router, the wire between them, and what the service saw.
pub(crate) struct Exchange {
    pub(crate) client: Client,
    tap: Tap,
    service: Service,
}

impl Exchange {
    pub(crate) fn new() -> Self {
        let service = Service::default();
        let tap = Tap::new(router(service.clone()));
        let client = Client::builder("http://localhost").transport(tap.clone()).build().unwrap();
        Self { client, tap, service }
    }

    /// What the service saw of the last request.
    pub(crate) fn seen(&self) -> String {
        self.service.seen()
    }

    pub(crate) fn wire(&self) -> Wire {
        self.tap.seen()
    }
}

/// A connection to a router, for calls that no generated client makes.
pub(crate) fn connection(router: axum::Router) -> Http {
    Http::builder("http://localhost").transport(Tap::new(router)).build().unwrap()
}

#[derive(Clone, Default)]
pub(crate) struct Service {
    seen: Arc<Mutex<String>>,
}

impl Service {
    /// What the service saw of the last request.
    pub(crate) fn seen(&self) -> String {
        self.seen.lock().unwrap().clone()
    }

    fn note(&self, request: impl std::fmt::Debug) {
        *self.seen.lock().unwrap() = format!("{request:?}");
    }
}

pub(crate) fn entries() -> [Entry; 2] {
    let text = Some("two\nlines".to_owned());
    [Entry { line: 1, text: None }, Entry { line: 2, text }]
}

/// What a file is, in words.
async fn described(file: File) -> String {
    let bytes = file.content.collect_all().await.unwrap();
    let name = file.name.unwrap_or_default();
    let checksum = file.headers.get("x-checksum").map(|value| value.to_str().unwrap().to_owned());
    format!(
        "{name} {} {} {}",
        file.content_type.unwrap_or_default(),
        checksum.unwrap_or_default(),
        String::from_utf8_lossy(&bytes)
    )
}

impl Api for Service {
    async fn search(&self, request: Search, _: Context<()>) -> Result<(), Failure<Infallible>> {
        self.note(request);
        Ok(())
    }

    async fn follow(&self, request: Follow, _: Context<()>) -> Result<(), Failure<Infallible>> {
        self.note(request);
        Ok(())
    }

    async fn ask_whole(
        &self,
        request: AskWhole,
        _: Context<()>,
    ) -> Result<(), Failure<Infallible>> {
        self.note(request);
        Ok(())
    }

    async fn select(&self, request: Select, _: Context<()>) -> Result<(), Failure<Infallible>> {
        self.note(request);
        Ok(())
    }

    async fn ask_pairs(
        &self,
        request: AskPairs,
        _: Context<()>,
    ) -> Result<(), Failure<Infallible>> {
        self.note(request);
        Ok(())
    }

    async fn fill(&self, request: Fill, _: Context<()>) -> Result<(), Failure<Infallible>> {
        self.note(request);
        Ok(())
    }

    async fn upload(&self, request: Upload, _: Context<()>) -> Result<(), Failure<Infallible>> {
        let UploadBody { file, pages, owner, tags, options, note } = request.body;
        let mut files = vec![described(file).await];
        for page in pages.unwrap_or_default() {
            files.push(described(page).await);
        }
        self.note((files, owner, tags, options, note));
        Ok(())
    }

    async fn batch(&self, request: Batch, _: Context<()>) -> Result<Raw, Failure<Infallible>> {
        let Raw { content_type, content } = request.body;
        let content = content.collect_all().await.unwrap();
        self.note((&content_type, &content));
        Ok(Raw::new("multipart/mixed; boundary=answer", content))
    }

    async fn count(
        &self,
        _: Count,
        _: Context<()>,
    ) -> Result<WithHeaders<Vec<String>, TotalRangeTagsSetCookieHeaders>, Failure<Infallible>> {
        Ok(WithHeaders { headers: headers(), body: vec!["one".to_owned()] })
    }

    async fn sign_in(
        &self,
        _: SignIn,
        _: Context<()>,
    ) -> Result<WithHeaders<(), SetCookieHeaders>, Failure<SignInError>> {
        let set_cookie = "id=a; Expires=Wed, 21 Oct 2026 07:28:00 GMT".to_owned();
        Ok(WithHeaders { headers: SetCookieHeaders { set_cookie }, body: () })
    }

    async fn read_logs(
        &self,
        _: ReadLogs,
        _: Context<()>,
    ) -> Result<JsonStream<Entry>, Failure<Infallible>> {
        Ok(JsonStream::from_values(entries()))
    }

    async fn write_logs(
        &self,
        request: WriteLogs,
        _: Context<()>,
    ) -> Result<JsonStream<Entry>, Failure<Infallible>> {
        self.note(&request);
        Ok(JsonStream::from_values(request.body))
    }

    async fn watch(
        &self,
        _: Watch,
        _: Context<()>,
    ) -> Result<EventStream<Entry>, Failure<Infallible>> {
        let [first, second] = entries();
        let first = Event::new(first).with_id("1").with_event("added");
        Ok(EventStream::from_events([first, Event::new(second)]))
    }

    async fn report(
        &self,
        _: Report,
        context: Context<()>,
    ) -> Result<ReportAnswer, Failure<Infallible>> {
        let accept = context.headers.get("accept").map(|value| value.to_str().unwrap());
        Ok(match accept {
            Some("text/csv") => ReportAnswer::OkCsv("line\n1\n".to_owned()),
            Some("application/pdf") => ReportAnswer::OkPdf(Bytes::from_static(b"%PDF")),
            _ => ReportAnswer::OkJson(Entry { line: 1, text: None }),
        })
    }
}

/// The headers of [`Count`]'s answer.
pub(crate) fn headers() -> TotalRangeTagsSetCookieHeaders {
    let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
    TotalRangeTagsSetCookieHeaders {
        total: 7,
        range: Some(Range { gte: Some(1), lt: Some(5) }),
        tags: texts(&["a", "b c"]),
        set_cookie: texts(&["id=a; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "theme=dark"]),
    }
}
