//! MCP: different calls in one request, notifications, and a server that describes itself.

use concord_dialects::mcp::{
    CallTool, Cancelled, Client, Content, ExampleServer, ListTools, RequestId, router,
};
use concord_runtime::client::{Http, InProcess};
use concord_runtime::rpc;
use serde_json::Value;

fn client() -> Client {
    let router = router(ExampleServer::new());
    let client = Client::builder("http://mcp.test/mcp").transport(InProcess::new(router));
    client.build().unwrap()
}

#[tokio::test]
async fn a_batch_has_typed_answers() {
    let client = client();
    let mut batch = client.batch();
    let page = ListTools { cursor: Some("page-2".to_owned()), ..ListTools::default() };
    let page = batch.ask(&page);
    batch.tell(&Cancelled::new(RequestId::Integer(7)));
    let arguments = serde_json::json!({ "place": "Oslo" }).as_object().cloned();
    let weather = batch.ask(&CallTool { arguments, ..CallTool::new("get_weather") });
    let mut answers = batch.send().await.unwrap();
    let weather = answers.take(weather).unwrap();
    assert!(matches!(weather.content.as_slice(), [Content::Text(text)]
        if text.text == "4 degrees and rain"));
    assert_eq!(answers.take(page).unwrap().tools[0].name, "get_weather");
    assert!(answers.strays().is_empty());
}

#[tokio::test]
async fn a_notification_returns_when_it_is_sent() {
    client().cancelled(Cancelled::new(RequestId::Text("a".to_owned()))).await.unwrap();
}

#[tokio::test]
async fn discovery_answers_with_the_document() {
    let http = Http::builder("http://mcp.test/mcp");
    let http = http.transport(InProcess::new(router(ExampleServer::new()))).build().unwrap();
    let found = rpc::Client::new(http).discover().await.unwrap();
    let document = include_str!("../../../specs/mcp/openrpc.yaml");
    assert_eq!(found, serde_yaml::from_str::<Value>(document).unwrap());
}
