//! The scopes that operations need (OAS 3.1 §4.8.30).

/// The scopes that one alternative of an operation's security asks for, by the name of the scheme.
pub type Scopes = &'static [(&'static str, &'static [&'static str])];

/// The scopes that a scheme has to grant; none where the alternative asks for none.
#[must_use]
pub fn scopes(of: Scopes, scheme: &str) -> &'static [&'static str] {
    of.iter().find(|(name, _)| *name == scheme).map_or(&[], |(_, scopes)| scopes)
}
