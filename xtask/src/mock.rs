//! `cargo xtask mock`

use std::process::ExitCode;

use crate::exit::Failure;
use crate::harness::{self, Subject};

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
A request chooses its answer (RFC 7240): `Prefer: example=NAME`, `Prefer: code=404`. Without that it is
the one of the example with the same request, else the first success. A name or a status that the \
operation does not have is a 400 that says what there is; `Prefer: handling=lenient` passes over it.

A request that is wrong gets the documented answer for that, with the reason in it or in the header \
`concord-reason`, or application/problem+json where none is documented. Requests are told on stderr.

Any credentials will do, unless CONCORD_SECRET_ and the scheme's name in capitals, or CONCORD_SECRET, is \
set: then only those do (of HTTP Basic the password, also of USER:PASSWORD).

Examples:
  cargo xtask mock smithery --port 8080
  cargo xtask mock --spec petstore.yaml --port 0")]
pub(crate) struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// The port to listen at; any free one for 0. The URL is printed.
    #[arg(long, default_value_t = 0)]
    port: u16,
}

/// Serves the documented examples, until it is interrupted.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    harness::over_one(&arguments.subject, "mock", |command| {
        command.arg("--port").arg(arguments.port.to_string());
    })
}
