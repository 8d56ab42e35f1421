//! Parameter styles in both directions: the tables of OAS 3.1 §4.8.12.4 and RFC 6570 §3.2.
#![cfg(test)]

use concord_runtime::json::{
    DecodeError, IndexMap, Json, Kind, Node, Reading, Tape, Value, Writer,
};
use concord_runtime::style::{
    Parameter, Shape, Style, StyleProblem, decode_cookie, decode_header, decode_path, decode_query,
    decode_value, decode_whole_query, encode_cookie, encode_header, encode_path, encode_query,
    pairs,
};
use http::HeaderMap;
use http::header::{COOKIE, HeaderName, HeaderValue};
use serde_json::json;

fn value(tape: &Tape<'_>) -> Value {
    Value::decode(tape.root()).unwrap()
}

fn query_text(parameter: &Parameter, value: &Value) -> Result<String, StyleProblem> {
    let tape = Tape::of_value(value, Reading::Strict);
    let pairs = encode_query(parameter, tape.root()).map_err(|error| error.problem())?;
    Ok(pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&"))
}

fn query_value(parameter: &Parameter, raw: &str) -> Result<Option<Value>, StyleProblem> {
    let tape = decode_query(parameter, &pairs(raw), &[]).map_err(|error| error.problem())?;
    Ok(tape.as_ref().map(value))
}

fn path_text(parameter: &Parameter, value: &Value) -> Result<String, StyleProblem> {
    let tape = Tape::of_value(value, Reading::Strict);
    encode_path(parameter, tape.root()).map_err(|error| error.problem())
}

fn path_value(parameter: &Parameter, raw: &str) -> Result<Value, StyleProblem> {
    Ok(value(&decode_path(parameter, raw).map_err(|error| error.problem())?))
}

fn colours() -> Value {
    json!(["blue", "black", "brown"])
}

fn rgb() -> Value {
    json!({"R": "100", "G": "200", "B": "150"})
}

/// The parameter `color` with the shape of a value.
fn shaped(parameter: Parameter, value: &Value) -> Parameter {
    match value {
        Value::Array(_) => parameter.array(),
        Value::Object(_) => parameter.object(),
        _ => parameter,
    }
}

#[test]
fn the_table_of_path_styles() {
    let path = |style, explode| Parameter::path("color").style(style).explode(explode);
    let table = [
        (Style::Matrix, false, json!(""), ";color"),
        (Style::Matrix, false, json!("blue"), ";color=blue"),
        (Style::Matrix, false, colours(), ";color=blue,black,brown"),
        (Style::Matrix, false, rgb(), ";color=R,100,G,200,B,150"),
        (Style::Matrix, true, json!(""), ";color"),
        (Style::Matrix, true, json!("blue"), ";color=blue"),
        (Style::Matrix, true, colours(), ";color=blue;color=black;color=brown"),
        (Style::Matrix, true, rgb(), ";R=100;G=200;B=150"),
        (Style::Label, false, json!(""), "."),
        (Style::Label, false, json!("blue"), ".blue"),
        (Style::Label, false, colours(), ".blue,black,brown"),
        (Style::Label, false, rgb(), ".R,100,G,200,B,150"),
        (Style::Label, true, json!(""), "."),
        (Style::Label, true, json!("blue"), ".blue"),
        (Style::Label, true, colours(), ".blue.black.brown"),
        (Style::Label, true, rgb(), ".R=100.G=200.B=150"),
        (Style::Simple, false, json!(""), ""),
        (Style::Simple, false, json!("blue"), "blue"),
        (Style::Simple, false, colours(), "blue,black,brown"),
        (Style::Simple, false, rgb(), "R,100,G,200,B,150"),
        (Style::Simple, true, json!("blue"), "blue"),
        (Style::Simple, true, colours(), "blue,black,brown"),
        (Style::Simple, true, rgb(), "R=100,G=200,B=150"),
    ];
    for (style, explode, expected, text) in table {
        let parameter = shaped(path(style, explode), &expected);
        assert_eq!(path_text(&parameter, &expected).as_deref(), Ok(text), "{parameter:?}");
        assert_eq!(path_value(&parameter, text), Ok(expected), "{parameter:?}");
    }
}

#[test]
fn the_table_of_query_styles() {
    let query = |style, explode| Parameter::query("color").style(style).explode(explode);
    let table = [
        (Style::Form, false, json!(""), "color="),
        (Style::Form, false, json!("blue"), "color=blue"),
        (Style::Form, false, colours(), "color=blue,black,brown"),
        (Style::Form, false, rgb(), "color=R,100,G,200,B,150"),
        (Style::Form, true, json!(""), "color="),
        (Style::Form, true, json!("blue"), "color=blue"),
        (Style::Form, true, colours(), "color=blue&color=black&color=brown"),
        (Style::Form, true, rgb(), "R=100&G=200&B=150"),
        (Style::SpaceDelimited, false, colours(), "color=blue%20black%20brown"),
        (Style::SpaceDelimited, false, rgb(), "color=R%20100%20G%20200%20B%20150"),
        (Style::SpaceDelimited, true, colours(), "color=blue&color=black&color=brown"),
        (Style::PipeDelimited, false, colours(), "color=blue%7Cblack%7Cbrown"),
        (Style::PipeDelimited, false, rgb(), "color=R%7C100%7CG%7C200%7CB%7C150"),
        (Style::PipeDelimited, true, colours(), "color=blue&color=black&color=brown"),
        (Style::DeepObject, true, rgb(), "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    ];
    for (style, explode, expected, text) in table {
        let parameter = shaped(query(style, explode), &expected);
        assert_eq!(query_text(&parameter, &expected).as_deref(), Ok(text), "{parameter:?}");
        assert_eq!(query_value(&parameter, text), Ok(Some(expected)), "{parameter:?}");
    }
}

#[test]
fn other_spellings_that_a_query_may_have() {
    let query = Parameter::query("color");
    let table = [
        (query, "color=a+b", json!("a b")),
        (query, "color=a%20b", json!("a b")),
        (query, "color=a%2Bb", json!("a+b")),
        (query, "color", json!("")),
        (query, "x=1&c%6Flor=blue&&", json!("blue")),
        (query.array().style(Style::PipeDelimited), "color=a|b", json!(["a", "b"])),
        (query.array().style(Style::PipeDelimited), "color=a%7cb", json!(["a", "b"])),
        (query.array().style(Style::SpaceDelimited), "color=a+b", json!(["a", "b"])),
        (query.object().style(Style::DeepObject), "x=1&color[R]=1&colour[R]=2", json!({"R": "1"})),
        (query.array(), "color=", json!([""])),
        (query.array().explode(false), "color=,", json!(["", ""])),
    ];
    for (parameter, raw, expected) in table {
        assert_eq!(query_value(&parameter, raw), Ok(Some(expected)), "{raw}");
    }
}

#[test]
fn every_value_survives_its_style() {
    let odd =
        ["a/b c?%", "a,b;c.d=e&f", "|", "%20x", "100%", "ü€😀", "+ +", "", "a\"<>\\^`{}", "..."];
    let styles = [Style::Simple, Style::Label, Style::Matrix];
    for (style, explode) in styles.iter().flat_map(|style| [(*style, false), (*style, true)]) {
        let parameter = Parameter::path("p").style(style).explode(explode);
        for text in odd {
            let text = json!(text);
            let raw = path_text(&parameter, &text).unwrap();
            assert_eq!(path_value(&parameter, &raw), Ok(text), "{parameter:?} {raw}");
        }
        let array = json!(odd);
        let raw = path_text(&parameter, &array).unwrap();
        assert_eq!(path_value(&parameter.array(), &raw), Ok(array), "{parameter:?} {raw}");
        let object: Value = odd.iter().map(|text| ((*text).to_owned(), json!(text))).collect();
        let raw = path_text(&parameter, &object).unwrap();
        assert_eq!(path_value(&parameter.object(), &raw), Ok(object), "{parameter:?} {raw}");
    }
    // What would be read as an escaped delimiter is left out; it is an error below.
    let odd = odd.map(|text| if text == "%20x" { "%2x" } else { text });
    let styles = [Style::Form, Style::SpaceDelimited, Style::PipeDelimited];
    for (style, explode) in styles.iter().flat_map(|style| [(*style, false), (*style, true)]) {
        let parameter = Parameter::query("a b&c").style(style).explode(explode);
        let array = json!(odd);
        let raw = query_text(&parameter, &array).unwrap();
        assert_eq!(query_value(&parameter.array(), &raw), Ok(Some(array)), "{parameter:?} {raw}");
        let object: Value = odd.iter().map(|text| ((*text).to_owned(), json!(text))).collect();
        let raw = query_text(&parameter, &object).unwrap();
        if !explode || style == Style::Form {
            assert_eq!(query_value(&parameter.object(), &raw), Ok(Some(object)), "{raw}");
        }
    }
    let parameter = Parameter::query("a").object().style(Style::DeepObject);
    let object: Value = odd.iter().map(|text| ((*text).to_owned(), json!(text))).collect();
    let raw = query_text(&parameter, &object).unwrap();
    assert_eq!(query_value(&parameter, &raw), Ok(Some(object)), "{raw}");
}

#[test]
fn only_unreserved_characters_stay() {
    let all: String = (' '..='~').collect();
    let expected = "%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F\
                    %40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz\
                    %7B%7C%7D~";
    assert_eq!(path_text(&Parameter::path("p"), &json!(all)).as_deref(), Ok(expected));
    let text = query_text(&Parameter::query("p"), &json!(all));
    assert_eq!(text, Ok(format!("p={expected}")));
}

#[test]
fn reserved_characters_stay_where_they_may() {
    let reserved = json!(":/?#[]@!$&'()*+,;=%");
    let query = Parameter::query("p").allow_reserved();
    let text = query_text(&query, &reserved).unwrap();
    assert_eq!(text, "p=:/?%23%5B%5D@!$%26'()*%2B,;=%25");
    assert_eq!(query_value(&query, &text), Ok(Some(reserved.clone())));
    let path = Parameter::path("p").allow_reserved();
    let text = path_text(&path, &reserved).unwrap();
    assert_eq!(text, ":%2F%3F%23%5B%5D@!$&'()*+,;=%25");
    assert_eq!(path_value(&path, &text), Ok(reserved));
    let items = json!(["a,b", "c:d"]);
    let array = query.array().explode(false);
    assert_eq!(query_text(&array, &items).as_deref(), Ok("p=a%2Cb,c:d"));
}

#[test]
fn scalars_of_every_type_have_a_text() {
    let query = Parameter::query("p");
    for (value, text) in [
        (json!(7), "p=7"),
        (json!(-1.5), "p=-1.5"),
        (json!(true), "p=true"),
        (json!([1, false, "x"]), "p=1&p=false&p=x"),
    ] {
        assert_eq!(query_text(&query, &value).as_deref(), Ok(text));
    }
    let tape = decode_query(&query.array(), &[("p", "1"), ("p", "2")], &[]).unwrap().unwrap();
    assert_eq!(Vec::<u8>::decode(tape.root()), Ok(vec![1, 2]));
}

#[test]
fn what_is_undefined_is_left_out() {
    for value in [json!(null), json!([]), json!({})] {
        let tape = Tape::of_value(&value, Reading::Strict);
        assert_eq!(query_text(&Parameter::query("p"), &value).as_deref(), Ok(""));
        assert_eq!(encode_header(&Parameter::header("p"), tape.root()), Ok(None));
        assert_eq!(encode_cookie(&Parameter::cookie("p"), tape.root()), Ok(vec![]));
        assert_eq!(path_text(&Parameter::path("p"), &value), Err(StyleProblem::Undefined));
    }
    assert_eq!(query_value(&Parameter::query("p"), "q=1"), Ok(None));
    assert_eq!(query_value(&Parameter::query("p").array(), ""), Ok(None));
    assert_eq!(
        query_value(&Parameter::query("p").object().style(Style::DeepObject), "p=1"),
        Ok(None)
    );
}

#[test]
fn what_has_no_text_is_refused() {
    let query = Parameter::query("p");
    let pipes = query.style(Style::PipeDelimited);
    for (parameter, value, problem) in [
        (query, json!([["a"]]), StyleProblem::Nested),
        (query, json!({"a": {}}), StyleProblem::Nested),
        (query, json!([null]), StyleProblem::Nested),
        (pipes, json!(["a%7cb"]), StyleProblem::Delimiter('|')),
        (query.style(Style::SpaceDelimited), json!(["a%20b"]), StyleProblem::Delimiter(' ')),
        (query.style(Style::DeepObject), json!({"a]": 1}), StyleProblem::Delimiter(']')),
        (query.style(Style::DeepObject), json!({"a": [null]}), StyleProblem::Empty),
        (
            query.one_of(&[Shape::Scalar, Shape::Array]).style(Style::PipeDelimited),
            json!("a|b"),
            StyleProblem::Delimiter('|'),
        ),
    ] {
        assert_eq!(query_text(&parameter, &value), Err(problem), "{value}");
    }
}

#[test]
fn text_that_is_no_value_is_refused() {
    let (query, path) = (Parameter::query("p"), Parameter::path("p"));
    for (parameter, raw, problem) in [
        (query, "p=1&p=2", StyleProblem::Repeated),
        (query, "p=%", StyleProblem::PercentEncoding),
        (query, "p=%2", StyleProblem::PercentEncoding),
        (query, "p=%zz", StyleProblem::PercentEncoding),
        (query, "p=%+1", StyleProblem::PercentEncoding),
        (query, "p=%ff", StyleProblem::Utf8),
        (query.array().explode(false), "p=1&p=2", StyleProblem::Repeated),
        (query.object().explode(false), "p=R", StyleProblem::Unpaired),
        (query.object(), "R=1&R=2", StyleProblem::Repeated),
        (query.object().style(Style::DeepObject), "p[a][b=1", StyleProblem::Unpaired),
        (query.object().style(Style::DeepObject), "p[a]=1&p[a][b]=1", StyleProblem::Repeated),
        (query.object().style(Style::DeepObject), "p[a=1", StyleProblem::Unpaired),
    ] {
        assert_eq!(query_value(&parameter, raw), Err(problem), "{raw}");
    }
    for (parameter, raw, problem) in [
        (path, "%C3%28", StyleProblem::Utf8),
        (path.style(Style::Label), "blue", StyleProblem::Prefix),
        (path.style(Style::Matrix), ";q=blue", StyleProblem::Prefix),
        (path.style(Style::Matrix), "p=blue", StyleProblem::Prefix),
        (path.array().style(Style::Matrix).explode(true), ";p=1;q=2", StyleProblem::Prefix),
        (path.object(), "R,1,G", StyleProblem::Unpaired),
        (path.object().explode(true), "R=1,G", StyleProblem::Unpaired),
    ] {
        assert_eq!(path_value(&parameter, raw), Err(problem), "{raw}");
    }
}

#[test]
fn a_deep_object_nests() {
    let parameter = Parameter::query("f").object().style(Style::DeepObject);
    for (value, text) in [
        (json!({"a": {"b": "1"}}), "f%5Ba%5D%5Bb%5D=1"),
        (json!({"a": ["x", "y"]}), "f%5Ba%5D%5B0%5D=x&f%5Ba%5D%5B1%5D=y"),
        (json!({"a": [{"b": "x"}]}), "f%5Ba%5D%5B0%5D%5Bb%5D=x"),
        (json!({"a": "%[]&"}), "f%5Ba%5D=%25%5B%5D%26"),
        (json!({}), ""),
    ] {
        assert_eq!(query_text(&parameter, &value).unwrap(), text, "{value}");
        if !text.is_empty() {
            assert_eq!(query_value(&parameter, text).unwrap().unwrap(), value, "{text}");
        }
    }
    for (text, value) in [
        ("f[a][]=x&f[a][]=y", json!({"a": ["x", "y"]})),
        ("f[a][1]=y&f[a][0]=x", json!({"a": ["x", "y"]})),
        ("f[a][][b]=1&f[a][][b]=2", json!({"a": [{"b": "1"}, {"b": "2"}]})),
        ("f[a][1]=y&f[a][2]=x", json!({"a": {"1": "y", "2": "x"}})),
    ] {
        assert_eq!(query_value(&parameter, text).unwrap().unwrap(), value, "{text}");
    }
}

#[test]
fn the_type_decides_what_numbers_name() {
    type Texts = Vec<String>;
    type Named = IndexMap<String, String>;
    let parameter = Parameter::query("f").object().style(Style::DeepObject);
    let raw = pairs("f[a][1]=y&f[a][0]=x");
    let tape = decode_query(&parameter, &raw, &[]).unwrap().unwrap();
    let items = IndexMap::<String, Texts>::decode(tape.root()).unwrap();
    assert_eq!(items["a"], ["x", "y"]);
    let members = IndexMap::<String, Named>::decode(tape.root()).unwrap();
    assert_eq!(members["a"].get("1").map(String::as_str), Some("y"));
    let numbers = IndexMap::<String, Vec<i64>>::decode(tape.root()).unwrap_err();
    assert_eq!(numbers.pointer(), "/a/0");
}

/// An integer or some texts.
#[derive(Debug, PartialEq)]
enum Several {
    One(i64),
    Many(Vec<String>),
    Named(IndexMap<String, String>),
}

impl Json for Several {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        node.choice()
            .kind(&[Kind::Integer], "One", Self::One)
            .kind(&[Kind::Object], "Named", Self::Named)
            .kind(&[Kind::Array], "Many", Self::Many)
            .end()
    }

    fn encode(&self, writer: &mut Writer) {
        match self {
            Self::One(one) => one.encode(writer),
            Self::Many(many) => many.encode(writer),
            Self::Named(named) => named.encode(writer),
        }
    }
}

fn many(texts: &[&str]) -> Several {
    Several::Many(texts.iter().map(|text| (*text).to_owned()).collect())
}

fn named(members: &[(&str, &str)]) -> Several {
    let members = members.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Several::Named(members.collect())
}

#[test]
fn each_branch_of_a_union_has_its_own_shape() {
    let list = &[Shape::Scalar, Shape::Array];
    let object = &[Shape::Scalar, Shape::Object];
    let query = Parameter::query("p");
    for (parameter, value, text) in [
        (query.one_of(list), Several::One(5), "p=5"),
        (query.one_of(list), many(&["a"]), "p=a"),
        (query.one_of(list), many(&["1", "b"]), "p=1&p=b"),
        (query.one_of(list).explode(false), many(&["1", "a,b"]), "p=1,a%2Cb"),
        (query.one_of(list).style(Style::PipeDelimited), many(&["a", "b"]), "p=a%7Cb"),
        (query.one_of(object).style(Style::DeepObject), Several::One(5), "p=5"),
        (query.one_of(object).style(Style::DeepObject), named(&[("gte", "5")]), "p%5Bgte%5D=5"),
        (query.one_of(list).style(Style::DeepObject), many(&["5"]), "p%5B0%5D=5"),
        (query.one_of(object), Several::One(5), "p=5"),
        (query.one_of(object), named(&[("gte", "5"), ("lt", "6")]), "gte=5&lt=6"),
    ] {
        let json = concord_runtime::json::to_value(&value).unwrap();
        assert_eq!(query_text(&parameter, &json).unwrap(), text);
        let raw = pairs(text);
        let tape = decode_query(&parameter, &raw, &[]).unwrap().unwrap();
        let read = decode_value::<Several>(&parameter, &tape);
        assert_eq!(read.unwrap(), value, "{text}");
    }
    let path = Parameter::path("p");
    for (parameter, value, text) in [
        (path.one_of(list), Several::One(5), "5"),
        (path.one_of(list), many(&["5", "b"]), "5,b"),
        (path.one_of(list).style(Style::Label).explode(true), many(&["5", "b.c"]), ".5.b%2Ec"),
        (path.one_of(list).style(Style::Matrix).explode(true), many(&["5", "b"]), ";p=5;p=b"),
        (path.one_of(object).explode(true), named(&[("R", "1"), ("G", "2")]), "R=1,G=2"),
        (path.one_of(object).style(Style::Matrix).explode(true), named(&[("R", "1")]), ";R=1"),
    ] {
        let json = concord_runtime::json::to_value(&value).unwrap();
        assert_eq!(path_text(&parameter, &json).unwrap(), text);
        let tape = decode_path(&parameter, text).unwrap();
        assert_eq!(decode_value::<Several>(&parameter, &tape).unwrap(), value, "{text}");
    }
    let header = Parameter::header("x-p").one_of(list);
    for (value, line) in [(Several::One(5), "5"), (many(&["5", "b"]), "5,b")] {
        let json = concord_runtime::json::to_value(&value).unwrap();
        let tape = Tape::of_value(&json, Reading::Strict);
        assert_eq!(encode_header(&header, tape.root()).unwrap().as_deref(), Some(line));
        let headers = headers(HeaderName::from_static("x-p"), &[line.as_bytes()]);
        let tape = decode_header(&header, &headers, Reading::Strict).unwrap().unwrap();
        assert_eq!(decode_value::<Several>(&header, &tape).unwrap(), value, "{line}");
    }
}

#[test]
fn an_exploded_object_takes_what_nobody_claims() {
    let parameter = Parameter::query("arguments").object();
    let raw = pairs("city=Beijing&limit=5&deep[a]=1&days=3");
    let tape = decode_query(&parameter, &raw, &["limit", "deep"]).unwrap().unwrap();
    assert_eq!(value(&tape), json!({"city": "Beijing", "days": "3"}));
    let raw = pairs("limit=5");
    assert!(decode_query(&parameter, &raw, &["limit"]).unwrap().is_none());
}

#[test]
fn a_whole_query_is_no_form() {
    let parameter = Parameter::query("q").style(Style::Whole);
    let tape = decode_whole_query(&parameter, "a+b%20c&d=e").unwrap().unwrap();
    assert_eq!(value(&tape), json!("a+b c&d=e"));
    assert!(decode_whole_query(&parameter, "").unwrap().is_none());
    assert!(decode_whole_query(&parameter, "%").is_err());
}

#[test]
fn members_of_an_exploded_object_may_be_lists() {
    let parameter = Parameter::query("page").object().lists(&["sort"]);
    let (page, raw) = (json!({"size": "5", "sort": ["a"]}), "size=5&sort=a");
    assert_eq!(query_text(&parameter, &page).unwrap(), raw);
    assert_eq!(query_value(&parameter, raw).unwrap().unwrap(), page);
    let raw = "sort=a&size=5&sort=b";
    let page = json!({"sort": ["a", "b"], "size": "5"});
    assert_eq!(query_value(&parameter, raw).unwrap().unwrap(), page);
    assert_eq!(query_text(&parameter, &json!({"size": [1]})), Err(StyleProblem::Nested));
}

fn headers(name: HeaderName, lines: &[&[u8]]) -> HeaderMap {
    let lines = lines.iter().map(|line| (name.clone(), HeaderValue::from_bytes(line).unwrap()));
    let mut headers = HeaderMap::new();
    lines.for_each(|(name, value)| _ = headers.append(name, value));
    headers
}

#[test]
fn the_table_of_headers() {
    let header = Parameter::header("x-color");
    for (parameter, expected, text) in [
        (header, json!("blue"), "blue"),
        (header, json!("a b, 100% \"c\" ü"), "a b, 100% \"c\" ü"),
        (header, json!(""), ""),
        (header.array(), colours(), "blue,black,brown"),
        (header.object(), rgb(), "R,100,G,200,B,150"),
        (header.object().explode(true), rgb(), "R=100,G=200,B=150"),
        (header.object().explode(true), json!({"a": "x=y"}), "a=x=y"),
    ] {
        let tape = Tape::of_value(&expected, Reading::Strict);
        assert_eq!(encode_header(&parameter, tape.root()), Ok(Some(text.to_owned())));
        let headers = headers(HeaderName::from_static("x-color"), &[text.as_bytes()]);
        let tape = decode_header(&parameter, &headers, Reading::Strict).unwrap().unwrap();
        assert_eq!(value(&tape), expected);
    }
}

#[test]
fn a_header_holds_no_more_than_it_can() {
    let header = Parameter::header("x-color");
    for (value, problem) in [
        (json!("a\r\nx-admin: 1"), StyleProblem::Character),
        (json!("a\u{0}"), StyleProblem::Character),
        (json!(" a"), StyleProblem::Character),
        (json!(["a", ""]), StyleProblem::Character),
        (json!(["a,b"]), StyleProblem::Delimiter(',')),
        (json!({"a=b": "c"}), StyleProblem::Delimiter('=')),
    ] {
        let tape = Tape::of_value(&value, Reading::Strict);
        let error = encode_header(&header, tape.root()).unwrap_err();
        assert_eq!(error.problem(), problem, "{value}");
    }
}

#[test]
fn a_list_may_be_spread_over_lines() {
    let name = HeaderName::from_static("x-color");
    let lines = headers(name.clone(), &[b"blue, black", b"", b"brown"]);
    let header = Parameter::header("X-Color");
    let tape = decode_header(&header.array(), &lines, Reading::Strict).unwrap().unwrap();
    assert_eq!(value(&tape), colours());
    let error = decode_header(&header, &lines, Reading::Strict).unwrap_err();
    assert_eq!(error.problem(), StyleProblem::Repeated);
    let error = decode_header(&header, &headers(name, &[b"\xff"]), Reading::Strict).unwrap_err();
    assert_eq!(error.problem(), StyleProblem::Utf8);
    assert_eq!(error.to_string(), "header `X-Color`: the text is not UTF-8");
    assert!(decode_header(&header, &HeaderMap::new(), Reading::Strict).unwrap().is_none());
}

#[test]
fn the_table_of_cookies() {
    let cookie = Parameter::cookie("color");
    let plain = cookie.style(Style::Cookie);
    for (parameter, expected, text) in [
        (cookie, json!("blue; x=1"), "color=blue%3B%20x%3D1"),
        (cookie.allow_reserved(), json!("a;b"), "color=a%3Bb"),
        (cookie.array(), colours(), "color=blue; color=black; color=brown"),
        (cookie.array().explode(false), colours(), "color=blue,black,brown"),
        (cookie.object(), rgb(), "R=100; G=200; B=150"),
        (cookie.object().explode(false), rgb(), "color=R,100,G,200,B,150"),
        // OAS 3.2 §4.12.3
        (plain, json!("a%20b=c,d"), "color=a%20b=c,d"),
        (plain.array(), colours(), "color=blue; color=black; color=brown"),
        (plain.array().explode(false), colours(), "color=blue,black,brown"),
        (plain.object(), rgb(), "R=100; G=200; B=150"),
        (plain.object().explode(false), rgb(), "color=R,100,G,200,B,150"),
    ] {
        let tape = Tape::of_value(&expected, Reading::Strict);
        let cookies = encode_cookie(&parameter, tape.root()).unwrap();
        let cookies: Vec<_> =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(cookies.join("; "), text);
        let line = format!("{text}; session=x");
        let headers = headers(COOKIE, &[line.as_bytes()]);
        let tape = decode_cookie(&parameter, &headers, &["session"]).unwrap().unwrap();
        assert_eq!(value(&tape), expected);
    }
}

#[test]
fn a_plain_cookie_holds_no_more_than_it_can() {
    let plain = Parameter::cookie("color").style(Style::Cookie);
    for (parameter, value, problem) in [
        (plain, json!("a b"), StyleProblem::Character),
        (plain, json!("a;b"), StyleProblem::Character),
        (plain, json!("ä"), StyleProblem::Character),
        (plain.array().explode(false), json!(["a,b"]), StyleProblem::Delimiter(',')),
        (plain.object().explode(false), json!({ "a": "b,c" }), StyleProblem::Delimiter(',')),
    ] {
        let tape = Tape::of_value(&value, Reading::Strict);
        let found = encode_cookie(&parameter, tape.root()).map_err(|error| error.problem());
        assert_eq!(found, Err(problem), "{value}");
    }
}
