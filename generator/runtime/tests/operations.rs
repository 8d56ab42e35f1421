//! What tells operations apart, and who calls them, on both sides.
#![cfg(test)]

use std::sync::Arc;

use concord_runtime::client::{Call as Outgoing, Credential, Http, InProcess};
use concord_runtime::operation::Operation;
use concord_runtime::server::{self, BoxFuture, Call, Refusal, Response, Router};
use concord_runtime::style::Parameter;
use serde_json::{Value, json};

static DOGS: Operation =
    Operation { id: "dogs", method: "GET", path: "/pets?kind=dog", security: &[&["digest"]] };
static CATS: Operation =
    Operation { id: "cats", method: "GET", path: "/pets?kind=cat", security: &[&["digest"]] };
static PETS: Operation = Operation { id: "pets", method: "GET", path: "/pets", security: &[] };

/// Answers with what has arrived.
fn show(_: Arc<()>, call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let filter: Option<Value> = call.optional_parameter(Parameter::query("filter").json())?;
        let credentials = call.authorization("Digest");
        server::json(
            200,
            &json!({
                "operation": call.operation().id,
                "uri": call.uri().to_string(),
                "filter": filter,
                "digest": credentials.map(|secret| secret.expose().to_owned()),
            }),
        )
    })
}

fn app() -> axum::Router {
    let router = Router::new(());
    router.operation(&PETS, show).operation(&CATS, show).operation(&DOGS, show).into_axum()
}

async fn ask(call: Outgoing) -> Value {
    let builder = Http::builder("http://a.b").transport(InProcess::new(app()));
    let http = builder.credential("digest", Credential::authorization("Digest", "t0ken"));
    http.build().unwrap().send(call).await.unwrap().json().unwrap()
}

#[tokio::test]
async fn a_pair_of_the_query_tells_operations_of_one_path_apart() {
    for (operation, uri) in [(&DOGS, "/pets?kind=dog"), (&CATS, "/pets?kind=cat"), (&PETS, "/pets")]
    {
        let found = ask(Outgoing::new(operation)).await;
        assert_eq!(found["operation"], operation.id);
        assert!(found["uri"].as_str().unwrap().ends_with(uri), "{found}");
    }
}

#[tokio::test]
async fn a_parameter_that_repeats_the_pair_is_sent_once() {
    let mut call = Outgoing::new(&DOGS);
    call.parameter(Parameter::query("kind"), &"dog".to_owned());
    let found = ask(call).await;
    assert!(found["uri"].as_str().unwrap().ends_with("/pets?kind=dog"), "{found}");
}

#[tokio::test]
async fn json_in_a_parameter_and_any_scheme_of_http_arrive() {
    let mut call = Outgoing::new(&CATS);
    call.parameter(Parameter::query("filter").json(), &json!({ "a": [1, "&"] }));
    let found = ask(call).await;
    assert_eq!(found["filter"], json!({ "a": [1, "&"] }));
    assert_eq!(found["digest"], "t0ken");
}

#[tokio::test]
async fn a_call_may_go_to_a_url_of_its_own() {
    let http = Http::anywhere().transport(InProcess::new(app())).build().unwrap();
    let mut call = Outgoing::new(&PETS).to("http://c.d/pets?kind=dog#x");
    call.parameter(Parameter::query("filter").json(), &json!(1));
    let found: Value = http.send(call).await.unwrap().json().unwrap();
    assert_eq!(found["operation"], "dogs");
    assert!(found["uri"].as_str().unwrap().ends_with("/pets?kind=dog&filter=1"), "{found}");
}
