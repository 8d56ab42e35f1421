//! Objects with documented members, as structs.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::{Context, ident};
use super::super::doc::{docs, foreign, paragraphs};
use super::super::rule::rules;
use super::super::rust_type::{
    Presence, constant, constructor_parameter, member_type, plain_type, presence, value_type,
};
use super::{own_check, type_docs, type_name};
use crate::model::{EnumValue, Member, Rest, Struct, Type, TypeId};

/// Constructors stay readable up to this many parameters; longer ones are written as literals.
pub(in crate::emit) const CONSTRUCTOR_LIMIT: usize = 7;

/// A struct with its JSON form.
pub(super) fn item(context: Context<'_>, id: TypeId, ty: &Type, object: &Struct) -> TokenStream {
    let fields = Fields::new(context, id, object);
    let definition = definition(context, id, ty, &fields);
    let constructor = constructor(context, id, &fields);
    let json = json(context, id, &fields);
    quote!(#definition #constructor #json)
}

/// A struct's members with their fields.
struct Fields<'a> {
    /// Members that have a field.
    members: Vec<(&'a Member, &'a str)>,
    /// Members that have only one value, which needs no field.
    constants: Vec<(&'a Member, &'a EnumValue)>,
    /// The field for other members, where the schema allows them.
    extra: Option<&'a str>,
    /// The type of other members, where it is not any JSON.
    extra_type: Option<TypeId>,
}

impl<'a> Fields<'a> {
    fn new(context: Context<'a>, id: TypeId, object: &'a Struct) -> Self {
        let names = context.names.fields.get(&id).map_or(&[][..], Vec::as_slice);
        let mut fields =
            Self { members: Vec::new(), constants: Vec::new(), extra: None, extra_type: None };
        for (member, name) in object.members.iter().zip(names) {
            match constant(context, member) {
                Some(value) => fields.constants.push((member, value)),
                None => fields.members.push((member, name)),
            }
        }
        if object.rest != Rest::Closed {
            fields.extra = context.names.extra.get(&id).map(String::as_str);
        }
        if let Rest::Typed(values) = object.rest {
            fields.extra_type = Some(values);
        }
        fields
    }

    /// Whether every field may be left out.
    fn is_optional(&self) -> bool {
        self.members.iter().all(|(member, _)| !member.is_required)
    }
}

fn definition(context: Context<'_>, id: TypeId, ty: &Type, fields: &Fields<'_>) -> TokenStream {
    let name = type_name(context, id);
    let docs_of_type = type_docs(context, id, ty);
    let constants = fields.constants.iter().map(|(member, value)| {
        docs(&format!("\nOn the wire its `{}` is always `{}`.", member.name, value.text))
    });
    let default = fields.is_optional().then(|| quote!(, Default));
    let members = fields.members.iter().map(|(member, field)| field_of(context, member, field));
    let extra = fields.extra.map(|extra| {
        let extra = ident(extra);
        let ty = match fields.extra_type {
            None => quote!(json::Extra),
            Some(values) => {
                let value = value_type(context, values);
                quote!(json::IndexMap<String, #value>)
            }
        };
        quote! {
            #[doc = " Members that the document does not name."]
            pub #extra: #ty,
        }
    });
    quote! {
        #docs_of_type
        #(#constants)*
        #[derive(Clone, Debug, PartialEq #default)]
        pub struct #name {
            #(#members)*
            #extra
        }
    }
}

