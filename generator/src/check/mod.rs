//! What cannot be generated faithfully is refused here.

mod example;
mod identity;
mod instance;
mod recursion;
mod selector;
mod shape;

pub(crate) use self::instance::violations;
use crate::diagnostic::Diagnostics;
use crate::model::Api;
use crate::source::Sources;

/// Everything that is wrong with an API that was read without a fault.
pub(crate) fn check(sources: &Sources, api: &Api) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(identity::check(api));
    diagnostics.extend(shape::check(api));
    diagnostics.extend(recursion::check(api));
    diagnostics.extend(selector::check(api));
    diagnostics.extend(example::check(sources, api));
    diagnostics
}
