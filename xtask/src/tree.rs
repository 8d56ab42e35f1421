//! The one place that writes files: a folder as a whole, or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use concord::File;
use similar::TextDiff;

use crate::exit::Failure;

/// A file that differs from what it should be.
#[derive(Debug)]
pub(crate) struct Change {
    /// Below the folder, with `/` between folders.
    pub(crate) path: String,
    old: String,
    new: String,
}

impl Change {
    /// The difference in unified form.
    pub(crate) fn diff(&self, folder: &str) -> String {
        let name = format!("{folder}/{}", self.path);
        let diff = TextDiff::from_lines(&self.old, &self.new);
        diff.unified_diff().header(&name, &name).to_string()
    }
}

/// What differs between a folder and the files it should hold; files too many included.
pub(crate) fn changes(folder: &Path, files: &[File]) -> Result<Vec<Change>, Failure> {
    let mut changes = Vec::new();
    for file in files {
        let old = read_if_there(&folder.join(&file.path))?;
        if old.as_deref() != Some(&file.text) {
            let (path, new) = (file.path.clone(), file.text.clone());
            changes.push(Change { path, old: old.unwrap_or_default(), new });
        }
    }
    for path in listing(folder)? {
        if !files.iter().any(|file| file.path == path) {
            let old = read_if_there(&folder.join(&path))?.unwrap_or_default();
            changes.push(Change { path, old, new: String::new() });
        }
    }
    Ok(changes)
}

/// Refuses a folder that holds anything but a crate that was written before: replacing it would
/// lose what is there.
pub(crate) fn check_replaceable(folder: &Path) -> Result<(), Failure> {
    let has_entries = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(Failure::io("read", folder, &error)),
    };
    let manifest = read_if_there(&folder.join("Cargo.toml"))?.unwrap_or_default();
    if has_entries && !manifest.starts_with("# Written by `cargo xtask codegen") {
        return Err(Failure::new(format!(
            "error: {} holds something that was not written by this command\n  = help: name a \
             folder that is empty or does not exist",
            folder.display()
        )));
    }
    Ok(())
}

fn read_if_there(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io("read", path, &error)),
    }
}

/// The files below a folder, sorted.
pub(crate) fn listing(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(below) = waiting.pop() {
        let path = folder.join(&below);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Failure::io("read", &path, &error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| Failure::io("read", &path, &error))?;
            let below = below.join(entry.file_name());
            if entry.path().is_dir() {
                waiting.push(below);
            } else {
                let parts = below.iter().map(|part| part.to_string_lossy());
                files.push(parts.collect::<Vec<_>>().join("/"));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Makes a folder hold these files and no others.
///
/// The new tree is written beside the old one and then takes its place in one step, so that a run
/// that fails or is killed leaves either of them whole. A lock keeps two runs apart.
pub(crate) fn replace(folder: &Path, files: &[File]) -> Result<(), Failure> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let guard = fs::File::open(parent).and_then(|parent| parent.lock().map(|()| parent));
    let _guard = guard.map_err(|error| Failure::io("lock", parent, &error))?;
    remove_leftovers(parent)?;
    let staging = tempfile::Builder::new()
        .prefix(STAGING)
        .tempdir_in(parent)
        .map_err(|error| Failure::io("write beside", folder, &error))?;
    let fresh = staging.path().join("fresh");
    let mut written = Vec::new();
    for file in files {
        let path = fresh.join(&file.path);
        write(&path, &file.text)?;
        written.push(path);
    }
    // The exchange may reach the disk before the bytes do. Asked for behind all the writing, they go
    // there together. They are opened anew: a tree may have more files than may be open.
    for path in written {
        let file = fs::OpenOptions::new().write(true).open(&path);
        let synced = file.and_then(|file| file.sync_data());
        synced.map_err(|error| Failure::io("write", &path, &error))?;
    }
    exchange(&fresh, folder)?;
    // What is in the staging folder now is the old tree; it goes with the folder.
    staging.close().map_err(|error| Failure::io("remove the old tree beside", folder, &error))
}

/// How the folders are called in which a new tree grows.
const STAGING: &str = ".generated-";

/// Removes what a killed run has left. The lock is held, so no other run is using it.
fn remove_leftovers(parent: &Path) -> Result<(), Failure> {
    let entries = fs::read_dir(parent).map_err(|error| Failure::io("read", parent, &error))?;
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(STAGING) {
            let path = entry.path();
            fs::remove_dir_all(&path).map_err(|error| Failure::io("remove", &path, &error))?;
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    fs::write(path, text).map_err(|error| Failure::io("write", path, &error))
}

/// Puts the new tree in the place of the old one, in one step where the system has such a step.
fn exchange(fresh: &Path, folder: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::io("replace", folder, &error);
    if !folder.exists() {
        return fs::rename(fresh, folder).map_err(failed);
    }
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, fresh, CWD, folder, RenameFlags::EXCHANGE) {
            Ok(()) => return Ok(()),
            // Some file systems cannot exchange; they get the two steps below.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {}
            Err(error) => return Err(failed(error.into())),
        }
    }
    let old = fresh.with_file_name("old");
    fs::rename(folder, &old).map_err(failed)?;
    fs::rename(fresh, folder).map_err(|error| {
        // Back to where it was; if even that fails, the message names what is wrong.
        let _ = fs::rename(&old, folder);
        failed(error)
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use concord::File;

    use super::{changes, replace};

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_folder_becomes_what_it_should_be_and_nothing_is_left_beside_it() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("out");
        let first = [file("a.rs", "1"), file("b/c.rs", "2")];
        replace(&folder, &first).unwrap();
        let second = [file("a.rs", "3")];
        let paths: Vec<_> =
            changes(&folder, &second).unwrap().into_iter().map(|change| change.path).collect();
        assert_eq!(paths, ["a.rs", "b/c.rs"]);
        fs::create_dir(parent.path().join(".generated-killed")).unwrap();
        replace(&folder, &second).unwrap();
        assert!(changes(&folder, &second).unwrap().is_empty());
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failing_run_leaves_the_old_tree() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("out");
        let old = [file("a.rs", "1")];
        replace(&folder, &old).unwrap();
        // A name that is a file and a folder at once cannot be written.
        let broken = [file("a.rs", "2"), file("a.rs/b.rs", "3")];
        assert!(replace(&folder, &broken).is_err());
        assert!(changes(&folder, &old).unwrap().is_empty());
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
    }
}
