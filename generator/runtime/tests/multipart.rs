//! Forms of parts, from a client through a router.
#![cfg(all(feature = "client", feature = "server"))]
#![cfg(test)]

use std::sync::Arc;

use concord_runtime::client::{self, Http, InProcess};
use concord_runtime::form::{Field, File};
use concord_runtime::json::IndexMap;
use concord_runtime::operation::Operation;
use concord_runtime::server::{self, BoxFuture, Call, Refusal, Response, Router};

static UPLOAD: Operation = Operation { id: "up", method: "POST", path: "/up", security: &[] };
static FIELDS: &[Field] = &[Field::file("a"), Field::file("b")];

fn upload(_: Arc<()>, mut call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let files: IndexMap<String, File> = call.multipart(FIELDS).await?;
        server::json(200, &files)
    })
}

#[tokio::test]
async fn files_arrive_whole_with_name_and_media_type() {
    let router = Router::new(()).operation(&UPLOAD, upload).into_axum();
    let http = Http::builder("http://localhost").transport(InProcess::new(router));
    let http = http.build().unwrap();
    let mut files = IndexMap::new();
    let image = File::new("a \"b\".png", vec![0, 255, 13, 10]).with_content_type("image/png");
    files.insert("a".to_owned(), image);
    files.insert("b".to_owned(), File::new("b.txt", "text").with_content_type("text/plain"));
    let mut call = client::Call::new(&UPLOAD);
    call.multipart(FIELDS, &files);
    let answer = http.send(call).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.json::<IndexMap<String, File>>().unwrap(), files);
}
