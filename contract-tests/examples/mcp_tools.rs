//! Lists the tools of an MCP server over streamable HTTP, and calls one of them.
//!
//! `contract-tests/examples/mcp_tools.sh` starts the example server of MCP's TypeScript kit and runs
//! this against it.

use std::error::Error;

use concord_dialects::mcp::{
    self, CallTool, Client, ClientCapabilities, Content, Implementation, Initialize, Initialized,
    ListTools, LogMessage, Ping,
};
use concord_runtime::client::Http;
use concord_runtime::rpc::StreamableHttp;
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().unwrap_or_else(|| mcp::SERVER.to_owned());
    let tool = arguments.next().unwrap_or_else(|| "greet".to_owned());

    let transport = StreamableHttp::new(Http::builder(url).build()?);
    let mut log = transport.notifications::<LogMessage>();
    let client = Client::over(transport.clone());

    let own = Implementation::new("concord", env!("CARGO_PKG_VERSION"));
    let hello = Initialize::new("2025-06-18", ClientCapabilities::default(), own);
    let hello = client.initialize(hello).await?;
    println!("{} {}", hello.server_info.name, hello.server_info.version);
    transport.speak(hello.protocol_version);
    client.initialized(Initialized::default()).await?;
    client.ping(Ping::default()).await?;
    // What the server says without being asked comes by a stream of its own.
    tokio::spawn(async move { transport.listen().await });
    tokio::spawn(async move {
        while let Some(Ok(line)) = log.next().await {
            println!("{}: {}", line.level.as_str(), line.data);
        }
    });

    let mut page = ListTools::default();
    loop {
        let tools = client.list_tools(page).await?;
        for tool in &tools.tools {
            println!("- {}: {}", tool.name, tool.description.as_deref().unwrap_or_default());
        }
        match tools.next_cursor {
            Some(cursor) => page = ListTools { cursor: Some(cursor), ..ListTools::default() },
            None => break,
        }
    }

    let arguments = json!({ "name": "Ada" }).as_object().cloned();
    let call = CallTool { arguments, ..CallTool::new(tool) };
    let output = client.call_tool(call).await?;
    for piece in output.content {
        match piece {
            Content::Text(text) => println!("{}", text.text),
            other => println!("{other:?}"),
        }
    }
    Ok(())
}
