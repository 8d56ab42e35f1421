//! Every planted difference in a captured request is found at its place.

use contract_tests::comparison::compare_request;
use contract_tests::expectation::{ExpectedContent, ExpectedPart, ExpectedRequest};
use contract_tests::wire::WireRequest;
use serde_json::json;

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn expected() -> ExpectedRequest {
    ExpectedRequest {
        method: "POST".to_owned(),
        path: ["v1", "a/b c?%", "run"].map(str::to_owned).to_vec(),
        query: vec![pair("tag", "x y"), pair("tag", "z"), pair("n", "1")],
        headers: vec![pair("authorization", "Bearer t"), pair("x-session-id", "s")],
        cookies: vec![pair("flavour", "sweet")],
        body: Some((
            "application/json".to_owned(),
            ExpectedContent::Json(json!({ "a": null, "b": [1, 2] })),
        )),
        accept: Some("application/json".to_owned()),
    }
}

fn found() -> WireRequest {
    WireRequest {
        method: "POST".to_owned(),
        path: "/v1/a%2Fb%20c%3F%25/run".to_owned(),
        query: Some("n=1&tag=x+y&tag=z".to_owned()),
        headers: vec![
            pair("host", "127.0.0.1:1"),
            pair("accept", "application/json"),
            pair("content-type", "application/json"),
            pair("content-length", "20"),
            pair("authorization", "Bearer t"),
            pair("x-session-id", "s"),
            pair("cookie", "flavour=sweet"),
        ],
        body: br#"{"b":[1.0,2],"a":null}"#.to_vec(),
    }
}

fn set(request: &mut WireRequest, name: &str, value: &str) {
    request.headers.iter_mut().find(|(known, _)| known == name).unwrap().1 = value.to_owned();
}

fn drop_header(request: &mut WireRequest, name: &str) {
    request.headers.retain(|(known, _)| known != name);
}

fn body(request: &mut WireRequest, text: &str) {
    request.body = text.as_bytes().to_vec();
}

#[test]
fn the_documented_request_has_no_difference() {
    assert_eq!(compare_request(&expected(), &found()), []);
}

