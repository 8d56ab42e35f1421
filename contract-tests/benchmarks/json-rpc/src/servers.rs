//! The two servers, each on a port of its own.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use concord_runtime::rpc::{Endpoint, Failure, RpcError};
use concord_runtime::server::{BoxFuture, Refusal};
use jsonrpsee::RpcModule;
use jsonrpsee::server::{ServerBuilder, ServerConfig, ServerHandle};
use jsonrpsee::types::ErrorObjectOwned;

use crate::api::{Add, Count, ENDPOINT, Fail, Told};

/// The notifications that a server has heard.
pub type Heard = Arc<Mutex<Vec<String>>>;

/// What [`Fail`] ends with.
const NO: (i64, &str, &str) = (4001, "No.", "never");

pub async fn concord() -> (SocketAddr, Heard) {
    let heard = Heard::default();
    let open = |_: &_, _: &_| -> BoxFuture<'_, Result<(), Refusal>> { Box::pin(async { Ok(()) }) };
    let router = Endpoint::<Heard, ()>::new(Arc::clone(&heard), &ENDPOINT, open)
        .method(|_, request: Add, ()| Box::pin(async move { Ok(request.a + request.b) }))
        .method(|_, request: Count, ()| Box::pin(async move { Ok(request.step.unwrap_or(1)) }))
        .method(|_, _: Fail, ()| {
            let (code, message, why) = NO;
            let error = RpcError::new(code, message).with_data(serde_json::json!({ "why": why }));
            Box::pin(async move { Err(Failure::Error(error)) })
        })
        .notification(|heard: Arc<Heard>, told: Told, ()| {
            Box::pin(async move {
                heard.lock().unwrap().push(told.text);
                Ok(())
            })
        })
        .into_axum();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        // As jsonrpsee's server sets it.
        let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
            let _ = stream.set_nodelay(true);
        });
        axum::serve(listener, router).await.unwrap();
    });
    (address, heard)
}

pub async fn jsonrpsee() -> (SocketAddr, ServerHandle) {
    let config = ServerConfig::builder().http_only().max_connections(1000).build();
    let server = ServerBuilder::with_config(config).build("127.0.0.1:0").await.unwrap();
    let address = server.local_addr().unwrap();
    let mut module = RpcModule::new(());
    module
        .register_async_method("add", |params, _, _| async move {
            #[derive(serde::Deserialize)]
            struct Add {
                a: i64,
                b: i64,
            }
            let add: Add = params.parse()?;
            Ok::<_, ErrorObjectOwned>(add.a + add.b)
        })
        .unwrap();
    module
        .register_async_method("count", |params, _, _| async move {
            #[derive(serde::Deserialize)]
            struct Count {
                step: Option<i64>,
            }
            let step = match params.is_object() {
                true => params.parse::<Count>()?.step,
                false => params.sequence().optional_next()?,
            };
            Ok::<_, ErrorObjectOwned>(step.unwrap_or(1))
        })
        .unwrap();
    module
        .register_async_method("fail", |_, _, _| async move {
            let ((code, message, why), mut data) = (NO, serde_json::Map::new());
            data.insert("why".to_owned(), why.into());
            Err::<i64, _>(ErrorObjectOwned::owned(code as i32, message, Some(data)))
        })
        .unwrap();
    (address, server.start(module))
}
