//! The types of `api.yaml` as they are written by hand with serde's derives, once with internally
//! tagged unions and once with untagged ones.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: String,
    pub name: String,
    pub quantity: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<f64>,
    pub tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Completed,
    Failed,
    InProgress,
    Incomplete,
    Searching,
    Interpreting,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Usage {
    pub input_tokens: i64,
    pub output_tokens: i64,
    pub total_tokens: i64,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Response<Output> {
    pub id: String,
    pub object: String,
    pub created_at: i64,
    pub status: Status,
    pub model: String,
    pub instructions: Option<String>,
    pub output: Vec<Output>,
    pub parallel_tool_calls: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temperature: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_p: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage: Option<Usage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, String>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct SearchResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filename: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<BTreeMap<String, Attribute>>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Attribute {
    Text(String),
    Number(f64),
    Flag(bool),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum Event {
    #[serde(rename = "response.output_text.delta")]
    TextDelta {
        item_id: String,
        output_index: i32,
        content_index: i32,
        delta: String,
        sequence_number: i64,
    },
    #[serde(rename = "response.output_text.done")]
    TextDone { item_id: String, text: String, sequence_number: i64 },
}

/// The constants of `type`, without which an untagged union takes the first branch that has no more
/// members than the text.
pub mod tag {
    use serde::{Deserialize, Serialize};

    macro_rules! tag {
        ($name:ident, $text:literal) => {
            #[derive(Debug, Serialize, Deserialize)]
            pub enum $name {
                #[serde(rename = $text)]
                It,
            }
        };
    }

    tag!(Message, "message");
    tag!(OutputText, "output_text");
    tag!(Refusal, "refusal");
    tag!(FileCitation, "file_citation");
    tag!(UrlCitation, "url_citation");
    tag!(Reasoning, "reasoning");
    tag!(FunctionCall, "function_call");
    tag!(FileSearchCall, "file_search_call");
    tag!(WebSearchCall, "web_search_call");
    tag!(CodeInterpreterCall, "code_interpreter_call");
}

/// Unions of both kinds have the same branches.
macro_rules! unions {
    ($module:ident, $tagging:meta, $($tag:ident)?) => {
        pub mod $module {
            use serde::{Deserialize, Serialize};

            use super::{SearchResult, Status};

            #[derive(Debug, Serialize, Deserialize)]
            #[serde($tagging)]
            pub enum Output {
                #[serde(rename = "message")]
                Message(Message),
                #[serde(rename = "reasoning")]
                Reasoning(Reasoning),
                #[serde(rename = "function_call")]
                FunctionCall(FunctionCall),
                #[serde(rename = "file_search_call")]
                FileSearchCall(FileSearchCall),
                #[serde(rename = "web_search_call")]
                WebSearchCall(WebSearchCall),
                #[serde(rename = "code_interpreter_call")]
                CodeInterpreterCall(CodeInterpreterCall),
            }

            #[derive(Debug, Serialize, Deserialize)]
            #[serde($tagging)]
            pub enum Content {
                #[serde(rename = "output_text")]
                Text(OutputText),
                #[serde(rename = "refusal")]
                Refusal(Refusal),
            }

            #[derive(Debug, Serialize, Deserialize)]
            #[serde($tagging)]
            pub enum Annotation {
                #[serde(rename = "file_citation")]
                File(FileCitation),
                #[serde(rename = "url_citation")]
                Url(UrlCitation),
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct Message {
                $(#[serde(rename = "type")] pub $tag: super::tag::Message,)?
                pub id: String,
                pub role: String,
                pub status: Status,
                pub content: Vec<Content>,
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct OutputText {
                $(#[serde(rename = "type")] pub $tag: super::tag::OutputText,)?
                pub text: String,
                pub annotations: Vec<Annotation>,
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct Refusal {
                $(#[serde(rename = "type")] pub $tag: super::tag::Refusal,)?
                pub refusal: String,
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct FileCitation {
                $(#[serde(rename = "type")] pub $tag: super::tag::FileCitation,)?
                pub file_id: String,
                pub index: i32,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub filename: Option<String>,
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct UrlCitation {
                $(#[serde(rename = "type")] pub $tag: super::tag::UrlCitation,)?
                pub url: String,
                pub start_index: i32,
                pub end_index: i32,
                pub title: String,
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct Reasoning {
                $(#[serde(rename = "type")] pub $tag: super::tag::Reasoning,)?
                pub id: String,
                pub summary: Vec<Summary>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub encrypted_content: Option<String>,
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct Summary {
                #[serde(rename = "type")]
                pub kind: String,
                pub text: String,
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct FunctionCall {
                $(#[serde(rename = "type")] pub $tag: super::tag::FunctionCall,)?
                #[serde(skip_serializing_if = "Option::is_none")]
                pub id: Option<String>,
                pub call_id: String,
                pub name: String,
                pub arguments: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub status: Option<Status>,
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct FileSearchCall {
                $(#[serde(rename = "type")] pub $tag: super::tag::FileSearchCall,)?
                pub id: String,
                pub status: Status,
                pub queries: Vec<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                pub results: Option<Vec<SearchResult>>,
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct WebSearchCall {
                $(#[serde(rename = "type")] pub $tag: super::tag::WebSearchCall,)?
                pub id: String,
                pub status: Status,
            }

            #[derive(Debug, Serialize, Deserialize)]
            pub struct CodeInterpreterCall {
                $(#[serde(rename = "type")] pub $tag: super::tag::CodeInterpreterCall,)?
                pub id: String,
                pub status: Status,
                pub code: Option<String>,
                pub container_id: String,
            }
        }
    };
}

unions!(tagged, tag = "type",);
unions!(untagged, untagged, kind);
