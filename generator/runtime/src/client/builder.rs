//! From settings to a connection.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::http::{Http, Settings};
use super::{BoxError, Credential, Reqwest, Transport};

/// How long a call may take where nobody says.
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(60);

/// How long an answer's body may be where nobody says: 16 MiB.
const DEFAULT_RESPONSE_LIMIT: usize = 16 << 20;

/// The settings of a connection to one API.
#[must_use = "a builder does nothing until `build`"]
pub struct Builder {
    base_url: String,
    transport: Option<Arc<dyn Transport>>,
    timeout: Option<Duration>,
    response_limit: usize,
    headers: Vec<(String, String)>,
    credentials: Vec<(&'static str, Credential)>,
}

impl Builder {
    pub(super) fn new(base_url: String) -> Self {
        Self {
            base_url,
            transport: None,
            timeout: Some(DEFAULT_TIMEOUT),
            response_limit: DEFAULT_RESPONSE_LIMIT,
            headers: Vec::new(),
            credentials: Vec::new(),
        }
    }

    /// Sends requests another way than over the network by [`Reqwest`].
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// How long a call may take, until its answer is read whole, or until the head of the answer
    /// where the body is a stream. One minute where nobody says. Needs tokio's clock.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Lets a call take as long as it takes.
    pub fn no_timeout(mut self) -> Self {
        self.timeout = None;
        self
    }

    /// How many bytes an answer's body may have; 16 MiB where nobody says. A stream of events
    /// has a bound for each event in place of it.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }

    /// Adds a header to every request, unless a call sets its own.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Gives the credential of a security scheme of the document, by the scheme's name. It is
    /// sent with the operations that need it and with no others; the last one given counts.
    pub fn credential(mut self, scheme: &'static str, credential: Credential) -> Self {
        self.credentials.retain(|(known, _)| *known != scheme);
        self.credentials.push((scheme, credential));
        self
    }

    /// The connection.
    ///
    /// # Errors
    /// Where the base URL is not absolute, a header or credential cannot be sent, or the
    /// transport cannot be set up.
    pub fn build(self) -> Result<Http, BuildError> {
        let url = read_base_url(&self.base_url)?;
        let mut headers = HeaderMap::new();
        for (name, value) in self.headers {
            let parsed = (name.parse::<HeaderName>(), HeaderValue::from_str(&value));
            let (Ok(key), Ok(mut value)) = parsed else { return Err(BuildError::Header(name)) };
            // Nobody knows what it is, so it may be a key.
            value.set_sensitive(true);
            headers.insert(key, value);
        }
        let mut credentials = Vec::new();
        for (scheme, credential) in self.credentials {
            let prepared = credential.prepare();
            let reason = |reason| BuildError::Credential { scheme, reason };
            credentials.push((scheme, prepared.map_err(reason)?));
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None if url.scheme() == "http" => Arc::new(Reqwest::without_tls()?) as Arc<_>,
            None => Arc::new(Reqwest::new()?) as Arc<_>,
        };
        let base = url.origin().ascii_serialization() + url.path();
        Ok(Http::new(Settings {
            base,
            transport,
            timeout: self.timeout,
            response_limit: self.response_limit,
            headers,
            credentials,
        }))
    }
}

fn read_base_url(text: &str) -> Result<Url, BuildError> {
    let url = Url::parse(text).map_err(|error| match error {
        url::ParseError::RelativeUrlWithoutBase => BuildError::RelativeUrl(text.to_owned()),
        error => BuildError::Url(error.to_string()),
    })?;
    let problem = if !matches!(url.scheme(), "http" | "https") {
        "it must start with `http://` or `https://`"
    } else if !url.username().is_empty() || url.password().is_some() {
        "it holds a user name or password; give a credential in place of them"
    } else if url.query().is_some() || url.fragment().is_some() {
        "it has a query or a fragment, behind which no path can stand"
    } else {
        return Ok(url);
    };
    Err(BuildError::Url(problem.to_owned()))
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The base URL may hold a password, until it is checked.
        f.debug_struct("Builder")
            .field("timeout", &self.timeout)
            .field("response_limit", &self.response_limit)
            .finish_non_exhaustive()
    }
}

/// Settings that make no connection.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL has no scheme and host, as a document's `/` has not.
    RelativeUrl(String),
    /// The base URL is not one of HTTP; the text says why.
    Url(String),
    /// The header of this name cannot be sent.
    Header(String),
    /// A credential cannot be sent.
    Credential {
        /// The name of its scheme.
        scheme: &'static str,
        /// Why.
        reason: &'static str,
    },
    /// The transport cannot be set up.
    Transport(BoxError),
}

impl From<BoxError> for BuildError {
    fn from(error: BoxError) -> Self {
        Self::Transport(error)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RelativeUrl(url) => write!(
                f,
                "the base URL `{url}` is relative: give an absolute one, such as \
                 `https://api.example.com`"
            ),
            Self::Url(reason) => write!(f, "the base URL: {reason}"),
            Self::Header(name) => write!(f, "the header `{name}` cannot be sent"),
            Self::Credential { scheme, reason } => {
                write!(f, "the credential for `{scheme}` cannot be sent: {reason}")
            }
            Self::Transport(error) => write!(f, "the transport cannot be set up: {error}"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => Some(&**error),
            Self::RelativeUrl(_) | Self::Url(_) | Self::Header(_) | Self::Credential { .. } => None,
        }
    }
}
