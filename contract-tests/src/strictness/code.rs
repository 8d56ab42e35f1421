//! The catalogue: each thing that a schema lets pass, and a contract does not.

use std::fmt;

/// One kind of finding, with a code that stays what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// A member that no schema of its place names.
    UndeclaredMember,
    /// A status, or a code of a JSON-RPC error, that the operation does not document.
    UndeclaredStatus,
    /// A header that the operation does not document.
    UndeclaredHeader,
    /// A media type that the operation does not document.
    UndeclaredMediaType,
    /// A pair of the query, or a cookie, that is none of the operation's parameters.
    UndeclaredParameter,
    /// A `readOnly` member in a request.
    ReadOnlyInRequest,
    /// A `writeOnly` member in an answer.
    WriteOnlyInAnswer,
    /// `1.0` or `1e0` where the schema says integer.
    FractionForInteger,
    /// A member that an object has twice.
    RepeatedMember,
}

/// What is made of a finding in a live implementation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The document, or JSON itself, says that it is wrong.
    Failure,
    /// The document is silent, or says that it should not be.
    Warning,
}

impl Code {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 9] = [
        Self::UndeclaredMember,
        Self::UndeclaredStatus,
        Self::UndeclaredHeader,
        Self::UndeclaredMediaType,
        Self::UndeclaredParameter,
        Self::ReadOnlyInRequest,
        Self::WriteOnlyInAnswer,
        Self::FractionForInteger,
        Self::RepeatedMember,
    ];

    /// The code: `S01`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UndeclaredMember => "S01",
            Self::UndeclaredStatus => "S02",
            Self::UndeclaredHeader => "S03",
            Self::UndeclaredMediaType => "S04",
            Self::UndeclaredParameter => "S05",
            Self::ReadOnlyInRequest => "S06",
            Self::WriteOnlyInAnswer => "S07",
            Self::FractionForInteger => "S08",
            Self::RepeatedMember => "S09",
        }
    }

    /// What was found, in a few words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::UndeclaredMember => "a member is not declared",
            Self::UndeclaredStatus => "a status is not declared",
            Self::UndeclaredHeader => "a header is not declared",
            Self::UndeclaredMediaType => "a media type is not declared",
            Self::UndeclaredParameter => "a parameter is not declared",
            Self::ReadOnlyInRequest => "a readOnly member is in a request",
            Self::WriteOnlyInAnswer => "a writeOnly member is in an answer",
            Self::FractionForInteger => "an integer is written with a fraction",
            Self::RepeatedMember => "a member is there twice",
        }
    }

    /// What the document has in the place of what was found.
    #[must_use]
    pub fn expected(self) -> &'static str {
        match self {
            Self::UndeclaredMember
            | Self::UndeclaredHeader
            | Self::UndeclaredParameter
            | Self::ReadOnlyInRequest
            | Self::WriteOnlyInAnswer => "nothing",
            Self::UndeclaredStatus => "a documented status",
            Self::UndeclaredMediaType => "a documented media type",
            Self::FractionForInteger => "an integer without fraction and exponent",
            Self::RepeatedMember => "each member once",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::UndeclaredMember => {
                "name the member in `properties`, or allow others with `additionalProperties: true` or \
                 `patternProperties`; else do not send it"
            }
            Self::UndeclaredStatus => {
                "document the status, its range (`4XX`) or `default`; of JSON-RPC the code among the \
                 method's `errors`"
            }
            Self::UndeclaredHeader => "document the header, or do not send it",
            Self::UndeclaredMediaType => {
                "document the media type under `content`, or a range of it"
            }
            Self::UndeclaredParameter => "document the parameter, or do not send it",
            Self::ReadOnlyInRequest => {
                "leave the member out of the request: OAS 3.1 §4.8.24.2 says that it should not be sent"
            }
            Self::WriteOnlyInAnswer => {
                "leave the member out of the answer: it may be a secret that only goes in"
            }
            Self::FractionForInteger => {
                "write the integer without a fraction and without an exponent, or say `type: number`: \
                 typed readers refuse `1.0`"
            }
            Self::RepeatedMember => {
                "write each member once: readers differ in which of two they take (RFC 8259 §4)"
            }
        }
    }

    /// Whether it is one in a request alone, or in an answer alone.
    #[must_use]
    pub fn is_of_direction(self) -> bool {
        matches!(self, Self::ReadOnlyInRequest | Self::WriteOnlyInAnswer)
    }

    /// What is made of it in a live implementation, unless it is held to all that is found.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::UndeclaredStatus | Self::UndeclaredMediaType | Self::RepeatedMember => {
                Severity::Failure
            }
            Self::UndeclaredMember
            | Self::UndeclaredHeader
            | Self::UndeclaredParameter
            | Self::ReadOnlyInRequest
            | Self::WriteOnlyInAnswer
            | Self::FractionForInteger => Severity::Warning,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
