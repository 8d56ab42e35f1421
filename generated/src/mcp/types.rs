//! The schemas of MCP tools.

use concord_runtime::json;

/// The id of a request, or a token of one.
#[derive(Clone)]
pub enum RequestId {
    /// Where the value is an integer.
    Integer(i64),
    /// Where the value is a string.
    Text(String),
}

json::choice! { RequestId { Integer: kind(&[Integer]), Text: kind(&[String]), } }

/// An object that nothing has to be in.
pub type Nothing = json::Map<String, json::Value>;

/// Which program one side is.
#[derive(Clone)]
pub struct Implementation {
    /// Its name for programs.
    pub name: String,
    /// Its name for people.
    pub title: Option<String>,
    /// `version`
    pub version: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Implementation {
        name: required (impl Into<String>), title: optional, version: required (impl Into<String>),
        ..extra rest
    }
}

/// What a client can do for a server.
#[derive(Clone, Default)]
pub struct ClientCapabilities {
    /// An object that nothing has to be in.
    pub experimental: Option<Nothing>,
    /// An ability with a list.
    pub roots: Option<Listing>,
    /// An object that nothing has to be in.
    pub sampling: Option<Nothing>,
    /// An object that nothing has to be in.
    pub elicitation: Option<Nothing>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    ClientCapabilities {
        experimental: optional, roots: optional, sampling: optional, elicitation: optional,
        ..extra rest
    }
}

/// What a server offers.
#[derive(Clone, Default)]
pub struct ServerCapabilities {
    /// An object that nothing has to be in.
    pub experimental: Option<Nothing>,
    /// An object that nothing has to be in.
    pub logging: Option<Nothing>,
    /// An object that nothing has to be in.
    pub completions: Option<Nothing>,
    /// An ability with a list.
    pub prompts: Option<Listing>,
    /// An ability with a list.
    pub resources: Option<Listing>,
    /// An ability with a list.
    pub tools: Option<Listing>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    ServerCapabilities {
        experimental: optional, logging: optional, completions: optional, prompts: optional,
        resources: optional, tools: optional, ..extra rest
    }
}

/// An ability with a list.
#[derive(Clone, Default)]
pub struct Listing {
    /// Whether a change of the list is told.
    pub list_changed: Option<bool>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Listing { list_changed "listChanged": optional, ..extra rest } }

/// How a server answers `initialize`.
#[derive(Clone)]
pub struct Hello {
    /// The version that will be spoken, which may be an older one.
    pub protocol_version: String,
    /// What a server offers.
    pub capabilities: ServerCapabilities,
    /// Which program one side is.
    pub server_info: Implementation,
    /// How to use the server, for a model.
    pub instructions: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Hello {
        protocol_version "protocolVersion": required (impl Into<String>),
        capabilities: required (ServerCapabilities),
        server_info "serverInfo": required (Implementation), instructions: optional, ..extra rest
    }
}

/// A page of the list of tools.
#[derive(Clone)]
pub struct ToolPage {
    /// `tools`
    pub tools: Vec<Tool>,
    /// Where the next page starts; the last one has none.
    pub next_cursor: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new ToolPage { tools: required (Vec<Tool>), next_cursor "nextCursor": optional, ..extra rest }
}

/// A tool that can be called.
#[derive(Clone)]
pub struct Tool {
    /// `name`
    pub name: String,
    /// Its name for people.
    pub title: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// The JSON Schema of its arguments.
    pub input_schema: json::Map<String, json::Value>,
    /// The JSON Schema of its structured output.
    pub output_schema: Option<json::Map<String, json::Value>>,
    /// What a tool is said to do. Nobody has proved it.
    pub annotations: Option<ToolHints>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Tool {
        name: required (impl Into<String>), title: optional, description: optional,
        input_schema "inputSchema": required (json::Map<String, json::Value>),
        output_schema "outputSchema": optional, annotations: optional, ..extra rest
    }
}

/// What a tool is said to do. Nobody has proved it.
#[derive(Clone, Default)]
pub struct ToolHints {
    /// `title`
    pub title: Option<String>,
    /// `readOnlyHint`
    pub read_only_hint: Option<bool>,
    /// `destructiveHint`
    pub destructive_hint: Option<bool>,
    /// `idempotentHint`
    pub idempotent_hint: Option<bool>,
    /// `openWorldHint`
    pub open_world_hint: Option<bool>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    ToolHints {
        title: optional, read_only_hint "readOnlyHint": optional,
        destructive_hint "destructiveHint": optional, idempotent_hint "idempotentHint": optional,
        open_world_hint "openWorldHint": optional, ..extra rest
    }
}

/// What a tool produced.
#[derive(Clone)]
pub struct ToolOutput {
    /// `content`
    pub content: Vec<Content>,
    /// The same as JSON, where the tool has an `outputSchema`.
    pub structured_content: Option<json::Map<String, json::Value>>,
    /// Whether the tool failed.
    pub is_error: Option<bool>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new ToolOutput {
        content: required (Vec<Content>), structured_content "structuredContent": optional,
        is_error "isError": optional, ..extra rest
    }
}

