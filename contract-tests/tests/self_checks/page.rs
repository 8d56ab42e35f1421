//! The page of a report in a browser, where there is one: its filter, its keys, and what opens.

use std::path::PathBuf;
use std::process::Command;

use contract_tests::report::html;

use super::reports::account;

/// Browsers that show a page without a window.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Does what somebody without a mouse does, and writes down what came of it.
const VISIT: &str = r##"
const say = (...words) => document.getElementById("said").append(words.join(" "), "\n");
const press = (key) => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const at = () => document.activeElement.getAttribute("aria-label") || document.activeElement.id;
const count = () => document.getElementById("shown").textContent;
const type = (text) => { filter.value = text; filter.dispatchEvent(new Event("input")); };
const visit = [
  () => { press("/"); say("slash:", at()); },
  () => { type("CALLTOOL nobody"); say("nobody:", count()); },
  () => { type("CALLTOOL 207"); say("filter:", count()); },
  () => { press("ArrowDown"); say("down:", at()); },
  () => { press("ArrowRight"); say("right:", at()); },
  () => { document.activeElement.click(); say("enter:", dialog.open); },
  () => say("open:", document.querySelectorAll("details[open] dl dt").length > 0,
    decodeURIComponent(location.hash)),
  () => dialog.close(),
  () => say("close:", dialog.open, at()),
  () => { type(""); broken.click(); say("failed:", count()); },
];
const next = () => { const step = visit.shift(); if (step) { step(); setTimeout(next, 20); } };
next();
"##;

fn browser() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let mut known = std::env::split_paths(&folders)
        .flat_map(|folder| BROWSERS.map(|browser| folder.join(browser)));
    known.find(|path| path.is_file())
}

#[tokio::test]
async fn the_page_is_used_without_a_mouse() {
    let Some(browser) = browser() else {
        eprintln!("skipped: there is no browser here");
        return;
    };
    let account = account("[]").await;
    let page = html(&account);
    let visit = format!("<pre id=said></pre><script>{VISIT}</script></body>");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.html");
    std::fs::write(&path, page.replace("</body>", &visit)).unwrap();
    let shown = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg("--dump-dom")
        .arg(format!("file://{}", path.display()))
        .output()
        .unwrap();
    let dom = String::from_utf8(shown.stdout).unwrap();
    let (_, said) = dom.split_once("<pre id=\"said\">").expect(&dom);
    let (said, _) = said.split_once("</pre>").unwrap();
    let failed = account.records.iter().find(|one| one.verdict.is_some()).unwrap();
    let expected = [
        "slash: filter",
        "nobody: 0 of ",
        "filter: 1 of ",
        "down: callTool 207 ",
        "right: callTool 207 ",
        "enter: true",
        "open: true #mcphub/callTool/",
        "close: false callTool 207 ",
        "failed: ",
    ];
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{said}");
    for (line, start) in lines.iter().zip(expected) {
        assert!(line.starts_with(start), "no {start} in {said}");
    }
    assert!(page.contains(&failed.id.replace('<', "\\u003c")), "{}", failed.id);
}
