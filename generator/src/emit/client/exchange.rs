//! Sending a request, and reading its answer by status and media type.

use proc_macro2::TokenStream;
use quote::quote;

use super::http::content;
use crate::emit::body::pattern;
use crate::emit::context::{ident, number};
use crate::emit::outcome::wrapped;
use crate::model::{Content, Operation};
use crate::name::{ClientCall, Form, OperationNames, Payload, StatusForm};

/// The forms that a status can have.
struct Arm<'n> {
    status: StatusForm,
    is_error: bool,
    forms: Vec<&'n Form>,
}

/// Sends the request and reads the answer.
pub(super) fn exchange(
    operation: &Operation,
    names: &OperationNames,
    call: &ClientCall,
) -> TokenStream {
    let is_alone = names.answers_of(call).count() == 1;
    let streams = names.answers_of(call).filter(|form| form.payload.is_stream());
    let streams: Vec<_> = streams.collect();
    let opened = streams.first().map(|_| {
        let arms = arms(&streams, false).into_iter().map(|arm| {
            let guard = status_guard(arm.status);
            let value = choice(operation, &arm.forms, &quote!(opened), |form| {
                wrapped(names, form, is_alone, Some(stream_value(form)))
            });
            quote!(if #guard { return Ok(#value); })
        });
        quote! {
            let opened = self.http.open(call).await?;
            #(#arms)*
            let response = opened.collect().await?;
        }
    });
    let send = opened.unwrap_or_else(|| quote!(let response = self.http.send(call).await?;));
    let bodies: Vec<_> = names.answers_of(call).filter(|form| !form.payload.is_stream()).collect();
    let errors: Vec<_> = names.errors.iter().collect();
    let mut arms: Vec<Arm<'_>> = arms(&bodies, false);
    arms.extend(self::arms(&errors, true));
    // The most certain first: a status, then a hundred of them, then any other.
    arms.sort_by_key(|arm| match arm.status {
        StatusForm::Fixed(status) => (0, status, arm.is_error),
        StatusForm::Range(hundred) => (1, hundred, arm.is_error),
        StatusForm::Any => (2, 0, arm.is_error),
    });
    let has_any_error = arms.iter().any(|arm| arm.is_error && arm.status == StatusForm::Any);
    let has_errors = !names.errors.is_empty();
    let arms: Vec<_> = arms
        .iter()
        .map(|arm| {
            let pattern = status_pattern(arm.status, arm.is_error);
            let value = choice(operation, &arm.forms, &quote!(response), |form| {
                if arm.is_error {
                    let (error, variant) = (ident(&names.error), ident(&form.variant));
                    let payload = body_value(form).map(|payload| quote!((#payload)));
                    quote!(#error::#variant #payload)
                } else {
                    wrapped(names, form, is_alone, body_value(form))
                }
            });
            match (arm.is_error, has_errors) {
                (true, _) => quote!(#pattern => #value,),
                (false, true) => quote!(#pattern => return Ok(#value),),
                (false, false) => quote!(#pattern => Ok(#value),),
            }
        })
        .collect();
    if arms.is_empty() {
        return quote!(#send Err(response.unexpected()));
    }
    if !has_errors {
        return quote! {
            #send
            match response.status() {
                #(#arms)*
                _ => Err(response.unexpected()),
            }
        };
    }
    let unexpected = (!has_any_error).then(|| quote!(_ => return Err(response.unexpected()),));
    quote! {
        #send
        let error = match response.status() {
            #(#arms)*
            #unexpected
        };
        Err(client::Error::Documented(error))
    }
}

/// The forms by their status, in the order of the document.
fn arms<'n>(forms: &[&'n Form], is_error: bool) -> Vec<Arm<'n>> {
    let mut arms: Vec<Arm<'n>> = Vec::new();
    for form in forms {
        match arms.iter_mut().find(|arm| arm.status == form.status) {
            Some(arm) => arm.forms.push(form),
            None => arms.push(Arm { status: form.status, is_error, forms: vec![form] }),
        }
    }
    arms
}

/// The value of the one form, or of the form that the answer's media type chooses.
fn choice(
    operation: &Operation,
    forms: &[&Form],
    answer: &TokenStream,
    value: impl Fn(&Form) -> TokenStream,
) -> TokenStream {
    if let [form] = forms {
        return value(form);
    }
    let contents: Vec<(&Form, &Content)> =
        forms.iter().filter_map(|form| Some((*form, content(operation, form)?))).collect();
    let media_types = contents.iter().flat_map(|(_, content)| content.media_types());
    let last = contents.len().saturating_sub(1);
    let arms = contents.iter().enumerate().map(|(index, (form, content))| {
        let (pattern, value) = (pattern(content, index == last), value(form));
        quote!(#pattern => #value,)
    });
    quote!(match #answer.choose(&[#(#media_types),*])? { #(#arms)* })
}

/// The expression that reads a stream.
fn stream_value(form: &Form) -> TokenStream {
    let read = ident(match form.payload {
        Payload::Events(_) => "events",
        Payload::TextEvents => "text_events",
        Payload::Lines(_) => "lines",
        Payload::Raw => "raw",
        Payload::Stream | Payload::Empty | Payload::Json(_) | Payload::Text | Payload::Bytes => {
            "stream"
        }
    });
    let body = match (form.headers, form.payload) {
        (None, Payload::Stream) => quote!(opened.stream()),
        (None, _) => quote!(opened.#read()?),
        (Some(_), Payload::Stream) => quote!(opened.with_headers(|opened| Ok(opened.stream()))?),
        (Some(_), _) => quote!(opened.with_headers(client::Opened::#read)?),
    };
    with_status(form, body, &quote!(opened.status()))
}

/// The expression that reads what a form carries from an answer read whole.
fn body_value(form: &Form) -> Option<TokenStream> {
    let body = match form.payload {
        Payload::Empty => None,
        Payload::Json(_) => Some(quote!(response.json()?)),
        Payload::Text => Some(quote!(response.text()?)),
        Payload::Bytes => Some(quote!(response.bytes())),
        // Read before the answers without a stream.
        Payload::Events(_)
        | Payload::TextEvents
        | Payload::Lines(_)
        | Payload::Stream
        | Payload::Raw => None,
    };
    let body = match form.headers {
        None => body,
        Some(_) => {
            let body = body.unwrap_or_else(|| quote!(()));
            Some(quote!(response.with_headers(#body)?))
        }
    };
    match form.status {
        StatusForm::Fixed(_) => body,
        _ => {
            let body = body.unwrap_or_else(|| quote!(()));
            Some(with_status(form, body, &quote!(response.status())))
        }
    }
}

fn with_status(form: &Form, body: TokenStream, status: &TokenStream) -> TokenStream {
    match form.status {
        StatusForm::Fixed(_) => body,
        _ => quote!(WithStatus { status: #status, body: #body }),
    }
}

fn status_pattern(status: StatusForm, is_error: bool) -> TokenStream {
    match status {
        StatusForm::Fixed(status) => number(status),
        StatusForm::Range(hundred) => {
            let (low, high) = (number(hundred * 100), number(hundred * 100 + 99));
            quote!(#low..=#high)
        }
        // `default` as an answer is what the status says is a success.
        StatusForm::Any if is_error => quote!(_),
        StatusForm::Any => quote!(100..=399),
    }
}

/// The condition that the status of an opened answer is the one of a form.
fn status_guard(form: StatusForm) -> TokenStream {
    match form {
        StatusForm::Fixed(fixed) => {
            let fixed = number(fixed);
            quote!(opened.status() == #fixed)
        }
        StatusForm::Range(hundred) => {
            let (low, high) = (number(hundred * 100), number(hundred * 100 + 99));
            quote!((#low..=#high).contains(&opened.status()))
        }
        StatusForm::Any => quote!(opened.status() < 400),
    }
}
