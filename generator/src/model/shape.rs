//! What schemas mean as Rust types: the shapes that the emitters write.

use std::sync::LazyLock;

use serde_json::Value;

use super::{Kinds, Limits, Rule, SchemaId};
use crate::source::Origin;

/// Which type of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub(crate) usize);

impl TypeId {
    /// A type that is not shaped yet.
    pub(crate) const UNSHAPED: Self = Self(usize::MAX);
}

/// The types of an API.
#[derive(Clone, Debug, Default)]
pub struct Types(pub(crate) Vec<Type>);

impl Types {
    /// A type by its id.
    #[must_use]
    pub fn get(&self, id: TypeId) -> &Type {
        // Ids are only made by the pass that fills the list.
        self.0.get(id.0).unwrap_or(&ANY)
    }

    /// All types with their ids, in the order in which the document mentions them.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.0.iter().enumerate().map(|(index, ty)| (TypeId(index), ty))
    }

    /// The type behind a chain of names for it.
    #[must_use]
    pub fn resolve(&self, mut id: TypeId) -> TypeId {
        // A chain cannot be longer than the list; a cycle of names was refused by the reader.
        for _ in 0..self.0.len() {
            match self.get(id).shape {
                Shape::Alias(target) => id = target,
                _ => break,
            }
        }
        id
    }

    /// The shape behind a chain of names for it.
    #[must_use]
    pub fn shape(&self, id: TypeId) -> &Shape {
        &self.get(self.resolve(id)).shape
    }

    /// Whether `null` is one of the values.
    #[must_use]
    pub fn is_nullable(&self, mut id: TypeId) -> bool {
        for _ in 0..=self.0.len() {
            let ty = self.get(id);
            match ty.shape {
                _ if ty.is_nullable => return true,
                Shape::Alias(target) => id = target,
                _ => return false,
            }
        }
        false
    }
}

static ANY: LazyLock<Type> = LazyLock::new(|| Type {
    origin: Origin { document: 0, node: 0 },
    schema: SchemaId(0),
    name: TypeName::Anonymous,
    title: None,
    description: None,
    is_deprecated: false,
    is_nullable: false,
    is_recursive: false,
    is_twin: false,
    shape: Shape::Any,
    limits: Limits::default(),
    rules: Vec::new(),
});

/// One type.
#[derive(Clone, Debug)]
pub struct Type {
    /// Where its schema stands.
    pub origin: Origin,
    /// The schema it was made from.
    pub schema: SchemaId,
    /// What it is called.
    pub name: TypeName,
    /// `title`
    pub title: Option<String>,
    /// What the document says about it (CommonMark).
    pub description: Option<String>,
    /// Whether the document advises against it.
    pub is_deprecated: bool,
    /// Whether `null` is allowed besides what the shape says.
    pub is_nullable: bool,
    /// Whether an array or a map holds itself, so that only an item of its own can name it.
    pub is_recursive: bool,
    /// Whether it says what an earlier type says, and is another name of that.
    pub is_twin: bool,
    /// What its values look like.
    pub shape: Shape,
    /// What its values have to keep to besides.
    pub limits: Limits,
    /// What its values have to keep to in ways that neither shape nor limits say.
    pub rules: Vec<Rule>,
}

/// What a type is called before it has a Rust name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeName {
    /// A name that the configuration chose, as it is to be written.
    Chosen(String),
    /// A name the document gives: the key of a reusable schema.
    Documented(String),
    /// A place: the type that holds it, or the operation, and the member, in words.
    Place {
        /// The type it is written in.
        owner: TypeOwner,
        /// What it is there: a member's name, `item`, `value`, `body`, `response`.
        part: String,
    },
    /// A type that no item is written for.
    Anonymous,
}

/// Where an inline schema is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeOwner {
    /// In another type.
    Type(TypeId),
    /// In an operation, by index.
    Operation(usize),
    /// At the top of the document.
    Api,
}

