// What is copied goes to the clipboard as text and, where it is worth it, as HTML.

// Plain http to an office network has no clipboard object; a copy command works everywhere.
export function copy(text, html) {
  function fill(event) {
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
  }
  document.addEventListener("copy", fill);
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return done;
}

export function escaped(text) {
  const holder = document.createElement("i");
  holder.textContent = text;
  return holder.innerHTML;
}

export function linked(text, href) {
  return `<a href="${escaped(href).replace(/"/g, "&quot;")}">${escaped(text)}</a>`;
}