fn field_of(context: Context<'_>, member: &Member, field: &str) -> TokenStream {
    let target = context.api.types.get(context.api.types.resolve(member.ty));
    let described = member.description.as_ref().or(target.description.as_ref());
    let described = described.or(target.title.as_ref()).map(|text| foreign(text));
    let text = described.unwrap_or_else(|| format!("`{}`", member.name));
    let default = member.default.as_ref();
    let default = default.map(|default| format!("Left out it means `{default}`."));
    let docs = docs(&paragraphs([Some(text.as_str()), default.as_deref()]));
    let deprecated = member.is_deprecated.then(|| quote!(#[deprecated]));
    let name = ident(field);
    let ty = member_type(context, member);
    quote! {
        #docs
        #deprecated
        pub #name: #ty,
    }
}

/// `new` with what has to be there.
fn constructor(context: Context<'_>, id: TypeId, fields: &Fields<'_>) -> TokenStream {
    let required: Vec<_> = fields.members.iter().filter(|(member, _)| member.is_required).collect();
    if required.is_empty() || required.len() > CONSTRUCTOR_LIMIT {
        return TokenStream::new();
    }
    let name = type_name(context, id);
    let parameters = required.iter().map(|(member, field)| parameter(context, member, field).0);
    let values = fields.members.iter().map(|(member, field)| {
        if member.is_required {
            parameter(context, member, field).1
        } else {
            let name = ident(field);
            let absent = presence(context, member.ty, false).absent();
            quote!(#name: #absent)
        }
    });
    let extra = fields.extra.map(|extra| {
        let extra = ident(extra);
        match fields.extra_type {
            None => quote!(#extra: json::Extra::default(),),
            Some(_) => quote!(#extra: json::IndexMap::new(),),
        }
    });
    let has_more = fields.members.len() > required.len() || extra.is_some();
    let docs = docs(if has_more {
        "With what has to be there; everything else is left out."
    } else {
        "From its parts."
    });
    quote! {
        impl #name {
            #docs
            #[must_use]
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values,)* #extra }
            }
        }
    }
}

/// A parameter of the constructor and the expression for its field.
fn parameter(context: Context<'_>, member: &Member, field: &str) -> (TokenStream, TokenStream) {
    if member.is_boxed && presence(context, member.ty, true) == Presence::Required {
        let (name, ty) = (ident(field), plain_type(context, member.ty));
        return (quote!(#name: #ty), quote!(#name: Box::new(#name)));
    }
    if member.is_boxed {
        let (name, ty) = (ident(field), member_type(context, member));
        return (quote!(#name: #ty), quote!(#name));
    }
    constructor_parameter(context, field, member.ty)
}

/// The JSON form.
fn json(context: Context<'_>, id: TypeId, fields: &Fields<'_>) -> TokenStream {
    let name = type_name(context, id);
    let own = own_check(context, id);
    let checked = fields.members.iter().filter_map(|(member, _)| {
        let rules = rules(context, member.ty);
        let name = &member.name;
        (!rules.is_empty()).then(|| quote!((#name, &[#(#rules),*])))
    });
    let checked: Vec<_> = checked.collect();
    let (table, check) = if checked.is_empty() {
        (None, None)
    } else {
        (
            Some(quote!(static RULES: json::MemberRules = &[#(#checked),*];)),
            Some(quote!(members.check(RULES)?;)),
        )
    };
    let expected = fields.constants.iter().map(|(member, value)| {
        let (name, text, method) = (&member.name, &value.text, constant_method(value));
        quote!(members.#method(#name, #text)?;)
    });
    let read = fields.members.iter().map(|(member, field)| {
        let (field, read) = (ident(field), read(context, member));
        quote!(#field: members.#read?,)
    });
    let extra = fields.extra.map(ident);
    let read_all = match &extra {
        Some(extra) => {
            let rest = ident(if fields.extra_type.is_some() { "rest_of" } else { "rest" });
            quote!(Ok(Self { #(#read)* #extra: members.#rest()? }))
        }
        None => quote! {
            let value = Self { #(#read)* };
            members.close()?;
            Ok(value)
        },
    };
    let constants = fields.constants.iter().map(|(member, value)| {
        let (name, text, method) = (&member.name, &value.text, constant_method(value));
        quote!(object.#method(#name, #text);)
    });
    let written = fields.members.iter().map(|(member, field)| {
        let (name, field) = (&member.name, ident(field));
        let write = presence(context, member.ty, member.is_required).write();
        quote!(object.#write(#name, &self.#field);)
    });
    let is_empty = fields.members.is_empty() && fields.constants.is_empty() && extra.is_none();
    let mutable = (!is_empty).then(|| quote!(mut));
    let rest = ident(if fields.extra_type.is_some() { "rest_of" } else { "rest" });
    let rest = extra.map(|extra| quote!(object.#rest(&self.#extra);));
    quote! {
        impl Json for #name {
            fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
                #table
                #own
                let mut members = node.object()?;
                #check
                #(#expected)*
                #read_all
            }

            fn encode(&self, writer: &mut json::Writer) {
                let #mutable object = writer.object();
                #(#constants)*
                #(#written)*
                #rest
                object.end();
            }
        }
    }
}

fn constant_method(value: &EnumValue) -> proc_macro2::Ident {
    ident(if value.value.is_string() { "constant" } else { "constant_json" })
}

/// The call that takes a member out of an object.
fn read(context: Context<'_>, member: &Member) -> TokenStream {
    let name = &member.name;
    match (presence(context, member.ty, member.is_required), &member.default) {
        (Presence::Required, _) => quote!(required(#name)),
        (Presence::Optional, Some(default)) => {
            let default = default.to_string();
            quote!(defaulted(#name, #default))
        }
        (Presence::Optional, None) => quote!(optional(#name)),
        (Presence::Nullable, _) => quote!(nullable(#name)),
        (Presence::Maybe, _) => quote!(maybe(#name)),
    }
}
