// Keyboard for lists: j and k move, Enter opens, x picks, / goes to the search field, ? shows the keys.
// Rows that can be walked carry data-mc-row; without this file every row is still a link with its box beside it.
const rows = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-mc-row]")]);
const isTyping = (/** @type {EventTarget | null} */ at) =>
  at instanceof HTMLElement &&
  (at.isContentEditable || (at.matches("input, textarea, select") && !at.matches("[type=checkbox], [type=radio]")));

/** @param {number} step */
function move(step) {
  const all = rows();
  if (!all.length) return;
  const now = all.findIndex((row) => row.hasAttribute("data-mc-now"));
  const next = Math.min(Math.max(now + step, 0), all.length - 1);
  all.forEach((row, i) => row.toggleAttribute("data-mc-now", i === next));
  all[next].scrollIntoView({ block: "nearest" });
  all[next].querySelector("a")?.focus();
}

function pick() {
  const box = document.querySelector('[data-mc-row][data-mc-now] input[type="checkbox"]');
  if (box instanceof HTMLInputElement) box.click();
}

document.addEventListener("keydown", (event) => {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "x") pick();
  else if (event.key === "/") {
    const search = document.querySelector("[data-mc-search]");
    if (search instanceof HTMLElement) { event.preventDefault(); search.focus(); }
  } else if (event.key === "?") {
    const keys = document.querySelector("dialog[data-mc-keys]");
    if (keys instanceof HTMLDialogElement) keys.showModal();
  }
});
