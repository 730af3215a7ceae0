// Steps through the marks of what was looked for in this document, or through the repairs
// that nobody is sure of.

const found = document.getElementById("found");
const LOOKED_FOR = found && found.dataset.of === "doubts" ? '.sheet .fix[title$="请核对"]' : ".sheet mark";
const marks = [...document.querySelectorAll(LOOKED_FOR)];
const steps = document.getElementById("steps");
const said = document.getElementById("said");
let at = -1;

function go(step) {
  if (at >= 0) marks[at].classList.remove("at");
  at = (at + step + marks.length) % marks.length;
  marks[at].classList.add("at");
  marks[at].scrollIntoView({ block: "center" });
  said.textContent = `第 ${at + 1} 处，共 ${marks.length} 处`;
  found.textContent = `，第 ${at + 1} 处，共 ${marks.length} 处`;
}

if (found) {
  // Asked for from the box below or from a result: the first place is what one came for,
  // unless the address names a clause.
  const comesForMarks = marks.length && !location.hash && !document.querySelector(".here");
  found.textContent = marks.length ? `，共 ${marks.length} 处` : "，本文中没有";
  steps.hidden = !marks.length;
  if (comesForMarks && found.dataset.of !== "doubts") go(1);
  document.getElementById("before").addEventListener("click", () => go(at < 0 ? 0 : -1));
  document.getElementById("after").addEventListener("click", () => go(1));
  // As editors have it: F3 to the next, with Shift to the one before.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F3" || !marks.length) return;
    event.preventDefault();
    go(event.shiftKey ? (at < 0 ? 0 : -1) : 1);
  });
}