/// One piece of output.
#[derive(Clone)]
pub enum Content {
    /// Where `type` is `text`.
    Text(TextContent),
    /// Where `type` is `image`.
    Image(ImageContent),
    /// Where `type` is `audio`.
    Audio(AudioContent),
    /// Where `type` is `resource_link`.
    ResourceLink(ResourceLink),
    /// Where `type` is `resource`.
    Resource(EmbeddedResource),
    /// A `type` that the document does not list. A client keeps it, a server refuses it.
    Unknown(json::Value),
}

json::tagged! {
    Content by "type" {
        Text: "text", Image: "image", Audio: "audio", ResourceLink: "resource_link",
        Resource: "resource", ..Unknown unlisted
    }
}

/// A piece of text.
///
/// On the wire its `type` is always `text`.
#[derive(Clone)]
pub struct TextContent {
    /// `text`
    pub text: String,
    /// For whom a piece is, and how much it matters.
    pub annotations: Option<Annotations>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new TextContent {
        ["type" constant "text"] text: required (impl Into<String>), annotations: optional,
        ..extra rest
    }
}

/// A picture.
///
/// On the wire its `type` is always `image`.
#[derive(Clone)]
pub struct ImageContent {
    /// The bytes in base64.
    pub data: String,
    /// `mimeType`
    pub mime_type: String,
    /// For whom a piece is, and how much it matters.
    pub annotations: Option<Annotations>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new ImageContent {
        ["type" constant "image"] data: required (impl Into<String>),
        mime_type "mimeType": required (impl Into<String>), annotations: optional, ..extra rest
    }
}

/// A sound.
///
/// On the wire its `type` is always `audio`.
#[derive(Clone)]
pub struct AudioContent {
    /// The bytes in base64.
    pub data: String,
    /// `mimeType`
    pub mime_type: String,
    /// For whom a piece is, and how much it matters.
    pub annotations: Option<Annotations>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new AudioContent {
        ["type" constant "audio"] data: required (impl Into<String>),
        mime_type "mimeType": required (impl Into<String>), annotations: optional, ..extra rest
    }
}

/// Where a resource of the server is.
///
/// On the wire its `type` is always `resource_link`.
#[derive(Clone)]
pub struct ResourceLink {
    /// `uri`
    pub uri: String,
    /// `name`
    pub name: String,
    /// `title`
    pub title: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `mimeType`
    pub mime_type: Option<String>,
    /// For whom a piece is, and how much it matters.
    pub annotations: Option<Annotations>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new ResourceLink {
        ["type" constant "resource_link"] uri: required (impl Into<String>),
        name: required (impl Into<String>), title: optional, description: optional,
        mime_type "mimeType": optional, annotations: optional, ..extra rest
    }
}

/// A resource of the server, with what is in it.
///
/// On the wire its `type` is always `resource`.
#[derive(Clone)]
pub struct EmbeddedResource {
    /// What is in a resource, as text or as bytes in base64.
    pub resource: ResourceContents,
    /// For whom a piece is, and how much it matters.
    pub annotations: Option<Annotations>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new EmbeddedResource {
        ["type" constant "resource"] resource: required (ResourceContents), annotations: optional,
        ..extra rest
    }
}

/// What is in a resource, as text or as bytes in base64.
#[derive(Clone)]
pub struct ResourceContents {
    /// `uri`
    pub uri: String,
    /// `mimeType`
    pub mime_type: Option<String>,
    /// `text`
    pub text: Option<String>,
    /// `blob`
    pub blob: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new ResourceContents {
        uri: required (impl Into<String>), mime_type "mimeType": optional, text: optional,
        blob: optional, ..extra rest
    }
}

/// For whom a piece is, and how much it matters.
#[derive(Clone, Default)]
pub struct Annotations {
    /// `audience`
    pub audience: Option<Vec<AnnotationsAudienceItem>>,
    /// `priority`
    pub priority: Option<f64>,
    /// `lastModified`
    pub last_modified: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Annotations {
        audience: optional, priority: optional, last_modified "lastModified": optional, ..extra rest
    }
    rules [ ("priority", &[Minimum(0.0), Maximum(1.0)]), ]
}

json::texts! {
    /// The schema `LogMessageLevel`.
    pub enum LogMessageLevel {
        Debug = "debug",
        Info = "info",
        Notice = "notice",
        Warning = "warning",
        Error = "error",
        Critical = "critical",
        Alert = "alert",
        Emergency = "emergency",
        ..Unknown unlisted
    }
}

json::texts! {
    /// The schema `AnnotationsAudienceItem`.
    pub enum AnnotationsAudienceItem {
        User = "user",
        Assistant = "assistant",
        ..Unknown unlisted
    }
}
