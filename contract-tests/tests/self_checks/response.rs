//! Every planted difference in a captured answer is found at its place.

use concord_runtime::examples::Answer;
use contract_tests::comparison::{compare_answer, compare_response};
use contract_tests::expectation::{ExpectedBody, ExpectedHeader, ExpectedResponse};
use contract_tests::wire::WireResponse;
use serde_json::json;

fn json_answer() -> ExpectedResponse {
    ExpectedResponse {
        status: 200,
        media_type: Some("application/json".to_owned()),
        sent_as: Some("application/json".to_owned()),
        headers: vec![ExpectedHeader {
            name: "X-Left".to_owned(),
            value: json!(3),
            text: "3".to_owned(),
        }],
        body: ExpectedBody::Json(json!({ "a": null })),
        id: None,
    }
}

fn stream() -> ExpectedResponse {
    ExpectedResponse {
        media_type: Some("text/event-stream".to_owned()),
        sent_as: Some("text/event-stream".to_owned()),
        body: ExpectedBody::Text("retry: 5\n\ndata: 1\n\n".to_owned()),
        ..json_answer()
    }
}

fn values() -> ExpectedResponse {
    ExpectedResponse {
        body: ExpectedBody::Lines("{\"a\":1,\"b\":2}\n\u{1e}[1]\n".to_owned()),
        ..stream()
    }
}

fn empty() -> ExpectedResponse {
    let (headers, body) = (Vec::new(), ExpectedBody::Empty);
    ExpectedResponse { status: 409, media_type: None, sent_as: None, headers, body, id: None }
}

fn rpc() -> ExpectedResponse {
    ExpectedResponse { id: Some(json!(2)), ..json_answer() }
}

#[test]
fn the_documented_answers_have_no_difference() {
    for expected in [json_answer(), stream(), values(), empty(), rpc()] {
        assert_eq!(compare_response(&expected, &expected.to_wire()), []);
        assert_eq!(compare_answer(&expected, &expected.to_answer()), []);
    }
}

fn text(response: &mut WireResponse, text: &str) {
    response.body = text.as_bytes().to_vec();
}

#[test]
fn every_planted_difference_on_the_wire_is_found() {
    type Plant = fn(&mut WireResponse);
    let planted: &[(ExpectedResponse, &str, Plant)] = &[
        (json_answer(), "/status", |it| it.status = 201),
        (json_answer(), "/headers/content-type", |it| it.headers.clear()),
        (json_answer(), "/headers/content-type", |it| it.headers[0].1 = "text/plain".to_owned()),
        (json_answer(), "/headers/x-left", |it| it.headers[1].1 = "4".to_owned()),
        (json_answer(), "/headers/x-left", |it| it.headers.truncate(1)),
        (json_answer(), "/headers/x-more", |it| {
            it.headers.push(("x-more".to_owned(), "1".to_owned()));
        }),
        (json_answer(), "/body/a", |it| text(it, "{}")),
        (json_answer(), "/body/b", |it| text(it, r#"{"a":null,"b":1}"#)),
        (json_answer(), "/body", |it| text(it, "")),
        (json_answer(), "/body", |it| text(it, "null")),
        (stream(), "/body (from byte 7)", |it| text(it, "retry: 6\n\ndata: 1\n\n")),
        (stream(), "/body (from byte 18)", |it| text(it, "retry: 5\n\ndata: 1\n")),
        (stream(), "/body (from byte 19)", |it| text(it, "retry: 5\n\ndata: 1\n\n:\n")),
        (values(), "/body (from byte 5)", |it| text(it, "{\"a\":2,\"b\":2}\n\u{1e}[1]\n")),
        (values(), "/body (from byte 14)", |it| text(it, "{\"a\":1,\"b\":2}\n[1]\n")),
        (values(), "/body (from byte 17)", |it| text(it, "{\"a\":1,\"b\":2}\n\u{1e}[1.0]\n")),
        (values(), "/body (from byte 18)", |it| text(it, "{\"a\":1,\"b\":2}\n\u{1e}[1]")),
        (empty(), "/body", |it| text(it, "{}")),
        (empty(), "/status", |it| it.status = 200),
        (rpc(), "/body/id", |it| text(it, r#"{"jsonrpc":"2.0","id":3,"result":{"a":null}}"#)),
        (rpc(), "/body/jsonrpc", |it| text(it, r#"{"id":2,"result":{"a":null}}"#)),
        (rpc(), "/body/result/a", |it| text(it, r#"{"jsonrpc":"2.0","id":2,"result":{}}"#)),
    ];
    for (expected, pointer, plant) in planted {
        let mut response = expected.to_wire();
        plant(&mut response);
        let differences = compare_response(expected, &response);
        let is_found = differences.iter().any(|difference| difference.pointer == *pointer);
        assert!(is_found, "{pointer}: {differences:?}");
    }
}

#[test]
fn every_planted_difference_in_a_typed_answer_is_found() {
    type Plant = fn(&mut Answer);
    let planted: &[(&str, Plant)] = &[
        ("/status", |it| it.status = 404),
        ("/headers/content-type", |it| it.media_type = None),
        ("/body/a", |it| it.body = "{}".to_owned()),
        ("/headers/X-Left", |it| it.headers = r#"{"X-Left":"3"}"#.to_owned()),
        ("/body", |it| it.body.clear()),
    ];
    for (pointer, plant) in planted {
        let mut answer = json_answer().to_answer();
        plant(&mut answer);
        let differences = compare_answer(&json_answer(), &answer);
        let is_found = differences.iter().any(|difference| difference.pointer == *pointer);
        assert!(is_found, "{pointer}: {differences:?}");
    }
}

#[test]
fn the_order_of_members_says_nothing_on_a_line_either() {
    let mut response = values().to_wire();
    text(&mut response, "{\"b\":2,\"a\":1}\n\u{1e}[1]\n");
    assert_eq!(compare_response(&values(), &response), []);
}
