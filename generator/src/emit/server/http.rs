//! Operations served over HTTP.

use proc_macro2::TokenStream;
use quote::quote;

use super::{caller, operation_docs, principal, refuse, security};
use crate::emit::body;
use crate::emit::context::{Access, Context, View, access, ident, number};
use crate::emit::doc::docs;
use crate::emit::outcome::{answer_type, error_type};
use crate::emit::parameter::{is_free, parameter};
use crate::emit::rule::rules;
use crate::emit::rust_type::{Presence, presence};
use crate::model::{
    ApiKeyPlace, Content, Operation, Parameter, Place, Protocol, SchemeKind, Shape,
};
use crate::name::{Form, OperationNames, Payload, StatusForm};

/// The trait, the router, and a function for each operation between them.
pub(super) fn server(context: Context<'_>) -> TokenStream {
    let api = api(context);
    let router = router(context);
    let handlers = context.served().map(|(_, operation, names)| handler(context, operation, names));
    quote!(#api #router #(#handlers)*)
}

fn api(context: Context<'_>) -> TokenStream {
    let title = &context.api.info.title;
    let what = match context.view {
        View::Api => format!("A service that offers {title}."),
        View::Webhooks => format!("A service that receives what {title} sends."),
    };
    let docs = docs(&format!(
        "{what}\n\nRequests arrive decoded and checked; what a function returns is one of the \
         answers that the document has."
    ));
    let principal = principal(context);
    let refuse = refuse();
    let operations = context.served().map(|(_, operation, names)| {
        let Protocol::Http { method, path } = &operation.protocol else {
            return TokenStream::new();
        };
        let docs = operation_docs(operation, &format!("`{method} {path}`"));
        let (function, input) = (ident(&names.method), ident(&names.input));
        let caller = caller(operation);
        let (ok, error) = (answer_type(context, names), error_type(names));
        quote! {
            #docs
            fn #function(
                &self,
                request: #input,
                context: Context<#caller>,
            ) -> impl Future<Output = Result<#ok, Failure<#error>>> + Send;
        }
    });
    quote! {
        #docs
        pub trait Api: Send + Sync + 'static {
            #principal
            #(#operations)*
            #refuse
        }
    }
}

