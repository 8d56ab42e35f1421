//! JSON forms of what schemas say beyond single types: unions, rules, tuples, values of any type.

use concord_runtime::json::{
    self, Choice, DecodeError, IndexMap, Json, Kind, Never, Node, Reading, Rule, Value, Writer,
};

/// A union of each kind of evidence.
#[derive(Debug, PartialEq)]
enum Answer {
    List(Vec<Answer>),
    Number(f64),
    Named(Named),
    Aged(Aged),
    Open(IndexMap<String, Value>),
}

impl Json for Answer {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        let choice: Choice<'_, Self> = node.choice();
        choice
            .kind(&[Kind::Array], "List", Self::List)
            .kind(&[Kind::Integer, Kind::Number], "Number", Self::Number)
            .member("name", "Named", Self::Named)
            .trial("Aged", Self::Aged)
            .trial("Open", Self::Open)
            .end()
    }

    fn encode(&self, writer: &mut Writer) {
        match self {
            Self::List(value) => value.encode(writer),
            Self::Number(value) => value.encode(writer),
            Self::Named(value) => value.encode(writer),
            Self::Aged(value) => value.encode(writer),
            Self::Open(value) => value.encode(writer),
        }
    }
}

struct Named {
    name: String,
    extra: IndexMap<String, u8>,
}

json::object! {
    Named { name: required, ..extra rest_of }
    rules [("name", &[MinLength(2), MaxLength(3), Pattern("^[a-zé]+$")])]
}

struct Aged {
    age: u8,
}

json::object! { Aged { ["version" constant_json "2"] age: required, } }

fn read<T: Json>(text: &str) -> Result<T, String> {
    json::from_slice(text.as_bytes(), Reading::Tolerant).map_err(|error| error.to_string())
}

fn read_strictly<T: Json>(text: &str) -> Result<T, String> {
    json::from_slice(text.as_bytes(), Reading::Strict).map_err(|error| error.to_string())
}

