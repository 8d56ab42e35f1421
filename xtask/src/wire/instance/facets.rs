//! The schemas that a value has to fit all at once.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Maker;
use super::pattern;

/// Schemas in schemas deeper than this have no values worth trying.
const DEPTH: usize = 64;

/// The schemas that a value has to fit all at once, with one branch of each union among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Facets<'d> {
    pub(super) schemas: Vec<&'d Value>,
    /// Members that tell a reader which branch was taken, with the texts that stand for it.
    pub(super) tags: Vec<(&'d str, Vec<&'d str>)>,
    /// Whether no value fits.
    pub(super) is_never: bool,
}

impl<'d> Facets<'d> {
    /// The values that the schemas have for a keyword.
    pub(super) fn all(&self, keyword: &'static str) -> impl Iterator<Item = &'d Value> + '_ {
        self.schemas.iter().filter_map(move |schema| schema.get(keyword))
    }

    /// The largest number that the schemas have for a keyword.
    pub(super) fn most(&self, keyword: &'static str) -> Option<f64> {
        self.all(keyword).filter_map(Value::as_f64).reduce(f64::max)
    }

    /// The smallest number that the schemas have for a keyword.
    pub(super) fn least(&self, keyword: &'static str) -> Option<f64> {
        self.all(keyword).filter_map(Value::as_f64).reduce(f64::min)
    }

    /// The first text that the schemas have for a keyword.
    pub(super) fn text(&self, keyword: &'static str) -> Option<&'d str> {
        self.all(keyword).find_map(Value::as_str)
    }

    /// Whether the schemas say something with one of some keywords.
    pub(super) fn says(&self, keywords: &[&'static str]) -> bool {
        keywords.iter().any(|keyword| self.all(keyword).next().is_some())
    }

    /// The values that all lists of values have in common; none where there is no list.
    pub(super) fn listed(&self) -> Option<Vec<&'d Value>> {
        let constants = self.all("const").map(std::slice::from_ref);
        let lists = self.all("enum").filter_map(Value::as_array).map(Vec::as_slice);
        let common = constants.chain(lists).map(|list| list.iter().collect::<Vec<&Value>>());
        common.reduce(|one, other| one.into_iter().filter(|it| other.contains(it)).collect())
    }

    /// The names of the JSON types that all schemas allow; none where none names one.
    pub(super) fn kinds(&self) -> Option<Vec<&'d str>> {
        let named = self.all("type").map(|kind| match kind {
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            other => other.as_str().into_iter().collect::<Vec<_>>(),
        });
        let kinds = named.reduce(|one, other| {
            let mut both: Vec<&str> = Vec::new();
            for kind in one.iter().chain(&other) {
                let is_in = |kinds: &[&str]| {
                    kinds.contains(kind) || (*kind == "integer" && kinds.contains(&"number"))
                };
                if is_in(&one) && is_in(&other) && !both.contains(kind) {
                    both.push(kind);
                }
            }
            both
        });
        // Every integer is a number.
        kinds.map(|kinds| {
            let has_numbers = kinds.contains(&"number");
            kinds.into_iter().filter(|kind| !(has_numbers && *kind == "integer")).collect()
        })
    }

