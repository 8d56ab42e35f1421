//! Examples as data.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Map, Value};

use crate::emit::context::{Context, ident, number};
use crate::model::{Case, CaseOutcome, Content, ExampleValue, Operation, Provenance};

/// The examples as data.
pub(super) fn table(context: Context<'_>) -> TokenStream {
    let examples = context.api.cases.iter().filter_map(|case| {
        let operation = context.api.operations.get(case.operation)?;
        Some(example(operation, case))
    });
    quote! {
        #[doc = " Every example of the document, and what stands in for missing ones."]
        pub static EXAMPLES: &[Example] = &[#(#examples),*];
    }
}

fn example(operation: &Operation, case: &Case) -> TokenStream {
    let (name, id) = (&case.name, &operation.id);
    let provenance = ident(match case.provenance {
        Provenance::Documented => "Documented",
        Provenance::Composed => "Composed",
        Provenance::Synthetic => "Synthetic",
    });
    let request = if case.request.is_shown {
        let request = Value::Object(request(operation, case)).to_string();
        quote!(Some(#request))
    } else {
        quote!(None)
    };
    let answer = case.outcome.as_ref().map_or_else(
        || quote!(None),
        |answer| {
            let status = number(answer.status);
            let content = operation.outcomes.get(answer.outcome);
            let content = content.and_then(|outcome| outcome.contents.get(answer.content?));
            let media_type = match content {
                Some(Content { media_type, .. }) => quote!(Some(#media_type)),
                None => quote!(None),
            };
            let body = match &answer.body {
                Some(ExampleValue::Json(value)) => value.to_string(),
                Some(ExampleValue::Text(text)) => text.clone(),
                None => String::new(),
            };
            let headers = headers(operation, answer);
            let selectors = content.into_iter().flat_map(|content| &content.requested_by);
            let selectors = selectors.map(|(pointer, value)| {
                let value = value.to_string();
                quote!((#pointer, #value))
            });
            quote! {
                Some(ExampleAnswer {
                    status: #status,
                    media_type: #media_type,
                    body: #body,
                    headers: #headers,
                    requested_by: &[#(#selectors),*],
                })
            }
        },
    );
    quote! {
        Example {
            name: #name,
            operation: #id,
            provenance: Provenance::#provenance,
            request: #request,
            answer: #answer,
        }
    }
}

/// The headers of an answer as one object.
fn headers(operation: &Operation, answer: &CaseOutcome) -> String {
    let outcome = operation.outcomes.get(answer.outcome);
    let headers = outcome.map_or(&[][..], |outcome| outcome.headers.as_slice());
    let shown = answer
        .headers
        .iter()
        .filter_map(|(index, value)| Some((headers.get(*index)?.name.clone(), value.clone())));
    Value::Object(shown.collect()).to_string()
}

/// The request of a case as one object.
fn request(operation: &Operation, case: &Case) -> Map<String, Value> {
    let mut request = Map::new();
    for (index, value) in &case.request.parameters {
        if let Some(parameter) = operation.parameters.get(*index) {
            let key = format!("{}.{}", parameter.place.as_str(), parameter.name);
            request.insert(key, value.clone());
        }
    }
    if let Some(body) = &case.request.body {
        let contents = operation.body.as_ref().map(|body| body.contents.as_slice());
        let body = match contents {
            // One of several media types stands under its name.
            Some(contents) if contents.len() > 1 => {
                let content = contents.get(case.request.content);
                let media_type = content.map_or("", |content| content.media_type.as_str());
                Value::Object([(media_type.to_owned(), body.clone())].into_iter().collect())
            }
            _ => body.clone(),
        };
        request.insert("body".to_owned(), body);
    }
    request
}
