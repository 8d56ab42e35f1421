//! What the command line changes about a document that it names.

use std::path::PathBuf;

use concord::{Options, Overlay, Selector, Sources};

use crate::configuration;
use crate::exit::Failure;

/// What is changed about a document that is no dialect of specs/dialects.yaml.
#[derive(clap::Args)]
pub(crate) struct Settings {
    /// Generate this operation and no other: an operationId, `METHOD /path` (of a webhook `METHOD
    /// name`) or `tag:NAME`. Can be given several times.
    #[arg(long, value_name = "SELECTOR")]
    only: Vec<String>,
    /// Do not generate this operation. Can be given several times.
    #[arg(long, value_name = "SELECTOR")]
    except: Vec<String>,
    /// A YAML file that says what an entry of specs/dialects.yaml says besides its document.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// A file with changes of the document (Overlay 1.0 or 1.1). Can be given several times.
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
}

impl Settings {
    /// What they come to; what is read for them stays among the sources.
    pub(crate) fn options(&self, sources: &mut Sources) -> Result<Options, Failure> {
        let mut options = match &self.config {
            Some(path) => configuration::read_entry(sources, path)?,
            None => Options::default(),
        };
        let selector = |text: &String| Selector { text: text.clone(), origin: None };
        options.selection.only.extend(self.only.iter().map(selector));
        options.selection.except.extend(self.except.iter().map(selector));
        let overlay = |path: &PathBuf| Overlay { file: path.display().to_string(), origin: None };
        options.overlays.extend(self.overlay.iter().map(overlay));
        Ok(options)
    }

    /// Fails where there are some for the dialects of the workspace.
    pub(crate) fn check_none(&self) -> Result<(), Failure> {
        let Self { only, except, config, overlay } = self;
        if only.is_empty() && except.is_empty() && config.is_none() && overlay.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!(
            "error: these options are for a document of its own\n  = help: {}/dialects.yaml says what \
             is changed about a dialect",
            configuration::SPECS
        )))
    }
}
