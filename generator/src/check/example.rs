//! Examples that their own schemas refuse.

use std::collections::BTreeSet;

use serde_json::Value;

use super::violations;
use crate::Strictness;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, Content, ContentForm, Example, ExampleValue, OutcomeKey, SchemaId};
use crate::source::{Origin, Sources};

/// What becomes of an example that cannot be replayed.
const LEFT_OUT: &str = "the example is left out";

/// Checks every documented value against its schema. Also the places of those to leave out.
pub(super) fn check(
    sources: &Sources,
    api: &Api,
    strictness: Strictness,
) -> (Diagnostics, BTreeSet<Origin>) {
    let left_out = BTreeSet::new();
    let diagnostics = Diagnostics::new();
    let mut checker = Checker { sources, api, strictness, diagnostics, left_out };
    for operation in &api.operations {
        for parameter in &operation.parameters {
            checker.check_examples(parameter.schema, &parameter.examples);
        }
        for header in operation.outcomes.iter().flat_map(|outcome| &outcome.headers) {
            checker.check_examples(header.schema, &header.examples);
        }
        let answers = operation.outcomes.iter().flat_map(|outcome| &outcome.contents);
        let contents = operation.body.iter().flat_map(|body| &body.contents).chain(answers);
        contents.for_each(|content| checker.check_content(content));
    }
    for (index, schema) in api.schemas.written.iter().enumerate() {
        // An example of a property composes whole ones, so it has to hold as well.
        checker.check_examples(SchemaId(index), &schema.examples);
    }
    // OpenAPI's examples hang on parameters and contents; OpenRPC's pairings come as cases.
    for case in &api.cases {
        let Some(operation) = api.operations.get(case.operation) else { continue };
        for (index, value) in &case.request.parameters {
            let Some(parameter) = operation.parameters.get(*index) else { continue };
            checker.check_value(parameter.schema, case.origin, value);
        }
        let result = case.outcome.as_ref().and_then(|outcome| outcome.body.as_ref());
        let results = operation.outcomes.iter().filter(|outcome| outcome.key == OutcomeKey::Result);
        let content = results.flat_map(|outcome| &outcome.contents).next();
        if let (Some(ExampleValue::Json(value)), Some(content)) = (result, content)
            && let ContentForm::Json { schema, .. } = content.form
        {
            checker.check_value(schema, case.origin, value);
        }
    }
    (checker.diagnostics, checker.left_out)
}

/// Takes the examples at some places out of an API.
pub(super) fn leave_out(api: &mut Api, places: &BTreeSet<Origin>) {
    let is_kept = |example: &Example| !places.contains(&example.origin);
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            parameter.examples.retain(is_kept);
        }
        let answers = operation.outcomes.iter_mut().flat_map(|outcome| &mut outcome.contents);
        let contents = operation.body.iter_mut().flat_map(|body| &mut body.contents).chain(answers);
        contents.for_each(|content| content.examples.retain(is_kept));
    }
    let schemas = api.schemas.written.iter_mut().chain(api.schemas.plain.values_mut());
    schemas.for_each(|schema| schema.examples.retain(is_kept));
    api.cases.retain(|case| !places.contains(&case.origin));
}

struct Checker<'a> {
    sources: &'a Sources,
    api: &'a Api,
    strictness: Strictness,
    diagnostics: Diagnostics,
    left_out: BTreeSet<Origin>,
}

impl Checker<'_> {
    fn check_content(&mut self, content: &Content) {
        match content.form {
            ContentForm::Json { schema, .. }
            | ContentForm::Form { schema, .. }
            | ContentForm::Multipart { schema, .. } => {
                self.check_examples(schema, &content.examples);
            }
            ContentForm::Events { schema, .. } => {
                content.examples.iter().for_each(|example| self.check_stream(schema, example));
            }
            ContentForm::Lines { schema, .. } => {
                for example in &content.examples {
                    // One value, or all of them.
                    match &example.value {
                        ExampleValue::Json(Value::Array(items)) => {
                            items.iter().for_each(|one| {
                                self.check_value(schema, example.origin, one);
                            });
                        }
                        ExampleValue::Json(value) => {
                            self.check_value(schema, example.origin, value);
                        }
                        ExampleValue::Text(_) => {}
                    }
                }
            }
            // Whatever an example of text or bytes is, it stands for itself.
            ContentForm::TextEvents | ContentForm::Text | ContentForm::Bytes | ContentForm::Raw => {
            }
        }
    }

    fn check_examples(&mut self, schema: SchemaId, examples: &[Example]) {
        for example in examples {
            match &example.value {
                ExampleValue::Json(value) => self.check_value(schema, example.origin, value),
                ExampleValue::Text(_) => {
                    let message = "the `serializedValue` of parameters and forms is not read";
                    self.push(Code::Unsupported, example.origin, message.to_owned());
                }
            }
        }
    }

    /// Checks the data of each event of a stream.
    fn check_stream(&mut self, schema: SchemaId, example: &Example) {
        let ExampleValue::Text(text) = &example.value else {
            let message = "an event stream's example is its text, as `serializedValue`";
            return self.push(Code::ExampleUnreadable, example.origin, message.to_owned());
        };
        for data in data_of_events(text) {
            match serde_json::from_str(&data) {
                Ok(value) => self.check_value(schema, example.origin, &value),
                Err(error) => {
                    let message = format!("the data of an event is not JSON: {error}");
                    self.push(Code::ExampleUnreadable, example.origin, message);
                }
            }
        }
    }

    fn check_value(&mut self, schema: SchemaId, origin: Origin, value: &Value) {
        for violation in violations(&self.api.schemas, schema, value) {
            self.left_out.insert(origin);
            // The place in the example, where the document has it as a node of its own.
            let node = self.sources.node(origin).at(&violation.pointer);
            let origin = node.map_or(origin, |node| node.origin());
            let declared = self.api.schemas.get(schema).origin;
            let diagnostic = match self.strictness {
                Strictness::Strict => {
                    Diagnostic::new(Code::ExampleRefused, origin, violation.message)
                        .tolerable(LEFT_OUT)
                }
                Strictness::Lenient => {
                    Diagnostic::new(Code::ExampleLeftOut, origin, violation.message)
                }
            };
            self.diagnostics.push(diagnostic.label(declared, "the schema it has to fit"));
        }
    }

    fn push(&mut self, code: Code, origin: Origin, message: String) {
        self.left_out.insert(origin);
        self.diagnostics.push(Diagnostic::new(code, origin, message).tolerable(LEFT_OUT));
    }
}

/// The data of each event that has some; a blank line ends an event.
fn data_of_events(text: &str) -> Vec<String> {
    let mut events = Vec::new();
    let mut lines = Vec::new();
    for line in text.lines().chain([""]) {
        match line.strip_prefix("data:") {
            Some(data) => lines.push(data),
            None if line.is_empty() && !lines.is_empty() => {
                events.push(std::mem::take(&mut lines).join("\n"));
            }
            None => {}
        }
    }
    events
}
