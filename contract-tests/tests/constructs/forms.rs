//! Forms and bodies of parts.

use concord_runtime::form::File;
use concord_runtime::json::IndexMap;
use concord_runtime::server::Limits;
use concord_runtime::stream::{BoxError, ByteStream, Bytes, Raw};
use futures_util::stream;
use http::{HeaderName, HeaderValue};

use super::generated::*;
use super::service::{Exchange, Service, connection};

fn text(text: &str) -> String {
    text.to_owned()
}

#[tokio::test]
async fn the_fields_of_a_form_are_written_as_their_encodings_say() {
    let of = || FillBody { name: text("n"), ..FillBody::new("n") };
    let item = |price| FillBodyItemsItem { price };
    let metadata = IndexMap::from([(text("0"), text("x")), (text("1"), text("y"))]);
    let range = Range { gte: Some(1), lt: Some(2) };
    let note = FillBodyNote { text: Some(text("x")) };
    let rows = [
        (of(), "name=n"),
        (
            FillBody { items: Some(vec![item(1), item(2)]), ..of() },
            "name=n&items%5B0%5D%5Bprice%5D=1&items%5B1%5D%5Bprice%5D=2",
        ),
        (
            FillBody { metadata: Some(metadata), ..of() },
            "name=n&metadata%5B0%5D=x&metadata%5B1%5D=y",
        ),
        (FillBody { range: Some(range), ..of() }, "name=n&gte=1&lt=2"),
        (FillBody { tags: Some(vec![text("x")]), ..of() }, "name=n&tags=x"),
        (FillBody { colours: Some(vec![text("x"), text("y")]), ..of() }, "name=n&colours=x%7Cy"),
        (FillBody { next: Some(text("/a?b&c")), ..of() }, "name=n&next=/a?b%26c"),
        (FillBody { note: Some(note), ..of() }, "name=n&note=%7B%22text%22%3A%22x%22%7D"),
    ];
    let exchange = Exchange::new();
    for (body, form) in rows {
        let request = Fill::new(body);
        let expected = format!("{request:?}");
        exchange.client.fill(request).await.unwrap();
        assert_eq!(exchange.wire().request, form);
        assert_eq!(exchange.seen(), expected, "{form}");
    }
}

fn upload(file: File) -> UploadBody {
    UploadBody {
        pages: Some(vec![File::new("1.txt", "one"), File::new("2.txt", "two")]),
        owner: Some(UploadBodyOwner::new("Ann")),
        tags: Some(vec![text("a"), text("b")]),
        options: Some(IndexMap::from([(text("k"), text("v"))])),
        note: Some(text("*n*")),
        ..UploadBody::new(file)
    }
}

const SEEN: &str = "([\"a.png image/png s1 hello\", \"1.txt application/octet-stream  one\", \
                    \"2.txt application/octet-stream  two\"], \
                    Some(UploadBodyOwner {\"name\":\"Ann\"}), Some([\"a\", \"b\"]), \
                    Some({\"k\": \"v\"}), Some(\"*n*\"))";

const PARTS: &str = "--B\r\n\
    Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\
    Content-Type: image/png\r\nx-checksum: s1\r\n\r\nhello\r\n--B\r\n\
    Content-Disposition: form-data; name=\"pages\"; filename=\"1.txt\"\r\n\
    Content-Type: application/octet-stream\r\n\r\none\r\n--B\r\n\
    Content-Disposition: form-data; name=\"pages\"; filename=\"2.txt\"\r\n\
    Content-Type: application/octet-stream\r\n\r\ntwo\r\n--B\r\n\
    Content-Disposition: form-data; name=\"owner\"\r\nContent-Type: application/json\r\n\r\n\
    {\"name\":\"Ann\"}\r\n--B\r\n\
    Content-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n--B\r\n\
    Content-Disposition: form-data; name=\"tags\"\r\n\r\nb\r\n--B\r\n\
    Content-Disposition: form-data; name=\"options[k]\"\r\n\r\nv\r\n--B\r\n\
    Content-Disposition: form-data; name=\"note\"\r\nContent-Type: text/markdown\r\n\r\n\
    *n*\r\n--B--\r\n";

fn checked(file: File) -> File {
    file.with_header(HeaderName::from_static("x-checksum"), HeaderValue::from_static("s1"))
}

#[tokio::test]
async fn parts_arrive_whether_they_are_in_memory_or_streamed() {
    let chunks = || stream::iter(["he", "llo"].map(|chunk| Ok::<_, BoxError>(Bytes::from(chunk))));
    let in_memory = checked(File::new("a.png", "hello"));
    let streamed = checked(File::new("a.png", ByteStream::new(chunks())));
    for file in [in_memory, streamed] {
        let exchange = Exchange::new();
        exchange.client.upload(Upload::new(upload(file))).await.unwrap();
        let wire = exchange.wire();
        let content_type = wire.asked("content-type")[0];
        let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
        assert_eq!(wire.request.replace(boundary, "B"), PARTS);
        assert_eq!(exchange.seen(), SEEN);
    }
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let exchange = Exchange::new();
    let file = File::new("a.png", ByteStream::from("hello".to_owned()));
    let request = Upload::new(UploadBody::new(file));
    exchange.client.upload(request.clone()).await.unwrap();
    let error = exchange.client.upload(request).await.unwrap_err();
    assert!(error.to_string().contains("was read before"), "{error}");
}

#[tokio::test]
async fn what_memory_has_no_room_for_is_kept_in_a_file_or_refused() {
    let limits = |body, memory| Limits { body, memory, ..Limits::default() };
    let large = "x".repeat(200_000);
    let of = |note: &str| UploadBody {
        note: Some(note.to_owned()),
        ..UploadBody::new(File::new("a", large.clone()))
    };
    let rows = [
        (limits(1 << 20, 1 << 20), "n", 204),
        (limits(1 << 20, 1000), "n", 204),
        (limits(1 << 20, 1000), large.as_str(), 413),
        (limits(100_000, 1000), "n", 413),
    ];
    for (limits, note, status) in rows {
        let service = Service::default();
        let router = server::routes(service.clone()).limits(limits).into_axum();
        let http = connection(router);
        let mut call = concord_runtime::client::Call::new(&UPLOAD);
        call.multipart(UPLOAD_PARTS, &of(note));
        assert_eq!(http.send(call).await.unwrap().status(), status, "{limits:?}");
        if status == 204 {
            assert!(service.seen().contains(&large));
        }
    }
}

#[tokio::test]
async fn a_body_of_another_multipart_type_is_handed_on_as_it_stands() {
    let exchange = Exchange::new();
    let body = "--x\r\nContent-Type: application/json\r\n\r\n{}\r\n--x--\r\n";
    let request = Batch::new(Raw::new("multipart/mixed; boundary=x", body));
    let answer = exchange.client.batch(request).await.unwrap();
    let wire = exchange.wire();
    assert_eq!(wire.asked("content-type"), ["multipart/mixed; boundary=x"]);
    assert_eq!((wire.request.as_str(), wire.answer.as_str()), (body, body));
    assert!(exchange.seen().starts_with("(\"multipart/mixed; boundary=x\", b\"--x"));
    assert_eq!(answer.content_type, "multipart/mixed; boundary=answer");
    assert_eq!(answer.content.collect_all().await.unwrap(), body);
}
