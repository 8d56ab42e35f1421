//! `examples.rs`: the documented examples, a service that answers with them, and calls by name.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Map, Value};

use super::context::{Access, Context, access, ident, number};
use super::doc::docs;
use super::input::fields;
use super::layout::Source;
use super::outcome::{answer_type, call_type, error_type, payload_type, wrapped};
use super::rust_type::{Presence, presence};
use super::server::caller;
use crate::model::{ApiKind, Case, Content, ExampleValue, Operation, Provenance, SchemeKind};
use crate::name::{ClientCall, Form, OperationNames, Payload, StatusForm};

/// The examples of an API.
pub(super) fn examples(context: &Context<'_>) -> Source {
    let context = *context;
    let table = table(context);
    let server = server(context);
    let invoke = invoke(context);
    let inputs = context.operations().map(|(_, operation, names)| input(context, operation, names));
    let answers = context.operations().map(|(_, operation, names)| {
        let typed = typed(context, operation, names);
        let untyped = untyped(context, operation, names);
        quote!(#typed #untyped)
    });
    let body = quote!(#table #server #invoke #(#inputs)* #(#answers)*);
    let text = body.to_string();
    let mentions = |word: &str| text.contains(word);
    let infallible = mentions("Infallible").then(|| {
        quote!(
            use std::convert::Infallible;
        )
    });
    let client = (context.api.kind == ApiKind::Http && mentions("client ::")).then(|| {
        quote!(
            use concord_runtime::client;
        )
    });
    let rpc = (context.api.kind == ApiKind::Rpc).then(|| {
        quote!(
            use concord_runtime::rpc::{CallError, Failure};
        )
    });
    let failure = (context.api.kind == ApiKind::Http).then(|| quote!(, Failure));
    let status = mentions("WithStatus").then(|| {
        quote!(
            use concord_runtime::operation::WithStatus;
        )
    });
    let stream = mentions("EventStream").then(|| {
        quote!(
            use concord_runtime::sse::EventStream;
        )
    });
    let caller = context.is_protected().then(|| quote!(Caller,));
    let denied = context.is_protected().then(|| quote!(, Denied));
    let credentials = context.is_protected().then(|| quote!(, Credentials));
    let types = context.types_import(&text);
    Source {
        docs: format!(
            "The documented examples of {}: as data, as a service, and as calls by name.",
            context.api.info.title
        ),
        items: quote! {
            #infallible
            #client
            use concord_runtime::examples::{
                self, Answer, BoxError, #caller Documented, Example, ExampleAnswer, Provenance,
                Responder,
            };
            use concord_runtime::json::{self, Json};
            #status
            #rpc
            use concord_runtime::server::{Context #failure #denied};
            #stream
            use super::client::Client;
            use super::operations::*;
            use super::server::{Api #credentials};
            #types
            #body
        },
    }
}

/// The examples as data.
fn table(context: Context<'_>) -> TokenStream {
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
        request.insert("body".to_owned(), body.clone());
    }
    request
}

/// The service that answers with examples.
fn server(context: Context<'_>) -> TokenStream {
    let authenticate = context.is_protected().then(|| {
        let arms = context.api.schemes.iter().map(|(name, scheme)| {
            let variant = ident(context.names.schemes.get(name).map_or("", String::as_str));
            let pattern = match scheme.kind {
                SchemeKind::Basic => quote!(Credentials::#variant { password, user: _ }),
                SchemeKind::Bearer | SchemeKind::ApiKey { .. } => {
                    quote!(Credentials::#variant(password))
                }
            };
            quote!(#pattern => self.responder.authenticate(#name, &password),)
        });
        quote! {
            type Principal = Caller;

            async fn authenticate(&self, credentials: Credentials) -> Result<Caller, Denied> {
                match credentials { #(#arms)* }
            }
        }
    });
    let operations = context.operations().map(|(_, operation, names)| {
        let (function, input) = (ident(&names.method), ident(&names.input));
        let typed = ident(&format!("typed_{}", plain(&names.method)));
        let (ok, error) = (answer_type(context, names), error_type(names));
        let id = &operation.id;
        let caller = match context.api.kind {
            ApiKind::Http => caller(operation),
            ApiKind::Rpc if context.is_protected() => quote!(Caller),
            ApiKind::Rpc => quote!(()),
        };
        let caller = match access(operation) {
            Access::Required if context.api.kind == ApiKind::Http => quote!(Caller),
            Access::Optional if context.api.kind == ApiKind::Http => quote!(Option<Caller>),
            _ => caller,
        };
        let has_variables =
            context.api.servers.first().is_some_and(|server| !server.variables.is_empty());
        let endpoint =
            (context.api.kind == ApiKind::Rpc && has_variables).then(|| quote!(, Endpoint));
        quote! {
            async fn #function(
                &self,
                request: #input,
                _: Context<#caller #endpoint>,
            ) -> Result<#ok, Failure<#error>> {
                let input = json::to_value(&request).map_err(Failure::internal)?;
                let answer = self.responder.respond(#id, input).await;
                #typed(answer.map_err(Failure::internal)?)
            }
        }
    });
    let docs = docs(
        "A service that answers with examples: a stub to develop clients against.\n\nIt takes any \
         credentials, and answers a documented request with its documented answer, any other \
         request with the first one that fits.",
    );
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct ExampleServer<R = Documented> {
            responder: R,
        }

        impl ExampleServer {
            #[doc = " A service that answers with the examples of the document."]
            #[must_use]
            pub fn new() -> Self {
                Self { responder: Documented::new(EXAMPLES) }
            }
        }

        impl Default for ExampleServer {
            fn default() -> Self {
                Self::new()
            }
        }

        impl<R: Responder> ExampleServer<R> {
            #[doc = " A service whose answers are chosen elsewhere."]
            #[must_use]
            pub fn with_responder(responder: R) -> Self {
                Self { responder }
            }
        }

        impl<R: Responder> Api for ExampleServer<R> {
            #authenticate
            #(#operations)*
        }
    }
}

/// Calls by name.
fn invoke(context: Context<'_>) -> TokenStream {
    let arms = context.operations().flat_map(|(_, operation, names)| {
        names.calls.iter().enumerate().map(move |(index, call)| {
            let id = &operation.id;
            let method = ident(&call.method);
            let untyped = ident(&format!("untyped_{}", plain(&call.method)));
            // The first call of an operation is the one without a wish for the media type.
            let is_stream = names.answers_of(call).any(|form| matches!(form.payload, Payload::Events(_)));
            let pattern = match (names.calls.len(), is_stream) {
                (1, _) => quote!((#id, _)),
                (_, true) => quote!((#id, Some("text/event-stream"))),
                (_, false) => quote!((#id, _)),
            };
            let order = if is_stream && names.calls.len() > 1 { 0 } else { 1 + index };
            (order, quote!(#pattern => #untyped(client.#method(json::from_value(input, json::Reading::Tolerant)?).await).await,))
        })
    });
    let mut arms: Vec<_> = arms.collect();
    arms.sort_by_key(|(order, _)| *order);
    let arms = arms.into_iter().map(|(_, arm)| arm);
    let docs = docs(
        "Calls an operation by its documented id, with an input as in [`Example::request`]; where \
         it can answer in several media types, with the one wanted.\n\n# Errors\nWhere there is no \
         such operation, the input does not fit it, or the call ends in anything but a documented \
         answer.",
    );
    quote! {
        #docs
        pub async fn invoke(
            client: &Client,
            operation: &str,
            media_type: Option<&str>,
            input: &json::Value,
        ) -> Result<Answer, BoxError> {
            match (operation, media_type) {
                #(#arms)*
                _ => Err(examples::unknown_operation(operation)),
            }
        }
    }
}

/// An input as one JSON object.
fn input(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let name = ident(&names.input);
    let fields = fields(operation, names);
    if fields.is_empty() {
        return quote! {
            impl Json for #name {
                fn decode(_: json::Node<'_>) -> Result<Self, json::DecodeError> {
                    Ok(Self {})
                }

                fn encode(&self, writer: &mut json::Writer) {
                    writer.object().end();
                }
            }
        };
    }
    let words = |presence| match presence {
        Presence::Required => ("required", "member"),
        Presence::Optional => ("optional", "optional"),
        Presence::Nullable => ("nullable", "nullable"),
        Presence::Maybe => ("maybe", "maybe"),
    };
    let read = fields.iter().map(|field| {
        let (read, _) = words(presence(context, field.ty, field.is_required));
        let (key, field, read) = (&field.key, ident(field.name), ident(read));
        quote!(#field: members.#read(#key)?,)
    });
    let written = fields.iter().map(|field| {
        let (_, write) = words(presence(context, field.ty, field.is_required));
        let (key, field, write) = (&field.key, ident(field.name), ident(write));
        quote!(object.#write(#key, &self.#field);)
    });
    quote! {
        impl Json for #name {
            fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
                let mut members = node.object()?;
                Ok(Self { #(#read)* })
            }

            fn encode(&self, writer: &mut json::Writer) {
                let mut object = writer.object();
                #(#written)*
                object.end();
            }
        }
    }
}

/// From an answer to the typed one of a service.
fn typed(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let function = ident(&format!("typed_{}", plain(&names.method)));
    let (ok, error) = (answer_type(context, names), error_type(names));
    let is_alone = names.answers.len() == 1;
    let answers = names.answers.iter().map(|form| {
        let value = match (is_alone, form.payload, form.status) {
            (true, Payload::Json(_), StatusForm::Fixed(_)) => {
                quote!(answer.body().map_err(Failure::internal))
            }
            _ => {
                let value = wrapped(names, form, is_alone, read(form));
                quote!(Ok(#value))
            }
        };
        let value = if names.errors.is_empty() { value } else { quote!(return #value) };
        (form, false, value)
    });
    let errors = names.errors.iter().map(|form| {
        let (name, variant) = (ident(&names.error), ident(&form.variant));
        let payload = read(form).map(|payload| quote!((#payload)));
        (form, true, quote!(#name::#variant #payload))
    });
    let mut arms: Vec<_> = answers.chain(errors).collect();
    arms.sort_by_key(|(form, is_error, _)| (rank(form.status), *is_error));
    let has_rest = arms.iter().any(|(form, is_error, _)| {
        *is_error && form.status == StatusForm::Any && !is_rivalled(operation, form)
    });
    let arms = arms.iter().map(|(form, is_error, value)| {
        let status = match form.status {
            StatusForm::Fixed(status) => number(status),
            StatusForm::Range(hundred) => {
                let (low, high) = (number(hundred * 100), number(hundred * 100 + 99));
                quote!(#low..=#high)
            }
            StatusForm::Any if *is_error => quote!(_),
            StatusForm::Any => quote!(100..=399),
        };
        let stream = match (is_rivalled(operation, form), form.payload) {
            (false, _) => quote!(_),
            (true, Payload::Events(_)) => quote!(true),
            (true, Payload::Empty | Payload::Json(_)) => quote!(false),
        };
        quote!((#status, #stream) => #value,)
    });
    let undocumented = if names.errors.is_empty() {
        quote!(_ => Err(Failure::internal(answer.undocumented())),)
    } else {
        quote!(_ => return Err(Failure::internal(answer.undocumented())),)
    };
    let rest = (!has_rest).then_some(undocumented);
    if names.errors.is_empty() {
        return quote! {
            fn #function(answer: Answer) -> Result<#ok, Failure<#error>> {
                match (answer.status, answer.is_stream()) {
                    #(#arms)*
                    #rest
                }
            }
        };
    }
    quote! {
        fn #function(answer: Answer) -> Result<#ok, Failure<#error>> {
            let error = match (answer.status, answer.is_stream()) {
                #(#arms)*
                #rest
            };
            Err(Failure::Documented(error))
        }
    }
}

/// Whether an outcome has more than one media type.
fn is_rivalled(operation: &Operation, form: &Form) -> bool {
    operation.outcomes.get(form.outcome).is_some_and(|outcome| outcome.contents.len() > 1)
}

fn rank(status: StatusForm) -> u8 {
    match status {
        StatusForm::Fixed(_) => 0,
        StatusForm::Range(_) => 1,
        StatusForm::Any => 2,
    }
}

/// The expression that reads what a form carries from an answer.
fn read(form: &Form) -> Option<TokenStream> {
    let body = match form.payload {
        Payload::Empty => None,
        Payload::Json(_) => Some(quote!(answer.body().map_err(Failure::internal)?)),
        Payload::Events(_) => Some(quote!(answer.stream())),
    };
    match (form.status, body) {
        (StatusForm::Fixed(_), body) => body,
        (_, Some(body)) => Some(quote!(WithStatus { status: answer.status, body: #body })),
        (_, None) => Some(quote!(WithStatus { status: answer.status, body: () })),
    }
}

/// From what a call ends with to an answer.
fn untyped(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let calls = names.calls.iter().map(|call| untyped_call(context, operation, names, call));
    quote!(#(#calls)*)
}

fn untyped_call(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    call: &ClientCall,
) -> TokenStream {
    let function = ident(&format!("untyped_{}", plain(&call.method)));
    let ok = call_type(context, names, call);
    let error = error_type(names);
    let failure = match context.api.kind {
        ApiKind::Http => quote!(client::Error),
        ApiKind::Rpc => quote!(CallError),
    };
    let is_alone = names.answers_of(call).count() == 1;
    let answers = names.answers_of(call).map(|form| {
        let payload = payload_type(context, form).map(|_| quote!(body));
        let pattern = wrapped(names, form, is_alone, payload);
        let value = write(operation, form);
        quote!(Ok(#pattern) => #value,)
    });
    let answers: Vec<_> = answers.collect();
    let none = answers.is_empty().then(|| quote!(Ok(never) => match never {},));
    let errors = names.errors.iter().map(|form| {
        let (name, variant) = (ident(&names.error), ident(&form.variant));
        let payload = payload_type(context, form).map(|_| quote!((body)));
        let value = write(operation, form);
        quote!(Err(#failure::Documented(#name::#variant #payload)) => #value,)
    });
    quote! {
        async fn #function(outcome: Result<#ok, #failure<#error>>) -> Result<Answer, BoxError> {
            match outcome {
                #(#answers)*
                #none
                #(#errors)*
                Err(other) => Err(other.into()),
            }
        }
    }
}

/// The expression that writes what a form carries, bound to `body`, as an answer.
fn write(operation: &Operation, form: &Form) -> TokenStream {
    let content = operation.outcomes.get(form.outcome);
    let content = content.and_then(|outcome| outcome.contents.get(form.content?));
    let media_type = content.map_or("", |content| content.media_type.as_str());
    let (status, body) = match form.status {
        StatusForm::Fixed(status) => (number(status), quote!(body)),
        _ => (quote!(body.status), quote!(body.body)),
    };
    match form.payload {
        Payload::Empty => quote!(Ok(Answer::empty(#status))),
        Payload::Json(_) => quote!(Answer::json(#status, #media_type, &#body)),
        Payload::Events(_) => quote!(Answer::events(#status, #body).await),
    }
}

/// A name without the mark of a raw identifier.
fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}
