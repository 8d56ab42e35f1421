//! What serves one operation.

use futures_core::future::BoxFuture;

use super::{Context, Failure, Incoming};

/// A function of a service that serves an operation: its input `R` and the context of a caller `C`
/// in, what the document lists out.
///
/// The functions of a generated trait are such, and need nothing more than their name.
pub trait Handle<'a, A, R: Incoming, C>: Copy + Send + Sync + 'static {
    /// Serves the operation.
    fn handle(
        self,
        api: &'a A,
        request: R,
        context: Context<C>,
    ) -> BoxFuture<'a, Result<R::Answer, Failure<R::Error>>>;
}

impl<'a, A, R, C, F, Answering> Handle<'a, A, R, C> for F
where
    A: 'a,
    R: Incoming,
    F: Fn(&'a A, R, Context<C>) -> Answering + Copy + Send + Sync + 'static,
    Answering: Future<Output = Result<R::Answer, Failure<R::Error>>> + Send + 'a,
{
    fn handle(
        self,
        api: &'a A,
        request: R,
        context: Context<C>,
    ) -> BoxFuture<'a, Result<R::Answer, Failure<R::Error>>> {
        Box::pin(self(api, request, context))
    }
}
