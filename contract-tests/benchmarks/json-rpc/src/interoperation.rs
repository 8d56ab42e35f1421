//! Each client against the server of the other, with every form of request and of answer that
//! both know.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use concord_runtime::client::Http;
use concord_runtime::rpc::{self, CallError, Id, Structure};
use jsonrpsee::core::ClientError;
use jsonrpsee::core::client::{ClientT, IdKind};
use jsonrpsee::core::params::{ArrayParams, BatchRequestBuilder, ObjectParams};
use jsonrpsee::http_client::HttpClient;
use jsonrpsee::rpc_params;

use crate::api::{Add, Count, Fail, Told};
use crate::servers::Heard;

/// Both clients against one server.
pub async fn check(name: &str, address: SocketAddr) {
    concord(name, address).await;
    jsonrpsee(name, address).await;
}

/// The notifications of both clients have reached Concord's server; jsonrpsee's runs nothing for
/// one.
pub async fn has_heard(heard: &Heard) {
    let expected = ["é🦀\u{0}", "in a batch", "a", "b", "a", "b"];
    // A notification is not waited for.
    for _ in 0..100 {
        if heard.lock().unwrap().len() == expected.len() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(*heard.lock().unwrap(), expected);
}

/// Concord's client.
async fn concord(name: &str, address: SocketAddr) {
    let http = Http::builder(format!("http://{address}")).build().unwrap();
    let client = rpc::Client::new(http);
    let by_position = client.clone().preferring(Structure::ByPosition);
    let named = client.clone().with_ids(|| Id::string("an \"id\""));
    let nobody = client.clone().with_ids(|| Id::from_raw("18446744073709551615").unwrap());
    for client in [&client, &by_position, &named, &nobody] {
        assert_eq!(client.ask(&Add { a: 19, b: 23 }).await.unwrap(), 42, "{name}");
    }
    for params in [None, Some(2)] {
        let count = Count { step: params };
        assert_eq!(by_position.ask(&count).await.unwrap(), params.unwrap_or(1), "{name}");
        assert_eq!(client.ask(&count).await.unwrap(), params.unwrap_or(1), "{name}");
    }
    let error = client.ask(&Fail {}).await.unwrap_err();
    let CallError::Error(error) = error else { panic!("{name}: {error}") };
    assert_eq!((error.code, &*error.message), (4001, "No."), "{name}");
    assert_eq!(error.data.unwrap()["why"], "never", "{name}");
    let error = client.discover().await.unwrap_err();
    assert!(matches!(&error, CallError::Error(error) if error.code == -32601), "{name}: {error}");
    client.tell(&Told { text: "é🦀\u{0}".to_owned() }).await.unwrap();

    let mut batch = client.batch();
    let sums = [1, 2, 3].map(|a| batch.ask(&Add { a, b: 1 }));
    let failed = batch.ask(&Fail {});
    batch.tell(&Told { text: "in a batch".to_owned() });
    let mut answers = batch.send().await.unwrap();
    assert_eq!(sums.map(|sum| answers.take(sum).unwrap()), [2, 3, 4], "{name}");
    let error: CallError<Infallible> = answers.take(failed).unwrap_err();
    assert!(matches!(&error, CallError::Error(error) if error.code == 4001), "{name}: {error}");
    assert!(answers.strays().is_empty(), "{name}");
}

/// jsonrpsee's client.
async fn jsonrpsee(name: &str, address: SocketAddr) {
    for ids in [IdKind::Number, IdKind::String] {
        let client = HttpClient::builder().id_format(ids);
        let client = client.build(format!("http://{address}")).unwrap();
        let mut by_name = ObjectParams::new();
        by_name.insert("b", 23).unwrap();
        by_name.insert("a", 19).unwrap();
        assert_eq!(client.request::<i64, _>("add", by_name).await.unwrap(), 42, "{name}");
        assert_eq!(client.request::<i64, _>("add", rpc_params![19, 23]).await.unwrap(), 42);
        assert_eq!(client.request::<i64, _>("count", ArrayParams::new()).await.unwrap(), 1);
        assert_eq!(client.request::<i64, _>("count", ObjectParams::new()).await.unwrap(), 1);
        assert_eq!(client.request::<i64, _>("count", rpc_params![5]).await.unwrap(), 5);
        let mut told = ObjectParams::new();
        told.insert("text", "a").unwrap();
        client.notification("told", told).await.unwrap();
        client.notification("told", ["b"]).await.unwrap();
        client.notification("nothing", rpc_params![]).await.unwrap();

        let error = client.request::<i64, _>("fail", rpc_params![]).await.unwrap_err();
        let ClientError::Call(error) = error else { panic!("{name}: {error}") };
        assert_eq!((error.code(), error.message()), (4001, "No."), "{name}");
        assert_eq!(error.data().unwrap().get(), r#"{"why":"never"}"#, "{name}");
        for (method, params, code) in [
            ("none", rpc_params![], -32601),
            ("add", rpc_params!["a"], -32602),
            ("add", rpc_params![], -32602),
            ("fail", rpc_params![], 4001),
        ] {
            let error = client.request::<i64, _>(method, params).await.unwrap_err();
            let ClientError::Call(error) = error else { panic!("{name}: {error}") };
            assert_eq!(error.code(), code, "{name}: {method}");
        }

        let mut batch = BatchRequestBuilder::new();
        for a in [1, 2, 3] {
            batch.insert("add", rpc_params![a, 1]).unwrap();
        }
        batch.insert("none", rpc_params![]).unwrap();
        let answers = client.batch_request::<i64>(batch).await.unwrap();
        assert_eq!((answers.num_successful_calls(), answers.num_failed_calls()), (3, 1), "{name}");
        let answers: Vec<i64> =
            answers.iter().filter_map(|one| one.as_ref().ok()).copied().collect();
        assert_eq!(answers, [2, 3, 4], "{name}");
    }
}