#[test]
fn every_planted_difference_is_found() {
    type Plant = fn(&mut WireRequest);
    let planted: &[(&str, Plant)] = &[
        ("/method", |it| it.method = "PUT".to_owned()),
        ("/path/0", |it| it.path = "/v2/a%2Fb%20c%3F%25/run".to_owned()),
        ("/path/1", |it| it.path = "/v1/a/b%20c%3F%25/run".to_owned()),
        ("/path/1", |it| it.path = "/v1/a%252Fb%20c%3F%25/run".to_owned()),
        ("/path/2", |it| it.path = "/v1/a%2Fb%20c%3F%25".to_owned()),
        ("/path/3", |it| it.path = "/v1/a%2Fb%20c%3F%25/run/".to_owned()),
        ("/query/n", |it| it.query = Some("tag=x+y&tag=z".to_owned())),
        ("/query/tag", |it| it.query = Some("n=1&tag=z&tag=x+y".to_owned())),
        ("/query/tag", |it| it.query = Some("n=1&tag=x%2By&tag=z".to_owned())),
        ("/query/n", |it| it.query = None),
        ("/query/more", |it| it.query = Some("n=1&tag=x+y&tag=z&more=".to_owned())),
        ("/headers/authorization", |it| drop_header(it, "authorization")),
        ("/headers/authorization", |it| set(it, "authorization", "t")),
        ("/headers/x-session-id", |it| drop_header(it, "x-session-id")),
        ("/headers/x-session-id", |it| it.headers.push(pair("x-session-id", "s"))),
        ("/headers/x-more", |it| it.headers.push(pair("x-more", "1"))),
        ("/headers/accept", |it| drop_header(it, "accept")),
        ("/headers/accept", |it| set(it, "accept", "text/html")),
        ("/headers/content-type", |it| drop_header(it, "content-type")),
        ("/headers/content-type", |it| set(it, "content-type", "text/plain")),
        ("/cookies/flavour", |it| drop_header(it, "cookie")),
        ("/cookies/other", |it| set(it, "cookie", "flavour=sweet; other=1")),
        ("/body", |it| body(it, "")),
        ("/body", |it| body(it, "{")),
        ("/body", |it| body(it, "[]")),
        ("/body/a", |it| body(it, r#"{"b":[1,2]}"#)),
        ("/body/a", |it| body(it, r#"{"a":0,"b":[1,2]}"#)),
        ("/body/b/0", |it| body(it, r#"{"a":null,"b":["1",2]}"#)),
        ("/body/b/0", |it| body(it, r#"{"a":null,"b":[2,1]}"#)),
        ("/body/b/1", |it| body(it, r#"{"a":null,"b":[1]}"#)),
        ("/body/c", |it| body(it, r#"{"a":null,"b":[1,2],"c":null}"#)),
    ];
    for (pointer, plant) in planted {
        let mut request = found();
        plant(&mut request);
        let differences = compare_request(&expected(), &request);
        let is_found = differences.iter().any(|difference| difference.pointer == *pointer);
        assert!(is_found, "{pointer}: {differences:?}");
    }
}

#[test]
fn what_is_sent_without_being_documented_is_found() {
    let plain = ExpectedRequest {
        method: "POST".to_owned(),
        path: expected().path,
        ..ExpectedRequest::default()
    };
    let differences = compare_request(&plain, &found());
    let places: Vec<_> = differences.iter().map(|one| one.pointer.as_str()).collect();
    assert_eq!(
        places,
        [
            "/query/n",
            "/query/tag",
            "/query/tag",
            "/headers/authorization",
            "/headers/x-session-id",
            "/cookies/flavour",
            "/headers/content-type",
            "/body",
        ]
    );
}

fn planted(planted: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    planted.iter().map(|(pointer, text)| (*pointer, (*text).to_owned())).collect()
}

#[test]
fn every_planted_difference_in_a_body_of_another_form_is_found() {
    let fields = vec![pair("a", "1"), pair("a", "2"), pair("b", "x y")];
    let file = ExpectedPart {
        name: "f".to_owned(),
        media_type: Some("application/octet-stream".to_owned()),
        is_file: true,
        text: "bytes".to_owned(),
    };
    let note = ExpectedPart {
        name: "note".to_owned(),
        media_type: Some("application/json".to_owned()),
        is_file: false,
        text: r#"{"n":1}"#.to_owned(),
    };
    let multipart = "--b\r\ncontent-disposition: form-data; name=\"note\"\r\n\
                     content-type: application/json\r\n\r\n{ \"n\": 1.0 }\r\n--b\r\n\
                     content-disposition: form-data; name=\"f\"; filename=\"x\"\r\n\
                     content-type: application/octet-stream\r\n\r\nbytes\r\n--b--\r\n";
    let bodies = [
        ("text/plain", ExpectedContent::Text("a\n".to_owned()), "a\n", planted(&[("/body", "a")])),
        (
            "application/x-ndjson",
            ExpectedContent::Lines(vec![json!(1), json!({})]),
            "1\n{}\n",
            planted(&[("/body/1", "1\n"), ("/body", "1\n{"), ("/body/2", "1\n{}\n2\n")]),
        ),
        (
            "application/x-www-form-urlencoded",
            ExpectedContent::Form(fields),
            "b=x+y&a=1&a=2",
            planted(&[
                ("/body/b", "a=1&a=2"),
                ("/body/a", "b=x+y&a=2&a=1"),
                ("/body/c", "b=x+y&a=1&a=2&c="),
            ]),
        ),
        (
            "multipart/form-data; boundary=b",
            ExpectedContent::Parts(vec![file, note]),
            multipart,
            planted(&[
                ("/body", "x"),
                ("/body/f", "--b--\r\n"),
                ("/body/f", &multipart.replace("bytes", "byte")),
                ("/body/f", &multipart.replace("; filename=\"x\"", "")),
                ("/body/f/content-type", &multipart.replace("octet-stream", "pdf")),
                ("/body/note/n", &multipart.replace("1.0", "2")),
                ("/body/note", &multipart.replace("1.0 }", "1")),
                ("/body/more", &multipart.replace("name=\"note\"", "name=\"more\"")),
            ]),
        ),
    ];
    for (media_type, content, fitting, planted) in bodies {
        let essence = media_type.split(';').next().unwrap().to_owned();
        let expected = ExpectedRequest { body: Some((essence, content)), ..expected() };
        let mut request = found();
        set(&mut request, "content-type", media_type);
        body(&mut request, fitting);
        assert_eq!(compare_request(&expected, &request), [], "{fitting}");
        for (pointer, text) in planted {
            body(&mut request, &text);
            let differences = compare_request(&expected, &request);
            let is_found = differences.iter().any(|difference| difference.pointer == *pointer);
            assert!(is_found, "{pointer} {text}: {differences:?}");
        }
    }
}
