//! Bytes of YAML or JSON into one tree of nodes, each of which knows where it was written.
//!
//! The library reads no files. [`Sources::add`] takes the bytes of a document, and
//! [`load_references`] asks a closure for the other files that it names. [`Sources::overlay`] makes
//! a document of another one and of what an overlay says instead.

mod advice;
mod alias;
mod budget;
mod builder;
mod characters;
mod document;
mod extent;
mod flow;
mod json;
mod json_spans;
mod loading;
mod node;
mod overlay;
pub mod pointer;
mod reference;
mod scalar;
mod sources;
mod span;
mod tree;
mod yaml;
mod yaml_events;

pub use self::budget::Budget;
pub use self::document::{DocumentId, Origin};
pub use self::loading::load_references;
pub use self::node::{Kind, Node};
pub(crate) use self::reference::nearest_of;
pub use self::sources::Sources;
pub use self::span::Span;
use crate::diagnostic::{Code, Diagnostic};

/// A diagnostic about a budget that does not suffice.
fn refused(code: Code, origin: Origin, budget: Budget) -> Diagnostic {
    let message = match code {
        Code::TooDeep => {
            format!("there are more than {} containers inside of each other", budget.depth)
        }
        Code::TooManyAliases => {
            format!("with every alias written out there are more than {} nodes", budget.nodes)
        }
        _ => format!("there are more than {} nodes", budget.nodes),
    };
    Diagnostic::new(code, origin, message)
}
