// The hall screen: turns its pages, asks the server every few seconds, and keeps turning when nobody answers.
// Two timers in all, and one section for each page, used again for days: nothing here grows.
// Without this file the page turns by itself with a meta refresh.
import { keepAsking } from "../ui/feed.js";

const ASK_EVERY = 5000;

/** @typedef {{key: string, seconds: number, version: string, html: string}} Scene */

const screen = /** @type {HTMLElement} */ (document.querySelector("[data-mc-screen]"));
const nothing = /** @type {HTMLElement} */ (document.querySelector(".nothing"));

/** @type {number | undefined} */ let turning;

const sections = () => /** @type {HTMLElement[]} */ ([...screen.children]);
const shown = () => sections().findIndex((section) => !section.hidden);

/** @param {number} place */
function show(place) {
  const all = sections();
  window.clearTimeout(turning);
  nothing.hidden = all.length > 0;
  if (!all.length) return;
  const next = all[place % all.length];
  for (const section of all) section.hidden = section !== next;
  turning = window.setTimeout(() => show(shown() + 1), 1000 * Number(next.dataset.seconds));
}

/** Only pages that differ are drawn anew; the one being read stays where it is. @param {Scene[]} scenes */
function take(scenes) {
  const before = Math.max(shown(), 0);
  const wanted = new Set(scenes.map((scene) => scene.key));
  for (const section of sections()) if (!wanted.has(section.id)) section.remove();
  scenes.forEach((scene, place) => {
    let section = document.getElementById(scene.key);
    if (!section) {
      section = document.createElement("section");
      section.id = scene.key;
      section.className = "scene";
      section.hidden = true;
    }
    if (section.dataset.version !== scene.version) section.innerHTML = scene.html;
    section.dataset.version = scene.version;
    section.dataset.seconds = String(scene.seconds);
    if (screen.children[place] !== section) screen.insertBefore(section, screen.children[place] ?? null);
  });
  if (shown() < 0 || turning === undefined) show(before);
}

show(Math.max(shown(), 0));
keepAsking({
  page: screen,
  every: ASK_EVERY,
  first: ASK_EVERY,
  version: screen.dataset.version,
  take: (told) => take(told.scenes),
});
