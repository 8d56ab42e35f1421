//! The schemas of T.

use concord_runtime::json;

/// The schema `Size`.
#[derive(Clone)]
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

json::choice! {
    Size {
        List: kind(&[Array]) rules [MaxItems(2)], Integer: kind(&[Integer]) rules [Minimum(1.0)],
        Text: trial rules [Pattern("^[SML]$")], Uuid: trial,
    }
}

/// The schema `Point`.
pub type Point = (f64, f64);

/// The schema `Grid`.
pub type Grid = json::IndexMap<String, Vec<Vec<String>>>;

/// The schema `Map`.
#[derive(Clone, Default)]
pub struct Map {
    /// `center`
    pub center: Option<Point>,
    /// `grid`
    pub grid: Option<Grid>,
    /// Members that the document does not name.
    pub extra: json::IndexMap<String, Point>,
}

json::object! {
    Map { center: optional, grid: optional, ..extra rest_of }
    own [
        OtherMembers(&[json::Known::Names(&["center", "grid"])], &[Place(0, &[Minimum(-180.0)]), Place(1, &[Maximum(90.0)])]),
    ]
    rules [
        ("center", &[Place(0, &[Minimum(-180.0)]), Place(1, &[Maximum(90.0)])]),
        ("grid", &[Values(&[Items(&[MaxItems(3), Items(&[MaxLength(1)])])])]),
    ]
}
