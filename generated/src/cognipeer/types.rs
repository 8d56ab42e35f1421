//! The schemas of Cognipeer Tools API.

use concord_runtime::json::{self, Json};

/// A list of tools.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolList {
    /// The tools.
    pub tools: Vec<Tool>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl ToolList {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(tools: Vec<Tool>) -> Self {
        Self {
            tools,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ToolList {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            tools: members.required("tools")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("tools", &self.tools);
        object.rest(&self.extra);
        object.end();
    }
}

/// The envelope around a single tool.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolEnvelope {
    /// What was asked for.
    pub tool: Tool,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl ToolEnvelope {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(tool: Tool) -> Self {
        Self {
            tool,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ToolEnvelope {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            tool: members.required("tool")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("tool", &self.tool);
        object.rest(&self.extra);
        object.end();
    }
}

/// Something that offers actions, backed by an OpenAPI description or an MCP server.
#[derive(Clone, Debug, PartialEq)]
pub struct Tool {
    /// The key that names the tool in paths.
    pub key: String,
    /// The name of the tool, for people.
    pub name: String,
    /// What the tool is good for.
    pub description: String,
    /// The kind of source that backs the tool.
    pub r#type: ToolType,
    /// Whether the tool can be used at present.
    pub status: ToolStatus,
    /// What the tool can do.
    pub actions: Vec<Action>,
    /// When the tool was created.
    pub created_at: json::DateTime,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Tool {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(
        key: impl Into<String>,
        name: impl Into<String>,
        description: impl Into<String>,
        r#type: ToolType,
        status: ToolStatus,
        actions: Vec<Action>,
        created_at: json::DateTime,
    ) -> Self {
        Self {
            key: key.into(),
            name: name.into(),
            description: description.into(),
            r#type,
            status,
            actions,
            created_at,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Tool {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            key: members.required("key")?,
            name: members.required("name")?,
            description: members.required("description")?,
            r#type: members.required("type")?,
            status: members.required("status")?,
            actions: members.required("actions")?,
            created_at: members.required("createdAt")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("key", &self.key);
        object.member("name", &self.name);
        object.member("description", &self.description);
        object.member("type", &self.r#type);
        object.member("status", &self.status);
        object.member("actions", &self.actions);
        object.member("createdAt", &self.created_at);
        object.rest(&self.extra);
        object.end();
    }
}

/// One thing that a tool can do.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// The key that names the action in paths, among those of its tool.
    pub key: String,
    /// The name of the action, for people.
    pub name: String,
    /// What the action does.
    pub description: String,
    /// The JSON Schema that the action's arguments follow. It is passed on as it is.
    pub input_schema: json::Map<String, json::Value>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Action {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(
        key: impl Into<String>,
        name: impl Into<String>,
        description: impl Into<String>,
        input_schema: json::Map<String, json::Value>,
    ) -> Self {
        Self {
            key: key.into(),
            name: name.into(),
            description: description.into(),
            input_schema,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Action {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            key: members.required("key")?,
            name: members.required("name")?,
            description: members.required("description")?,
            input_schema: members.required("inputSchema")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("key", &self.key);
        object.member("name", &self.name);
        object.member("description", &self.description);
        object.member("inputSchema", &self.input_schema);
        object.rest(&self.extra);
        object.end();
    }
}

/// Whether a tool can be used. The actions of a disabled one cannot be run.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ToolStatus {
    /// `active`
    Active,
    /// `disabled`
    Disabled,
    /// A value that the document does not list. A client keeps it, a server refuses it.
    Unknown(String),
}

impl ToolStatus {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for ToolStatus {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "active" => Self::Active,
                "disabled" => Self::Disabled,
                _ => Self::Unknown(node.unlisted(&["active", "disabled"])?),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}

/// Where a tool's actions come from: the operations of an OpenAPI description, or the tools
/// that an MCP server lists.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ToolType {
    /// `openapi`
    Openapi,
    /// `mcp`
    Mcp,
    /// A value that the document does not list. A client keeps it, a server refuses it.
    Unknown(String),
}

impl ToolType {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Openapi => "openapi",
            Self::Mcp => "mcp",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for ToolType {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "openapi" => Self::Openapi,
                "mcp" => Self::Mcp,
                _ => Self::Unknown(node.unlisted(&["openapi", "mcp"])?),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}

/// What to run an action with, under either of two names; arguments is the one to prefer. How
/// they combine is not documented: a server made from this description lets arguments win when
/// both are there, and takes an empty object when neither is.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ExecuteActionRequest {
    /// The action's arguments, in the shape that its input schema asks for.
    pub arguments: Option<json::Map<String, json::Value>>,
    /// The same as arguments, under a shorter name. It counts only when arguments is absent.
    pub args: Option<json::Map<String, json::Value>>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for ExecuteActionRequest {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            arguments: members.optional("arguments")?,
            args: members.optional("args")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("arguments", &self.arguments);
        object.optional("args", &self.args);
        object.rest(&self.extra);
        object.end();
    }
}

/// What an action produced, and how long it took.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionResult {
    /// Whatever the action returned, as any JSON.
    pub result: json::Value,
    /// How long the action took, in milliseconds.
    pub latency_ms: u64,
    /// The key of the tool that the action belongs to.
    pub tool_key: String,
    /// The key of the action that ran.
    pub action_key: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl ActionResult {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(
        result: json::Value,
        latency_ms: u64,
        tool_key: impl Into<String>,
        action_key: impl Into<String>,
    ) -> Self {
        Self {
            result,
            latency_ms,
            tool_key: tool_key.into(),
            action_key: action_key.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for ActionResult {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            result: members.required("result")?,
            latency_ms: members.required("latencyMs")?,
            tool_key: members.required("toolKey")?,
            action_key: members.required("actionKey")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("result", &self.result);
        object.member("latencyMs", &self.latency_ms);
        object.member("toolKey", &self.tool_key);
        object.member("actionKey", &self.action_key);
        object.rest(&self.extra);
        object.end();
    }
}

/// Why a request failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// What went wrong, for a human reader.
    pub error: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Error {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(error: impl Into<String>) -> Self {
        Self {
            error: error.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for Error {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            error: members.required("error")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("error", &self.error);
        object.rest(&self.extra);
        object.end();
    }
}
