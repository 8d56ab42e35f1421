//! YAML into a tree.
//!
//! `saphyr`'s parser is asked for its events and not for its tree: its tree is built and dropped
//! by recursion, which a deep document turns into a stack overflow, and has no place for an alias.

use std::rc::Rc;

use super::characters::Characters;
use super::document::NodeSpans;
use super::tree::Tree;
use super::yaml_events::Reader;
use super::{Budget, DocumentId, alias, flow};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Reads the text; tree and spans hold what was read before a fault.
pub(super) fn read(
    id: DocumentId,
    text: &str,
    budget: Budget,
) -> (Tree, Vec<NodeSpans>, Diagnostics) {
    let (Reader { builder, spans, aliases, .. }, fault) = events(id, text, budget);
    let mut tree = builder.tree;
    let mut faults: Diagnostics = fault.into_iter().collect();
    if !faults.is_empty() || aliases.is_empty() {
        return (tree, spans, faults);
    }
    // Twins are looked for before the expansion too: a merge drops what an object already has.
    if tree.index().iter().any(|(_, second)| !aliases.merges.contains(second)) {
        return (tree, spans, faults);
    }
    match alias::expand(id, &mut tree, &spans, &aliases, budget) {
        Ok((tree, spans)) => (tree, spans, faults),
        Err(fault) => {
            faults.push(fault);
            (tree, spans, faults)
        }
    }
}

/// Reads the events, again and again while a flow collection is indented too little.
fn events(id: DocumentId, text: &str, budget: Budget) -> (Reader<'_>, Option<Diagnostic>) {
    let characters = Rc::new(Characters::new(text));
    let mut relaxed: Option<String> = None;
    let mut work = 0;
    loop {
        let mut reader = Reader::new(id, text, Rc::clone(&characters), budget);
        let read = relaxed.as_deref().unwrap_or(text);
        let fault = reader.run(read).err();
        work += text.len();
        let again = reader.indentation.filter(|_| work < budget.bytes);
        match again.and_then(|fault| flow::joined(read, reader.flow_start(), fault)) {
            Some(joined) => relaxed = Some(joined),
            None => return (reader, fault),
        }
    }
}
