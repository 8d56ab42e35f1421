//! Aliases and merge keys of YAML, written out.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::{Builder, Refusal};
use super::document::NodeSpans;
use super::tree::{Text, Tree, Value};
use super::{Budget, DocumentId, Origin, Span, refused};
use crate::diagnostic::{Code, Diagnostic};

/// What a reader noted about a tree in which aliases are nulls.
pub(super) struct Aliases {
    /// For each alias of a container, the container.
    pub(super) targets: BTreeMap<u32, u32>,
    /// The nodes under a merge key `<<`.
    pub(super) merges: BTreeSet<u32>,
}

impl Aliases {
    pub(super) fn is_empty(&self) -> bool {
        self.targets.is_empty() && self.merges.is_empty()
    }

    /// The container that an alias names; any other node itself.
    fn target(&self, node: u32) -> u32 {
        self.targets.get(&node).copied().unwrap_or(node)
    }
}

/// Writes every alias out as a copy of what it names, and merges what merge keys name.
pub(super) fn expand(
    id: DocumentId,
    tree: &mut Tree,
    spans: &[NodeSpans],
    aliases: &Aliases,
    budget: Budget,
) -> Result<(Tree, Vec<NodeSpans>), Diagnostic> {
    let expansion = Expansion { id, tree, spans, aliases, budget, merged: 0 };
    let (mut expanded, spans) = expansion.run()?;
    tree.move_content(&mut expanded);
    Ok((expanded, spans))
}

/// A node of the tree with the key under which it is to hang.
#[derive(Clone, Copy)]
struct Member {
    node: u32,
    key: Option<(Text, Option<Span>)>,
}

enum Step {
    Write(Member),
    Close,
}

struct Expansion<'a> {
    id: DocumentId,
    tree: &'a Tree,
    spans: &'a [NodeSpans],
    aliases: &'a Aliases,
    budget: Budget,
    /// Members that were looked at in order to merge them.
    merged: usize,
}

impl Expansion<'_> {
    /// A loop and not a recursion, because the copies may nest more deeply than the text.
    fn run(mut self) -> Result<(Tree, Vec<NodeSpans>), Diagnostic> {
        let mut builder = Builder::new(self.budget.nodes, self.budget.depth);
        let mut spans = Vec::new();
        let mut steps = vec![Step::Write(Member { node: 0, key: None })];
        while let Some(step) = steps.pop() {
            let Step::Write(member) = step else {
                builder.close();
                continue;
            };
            let target = self.aliases.target(member.node);
            let value = self.spans.get(target as usize).map(|spans| spans.value);
            let key = member.key.map(|(text, _)| text);
            spans.push(NodeSpans {
                value: value.unwrap_or_default(),
                key: member.key.and_then(|(_, span)| span),
            });
            let at = steps.len();
            let added = match self.tree.record(target).value {
                Value::Array(_) => {
                    steps.push(Step::Close);
                    let items = self.tree.children(target);
                    steps.extend(items.map(|node| Step::Write(Member { node, key: None })));
                    builder.open(Value::Array(0), key)
                }
                Value::Object(_) => {
                    steps.push(Step::Close);
                    let members = self.members(target)?;
                    steps.extend(members.into_iter().map(Step::Write));
                    builder.open(Value::Object(0), key)
                }
                scalar => builder.add(scalar, key),
            };
            added.map_err(|refusal| self.refused(refusal, member.node))?;
            // The last step is the next to be taken, and `Close` is to be the last of these.
            if let Some(children) = steps.get_mut(at + 1..) {
                children.reverse();
            }
        }
        Ok((builder.tree, spans))
    }

    /// The members of an object, with those of the objects that it merges.
    fn members(&mut self, object: u32) -> Result<Vec<Member>, Diagnostic> {
        let mut members = Vec::new();
        if !self.tree.children(object).any(|child| self.aliases.merges.contains(&child)) {
            members.extend(self.tree.children(object).map(|child| self.own(child)));
            return Ok(members);
        }
        // What the object says itself wins, wherever it stands, and then the first that is merged.
        let own = self.tree.children(object);
        let own = own.filter(|child| !self.aliases.merges.contains(child));
        let mut seen: BTreeSet<&str> = own.filter_map(|child| self.tree.key(child)).collect();
        let mut pending: Vec<(u32, usize)> = self.tree.children(object).map(|it| (it, 0)).collect();
        pending.reverse();
        while let Some((child, depth)) = pending.pop() {
            if !self.aliases.merges.contains(&child) {
                let key = self.tree.key(child).unwrap_or_default();
                if depth == 0 || seen.insert(key) {
                    members.push(self.own(child));
                }
                continue;
            }
            if depth > self.budget.depth {
                return Err(refused(Code::TooDeep, Origin::new(self.id, child), self.budget));
            }
            let at = pending.len();
            for source in self.merged_objects(child)? {
                // Of the merged object too, what it says itself comes before what it merges.
                let (merges, own): (Vec<u32>, Vec<u32>) =
                    self.tree.children(source).partition(|it| self.aliases.merges.contains(it));
                pending.extend(own.into_iter().chain(merges).map(|it| (it, depth + 1)));
            }
            self.merged += pending.len() - at;
            if self.merged > self.budget.nodes {
                return Err(self.refused(Refusal::Nodes, child));
            }
            if let Some(merged) = pending.get_mut(at..) {
                merged.reverse();
            }
        }
        Ok(members)
    }

    fn own(&self, child: u32) -> Member {
        let span = self.spans.get(child as usize).and_then(|spans| spans.key);
        let key = self.tree.key_text(child).map(|text| (text, span));
        Member { node: child, key }
    }

    /// The objects that the value of a merge key names.
    fn merged_objects(&self, merge: u32) -> Result<Vec<u32>, Diagnostic> {
        let is_object = |node: &u32| matches!(self.tree.record(*node).value, Value::Object(_));
        let target = self.aliases.target(merge);
        let objects: Vec<u32> = match self.tree.record(target).value {
            Value::Object(_) => vec![target],
            Value::Array(_) => {
                self.tree.children(target).map(|item| self.aliases.target(item)).collect()
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => vec![target],
        };
        if !objects.iter().all(is_object) {
            let message = "`<<` merges objects, and this is none";
            return Err(Diagnostic::new(Code::InvalidMerge, Origin::new(self.id, merge), message));
        }
        Ok(objects)
    }

    fn refused(&self, refusal: Refusal, node: u32) -> Diagnostic {
        let code = match refusal {
            Refusal::Nodes => Code::TooManyAliases,
            Refusal::Depth(_) => Code::TooDeep,
        };
        refused(code, Origin::new(self.id, node), self.budget)
    }
}
