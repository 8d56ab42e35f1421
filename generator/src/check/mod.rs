//! What cannot be generated faithfully is refused here.

mod default;
mod example;
mod instance;
mod limits;
mod made;
mod selector;

pub(crate) use self::instance::{misfits, violations};
pub(crate) use self::made::unfit;
use crate::Strictness;
use crate::diagnostic::Diagnostics;
use crate::model::Api;
use crate::source::Sources;

/// Everything that is wrong with an API that was read without a fault. A lenient reading leaves
/// examples out that do not fit.
pub(crate) fn check(sources: &Sources, api: &mut Api, examples: Strictness) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(selector::check(api));
    diagnostics.extend(default::check(api, examples));
    let (found, left_out) = example::check(sources, api, examples);
    diagnostics.extend(found);
    if examples == Strictness::Lenient {
        example::leave_out(api, &left_out);
    }
    diagnostics
}
