//! `cargo xtask verify`

use std::process::ExitCode;

use crate::exit::Failure;
use crate::harness::{self, Subject};

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
The secret of a security scheme is read from the environment: CONCORD_SECRET_ and the scheme's name in \
capitals (CONCORD_SECRET_BEARERAUTH), or CONCORD_SECRET for all of them; that of HTTP Basic is \
USER:PASSWORD. None is ever printed, nor what is given by --header.

Only GET, HEAD and OPTIONS are sent. Of JSON-RPC nothing says what a method does, so none is sent; \
--unsafe-methods sends all. An example that shows an answer alone is asked for where there is nothing to \
say in its request, or one documented request that leads to it. No redirect is followed.

Examples:
  cargo xtask verify cognipeer --base-url https://api.example.com
  cargo xtask verify --spec petstore.yaml --base-url http://127.0.0.1:8080 --unsafe-methods --values")]
pub(crate) struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// Where the implementation is: what stands before the documented paths, or the URL of the
    /// JSON-RPC endpoint.
    #[arg(long, value_name = "URL")]
    base_url: String,
    /// A header of every request.
    #[arg(long, value_name = "NAME:VALUE")]
    header: Vec<String>,
    /// Sends what may change state, too.
    #[arg(long)]
    unsafe_methods: bool,
    /// Compares statuses, headers and bodies with those of the examples, and not only shapes.
    #[arg(long)]
    values: bool,
    /// Fails on what the document is silent about, too: undeclared members and headers, and the
    /// like.
    #[arg(long)]
    strict: bool,
    /// Asks for one example alone, by its name.
    #[arg(long, value_name = "OPERATION/EXAMPLE")]
    only: Option<String>,
    /// How long an answer may take; 30 where it is not given.
    #[arg(long, value_name = "SECONDS")]
    timeout: Option<u64>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// Replays the examples.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    harness::over_one(&arguments.subject, "verify", |command| {
        command.args(["--base-url", &arguments.base_url]);
        command.args(arguments.header.iter().flat_map(|header| ["--header", header]));
        command.args(arguments.unsafe_methods.then_some("--unsafe-methods"));
        command.args(arguments.values.then_some("--values"));
        command.args(arguments.strict.then_some("--strict"));
        command.args(arguments.only.iter().flat_map(|only| ["--only", only]));
        command.args(arguments.timeout.map(|seconds| format!("--timeout={seconds}")));
        command.args(arguments.json.then_some("--json"));
    })
}
