//! How an operation travels, as tables of the runtime: the whole of it, and bodies that have one of
//! several media types.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Access, Context, View, access, scheme_names};
use super::input::{Field, fields};
use super::outcome::payload_type;
use super::parameter::{is_free, options};
use super::rule::{in_table, rules};
use super::rust_type::Presence;
use super::server;
use super::table::{ROOM, compact, entries, quoted, table};
use super::types::CONSTRUCTOR_LIMIT;
use crate::model::{
    ApiKeyPlace, Content, ContentForm, Operation, Parameter, Place, Protocol, Role, SchemeKind,
    Shape,
};
use crate::name::{Form, OperationNames, Payload, StatusForm};

/// The table of an operation.
pub(super) fn operation(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> TokenStream {
    let Protocol::Http { method, path } = &operation.protocol else { return TokenStream::new() };
    let security = scheme_names(context, operation).into_iter().map(|alternative| {
        let names: Vec<_> = alternative.iter().map(|name| quoted(name)).collect();
        format!("[{}]", names.join(", "))
    });
    let security = security.collect::<Vec<_>>().join(", ");
    let (id, method, path) = (quoted(&operation.id), quoted(method), quoted(path));
    let mut facts = format!("{} = {id} {method} {path} [{security}];", names.constant);
    if facts.len() > ROOM {
        facts = format!("{} = {id}\n    {method} {path} [{security}];", names.constant);
    }
    let mut lines = vec![facts];
    lines.extend(scopes(context, operation));
    let fields = fields(context, operation, names);
    lines.extend(constructor(context, &fields));
    let parameters = operation.parameters.iter().zip(&fields);
    let parameters = parameters.map(|(one, field)| parameter(context, operation, one, field));
    let opening = format!("input {} {{", names.input);
    lines.push(entries(&opening, &parameters.collect::<Vec<_>>(), "}"));
    lines.extend(a_body(context, operation, names));
    lines.push(answers(context, operation, names));
    let (error, errors) = match names.errors.as_slice() {
        [] => ("Infallible", Vec::new()),
        errors => (names.error.as_str(), variants(context, operation, errors)),
    };
    lines.push(entries(&format!("errors {error} {{"), &errors, "}"));
    table(quote!(operation::operation), &lines.join("\n"))
}

/// The scopes of each alternative, where the API knows any.
fn scopes(context: Context<'_>, operation: &Operation) -> Option<String> {
    let view = if operation.role == Role::Webhook { View::Webhooks } else { View::Api };
    if access(operation) == Access::Public {
        return None;
    }
    let scopes = server::scopes(context.viewing(view), operation)?;
    let scopes: Vec<_> = scopes.iter().map(|one| compact(one.clone())).collect();
    Some(entries("scopes [", &scopes, "];"))
}

/// What a constructor takes, and what it leaves out.
fn constructor(context: Context<'_>, fields: &[Field<'_>]) -> Option<String> {
    let required = fields.iter().filter(|field| field.is_required);
    let given: Vec<_> =
        required.map(|field| compact(field.constructor_parameter(context).0)).collect();
    if !(1..=CONSTRUCTOR_LIMIT).contains(&given.len()) {
        return None;
    }
    let left_out = fields.iter().filter(|field| !field.is_required);
    let left_out: Vec<_> = left_out.map(|field| field.name.to_owned()).collect();
    let mut all = given;
    if let (Some(last), Some((first, rest))) = (all.last_mut(), left_out.split_first()) {
        last.push_str(&format!("; {first}"));
        all.extend(rest.iter().cloned());
    }
    Some(entries("new(", &all, ");"))
}

