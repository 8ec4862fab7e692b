// The hall screen: turns its pages, asks the server every few seconds, and keeps turning when nobody answers.
// Two timers in all, and one section for each page, used again for days: nothing here grows.
// Without this file the page turns by itself with a meta refresh.
const ASK_EVERY = 5000;
const PATIENCE = 8000;
const FAILURES_TOLD = 2;
const RELOAD_AT_MOST_EVERY = 10 * 60 * 1000;

/** @typedef {{key: string, seconds: number, version: string, html: string}} Scene */

const screen = /** @type {HTMLElement} */ (document.querySelector("[data-mc-screen]"));
const clock = /** @type {HTMLElement} */ (document.querySelector("[data-mc-clock]"));
const lost = /** @type {HTMLElement} */ (document.querySelector("[data-mc-lost]"));
const nothing = /** @type {HTMLElement} */ (document.querySelector(".nothing"));

let version = screen.dataset.version ?? "";
let lastAnswer = new Date();
let failures = 0;
/** @type {number | undefined} */ let turning;
/** @type {number | undefined} */ let asking;

const sections = () => /** @type {HTMLElement[]} */ ([...screen.children]);
const shown = () => sections().findIndex((section) => !section.hidden);
// the hall's time, whatever zone the machine behind the screen is set to
const hall = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: screen.dataset.zone });
const hour = (/** @type {Date} */ at) => hall.format(at);

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

/** @param {string} release */
function renew(release) {
  if (release === screen.dataset.release) return;
  const last = Number(window.sessionStorage.getItem("reloaded") ?? 0);
  if (Date.now() - last < RELOAD_AT_MOST_EVERY) return;
  window.sessionStorage.setItem("reloaded", String(Date.now()));
  window.location.reload();
}

async function ask() {
  window.clearTimeout(asking);
  try {
    const answer = await fetch(screen.dataset.feed ?? "", {
      cache: "no-store",
      headers: { "If-None-Match": `"${version}"` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status !== 304) {
      if (!answer.ok) throw new Error(String(answer.status));
      const said = await answer.json();
      version = (answer.headers.get("ETag") ?? "").replaceAll('"', "");
      take(said.scenes);
      renew(said.release);
    }
    failures = 0;
    lastAnswer = new Date();
  } catch {
    failures += 1;
  }
  lost.hidden = failures < FAILURES_TOLD;
  if (!lost.hidden) lost.textContent = (lost.dataset.said ?? "").replace("{time}", hour(lastAnswer));
  clock.textContent = hour(new Date());
  asking = window.setTimeout(ask, ASK_EVERY);
}

show(Math.max(shown(), 0));
asking = window.setTimeout(ask, ASK_EVERY);
