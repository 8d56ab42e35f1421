//! The schemas of Cognipeer Tools API.

use concord_runtime::json;

/// A list of tools.
#[derive(Clone)]
pub struct ToolList {
    /// The tools.
    pub tools: Vec<Tool>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new ToolList { tools: required (Vec<Tool>), ..extra rest } }

/// The envelope around a single tool.
#[derive(Clone)]
pub struct ToolEnvelope {
    /// What was asked for.
    pub tool: Tool,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new ToolEnvelope { tool: required (Tool), ..extra rest } }

/// Something that offers actions, backed by an OpenAPI description or an MCP server.
#[derive(Clone)]
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

json::object! {
    new Tool {
        key: required (impl Into<String>), name: required (impl Into<String>),
        description: required (impl Into<String>), r#type "type": required (ToolType),
        status: required (ToolStatus), actions: required (Vec<Action>),
        created_at "createdAt": required (json::DateTime), ..extra rest
    }
}

/// One thing that a tool can do.
#[derive(Clone)]
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

json::object! {
    new Action {
        key: required (impl Into<String>), name: required (impl Into<String>),
        description: required (impl Into<String>),
        input_schema "inputSchema": required (json::Map<String, json::Value>), ..extra rest
    }
}

json::texts! {
    /// Whether a tool can be used. The actions of a disabled one cannot be run.
    pub enum ToolStatus {
        Active = "active",
        Disabled = "disabled",
        ..Unknown unlisted
    }
}

json::texts! {
    /// Where a tool's actions come from: the operations of an OpenAPI description, or the tools
    /// that an MCP server lists.
    pub enum ToolType {
        Openapi = "openapi",
        Mcp = "mcp",
        ..Unknown unlisted
    }
}

/// What to run an action with, under either of two names; arguments is the one to prefer. How
/// they combine is not documented: a server made from this description lets arguments win when
/// both are there, and takes an empty object when neither is.
#[derive(Clone, Default)]
pub struct ExecuteActionRequest {
    /// The action's arguments, in the shape that its input schema asks for.
    pub arguments: Option<json::Map<String, json::Value>>,
    /// The same as arguments, under a shorter name. It counts only when arguments is absent.
    pub args: Option<json::Map<String, json::Value>>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { ExecuteActionRequest { arguments: optional, args: optional, ..extra rest } }

/// What an action produced, and how long it took.
#[derive(Clone)]
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

json::object! {
    new ActionResult {
        result: required (json::Value), latency_ms "latencyMs": required (u64),
        tool_key "toolKey": required (impl Into<String>),
        action_key "actionKey": required (impl Into<String>), ..extra rest
    }
}

/// Why a request failed.
#[derive(Clone)]
pub struct Error {
    /// What went wrong, for a human reader.
    pub error: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Error { error: required (impl Into<String>), ..extra rest } }
