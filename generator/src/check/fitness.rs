//! Whether a value has the form of the type that its schema became.

use serde_json::{Map, Value};

use super::instance::{Checker, Violation};
use crate::model::{
    Api, Branch, EnumValue, Evidence, Guard, IntegerKind, Rest, SchemaId, Shape, Struct, TypeId,
    Types, Union,
};

/// A place for values, in a request or in an answer.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// The schema of its values.
    pub schema: SchemaId,
    /// The type that the schema became.
    pub ty: TypeId,
    /// Whether a client reads it, which keeps what is not listed.
    pub is_answer: bool,
}

/// What the document says of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fitness {
    /// It fits, whichever way the document is read.
    Fits,
    /// It fits neither its schema nor the type.
    HasAnotherForm,
    /// It has the form of the type, and breaks a rule.
    BreaksARule,
    /// JSON Schema and the type say different things: of a value that two branches of a `oneOf` fit,
    /// or that fits another branch than its tag names, or of another type where none is written.
    IsDebatable,
}

/// How well a value fits that was made from another by changing one thing: what was wrong with
/// that one already says nothing.
pub(crate) fn fitness(api: &Api, site: Site, origin: &Value, value: &Value) -> Fitness {
    let new = |is_exclusive: bool| {
        let violations = |value: &Value| -> Vec<Violation> {
            let checker = Checker::new(&api.schemas, is_exclusive);
            checker.of_side(site.is_answer).run(site.schema, value)
        };
        let known = violations(origin);
        violations(value).into_iter().any(|one| !known.contains(&one))
    };
    let form = form(api, site, value);
    match (new(false), form) {
        (true, Form::Other) => Fitness::HasAnotherForm,
        (true, Form::Own | Form::Open) => Fitness::BreaksARule,
        (false, Form::Own) if !new(true) => Fitness::Fits,
        (false, Form::Own | Form::Open | Form::Other) => Fitness::IsDebatable,
    }
}

/// Whether a value has the form of a type, so that something can be made of it.
pub(crate) fn has_form(api: &Api, site: Site, value: &Value) -> bool {
    form(api, site, value) == Form::Own
}

fn form(api: &Api, site: Site, value: &Value) -> Form {
    Reader { types: &api.types, is_client: site.is_answer }.read(site.ty, value)
}

/// What a reader makes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// It has the form of the type.
    Own,
    /// It may be kept or refused.
    Open,
    /// It does not have the form.
    Other,
}

impl Form {
    fn of(has_form: bool) -> Self {
        if has_form { Self::Own } else { Self::Other }
    }

    /// The form of a whole: no better than that of its worst part.
    fn whole(parts: impl Iterator<Item = Self>) -> Self {
        parts.max().unwrap_or(Self::Own)
    }
}

/// One side of the wire.
struct Reader<'a> {
    types: &'a Types,
    is_client: bool,
}

