//! Webhooks: who sends them, and who receives them.

use concord_runtime::client::Error;
use concord_runtime::server::{Context, Failure};

use super::generated::*;
use super::wire::Tap;

/// Takes entries up to a line.
struct Receiver;

impl Webhooks for Receiver {
    async fn entry_added(
        &self,
        request: EntryAdded,
        _: Context<()>,
    ) -> Result<(), Failure<EntryAddedError>> {
        assert_eq!(request.x_delivery, "d 1");
        match request.body.line {
            1 => Ok(()),
            _ => Err(EntryAddedError::Gone.into()),
        }
    }
}

#[tokio::test]
async fn a_webhook_goes_where_its_receiver_wants_it() {
    // The receiver's own path stands before the document's, which a URL of one's own replaces.
    let tap = Tap::new(webhook_server::router(Receiver));
    let client = WebhookClient::builder().transport(tap.clone()).build().unwrap();
    let send = |line| {
        let request = EntryAdded::new("d 1", Entry { line, text: None });
        client.entry_added("https://example.com/entryAdded?key=k", request)
    };
    send(1).await.unwrap();
    assert_eq!(tap.seen().line, "POST /entryAdded?key=k");
    assert_eq!(tap.seen().asked("x-delivery"), ["d 1"]);
    assert_eq!(tap.seen().request, "{\"line\":1}");
    let error = send(2).await.unwrap_err();
    assert!(matches!(error, Error::Documented(EntryAddedError::Gone)), "{error}");
}
