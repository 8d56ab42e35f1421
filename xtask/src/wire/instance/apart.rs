//! Values that only one of several branches allows.

use serde_json::{Value, json};

use super::facets::Facets;
use super::{Maker, has_kind};

impl<'d> Maker<'d> {
    /// Gives an object members that other branches of its `oneOf` refuse and its own is open for:
    /// branches of nothing but members that may be left out are told apart by nothing else.
    pub(super) fn set_apart(&self, facets: &Facets<'d>, value: &mut Value) {
        let Value::Object(members) = value else { return };
        let own = facets.names();
        let branches = facets.all("oneOf").filter_map(Value::as_array).flatten();
        let properties = branches.flat_map(|branch| self.properties(branch, 0));
        for (name, schema) in properties {
            let is_free = facets.member(name).is_some_and(|schemas| schemas.is_empty());
            if !is_free || own.contains(&name) || members.contains_key(name) {
                continue;
            }
            members.extend(self.misfit(schema).map(|misfit| (name.clone(), misfit)));
        }
    }

    /// The documented members of a branch.
    fn properties(&self, branch: &'d Value, depth: usize) -> Vec<(&'d String, &'d Value)> {
        let branch = self.follow(branch);
        let own = branch.get("properties").and_then(Value::as_object).into_iter().flatten();
        let mut found: Vec<_> = own.collect();
        let parts = branch.get("allOf").and_then(Value::as_array).into_iter().flatten();
        if depth < 8 {
            found.extend(parts.flat_map(|part| self.properties(part, depth + 1)));
        }
        found
    }

    /// A value of another type than a schema allows.
    fn misfit(&self, schema: &'d Value) -> Option<Value> {
        let facets = Facets { schemas: vec![self.follow(schema)], ..Facets::default() };
        let kinds = facets.kinds()?;
        let values = [json!({}), json!("text"), json!([])];
        values.into_iter().find(|value| !has_kind(value, &kinds))
    }
}
