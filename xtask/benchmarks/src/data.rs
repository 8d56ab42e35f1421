//! What is sent in the benchmarks.

use serde_json::{Value, json};

/// A response whose output has a hundred items of six types.
pub fn response() -> Vec<u8> {
    let output: Vec<Value> = (0..100).map(output_item).collect();
    let response = json!({
        "id": "resp_67ccd2bed1ec8190b14f964abc0542670bb6a6b452d3795b",
        "object": "response",
        "created_at": 1_741_476_542_i64,
        "status": "completed",
        "model": "large-2025-01-01",
        "instructions": null,
        "output": output,
        "parallel_tool_calls": true,
        "temperature": 0.7,
        "top_p": 0.95,
        "usage": { "input_tokens": 36, "output_tokens": 8700, "total_tokens": 8736 },
        "metadata": { "team": "weather", "trace": "a1b2c3" },
    });
    response.to_string().into_bytes()
}

fn output_item(index: i32) -> Value {
    let id = format!("item_{index:032x}");
    match index % 6 {
        0 => json!({
            "type": "message", "id": id, "role": "assistant", "status": "completed",
            "content": [
                {
                    "type": "output_text",
                    "text": "In a peaceful grove beneath a silver moon, a unicorn named Lumina found a \
                             hidden pool that reflected the stars.\nShe \"looked\" into it.",
                    "annotations": [
                        { "type": "url_citation", "url": "https://example.org/moon?a=1&b=2",
                          "start_index": 3, "end_index": 90, "title": "The moon" },
                        { "type": "file_citation", "file_id": "file_1", "index": 7, "filename": "moon.txt" },
                    ],
                },
                { "type": "refusal", "refusal": "I cannot say more about this." },
            ],
        }),
        1 => json!({
            "type": "reasoning", "id": id,
            "summary": [{ "type": "summary_text", "text": "The question is about the moon and its light." }],
        }),
        2 => json!({
            "type": "function_call", "id": id, "call_id": "call_1", "name": "get_weather",
            "arguments": "{\"location\":\"Boston, MA\",\"unit\":\"celsius\"}", "status": "completed",
        }),
        3 => json!({
            "type": "file_search_call", "id": id, "status": "completed", "queries": ["moon", "light"],
            "results": [{
                "file_id": "file_1", "text": "A page of text about the moon.", "filename": "moon.txt",
                "score": 0.87, "attributes": { "author": "Ada", "year": 1843.5, "checked": true },
            }],
        }),
        4 => json!({ "type": "web_search_call", "id": id, "status": "completed" }),
        _ => json!({
            "type": "code_interpreter_call", "id": id, "status": "completed",
            "code": "print(sum(range(100)))", "container_id": "cntr_1",
        }),
    }
}

/// A small object.
pub fn item() -> Vec<u8> {
    let item = json!({
        "id": "item_1", "name": "A lamp for the desk", "quantity": 12, "price": 49.5,
        "tags": ["light", "desk", "metal"], "note": "Comes with a bulb.",
    });
    item.to_string().into_bytes()
}

/// A stream of a thousand events.
pub fn events() -> Vec<u8> {
    let mut text = String::new();
    for number in 0..999 {
        let data = json!({
            "type": "response.output_text.delta", "item_id": "msg_1", "output_index": 0,
            "content_index": 0, "delta": " moon", "sequence_number": number,
        });
        text.push_str(&format!("event: response.output_text.delta\ndata: {data}\n\n"));
    }
    let data = json!({
        "type": "response.output_text.done", "item_id": "msg_1", "text": "The moon.",
        "sequence_number": 999,
    });
    text.push_str(&format!("event: response.output_text.done\ndata: {data}\n\n"));
    text.into_bytes()
}
