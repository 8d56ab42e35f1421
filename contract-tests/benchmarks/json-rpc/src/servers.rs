//! The two servers, each on a port of its own.

use std::net::SocketAddr;

use concord_runtime::rpc::Endpoint;
use jsonrpsee::RpcModule;
use jsonrpsee::server::{ServerBuilder, ServerConfig, ServerHandle};
use jsonrpsee::types::ErrorObjectOwned;

use crate::api::{Add, ENDPOINT};

pub async fn concord() -> SocketAddr {
    let router = Endpoint::<(), ()>::new((), &ENDPOINT, |_, _| Box::pin(async { Ok(()) }))
        .method(|_, request: Add, ()| Box::pin(async move { Ok(request.a + request.b) }))
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
    address
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
    (address, server.start(module))
}