/// One parameter: its field, whether it is there, its place and name, and what is not usual.
fn parameter(
    context: Context<'_>,
    operation: &Operation,
    one: &Parameter,
    field: &Field<'_>,
) -> String {
    let is_free = is_free(context, one);
    let presence = field.presence(context);
    let is_map = matches!(context.api.types.shape(one.ty), Shape::Map(_));
    let word = match presence {
        // A map without entries is not to be seen in a query.
        Presence::Required if is_free && is_map => "rest",
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Nullable => "nullable",
        Presence::Maybe => "maybe",
    };
    let mut text = format!("{}: {word} {} {}", field.name, one.place.as_str(), quoted(&one.name));
    text.push_str(&compact(options(context, one)));
    if is_free {
        let claimed: Vec<_> = claimed(context, operation, one).into_iter().map(quoted).collect();
        text.push_str(&format!(".claimed(&[{}])", claimed.join(", ")));
        return text;
    }
    let rules = rules(context, one.ty);
    if !rules.is_empty() {
        text.push_str(&compact(quote!(.rules(const { &[#(#rules),*] }))));
    }
    if let (Presence::Optional, Some(default)) = (presence, &one.default) {
        text.push_str(&format!(" = {}", quoted(&default.to_string())));
    }
    text
}

/// The names in the query, or among the cookies, that are not free: those of other parameters and
/// of keys.
fn claimed<'a>(context: Context<'a>, operation: &'a Operation, free: &Parameter) -> Vec<&'a str> {
    let others = operation.parameters.iter();
    let others = others.filter(|other| other.place == free.place && other.name != free.name);
    let keys = context.api.schemes.values().filter_map(|scheme| match (&scheme.kind, free.place) {
        (SchemeKind::ApiKey { place: ApiKeyPlace::Query, name }, Place::Query)
        | (SchemeKind::ApiKey { place: ApiKeyPlace::Cookie, name }, Place::Cookie) => {
            Some(name.as_str())
        }
        _ => None,
    });
    others.map(|other| other.name.as_str()).chain(keys).collect()
}

fn a_body(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Option<String> {
    let body = operation.body.as_ref()?;
    let presence = if body.is_required { "required" } else { "optional" };
    let field = &names.body;
    Some(match body.contents.as_slice() {
        [content] => {
            let is_any = body.is_required && content.media_type == "*/*";
            let kind = kind(content, is_any);
            let form = form(names, 0).map(|form| format!(" ({form})")).unwrap_or_default();
            let rules = rules_of(context, content);
            format!("body {field}: {presence} {kind}{}{form}{rules};", media_types(content))
        }
        _ => format!("bodies {field}: {presence} {};", names.bodies.ty),
    })
}

/// The table of a body that has one of several media types.
pub(super) fn contents(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    if names.bodies.variants.is_empty() {
        return None;
    }
    let contents = body.contents.iter().zip(&names.bodies.variants).enumerate();
    let contents = contents.map(|(index, (content, variant))| {
        let media_types: Vec<_> = content.media_types().map(quoted).collect();
        let kind = kind(content, content.media_type.contains('*'));
        let form = form(names, index).map(|form| format!(": {form}")).unwrap_or_default();
        let rules = rules_of(context, content);
        format!("{} => {variant}({kind}{form}{rules})", media_types.join(" | "))
    });
    let opening = format!("{} {{", names.bodies.ty);
    let text = entries(&opening, &contents.collect::<Vec<_>>(), "}");
    Some(table(quote!(operation::contents), &text))
}

/// What a body has to keep to where its type does not check that itself.
fn rules_of(context: Context<'_>, content: &Content) -> String {
    let rules = match content.form {
        ContentForm::Json { ty, .. } | ContentForm::Lines { ty, .. } => rules(context, ty),
        ContentForm::Form { .. }
        | ContentForm::Multipart { .. }
        | ContentForm::Events { .. }
        | ContentForm::TextEvents
        | ContentForm::Text
        | ContentForm::Bytes
        | ContentForm::Raw => Vec::new(),
    };
    let rules: Vec<_> = rules.into_iter().map(in_table).collect();
    if rules.is_empty() { String::new() } else { format!(" rules [{}]", rules.join(", ")) }
}

fn form(names: &OperationNames, index: usize) -> Option<&str> {
    names.bodies.forms.get(index)?.as_deref()
}

fn kind(content: &Content, is_any: bool) -> &'static str {
    match content.form {
        ContentForm::Json { .. } if is_any => "any_json",
        ContentForm::Json { .. } => "json",
        ContentForm::Lines { .. } => "lines",
        ContentForm::Form { .. } => "form",
        ContentForm::Multipart { .. } => "multipart",
        ContentForm::Text | ContentForm::Events { .. } | ContentForm::TextEvents => "text",
        ContentForm::Bytes => "bytes",
        ContentForm::Raw => "raw",
    }
}

/// The media types behind a kind; none where they are what the kind means by itself.
fn media_types(content: &Content) -> String {
    let is_json = matches!(content.form, ContentForm::Json { .. });
    if is_json && content.media_types().eq(["application/json"]) {
        return String::new();
    }
    content.media_types().map(|one| format!(" {}", quoted(one))).collect()
}

fn answers(context: Context<'_>, operation: &Operation, names: &OperationNames) -> String {
    match names.answers.as_slice() {
        [] => "answers Infallible {}".to_owned(),
        [form] => {
            let ty = payload_type(context, form).unwrap_or_else(|| quote!(()));
            format!(
                "answer {} = {} {};",
                compact(ty.clone()),
                status(form),
                carried(operation, form)
            )
        }
        forms => {
            let opening = format!("answers {} {{", names.answer);
            entries(&opening, &variants(context, operation, forms), "}")
        }
    }
}

fn variants(context: Context<'_>, operation: &Operation, forms: &[Form]) -> Vec<String> {
    let variants = forms.iter().map(|form| {
        let carried = match payload_type(context, form) {
            Some(_) => format!("({})", carried(operation, form)),
            None => String::new(),
        };
        format!("{} => {}{carried}", status(form), form.variant)
    });
    variants.collect()
}

fn status(form: &Form) -> String {
    match form.status {
        StatusForm::Fixed(status) => status.to_string(),
        StatusForm::Range(hundred) => format!("{hundred}XX"),
        StatusForm::Any => "default".to_owned(),
    }
}

/// How the body of an outcome travels: the kind, and the media types that it does not mean by
/// itself.
fn carried(operation: &Operation, form: &Form) -> String {
    let kind = match form.payload {
        Payload::Empty => "empty",
        Payload::Json(_) => "json",
        Payload::Events(_) => "events",
        Payload::TextEvents => "text_events",
        Payload::Lines(_) => "lines",
        Payload::Text => "text",
        Payload::Bytes => "bytes",
        Payload::Stream => "stream",
        Payload::Raw => "raw",
    };
    let outcome = operation.outcomes.get(form.outcome);
    let content = outcome.and_then(|outcome| outcome.contents.get(form.content?));
    format!("{kind}{}", content.map(media_types).unwrap_or_default())
}
