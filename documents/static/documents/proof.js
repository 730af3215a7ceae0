// Where a clause comes from: in a pane beside the text where there is room, else under the
// clause. Without this script the link leads to a page of its own.

const ROOM = matchMedia("(min-width: 1081px)");
const main = document.getElementById("main");
let open = null; // { link, clause, box }

function close() {
  if (!open) return;
  const { link, clause, box } = open;
  open = null;
  // Before the tools hide again: what is hidden takes no focus.
  if (box.contains(document.activeElement)) link.focus({ preventScroll: true });
  keepingPlace(clause, () => {
    box.remove();
    main.classList.remove("proving");
    clause.classList.remove("proven");
  });
  link.setAttribute("aria-expanded", "false");
}

// The text is set anew where columns change; what is read stays where it is.
function keepingPlace(clause, change) {
  const before = clause.getBoundingClientRect().top;
  change();
  scrollBy(0, clause.getBoundingClientRect().top - before);
}

function made(html, beside) {
  const box = document.createElement(beside ? "aside" : "div");
  box.className = beside ? "pane" : "under";
  box.tabIndex = -1;
  if (beside) box.setAttribute("aria-label", "原文出处");
  const head = document.createElement("div");
  head.className = "head";
  head.innerHTML = '<h2>原文出处</h2><button type="button">关闭</button>';
  head.lastChild.addEventListener("click", close);
  box.append(head);
  box.insertAdjacentHTML("beforeend", html);
  return box;
}

export async function prove(link, clause) {
  const again = open && open.clause === clause;
  close();
  if (again) return;
  try {
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const beside = ROOM.matches && getComputedStyle(main).display === "grid";
    const box = made(await answer.text(), beside);
    close();
    keepingPlace(clause, () => {
      clause.classList.add("proven");
      main.classList.toggle("proving", beside);
      (beside ? main : clause).append(box);
    });
    link.setAttribute("aria-expanded", "true");
    open = { link, clause, box };
    box.focus({ preventScroll: beside });
  } catch {
    location.href = link.href;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
