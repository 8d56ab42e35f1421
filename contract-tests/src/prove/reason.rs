//! Why a fault that nothing notices is no hole in the harness, or which one it is.

/// What is said of a survivor that nobody has looked at.
const UNKNOWN: &str = "no reason is known: the harness has a hole here";

/// A reason, with the kind of fault and the beginnings of the places that it is given for.
struct Reason {
    kind: &'static str,
    places: &'static [&'static str],
    words: &'static str,
}

/// Every fault that survives.
const REASONS: &[Reason] = &[
    Reason {
        kind: "document: a type is another one",
        places: &["smithery#/components/schemas/ValidationError/properties/error"],
        words: "the constant beside the type still says what the value is: it is taken at its word",
    },
    Reason {
        kind: "document: null is allowed",
        places: &["smithery#/components/schemas/LooseObject/propertyNames"],
        words: "the name of a member is a text and never null (RFC 8259 §4): the document says the \
                same as before",
    },
    Reason {
        kind: "document: a server has another path",
        places: &["cognipeer#/servers/0"],
        words: "the document names no host, so the code has no address of it: the caller says where \
                the server is, path and all",
    },
    Reason {
        kind: "document: a parameter has another style",
        places: &["mcphub#/paths/~1api~1tools~1{serverName}~1{toolName}/get/parameters/0"],
        words: "no example shows it, and what is made of its schema is an empty object, of which \
                nothing is written in any style (RFC 6570 §2.3)",
    },
    Reason {
        kind: "document: a parameter is dropped",
        places: &[
            "mcphub#/paths/~1api~1tools~1{serverName}~1{toolName}/get arguments",
            "cognipeer#/paths/~1api~1client~1v1~1tools/get status",
            "cognipeer#/paths/~1api~1client~1v1~1tools/get type",
        ],
        words: MORE_THAN_DOCUMENTED,
    },
    Reason {
        kind: "document: a body is dropped",
        places: &["mcphub#/paths/~1api~1tools~1{serverName}~1{toolName}/post"],
        words: MORE_THAN_DOCUMENTED,
    },
    Reason {
        kind: "document: a param is dropped",
        places: &[
            "mcp#/methods/6 #/components/contentDescriptors/Meta",
            "mcp#/methods/7 logger",
            "mcp#/methods/7 #/components/contentDescriptors/Meta",
        ],
        words: MORE_THAN_DOCUMENTED,
    },
    Reason {
        kind: "document: a param is dropped",
        places: &["mcp#/methods/3 arguments"],
        words: "an example's param that has a name of its own is told by its position, so the \
                examples are now of the next param, which takes any object as well",
    },
    Reason {
        kind: "document: a value of an enum is dropped",
        places: &[
            "cognipeer#/components/schemas/ToolStatus disabled",
            "cognipeer#/components/schemas/ToolType mcp",
            "mcp#/methods/7/params/0/schema ",
        ],
        words: MORE_THAN_DOCUMENTED,
    },
    Reason {
        kind: "document: a type is another one",
        places: &[DATA_OF_EVENTS],
        words: "the data of an event is a text (HTML §9.2.6), and `contentSchema` beside the type \
                says what the text holds: the type says nothing more",
    },
    Reason {
        kind: "document: null is allowed",
        places: &[DATA_OF_EVENTS],
        words: "the data of an event is a text (HTML §9.2.6) and never null: the document says the \
                same as before",
    },
    Reason {
        kind: "document: the data of events is untyped",
        places: &[DATA_OF_EVENTS],
        words: "the events on the wire are the same, and a document that says nothing of their \
                data does not refuse what the code makes of it",
    },
    Reason {
        kind: "document: a property is renamed",
        places: &[
            "mcp#/components/schemas/TextContent annotations",
            "mcp#/components/schemas/ResourceLink title",
            "mcp#/components/schemas/EmbeddedResource annotations",
            "mcp#/components/schemas/Annotations priority",
        ],
        words: OF_AN_OPEN_UNION,
    },
    Reason {
        kind: "document: a member becomes required",
        places: &["mcp#/components/schemas/Annotations audience"],
        words: OF_AN_OPEN_UNION,
    },
    Reason {
        kind: "document: null is allowed",
        places: &["mcp#/components/schemas/ResourceLink/properties/description"],
        words: OF_AN_OPEN_UNION,
    },
];

/// The data of the events of the one documented stream.
const DATA_OF_EVENTS: &str = "agentflow#/paths/~1api~1v1~1agent~1{agent_id}~1tools~1{tool_id}~1run\
                              /post/responses/200/content/text~1event-stream/itemSchema/properties\
                              /data";

const MORE_THAN_DOCUMENTED: &str = "it may be left out and no example shows it: the code takes more \
                                    than the document says, which nobody meets who keeps to the \
                                    document";

const OF_AN_OPEN_UNION: &str = "a client keeps an item of this union whole, with members that are \
                                not declared and where it fits no branch, so what an optional \
                                member of an answer's branch is changes nothing that it returns";

/// The reason why a fault of a kind survives at a place.
pub(super) fn of(kind: &str, place: &str) -> &'static str {
    let is_at = |reason: &&Reason| {
        reason.kind == kind && reason.places.iter().any(|known| place.starts_with(known))
    };
    REASONS.iter().find(is_at).map_or(UNKNOWN, |reason| reason.words)
}
