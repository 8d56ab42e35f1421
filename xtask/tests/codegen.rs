//! The command as a person meets it: what it prints, how it ends, and what it leaves on disk.
#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A copy of the project's documents with its generated crate, to make mistakes in.
struct Workspace(tempfile::TempDir);

impl Workspace {
    fn new() -> Self {
        let workspace = Self(tempfile::tempdir().unwrap());
        let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
        copy(&specs, &workspace.path("specs"));
        assert!(workspace.codegen(&[]).status.success());
        workspace
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    fn codegen(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["codegen", "--root"])
            .arg(self.0.path())
            .args(arguments)
            .output()
            .unwrap()
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.path(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// How many folders of unfinished runs there are.
    fn leftovers(&self) -> usize {
        let entries = fs::read_dir(self.0.path()).unwrap().flatten();
        entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(".gen")).count()
    }

    /// Every file of the generated crate.
    fn generated(&self) -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        let mut waiting = vec![self.path("generated")];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    waiting.push(path);
                } else {
                    let text = fs::read_to_string(&path).unwrap();
                    files.insert(path, text);
                }
            }
        }
        files
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A mistake, and what is said about it.
struct Mistake {
    name: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    says: &'static [&'static str],
}

const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "a dialect without a document",
        file: "specs/dialects.yaml",
        from: "    document: mcphub/openapi.yaml\n",
        to: "    parts: {}\n",
        says: &["error[E0", "`mcphub` has to have either a `document` or `parts`"],
    },
    Mistake {
        name: "a dialect of one document and of several",
        file: "specs/dialects.yaml",
        from: "    document: mcphub/openapi.yaml\n",
        to: "    document: mcphub/openapi.yaml\n    parts: { http: { document: mcphub/openapi.yaml } }\n",
        says: &["`mcphub` has to have either a `document` or `parts`"],
    },
    Mistake {
        name: "YAML that does not parse",
        file: "specs/mcphub/openapi.yaml",
        from: "info:\n",
        to: "info: [\n",
        says: &["error[E0101]", "--> specs/mcphub/openapi.yaml:"],
    },
    Mistake {
        name: "a key that is there twice",
        file: "specs/smithery/openapi.yaml",
        from: "paths:\n",
        to: "paths: {}\npaths:\n",
        says: &[
            "error[E0103]: `paths` is there twice",
            "specs/smithery/openapi.yaml:",
            "first here",
        ],
    },
    Mistake {
        name: "a reference to nothing",
        file: "specs/cognipeer/openapi.yaml",
        from: "#/components/schemas/ToolStatus'",
        to: "#/components/schemas/ToolStatsu'",
        says: &[
            "error[E0201]",
            "--> specs/cognipeer/openapi.yaml:27:19",
            "did you mean `#/components/schemas/ToolStatus`?",
        ],
    },
    Mistake {
        name: "Swagger 2.0",
        file: "specs/agentflow/openapi.yaml",
        from: "openapi: 3.2.0",
        to: "swagger: '2.0'",
        says: &["error[E0302]", "--> specs/agentflow/openapi.yaml:1:10", "swagger2openapi"],
    },
    Mistake {
        name: "an example that its schema refuses",
        file: "specs/mcphub/openapi.yaml",
        from: "toolName: amap-maps_weather",
        to: "toolName: 7",
        says: &[
            "error[E0601]: this is not of type string",
            "--> specs/mcphub/openapi.yaml:58:29",
            "the schema it has to fit",
        ],
    },
    Mistake {
        name: "an OpenRPC pairing that its schema refuses",
        file: "specs/merge/openrpc.yaml",
        from: "value: linear__list_issue_statuses",
        to: "value: 7",
        says: &["error[E0601]: this is not of type string", "--> specs/merge/openrpc.yaml:"],
    },
    Mistake {
        name: "a document that is not there",
        file: "specs/dialects.yaml",
        from: "document: merge/openrpc.yaml",
        to: "document: merge/missing.yaml",
        says: &["error[E0115]: cannot read specs/merge/missing.yaml", "--> specs/dialects.yaml:"],
    },
    Mistake {
        name: "a field of the configuration that does not exist",
        file: "specs/dialects.yaml",
        from: "document: merge",
        to: "documnt: merge",
        says: &[
            "error[E0902]",
            "unknown field `documnt`",
            "--> specs/dialects.yaml:",
            "did you mean `document`?",
        ],
    },
    Mistake {
        name: "a rename of nothing",
        file: "specs/dialects.yaml",
        from: "tools/call: callTool",
        to: "tools/cal: callTool",
        says: &["error[E0902]", "--> specs/dialects.yaml:", "did you mean `tools/call`?"],
    },
    Mistake {
        name: "a name that is no name of a type",
        file: "specs/dialects.yaml",
        from: "        tools/call: callTool",
        to: "        tools/call: callTool\n      types: { Nothing: Something }",
        says: &["error[E0902]: the document has no schema `Nothing`", "--> specs/dialects.yaml:"],
    },
    Mistake {
        name: "a selector of nothing",
        file: "specs/dialects.yaml",
        from: "    document: cognipeer/openapi.yaml",
        to: "    document: cognipeer/openapi.yaml\n    operations: [listTool]",
        says: &[
            "error[E0902]: `listTool` selects no operation of the document",
            "--> specs/dialects.yaml:",
            "did you mean `listTools`?",
        ],
    },
    Mistake {
        name: "an allowance that nothing needs",
        file: "specs/dialects.yaml",
        from: "    document: cognipeer/openapi.yaml",
        to: "    document: cognipeer/openapi.yaml\n    allow: [{ code: E0402, at: /components/schemas, reason: None. }]",
        says: &[
            "error[E0902]: nothing at `/components/schemas` is refused with E0402",
            "--> specs/dialects.yaml:",
        ],
    },
    Mistake {
        name: "an overlay that is not there",
        file: "specs/dialects.yaml",
        from: "    document: cognipeer/openapi.yaml",
        to: "    document: cognipeer/openapi.yaml\n    overlay: cognipeer/overlay.yaml",
        says: &[
            "error[E0115]: cannot read the overlay specs/cognipeer/overlay.yaml",
            "--> specs/dialects.yaml:",
        ],
    },
    Mistake {
        name: "settings of a dialect beside its parts",
        file: "specs/dialects.yaml",
        from: "    document: mcphub/openapi.yaml\n",
        to: "    operations: [callTool]\n    parts: { http: { document: mcphub/openapi.yaml } }\n",
        says: &["`mcphub` has to have either a `document` or `parts`"],
    },
    Mistake {
        name: "a place that no parameter can stand in",
        file: "specs/cognipeer/openapi.yaml",
        from: "in: query",
        to: "in: qery",
        says: &["error[E0306]", "--> specs/cognipeer/openapi.yaml:23:15", "did you mean `query`?"],
    },
    Mistake {
        name: "a security scheme that is not declared",
        file: "specs/cognipeer/openapi.yaml",
        from: "- bearerAuth: []",
        to: "- beareAuth: []",
        says: &["error[E0801]", "--> specs/cognipeer/openapi.yaml:"],
    },
    Mistake {
        name: "a path parameter that nothing describes",
        file: "specs/mcphub/openapi.yaml",
        from: "/api/tools/call/{server}:",
        to: "/api/tools/call/{server}/{other}:",
        says: &["error[E0502]: no parameter describes `{other}`", "--> specs/mcphub/openapi.yaml:"],
    },
    Mistake {
        name: "two operations with one id",
        file: "specs/cognipeer/openapi.yaml",
        from: "operationId: getTool",
        to: "operationId: listTools",
        says: &["error[E0504]", "--> specs/cognipeer/openapi.yaml:"],
    },
    Mistake {
        name: "a type that is none",
        file: "specs/cognipeer/openapi.yaml",
        from: "type: integer",
        to: "type: intger",
        says: &[
            "error[E0306]: this is not the name of a JSON type",
            "--> specs/cognipeer/openapi.yaml:",
        ],
    },
    Mistake {
        name: "a schema that no value fits",
        file: "specs/cognipeer/openapi.yaml",
        from: "          minimum: 0",
        to: "          allOf: [{ type: string }]",
        says: &[
            "error[E0401]: no value is both",
            "what it conflicts with",
            "--> specs/cognipeer/openapi.yaml:",
        ],
    },
    Mistake {
        name: "a union whose branches look alike",
        file: "specs/mcphub/openapi.yaml",
        from: "          const: text
        text:
          description: The text itself.
          type: string
      required:
        - type
        - text
",
        to: "      required:
        - type
",
        says: &["error[E0402]", "--> specs/mcphub/openapi.yaml:"],
    },
];

