//! Who is calling: the credentials that a request shows, and the scopes that an operation needs.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::emit::context::{Access, Context, access, alternatives, ident};
use crate::emit::doc::docs;
use crate::emit::scheme::{place_word, scheme_docs};
use crate::model::{ApiKeyPlace, ApiKind, Operation, SchemeKind, SecurityScheme};
use crate::name::Combination;

/// The credentials of a request: a variant for each scheme that is enough by itself, and for each
/// set of schemes that are needed together.
pub(super) fn credentials(context: Context<'_>) -> TokenStream {
    let singles = singles(context).map(|(name, variant, scheme)| {
        let docs = docs(&scheme_docs(name, scheme, &what(&scheme.kind)));
        match &scheme.kind {
            SchemeKind::Basic => quote! {
                #docs
                #variant {
                    #[doc = " The user."]
                    user: String,
                    #[doc = " The password."]
                    password: Secret,
                },
            },
            SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => quote! {
                #docs
                #variant {
                    #[doc = " The token."]
                    token: Secret,
                    #[doc = " The scopes that it has to be granted for."]
                    scopes: &'static [&'static str],
                },
            },
            SchemeKind::MutualTls | SchemeKind::Undeclared => quote!(#docs #variant(Peer),),
            SchemeKind::Bearer | SchemeKind::Http(_) | SchemeKind::ApiKey { .. } => {
                quote!(#docs #variant(Secret),)
            }
        }
    });
    let combinations = combinations(context).map(|combination| {
        let variant = ident(&combination.variant);
        let fields = members(context, combination).map(|(name, field, scheme)| {
            let docs = docs(&scheme_docs(name, scheme, &what(&scheme.kind)));
            let of = parts(&field, &scheme.kind);
            let fields = of.iter().map(|(field, part)| {
                let docs = match part {
                    Part::User | Part::Secret | Part::Peer => docs.clone(),
                    Part::Password => quote!(#[doc = " The password that goes with the user."]),
                    Part::Scopes => {
                        quote!(#[doc = " The scopes that the token has to be granted for."])
                    }
                };
                let ty = match part {
                    Part::User => quote!(String),
                    Part::Secret | Part::Password => quote!(Secret),
                    Part::Peer => quote!(Peer),
                    Part::Scopes => quote!(&'static [&'static str]),
                };
                quote!(#docs #field: #ty,)
            });
            quote!(#(#fields)*)
        });
        let names = combination.schemes.iter().map(|name| format!("`{name}`"));
        let text = docs(&format!("{}, together.", names.collect::<Vec<_>>().join(" and ")));
        quote!(#text #variant { #(#fields)* },)
    });
    quote! {
        #[doc = " What a request shows to prove who is calling."]
        #[derive(Clone, Debug)]
        pub enum Credentials { #(#singles)* #(#combinations)* }
    }
}

/// The schemes that are enough by themselves, with their variants.
pub(in crate::emit) fn singles(
    context: Context<'_>,
) -> impl Iterator<Item = (&str, Ident, &SecurityScheme)> {
    let schemes = context.api.schemes.iter().filter(move |(name, _)| {
        let mut alternatives = context.requirements();
        alternatives.any(|alternative| matches!(alternative, [one] if one.scheme == **name))
    });
    schemes.filter_map(move |(name, scheme)| {
        Some((name.as_str(), ident(context.names.schemes.variants.get(name)?), scheme))
    })
}

/// The combinations that are looked at.
pub(in crate::emit) fn combinations<'a>(
    context: Context<'a>,
) -> impl Iterator<Item = &'a Combination> {
    context.names.schemes.combinations.iter().filter(move |combination| {
        let schemes = combination.schemes.iter();
        context.requirements().any(|alternative| {
            alternative.iter().map(|requirement| &requirement.scheme).eq(schemes.clone())
        })
    })
}

/// The schemes of a combination, with their fields.
pub(in crate::emit) fn members<'a>(
    context: Context<'a>,
    combination: &'a Combination,
) -> impl Iterator<Item = (&'a str, Ident, &'a SecurityScheme)> {
    let schemes = combination.schemes.iter().zip(&combination.fields);
    schemes.filter_map(move |(name, field)| {
        Some((name.as_str(), ident(field), context.api.schemes.get(name)?))
    })
}

/// What one field of a combination holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Part {
    Secret,
    User,
    Password,
    Scopes,
    Peer,
}