    /// The documented members' names, in order.
    pub(super) fn names(&self) -> Vec<&'d String> {
        let mut seen = BTreeSet::new();
        let properties = self.all("properties").filter_map(Value::as_object);
        properties.flat_map(Map::keys).filter(|name| seen.insert(*name)).collect()
    }

    /// The names of members that have to be there.
    pub(super) fn required(&self) -> BTreeSet<&'d str> {
        let lists = self.all("required").filter_map(Value::as_array);
        lists.flatten().filter_map(Value::as_str).collect()
    }

    /// The schemas of a member; none where a schema forbids it.
    pub(super) fn member(&self, name: &str) -> Option<Vec<&'d Value>> {
        let mut schemas = Vec::new();
        for schema in &self.schemas {
            let mut is_described = false;
            if let Some(own) = schema.get("properties").and_then(|all| all.get(name)) {
                schemas.push(own);
                is_described = true;
            }
            let patterns = schema.get("patternProperties").and_then(Value::as_object);
            for (pattern, own) in patterns.into_iter().flatten() {
                if pattern::is_found(pattern, name) {
                    schemas.push(own);
                    is_described = true;
                }
            }
            if is_described {
                continue;
            }
            match schema.get("additionalProperties") {
                Some(Value::Bool(false)) => return None,
                Some(additional) => schemas.push(additional),
                None => {}
            }
        }
        let is_known = self.names().iter().any(|known| *known == name);
        let is_closed = self.all("unevaluatedProperties").any(|it| *it == Value::Bool(false));
        (is_known || !is_closed).then_some(schemas)
    }

    /// The schemas of an item; none where a schema forbids it.
    pub(super) fn item(&self, index: usize) -> Option<Vec<&'d Value>> {
        let mut schemas = Vec::new();
        for schema in &self.schemas {
            let list = schema.get("prefixItems").or(schema.get("items")).and_then(Value::as_array);
            let rest = schema.get("additionalItems").or(schema.get("items"));
            let rest = rest.filter(|rest| !rest.is_array());
            match list.and_then(|list| list.get(index)).or(rest) {
                Some(Value::Bool(false)) => return None,
                Some(item) => schemas.push(item),
                None => {}
            }
        }
        Some(schemas)
    }
}

impl<'d> Maker<'d> {
    /// What a value of some schemas has to fit: their parts, and one branch of each of their unions.
    pub(super) fn facets(&mut self, schemas: &[&'d Value]) -> Facets<'d> {
        let mut facets = Facets::default();
        for schema in schemas {
            self.gather(schema, &mut facets, 0);
        }
        facets
    }

    fn gather(&mut self, schema: &'d Value, facets: &mut Facets<'d>, depth: usize) {
        let known = facets.schemas.iter().any(|known| std::ptr::eq(*known, schema));
        if known || *schema == Value::Bool(true) {
            return;
        }
        if *schema == Value::Bool(false) || depth > DEPTH {
            facets.is_never = true;
            return;
        }
        if let Some(reference) = schema.get("$ref").or(schema.get("$dynamicRef")) {
            match self.target(reference) {
                Some(target) => self.gather(target, facets, depth + 1),
                None => facets.is_never = true,
            }
            if !self.has_siblings {
                return;
            }
        }
        facets.schemas.push(schema);
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            self.gather(part, facets, depth + 1);
        }
        for keyword in ["oneOf", "anyOf"] {
            let Some(branches) = schema.get(keyword).and_then(Value::as_array) else { continue };
            let chosen = self.choices.next(schema, keyword, branches.len());
            let Some(branch) = branches.get(chosen) else { continue };
            if let Some(tag) = self.tag(schema, branch) {
                facets.tags.push(tag);
            }
            self.gather(branch, facets, depth + 1);
        }
    }

    /// What a discriminator calls a branch (OAS 3.1 §4.8.25): what is mapped to it, else its name.
    fn tag(&self, schema: &'d Value, branch: &'d Value) -> Option<(&'d str, Vec<&'d str>)> {
        let discriminator = schema.get("discriminator")?;
        let property = discriminator.get("propertyName")?.as_str()?;
        let target = self.follow(branch);
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let mapped = mapping.into_iter().flatten().filter(|(_, mapped)| {
            let named = mapped.as_str().map(|name| format!("#/components/schemas/{name}"));
            let found = self.target(mapped).or_else(|| self.target(&Value::String(named?)));
            found.is_some_and(|found| std::ptr::eq(self.follow(found), target))
        });
        let mut tags: Vec<&str> = mapped.map(|(tag, _)| tag.as_str()).collect();
        if tags.is_empty() {
            let name = branch.get("$ref").and_then(Value::as_str)?;
            tags.extend(name.rsplit('/').next());
        }
        Some((property, tags))
    }
}
