//! What cannot be generated faithfully is refused here.

mod default;
mod example;
mod fitness;
mod instance;
mod limits;
mod made;
mod selector;

pub use self::fitness::{Fitness, Site};
pub(crate) use self::fitness::{fitness, has_form};
pub(crate) use self::instance::{misfits, violations};
pub(crate) use self::made::unfit;
use crate::Strictness;
use crate::diagnostic::Diagnostics;
use crate::model::Api;
use crate::source::Sources;

/// Everything that is wrong with an API that was read without a fault. Examples that do not fit are
/// left out, where that does not end the run.
pub(crate) fn check(sources: &Sources, api: &mut Api, strictness: Strictness) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(selector::check(api));
    diagnostics.extend(default::check(api));
    let (found, left_out) = example::check(sources, api, strictness);
    diagnostics.extend(found);
    example::leave_out(api, &left_out);
    diagnostics
}
