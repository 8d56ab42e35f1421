//! Parameters: what a client sends, as it stands on the wire, is what the handler gets.

use concord_runtime::json::IndexMap;

use super::generated::*;
use super::service::Exchange;

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn map<V>(members: impl IntoIterator<Item = (&'static str, V)>) -> IndexMap<String, V> {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn filter(filter: SearchFilter) -> Search {
    Search { filter: Some(filter), ..Search::default() }
}

#[tokio::test]
async fn queries_and_cookies_arrive_as_they_were_given() {
    let range = |gte, lt| SearchCreated::Range(Range { gte, lt });
    let of = Search::default;
    let owner = SearchFilterOwner { name: Some("a&b".to_owned()) };
    let numbered = map([("0", "x".to_owned()), ("1", "y".to_owned())]);
    let rows = [
        (filter(SearchFilter { gte: Some(5), ..SearchFilter::default() }), "filter%5Bgte%5D=5"),
        (
            filter(SearchFilter { owner: Some(owner), ..SearchFilter::default() }),
            "filter%5Bowner%5D%5Bname%5D=a%26b",
        ),
        (
            filter(SearchFilter { tags: Some(texts(&["x", "y"])), ..SearchFilter::default() }),
            "filter%5Btags%5D%5B0%5D=x&filter%5Btags%5D%5B1%5D=y",
        ),
        (
            filter(SearchFilter { numbered: Some(numbered), ..SearchFilter::default() }),
            "filter%5Bnumbered%5D%5B0%5D=x&filter%5Bnumbered%5D%5B1%5D=y",
        ),
        (Search { created: Some(SearchCreated::Integer(5)), ..of() }, "created=5"),
        (
            Search { created: Some(range(Some(5), Some(6))), ..of() },
            "created%5Bgte%5D=5&created%5Blt%5D=6",
        ),
        (Search { status: Some(SearchStatus::Integer(5)), ..of() }, "status=5"),
        (Search { status: Some(SearchStatus::List(texts(&["a"]))), ..of() }, "status=a"),
        (
            Search { status: Some(SearchStatus::List(texts(&["1", "b"]))), ..of() },
            "status=1&status=b",
        ),
        (Search { fields: Some(texts(&["a", "b c"])), ..of() }, "fields=a%7Cb%20c"),
        (Search { next: Some("/a?b=c&d=+".to_owned()), ..of() }, "next=/a?b=c%26d=%2B"),
        (Search { r#where: Some(map([("a", 1)])), ..of() }, "where=%7B%22a%22%3A1%7D"),
    ];
    let exchange = Exchange::new();
    for (request, query) in rows {
        let expected = format!("{request:?}");
        exchange.client.search(request).await.unwrap();
        assert_eq!(exchange.wire().line, format!("GET /search?{query}"));
        assert_eq!(exchange.seen(), expected, "{query}");
    }
    let request = Search {
        x_ids: Some(vec![1, 2]),
        session: Some("a; b".to_owned()),
        seen: Some(texts(&["x", "y,z"])),
        marks: Some(SearchMarks { first: Some("m".to_owned()), ..SearchMarks::default() }),
        ..of()
    };
    let expected = format!("{request:?}");
    exchange.client.search(request).await.unwrap();
    assert_eq!(exchange.wire().asked("x-ids"), ["1,2"]);
    assert_eq!(exchange.wire().asked("cookie"), ["session=a%3B%20b; seen=x,y%2Cz; first=m"]);
    assert_eq!(exchange.seen(), expected);
}

#[tokio::test]
async fn paths_arrive_in_every_style() {
    let range = |gte, lt| Range { gte: Some(gte), lt: Some(lt) };
    let list = |items: &[&str]| FollowEither::List(texts(items));
    let rows = [
        (
            Follow::new(texts(&["a", "b.c"]), range(1, 2), vec![3, 4], FollowEither::Integer(5)),
            "/paths/.a.b%2Ec/;gte=1;lt=2/3,4/;either=5",
        ),
        (
            Follow::new(texts(&["a/b"]), range(1, 2), vec![3], list(&["x", "y;z"])),
            "/paths/.a%2Fb/;gte=1;lt=2/3/;either=x,y%3Bz",
        ),
        (
            Follow::new(texts(&["", "a"]), range(1, 2), vec![3], list(&["x,y"])),
            "/paths/..a/;gte=1;lt=2/3/;either=x%2Cy",
        ),
    ];
    let exchange = Exchange::new();
    for (request, path) in rows {
        let expected = format!("{request:?}");
        exchange.client.follow(request).await.unwrap();
        assert_eq!(exchange.wire().line, format!("GET {path}"));
        assert_eq!(exchange.seen(), expected, "{path}");
    }
}

#[tokio::test]
async fn a_whole_query_is_one_value() {
    let exchange = Exchange::new();
    let range = Range { gte: Some(1), lt: None };
    let request = AskWhole::new(range.clone());
    let expected = format!("{request:?}");
    exchange.client.ask_whole(request).await.unwrap();
    assert_eq!(exchange.wire().line, "GET /whole?%7B%22gte%22%3A1%7D");
    assert_eq!(exchange.seen(), expected);

    let request = Select::new("$.a b[1:1]&+");
    let expected = format!("{request:?}");
    exchange.client.select(request).await.unwrap();
    assert_eq!(exchange.wire().line, "GET /selected?%24.a%20b%5B1%3A1%5D%26%2B");
    assert_eq!(exchange.seen(), expected);

    let sort = Some(texts(&["a&b"]));
    let request = AskPairs { pairs: Some(Page { size: Some(1), sort }) };
    let expected = format!("{request:?}");
    exchange.client.ask_pairs(request).await.unwrap();
    assert_eq!(exchange.wire().line, "GET /pairs?size=1&sort=a%26b");
    assert_eq!(exchange.seen(), expected);
}
