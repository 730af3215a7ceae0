// What was looked for lately, kept in this browser and never sent. Where storage is shut,
// nothing is kept and nothing shown.

const KEY = "gazette.recent";
const AT_MOST = 8;

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}

function write(queries) {
  try {
    if (queries.length) localStorage.setItem(KEY, JSON.stringify(queries));
    else localStorage.removeItem(KEY);
  } catch {
    // shut, or full
  }
}

function remember(query) {
  const words = query.trim();
  if (words) write([words, ...read().filter((each) => each !== words)].slice(0, AT_MOST));
}

function show() {
  const queries = read();
  for (const section of document.querySelectorAll("[data-recent]")) {
    section.hidden = !queries.length;
    section.querySelector("ul").replaceChildren(
      ...queries.map((query) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = `${section.dataset.recent}?${new URLSearchParams({ q: query })}`;
        link.textContent = query;
        item.append(link);
        return item;
      }),
    );
  }
}

const box = document.getElementById("q");

// A query is worth keeping once it is sent, once one of its results is opened, or if one
// came here by it; not after every key.
if (box) {
  remember(box.defaultValue);
  box.form.addEventListener("submit", () => remember(box.value));
}
document.addEventListener("click", (event) => {
  if (event.target.closest(".result a, .named a")) remember(box.value);
  const section = event.target.closest("[data-recent]");
  if (section && event.target.closest("button")) {
    write([]);
    show();
    box.focus();
  }
});
document.addEventListener("htmx:afterSwap", show);
show();