fn router(context: Context<'_>) -> TokenStream {
    let routes = context.served().map(|(_, _, names)| {
        let (constant, function) = (ident(&names.constant), ident(&names.method));
        quote!(.operation(&#constant, #function))
    });
    let keys = context.api.schemes.values().filter_map(|scheme| match &scheme.kind {
        SchemeKind::ApiKey { place: ApiKeyPlace::Header, name } => {
            Some(quote!(.sensitive_header(#name)))
        }
        _ => None,
    });
    quote! {
        #[doc = " The service as an axum router, to be served, merged or nested."]
        pub fn router<A: Api>(api: A) -> axum::Router {
            routes(api).into_axum()
        }

        #[doc = " The operations of the service, for limits and other settings."]
        pub fn routes<A: Api>(api: A) -> Router<A> {
            Router::new(api)
                .on_refusal(A::refuse)
                #(#keys)*
                #(#routes)*
        }
    }
}

/// Takes a request apart, asks the service, and writes its answer.
fn handler(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let (function, input) = (ident(&names.method), ident(&names.input));
    let offered = offered(operation, names);
    let is_chosen = names.answers.iter().any(|form| is_chosen(operation, form));
    let chosen = is_chosen.then(|| quote!(let accepted =));
    let accepts = (!offered.is_empty()).then(|| quote!(#chosen call.accepts(&[#(#offered),*])?;));
    let scopes = security::scopes(context, operation);
    let (principal, caller) = match access(operation) {
        Access::Public => (None, quote!(())),
        Access::Optional => (
            Some(quote!(let principal = identify(&*api, &call #scopes).await?;)),
            quote!(principal),
        ),
        Access::Required => (
            Some(quote!(let principal = authenticate(&*api, &call #scopes).await?;)),
            quote!(principal),
        ),
    };
    let checks = operation.parameters.iter().filter_map(|one| check(context, operation, one));
    let parameters = operation.parameters.iter().zip(&names.fields).map(|(one, field)| {
        let (field, value) = (ident(field), read_parameter(context, operation, one));
        quote!(#field: #value,)
    });
    let body = body::read(context, operation, names).map(|value| {
        let field = ident(&names.body);
        quote!(#field: #value,)
    });
    let mutable = body.is_some().then(|| quote!(mut));
    let answer = answer(operation, names);
    let failure = failure(operation, names);
    quote! {
        fn #function<A: Api>(
            api: Arc<A>,
            #mutable call: Call,
        ) -> BoxFuture<'static, Result<Response, Refusal>> {
            Box::pin(async move {
                #principal
                #accepts
                #(#checks)*
                let request = #input { #(#parameters)* #body };
                match api.#function(request, call.context(#caller)).await {
                    #answer
                    Err(failure) => failure.answer(|error| match error { #failure }),
                }
            })
        }
    }
}

/// The media types of an operation's answers; errors are sent whatever is accepted.
fn offered<'a>(operation: &'a Operation, names: &OperationNames) -> Vec<&'a str> {
    let contents = names
        .answers
        .iter()
        .filter_map(|form| operation.outcomes.get(form.outcome)?.contents.get(form.content?));
    let mut offered = Vec::new();
    for content in contents {
        let media_types = std::iter::once(content.sent_as());
        let media_types = media_types.chain(content.also.iter().map(String::as_str));
        for media_type in media_types.filter(|one| !one.contains('*')) {
            if !offered.contains(&media_type) {
                offered.push(media_type);
            }
        }
    }
    offered
}

/// Checks the rules of a parameter, where it has any.
fn check(context: Context<'_>, operation: &Operation, one: &Parameter) -> Option<TokenStream> {
    let rules = rules(context, one.ty);
    if rules.is_empty() {
        return None;
    }
    let parameter = parameter(context, one);
    let check = match is_free(context, one) {
        true => {
            let claimed = claimed(context, operation, one);
            quote!(call.check_claimed(#parameter, &[#(#claimed),*], RULES)?)
        }
        false => quote!(call.check(#parameter, RULES)?),
    };
    Some(quote! {{
        static RULES: &[json::Rule] = &[#(#rules),*];
        #check;
    }})
}

/// Whether a form leaves it to the request which of several names of JSON it has.
fn is_chosen(operation: &Operation, form: &Form) -> bool {
    content(operation, form).is_some_and(|content| {
        content.also.iter().any(|one| !one.contains('*') && one != content.sent_as())
    })
}

fn content<'a>(operation: &'a Operation, form: &Form) -> Option<&'a Content> {
    operation.outcomes.get(form.outcome)?.contents.get(form.content?)
}

fn read_parameter(context: Context<'_>, operation: &Operation, one: &Parameter) -> TokenStream {
    let expression = parameter(context, one);
    if is_free(context, one) {
        let claimed = claimed(context, operation, one);
        let read = quote!(call.claimed_parameter(#expression, &[#(#claimed),*])?);
        let is_map = matches!(context.api.types.shape(one.ty), Shape::Map(_));
        return match presence(context, one.ty, one.is_required) {
            // A map without entries is not to be seen in a query.
            Presence::Required if is_map => quote!(#read.unwrap_or_default()),
            Presence::Required => {
                quote!(call.required_claimed_parameter(#expression, &[#(#claimed),*])?)
            }
            Presence::Optional | Presence::Nullable => read,
            Presence::Maybe => quote!(#read.map_or(json::Maybe::Absent, json::Maybe::Value)),
        };
    }
    match (presence(context, one.ty, one.is_required), &one.default) {
        (Presence::Required, _) => quote!(call.parameter(#expression)?),
        (Presence::Optional, Some(default)) => {
            let default = default.to_string();
            quote!(call.defaulted_parameter(#expression, #default)?)
        }
        (Presence::Optional, None) => quote!(call.optional_parameter(#expression)?),
        // A parameter has no spelling for null, so it is there with a value or not there.
        (Presence::Nullable, _) => quote!(call.optional_parameter(#expression)?),
        (Presence::Maybe, _) => {
            quote!(call.optional_parameter(#expression)?.map_or(json::Maybe::Absent, json::Maybe::Value))
        }
    }
}

/// The names in the query that are not free: those of other parameters and of keys.
fn claimed<'a>(context: Context<'a>, operation: &'a Operation, free: &Parameter) -> Vec<&'a str> {
    let others = operation.parameters.iter();
    let others = others.filter(|other| other.place == Place::Query && other.name != free.name);
    let keys = context.api.schemes.values().filter_map(|scheme| match &scheme.kind {
        SchemeKind::ApiKey { place: ApiKeyPlace::Query, name } => Some(name.as_str()),
        _ => None,
    });
    others.map(|other| other.name.as_str()).chain(keys).collect()
}

fn answer(operation: &Operation, names: &OperationNames) -> TokenStream {
    match names.answers.as_slice() {
        [] => quote!(Ok(never) => match never {},),
        [form] => {
            let (pattern, response) = respond(operation, form, false);
            let pattern = pattern.unwrap_or_else(|| quote!(()));
            quote!(Ok(#pattern) => #response,)
        }
        forms => {
            let name = ident(&names.answer);
            let arms = forms.iter().map(|form| {
                let variant = ident(&form.variant);
                let (pattern, response) = respond(operation, form, false);
                let pattern = pattern.map(|pattern| quote!((#pattern)));
                quote!(Ok(#name::#variant #pattern) => #response,)
            });
            quote!(#(#arms)*)
        }
    }
}

fn failure(operation: &Operation, names: &OperationNames) -> TokenStream {
    let name = ident(&names.error);
    let arms = names.errors.iter().map(|form| {
        let variant = ident(&form.variant);
        let (pattern, response) = respond(operation, form, true);
        let pattern = pattern.map(|pattern| quote!((#pattern)));
        quote!(#name::#variant #pattern => #response,)
    });
    quote!(#(#arms)*)
}

/// The media type that needs no word.
const JSON: &str = "application/json";

/// The pattern for what a form carries, and the response made of it.
fn respond(
    operation: &Operation,
    form: &Form,
    is_error: bool,
) -> (Option<TokenStream>, TokenStream) {
    let (pattern, status, carried) = match form.status {
        StatusForm::Fixed(status) => (quote!(body), number(status), quote!(body)),
        _ => (quote!(answer), quote!(answer.status), quote!(answer.body)),
    };
    let body = match form.headers {
        Some(_) => quote!(#carried.body),
        None => carried.clone(),
    };
    let content = content(operation, form);
    let media_type = content.map_or(JSON, Content::sent_as);
    let response = match form.payload {
        Payload::Empty => quote!(Ok(server::empty(#status))),
        Payload::Json(_) if !is_error && is_chosen(operation, form) => {
            let media_types = content.into_iter().flat_map(Content::media_types);
            let media_types = media_types.filter(|one| !one.contains('*'));
            quote!(server::json_of(#status, accepted, &[#(#media_types),*], &#body))
        }
        Payload::Json(_) if media_type == JSON => quote!(server::json(#status, &#body)),
        Payload::Json(_) => quote!(server::json_as(#status, #media_type, &#body)),
        Payload::Text | Payload::Bytes => quote!(server::content(#status, #media_type, #body)),
        Payload::Events(_) => quote!(Ok(server::events(#status, #body))),
        Payload::TextEvents => quote!(Ok(server::text_events(#status, #body))),
        Payload::Lines(_) => quote!(server::lines(#status, #media_type, #body)),
        Payload::Stream => quote!(server::stream(#status, #media_type, #body)),
        Payload::Raw => quote!(server::raw(#status, #media_type, #body)),
    };
    if form.headers.is_some() {
        return (Some(pattern), quote!(server::with_headers(#response, &#carried.headers)));
    }
    let is_bare = form.payload == Payload::Empty && matches!(form.status, StatusForm::Fixed(_));
    ((!is_bare).then_some(pattern), response)
}
