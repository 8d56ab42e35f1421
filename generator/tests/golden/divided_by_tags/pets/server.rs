//! The server of `pets` in Pets.

use std::convert::Infallible;

use concord_runtime::server::{Context, Failure, Router};

use super::operations::*;
use super::types::*;

/// A service that offers `pets` in Pets.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: super::super::server::Api {
    /// `GET /pets/{id}`: [`GetPet`]
    fn get_pet(
        &self,
        request: GetPet,
        context: Context<()>,
    ) -> impl Future<Output = Result<Pet, Failure<Infallible>>> + Send;
}

/// Adds the operations to the router of a service.
pub fn routes<A: Api>(router: Router<A>) -> Router<A> {
    router.public(A::get_pet)
}