/// What the values of a type look like.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Any JSON.
    Any,
    /// `true` or `false`.
    Boolean,
    /// An integer.
    Integer(IntegerKind),
    /// A number. That of `format: float` as well: single precision would change its text.
    Number,
    /// A string.
    Text(TextFormat),
    /// `null` and nothing else.
    Null,
    /// No value at all (the schema `false`).
    Never,
    /// One of a list of values.
    Enumeration {
        /// The documented values.
        values: Vec<EnumValue>,
        /// Whether the document allows others.
        is_open: bool,
    },
    /// One value and no other.
    Constant(EnumValue),
    /// An array.
    Array(TypeId),
    /// An array with a type for each place, all of which are there.
    Tuple(Vec<TupleItem>),
    /// An object whose names are not documented.
    Map(TypeId),
    /// An object with documented members.
    Struct(Struct),
    /// One of several types.
    Union(Union),
    /// Another name of a type.
    Alias(TypeId),
}

/// Which integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerKind {
    /// `format: int32`
    I32,
    /// Every other integer.
    I64,
    /// Those of which the document shows one that no `i64` reaches.
    I128,
    /// `minimum: 0` and `format: int32`
    U32,
    /// `minimum: 0`
    U64,
}

/// What a string holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFormat {
    /// Any text.
    Plain,
    /// `date-time` (RFC 3339)
    DateTime,
    /// `date` (RFC 3339 §5.6)
    Date,
    /// `uuid` (RFC 4122)
    Uuid,
    /// `binary`, in a part of a form: a file.
    Binary,
}

/// A documented value of an enumeration.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// The text of a string; the JSON of anything else.
    pub text: String,
    /// The value itself.
    pub value: Value,
}

impl EnumValue {
    /// A documented value.
    #[must_use]
    pub fn new(value: &Value) -> Self {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Self { text, value: value.clone() }
    }
}

/// One place of a tuple.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TupleItem {
    /// Its type.
    pub ty: TypeId,
    /// Whether it stands in a box, since it may hold the tuple.
    pub is_boxed: bool,
}

/// An object with documented members.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The members, in the order of the document.
    pub members: Vec<Member>,
    /// What else may be there.
    pub rest: Rest,
}

/// A documented member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name on the wire.
    pub name: String,
    /// The type of its value.
    pub ty: TypeId,
    /// Whether it has to be there.
    pub is_required: bool,
    /// What it is taken for where it is left out.
    pub default: Option<Value>,
    /// What the document says about it (CommonMark).
    pub description: Option<String>,
    /// Whether the document advises against it.
    pub is_deprecated: bool,
    /// Where its schema stands.
    pub origin: Origin,
    /// `readOnly`: it has a meaning in answers only.
    pub is_read_only: bool,
    /// `writeOnly`: it has a meaning in requests only.
    pub is_write_only: bool,
    /// Whether it stands in a box, since its value may hold what it is a member of.
    pub is_boxed: bool,
}

impl Member {
    /// Whether the member has only one value and is always there.
    #[must_use]
    pub fn is_constant(&self, types: &Types) -> bool {
        self.is_required
            && !types.is_nullable(self.ty)
            && matches!(types.shape(self.ty), Shape::Constant(_))
    }
}

/// What an object may hold besides its documented members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Any other member (`additionalProperties` absent, or open).
    Open,
    /// Nothing (`additionalProperties: false`).
    Closed,
    /// Members of a type (`additionalProperties` with a schema).
    Typed(TypeId),
}

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// The branches, in the order of the document.
    pub branches: Vec<Branch>,
    /// How a reader tells them apart.
    pub evidence: Evidence,
}

/// One branch of a union.
#[derive(Clone, Debug)]
pub struct Branch {
    /// Its type.
    pub ty: TypeId,
    /// The values of the tag that stand for it; empty for the branch of all others.
    pub tags: Vec<String>,
    /// What points to it, where there is no tag.
    pub guard: Guard,
    /// The JSON types of its values.
    pub kinds: Kinds,
    /// Whether it stands in a box, since its value may hold the union.
    pub is_boxed: bool,
}

/// What points to a branch of a union without a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guard {
    /// The JSON type, which no other branch has.
    Kind,
    /// A required member that no other branch has.
    Member(String),
    /// Nothing: it is tried in its turn.
    Trial,
}

/// How a reader tells the branches of a union apart.
#[derive(Clone, Debug)]
pub enum Evidence {
    /// By the text of a member.
    Tag(String),
    /// By the guards of the branches.
    Guards,
}
