//! Objects and arrays.

use serde_json::{Map, Value};

use super::facets::Facets;
use super::{DEPTH, Fill, Maker, pattern};

impl<'d> Maker<'d> {
    pub(super) fn object(&mut self, facets: &Facets<'d>, depth: usize) -> Option<Value> {
        let required = facets.required();
        let most = facets.least("maxProperties").map_or(usize::MAX, |most| most as usize);
        let least = facets.most("minProperties").unwrap_or(0.0) as usize;
        let mut members = Map::new();
        for (tag, texts) in &facets.tags {
            let value = self.tag_value(facets, tag, texts);
            members.insert((*tag).to_owned(), value?);
        }
        let names = facets.names();
        let elsewhere = required.iter().filter(|name| !names.iter().any(|known| known == *name));
        for name in names.iter().map(|name| name.as_str()).chain(elsewhere.copied()) {
            let is_required = required.contains(name);
            if members.contains_key(name) || !(is_required || self.is_wanted(depth)) {
                continue;
            }
            let value = facets.member(name).and_then(|schemas| self.value(&schemas, depth + 1));
            match value {
                Some(value) if is_required || members.len() < most => {
                    members.insert(name.to_owned(), value);
                }
                None if is_required => return None,
                _ => {}
            }
        }
        for (index, name) in self.other_names(facets, least).into_iter().enumerate() {
            let is_wanted = members.len() < least || (self.is_open_wanted(depth) && index < 2);
            if !is_wanted || members.len() >= most || members.contains_key(&name) {
                continue;
            }
            let value = facets.member(&name).and_then(|schemas| self.value(&schemas, depth + 1));
            if let Some(value) = value {
                members.insert(name, value);
            }
        }
        // What is short of members gets documented ones, whether it was meant to have them or not.
        for name in names {
            if members.len() < least && !members.contains_key(name) {
                let value = facets.member(name).and_then(|it| self.value(&it, depth + 1));
                members.extend(value.map(|value| (name.clone(), value)));
            }
        }
        Some(Value::Object(members))
    }

    /// The value of a tag: what the member itself allows goes before what the discriminator says.
    fn tag_value(&mut self, facets: &Facets<'d>, tag: &str, texts: &[&str]) -> Option<Value> {
        let own = facets.member(tag)?;
        let own = self.facets(&own).listed();
        let texts = texts.iter().map(|text| Value::from(*text));
        let options: Vec<Value> = match own {
            None => texts.collect(),
            Some(listed) => {
                let both: Vec<Value> = texts.filter(|text| listed.contains(&text)).collect();
                if both.is_empty() { listed.into_iter().cloned().collect() } else { both }
            }
        };
        let chosen = self.choices.draw(options.len());
        options.into_iter().nth(chosen)
    }

    /// Names of members that no schema names.
    fn other_names(&mut self, facets: &Facets<'d>, least: usize) -> Vec<String> {
        let mut names = Vec::new();
        let named: Vec<&Value> = facets.all("propertyNames").collect();
        for index in 0..least.max(2) {
            let name = if named.is_empty() {
                Some(format!("other {}", index + 1))
            } else {
                let text = self.value(&named, 0);
                text.and_then(|text| text.as_str().map(str::to_owned))
            };
            names.extend(name);
        }
        let patterns = facets.all("patternProperties").filter_map(Value::as_object);
        for pattern in patterns.flat_map(Map::keys).collect::<Vec<_>>() {
            names.splice(0..0, pattern::text(pattern, &mut self.choices));
        }
        names
    }

    pub(super) fn array(&mut self, facets: &Facets<'d>, depth: usize) -> Option<Value> {
        let least = facets.most("minItems").unwrap_or(0.0) as usize;
        let most = facets.least("maxItems").map_or(usize::MAX, |most| most as usize);
        let is_unique = facets.all("uniqueItems").any(|it| *it == Value::Bool(true));
        let wanted = match self.fill {
            _ if depth > DEPTH || self.left == 0 => least,
            Fill::Least => least,
            Fill::Documented => least.max(1),
            Fill::All => least.max(2),
            Fill::Some => least + self.choices.draw(3),
        };
        let mut items: Vec<Value> = Vec::new();
        for index in 0..wanted.min(most) {
            let Some(schemas) = facets.item(index) else { break };
            let mut item = self.value(&schemas, depth + 1);
            for _ in 0..20 {
                if !(is_unique && item.as_ref().is_some_and(|item| items.contains(item))) {
                    break;
                }
                item = self.value(&schemas, depth + 1);
            }
            match item {
                Some(item) if is_unique && items.contains(&item) => break,
                Some(item) => items.push(item),
                None => break,
            }
        }
        (items.len() >= least).then_some(Value::Array(items))
    }

    /// Whether a member that may be left out is put in.
    fn is_wanted(&mut self, depth: usize) -> bool {
        match self.fill {
            _ if depth > DEPTH || self.left == 0 => false,
            Fill::Least => false,
            Fill::Documented | Fill::All => true,
            Fill::Some => self.choices.draw(2) == 0,
        }
    }

    /// Whether members that no schema names are put in.
    fn is_open_wanted(&mut self, depth: usize) -> bool {
        match self.fill {
            _ if depth > DEPTH || self.left == 0 => false,
            Fill::Least | Fill::Documented => false,
            Fill::All => true,
            Fill::Some => self.choices.draw(2) == 0,
        }
    }
}
