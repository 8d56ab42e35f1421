//! Objects with documented members, as structs.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::{Context, ident};
use super::super::doc::{docs, foreign, paragraphs};
use super::super::rule::{own_rules, rules};
use super::super::rust_type::{Presence, constant, member_type, plain_type, presence, value_type};
use super::super::table::{block, compact, quoted, table};
use super::{listed, type_docs, type_name};
use crate::model::{EnumValue, Member, Rest, Shape, Struct, TextFormat, Type, TypeId};

/// Constructors stay readable up to this many parameters; longer ones are written as literals.
pub(in crate::emit) const CONSTRUCTOR_LIMIT: usize = 7;

/// A struct with its JSON form.
pub(super) fn item(context: Context<'_>, id: TypeId, ty: &Type, object: &Struct) -> TokenStream {
    let fields = Fields::new(context, id, object);
    let definition = definition(context, id, ty, &fields);
    let json = json(context, id, &fields);
    quote!(#definition #json)
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
        #[derive(Clone #default)]
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

/// The JSON form, as a table.
fn json(context: Context<'_>, id: TypeId, fields: &Fields<'_>) -> TokenStream {
    let required = fields.members.iter().filter(|(member, _)| member.is_required).count();
    let has_constructor = (1..=CONSTRUCTOR_LIMIT).contains(&required);
    let constants = fields.constants.iter().map(|(member, value)| {
        let form = if value.value.is_string() { "constant" } else { "constant_json" };
        format!("{} {form} {}", quoted(&member.name), quoted(&value.text))
    });
    let constants: Vec<_> = constants.collect();
    let constants = (!constants.is_empty()).then(|| format!("[{}]", constants.join(", ")));
    let members = fields.members.iter();
    let members = members.map(|(member, field)| entry(context, member, field, has_constructor));
    let rest = if fields.extra_type.is_some() { "rest_of" } else { "rest" };
    let extra = fields.extra.map(|extra| format!("..{extra} {rest}"));
    let entries: Vec<_> = constants.into_iter().chain(members).chain(extra).collect();
    let new = if has_constructor { "new " } else { "" };
    let form = block(&format!("{new}{} {{", type_name(context, id)), &entries, "}");
    let own = listed("own", own_rules(context, id));
    let rules = listed("rules", rules_of_members(context, fields));
    let parts: Vec<_> = [Some(form), own, rules].into_iter().flatten().collect();
    table(quote!(json::object), &parts.join("\n"))
}

/// How one field travels.
fn entry(context: Context<'_>, member: &Member, field: &str, has_constructor: bool) -> String {
    let wire = (field != member.name).then(|| format!(" {}", quoted(&member.name)));
    let presence = presence(context, member.ty, member.is_required);
    let (word, default) = match (presence, &member.default) {
        (Presence::Required, _) => ("required", None),
        (Presence::Nullable, _) => ("nullable", None),
        (Presence::Maybe, _) => ("maybe", None),
        (Presence::Optional, None) => ("optional", None),
        (Presence::Optional, Some(default)) => {
            ("defaulted", Some(format!(" = {}", quoted(&default.to_string()))))
        }
    };
    let parameter = has_constructor && member.is_required;
    let parameter = parameter.then(|| format!(" ({})", compact(parameter_type(context, member))));
    let (wire, default) = (wire.unwrap_or_default(), default.unwrap_or_default());
    format!("{field}{wire}: {word}{default}{},", parameter.unwrap_or_default())
}

/// The type of a constructor's parameter; what becomes the field by `into`.
fn parameter_type(context: Context<'_>, member: &Member) -> TokenStream {
    let is_required = presence(context, member.ty, true) == Presence::Required;
    let is_text = matches!(context.api.types.shape(member.ty), Shape::Text(TextFormat::Plain));
    match (is_required, member.is_boxed) {
        (true, _) if is_text => quote!(impl Into<String>),
        (true, true) => plain_type(context, member.ty),
        _ => member_type(context, member),
    }
}

/// The rules of the members that have any.
fn rules_of_members(context: Context<'_>, fields: &Fields<'_>) -> Vec<TokenStream> {
    let members = fields.members.iter().filter_map(|(member, _)| {
        let rules = rules(context, member.ty);
        let name = &member.name;
        (!rules.is_empty()).then(|| quote!((#name, &[#(#rules),*])))
    });
    members.collect()
}
