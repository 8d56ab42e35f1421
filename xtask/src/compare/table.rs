//! The figures as a person reads them.

use std::fmt::Write;

use super::Sides;
use super::crates::Compiled;
use super::peers::{OAS3_GEN, OPENAPI_TO_RUST};
use super::program::{Built, Programs};
use super::report::{Report, Row, ratios};
use super::usage::Usage;

/// How many lines a crate of the other has at least, for a ratio to say something of one document.
const LARGE: usize = 5_000;

const MIB: f64 = 1_048_576.0;

/// The name of a figure, and where it is.
type Figure<From, To> = (&'static str, fn(&From) -> To);

/// One document, as it is measured.
pub(super) fn line(row: &Row) -> String {
    let generated = row.generation.ours.map_or_else(
        || "refused".to_owned(),
        |usage| format!("generated in {:.2} s", usage.seconds),
    );
    let compiled = match (&row.ours, &row.theirs) {
        (Some(ours), Some(theirs)) => format!(
            "{} lines of {}, {:.1} s of {:.1} s, {:.0} MiB of {:.0} MiB",
            ours.lines,
            theirs.lines,
            ours.usage.seconds,
            theirs.usage.seconds,
            mib(ours),
            mib(theirs)
        ),
        (None, Some(_)) => "ours does not compile".to_owned(),
        (_, None) => "nothing to compare with".to_owned(),
    };
    format!("{}: {generated}; {compiled}", row.document)
}

/// The tables in Markdown.
pub(super) fn markdown(report: &Report) -> String {
    let machine = &report.machine;
    let mut text = format!(
        "# Compared\n\nWritten by `cargo xtask compare` on {}: {}, {} cores; {}; {} {}, {} {}.\n",
        machine.date,
        machine.processor,
        machine.cores,
        machine.rustc,
        OPENAPI_TO_RUST.name,
        OPENAPI_TO_RUST.version,
        OAS3_GEN.name,
        OAS3_GEN.version
    );
    text.push_str(&compilation(&report.documents));
    text.push_str(&programs(&report.documents));
    text.push_str(&generation(&report.documents));
    text
}

/// The programs of one call; nothing where none was built.
fn programs(rows: &[Row]) -> String {
    let built: Vec<_> = rows.iter().filter_map(|row| Some((row, row.programs.as_ref()?))).collect();
    if built.is_empty() {
        return String::new();
    }
    let mut text = String::from(
        "\n## A program of one call\n\n`cargo build --release` of the generated client and of a program that \
         calls one function of it, with everything else built before. Each cell is ours, theirs and the \
         ratio.\n\n| document | function | seconds | ratio | of all processors | ratio | MiB of rustc | ratio | \
         KiB of the program | ratio |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for (row, Programs { function, ours, theirs }) in built {
        let pair = |figure: fn(&Built) -> f64, digits: usize| {
            let (ours, theirs) = (figure(ours), figure(theirs));
            format!("{ours:.digits$} / {theirs:.digits$} | {:.2}", ours / theirs)
        };
        let _ = writeln!(
            text,
            "| {} | `{function}` | {} | {} | {} | {} |",
            row.document,
            pair(|built| built.usage.seconds, 1),
            pair(|built| built.usage.cpu_seconds, 1),
            pair(|built| bytes(built.usage.peak) / MIB, 0),
            pair(|built| bytes(built.bytes) / 1024.0, 0),
        );
    }
    text
}

fn compilation(rows: &[Row]) -> String {
    let compared: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((row, row.sides?, row.ours.as_ref()?, row.theirs.as_ref()?)))
        .collect();
    let mut text = format!(
        "\n## Compiling\n\nClient and server, or clients alone where that of {} is all that compiles. \
         Lines are those of the files that the compiler reads; seconds are those of `cargo check` of \
         the crate alone, with its dependencies compiled before, one job, not incremental (wall clock, \
         and in brackets all processors); memory is the peak of rustc. Each cell is ours, theirs and the \
         ratio.\n\n| document | sides | lines | ratio | seconds | ratio | MiB | ratio |\n\
         |---|---|--:|--:|--:|--:|--:|--:|\n",
        OPENAPI_TO_RUST.name
    );
    for (row, sides, ours, theirs) in &compared {
        let sides = match sides {
            Sides::Both => "both",
            Sides::Client => "client",
        };
        let (mine, other) = (&ours.usage, &theirs.usage);
        let _ = writeln!(
            text,
            "| {} | {sides} | {} / {} | {:.2} | {:.2} / {:.2} ({:.2} / {:.2}) | {:.2} | {:.0} / {:.0} | {:.2} |",
            row.document,
            ours.lines,
            theirs.lines,
            lines(ours) / lines(theirs),
            mine.seconds,
            other.seconds,
            mine.cpu_seconds,
            other.cpu_seconds,
            mine.seconds / other.seconds,
            mib(ours),
            mib(theirs),
            mib(ours) / mib(theirs)
        );
    }
    let _ = writeln!(
        text,
        "\n| {} documents | median | sum | worst of more than {LARGE} lines |\n|---|--:|--:|--:|",
        compared.len()
    );
    let figures: [Figure<Compiled, f64>; 4] = [
        ("lines", lines),
        ("seconds", |one| one.usage.seconds),
        ("seconds of all processors", |one| one.usage.cpu_seconds),
        ("memory", mib),
    ];
    for (name, figure) in figures {
        let pairs: Vec<_> =
            compared.iter().map(|(_, _, ours, theirs)| (figure(ours), figure(theirs))).collect();
        let large: Vec<_> = compared
            .iter()
            .filter(|(_, _, _, theirs)| theirs.lines > LARGE)
            .map(|(_, _, ours, theirs)| (figure(ours), figure(theirs)))
            .collect();
        let worst = ratios(&large).map_or_else(String::new, |one| format!("{:.2}", one.worst));
        if let Some(all) = ratios(&pairs) {
            let _ = writeln!(text, "| {name} | {:.2} | {:.2} | {worst} |", all.median, all.sum);
        }
    }
    text
}

