//! The tags of an operation: those that the document gives it, or what its path starts with.

use crate::model::{Api, ApiKind, Operation, Protocol, Role};

/// How many operations make a document large.
const LARGE: usize = 100;

/// What the operations are tagged with that the API sends to its users, who take them as a whole.
pub(super) const WEBHOOKS: &str = "webhooks";

/// A tag of an operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tag {
    /// One that the document has, or a segment of a path.
    Documented(String),
    /// That of all webhooks and callbacks.
    Webhooks,
}

/// Whether an API can be divided by its tags, and is large enough for that to matter. The methods of
/// JSON-RPC share one endpoint and are not divided.
pub(crate) fn is_divisible(api: &Api, whatever_its_size: bool) -> bool {
    let asked = api.operations.iter().filter(|operation| operation.role != Role::Webhook);
    let tags = Tags::new(api);
    let mut tags = asked.flat_map(|operation| tags.of(operation));
    let first = tags.next();
    api.kind == ApiKind::Http
        && (whatever_its_size || api.operations.len() > LARGE)
        && tags.any(|tag| Some(tag) != first)
}

/// What tags operations.
pub(super) struct Tags {
    /// How many segments all paths start with.
    common: usize,
}

impl Tags {
    /// Those of an API.
    pub(super) fn new(api: &Api) -> Self {
        let asked = api.operations.iter().filter(|one| one.role != Role::Webhook);
        let common = asked.map(segments).reduce(|known, other| {
            let same = known.iter().zip(&other).take_while(|(one, other)| one == other).count();
            known.into_iter().take(same).collect()
        });
        Self { common: common.map_or(0, |common| common.len()) }
    }

    /// The tags of an operation, at least one.
    pub(super) fn of(&self, operation: &Operation) -> Vec<Tag> {
        if operation.role == Role::Webhook {
            return vec![Tag::Webhooks];
        }
        if operation.tags.is_empty() {
            return vec![Tag::Documented(self.segment(operation))];
        }
        let mut tags: Vec<Tag> = Vec::new();
        for tag in &operation.tags {
            let tag = Tag::Documented(tag.clone());
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    /// The first segment of an operation's path that says what it is about.
    fn segment(&self, operation: &Operation) -> String {
        let own = segments(operation);
        let first = own.get(self.common).or(own.last());
        first.map_or_else(|| "root".to_owned(), |first| (*first).to_owned())
    }
}

/// The segments of an operation's path, without variables and versions, which say nothing of it.
fn segments(operation: &Operation) -> Vec<&str> {
    let Protocol::Http { path, .. } = &operation.protocol else { return Vec::new() };
    let path = path.split_once('?').map_or(path.as_str(), |(path, _)| path);
    let says =
        |segment: &&str| !segment.is_empty() && !segment.contains('{') && !is_version(segment);
    path.split('/').filter(says).collect()
}

/// `v1`, `2.0`
fn is_version(segment: &str) -> bool {
    let digits = segment.strip_prefix('v').unwrap_or(segment);
    !digits.is_empty() && digits.chars().all(|char| char.is_ascii_digit() || char == '.')
}
