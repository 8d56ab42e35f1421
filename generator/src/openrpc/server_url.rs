//! Server URLs.

use crate::model::Server;

/// Spells variables as `{name}`: OpenRPC writes `${name}`, and in the wild both occur.
pub(super) fn normalise(mut server: Server) -> Server {
    server.url = server.url.replace("${", "{");
    server
}