#[test]
fn each_mistake_is_located_and_changes_nothing() {
    for mistake in MISTAKES {
        let workspace = Workspace::new();
        let before = workspace.generated();
        workspace.edit(mistake.file, mistake.from, mistake.to);
        let output = workspace.codegen(&[]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{}: {said}", mistake.name);
        for expected in mistake.says {
            assert!(said.contains(expected), "{}: expected {expected:?} in\n{said}", mistake.name);
        }
        assert!(said.contains("nothing was written"), "{}: {said}", mistake.name);
        assert_eq!(workspace.generated(), before, "{}", mistake.name);
    }
}

#[test]
fn what_can_be_lived_with_is_warned_of() {
    let workspace = Workspace::new();
    workspace.edit("specs/cognipeer/openapi.yaml", "summary: List tools", "sumary: List tools");
    let output = workspace.codegen(&[]);
    let said = stderr(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("warning[E0303]: there is no field `sumary` here"), "{said}");
    assert!(said.contains("did you mean `summary`?"), "{said}");
}

#[test]
fn an_unknown_dialect_gets_the_nearest_name() {
    let workspace = Workspace::new();
    let output = workspace.codegen(&["smithry"]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("error[E0901]: there is no dialect `smithry`"), "{said}");
    assert!(said.contains("did you mean `smithery`?"), "{said}");
}

#[test]
fn all_faults_of_all_documents_are_shown_in_one_run() {
    let workspace = Workspace::new();
    workspace.edit("specs/mcphub/openapi.yaml", "toolName: amap-maps_weather", "toolName: 7");
    workspace.edit("specs/cognipeer/openapi.yaml", "in: query", "in: qery");
    let said = stderr(&workspace.codegen(&[]));
    assert!(said.contains("E0601") && said.contains("E0306"), "{said}");
    assert!(said.contains("2 errors; nothing was written"), "{said}");
}

#[test]
fn a_stale_tree_is_shown_as_a_diff_with_the_command_to_run() {
    let workspace = Workspace::new();
    assert_eq!(workspace.codegen(&["--check"]).status.code(), Some(0));
    workspace.edit("generated/src/merge/client.rs", "tools/call", "tools/cal");
    fs::write(workspace.path("generated/src/left.rs"), "stray\n").unwrap();
    let before = workspace.generated();
    let output = workspace.codegen(&["--check"]);
    assert_eq!(output.status.code(), Some(1));
    let diff = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(diff.contains("--- generated/src/merge/client.rs"), "{diff}");
    assert!(diff.contains("-    /// The method `tools/cal`."), "{diff}");
    assert!(diff.contains("-stray"), "{diff}");
    assert!(stderr(&output).contains("run `cargo xtask codegen`"));
    assert_eq!(workspace.generated(), before);
    assert_eq!(workspace.codegen(&["--check", "smithery"]).status.code(), Some(0));
    assert!(workspace.codegen(&[]).status.success());
    assert_eq!(workspace.codegen(&["--check"]).status.code(), Some(0));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(contents(&Workspace::new()), contents(&Workspace::new()));
}

fn contents(workspace: &Workspace) -> Vec<String> {
    workspace.generated().into_values().collect()
}

#[test]
fn a_run_that_is_killed_leaves_a_whole_tree() {
    let workspace = Workspace::new();
    let old = workspace.generated();
    workspace.edit("specs/merge/openrpc.yaml", "title: Merge", "title: Changed Merge");
    let specs_changed = workspace.path("specs/merge/openrpc.yaml");
    let changed = fs::read_to_string(&specs_changed).unwrap();
    assert!(workspace.codegen(&[]).status.success());
    let new = workspace.generated();
    assert_ne!(old, new);
    for delay in 0..40 {
        // Back to the old tree, then a run that is killed somewhere on its way to the new one.
        fs::write(&specs_changed, changed.replace("Changed Merge", "Merge")).unwrap();
        assert!(workspace.codegen(&[]).status.success());
        fs::write(&specs_changed, &changed).unwrap();
        let mut run = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["codegen", "--root"])
            .arg(workspace.0.path())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(delay * 3));
        run.kill().unwrap();
        run.wait().unwrap();
        let found = workspace.generated();
        assert!(found == old || found == new, "a mixed tree after {} ms", delay * 3);
    }
}

