//! What a client proves itself with.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};

use crate::secret::Secret;
use crate::style::escape_all;

/// What a client proves itself with, for one security scheme of the document
/// (OAS 3.1 §4.8.27). `Debug` does not show the secret.
#[derive(Clone, Debug)]
pub struct Credential(Form);

#[derive(Clone, Debug)]
enum Form {
    Bearer(Secret),
    Basic(String, Secret),
    Header(String, Secret),
    Query(String, Secret),
    Cookie(String, Secret),
    Authorization(&'static str, Secret),
    Outside,
}

/// A credential in the form it is sent in.
pub(super) enum Prepared {
    Header(HeaderName, HeaderValue),
    /// `name=value`, percent-encoded.
    Query(Secret),
    /// `name=value`.
    Cookie(Secret),
    /// Nothing of the request.
    Outside,
}

impl Credential {
    /// `Authorization: Bearer …` (RFC 6750 §2.1): also for OAuth 2 and OpenID Connect.
    #[must_use]
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(Form::Bearer(token.into()))
    }

    /// `Authorization: Basic …` (RFC 7617).
    #[must_use]
    pub fn basic(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Form::Basic(user.into(), password.into()))
    }

    /// A key in a header.
    #[must_use]
    pub fn header(name: impl Into<String>, value: impl Into<Secret>) -> Self {
        Self(Form::Header(name.into(), value.into()))
    }

    /// A key in the query.
    #[must_use]
    pub fn query(name: impl Into<String>, value: impl Into<Secret>) -> Self {
        Self(Form::Query(name.into(), value.into()))
    }

    /// A key in a cookie.
    #[must_use]
    pub fn cookie(name: impl Into<String>, value: impl Into<Secret>) -> Self {
        Self(Form::Cookie(name.into(), value.into()))
    }

    /// `Authorization:` with any other scheme and what follows it (RFC 9110 §11.6.2).
    #[must_use]
    pub fn authorization(scheme: &'static str, credentials: impl Into<Secret>) -> Self {
        Self(Form::Authorization(scheme, credentials.into()))
    }

    /// Nothing that a request holds: the transport proves who is calling, as it does for mutual
    /// TLS.
    #[must_use]
    pub fn outside() -> Self {
        Self(Form::Outside)
    }

    /// Makes the credential ready, or says why it cannot be sent.
    pub(super) fn prepare(&self) -> Result<Prepared, &'static str> {
        Ok(match &self.0 {
            Form::Bearer(token) => {
                let token = filled(token)?;
                Prepared::Header(AUTHORIZATION, sensitive(&format!("Bearer {token}"))?)
            }
            Form::Authorization(scheme, credentials) => {
                let credentials = filled(credentials)?;
                Prepared::Header(AUTHORIZATION, sensitive(&format!("{scheme} {credentials}"))?)
            }
            Form::Outside => Prepared::Outside,
            Form::Basic(user, _) if user.contains(':') => {
                return Err("the user name holds a colon, which ends it (RFC 7617 §2)");
            }
            Form::Basic(user, password) => {
                let pair = STANDARD.encode(format!("{user}:{}", password.expose()));
                Prepared::Header(AUTHORIZATION, sensitive(&format!("Basic {pair}"))?)
            }
            Form::Header(name, value) => {
                let name = name.parse().map_err(|_| "the name is not one of a header")?;
                Prepared::Header(name, sensitive(filled(value)?)?)
            }
            Form::Query(name, value) => {
                let (name, value) = (escape_all(name), escape_all(filled(value)?));
                Prepared::Query(Secret::new(format!("{name}={value}")))
            }
            Form::Cookie(name, value) => {
                let cookie = format!("{name}={}", filled(value)?);
                if cookie.contains(';') || name.contains('=') {
                    return Err("it holds a character that ends a cookie");
                }
                sensitive(&cookie)?;
                Prepared::Cookie(Secret::new(cookie))
            }
        })
    }
}

/// The text of a secret, which an unset variable would leave empty.
fn filled(secret: &Secret) -> Result<&str, &'static str> {
    let text = secret.expose();
    if text.is_empty() { Err("it is empty") } else { Ok(text) }
}

fn sensitive(text: &str) -> Result<HeaderValue, &'static str> {
    let value = HeaderValue::from_str(text);
    let mut value =
        value.map_err(|_| "it holds a character that a header cannot, such as a line break")?;
    value.set_sensitive(true);
    Ok(value)
}
