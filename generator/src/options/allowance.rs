//! Refusals that a configuration puts up with, each at one place and for a reason.

use crate::diagnostic::{self, Code, Diagnostic, Diagnostics};
use crate::options::{Options, Strictness, place};
use crate::source::{DocumentId, Node, Origin, Sources};

/// A refusal that is allowed: what is found there is warned of, and something is generated instead.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// The code of the refusal, such as `E0402`.
    pub code: String,
    /// Where it is refused: a JSON pointer into the document, or `FILE#POINTER` into a file that it
    /// refers to.
    pub at: String,
    /// Why that is put up with.
    pub reason: Option<String>,
    /// Where the configuration says so; none where that is no document of the run.
    pub origin: Option<Origin>,
}

/// Codes of faults that leave something to generate.
const ALLOWABLE: &[Code] = &[
    Code::DuplicateKey,
    Code::MissingFile,
    Code::UnresolvedReference,
    Code::ReferenceCycle,
    Code::ReferenceOutside,
    Code::MissingField,
    Code::WrongType,
    Code::InvalidValue,
    Code::Unsupported,
    Code::ConflictingSchema,
    Code::AmbiguousUnion,
    Code::ClashingRoutes,
    Code::PathParameterMismatch,
    Code::DuplicateOperation,
    Code::RepeatedId,
    Code::RepeatedParameter,
    Code::ExampleRefused,
    Code::ExampleUnreadable,
    Code::DefaultLeftOut,
    Code::UnknownScheme,
    Code::UndeclaredScheme,
];

impl Code {
    /// Whether a configuration can allow refusals with this code.
    #[must_use]
    pub fn is_allowable(self) -> bool {
        ALLOWABLE.contains(&self)
    }
}

/// Decides which findings end a run.
pub(crate) struct Judge<'o> {
    strictness: Strictness,
    /// Whether nothing is said of what was not read.
    is_partial: bool,
    granted: Vec<Granted<'o>>,
}

/// An allowance that can be used.
struct Granted<'o> {
    allowance: &'o Allowance,
    code: Code,
    at: Origin,
    is_used: bool,
}

impl<'o> Judge<'o> {
    /// A judge for a document, and what is wrong with the allowances.
    pub(crate) fn new(
        sources: &Sources,
        document: DocumentId,
        options: &'o Options,
    ) -> (Self, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let mut granted = Vec::new();
        for allowance in &options.allowances {
            match grant(sources, document, allowance) {
                Ok(one) => granted.push(one),
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        let is_partial = !options.selection.is_all();
        (Self { strictness: options.strictness, is_partial, granted }, diagnostics)
    }

    /// The findings of a stage: those that are allowed are warnings, and of the others a strict
    /// reading puts up with none.
    pub(crate) fn judge(&mut self, mut diagnostics: Diagnostics) -> Diagnostics {
        for diagnostic in diagnostics.iter_mut() {
            diagnostic.is_raised |= self.raises(diagnostic);
            if self.allows(diagnostic) {
                diagnostic.is_raised = false;
                if diagnostic.instead.is_none() {
                    diagnostic.help = Some(
                        "correct the document: no allowance helps where nothing can be generated \
                         instead"
                            .to_owned(),
                    );
                }
            }
        }
        diagnostics
    }

    /// Whether a finding that something is made of ends the run all the same.
    fn raises(&self, diagnostic: &Diagnostic) -> bool {
        // Who needs the file says so; what is not selected may not.
        let is_elsewhere =
            self.is_partial && diagnostic.instead.as_deref() == Some(diagnostic::NEEDED_BY_NONE);
        self.strictness == Strictness::Strict && diagnostic.instead.is_some() && !is_elsewhere
    }

    fn allows(&mut self, diagnostic: &Diagnostic) -> bool {
        let Some(origin) = diagnostic.origin.and_then(|place| place.origin()) else { return false };
        let mut is_allowed = false;
        for granted in &mut self.granted {
            if granted.code == diagnostic.code && granted.at == origin {
                granted.is_used = true;
                is_allowed = true;
            }
        }
        is_allowed
    }

    /// The allowances that nothing needed.
    pub(crate) fn finish(self) -> Diagnostics {
        let unused = self.granted.into_iter().filter(|granted| !granted.is_used);
        let unused =
            unused.map(|Granted { allowance: Allowance { code, at, origin, .. }, .. }| {
                let message = format!("nothing at `{at}` is refused with {code}");
                Diagnostic::configured(*origin, message).help("remove the allowance, or correct it")
            });
        unused.collect()
    }
}

/// An allowance that makes sense, or what does not about it.
fn grant<'o>(
    sources: &Sources,
    document: DocumentId,
    allowance: &'o Allowance,
) -> Result<Granted<'o>, Diagnostic> {
    let Allowance { code: name, at, reason, origin } = allowance;
    let field = |field: &str| {
        let node = origin.and_then(|origin| sources.node(origin).get(field));
        node.map(Node::origin).or(*origin)
    };
    let Some(code) = diagnostic::find(name) else {
        let message = format!("there is no code `{name}`");
        let diagnostic = Diagnostic::configured(field("code"), message);
        return Err(match diagnostic::nearest(name) {
            Some(nearest) => diagnostic.help(format!("did you mean `{}`?", nearest.code())),
            None => diagnostic.help("`cargo xtask explain` lists all codes"),
        });
    };
    if !code.is_allowable() {
        let names: Vec<&str> = ALLOWABLE.iter().map(|code| code.code()).collect();
        let message = format!("{name} cannot be allowed: {}", code.title());
        let help = format!("these can be: {}", names.join(", "));
        return Err(Diagnostic::configured(field("code"), message).help(help));
    }
    if reason.as_ref().is_none_or(|reason| reason.trim().is_empty()) {
        let diagnostic = Diagnostic::configured(field("reason"), "an allowance has a reason");
        return Err(diagnostic.help("say as `reason:` why this is put up with"));
    }
    let at = place::find(sources, document, at).map_err(|(message, help)| {
        let diagnostic = Diagnostic::configured(field("at"), message);
        diagnostic.help(help.unwrap_or_else(|| {
            "write the JSON pointer as the diagnostic shows it, such as `/components/schemas/Pet`"
                .to_owned()
        }))
    })?;
    Ok(Granted { allowance, code, at, is_used: false })
}
