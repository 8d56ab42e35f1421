"use strict";
const records = JSON.parse(document.getElementById("records").textContent);
const filter = document.getElementById("filter");
const broken = document.getElementById("broken");
const dialog = document.querySelector("dialog");
const rows = [...document.querySelectorAll("tbody tr[data-text]")];

const make = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

const titled = (into, title, text) => {
  if (!text) return;
  const part = make("div");
  part.append(make("h3", title), make("pre", text));
  into.append(part);
};

const told = (record) => {
  const whole = make("div", undefined, "told");
  if (record.verdict) whole.append(make("p", `${record.verdict}.`));
  if (record.differences && record.differences.length) {
    const list = make("dl");
    for (const one of record.differences) {
      const term = make("dt");
      term.append(make("code", one.heading));
      const sides = make("dd");
      sides.append(make("pre", one.expected, "expected"), make("pre", one.found, "found"));
      list.append(term, sides);
    }
    whole.append(list);
  }
  const pair = make("div", undefined, "pair");
  titled(pair, "request, by the document", record.request);
  titled(pair, "answer, by the document", record.answer);
  if (pair.children.length) whole.append(pair);
  titled(whole, "what our side produced", record.produced);
  titled(whole, "document", record.place);
  titled(whole, "by hand", record.curl);
  titled(whole, "this check alone", record.command);
  return whole;
};

const line = (record) => {
  const details = make("details");
  const summary = make("summary");
  const signs = { passed: "✓ ", failed: "✗ ", waived: "~ " };
  summary.append(make("span", signs[record.status] + record.status, record.status));
  summary.append(` ${record.id} `, make("small", record.kind));
  details.append(summary);
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    if (details.children.length === 1) details.append(told(record));
    history.replaceState(null, "", `#${encodeURIComponent(record.id)}`);
  });
  return details;
};

const open = (button) => {
  const order = { failed: 0, waived: 1, passed: 2 };
  const own = button.dataset.of.split(" ").map((at) => records[at]);
  own.sort((one, other) => order[one.status] - order[other.status]);
  document.getElementById("what").textContent = button.getAttribute("aria-label");
  const lines = own.map(line);
  document.getElementById("checks").replaceChildren(...lines);
  const linked = own.findIndex((record) => `#${record.id}` === linkedTo());
  if (lines.length) lines[Math.max(linked, 0)].open = true;
  dialog.showModal();
  lines[Math.max(linked, 0)]?.scrollIntoView({ block: "nearest" });
};

// The check that the address of the page names, so that one can be shown to others.
const linkedTo = () => {
  try {
    return decodeURIComponent(location.hash);
  } catch {
    return "";
  }
};

const openLinked = () => {
  const at = records.findIndex((record) => `#${record.id}` === linkedTo());
  const cell = at >= 0 && rows.flatMap((row) => [...row.querySelectorAll("td button")])
    .find((button) => button.dataset.of.split(" ").includes(String(at)));
  if (!cell) return;
  cell.focus();
  if (!dialog.open) open(cell);
};

const show = () => {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    const isOf = words.every((word) => row.dataset.text.includes(word));
    const isWanted = !broken.checked || row.querySelector("button.failed");
    row.hidden = !(isOf && isWanted);
    if (!row.hidden) count += 1;
  }
  for (const body of document.querySelectorAll("tbody")) {
    body.hidden = !body.querySelector("tr[data-text]:not([hidden])");
    // The name of an operation stands in the first of its rows that is shown.
    let before;
    for (const row of body.querySelectorAll("tr[data-text]:not([hidden])")) {
      const name = row.querySelector("th").textContent;
      row.classList.toggle("next", name === before);
      before = name;
    }
  }
  document.getElementById("shown").textContent = `${count} of ${rows.length} rows`;
};

const move = (from, [down, right]) => {
  const shown = rows.filter((row) => !row.hidden);
  let row = shown.indexOf(from.closest("tr"));
  let cell = from.closest("td").cellIndex;
  for (;;) {
    row += down;
    cell += right;
    const next = shown[row] && shown[row].cells[cell];
    if (!next) return;
    const button = next.querySelector("button");
    if (button) return button.focus();
  }
};

const ways = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== filter && !dialog.open) {
    event.preventDefault();
    filter.focus();
  } else if (ways[event.key] && event.target.matches("td button")) {
    event.preventDefault();
    move(event.target, ways[event.key]);
  } else if (event.key === "ArrowDown" && event.target === filter) {
    event.preventDefault();
    document.querySelector("tbody:not([hidden]) tr:not([hidden]) td button")?.focus();
  }
});
document.querySelector("table").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) open(button);
});
document.querySelector("form[role=search]").addEventListener("submit", (event) => event.preventDefault());
filter.addEventListener("input", show);
broken.addEventListener("change", show);
dialog.addEventListener("close", () => history.replaceState(null, "", location.pathname));
document.getElementById("others")?.addEventListener("click", () => {
  broken.checked = true;
  show();
  document.querySelector("tbody:not([hidden]) button.failed")?.focus();
});
window.addEventListener("hashchange", openLinked);
show();
openLinked();
