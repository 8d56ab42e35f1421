//! Documents into trees: what is read, where it was, and what is refused.

// `cfg` so that the lints know that these are tests too.
#[cfg(test)]
mod budget;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod json;
#[cfg(test)]
mod loading;
#[cfg(test)]
mod place;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod rendering;
#[cfg(test)]
mod yaml;

#[cfg(test)]
mod document {
    use concord::diagnostic::{Diagnostics, location};
    use concord::source::{Budget, DocumentId, Sources};

    /// Sources with one document, which has no faults.
    pub(crate) fn read(name: &str, text: &str) -> (Sources, DocumentId) {
        let mut sources = Sources::default();
        let id = sources.add(name, text.as_bytes()).expect("the document is read");
        (sources, id)
    }

    /// Sources with one document, and its faults.
    pub(crate) fn refused(name: &str, bytes: &[u8], budget: Budget) -> (Sources, Diagnostics) {
        let mut sources = Sources::new(budget);
        let faults = sources.add(name, bytes).expect_err("the document is refused");
        (sources, faults)
    }

    /// The document as JSON.
    pub(crate) fn json(name: &str, text: &str) -> String {
        let (sources, id) = read(name, text);
        sources.root(id).to_json().to_string()
    }

    /// The faults of a document: code, line and column, with those of the labels.
    pub(crate) fn faults(name: &str, bytes: &[u8]) -> String {
        let (sources, faults) = refused(name, bytes, Budget::default());
        let place = |place| {
            let it = location(&place, &sources).expect("the place is in the document");
            format!("{}:{}", it.line, it.column)
        };
        let fault = |fault: &concord::Diagnostic| {
            let labels = fault.labels.iter().map(|(label, _)| format!(" <{}", place(*label)));
            let at = fault.origin.map(place).unwrap_or_default();
            format!("{} {at}{}", fault.code.code(), labels.collect::<String>())
        };
        faults.iter().map(fault).collect::<Vec<_>>().join(", ")
    }
}
