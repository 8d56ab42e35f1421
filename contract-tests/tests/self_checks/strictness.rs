//! What schemas let pass is found, each by its code; what the document allows in words is not.

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use contract_tests::check::{Check, checks};
use contract_tests::contract::Contract;
use contract_tests::direction::Direction;
use contract_tests::distortion::Distortion;
use contract_tests::harness::{Harness, workspace_root};
use contract_tests::ledger::Ledger;
use contract_tests::mock;
use contract_tests::prove::Tampering;
use contract_tests::replay::replay;
use contract_tests::report::{
    Account, Verdict, annotations, failures, html, junit, markdown, sarif, warnings,
};
use contract_tests::strictness::{Code, Finding, Severity, of_answer, of_examples, of_request};
use contract_tests::verify::{self, Target, verify_all};
use contract_tests::waiver::Waivers;
use contract_tests::wire::{WireRequest, WireResponse};

/// A document of an operation that takes and gives a thing, and of one that gives streams of them.
const DOCUMENT: &str = r##"
openapi: 3.2.0
info: { title: Things, version: "1" }
servers: [{ url: 'https://example.com/v1' }]
paths:
  /things/{id}:
    post:
      operationId: makeThing
      security: [{ key: [] }]
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: limit, in: query, schema: { type: integer } }
        - { name: ratio, in: query, schema: { type: number } }
        - { name: where, in: query, style: deepObject, schema: { type: object } }
        - { name: X-Known, in: header, schema: { type: integer } }
        - { name: sid, in: cookie, schema: { type: string } }
      requestBody:
        content:
          application/json: { schema: { $ref: '#/components/schemas/Thing' } }
          text/*: { schema: { type: string } }
          application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Thing' } }
      responses:
        "200":
          description: The thing.
          headers: { X-Left: { schema: { type: integer } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
        4XX:
          description: A refusal.
          content: { application/problem+json: { schema: { type: object } } }
  /things:
    get:
      operationId: watchThings
      responses:
        "200":
          description: Things as they come.
          content:
            text/event-stream:
              itemSchema:
                type: object
                properties:
                  data:
                    type: string
                    contentMediaType: application/json
                    contentSchema: { $ref: '#/components/schemas/Thing' }
            application/jsonl: { itemSchema: { $ref: '#/components/schemas/Thing' } }
        default: { description: Anything else. }
components:
  securitySchemes: { key: { type: apiKey, in: query, name: api_key } }
  schemas:
    Thing:
      type: object
      properties:
        id: { type: integer, readOnly: true }
        secret: { type: string, writeOnly: true }
        size: { type: integer }
        weight: { type: number }
        either: { type: [integer, number] }
        any: {}
        map: { type: object }
        open: { type: object, properties: { a: {} }, additionalProperties: true }
        typed: { type: object, properties: { a: {} }, additionalProperties: { type: integer } }
        matched: { type: object, properties: { a: {} }, patternProperties: { ^x-: {} } }
        closed: { type: object, additionalProperties: false }
        both:
          allOf:
            - { type: object, properties: { a: {} } }
            - { type: object, properties: { b: { type: object, properties: { c: {} } } } }
        pet:
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
          discriminator: { propertyName: kind }
        parts: { type: array, items: { $ref: '#/components/schemas/Thing' } }
        child: { $ref: '#/components/schemas/Base' }
    Cat:
      type: object
      required: [kind, claws]
      properties: { kind: { const: cat }, claws: { type: integer } }
    Dog:
      type: object
      required: [kind]
      properties: { kind: { const: dog }, tail: { type: integer } }
    Base:
      type: object
      required: [of]
      properties: { of: { type: string } }
      discriminator: { propertyName: of }
"##;

fn contract() -> Contract {
    Contract::of_text("mcphub", DOCUMENT).unwrap()
}

fn told(findings: Vec<Finding>) -> Vec<String> {
    findings.into_iter().map(|one| format!("{} {}", one.code, one.pointer)).collect()
}

fn requested(request: &WireRequest) -> Vec<String> {
    let contract = contract();
    told(of_request(&contract, contract.operation(0).unwrap(), request))
}

fn answered(operation: usize, answer: &WireResponse) -> Vec<String> {
    let contract = contract();
    told(of_answer(&contract, contract.operation(operation).unwrap(), answer))
}

fn request(media_type: &str, body: &str) -> WireRequest {
    WireRequest {
        method: "POST".to_owned(),
        path: "/v1/things/7".to_owned(),
        headers: vec![("content-type".to_owned(), media_type.to_owned())],
        body: body.as_bytes().to_vec(),
        ..WireRequest::default()
    }
}

fn answer(status: u16, media_type: &str, body: &str) -> WireResponse {
    let headers = vec![("content-type".to_owned(), media_type.to_owned())];
    WireResponse { status, headers, body: body.as_bytes().to_vec() }
}

#[test]
fn members_of_requests_are_found_and_their_allowed_twins_are_not() {
    for (body, findings) in [
        (r#"{"size":1,"weight":1.0,"secret":"s"}"#, &[][..]),
        (r#"{"other":1}"#, &["S01 /body/other"]),
        (r#"{"any":{"other":1},"map":{"other":1}}"#, &[]),
        (r#"{"open":{"other":1},"typed":{"other":1},"matched":{"x-other":1}}"#, &[]),
        (r#"{"matched":{"other":1}}"#, &["S01 /body/matched/other"]),
        (r#"{"closed":{"other":1}}"#, &["S01 /body/closed/other"]),
        (r#"{"both":{"a":1,"b":{"c":1}}}"#, &[]),
        (r#"{"both":{"a":1,"b":{"d":1}}}"#, &["S01 /body/both/b/d"]),
        (r#"{"pet":{"kind":"cat","claws":18}}"#, &[]),
        (r#"{"pet":{"kind":"dog","claws":18}}"#, &["S01 /body/pet/claws"]),
        (r#"{"child":{"of":"a child that nobody shows","other":1}}"#, &[]),
        (r#"{"child":{"other":1}}"#, &["S01 /body/child/other"]),
        (r#"{"parts":[{"size":1},{"other":1}]}"#, &["S01 /body/parts/1/other"]),
        (r#"{"id":1}"#, &["S06 /body/id"]),
        (r#"{"parts":[{"id":1}]}"#, &["S06 /body/parts/0/id"]),
        (r#"{"size":1.0}"#, &["S08 /body/size"]),
        (r#"{"size":1e3,"typed":{"n":2.0}}"#, &["S08 /body/size", "S08 /body/typed/n"]),
        (r#"{"weight":1e3,"either":1.0,"any":1.0,"map":{"n":1.0}}"#, &[]),
        (r#"{"size":1,"size":1}"#, &["S09 /body/size"]),
        (r#"{"any":[{"a":1,"a":1}],"map":{"a":1}}"#, &["S09 /body/any/0/a"]),
        ("{", &[]),
    ] {
        assert_eq!(requested(&request("application/json", body)), findings, "{body}");
    }
}

#[test]
fn heads_of_requests_are_found_and_their_allowed_twins_are_not() {
    type Change = fn(&mut WireRequest);
    let rows: &[(Change, &[&str])] = &[
        (|_| {}, &[]),
        (|it| it.headers.push(("x-known".to_owned(), "1".to_owned())), &[]),
        (|it| it.headers.push(("accept".to_owned(), "*/*".to_owned())), &[]),
        (|it| it.headers.push(("x-other".to_owned(), "1".to_owned())), &["S03 /headers/x-other"]),
        (|it| it.headers.push(("x-known".to_owned(), "1.0".to_owned())), &["S08 /headers/x-known"]),
        (|it| it.query = Some("limit=1&ratio=1.0&where%5Ba%5D=1&api_key=k".to_owned()), &[]),
        (|it| it.query = Some("limit=1.0".to_owned()), &["S08 /query/limit"]),
        (|it| it.query = Some("other=1".to_owned()), &["S05 /query/other"]),
        (|it| it.headers.push(("cookie".to_owned(), "sid=1".to_owned())), &[]),
        (
            |it| it.headers.push(("cookie".to_owned(), "sid=1; other=2".to_owned())),
            &["S05 /cookies/other"],
        ),
        (|it| it.path = "/v1/things/7.0".to_owned(), &["S08 /path/id"]),
        (|it| it.headers[0].1 = "application/json; charset=utf-8".to_owned(), &[]),
        (|it| it.headers[0].1 = "text/markdown".to_owned(), &[]),
        (|it| it.headers[0].1 = "application/xml".to_owned(), &["S04 /headers/content-type"]),
    ];
    for (index, (change, findings)) in rows.iter().enumerate() {
        let mut request = request("application/json", "{}");
        change(&mut request);
        assert_eq!(requested(&request), *findings, "row {index}");
    }
}

