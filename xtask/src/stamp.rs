//! Whether the last run left nothing to do: a stamp of all that goes into the generated crate and of
//! what came out.
//!
//! It lies in the folder of what is built, so that no clone starts with one and no diff shows it. The
//! standard library's hash is enough: two stamps are compared on one machine, and nobody gains by
//! making them equal.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use concord::Sources;

use crate::tree;

/// Where the stamp lies, below the workspace.
const STAMP: &str = "target/xtask/codegen";

/// Whether some folder is what the last run wrote, from the same documents, configuration and
/// generator. Whatever cannot be read is a reason to run.
pub(crate) fn is_current(folder: &Path) -> bool {
    let Ok(stamp) = fs::read_to_string(STAMP) else { return false };
    let mut lines = stamp.lines();
    let Some(known) = lines.next() else { return false };
    let mut hasher = DefaultHasher::new();
    for name in lines {
        let Ok(bytes) = fs::read(name) else { return false };
        (name, bytes).hash(&mut hasher);
    }
    finish(hasher, folder).as_deref() == Some(known)
}

/// Stamps what was just written from these sources. Where that cannot be done the next run does its
/// work once more, which is no failure of this one.
pub(crate) fn put(sources: &Sources, folder: &Path) {
    let mut hasher = DefaultHasher::new();
    let mut names = String::new();
    for document in sources.documents() {
        // As it was read, and not as it may have been edited since.
        let (name, text) = (sources.file_name(document), sources.text(document));
        (name, text.as_bytes()).hash(&mut hasher);
        names.push_str(name);
        names.push('\n');
    }
    let Some(hash) = finish(hasher, folder) else { return };
    let path = PathBuf::from(STAMP);
    let written = path.parent().map_or(Ok(()), fs::create_dir_all);
    let _ = written.and_then(|()| fs::write(&path, format!("{hash}\n{names}")));
}

/// The hash with the generator and the files of a folder in it.
fn finish(mut hasher: DefaultHasher, folder: &Path) -> Option<String> {
    // The program is some fifty megabytes; building it anew changes when it was written.
    let program = std::env::current_exe().and_then(fs::metadata).ok()?;
    (program.len(), program.modified().ok()?).hash(&mut hasher);
    for name in tree::listing(folder).ok()? {
        let bytes = fs::read(folder.join(&name)).ok()?;
        (name, bytes).hash(&mut hasher);
    }
    Some(format!("{:016x}", hasher.finish()))
}
