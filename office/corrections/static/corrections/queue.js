// Keys of the queue: what each stands for is said on the page, and by data-key in it.

const TYPING = "input, textarea, select, .scroll";
const SAME = { ArrowRight: "j" };

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
  if (event.target.closest(TYPING)) return;
  const key = SAME[event.key] || event.key.toLowerCase();
  if (!/^[a-z]$/.test(key)) return;
  const does = document.querySelector(`[data-key="${key}"]`);
  if (!does) return;
  event.preventDefault();
  does.click();
});