fn generation(rows: &[Row]) -> String {
    let mut text = format!(
        "\n## Generating\n\nBest of three, each a process of its own, from the file to the files: ours writes \
         client, server and examples, {} client and server (a client where it refuses the server), {} a client.\n\n\
         | document | ours s | {} s | {} s | ours MiB | {} MiB | {} MiB |\n|---|--:|--:|--:|--:|--:|--:|\n",
        OPENAPI_TO_RUST.name,
        OAS3_GEN.name,
        OPENAPI_TO_RUST.name,
        OAS3_GEN.name,
        OPENAPI_TO_RUST.name,
        OAS3_GEN.name
    );
    let seconds = |usage: Option<Usage>| cell(usage.map(|usage| usage.seconds), 3);
    let memory = |usage: Option<Usage>| cell(usage.map(|usage| bytes(usage.peak) / MIB), 0);
    for row in rows {
        let one = &row.generation;
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} |",
            row.document,
            seconds(one.ours),
            seconds(one.openapi_to_rust),
            seconds(one.oas3_gen),
            memory(one.ours),
            memory(one.openapi_to_rust),
            memory(one.oas3_gen)
        );
    }
    text.push_str("\n| against | documents | seconds | ours | theirs | ratio of the sums | median |\n|---|--:|---|--:|--:|--:|--:|\n");
    let peers: [Figure<Row, Option<Usage>>; 2] = [
        (OPENAPI_TO_RUST.name, |row| row.generation.openapi_to_rust),
        (OAS3_GEN.name, |row| row.generation.oas3_gen),
    ];
    let clocks: [Figure<Usage, f64>; 2] =
        [("by the clock", |usage| usage.seconds), ("of all processors", |usage| usage.cpu_seconds)];
    for ((name, peer), (clock, seconds)) in
        peers.into_iter().flat_map(|peer| clocks.map(|clock| (peer, clock)))
    {
        let pairs: Vec<_> = rows
            .iter()
            .filter_map(|row| Some((seconds(&row.generation.ours?), seconds(&peer(row)?))))
            .collect();
        let Some(all) = ratios(&pairs) else { continue };
        let _ = writeln!(
            text,
            "| {name} | {} | {clock} | {:.2} | {:.2} | {:.2} | {:.2} |",
            pairs.len(),
            pairs.iter().map(|pair| pair.0).sum::<f64>(),
            pairs.iter().map(|pair| pair.1).sum::<f64>(),
            all.sum,
            all.median
        );
    }
    text
}

fn cell(figure: Option<f64>, digits: usize) -> String {
    figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.digits$}"))
}

fn lines(one: &Compiled) -> f64 {
    bytes(one.lines as u64)
}

fn mib(one: &Compiled) -> f64 {
    bytes(one.usage.peak) / MIB
}

#[expect(clippy::cast_precision_loss, reason = "no figure here comes near to 2^52")]
fn bytes(count: u64) -> f64 {
    count as f64
}
