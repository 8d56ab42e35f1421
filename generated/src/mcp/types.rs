//! The schemas of MCP tools.

use concord_runtime::json::{self, Json};

/// The id of a request, or a token of one.
#[derive(Clone, Debug, PartialEq)]
pub enum RequestId {
    /// Where the value is an integer.
    Integer(i64),
    /// Where the value is a string.
    Text(String),
}

impl Json for RequestId {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        node.choice()
            .kind(&[json::Kind::Integer], "Integer", Self::Integer)
            .kind(&[json::Kind::String], "Text", Self::Text)
            .end()
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Integer(value) => value.encode(writer),
            Self::Text(value) => value.encode(writer),
        }
    }
}

/// An object that nothing has to be in.
pub type Nothing = json::Map<String, json::Value>;

/// Which program one side is.
#[derive(Clone, Debug, PartialEq)]
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

impl Implementation {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(name: impl Into<String>, version: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            title: None,
            version: version.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for Implementation {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            name: members.required("name")?,
            title: members.optional("title")?,
            version: members.required("version")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("name", &self.name);
        object.optional("title", &self.title);
        object.member("version", &self.version);
        object.rest(&self.extra);
        object.end();
    }
}

/// What a client can do for a server.
#[derive(Clone, Debug, PartialEq, Default)]
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

impl Json for ClientCapabilities {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            experimental: members.optional("experimental")?,
            roots: members.optional("roots")?,
            sampling: members.optional("sampling")?,
            elicitation: members.optional("elicitation")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("experimental", &self.experimental);
        object.optional("roots", &self.roots);
        object.optional("sampling", &self.sampling);
        object.optional("elicitation", &self.elicitation);
        object.rest(&self.extra);
        object.end();
    }
}

/// What a server offers.
#[derive(Clone, Debug, PartialEq, Default)]
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

impl Json for ServerCapabilities {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            experimental: members.optional("experimental")?,
            logging: members.optional("logging")?,
            completions: members.optional("completions")?,
            prompts: members.optional("prompts")?,
            resources: members.optional("resources")?,
            tools: members.optional("tools")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("experimental", &self.experimental);
        object.optional("logging", &self.logging);
        object.optional("completions", &self.completions);
        object.optional("prompts", &self.prompts);
        object.optional("resources", &self.resources);
        object.optional("tools", &self.tools);
        object.rest(&self.extra);
        object.end();
    }
}

/// An ability with a list.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Listing {
    /// Whether a change of the list is told.
    pub list_changed: Option<bool>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Listing {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            list_changed: members.optional("listChanged")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("listChanged", &self.list_changed);
        object.rest(&self.extra);
        object.end();
    }
}

/// How a server answers `initialize`.
#[derive(Clone, Debug, PartialEq)]
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

