//! Compiling a crate alone: its dependencies are there before the clock starts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Serialize;

use super::usage::{Usage, measure};
use crate::exit::Failure;
use crate::workspace;

/// A crate to compile, and where.
#[derive(Debug)]
pub(super) struct Crate {
    /// The folder of its manifest.
    pub(super) folder: PathBuf,
    /// Its name, as the compiler has it.
    pub(super) name: String,
    /// The target folder, shared by the crates of one generator.
    pub(super) target: PathBuf,
    /// Its features.
    pub(super) features: &'static [&'static str],
}

/// What compiling a crate costs.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Compiled {
    /// Lines of all files that the compiler read.
    pub(super) lines: usize,
    /// `cargo check` of this crate alone.
    pub(super) usage: Usage,
}

impl Crate {
    /// Compiles the dependencies; false where they do not.
    pub(super) fn warm(&self) -> Result<bool, Failure> {
        self.without_content(|| Ok(measure(&mut self.check(), &self.log("warm"))?.is_some()))
    }

    /// Does something while the crate has nothing in it, but the same dependencies with the same
    /// features.
    pub(super) fn without_content<T>(
        &self,
        run: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let root = self.folder.join("src/lib.rs");
        let text = fs::read(&root).map_err(|error| Failure::io("read", &root, &error))?;
        write(&root, b"")?;
        let done = run();
        write(&root, &text)?;
        done
    }

    /// Compiles the crate and nothing else; none where it does not compile.
    pub(super) fn compile(&self) -> Result<Option<Compiled>, Failure> {
        let root = self.folder.join("src/lib.rs");
        let touched = fs::File::options()
            .append(true)
            .open(&root)
            .and_then(|file| file.set_modified(std::time::SystemTime::now()));
        touched.map_err(|error| Failure::io("touch", &root, &error))?;
        let Some(usage) = measure(&mut self.check(), &self.log("check"))? else { return Ok(None) };
        Ok(Some(Compiled { lines: self.lines()?, usage }))
    }

    /// Whether a file that the compiler read last declares this function.
    pub(super) fn has(&self, function: &str) -> Result<bool, Failure> {
        let declared = format!("fn {function}(");
        Ok(self.sources()?.iter().any(|text| text.contains(&declared)))
    }

    fn check(&self) -> Command {
        let mut command = workspace::cargo();
        command
            .args(["check", "--quiet", "--lib", "--jobs", "1", "--no-default-features"])
            .args(["--features", &self.features.join(",")])
            .arg("--manifest-path")
            .arg(self.folder.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0");
        command
    }

    fn log(&self, step: &str) -> PathBuf {
        self.folder.with_extension(format!("{step}.log"))
    }

    fn lines(&self) -> Result<usize, Failure> {
        Ok(self.sources()?.iter().map(|text| text.lines().count()).sum())
    }

    /// The files that the compiler lists as what the crate is made of.
    fn sources(&self) -> Result<Vec<String>, Failure> {
        let listing = self.newest_listing()?;
        let text =
            fs::read_to_string(&listing).map_err(|error| Failure::io("read", &listing, &error))?;
        let (_, files) =
            text.lines().next().unwrap_or_default().split_once(": ").unwrap_or_default();
        let files = files.replace("\\ ", "\0");
        let files = files.split(' ').filter(|file| file.ends_with(".rs"));
        files
            .map(|file| {
                let path = self.folder.join(file.replace('\0', " "));
                fs::read_to_string(&path).map_err(|error| Failure::io("read", &path, &error))
            })
            .collect()
    }

    /// What the compiler said last about the files of this crate.
    fn newest_listing(&self) -> Result<PathBuf, Failure> {
        let folder = self.target.join("debug/deps");
        let failed = |error: std::io::Error| Failure::io("read", &folder, &error);
        let prefix = format!("{}-", self.name);
        let mut newest = None;
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with(&prefix) && name.ends_with(".d") {
                let modified =
                    fs::metadata(&path).and_then(|data| data.modified()).map_err(failed)?;
                newest = newest.max(Some((modified, path)));
            }
        }
        let missing = || Failure::new(format!("error: cargo lists no files of {}", self.name));
        newest.map(|(_, path)| path).ok_or_else(missing)
    }
}

/// Writes a file, and the folder it is in.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    fs::write(path, bytes).map_err(|error| Failure::io("write", path, &error))
}