impl Reader<'_> {
    fn read(&self, ty: TypeId, value: &Value) -> Form {
        if value.is_null() && self.types.is_nullable(ty) {
            return Form::Own;
        }
        match self.types.shape(ty) {
            Shape::Any | Shape::Alias(_) => Form::Own,
            Shape::Boolean => Form::of(value.is_boolean()),
            Shape::Integer(kind) => Form::of(is_within(*kind, value)),
            Shape::Number => Form::of(value.is_number()),
            Shape::Text(_) => Form::of(value.is_string()),
            Shape::Null => Form::of(value.is_null()),
            Shape::Never => Form::Other,
            Shape::Enumeration { values, is_open } => self.enumeration(values, *is_open, value),
            Shape::Constant(one) if one.value == *value => Form::Own,
            Shape::Constant(_) => self.unlisted(),
            Shape::Array(item) => match value {
                Value::Array(items) => Form::whole(items.iter().map(|one| self.read(*item, one))),
                _ => Form::Other,
            },
            Shape::Tuple(places) => match value {
                Value::Array(items) if items.len() == places.len() => {
                    let pairs = places.iter().zip(items);
                    Form::whole(pairs.map(|(place, one)| self.read(place.ty, one)))
                }
                Value::Array(_) => Form::Open,
                _ => Form::Other,
            },
            Shape::Map(item) => match value {
                Value::Object(members) => {
                    Form::whole(members.values().map(|one| self.read(*item, one)))
                }
                _ => Form::Other,
            },
            Shape::Struct(object) => match value {
                Value::Object(members) => self.object(object, members),
                _ => Form::Other,
            },
            Shape::Union(union) => self.union(union, value),
        }
    }

    /// What becomes of a value that the document does not list.
    fn unlisted(&self) -> Form {
        if self.is_client { Form::Open } else { Form::Other }
    }

    fn enumeration(&self, values: &[EnumValue], is_open: bool, value: &Value) -> Form {
        let is_listed = values.iter().any(|one| one.value == *value);
        let is_of_texts = values.iter().all(|one| one.value.is_string());
        if is_listed || (is_of_texts && value.is_string() && (is_open || self.is_client)) {
            return Form::Own;
        }
        // What is no text is kept as any JSON beside others that are none.
        if is_of_texts { Form::Other } else { self.unlisted() }
    }

    fn object(&self, object: &Struct, members: &Map<String, Value>) -> Form {
        let is_asked_for = |member: &crate::model::Member| {
            let is_of_other_side =
                if self.is_client { member.is_write_only } else { member.is_read_only };
            member.is_required && !is_of_other_side
        };
        let is_missing = |member: &crate::model::Member| {
            is_asked_for(member) && !members.contains_key(&member.name)
        };
        if object.members.iter().any(is_missing) {
            return Form::Other;
        }
        let parts = members.iter().map(|(name, value)| {
            let member = object.members.iter().find(|member| member.name == *name);
            match (member, object.rest) {
                (Some(member), _) => self.read(member.ty, value),
                (None, Rest::Open) => Form::Own,
                (None, Rest::Typed(ty)) => self.read(ty, value),
                (None, Rest::Closed) => self.unlisted(),
            }
        });
        Form::whole(parts)
    }

    fn union(&self, union: &Union, value: &Value) -> Form {
        match &union.evidence {
            Evidence::Tag(name) => self.tagged(union, name, value),
            Evidence::Guards => self.guarded(union, value),
        }
    }

    fn tagged(&self, union: &Union, name: &str, value: &Value) -> Form {
        let tag = value.get(name).and_then(Value::as_str);
        let own = union
            .branches
            .iter()
            .find(|branch| tag.is_some_and(|tag| branch.tags.iter().any(|own| own == tag)));
        let other = || union.branches.iter().find(|branch| branch.tags.is_empty());
        match own.or_else(other) {
            Some(branch) => self.read(branch.ty, value),
            None if self.is_client && tag.is_some() => Form::Own,
            None => self.unlisted(),
        }
    }

    fn guarded(&self, union: &Union, value: &Value) -> Form {
        let branches: Vec<&Branch> =
            union.branches.iter().filter(|branch| branch.kinds.allow(value)).collect();
        if branches.is_empty() {
            return self.unlisted();
        }
        let pointed = branches.iter().find(|branch| match &branch.guard {
            Guard::Kind => true,
            Guard::Member(name) => value.get(name).is_some(),
            Guard::Trial => false,
        });
        if let Some(branch) = pointed {
            return self.read(branch.ty, value);
        }
        let tried = branches.iter().filter(|branch| branch.guard == Guard::Trial);
        tried.map(|branch| self.read(branch.ty, value)).min().unwrap_or_else(|| self.unlisted())
    }
}

/// Whether an integer is one of a kind; `1.0` is one as well.
fn is_within(kind: IntegerKind, value: &Value) -> bool {
    let Some(number) = value.as_f64().filter(|number| number.fract() == 0.0) else {
        return false;
    };
    let (least, most) = match kind {
        IntegerKind::I32 => (f64::from(i32::MIN), f64::from(i32::MAX)),
        IntegerKind::U32 => (0.0, f64::from(u32::MAX)),
        // The doubles next to their ends are as far as JSON texts are told apart here.
        IntegerKind::I64 => (-9.3e18, 9.3e18),
        IntegerKind::U64 => (0.0, 1.85e19),
        IntegerKind::I128 => (f64::MIN, f64::MAX),
    };
    (least..=most).contains(&number)
}
