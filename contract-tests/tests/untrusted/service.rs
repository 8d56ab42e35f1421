//! The service behind the router. It fails on demand.

use std::convert::Infallible;

use concord_runtime::server::{Context, Denied, Failure};
use concord_runtime::sse::EventStream;

use super::generated::*;

/// What no answer may repeat.
pub(crate) const SECRET: &str = "hunter2";

#[derive(Clone, Copy)]
pub(crate) struct Store;

impl Api for Store {
    type Principal = ();

    async fn authenticate(&self, Credentials::Token(token): Credentials) -> Result<(), Denied> {
        match token.matches(SECRET) {
            true => Ok(()),
            false => Err(Denied::Unauthenticated),
        }
    }

    async fn put_item(
        &self,
        request: PutItem,
        _: Context<()>,
    ) -> Result<Item, Failure<PutItemError>> {
        match request.id {
            13 => panic!("{SECRET}"),
            14 => Err(Failure::internal(std::io::Error::other(SECRET))),
            _ => Ok(request.body),
        }
    }

    async fn listen_all(
        &self,
        _: ListenAll,
        _: Context<()>,
    ) -> Result<EventStream<String>, Failure<Infallible>> {
        panic!("{SECRET}")
    }
}
