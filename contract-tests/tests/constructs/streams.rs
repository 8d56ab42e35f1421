//! Answers and bodies of many values.

use super::generated::*;
use super::service::{Exchange, entries};

#[tokio::test]
async fn values_stand_on_lines() {
    let exchange = Exchange::new();
    let values = exchange.client.read_logs(ReadLogs {}).await.unwrap();
    assert_eq!(values.collect_all().await.unwrap(), entries());
    let wire = exchange.wire();
    assert_eq!(wire.answered("content-type"), ["application/jsonl"]);
    assert_eq!(wire.answer, "{\"line\":1}\n{\"line\":2,\"text\":\"two\\nlines\"}\n");
}

#[tokio::test]
async fn values_stand_behind_record_separators() {
    let exchange = Exchange::new();
    let request = WriteLogs::new(entries().to_vec());
    let expected = format!("{request:?}");
    let values = exchange.client.write_logs(request).await.unwrap();
    assert_eq!(values.collect_all().await.unwrap(), entries());
    let sequence = "\u{1e}{\"line\":1}\n\u{1e}{\"line\":2,\"text\":\"two\\nlines\"}\n";
    let wire = exchange.wire();
    assert_eq!(wire.asked("content-type"), ["application/json-seq"]);
    assert_eq!((wire.request.as_str(), wire.answer.as_str()), (sequence, sequence));
    assert_eq!(exchange.seen(), expected);
}

#[tokio::test]
async fn events_carry_typed_data() {
    let exchange = Exchange::new();
    let events = exchange.client.watch(Watch {}).await.unwrap().collect_all().await.unwrap();
    assert_eq!(events.iter().map(|event| &event.data).collect::<Vec<_>>(), entries().each_ref());
    assert_eq!((events[0].id.as_deref(), events[0].event.as_deref()), (Some("1"), Some("added")));
    let wire = exchange.wire();
    assert_eq!(wire.asked("accept"), ["text/event-stream"]);
    assert_eq!(
        wire.answer,
        "id: 1\nevent: added\ndata: {\"line\":1}\n\n\
         data: {\"line\":2,\"text\":\"two\\nlines\"}\n\n"
    );
}
