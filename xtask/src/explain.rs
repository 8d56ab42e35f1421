//! `cargo xtask explain`

use std::process::ExitCode;

use concord::diagnostic::{Code, explain, find, nearest};

use crate::exit::Failure;

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask explain
  cargo xtask explain E0201")]
pub(crate) struct Arguments {
    /// A code such as E0201; all of them are listed where none is given.
    code: Option<String>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let Some(name) = &arguments.code else {
        for code in Code::ALL {
            println!("{}  {}", code.code(), code.title());
        }
        return Ok(ExitCode::SUCCESS);
    };
    let code = find(name).ok_or_else(|| unknown(name))?;
    print!("{}", explain(code));
    Ok(ExitCode::SUCCESS)
}

fn unknown(name: &str) -> Failure {
    let nearest = nearest(name)
        .map(|code| format!("did you mean `{}` ({})? ", code.code(), code.title()))
        .unwrap_or_default();
    Failure::new(format!(
        "error: there is no code `{name}`\n  = help: {nearest}`cargo xtask explain` lists them all"
    ))
}
