// Tools beside each clause: copy its link, its citation, its text. Without this script the
// link beside it leads to the clause's own page, which has them too.

import { copy, escaped, linked } from "./clipboard.js";
import { prove } from "./proof.js";

const said = document.getElementById("said");
const sheet = document.querySelector(".sheet");
const TOLD_FOR = 2000; // ms
const GAP = 8; // px between selected text, its tools and the window's edge

function tell(button, words) {
  const before = button.dataset.words || button.textContent;
  button.dataset.words = before;
  button.textContent = "已复制";
  button.classList.add("done");
  said.textContent = words;
  setTimeout(() => {
    button.textContent = before;
    button.classList.remove("done");
    said.textContent = "";
  }, TOLD_FOR);
}

// ---- what a clause is called ----------------------------------------------------

const linkOf = (clause) => clause.querySelector("a.copy").href;
const cellsOf = (row) => [...row.cells].map((cell) => cell.textContent).join("\t");

function textOf(clause) {
  const table = clause.querySelector(":scope > .scroll > table");
  return table ? [...table.rows].map(cellsOf).join("\n") : clause.firstElementChild.textContent;
}

function citationOf(clause) {
  const attachment = "plain" in clause.dataset ? "" : clause.closest(".part").dataset.cited;
  return sheet.dataset.cited + attachment + clause.dataset.at;
}

function cite(clause) {
  const citation = citationOf(clause);
  return copy(`${citation}\n${linkOf(clause)}`, linked(citation, linkOf(clause)));
}

function quote(clause, text) {
  const citation = citationOf(clause);
  const source = `——${citation}`;
  const html = `<blockquote><p>${escaped(text)}</p><p>——${linked(citation, linkOf(clause))}</p></blockquote>`;
  return copy(`${text}\n${source}\n${linkOf(clause)}`, html);
}

// ---- beside each clause ---------------------------------------------------------

const ACTIONS = [
  ["引用", "引用已复制", cite],
  ["复制条文", "本条条文已复制", (clause) => copy(textOf(clause))],
];

function equip(clause) {
  if (!clause || clause.dataset.equipped) return;
  clause.dataset.equipped = "true";
  const link = clause.querySelector("a.copy");
  link.title = "复制链接";
  const tools = document.createElement("span");
  tools.className = "tools";
  link.replaceWith(tools);
  tools.append(link);
  for (const [name, words, act] of ACTIONS) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => act(clause) && tell(button, words));
    tools.append(button);
  }
  const source = document.createElement("a");
  source.className = "proves";
  source.href = `${link.href}source/`;
  source.textContent = "出处";
  tools.append(source);
  tools.append(...further(clause));
  // One tab stop a clause; arrow keys lead from tool to tool (ARIA's toolbar pattern).
  tools.setAttribute("role", "toolbar");
  tools.setAttribute("aria-label", "本条工具");
  tools.setAttribute("aria-orientation", "vertical");
  for (const tool of [...tools.children].slice(1)) tool.tabIndex = -1;
  tools.addEventListener("keydown", walk);
}

// What readers report and editors correct has pages of its own, whose addresses the sheet knows.
function further(clause) {
  const links = [];
  if (sheet.dataset.reports) links.push(toPage(`${sheet.dataset.reports}${clause.id}/`, "纠错"));
  if (sheet.dataset.corrects) {
    const link = toPage(`${sheet.dataset.corrects}${clause.id}/`, "更正");
    link.addEventListener("click", (event) => mend(event, link, clause));
    links.push(link);
  }
  return links;
}

function toPage(href, words) {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = words;
  link.rel = "nofollow";
  return link;
}

