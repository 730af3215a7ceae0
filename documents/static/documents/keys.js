// ← and → lead to the neighbours that the page names: the issue or document before and after.

const TYPING = "input, textarea, select, [contenteditable], .scroll"; // a wide table scrolls
const LINKS = { ArrowLeft: "a[rel=prev]", ArrowRight: "a[rel=next]" };

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest(TYPING)) return;
  const link = LINKS[event.key] && document.querySelector(LINKS[event.key]);
  if (link) link.click();
});