#[test]
fn a_union_is_read_by_its_evidence_and_written_as_it_was() {
    let rows = [
        r#"[1,[],{"name":"ab"}]"#,
        "1.5",
        r#"{"name":"ab","x":1}"#,
        r#"{"version":2,"age":3}"#,
        r#"{"age":3}"#,
        r#"{"version":2,"age":3,"more":null}"#,
    ];
    for text in rows {
        assert_eq!(json::to_string(&read::<Answer>(text).unwrap()).unwrap(), text);
    }
    // A member that a closed branch does not have goes to the branch that keeps it.
    assert!(matches!(read(r#"{"version":2,"age":3,"more":null}"#), Ok(Answer::Open(_))));
    assert!(matches!(read(r#"{"version":2.0,"age":3}"#), Ok(Answer::Aged(_))));
}

#[test]
fn a_union_that_fails_says_why() {
    let rows = [(
        "true",
        "no branch fits; List: a boolean is something else; Number: a boolean is something \
             else; Named: the member `name` is missing; Aged: expected an object, found a boolean; \
             Open: expected an object, found a boolean",
    )];
    for (text, expected) in rows {
        assert_eq!(read::<Answer>(text).unwrap_err(), expected, "{text}");
    }
}

/// A union of open objects, of which one has a member that the other does not name.
#[derive(Debug, PartialEq)]
enum Person {
    Named(Named),
    Open(IndexMap<String, u8>),
}

impl Json for Person {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        node.choice().member("name", "Named", Self::Named).trial("Open", Self::Open).end()
    }

    fn encode(&self, _: &mut Writer) {}
}

#[test]
fn a_member_points_to_a_branch_and_an_open_one_may_have_it_all_the_same() {
    assert!(matches!(read(r#"{"name":"ab"}"#), Ok(Person::Named(_))));
    assert!(matches!(read(r#"{"name":1}"#), Ok(Person::Open(_))));
    let rows = [
        (r#"{"name":[]}"#, "at `/name`: expected a string, found an array"),
        (r#"{"name":"ab","x":"y"}"#, "at `/x`: expected an integer, found a string"),
    ];
    for (text, expected) in rows {
        assert_eq!(read::<Person>(text).unwrap_err(), expected, "{text}");
    }
}

/// An object with a default, tried as the branch of a union.
struct Paged {
    page: Option<u8>,
}

json::object! { Paged { page: defaulted = "1", } }

#[test]
fn a_client_that_tries_a_branch_sees_no_defaults() {
    let read = |reading| {
        let tape = json::Tape::parse(b"{}", reading).unwrap();
        let choice: Choice<'_, Paged> = tape.root().choice();
        choice.trial("Paged", |paged: Paged| paged).end().unwrap().page
    };
    assert_eq!(read(Reading::Tolerant), None);
    assert_eq!(read(Reading::Strict), Some(1));
}

/// A union whose branches hold the union, so that trials could go on for ever.
#[derive(Debug)]
struct Deep;

impl Json for Deep {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        let first = |_: Vec<Deep>| Deep;
        let second = |_: Vec<Deep>| Deep;
        node.choice().trial("First", first).trial("Second", second).end()
    }

    fn encode(&self, writer: &mut Writer) {
        writer.null();
    }
}

#[test]
fn trials_end() {
    let text = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    assert!(read::<Deep>(&text).unwrap_err().contains("too many trials"));
}

/// A union whose branches have a member of their own each, and hold the union.
struct Linked;

/// What is in each of its branches.
struct Link {
    next: Option<Box<Linked>>,
    extra: json::Extra,
}

json::object! { Link { next: optional, ..extra rest } }

impl Json for Linked {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        let (first, second) = (|_: Link| Self, |_: Link| Self);
        node.choice().member("a", "First", first).member("b", "Second", second).end()
    }

    fn encode(&self, _: &mut Writer) {}
}

#[test]
fn branches_that_members_point_to_end_too() {
    let (start, end) = (r#"{"a":1,"b":1,"next":"#.repeat(100), "}".repeat(100));
    let found = read::<Linked>(&format!("{start}7{end}"));
    assert!(found.err().unwrap().contains("too many trials"));
    assert!(read::<Linked>(&format!(r#"{start}{{"a":1}}{end}"#)).is_ok());
}

/// A list under every rule for lists and numbers.
struct Ruled;

impl Json for Ruled {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        static RULES: &[Rule] = &[
            Rule::MinItems(1),
            Rule::MaxItems(3),
            Rule::UniqueItems,
            Rule::Items(&[
                Rule::Minimum(-1.0),
                Rule::Below(10.0),
                Rule::MultipleOf(0.01),
                Rule::NoneOf(&["7"]),
                Rule::MaxMembers(1),
                Rule::Values(&[Rule::MaxLength(1)]),
            ]),
        ];
        node.check(RULES)?;
        Ok(Self)
    }

    fn encode(&self, writer: &mut Writer) {
        writer.null();
    }
}

#[test]
fn a_server_checks_rules_and_a_client_does_not() {
    let rows = [
        ("[1, 1.05, -1]", ""),
        (r#"[{"a":"é"}, null]"#, ""),
        ("[]", "expected at least 1 items"),
        ("[1,2,3,4]", "expected at most 3 items"),
        ("[1, 1.0]", "expected no two equal items"),
        (r#"[{"a":[1]}, {"a":[1.0]}]"#, "expected no two equal items"),
        ("[0, -1.5]", "at `/1`: expected at least -1"),
        ("[10]", "at `/0`: expected less than 10"),
        ("[0.005]", "at `/0`: expected a multiple of 0.01"),
        ("[7.0]", "at `/0`: expected none of 7"),
        (r#"[{"a":1,"b":2}]"#, "at `/0`: expected at most 1 members"),
        (r#"[{"a":"xy"}]"#, "at `/0/a`: expected at most 1 characters"),
    ];
    for (text, expected) in rows {
        let found = read_strictly::<Ruled>(text).err().unwrap_or_default();
        assert_eq!(found, expected, "{text}");
        assert!(read::<Ruled>(text).is_ok());
    }
    let texts = [("é", "at least 2 characters"), ("abcd", "at most 3"), ("A1", "a match of")];
    for (text, expected) in texts {
        let text = format!(r#"{{"name":"{text}"}}"#);
        assert!(read_strictly::<Named>(&text).unwrap_err().contains(expected));
        assert!(read::<Named>(&text).is_ok());
    }
}

#[test]
fn tuples_null_and_nothing() {
    assert_eq!(read("[1,\"a\"]"), Ok((1_u8, "a".to_owned())));
    assert_eq!(json::to_string(&(1_u8, true)).unwrap(), "[1,true]");
    assert_eq!(read::<(u8, u8)>("[1]").unwrap_err(), "expected 2 items");
    assert_eq!(read::<(u8,)>("[1,2]").unwrap_err(), "expected 1 items");
    assert_eq!(read("null"), Ok(()));
    assert_eq!(read::<()>("0").unwrap_err(), "expected null, found a number");
    assert_eq!(read::<Never>("0").unwrap_err(), "the member is not declared");
}
