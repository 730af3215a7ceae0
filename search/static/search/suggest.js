// A list of suggestions under the search box: the combobox pattern of the ARIA guide.
// The server sends the options as HTML; without this script the box is a plain one.

const PAUSE = 120; // milliseconds without a key

function combobox(box) {
  const form = box.form;
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "提示");
  list.hidden = true;
  form.append(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  let timer = 0;
  let asking = new AbortController();
  let shown = ""; // what the list is about
  let active = null;

  function activate(option) {
    if (active) active.setAttribute("aria-selected", "false");
    active = option;
    if (!option) {
      box.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function open() {
    list.hidden = !list.children.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
  }

  function close() {
    clearTimeout(timer);
    asking.abort();
    activate(null);
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
  }

  async function ask() {
    const typed = box.value.trim();
    asking.abort();
    if (!typed) {
      list.replaceChildren();
      shown = "";
      close();
      return;
    }
    if (typed !== shown) {
      asking = new AbortController();
      const { signal } = asking;
      try {
        const reply = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: typed })}`, { signal });
        if (!reply.ok) return;
        const options = await reply.text();
        if (signal.aborted) return;
        activate(null);
        list.innerHTML = options;
        shown = typed;
      } catch {
        return; // given up for a newer question, or no network: the box works without
      }
    }
    if (document.activeElement === box) open();
  }

  function move(step) {
    const options = [...list.children];
    const at = options.indexOf(active) + step;
    // Beyond either end the box itself is current again.
    activate(active || step > 0 ? options[at] || null : options[options.length - 1]);
  }

  box.addEventListener("input", (event) => {
    if (event.isComposing) return;
    activate(null);
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  box.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) ask();
      else move(step);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      const chosen = active;
      close();
      if (!chosen) return;
      event.preventDefault();
      location.assign(chosen.dataset.href);
    }
  });

  box.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // The box keeps the focus, so that a click arrives before the list is gone.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
}

for (const box of document.querySelectorAll("input[data-suggest]")) combobox(box);