/// The fields for one scheme of a combination.
pub(in crate::emit) fn parts(field: &Ident, kind: &SchemeKind) -> Vec<(Ident, Part)> {
    let with = |suffix: &str| format_ident!("{field}_{suffix}");
    match kind {
        SchemeKind::Basic => vec![(with("user"), Part::User), (with("password"), Part::Password)],
        SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
            vec![(field.clone(), Part::Secret), (with("scopes"), Part::Scopes)]
        }
        SchemeKind::MutualTls | SchemeKind::Undeclared => vec![(field.clone(), Part::Peer)],
        SchemeKind::Bearer | SchemeKind::Http(_) | SchemeKind::ApiKey { .. } => {
            vec![(field.clone(), Part::Secret)]
        }
    }
}

fn what(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer => "A bearer token (RFC 6750).".to_owned(),
        SchemeKind::Basic => "User and password (RFC 7617).".to_owned(),
        SchemeKind::Http(scheme) => format!("What follows `Authorization: {scheme}`."),
        SchemeKind::ApiKey { place, name } => format!("The {} `{name}`.", place_word(*place)),
        SchemeKind::OAuth2 { .. } => "A bearer token of OAuth 2 (RFC 6749).".to_owned(),
        SchemeKind::OpenIdConnect { .. } => "A bearer token of OpenID Connect.".to_owned(),
        SchemeKind::MutualTls => "Mutual TLS: look for the client's certificate in the \
                                  extensions, where what accepts connections has put it."
            .to_owned(),
        SchemeKind::Undeclared => "Something that the service has to look for itself.".to_owned(),
    }
}