// The form comes under its clause; where that fails, the link leads to its page.
function mend(event, link, clause) {
  if (!window.htmx || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const old = document.getElementById("mending");
  if (old) old.remove();
  window.htmx
    .ajax("GET", link.href, { target: clause, swap: "beforeend" })
    .then(() => clause.querySelector("#mending textarea").focus())
    .catch(() => location.assign(link.href));
}

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function walk(event) {
  const step = STEPS[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation(); // ← and → turn to another document elsewhere
  const tools = [...event.currentTarget.children];
  const at = tools.indexOf(document.activeElement);
  tools[(at + step + tools.length) % tools.length].focus();
}

document.addEventListener("pointerover", (event) => equip(event.target.closest && event.target.closest(".clause[data-at]")));
document.addEventListener("focusin", (event) => {
  const link = event.target.closest("a.copy");
  if (!link || link.closest(".tools")) return;
  equip(link.closest(".clause"));
  link.focus();
});

// Where nothing hovers, a tap on a clause shows its tools, and another one hides them.
document.addEventListener("click", (event) => {
  const clause = event.target.closest(".clause[data-at]");
  if (!clause || event.target.closest("a, button, .fix, .under, .mending") || !getSelection().isCollapsed) return;
  for (const other of document.querySelectorAll(".held")) if (other !== clause) other.classList.remove("held");
  clause.classList.toggle("held");
});

// A repaired character tells where it comes from, too: a touch can't rest on it.
document.addEventListener("click", (event) => {
  const fix = event.target.closest(".clause .fix");
  if (!fix || fix.closest(".proof") || !getSelection().isCollapsed) return;
  const clause = fix.closest(".clause");
  equip(clause);
  prove(clause.querySelector(".proves"), clause);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.copy, a.proves");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (link.classList.contains("proves")) {
    event.preventDefault();
    prove(link, document.getElementById(link.dataset.clause) || link.closest(".clause"));
  } else if (copy(link.href)) {
    event.preventDefault();
    tell(link, "链接已复制");
  }
});

for (const button of document.querySelectorAll("button.take")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const href = new URL(button.dataset.href, location.href).href;
    const citation = button.dataset.citation;
    if (!citation) return copy(href) && tell(button, "链接已复制");
    return copy(`${citation}\n${href}`, linked(citation, href)) && tell(button, "引用已复制");
  });
}

// ---- for selected text -----------------------------------------------------------

const bar = document.createElement("div");
bar.className = "selected";
bar.hidden = true;
bar.setAttribute("role", "group");
bar.setAttribute("aria-label", "选中的文字");
document.body.append(bar);

let chosen = null;

function offer(name, words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the selection
  button.addEventListener("click", () => chosen && act(chosen) && tell(button, words));
  bar.append(button);
}

offer("复制文字和引用", "文字和引用已复制", ({ clause, text }) => quote(clause, text));
offer("复制引用", "引用已复制", ({ clause }) => cite(clause));
offer("复制链接", "链接已复制", ({ clause }) => copy(linkOf(clause)));

// The text as it stands in its clauses, without the tools beside them.
function selectedText(range) {
  const clauses = [...sheet.querySelectorAll(".clause[data-at]")].filter((clause) => range.intersectsNode(clause.firstElementChild));
  const texts = clauses.map((clause) => {
    const part = document.createRange();
    part.selectNodeContents(clause.firstElementChild);
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
    return part.toString();
  });
  return clauses.length && texts.join("").trim() ? { clause: clauses[0], text: texts.join("\n").trim() } : null;
}

const within = (at, most) => Math.min(Math.max(GAP, at), most);

function settle() {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  chosen = range && sheet.contains(range.commonAncestorContainer) ? selectedText(range) : null;
  bar.hidden = !chosen;
  if (!chosen) return;
  const box = range.getBoundingClientRect();
  const above = box.top - bar.offsetHeight - GAP;
  const top = within(above < GAP ? box.bottom + GAP : above, innerHeight - bar.offsetHeight - GAP);
  const left = within(box.left, innerWidth - bar.offsetWidth - GAP);
  bar.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

document.addEventListener("selectionchange", () => {
  if (getSelection().isCollapsed) bar.hidden = true;
});
document.addEventListener("pointerup", () => setTimeout(settle));
document.addEventListener("keyup", (event) => (event.shiftKey || event.key === "Shift") && settle());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") bar.hidden = true;
});
addEventListener("scroll", () => (bar.hidden = true), { passive: true });