/// Writes files into a folder.
fn files(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
}

const PETS: &str = r#"
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: { "200": { description: All., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
  /stores: { get: { operationId: listStores, responses: { "204": { description: None. } } } }
components: { schemas: { Pet: { type: object, properties: { seen: { type: string, format: date-time } } }, Other: { type: object } } }
"#;

#[test]
fn a_document_of_others_is_configured_by_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let configuration =
        "names: { types: { Pet: Animal } }\nformats: { date-time: off }\noverlay: overlay.yaml\n";
    let overlay = "overlay: 1.1.0\ninfo: { title: x, version: x }\nactions: [{ target: $.info.title, update: Cats }]\n";
    let second = "overlay: 1.0.0\ninfo: { title: x, version: x }\nactions: [{ target: $.nothing, remove: true }]\n";
    files(
        folder.path(),
        &[
            ("pets.yaml", PETS),
            ("pets.config.yaml", configuration),
            ("overlay.yaml", overlay),
            ("second.yaml", second),
        ],
    );
    let run = |arguments: &[&str]| {
        let xtask = Path::new(env!("CARGO_BIN_EXE_xtask"));
        Command::new(xtask).current_dir(folder.path()).args(arguments).output().unwrap()
    };
    let changes =
        ["--only", "tag:pets", "--config", "pets.config.yaml", "--overlay", "second.yaml"];
    let written = ["codegen", "--spec", "pets.yaml", "--out", "out"];
    let output = run(&[written.as_slice(), &changes].concat());
    let said = stderr(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("warning[E0904]: the target selects nothing"), "{said}");
    assert!(said.contains("--> second.yaml:3:21"), "{said}");
    let text = |name: &str| fs::read_to_string(folder.path().join("out/src").join(name)).unwrap();
    assert!(text("lib.rs").starts_with("//! Cats, version 1."), "{}", text("lib.rs"));
    let types = text("types.rs");
    assert!(types.contains("pub struct Animal {") && !types.contains("Other"), "{types}");
    assert!(types.contains("pub seen: Option<String>,"), "{types}");
    assert!(!text("operations.rs").contains("listStores"));

    let output = run(&[["inspect", "pets.yaml"].as_slice(), &changes].concat());
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(output.status.success() && said.ends_with("\n1 operation\n"), "{said}");
    let output = run(&["inspect", "pets.yaml", "--only", "tag:pet"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean `tag:pets`?"), "{}", stderr(&output));
    let output = run(&["inspect", "smithery", "--only", "tag:pet"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("options are for a document of its own"));
}

#[test]
fn a_dialect_is_generated_in_part_and_with_what_its_document_gets_wrong() {
    let workspace = Workspace::new();
    let configured = "    document: cognipeer/openapi.yaml\n    operations: [listTools]\n    overlay: cognipeer/overlay.yaml";
    workspace.edit("specs/dialects.yaml", "    document: cognipeer/openapi.yaml", configured);
    let overlay = "overlay: 1.1.0\ninfo: { title: x, version: x }\nactions: [{ target: $.info.title, update: Cats }]\n";
    fs::write(workspace.path("specs/cognipeer/overlay.yaml"), overlay).unwrap();
    let output = workspace.codegen(&[]);
    assert!(output.status.success(), "{}", stderr(&output));
    let text = fs::read_to_string(workspace.path("generated/src/cognipeer/operations.rs")).unwrap();
    assert!(text.contains("//! The operations of Cats"), "{text}");
    assert!(text.contains("\"listTools\"") && !text.contains("\"getTool\""), "{text}");
}

#[test]
fn a_run_with_nothing_to_do_does_nothing_and_a_check_checks_all_the_same() {
    let workspace = Workspace::new();
    let is_skipped = || stderr(&workspace.codegen(&[])) == "generated/ is up to date\n";
    assert!(is_skipped());
    // What is generated, what it is generated from, how, and with what else.
    let edits = [
        ("generated/src/smithery/client.rs", "impl Client", "impl  Client"),
        ("specs/smithery/openapi.yaml", "description: ", "description: A new text. "),
        ("specs/dialects.yaml", "\n", "\n# Nothing.\n"),
    ];
    for (file, from, to) in edits {
        workspace.edit(file, from, to);
        assert!(!is_skipped(), "{file}");
        assert!(is_skipped(), "{file}");
    }
    fs::write(workspace.path("generated/src/stray.rs"), "").unwrap();
    assert!(!is_skipped());
    assert!(is_skipped());
    // Only what looks at nothing says so.
    assert_eq!(stderr(&workspace.codegen(&["--check"])), "");
}

#[test]
fn two_runs_at_once_leave_a_whole_tree() {
    let workspace = Workspace::new();
    workspace.edit("specs/merge/openrpc.yaml", "title: Merge", "title: Changed Merge");
    let runs = std::thread::scope(|scope| {
        let runs = [(); 3].map(|()| scope.spawn(|| workspace.codegen(&[])));
        runs.map(|run| run.join().unwrap())
    });
    for run in runs {
        assert!(run.status.success(), "{}", stderr(&run));
    }
    assert!(workspace.codegen(&["--check"]).status.success());
    assert_eq!(workspace.leftovers(), 0);
}

/// The disk is full for every file beyond some kilobytes.
#[cfg(unix)]
#[test]
fn a_full_disk_is_told_of_and_changes_nothing() {
    let workspace = Workspace::new();
    let old = workspace.generated();
    workspace.edit("specs/merge/openrpc.yaml", "title: Merge", "title: Changed Merge");
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" codegen --root \"$1\""])
        .arg(env!("CARGO_BIN_EXE_xtask"))
        .arg(workspace.0.path())
        .output()
        .unwrap();
    let told = stderr(&output);
    assert!(!output.status.success() && told.contains("cannot write"), "{told}");
    assert_eq!(workspace.generated(), old);
    assert_eq!(workspace.leftovers(), 0);
}

/// Whoever may write everywhere, as root may, has no such folder.
#[cfg(unix)]
#[test]
fn a_folder_that_is_read_only_is_told_of_and_changes_nothing() {
    use std::os::unix::fs::PermissionsExt;

    let workspace = Workspace::new();
    let old = workspace.generated();
    workspace.edit("specs/merge/openrpc.yaml", "title: Merge", "title: Changed Merge");
    let set = |mode| fs::set_permissions(workspace.path(""), fs::Permissions::from_mode(mode));
    set(0o555).unwrap();
    let is_kept = fs::write(workspace.path("probe"), "").is_err();
    let output = workspace.codegen(&[]);
    set(0o755).unwrap();
    if is_kept {
        let told = stderr(&output);
        assert!(!output.status.success() && told.contains("Permission denied"), "{told}");
        assert_eq!(workspace.generated(), old);
    }
}

/// What nobody may write to, whoever runs this: a folder in a file, and where there is one, in the
/// system's own.
#[test]
fn a_place_without_room_for_a_folder_is_told_of_and_changes_nothing() {
    let workspace = Workspace::new();
    let file = workspace.path("file");
    fs::write(&file, "kept").unwrap();
    let places =
        [file.clone(), file.join("out"), file.join("out/below"), "/proc/concord/out".into()];
    for place in places {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["codegen", "--spec"])
            .arg(workspace.path("specs/mcphub/openapi.yaml"))
            .arg("--out")
            .arg(&place)
            .output()
            .unwrap();
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{}: {told}", place.display());
        assert!(told.contains("error: cannot"), "{}: {told}", place.display());
        assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
        assert_eq!(workspace.leftovers(), 0);
    }
}
