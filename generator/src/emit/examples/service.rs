//! A service that answers with examples.

use proc_macro2::TokenStream;
use quote::quote;

use super::plain;
use crate::division::Division;
use crate::emit::context::{Access, Context, access, ident};
use crate::emit::divided::{asked, gate};
use crate::emit::doc::docs;
use crate::emit::outcome::{answer_type, error_type};
use crate::emit::server::{Part, combinations, has_variables, members, parts, singles};
use crate::emit::table::{lines, table};
use crate::model::{ApiKind, SchemeKind};

/// The service that answers with examples; of some tags the functions that they add to it.
pub(super) fn service(context: Context<'_>) -> TokenStream {
    if context.is_tag() {
        let operations = functions(context);
        return quote! {
            use super::super::examples::ExampleServer;

            impl<R: Responder> Api for ExampleServer<R> {
                #operations
            }
        };
    }
    let authenticate = context.is_protected().then(|| {
        let singles = singles(context).map(|(name, variant, scheme)| {
            let taken = quote!(self.responder.authenticate(#name, &password));
            match scheme.kind {
                SchemeKind::Basic => quote!(Credentials::#variant { password, user: _ } => #taken,),
                SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
                    quote!(Credentials::#variant { token: password, scopes: _ } => #taken,)
                }
                SchemeKind::MutualTls | SchemeKind::Undeclared => {
                    quote!(Credentials::#variant(_) => Ok(Caller { scheme: #name }),)
                }
                SchemeKind::Bearer | SchemeKind::Http(_) | SchemeKind::ApiKey { .. } => {
                    quote!(Credentials::#variant(password) => #taken,)
                }
            }
        });
        let combinations = combinations(context).map(|combination| {
            let variant = ident(&combination.variant);
            // The caller is called after the first scheme that shows a secret.
            let shown = members(context, combination).find_map(|(name, field, scheme)| {
                let parts = parts(&field, &scheme.kind).into_iter();
                let mut secrets =
                    parts.filter(|(_, part)| matches!(part, Part::Secret | Part::Password));
                secrets.next().map(|(secret, _)| (name, secret))
            });
            match shown {
                Some((name, secret)) => quote! {
                    Credentials::#variant { #secret, .. } => {
                        self.responder.authenticate(#name, &#secret)
                    }
                },
                None => {
                    let name = &combination.variant;
                    quote!(Credentials::#variant { .. } => Ok(Caller { scheme: #name }),)
                }
            }
        });
        let arms = singles.chain(combinations);
        quote! {
            type Principal = Caller;

            async fn authenticate(&self, credentials: Credentials) -> Result<Caller, Denied> {
                match credentials { #(#arms)* }
            }
        }
    });
    let operations = match context.api.kind {
        ApiKind::Http => functions(context),
        ApiKind::Rpc => methods(context),
    };
    let docs = docs(
        "A service that answers with examples: a stub to develop clients against.\n\nIt takes any \
         credentials, and answers a documented request with its documented answer, any other \
         request with the first one that fits.",
    );
    // The functions of tags stand in their own modules.
    let visibility = context.division.is_some().then(|| quote!(pub(super)));
    let routes = context.division.map(|division| routes(context, division));
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct ExampleServer<R = Documented> {
            #visibility responder: R,
        }

        impl ExampleServer {
            #[doc = " A service that answers with the examples of the document."]
            #[must_use]
            pub fn new() -> Self {
                Self { responder: Documented::new(&EXAMPLES) }
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

            #routes
        }

        impl<R: Responder> Api for ExampleServer<R> {
            #authenticate
            #operations
        }
    }
}

/// The function that adds up what is compiled, where features say what that is.
fn routes(context: Context<'_>, division: &Division) -> TokenStream {
    let ty = match context.is_protected() {
        true => quote!(Router<Self, Guard<Self, Caller>>),
        false => quote!(Router<Self>),
    };
    let units = asked(division).map(|unit| {
        let (gate, module) = (gate(division, unit), ident(&unit.module));
        quote! {
            #gate
            let routes = routes.with(super::#module::routes);
        }
    });
    quote! {
        #[doc = " The service as a router, with every operation that is compiled."]
        #[must_use]
        pub fn routes(self) -> #ty {
            let routes = super::server::routes(self);
            #(#units)*
            routes
        }
    }
}

/// The functions of the service, as a table of the runtime.
fn functions(context: Context<'_>) -> TokenStream {
    let functions = context.served().map(|(_, operation, names)| {
        let caller = match access(operation) {
            Access::Public => "()",
            Access::Optional => "Option<Caller>",
            Access::Required => "Caller",
        };
        format!("{}({}, {caller})", names.method, names.input)
    });
    let text = lines(functions);
    table(quote!(examples::service), &text)
}

/// The functions of a JSON-RPC service.
fn methods(context: Context<'_>) -> TokenStream {
    let methods = context.served().map(|(_, operation, names)| {
        let (function, input) = (ident(&names.method), ident(&names.input));
        let typed = ident(&format!("typed_{}", plain(&names.method)));
        let (ok, error) = (answer_type(context, names), error_type(names));
        let id = &operation.id;
        let caller = if context.is_protected() { quote!(Caller) } else { quote!(()) };
        let endpoint = has_variables(context).then(|| quote!(, Endpoint));
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
    quote!(#(#methods)*)
}
