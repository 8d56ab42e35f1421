//! Calls of HTTP operations.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::exchange::exchange;
use crate::emit::body;
use crate::emit::context::{Context, View, ident};
use crate::emit::doc::{docs, paragraphs};
use crate::emit::input;
use crate::emit::outcome::{call_type, error_type};
use crate::emit::parameter::parameter;
use crate::emit::rust_type::{Presence, presence};
use crate::model::{Content, ContentForm, Operation, Protocol, Role, Shape};
use crate::name::{ClientCall, Form, OperationNames, field};

/// The client struct with a function for each call.
pub(super) fn client(context: Context<'_>) -> TokenStream {
    let title = &context.api.info.title;
    let title = docs(&match context.view {
        View::Api => format!("A client of {title}. Clones share their connections."),
        View::Webhooks => format!(
            "Sends the webhooks and callbacks of {title} to whoever asked for them. Clones share \
             their connections."
        ),
    });
    let builder = match context.view {
        View::Api => quote! {
            #[doc = " Starts a client for the API at a base URL."]
            pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
                ClientBuilder { http: Http::builder(base_url) }
            }
        },
        View::Webhooks => quote! {
            #[doc = " Starts a client; each call says where it goes."]
            pub fn builder() -> ClientBuilder {
                ClientBuilder { http: Http::anywhere() }
            }
        },
    };
    let calls = context.operations().flat_map(|(_, operation, names)| {
        names.calls.iter().map(move |one| call(context, operation, names, one))
    });
    quote! {
        #title
        #[derive(Clone, Debug)]
        pub struct Client {
            http: Http,
        }

        impl Client {
            #builder

            #(#calls)*
        }
    }
}

fn call(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    call: &ClientCall,
) -> TokenStream {
    let docs = docs(&call_docs(operation, names, call));
    let deprecated = operation.is_deprecated.then(|| quote!(#[deprecated]));
    let method = ident(&call.method);
    let input = ident(&names.input);
    let (ok, error) = (call_type(context, names, call), error_type(names));
    let selectors = selectors(context, operation, names, call);
    let request = request(context, operation, names, call);
    let exchange = exchange(operation, names, call);
    let has_input = !operation.parameters.is_empty() || operation.body.is_some();
    let parameter = match (has_input, selectors.is_empty()) {
        (false, _) => quote!(_request),
        (true, true) => quote!(request),
        (true, false) => quote!(mut request),
    };
    let url = (context.view == View::Webhooks).then(|| quote!(url: &str,));
    quote! {
        #docs
        #deprecated
        pub async fn #method(&self, #url #parameter: #input) -> Result<#ok, client::Error<#error>> {
            #selectors
            #request
            #exchange
        }
    }
}

fn call_docs(operation: &Operation, names: &OperationNames, call: &ClientCall) -> String {
    let wire = match &operation.protocol {
        Protocol::Http { method, .. } if operation.role == Role::Webhook => {
            format!("`{method}` to the URL.")
        }
        Protocol::Http { method, path } => format!("`{method} {path}`"),
        Protocol::Rpc { method, .. } => format!("`{method}`"),
    };
    let answers = names.answers_of(call).filter_map(|form| content(operation, form));
    let media_types: Vec<_> = answers.map(|content| format!("`{}`", content.media_type)).collect();
    let choice = (names.calls.len() > 1)
        .then(|| format!("Asks for the answer as {}.", media_types.join(" or ")));
    let errors = "# Errors\n[`client::Error::Documented`] where the API answers with an error that \
                  it documents; the other variants say what else went wrong.";
    let text = input::operation_text(operation);
    paragraphs([Some(text.as_str()), choice.as_deref(), Some(wire.as_str()), Some(errors)])
}

pub(super) fn content<'a>(operation: &'a Operation, form: &Form) -> Option<&'a Content> {
    operation.outcomes.get(form.outcome)?.contents.get(form.content?)
}

/// Sets the members of the body that choose the kind of answer.
fn selectors(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    call: &ClientCall,
) -> TokenStream {
    let mut selectors = TokenStream::new();
    let Some(body) = &operation.body else { return selectors };
    let [described] = body.contents.as_slice() else { return selectors };
    let ContentForm::Json { ty, .. } = described.form else { return selectors };
    let Shape::Struct(object) = context.api.types.shape(ty) else { return selectors };
    let body_field = ident(&names.body);
    for content in names.answers_of(call).filter_map(|form| content(operation, form)) {
        for (pointer, value) in &content.requested_by {
            let name = pointer.trim_start_matches('/');
            let member = object.members.iter().find(|member| member.name == name);
            let (Some(member), Value::Bool(value)) = (member, value) else { continue };
            let member_field = ident(&field(name));
            let value = if member.is_required { quote!(#value) } else { quote!(Some(#value)) };
            selectors.extend(quote!(request.#body_field.#member_field = #value;));
        }
    }
    selectors
}

/// Builds the request.
fn request(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    call: &ClientCall,
) -> TokenStream {
    let constant = ident(&names.constant);
    let parameters = operation.parameters.iter().zip(&names.fields).map(|(one, field)| {
        let (field, parameter) = (ident(field), parameter(context, one));
        match presence(context, one.ty, one.is_required) {
            Presence::Required => quote!(call.parameter(#parameter, &request.#field);),
            Presence::Optional | Presence::Nullable => {
                quote!(call.optional_parameter(#parameter, &request.#field);)
            }
            Presence::Maybe => {
                quote!(call.maybe_parameter(#parameter, &request.#field);)
            }
        }
    });
    let body = body::send(operation, names);
    let accept = accepted(operation, names, call);
    let accept = (!accept.is_empty()).then(|| quote!(call.accept(#accept);));
    let to = (context.view == View::Webhooks).then(|| quote!(.to(url)));
    let is_changed = !operation.parameters.is_empty() || body.is_some() || accept.is_some();
    let mutable = is_changed.then(|| quote!(mut));
    quote! {
        let #mutable call = Call::new(&#constant) #to;
        #(#parameters)*
        #body
        #accept
    }
}

/// The media types that a call takes, those of its errors included.
fn accepted(operation: &Operation, names: &OperationNames, call: &ClientCall) -> String {
    let forms = names.answers_of(call).chain(&names.errors);
    let mut media_types: Vec<&str> = Vec::new();
    let contents = forms.filter_map(|form| content(operation, form));
    for media_type in contents.flat_map(Content::media_types) {
        if !media_types.contains(&media_type) {
            media_types.push(media_type);
        }
    }
    media_types.join(", ")
}
