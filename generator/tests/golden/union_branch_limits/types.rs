//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Size`.
#[derive(Clone, Debug, PartialEq)]
pub enum Size {
    /// Where the value is an array.
    List(Vec<i64>),
    /// Where the value is an integer.
    Integer(u64),
    /// Where it fits, and nothing before it; trial 1.
    Text(String),
    /// Where it fits, and nothing before it; trial 2.
    Uuid(json::Uuid),
}

impl Json for Size {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        node.choice()
            .rules(const { &[json::Rule::MaxItems(2)] })
            .kind(&[json::Kind::Array], "List", Self::List)
            .rules(const { &[json::Rule::Minimum(1.0)] })
            .kind(&[json::Kind::Integer], "Integer", Self::Integer)
            .rules(const { &[json::Rule::Pattern("^[SML]$")] })
            .trial("Text", Self::Text)
            .trial("Uuid", Self::Uuid)
            .end()
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::List(value) => value.encode(writer),
            Self::Integer(value) => value.encode(writer),
            Self::Text(value) => value.encode(writer),
            Self::Uuid(value) => value.encode(writer),
        }
    }
}

/// The schema `Point`.
pub type Point = (f64, f64);

/// The schema `Grid`.
pub type Grid = json::IndexMap<String, Vec<Vec<String>>>;

/// The schema `Map`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Map {
    /// `center`
    pub center: Option<Point>,
    /// `grid`
    pub grid: Option<Grid>,
    /// Members that the document does not name.
    pub extra: json::IndexMap<String, Point>,
}

impl Json for Map {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            (
                "center",
                &[
                    json::Rule::Place(0, &[json::Rule::Minimum(-180.0)]),
                    json::Rule::Place(1, &[json::Rule::Maximum(90.0)]),
                ],
            ),
            (
                "grid",
                &[
                    json::Rule::Values(
                        &[
                            json::Rule::Items(
                                &[
                                    json::Rule::MaxItems(3),
                                    json::Rule::Items(&[json::Rule::MaxLength(1)]),
                                ],
                            ),
                        ],
                    ),
                ],
            ),
        ];

        static OWN: &[json::Rule] = &[
            json::Rule::OtherMembers(
                &[json::Known::Names(&["center", "grid"])],
                &[
                    json::Rule::Place(0, &[json::Rule::Minimum(-180.0)]),
                    json::Rule::Place(1, &[json::Rule::Maximum(90.0)]),
                ],
            ),
        ];
        node.check(OWN)?;
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            center: members.optional("center")?,
            grid: members.optional("grid")?,
            extra: members.rest_of()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("center", &self.center);
        object.optional("grid", &self.grid);
        object.rest_of(&self.extra);
        object.end();
    }
}
