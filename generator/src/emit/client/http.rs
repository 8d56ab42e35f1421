//! Calls of HTTP operations.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::emit::context::{Context, View, ident};
use crate::emit::doc::docs;
use crate::emit::input;
use crate::emit::outcome::{call_type, error_type};
use crate::model::{Content, ContentForm, Operation, Protocol, Role, Shape};
use crate::name::{ClientCall, Form, OperationNames, field};

/// The client struct with a function for each call; for some tags the functions alone.
pub(super) fn client(context: Context<'_>) -> TokenStream {
    let calls = context.operations().flat_map(|(_, operation, names)| {
        names.calls.iter().map(move |one| call(context, operation, names, one))
    });
    if context.is_tag() {
        return quote! {
            use super::super::client::Client;

            impl Client { #(#calls)* }
        };
    }
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
    // The functions of tags stand in their own modules; without any of them nobody reads it.
    let is_divided = context.division.is_some() && context.view == View::Api;
    let visibility = is_divided.then(|| quote!(#[allow(dead_code)] pub(super)));
    quote! {
        #title
        #[derive(Clone, Debug)]
        pub struct Client {
            #visibility http: Http,
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
    let exchange = exchange(context, names, call);
    let mutable = (!selectors.is_empty()).then(|| quote!(mut));
    let url = (context.view == View::Webhooks).then(|| quote!(url: &str,));
    quote! {
        #docs
        #deprecated
        pub async fn #method(&self, #url #mutable request: #input) -> Result<#ok, client::Error<#error>> {
            #selectors
            #exchange
        }
    }
}

/// One line about the operation, and where it is described whole.
fn call_docs(operation: &Operation, names: &OperationNames, call: &ClientCall) -> String {
    let wire = match &operation.protocol {
        Protocol::Http { method, .. } if operation.role == Role::Webhook => {
            format!("`{method}` to the URL")
        }
        Protocol::Http { method, path } => format!("`{method} {path}`"),
        Protocol::Rpc { method, .. } => format!("`{method}`"),
    };
    let answers = names.answers_of(call).filter_map(|form| content(operation, form));
    let media_types: Vec<_> = answers.map(|content| format!("`{}`", content.media_type)).collect();
    let choice = (names.calls.len() > 1)
        .then(|| format!("Asks for the answer as {}.", media_types.join(" or ")));
    input::brief(operation, &format!("{wire}: [`{}`]", names.input), choice.as_deref())
}

/// Sends the request, and reads the answers that the call takes.
fn exchange(context: Context<'_>, names: &OperationNames, call: &ClientCall) -> TokenStream {
    let wanted: Vec<_> = names.answers_of(call).map(|form| form.variant.as_str()).collect();
    let is_part = wanted.len() < names.answers.len();
    let asked = match (context.view, is_part) {
        (View::Api, false) => return quote!(self.http.exchange(request).await),
        (View::Webhooks, false) => return quote!(self.http.exchange_at(url, request).await),
        (View::Api, true) => quote!(self.http.exchange_for(&[#(#wanted),*], request).await),
        (View::Webhooks, true) => {
            quote!(self.http.exchange_at_for(url, &[#(#wanted),*], request).await)
        }
    };
    let (name, constant) = (ident(&names.answer), ident(&names.constant));
    match wanted.as_slice() {
        [variant] => {
            let variant = ident(variant);
            quote! {
                match #asked? {
                    #name::#variant(answer) => Ok(answer),
                    _ => Err(client::unasked(#constant.id).into()),
                }
            }
        }
        _ => asked,
    }
}

fn content<'a>(operation: &'a Operation, form: &Form) -> Option<&'a Content> {
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
