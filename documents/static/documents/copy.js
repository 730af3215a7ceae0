// A click on a clause's link copies its address; without this script the link leads there.

const said = document.getElementById("said");

for (const link of document.querySelectorAll("a.copy")) link.title = "复制链接";

async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Pages served over plain http to an office network have no clipboard object.
  const field = document.createElement("textarea");
  field.className = "unseen";
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.copy");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const words = link.dataset.words || link.textContent;
  link.dataset.words = words;
  try {
    await copy(link.href);
  } catch {
    location.href = link.href;
    return;
  }
  link.textContent = "已复制";
  link.classList.add("done");
  said.textContent = "链接已复制";
  setTimeout(() => {
    link.textContent = words;
    link.classList.remove("done");
    said.textContent = "";
  }, 2000);
});
