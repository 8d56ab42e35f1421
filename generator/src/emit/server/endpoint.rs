//! The one address of a JSON-RPC API, and the variables in its path.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::{Context, ident, scheme_names};
use crate::emit::doc::{docs, foreign, paragraphs};
use crate::emit::rust_type::plain_type;
use crate::model::{Server, ServerVariable, Shape, TextFormat};
use crate::name::field;

/// The path of the address, and the struct of its variables where it has any.
pub(in crate::emit) fn endpoint(context: Context<'_>) -> TokenStream {
    let (_, path) = split(url(context));
    let operation = context.api.operations.first();
    let security = operation.map(|operation| scheme_names(context, operation)).unwrap_or_default();
    let security = security.iter().map(|alternative| quote!(&[#(#alternative),*]));
    let docs = docs(&format!("The address of every call: `POST {path}`"));
    let variables = has_variables(context).then(|| variables_of(context));
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

/// The struct of the variables, and the URL with them.
fn variables_of(context: Context<'_>) -> TokenStream {
    let (origin, path) = split(url(context));
    let fields = in_path(context).map(|variable| {
        let name = ident(&field(&variable.name));
        let ty = plain_type(context, variable.ty);
        let text = variable.description.as_deref().map(foreign);
        let values: Vec<String> =
            variable.values.iter().map(|value| format!("`{value}`")).collect();
        let values = (!values.is_empty()).then(|| format!("One of {}.", values.join(", ")));
        let text = text.as_deref().unwrap_or("A variable of the address.");
        let docs = docs(&paragraphs([Some(text), values.as_deref()]));
        quote!(#docs pub #name: #ty,)
    });
    let mut format = format!("{{origin}}{path}");
    let mut bindings = Vec::new();
    for variable in in_path(context) {
        let name = field(&variable.name);
        let plain = name.trim_start_matches("r#");
        format = format.replace(&pattern(variable), &format!("{{{plain}}}"));
        let (local, name) = (ident(plain), ident(&name));
        bindings.push(match context.api.types.shape(variable.ty) {
            Shape::Text(TextFormat::Plain) => {
                quote!(let #local = template::encode_segment(&self.#name);)
            }
            _ => quote!(let #local = self.#name;),
        });
    }
    let text = "The documented URL with these variables, for a client to call.";
    let defaults = with_defaults(context, origin);
    let others = (defaults != origin).then(|| {
        format!(
            "Its origin is `{origin}` with the documented defaults; [`at`](Self::at) takes another."
        )
    });
    let docs_of_url = docs(&paragraphs([Some(text), others.as_deref()]));
    quote! {
        #[doc = " The variables of the address."]
        #[derive(Clone, Debug, PartialEq)]
        pub struct Endpoint { #(#fields)* }

        impl Endpoint {
            #docs_of_url
            #[must_use]
            pub fn url(&self) -> String {
                self.at(#defaults)
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

fn url(context: Context<'_>) -> &str {
    context.api.servers.first().map_or("/", |server| server.url.as_str())
}

/// A URL as its origin and its path.
fn split(url: &str) -> (&str, &str) {
    let start = url.find("://").map_or(0, |at| at + 3);
    let path = url.get(start..).and_then(|rest| rest.find('/')).map(|at| at + start);
    match path.and_then(|at| url.split_at_checked(at)) {
        Some((origin, path)) => (origin, path),
        None => (url, "/"),
    }
}

fn pattern(variable: &ServerVariable) -> String {
    format!("{{{}}}", variable.name)
}

/// The variables that a request shows: those of the path. Of the others a server learns nothing.
pub(in crate::emit) fn in_path(context: Context<'_>) -> impl Iterator<Item = &ServerVariable> {
    let (_, path) = split(url(context));
    let variables = context.api.servers.first().into_iter().flat_map(|one: &Server| &one.variables);
    variables.filter(move |variable| path.contains(&pattern(variable)))
}

/// Whether there is a struct `Endpoint`.
pub(in crate::emit) fn has_variables(context: Context<'_>) -> bool {
    in_path(context).next().is_some()
}

/// A part of the URL with the documented values of its variables.
fn with_defaults(context: Context<'_>, part: &str) -> String {
    let variables = context.api.servers.first().into_iter().flat_map(|one| &one.variables);
    variables
        .fold(part.to_owned(), |part, variable| part.replace(&pattern(variable), &variable.default))
}

/// The type of the endpoint's variables in a handler's context.
pub(super) fn endpoint_type(context: Context<'_>) -> TokenStream {
    if has_variables(context) { quote!(Endpoint) } else { quote!(()) }
}
