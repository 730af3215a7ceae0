// A search that got no answer says so; the answer before it stays, and so does what was typed.

const trouble = document.getElementById("trouble");

function show(event) {
  const asked = event.detail.pathInfo?.finalRequestPath || event.detail.requestConfig?.path;
  if (!trouble || !asked) return;
  trouble.querySelector("a").href = asked;
  trouble.hidden = false;
}

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, show);
}
document.addEventListener("htmx:beforeRequest", () => {
  if (trouble) trouble.hidden = true;
});
