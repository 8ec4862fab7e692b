// The hall's board: asks the server every few seconds, shows what it says, says the new calls aloud in Chinese,
// and keeps showing the last when nobody answers. Without this file the page loads itself anew.
const ASK_EVERY = 3000;
const PATIENCE = 8000;
const FAILURES_TOLD = 2;
const RELOAD_AT_MOST_EVERY = 10 * 60 * 1000;
const SAID_KEPT = 200;

/** @typedef {{id: number, text: string}} Call */

const board = /** @type {HTMLElement} */ (document.querySelector("[data-mc-board]"));
const clock = /** @type {HTMLElement} */ (document.querySelector("[data-mc-clock]"));
const lost = /** @type {HTMLElement} */ (document.querySelector("[data-mc-lost]"));
const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-mc-voice]"));
const mute = /** @type {HTMLElement} */ (document.querySelector("[data-mc-mute]"));

let version = "";
let lastAnswer = new Date();
let failures = 0;
let isSpeaking = false;
/** @type {number[]} */ let said = [];
/** @type {number | undefined} */ let asking;

// the hall's time, whatever zone the machine behind the screen is set to
const hall = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: board.dataset.zone });
const hour = (/** @type {Date} */ at) => hall.format(at);

/** The machine's Chinese voice, mainland first; none says so on the screen. */
function voice() {
  const voices = window.speechSynthesis ? window.speechSynthesis.getVoices() : [];
  const chinese = voices.filter((one) => /^(zh|cmn)/i.test(one.lang.replace("_", "-")));
  return chinese.find((one) => /CN/i.test(one.lang)) ?? chinese[0];
}

/** Browsers speak only after somebody has touched the page once, unless they were started to. */
function tellVoice() {
  const found = voice();
  button.hidden = !found || isSpeaking;
  mute.textContent = !found ? (mute.dataset.none ?? "") : isSpeaking ? (mute.dataset.on ?? "") : "";
}

/** @param {string} text */
function say(text) {
  const found = voice();
  if (!found) return;
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.voice = found;
  spoken.lang = found.lang;
  spoken.rate = 0.9;
  spoken.onstart = () => { isSpeaking = true; tellVoice(); };
  spoken.onerror = (event) => { if (event.error === "not-allowed") { isSpeaking = false; tellVoice(); } };
  window.speechSynthesis.speak(spoken);
}

/** Each call is said twice, as in every hall; one that was said is not said again. @param {Call[]} calls */
function sayNew(calls) {
  for (const call of calls) {
    if (said.includes(call.id)) continue;
    said = [...said, call.id].slice(-SAID_KEPT);
    say(call.text);
    say(call.text);
  }
}

/** @param {string} release */
function renew(release) {
  if (release === board.dataset.release) return;
  const last = Number(window.sessionStorage.getItem("reloaded") ?? 0);
  if (Date.now() - last < RELOAD_AT_MOST_EVERY) return;
  window.sessionStorage.setItem("reloaded", String(Date.now()));
  window.location.reload();
}

async function ask() {
  window.clearTimeout(asking);
  try {
    const answer = await fetch(board.dataset.feed ?? "", {
      cache: "no-store",
      headers: version ? { "If-None-Match": `"${version}"` } : {},
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status !== 304) {
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      if (board.dataset.version !== (answer.headers.get("ETag") ?? "").replaceAll('"', "")) board.innerHTML = told.html;
      version = (answer.headers.get("ETag") ?? "").replaceAll('"', "");
      board.dataset.version = version;
      sayNew(told.calls);
      renew(told.release);
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

button.addEventListener("click", () => { isSpeaking = true; said = []; say("语音叫号已开"); tellVoice(); });
if (window.speechSynthesis) window.speechSynthesis.addEventListener("voiceschanged", tellVoice);
tellVoice();
ask();
