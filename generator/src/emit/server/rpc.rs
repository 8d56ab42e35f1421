//! JSON-RPC methods served behind one address.

use proc_macro2::TokenStream;
use quote::quote;

use super::{operation_docs, principal, refuse, security};
use crate::emit::context::{Context, ident, scheme_names};
use crate::emit::doc::{docs, foreign};
use crate::emit::outcome::{answer_type, error_type};
use crate::emit::rust_type::{Presence, plain_type, presence};
use crate::model::{Operation, Protocol, Server, Shape, TextFormat};
use crate::name::{OperationNames, field};

/// The path of the address, and the struct of its variables where it has any.
pub(in crate::emit) fn endpoint(context: Context<'_>) -> TokenStream {
    let server = context.api.servers.first();
    let (origin, path) = split(server.map_or("/", |server| server.url.as_str()));
    let operation = context.api.operations.first();
    let security = operation.map(|operation| scheme_names(context, operation)).unwrap_or_default();
    let security = security.iter().map(|alternative| quote!(&[#(#alternative),*]));
    let docs = docs(&format!("The address of every call: `POST {path}`"));
    let variables = server.filter(|server| !server.variables.is_empty());
    let variables = variables.map(|server| variables_of(context, server, origin, path));
    quote! {
        #docs
        pub static ENDPOINT: Operation = Operation {
            id: "json-rpc",
            method: "POST",
            path: #path,
            security: &[#(#security),*],
        };

        #variables
    }
}

fn variables_of(context: Context<'_>, server: &Server, origin: &str, path: &str) -> TokenStream {
    let fields = server.variables.iter().map(|variable| {
        let name = ident(&field(&variable.name));
        let ty = plain_type(context, variable.ty);
        let text = variable.description.as_deref().map(foreign);
        let docs = docs(text.as_deref().unwrap_or("A variable of the address."));
        quote!(#docs pub #name: #ty,)
    });
    let mut format = format!("{{origin}}{path}");
    let mut bindings = Vec::new();
    for variable in &server.variables {
        let name = field(&variable.name);
        let documented = format!("{{{}}}", variable.name);
        if !format.contains(&documented) {
            continue;
        }
        format = format.replace(&documented, &format!("{{{}}}", name.trim_start_matches("r#")));
        let (local, name) = (ident(name.trim_start_matches("r#")), ident(&name));
        bindings.push(match context.api.types.shape(variable.ty) {
            Shape::Text(TextFormat::Plain) => {
                quote!(let #local = template::encode_segment(&self.#name);)
            }
            _ => quote!(let #local = self.#name;),
        });
    }
    quote! {
        #[doc = " The variables of the address."]
        #[derive(Clone, Debug, PartialEq)]
        pub struct Endpoint { #(#fields)* }

        impl Endpoint {
            #[doc = " The documented URL with these variables, for a client to call."]
            #[must_use]
            pub fn url(&self) -> String {
                self.at(#origin)
            }

            #[doc = " The address at another origin, such as `http://localhost:3000`."]
            #[must_use]
            pub fn at(&self, origin: &str) -> String {
                #(#bindings)*
                format!(#format)
            }
        }
    }
}

/// A URL as its origin and its path.
pub(super) fn split(url: &str) -> (&str, &str) {
    let start = url.find("://").map_or(0, |at| at + 3);
    let path = url.get(start..).and_then(|rest| rest.find('/')).map(|at| at + start);
    match path.and_then(|at| url.split_at_checked(at)) {
        Some((origin, path)) => (origin, path),
        None => (url, "/"),
    }
}

/// The type of the endpoint's variables in a handler's context.
fn endpoint_type(context: Context<'_>) -> TokenStream {
    let has_variables = context.api.servers.first().is_some_and(|one| !one.variables.is_empty());
    if has_variables { quote!(Endpoint) } else { quote!(()) }
}

/// The trait, the router, and a function for each method between them.
pub(super) fn server(context: Context<'_>) -> TokenStream {
    let api = api(context);
    let router = router(context);
    let open = open(context);
    let handlers =
        context.operations().map(|(_, operation, names)| handler(context, operation, names));
    quote!(#api #router #open #(#handlers)*)
}

/// Who calls, for the whole of a request: a batch is authenticated once.
fn caller(context: Context<'_>, of: TokenStream) -> TokenStream {
    if context.is_protected() { quote!(#of::Principal) } else { quote!(()) }
}

fn api(context: Context<'_>) -> TokenStream {
    let docs = docs(&format!(
        "A service that offers {}.\n\nParams arrive decoded and checked; what a function returns \
         becomes the result or the error of its call.",
        context.api.info.title
    ));
    let principal = principal(context);
    let refuse = refuse();
    let (caller, endpoint) = (caller(context, quote!(Self)), endpoint_type(context));
    let methods = context.operations().map(|(_, operation, names)| {
        let Protocol::Rpc { method, .. } = &operation.protocol else { return TokenStream::new() };
        let docs = operation_docs(operation, &format!("The method `{method}`."));
        let (function, input) = (ident(&names.method), ident(&names.input));
        let (ok, error) = (answer_type(context, names), error_type(names));
        quote! {
            #docs
            fn #function(
                &self,
                request: #input,
                context: Context<#caller, #endpoint>,
            ) -> impl Future<Output = Result<#ok, Failure<#error>>> + Send;
        }
    });
    quote! {
        #docs
        pub trait Api: Send + Sync + 'static {
            #principal
            #(#methods)*
            #refuse
        }
    }
}

fn router(context: Context<'_>) -> TokenStream {
    let methods = context.operations().map(|(_, _, names)| {
        let (constant, function) = (ident(&names.constant), ident(&names.method));
        quote!(.method(&#constant, #function))
    });
    let (caller, endpoint) = (caller(context, quote!(A)), endpoint_type(context));
    quote! {
        #[doc = " The service as an axum router, to be served, merged or nested."]
        pub fn router<A: Api>(api: A) -> axum::Router {
            endpoint(api).into_axum()
        }

        #[doc = " The methods of the service, for limits and other settings."]
        pub fn endpoint<A: Api>(api: A) -> rpc::Endpoint<A, Context<#caller, #endpoint>> {
            rpc::Endpoint::new(api, &ENDPOINT, open)
                .on_refusal(A::refuse)
                #(#methods)*
        }
    }
}

/// What happens once for a request, before any of its calls.
fn open(context: Context<'_>) -> TokenStream {
    let (caller, endpoint) = (caller(context, quote!(A)), endpoint_type(context));
    let (principal, api, who) = if context.is_protected() {
        let scopes = context.api.operations.first();
        let scopes = scopes.and_then(|operation| security::scopes(context, operation));
        let scopes = scopes.map(|scopes| quote!(, &[#(#scopes),*]));
        let principal = quote!(let principal = authenticate(api, call #scopes).await?;);
        (Some(principal), quote!(api), quote!(principal))
    } else {
        (None, quote!(_api), quote!(()))
    };
    let server = context.api.servers.first();
    let variables = server.into_iter().flat_map(|server| &server.variables).map(|variable| {
        let (name, wire) = (ident(&field(&variable.name)), &variable.name);
        quote!(#name: call.parameter(Parameter::path(#wire))?,)
    });
    let variables: Vec<_> = variables.collect();
    let address =
        if variables.is_empty() { quote!(()) } else { quote!(Endpoint { #(#variables)* }) };
    quote! {
        #[doc = " Who is calling, and which address: the same for every call of a batch."]
        fn open<'c, A: Api>(
            #api: &'c A,
            call: &'c Call,
        ) -> BoxFuture<'c, Result<Context<#caller, #endpoint>, Refusal>> {
            Box::pin(async move {
                #principal
                let endpoint = #address;
                Ok(call.endpoint_context(#who, endpoint))
            })
        }
    }
}

/// Reads params, asks the service, and writes its answer.
fn handler(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let (function, input) = (ident(&names.method), ident(&names.input));
    let (caller, endpoint) = (caller(context, quote!(A)), endpoint_type(context));
    let params = operation.parameters.iter().zip(&names.fields).map(|(parameter, field)| {
        let (name, field) = (&parameter.name, ident(field));
        let presence = presence(context, parameter.ty, parameter.is_required);
        let read = presence.read();
        match &parameter.default {
            Some(default) if presence == Presence::Optional => {
                let default = default.to_string();
                quote!(#field: params.defaulted(#name, #default)?,)
            }
            _ => quote!(#field: params.#read(#name)?,),
        }
    });
    let params: Vec<_> = params.collect();
    // JSON-RPC 2.0 §4.1: nobody reads what a notification ends with, unless it came with an id.
    let result = is_notification(operation).then(|| quote!(.map(|()| json::Value::Null)));
    let binding = if params.is_empty() { quote!(_params) } else { quote!(params) };
    quote! {
        fn #function<A: Api>(
            api: Arc<A>,
            context: Context<#caller, #endpoint>,
            call: MethodCall,
        ) -> BoxFuture<'static, Result<Vec<u8>, MethodError>> {
            Box::pin(async move {
                let request = call.read(|#binding| Ok(#input { #(#params)* }))?;
                rpc::answer(api.#function(request, context).await #result)
            })
        }
    }
}

/// Whether nothing answers a method.
pub(in crate::emit) fn is_notification(operation: &Operation) -> bool {
    operation.outcomes.iter().all(|outcome| outcome.contents.is_empty())
}