#[test]
fn fields_of_forms_are_found_and_their_allowed_twins_are_not() {
    for (body, findings) in [
        ("size=1&map%5Bother%5D=1&weight=1.0", &[][..]),
        ("other=1", &["S01 /body/other"]),
        ("id=1", &["S06 /body/id"]),
        ("size=1.0", &["S08 /body/size"]),
    ] {
        let request = request("application/x-www-form-urlencoded", body);
        assert_eq!(requested(&request), findings, "{body}");
    }
}

#[test]
fn answers_are_found_and_their_allowed_twins_are_not() {
    let (json, problem) = ("application/json", "application/problem+json");
    for (operation, answer, findings) in [
        (0, answer(200, json, r#"{"id":1,"weight":1.0,"map":{"other":1}}"#), &[][..]),
        (0, answer(200, json, r#"{"secret":"s"}"#), &["S07 /body/secret"]),
        (0, answer(200, json, r#"{"id":1.0,"other":1}"#), &["S08 /body/id", "S01 /body/other"]),
        (0, answer(200, json, r#"{"id":1,"id":2}"#), &["S09 /body/id"]),
        (0, answer(418, problem, r#"{"any":1}"#), &[]),
        (0, answer(500, json, "{}"), &["S02 /status"]),
        (1, answer(500, "", ""), &[]),
        (0, answer(200, "text/html", "<p>"), &["S04 /headers/content-type"]),
        (0, answer(404, json, "{}"), &["S04 /headers/content-type"]),
        (1, answer(200, "application/jsonl", "{\"id\":1}\n{\"id\":1.0}\n"), &["S08 /body/1/id"]),
        (
            1,
            answer(
                200,
                "text/event-stream",
                "data: {\"id\":1}\n\ndata: {\"id\":1,\ndata: \"x\":1}\n\n",
            ),
            &["S01 /body/1/data/x"],
        ),
    ] {
        assert_eq!(answered(operation, &answer), findings, "{answer:?}");
    }
}

#[test]
fn headers_of_answers_are_found_and_those_of_http_are_not() {
    for (name, value, findings) in [
        ("x-left", "1", &[][..]),
        ("x-left", "1.0", &["S08 /headers/x-left"]),
        ("x-other", "1", &["S03 /headers/x-other"]),
        ("access-control-allow-origin", "*", &[]),
        ("etag", "\"1\"", &[]),
    ] {
        let mut answer = answer(200, "application/json", "{}");
        answer.headers.push((name.to_owned(), value.to_owned()));
        assert_eq!(answered(0, &answer), findings, "{name}: {value}");
    }
}

/// A method with a documented error.
const METHODS: &str = r#"
openrpc: 1.3.2
info: { title: Sum, version: "1" }
methods:
  - name: sum
    paramStructure: by-name
    params:
      - name: terms
        schema: { type: array, items: { type: integer } }
    result:
      name: total
      schema: { type: object, properties: { total: { type: integer } } }
    errors: [{ code: 7, message: Too large }]
    examples:
      - name: two
        params: [{ name: terms, value: [1, 2] }]
        result: { name: total, value: { total: 3 } }
"#;

#[test]
fn messages_of_json_rpc_are_held_to_their_envelopes() {
    let contract = Contract::of_text("mcp", METHODS).unwrap();
    let operation = contract.operation(0).unwrap();
    for (body, findings) in [
        (r#"{"jsonrpc":"2.0","id":1,"method":"sum","params":{"terms":[1]}}"#, &[][..]),
        (r#"{"jsonrpc":"2.0","id":1,"method":"sum","params":[[1.0]]}"#, &["S08 /body/params/0/0"]),
        (r#"{"params":{"terms":[1],"more":2}}"#, &["S01 /body/params/more"]),
        (r#"{"params":[[1],2]}"#, &["S01 /body/params/1"]),
        (r#"{"params":{},"meta":1}"#, &["S01 /body/meta"]),
        (r#"{"params":{"terms":[1],"terms":[1]}}"#, &["S09 /body/params/terms"]),
    ] {
        let found = of_request(&contract, operation, &request("application/json", body));
        assert_eq!(told(found), findings, "{body}");
    }
    for (body, findings) in [
        (r#"{"jsonrpc":"2.0","id":1,"result":{"total":1}}"#, &[][..]),
        (r#"{"result":{"total":1.0}}"#, &["S08 /body/result/total"]),
        (r#"{"result":{"total":1,"more":1}}"#, &["S01 /body/result/more"]),
        (r#"{"error":{"code":7,"message":"x"}}"#, &[]),
        (r#"{"error":{"code":-32603,"message":"x"}}"#, &[]),
        (r#"{"error":{"code":8,"message":"x"}}"#, &["S02 /body/error/code"]),
        (r#"{"error":{"code":7,"message":"x","hint":1}}"#, &["S01 /body/error/hint"]),
    ] {
        let found = of_answer(&contract, operation, &answer(200, "application/json", body));
        assert_eq!(told(found), findings, "{body}");
    }
}

/// Two examples, of which each has what the document does not declare.
const EXAMPLES: &str = r#"
openapi: 3.1.0
info: { title: Small, version: "1" }
paths:
  /things:
    post:
      operationId: makeThing
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { size: { type: integer, readOnly: true } } }
            examples: { one: { value: { size: 1 } } }
      responses:
        "200":
          description: The thing.
          content:
            application/json:
              schema: { type: object, properties: { size: { type: integer } } }
              examples: { one: { value: { size: 1.0, more: 1 } } }
"#;

#[test]
fn examples_are_told_of_with_their_lines() {
    let contract = Contract::of_text("mcphub", EXAMPLES).unwrap();
    let found: Vec<_> = of_examples(&contract)
        .into_iter()
        .map(|it| format!("{} {} {} {}", it.place, it.name, it.finding.code, it.finding.pointer))
        .collect();
    assert_eq!(
        found,
        [
            "document.yaml:12 makeThing/one S06 /body/size",
            "document.yaml:19 makeThing/one S08 /body/size",
            "document.yaml:19 makeThing/one S01 /body/more",
        ]
    );
}

#[test]
fn codes_are_told_apart_and_say_what_to_do() {
    for (index, code) in Code::ALL.into_iter().enumerate() {
        assert_eq!(code.as_str(), format!("S{:02}", index + 1));
        assert!(!code.title().is_empty() && !code.help().is_empty() && !code.expected().is_empty());
    }
}

/// What is found of a fault, over all checks of a dialect that replay: the directions, and the code
/// of the first difference that has one.
async fn found(dialect: &str, tampering: Tampering) -> Vec<(Direction, Code)> {
    let contract = planted(dialect, tampering);
    let mut found = Vec::new();
    for check in checks(&contract).into_iter().filter(Check::is_replay) {
        let report = replay(&contract, &check).await;
        let code = report.differences.iter().find_map(|one| one.code);
        if let Some(code) = code.filter(|code| !found.contains(&(check.direction, *code))) {
            found.push((check.direction, code));
        }
    }
    found.sort();
    found
}

fn planted(dialect: &str, tampering: Tampering) -> Contract {
    let harness = Harness::open(&workspace_root(), &[dialect.to_owned()]).unwrap();
    let contract = harness.dialects[0].1.clone().unwrap();
    let subject = tampering.plant(&contract.subject);
    contract.with_subject(subject)
}

fn sending(change: fn(&mut WireRequest)) -> Tampering {
    let each = move |sent: &mut Vec<WireRequest>| sent.iter_mut().for_each(change);
    Tampering::Sending(Distortion::new(each))
}

/// Writes a text in the place of another in a body.
fn rewritten(body: &mut Vec<u8>, text: &str, other: &str) {
    *body = String::from_utf8_lossy(body).replacen(text, other, 1).into_bytes();
}

#[tokio::test]
async fn what_goes_over_the_wire_is_judged_in_all_four_directions() {
    let of_client = [Direction::ClientEncode, Direction::ClientDecode];
    let of_server = [Direction::ServerDecode, Direction::ServerEncode];
    let answering = |change: fn(&mut WireResponse)| Tampering::Answering(Distortion::new(change));
    let header = sending(|it| it.headers.push(("x-planted".to_owned(), "1".to_owned())));
    let query = sending(|it| it.query = Some("planted=1".to_owned()));
    let media_type = sending(|it| {
        it.headers.retain(|(name, _)| name != "content-type");
        if !it.body.is_empty() {
            it.headers.push(("content-type".to_owned(), "text/plain".to_owned()));
        }
    });
    let repeated = sending(|it| rewritten(&mut it.body, "{", r#"{"toolName":"x","#));
    let member = answering(|it| rewritten(&mut it.body, "{", r#"{"planted":1,"#));
    let status = answering(|it| it.status = 299);
    let other_header = answering(|it| it.headers.push(("x-planted".to_owned(), "1".to_owned())));
    for (name, dialect, tampering, directions, code) in [
        ("a header", "mcphub", header, of_client, Code::UndeclaredHeader),
        ("a query", "cognipeer", query, of_client, Code::UndeclaredParameter),
        ("a media type", "cognipeer", media_type, of_client, Code::UndeclaredMediaType),
        ("a member twice", "mcphub", repeated, of_client, Code::RepeatedMember),
        ("a member", "cognipeer", member, of_server, Code::UndeclaredMember),
        ("a status", "mcphub", status, of_server, Code::UndeclaredStatus),
        ("a header back", "mcphub", other_header, of_server, Code::UndeclaredHeader),
    ] {
        let found = found(dialect, tampering).await;
        for direction in directions {
            assert!(found.contains(&(direction, code)), "{name}: no {direction} in {found:?}");
        }
    }
}

/// The account of a dialect's checks that replay.
async fn account(contract: Contract) -> Account {
    let dialects = vec![(contract.dialect.clone(), Ok(contract.clone()))];
    let harness = Harness { ledger: Ledger::of(&dialects), dialects, document: None };
    let mut ran = Vec::new();
    for check in harness.ledger.checks().iter().filter(|check| check.is_replay()) {
        ran.push((check, replay(&contract, check).await));
    }
    Account::of(&harness, &ran, &[], &Waivers::none())
}

/// Every form in which a run is told.
fn forms(account: &Account) -> [(&'static str, String); 6] {
    [
        ("terminal", warnings(account) + &failures(account)),
        ("html", html(account)),
        ("junit", junit(account).unwrap()),
        ("sarif", sarif(account).to_string()),
        ("markdown", markdown(account)),
        ("annotations", annotations(account).join("\n")),
    ]
}

#[tokio::test]
async fn every_form_tells_the_code_of_a_failure() {
    let fault = sending(|it| it.headers.push(("x-planted".to_owned(), "1".to_owned())));
    let account = account(planted("mcphub", fault)).await;
    for (form, text) in forms(&account) {
        assert!(text.contains("S03"), "{form}: {text}");
    }
    let log = sarif(&account);
    assert!(log["runs"][0]["results"].as_array().unwrap().iter().any(|it| it["ruleId"] == "S03"));
}

#[tokio::test]
async fn examples_are_warned_of_in_every_form_and_fail_where_that_is_asked_for() {
    let account = account(Contract::of_text("mcphub", EXAMPLES).unwrap()).await;
    assert_eq!(account.warnings.len(), 3);
    assert!(account.warnings.iter().all(|one| one.verdict == Verdict::Example));
    let problems = account.problems.len();
    for (form, text) in forms(&account) {
        for code in ["S01", "S06", "S08"] {
            assert!(text.contains(code), "{form}: no {code} in {text}");
        }
    }
    let results = sarif(&account)["runs"][0]["results"].clone();
    let results = results.as_array().unwrap();
    assert_eq!(results.iter().filter(|it| it["level"] == "warning").count(), 3);
    let strict = account.strict();
    assert_eq!((strict.problems.len(), strict.warnings.len()), (problems + 3, 0));
}

/// What verify finds in a live implementation: the codes, and whether they fail the example.
async fn verified(dialect: &str, change: fn(&mut Response, &mut String)) -> Vec<(Code, Severity)> {
    let harness = Harness::open(&workspace_root(), &[dialect.to_owned()]).unwrap();
    let contract = Arc::new(harness.dialects[0].1.clone().unwrap());
    let changed = move |response: Response| async move {
        let (head, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let mut text = String::from_utf8(bytes.to_vec()).unwrap();
        let mut response = Response::from_parts(head, Body::empty());
        response.headers_mut().remove("content-length");
        change(&mut response, &mut text);
        let (head, _) = response.into_parts();
        Response::from_parts(head, Body::from(text))
    };
    let server =
        mock::router(&contract, mock::Log::Nothing).layer(axum::middleware::map_response(changed));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, server).await });
    let headers = vec!["Authorization: Bearer t".into()];
    let target = Target { headers, is_unsafe_sent: true, ..Target::at(base_url) };
    let mut found = Vec::new();
    for one in verify_all(&contract, &target).await.unwrap() {
        let (verify::Verdict::Warned(differences) | verify::Verdict::Failed(differences)) =
            one.verdict
        else {
            continue;
        };
        for difference in differences {
            let told = (difference.code.expect("a code"), difference.severity);
            if !found.contains(&told) {
                found.push(told);
            }
        }
    }
    found.sort_by_key(|(code, _)| *code);
    found
}

#[tokio::test]
async fn a_live_implementation_is_warned_of_what_the_document_is_silent_about() {
    let member = verified("cognipeer", |_, text| *text = text.replacen('{', "{\"planted\":1,", 1));
    assert_eq!(member.await, [(Code::UndeclaredMember, Severity::Warning)]);
    let header = verified("cognipeer", |it, _| {
        it.headers_mut().insert("x-planted", http::HeaderValue::from_static("1"));
        it.headers_mut().insert("server", http::HeaderValue::from_static("1"));
    });
    assert_eq!(header.await, [(Code::UndeclaredHeader, Severity::Warning)]);
    let twice = verified("merge", |_, text| *text = text.replacen('{', "{\"jsonrpc\":\"2.0\",", 1));
    assert_eq!(twice.await, [(Code::RepeatedMember, Severity::Failure)]);
    let status = verified("mcphub", |it, _| *it.status_mut() = http::StatusCode::IM_A_TEAPOT);
    assert_eq!(status.await, [(Code::UndeclaredStatus, Severity::Failure)]);
    let media_type = verified("mcphub", |it, _| {
        it.headers_mut().insert("content-type", http::HeaderValue::from_static("text/html"));
    });
    assert_eq!(media_type.await, [(Code::UndeclaredMediaType, Severity::Failure)]);
    assert_eq!(verified("cognipeer", |_, _| {}).await, []);
}
