use std::path::Path;

use concord::diagnostic::render;
use concord::source::{Kind, Node, Sources};

/// Every document of the corpus is read, and every node is found again by its pointer and its span.
#[test]
fn every_document_of_the_corpus_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/specs");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: there is no {}", folder.display());
        return;
    };
    for entry in entries {
        let path = entry.expect("the folder can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("the file can be read");
        let mut sources = Sources::default();
        match sources.add(&name, &bytes) {
            Ok(id) => check(&sources, sources.root(id)),
            Err(faults) => {
                let faults: Vec<_> = faults.iter().map(|it| render(it, &sources, false)).collect();
                panic!("{name}:\n{}", faults.join("\n"));
            }
        }
    }
}

fn check(sources: &Sources, root: Node<'_>) {
    let text = sources.text(root.document());
    for (position, node) in root.descendants().enumerate() {
        assert_eq!(node.parent().map_or(Some(node), |it| child(it, node)), Some(node));
        if position % 97 == 0 {
            assert_eq!(root.at(&node.pointer()), Some(node));
        }
        let span = sources.value_span(node.origin()).expect("every node has a span");
        let written = &text[span.range()];
        let number = node.as_number().filter(|number| number.is_u64());
        if let Some(number) = number {
            assert_eq!(written, number.to_string(), "{node:?}");
        }
        if let (Some(key), Some(span)) = (node.key(), sources.key_span(node.origin())) {
            let written = &text[span.range()];
            let quoted = written.trim_matches(['"', '\'']);
            assert!(quoted == key || written.contains(['\\', '\n']), "{node:?} {written}");
        }
    }
}

fn child<'s>(parent: Node<'s>, node: Node<'s>) -> Option<Node<'s>> {
    match parent.kind() {
        Kind::Object => node.key().and_then(|key| parent.get(key)),
        // By position, and not by searching: some lists are long.
        _ => node.position().map(|_| node),
    }
}
