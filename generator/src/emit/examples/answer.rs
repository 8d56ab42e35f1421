//! Answers without their types, both ways.

use proc_macro2::TokenStream;
use quote::quote;

use super::plain;
use crate::emit::context::{Context, ident, number};
use crate::emit::outcome::{answer_type, call_type, error_type, payload_type, wrapped};
use crate::model::{ApiKind, Content, Operation};
use crate::name::{ClientCall, Form, OperationNames, Payload, StatusForm};

/// From an answer to the typed one of a service.
pub(super) fn typed(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> TokenStream {
    let function = ident(&format!("typed_{}", plain(&names.method)));
    let (ok, error) = (answer_type(context, names), error_type(names));
    let is_alone = names.answers.len() == 1;
    let answers = names.answers.iter().map(|form| {
        let value = match (is_alone, form.payload, form.status, form.headers) {
            (true, Payload::Json(_), StatusForm::Fixed(_), None) => {
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
        *is_error && form.status == StatusForm::Any && rival(operation, form).is_none()
    });
    let has_rivals = arms.iter().any(|(form, ..)| rival(operation, form).is_some());
    let subject = if has_rivals {
        quote!((answer.status, answer.media_type.as_deref()))
    } else {
        quote!(answer.status)
    };
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
        if !has_rivals {
            return quote!(#status => #value,);
        }
        let media_type = rival(operation, form).map_or_else(
            || quote!(_),
            |content| {
                let media_types = content.media_types().filter(|one| *one != content.sent_as());
                let (media_types, sent) = (media_types.collect::<Vec<_>>(), content.sent_as());
                quote!(Some(#sent #(| #media_types)*))
            },
        );
        quote!((#status, #media_type) => #value,)
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
                match #subject {
                    #(#arms)*
                    #rest
                }
            }
        };
    }
    quote! {
        fn #function(answer: Answer) -> Result<#ok, Failure<#error>> {
            let error = match #subject {
                #(#arms)*
                #rest
            };
            Err(Failure::Documented(error))
        }
    }
}

/// The media type of a form, where its outcome has others.
fn rival<'a>(operation: &'a Operation, form: &Form) -> Option<&'a Content> {
    let outcome = operation.outcomes.get(form.outcome)?;
    outcome.contents.get(form.content?).filter(|_| outcome.contents.len() > 1)
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
        Payload::TextEvents => Some(quote!(answer.text_stream())),
        Payload::Lines(_) => Some(quote!(answer.lines())),
        Payload::Text => Some(quote!(answer.body)),
        Payload::Bytes => Some(quote!(answer.bytes())),
        Payload::Stream => Some(quote!(answer.bytes().into())),
        Payload::Raw => Some(quote!(answer.raw())),
    };
    let body = match form.headers {
        None => body,
        Some(_) => {
            let body = body.unwrap_or_else(|| quote!(()));
            let headers = quote!(answer.headers().map_err(Failure::internal)?);
            Some(quote!(WithHeaders { headers: #headers, body: #body }))
        }
    };
    match (form.status, body) {
        (StatusForm::Fixed(_), body) => body,
        (_, Some(body)) => Some(quote!(WithStatus { status: answer.status, body: #body })),
        (_, None) => Some(quote!(WithStatus { status: answer.status, body: () })),
    }
}

/// From what a call ends with to an answer.
pub(super) fn untyped(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> TokenStream {
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
    let is_part = answers.len() > 1 && answers.len() < names.answers.len();
    let none = if answers.is_empty() {
        Some(quote!(Ok(never) => match never {},))
    } else {
        is_part.then(|| quote!(Ok(_) => Err(examples::unasked()),))
    };
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
    let (status, carried) = match form.status {
        StatusForm::Fixed(status) => (number(status), quote!(body)),
        _ => (quote!(body.status), quote!(body.body)),
    };
    let body = match form.headers {
        Some(_) => quote!(#carried.body),
        None => carried.clone(),
    };
    let answer = match form.payload {
        Payload::Empty => quote!(Ok(Answer::empty(#status))),
        Payload::Json(_) => quote!(Answer::json(#status, #media_type, &#body)),
        Payload::Events(_) => quote!(Answer::events(#status, #body).await),
        Payload::TextEvents => quote!(Answer::text_events(#status, #body).await),
        Payload::Lines(_) => quote!(Answer::of_lines(#status, #media_type, #body).await),
        Payload::Text => quote!(Ok(Answer::text(#status, #media_type, #body))),
        Payload::Bytes => quote!(Ok(Answer::of_bytes(#status, #media_type, &#body))),
        Payload::Stream => quote!(Answer::of_stream(#status, #media_type, #body).await),
        Payload::Raw => quote!(Answer::of_raw(#status, #body).await),
    };
    match form.headers {
        Some(_) => quote!(examples::with_headers(#answer, &#carried.headers)),
        None => answer,
    }
}
