//! How a client of a dialect is made, for a program that makes it without reading its code.

use super::address::is_constant;
use super::context::Context;
use super::rule::Tables;
use super::server::in_path;
use crate::model::{ApiKind, SchemeKind};
use crate::name::field;
use crate::{Construction, CredentialMethod, Dialect};

/// What the builder of a dialect's client takes.
pub(crate) fn construction(dialect: &Dialect) -> Construction {
    let names = crate::name::name(&dialect.api);
    let tables = Tables::default();
    let context = Context::of_whole(dialect, &names, &tables);
    let credentials = dialect.api.schemes.iter().filter_map(|(name, scheme)| {
        let takes: &[_] = match &scheme.kind {
            SchemeKind::Basic => &["user", "secret"],
            SchemeKind::MutualTls | SchemeKind::Undeclared => &[],
            SchemeKind::Bearer
            | SchemeKind::OAuth2 { .. }
            | SchemeKind::OpenIdConnect { .. }
            | SchemeKind::Http(_)
            | SchemeKind::ApiKey { .. } => &["secret"],
        };
        let method = names.schemes.builders.get(name)?.clone();
        Some(CredentialMethod { method, takes })
    });
    let is_rpc = dialect.api.kind == ApiKind::Rpc;
    let variables = in_path(context).filter(|_| is_rpc);
    Construction {
        is_rpc,
        has_server: dialect.api.main_servers().first().is_some_and(is_constant),
        variables: variables.map(|one| (field(&one.name), one.name.clone())).collect(),
        credentials: credentials.collect(),
    }
}