impl Hello {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(
        protocol_version: impl Into<String>,
        capabilities: ServerCapabilities,
        server_info: Implementation,
    ) -> Self {
        Self {
            protocol_version: protocol_version.into(),
            capabilities,
            server_info,
            instructions: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Hello {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            protocol_version: members.required("protocolVersion")?,
            capabilities: members.required("capabilities")?,
            server_info: members.required("serverInfo")?,
            instructions: members.optional("instructions")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("protocolVersion", &self.protocol_version);
        object.member("capabilities", &self.capabilities);
        object.member("serverInfo", &self.server_info);
        object.optional("instructions", &self.instructions);
        object.rest(&self.extra);
        object.end();
    }
}

/// A page of the list of tools.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolPage {
    /// `tools`
    pub tools: Vec<Tool>,
    /// Where the next page starts; the last one has none.
    pub next_cursor: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl ToolPage {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(tools: Vec<Tool>) -> Self {
        Self {
            tools,
            next_cursor: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ToolPage {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            tools: members.required("tools")?,
            next_cursor: members.optional("nextCursor")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("tools", &self.tools);
        object.optional("nextCursor", &self.next_cursor);
        object.rest(&self.extra);
        object.end();
    }
}

/// A tool that can be called.
#[derive(Clone, Debug, PartialEq)]
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

impl Tool {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        input_schema: json::Map<String, json::Value>,
    ) -> Self {
        Self {
            name: name.into(),
            title: None,
            description: None,
            input_schema,
            output_schema: None,
            annotations: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Tool {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            name: members.required("name")?,
            title: members.optional("title")?,
            description: members.optional("description")?,
            input_schema: members.required("inputSchema")?,
            output_schema: members.optional("outputSchema")?,
            annotations: members.optional("annotations")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("name", &self.name);
        object.optional("title", &self.title);
        object.optional("description", &self.description);
        object.member("inputSchema", &self.input_schema);
        object.optional("outputSchema", &self.output_schema);
        object.optional("annotations", &self.annotations);
        object.rest(&self.extra);
        object.end();
    }
}

/// What a tool is said to do. Nobody has proved it.
#[derive(Clone, Debug, PartialEq, Default)]
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

impl Json for ToolHints {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            title: members.optional("title")?,
            read_only_hint: members.optional("readOnlyHint")?,
            destructive_hint: members.optional("destructiveHint")?,
            idempotent_hint: members.optional("idempotentHint")?,
            open_world_hint: members.optional("openWorldHint")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("title", &self.title);
        object.optional("readOnlyHint", &self.read_only_hint);
        object.optional("destructiveHint", &self.destructive_hint);
        object.optional("idempotentHint", &self.idempotent_hint);
        object.optional("openWorldHint", &self.open_world_hint);
        object.rest(&self.extra);
        object.end();
    }
}

/// What a tool produced.
#[derive(Clone, Debug, PartialEq)]
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

impl ToolOutput {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(content: Vec<Content>) -> Self {
        Self {
            content,
            structured_content: None,
            is_error: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ToolOutput {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            content: members.required("content")?,
            structured_content: members.optional("structuredContent")?,
            is_error: members.optional("isError")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("content", &self.content);
        object.optional("structuredContent", &self.structured_content);
        object.optional("isError", &self.is_error);
        object.rest(&self.extra);
        object.end();
    }
}

/// One piece of output.
#[derive(Clone, Debug, PartialEq)]
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

impl Json for Content {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        match node.tag("type") {
            Some("text") => Json::decode(node).map(Self::Text),
            Some("image") => Json::decode(node).map(Self::Image),
            Some("audio") => Json::decode(node).map(Self::Audio),
            Some("resource_link") => Json::decode(node).map(Self::ResourceLink),
            Some("resource") => Json::decode(node).map(Self::Resource),
            _ => {
                node.unlisted_tag(
                        "type",
                        &["text", "image", "audio", "resource_link", "resource"],
                    )
                    .map(Self::Unknown)
            }
        }
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Text(value) => value.encode(writer),
            Self::Image(value) => value.encode(writer),
            Self::Audio(value) => value.encode(writer),
            Self::ResourceLink(value) => value.encode(writer),
            Self::Resource(value) => value.encode(writer),
            Self::Unknown(value) => value.encode(writer),
        }
    }
}

/// A piece of text.
///
/// On the wire its `type` is always `text`.
#[derive(Clone, Debug, PartialEq)]
pub struct TextContent {
    /// `text`
    pub text: String,
    /// For whom a piece is, and how much it matters.
    pub annotations: Option<Annotations>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl TextContent {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            annotations: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for TextContent {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        members.constant("type", "text")?;
        Ok(Self {
            text: members.required("text")?,
            annotations: members.optional("annotations")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.constant("type", "text");
        object.member("text", &self.text);
        object.optional("annotations", &self.annotations);
        object.rest(&self.extra);
        object.end();
    }
}

/// A picture.
///
/// On the wire its `type` is always `image`.
#[derive(Clone, Debug, PartialEq)]
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

impl ImageContent {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(data: impl Into<String>, mime_type: impl Into<String>) -> Self {
        Self {
            data: data.into(),
            mime_type: mime_type.into(),
            annotations: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ImageContent {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        members.constant("type", "image")?;
        Ok(Self {
            data: members.required("data")?,
            mime_type: members.required("mimeType")?,
            annotations: members.optional("annotations")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.constant("type", "image");
        object.member("data", &self.data);
        object.member("mimeType", &self.mime_type);
        object.optional("annotations", &self.annotations);
        object.rest(&self.extra);
        object.end();
    }
}

/// A sound.
///
/// On the wire its `type` is always `audio`.
#[derive(Clone, Debug, PartialEq)]
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

impl AudioContent {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(data: impl Into<String>, mime_type: impl Into<String>) -> Self {
        Self {
            data: data.into(),
            mime_type: mime_type.into(),
            annotations: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for AudioContent {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        members.constant("type", "audio")?;
        Ok(Self {
            data: members.required("data")?,
            mime_type: members.required("mimeType")?,
            annotations: members.optional("annotations")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.constant("type", "audio");
        object.member("data", &self.data);
        object.member("mimeType", &self.mime_type);
        object.optional("annotations", &self.annotations);
        object.rest(&self.extra);
        object.end();
    }
}

/// Where a resource of the server is.
///
/// On the wire its `type` is always `resource_link`.
#[derive(Clone, Debug, PartialEq)]
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

impl ResourceLink {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(uri: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            uri: uri.into(),
            name: name.into(),
            title: None,
            description: None,
            mime_type: None,
            annotations: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ResourceLink {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        members.constant("type", "resource_link")?;
        Ok(Self {
            uri: members.required("uri")?,
            name: members.required("name")?,
            title: members.optional("title")?,
            description: members.optional("description")?,
            mime_type: members.optional("mimeType")?,
            annotations: members.optional("annotations")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.constant("type", "resource_link");
        object.member("uri", &self.uri);
        object.member("name", &self.name);
        object.optional("title", &self.title);
        object.optional("description", &self.description);
        object.optional("mimeType", &self.mime_type);
        object.optional("annotations", &self.annotations);
        object.rest(&self.extra);
        object.end();
    }
}

/// A resource of the server, with what is in it.
///
/// On the wire its `type` is always `resource`.
#[derive(Clone, Debug, PartialEq)]
pub struct EmbeddedResource {
    /// What is in a resource, as text or as bytes in base64.
    pub resource: ResourceContents,
    /// For whom a piece is, and how much it matters.
    pub annotations: Option<Annotations>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl EmbeddedResource {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(resource: ResourceContents) -> Self {
        Self {
            resource,
            annotations: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for EmbeddedResource {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        members.constant("type", "resource")?;
        Ok(Self {
            resource: members.required("resource")?,
            annotations: members.optional("annotations")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.constant("type", "resource");
        object.member("resource", &self.resource);
        object.optional("annotations", &self.annotations);
        object.rest(&self.extra);
        object.end();
    }
}

/// What is in a resource, as text or as bytes in base64.
#[derive(Clone, Debug, PartialEq)]
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

impl ResourceContents {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(uri: impl Into<String>) -> Self {
        Self {
            uri: uri.into(),
            mime_type: None,
            text: None,
            blob: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ResourceContents {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            uri: members.required("uri")?,
            mime_type: members.optional("mimeType")?,
            text: members.optional("text")?,
            blob: members.optional("blob")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("uri", &self.uri);
        object.optional("mimeType", &self.mime_type);
        object.optional("text", &self.text);
        object.optional("blob", &self.blob);
        object.rest(&self.extra);
        object.end();
    }
}

/// For whom a piece is, and how much it matters.
#[derive(Clone, Debug, PartialEq, Default)]
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

impl Json for Annotations {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            ("priority", &[json::Rule::Minimum(0.0), json::Rule::Maximum(1.0)]),
        ];
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            audience: members.optional("audience")?,
            priority: members.optional("priority")?,
            last_modified: members.optional("lastModified")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("audience", &self.audience);
        object.optional("priority", &self.priority);
        object.optional("lastModified", &self.last_modified);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `LogMessageLevel`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LogMessageLevel {
    /// `debug`
    Debug,
    /// `info`
    Info,
    /// `notice`
    Notice,
    /// `warning`
    Warning,
    /// `error`
    Error,
    /// `critical`
    Critical,
    /// `alert`
    Alert,
    /// `emergency`
    Emergency,
    /// A value that the document does not list. A client keeps it, a server refuses it.
    Unknown(String),
}

impl LogMessageLevel {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Critical => "critical",
            Self::Alert => "alert",
            Self::Emergency => "emergency",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for LogMessageLevel {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "debug" => Self::Debug,
                "info" => Self::Info,
                "notice" => Self::Notice,
                "warning" => Self::Warning,
                "error" => Self::Error,
                "critical" => Self::Critical,
                "alert" => Self::Alert,
                "emergency" => Self::Emergency,
                _ => {
                    Self::Unknown(
                        node
                            .unlisted(
                                &[
                                    "debug",
                                    "info",
                                    "notice",
                                    "warning",
                                    "error",
                                    "critical",
                                    "alert",
                                    "emergency",
                                ],
                            )?,
                    )
                }
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}

/// The schema `AnnotationsAudienceItem`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AnnotationsAudienceItem {
    /// `user`
    User,
    /// `assistant`
    Assistant,
    /// A value that the document does not list. A client keeps it, a server refuses it.
    Unknown(String),
}

impl AnnotationsAudienceItem {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::User => "user",
            Self::Assistant => "assistant",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for AnnotationsAudienceItem {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "user" => Self::User,
                "assistant" => Self::Assistant,
                _ => Self::Unknown(node.unlisted(&["user", "assistant"])?),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}