/// The expression that looks for a scheme in a call, as an option.
fn look(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
            quote!(call.bearer())
        }
        SchemeKind::Basic => quote!(call.basic()),
        SchemeKind::Http(scheme) => quote!(call.authorization(#scheme)),
        SchemeKind::ApiKey { place, name } => {
            let key = ident(match place {
                ApiKeyPlace::Header => "header_key",
                ApiKeyPlace::Query => "query_key",
                ApiKeyPlace::Cookie => "cookie_key",
            });
            quote!(call.#key(#name))
        }
        SchemeKind::MutualTls | SchemeKind::Undeclared => quote!(Some(call.peer())),
    }
}

/// The arm for one scheme alone.
fn single_arm(name: &str, variant: &Ident, kind: &SchemeKind) -> TokenStream {
    let found = look(kind);
    let found = match kind {
        SchemeKind::Basic => {
            quote!(#found.map(|(user, password)| Credentials::#variant { user, password }))
        }
        SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
            let scopes = quote!(server::scopes(scopes, #name));
            quote!(#found.map(|token| Credentials::#variant { token, scopes: #scopes }))
        }
        SchemeKind::MutualTls | SchemeKind::Undeclared => {
            quote!(Some(Credentials::#variant(call.peer())))
        }
        SchemeKind::Bearer | SchemeKind::Http(_) | SchemeKind::ApiKey { .. } => {
            quote!(#found.map(Credentials::#variant))
        }
    };
    quote!([#name] => #found,)
}

/// The arm for schemes that are needed together.
fn combination_arm(context: Context<'_>, combination: &Combination) -> TokenStream {
    let names = &combination.schemes;
    let variant = ident(&combination.variant);
    let members: Vec<_> = members(context, combination).collect();
    let found = members.iter().map(|(_, _, scheme)| look(&scheme.kind));
    let patterns = members.iter().map(|(_, field, scheme)| {
        let parts = parts(field, &scheme.kind);
        let bound = parts.iter().filter(|(_, part)| *part != Part::Scopes).map(|(part, _)| part);
        match scheme.kind {
            SchemeKind::Basic => quote!(Some((#(#bound),*))),
            _ => quote!(Some(#(#bound),*)),
        }
    });
    let fields = members.iter().flat_map(|(name, field, scheme)| {
        let parts = parts(field, &scheme.kind).into_iter();
        parts.map(move |(field, part)| match part {
            Part::Scopes => quote!(#field: server::scopes(scopes, #name)),
            Part::Secret | Part::User | Part::Password | Part::Peer => quote!(#field),
        })
    });
    quote! {
        [#(#names),*] => match (#(#found),*) {
            (#(#patterns),*) => Some(Credentials::#variant { #(#fields),* }),
            _ => None,
        },
    }
}

/// Whether any operation asks for scopes, so that they have to be told to the authenticator.
pub(super) fn has_scopes(context: Context<'_>) -> bool {
    let requirements = context.requirements().flatten();
    let mut schemes = requirements.filter_map(|one| context.api.schemes.get(&one.scheme));
    schemes.any(|scheme| scheme.kind.is_scoped())
}

/// An operation's scopes: for each alternative, those of each scheme. None where no operation has
/// any.
pub(in crate::emit) fn scopes(
    context: Context<'_>,
    operation: &Operation,
) -> Option<Vec<TokenStream>> {
    let of_alternative = |alternative: &[crate::model::Requirement]| {
        let granted = alternative.iter().filter(|one| !one.scopes.is_empty()).map(|one| {
            let (scheme, scopes) = (&one.scheme, &one.scopes);
            quote!((#scheme, &[#(#scopes),*]))
        });
        quote!(&[#(#granted),*])
    };
    has_scopes(context)
        .then(|| alternatives(context, operation).into_iter().map(of_alternative).collect())
}

/// Finds the credentials that one of an operation's alternatives asks for.
pub(super) fn authenticate(context: Context<'_>) -> TokenStream {
    let singles =
        singles(context).map(|(name, variant, scheme)| single_arm(name, &variant, &scheme.kind));
    let combinations = combinations(context).map(|one| combination_arm(context, one));
    let challenge = challenge(context);
    let (parameter, argument) = if has_scopes(context) {
        (quote!(, scopes: &[Scopes]), quote!(, scopes))
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    // A router of HTTP has that by itself.
    let required = context.api.kind == ApiKind::Rpc
        && context.whole().served().any(|(_, one, _)| access(one) == Access::Required);
    let required = required.then(|| {
        quote! {
            #[doc = " Who is calling, by the first alternative that the request has credentials for."]
            async fn authenticate<A: Api>(
                api: &A,
                call: &Call
                #parameter
            ) -> Result<A::Principal, Refusal> {
                match identify(api, call #argument).await? {
                    Some(principal) => Ok(principal),
                    None => Err(Refusal::unauthorized(CHALLENGE)),
                }
            }
        }
    });
    let security = match context.api.kind {
        ApiKind::Http => quote!(call.operation().security),
        ApiKind::Rpc => quote!(ENDPOINT.security),
    };
    // OAS 3.1 §4.8.30: one alternative has to be satisfied, whichever it is.
    let has_choice = context.whole().served().any(|(_, one, _)| {
        one.security.iter().filter(|alternative| !alternative.is_empty()).count() > 1
    });
    let (state, check, rest) = if has_choice {
        let state = quote!(let mut denied = None;);
        let check = quote! {
            let Some(credentials) = credentials else { continue };
            match api.authenticate(credentials).await {
                Ok(principal) => return Ok(Some(principal)),
                Err(reason) => {
                    denied.get_or_insert(reason);
                }
            }
        };
        let rest = quote!(denied.map_or(Ok(None), |denied| Err(denied.refusal(CHALLENGE))));
        (Some(state), check, rest)
    } else {
        let check = quote! {
            if let Some(credentials) = credentials {
                let principal = api.authenticate(credentials).await;
                return principal.map(Some).map_err(|denied| denied.refusal(CHALLENGE));
            }
        };
        (None, check, quote!(Ok(None)))
    };
    let each = if has_scopes(context) {
        quote!((alternative, scopes) in #security.iter().zip(scopes))
    } else {
        quote!(alternative in #security)
    };
    quote! {
        #[doc = " What a 401 asks for (RFC 9110 §11.6.1)."]
        const CHALLENGE: &str = #challenge;

        #required

        #[doc = " Who is calling, where the request shows any credentials."]
        async fn identify<A: Api>(
            api: &A,
            call: &Call
            #parameter
        ) -> Result<Option<A::Principal>, Refusal> {
            #state
            for #each {
                let credentials = match *alternative {
                    #(#singles)*
                    #(#combinations)*
                    _ => None,
                };
                #check
            }
            #rest
        }
    }
}

fn challenge(context: Context<'_>) -> String {
    let kinds = || context.api.schemes.values().map(|scheme| &scheme.kind);
    let other = kinds().find_map(|kind| match kind {
        SchemeKind::Http(scheme) => Some(scheme.clone()),
        _ => None,
    });
    if kinds().any(|kind| *kind == SchemeKind::Bearer || kind.is_scoped()) {
        "Bearer".to_owned()
    } else if kinds().any(|kind| *kind == SchemeKind::Basic) {
        "Basic realm=\"api\"".to_owned()
    } else {
        other.unwrap_or_else(|| "ApiKey".to_owned())
    }
}
