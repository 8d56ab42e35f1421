//! What is written for each operation, in a few words.

use proc_macro2::TokenStream;

use super::context::Context;
use super::outcome::{answer_type, error_type};
use super::rule::Tables;
use crate::model::{Case, Operation, Protocol, Role};
use crate::name::OperationNames;
use crate::{Dialect, Outline, OutlinedExample, OutlinedOutcome};

/// Outlines every operation of a dialect, in the order of the document.
pub(crate) fn outline(dialect: &Dialect) -> Vec<Outline> {
    let names = crate::name::name(&dialect.api);
    let tables = Tables::default();
    let context = Context::of_whole(dialect, &names, &tables);
    let operations = context.all_operations();
    operations
        .map(|(index, operation, names)| outline_one(context, index, operation, names))
        .collect()
}

fn outline_one(
    context: Context<'_>,
    index: usize,
    operation: &Operation,
    names: &OperationNames,
) -> Outline {
    let (method, path) = match &operation.protocol {
        Protocol::Http { method, path } => (method.clone(), Some(path.clone())),
        Protocol::Rpc { method, .. } => (method.clone(), None),
    };
    let outcomes = operation.outcomes.iter().map(|outcome| OutlinedOutcome {
        key: outcome.key.to_string(),
        media_types: outcome.contents.iter().map(|content| content.media_type.clone()).collect(),
    });
    let cases = context.api.cases.iter().filter(|case| case.operation == index);
    Outline {
        id: operation.id.clone(),
        role: match operation.role {
            Role::Served => "served",
            Role::Shadowed => "client only",
            Role::Webhook => "webhook",
        },
        method,
        path,
        function: names.method.clone(),
        input: names.input.clone(),
        answer: spelled(&answer_type(context, names)),
        error: spelled(&error_type(names)),
        outcomes: outcomes.collect(),
        examples: cases.map(example).collect(),
    }
}

fn example(case: &Case) -> OutlinedExample {
    OutlinedExample { name: case.name.clone(), provenance: case.provenance.as_str() }
}

/// A type as a person writes it.
fn spelled(ty: &TokenStream) -> String {
    let text = ty.to_string();
    [" ", "\n"].iter().fold(text, |text, space| text.replace(space, "")).replace(',', ", ")
}
