// Draft and source light each other up: a value in the draft marks its passage, a passage marks its value.
// n and p walk the list like j and k; x ticks the place one stands on. Without this file all of it are links.
const pane = document.querySelector("[data-source]");
const values = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-value]")]);
const passages = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-at]")]);
const isWide = () => matchMedia("(min-width: 48.01rem)").matches;

/** Scroll only the pane of the source, so that the draft stays where it is. @param {Element | undefined} at */
function show(at) {
  if (!(pane instanceof HTMLElement) || !at || !isWide()) return;
  const place = at.getBoundingClientRect(), frame = pane.getBoundingClientRect();
  const isInside = place.top >= Math.max(frame.top, 0) && place.bottom <= Math.min(frame.bottom, innerHeight);
  if (!isInside) pane.scrollTop += place.top - frame.top - frame.height / 3;
}

/** Mark one value and the passages it was read from. @param {string} id */
function light(id) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  document.getElementById(id)?.classList.add("lit");
  const read = passages.filter((one) => (one.dataset.at ?? "").split(" ").includes(id));
  for (const one of read) one.classList.add("lit");
  show(read[0]);
}

/** Mark a place of the list: a repair, a flag, a doubt. @param {string} id */
function point(id) {
  if (id.startsWith("at-")) return light(id.replace(/^at/, "val"));
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const place = document.getElementById(id);
  if (!place || !pane?.contains(place)) return undefined;
  place.classList.add("lit");
  for (const one of document.querySelectorAll(`[data-mend="${CSS.escape(id)}"]`)) one.classList.add("lit");
  return show(place);
}

/** What an element of the page is about. @param {EventTarget | null} target */
function follow(target) {
  if (!(target instanceof Element)) return;
  const value = target.closest("[data-value]"), step = target.closest("[data-step] a[href^='#']");
  const passage = target.closest("[data-at]");
  if (value) light(value.id);
  else if (step instanceof HTMLAnchorElement) point(step.hash.slice(1));
  else if (passage instanceof HTMLAnchorElement) light(passage.hash.slice(1));
}

function arrived() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id.startsWith("val-")) light(id);
  else if (id) point(id);
  const isSource = Boolean(pane && (id === "source" || document.getElementById(id)?.closest(".beside")));
  for (const tab of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".sides-nav a"))) {
    if ((tab.hash === "#source") === isSource) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

/** Press a key of the list that keys.js knows. @param {string} key */
const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key }));

let ticked = "";
function tick() {
  const row = document.querySelector("[data-step][data-mc-now]");
  if (!(row instanceof HTMLElement)) return;
  ticked = row.dataset.step ?? "";
  row.querySelector("form")?.requestSubmit();
}

document.addEventListener("focusin", (event) => follow(event.target));
document.addEventListener("click", (event) => follow(event.target));
addEventListener("hashchange", arrived);
document.addEventListener("keydown", (event) => {
  const at = event.target;
  const isTyping = at instanceof HTMLElement && ["INPUT", "TEXTAREA", "SELECT"].includes(at.tagName);
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") press("j");
  else if (event.key === "p") press("k");
  else if (event.key === "x") tick();
});
document.addEventListener("htmx:afterSettle", () => {
  const rows = [...document.querySelectorAll("[data-step]")];
  const now = rows.findIndex((row) => row instanceof HTMLElement && row.dataset.step === ticked);
  if (now < 0) return;
  ticked = "";
  rows[now].toggleAttribute("data-mc-now", true);
  press("j");
});
arrived();
