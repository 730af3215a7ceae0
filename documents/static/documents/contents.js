// The contents follow the reading position: the last heading that has reached the top is current.

const contents = document.querySelector(".toc");
const here = document.querySelector(".here");
const end = document.querySelector(".turn");
const FOLD_ABOVE = 24; // lines; longer contents show the second level where one reads
const TOP = 110; // just below where a heading lands when its line is clicked

function follow(links) {
  const targets = links.map((link) => document.getElementById(link.hash.slice(1)));
  let current = null;

  // Headings near the end can't reach the top. A clause that was linked to stands in
  // mid-window: as long as it is seen, it is what is read.
  function line() {
    if (end.getBoundingClientRect().bottom < innerHeight) return innerHeight;
    const box = here && here.getBoundingClientRect();
    return box && box.top < innerHeight && box.bottom > TOP ? Math.max(box.top, TOP) : TOP;
  }

  function settle() {
    const reading = line();
    let at = targets.findIndex((target) => target.getBoundingClientRect().top > reading);
    if (at < 0) at = targets.length;
    const link = links[Math.max(at - 1, 0)];
    if (link === current) return;
    current = link;
    for (const other of links) other.removeAttribute("aria-current");
    for (const item of contents.querySelectorAll(".open")) item.classList.remove("open");
    link.setAttribute("aria-current", "true");
    for (let item = link.closest("li"); item; item = item.parentElement.closest("li")) item.classList.add("open");
    const rail = contents.closest(".rail");
    const box = link.getBoundingClientRect();
    const frame = rail.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) rail.scrollTop += box.top - frame.top - frame.height / 3;
  }

  const edge = new IntersectionObserver(settle, { rootMargin: `-${TOP}px 0px 0px 0px` });
  for (const target of targets) edge.observe(target);
  new IntersectionObserver(settle, { threshold: [0, 1] }).observe(end);
}

if (contents) {
  const links = [...contents.querySelectorAll("a")];
  if (links.length > FOLD_ABOVE) contents.classList.add("follows");
  follow(links);
}
